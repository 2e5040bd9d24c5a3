"""What was kept back of payments, bank charges, a commission or a discount: told by a column that is all that payments leave."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.doubts import answering
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.columns.typed_table import TypedTable, column_amounts
from guide.ledger.invoice_list.deduction_headers import DEDUCTIONS, NOTHING, is_means, takes_off
from guide.ledger.invoice_list.other_payers import amounts_beside, together
from guide.ledger.invoice_list.payment_contradictions import sampled
from guide.ledger.source.source_files import Field

#: Taken off where a payment leaves just as much, and nowhere else.
WHERE_LEFT = "soldees"
#: Another part of the price, or a payment that is to come.
_NO_CHARGE = frozenset(
    (Sense.VAT, Sense.HT, Sense.DUE, Sense.TO_PAY, Sense.EXPECTED, Sense.SHARE, Sense.LEFT, Sense.PAID)
)


def kept_back(sheet: TypedTable, amount: NDArray[np.int64], paid: NDArray[np.int64]) -> Mapping[int, NDArray[np.int64]]:
    """Of each such column, its amounts: on every row where a payment leaves something, all that it leaves."""
    begun = (paid > 0) & (paid < amount) & sheet.names_customer()
    if not begun.any():
        return {}
    names = sheet.table.names
    columns = [
        c
        for c in amounts_beside(sheet)
        if not (takes_off(names[c]) or is_means(names[c]) or senses(names[c]) & _NO_CHARGE)
    ]
    read = column_amounts(sheet.table, columns) if columns else {}
    return {
        column: each.cents
        for column, each in read.items()
        if not each.bad.any()
        and (each.cents[begun] > 0).any()
        and np.array_equal(each.cents[begun & (each.cents != 0)], (amount - paid)[begun & (each.cents != 0)])
    }


def asks_kept_back(sheet: TypedTable, amount: NDArray[np.int64], paid: NDArray[np.int64]) -> None:
    """A doubt about the first of these columns: whether it is owed all the same."""
    for column, cents in kept_back(sheet, amount, paid).items():
        name = sheet.table.names[column]
        sheet.doubts.add(
            f"« {name} » est tout ce qui reste de factures payées : est-ce encore dû ?",
            [
                answering(DEDUCTIONS, WHERE_LEFT, "rien n'est plus dû de ces factures", f"--{DEDUCTIONS} {WHERE_LEFT}"),
                together(f"« {name} » est déduit de toutes les factures"),
                answering(DEDUCTIONS, NOTHING, "c'est encore dû", f"--{DEDUCTIONS} {NOTHING}"),
            ],
            sampled(sheet, column, sheet.place[Field.PAID]),
            np.flatnonzero((cents > 0) & (paid > 0)).tolist(),
        )
        return
