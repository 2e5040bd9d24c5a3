"""Final invoices beside the deposit invoices of their customer: written net of these deposits, or of the whole price."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.doubts import answering
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.invoice_list.deduction_headers import DEDUCTIONS, NOTHING, TOGETHER
from guide.ledger.invoice_list.row_kinds import labels_of
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import Codes
from guide.values.accents import folded

_DEPOSIT = re.compile(r"\b(?:acomptes?|arrhes|deposit|down ?payment)\b")
_FINAL = re.compile(r"^\W*(?:factures? )?(?:de |du )?(?:soldes?|finale?|decompte general|dgd|balance|final invoice)\b")


def less_deposits(
    sheet: TypedTable, amount: NDArray[np.int64], still: NDArray[np.int64], ignored: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """What is left of each row, less the deposits of the same customer where the person said that they are in the final
    invoice; asked where an open one is above them, unless a column says what is left or paid."""
    customers = sheet.codes(Field.DEBTOR)
    if customers is None or {Field.LEFT, Field.PAID} & sheet.place.keys() or sheet.answer(DEDUCTIONS) == NOTHING:
        return still
    typed = sheet.codes(Field.TYPE)
    for kinds in (*((typed,) if typed else ()), *map(sheet.anywhere, labels_of(sheet))):
        deposits = _rows(kinds, _DEPOSIT) & ~ignored & (amount > 0)
        finals = _rows(kinds, _FINAL) & ~ignored & (still > 0) & ~deposits
        if not deposits.any() or not finals.any():
            continue
        off = np.zeros(len(customers.values), dtype=np.int64)
        np.add.at(off, customers.index[deposits], amount[deposits])
        _, first = np.unique(np.where(finals, customers.index, -1), return_index=True)
        finals &= np.isin(np.arange(len(still)), first) & (off[customers.index] > 0) & (still > off[customers.index])
        if not finals.any():
            continue
        if sheet.answer(DEDUCTIONS) == TOGETHER:
            return np.where(finals, still - off[customers.index], still)
        sheet.doubts.add(
            "Une facture de solde suit un acompte du même client : est-elle du prix entier, ou l'acompte en est-il déjà déduit ?",
            [
                answering(DEDUCTIONS, TOGETHER, "l'acompte est encore à déduire", f"--{DEDUCTIONS} {TOGETHER}"),
                answering(DEDUCTIONS, NOTHING, "il en est déjà déduit", f"--{DEDUCTIONS} {NOTHING}"),
            ],
            sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TYPE, Field.TOTAL),
            (finals | deposits).nonzero()[0].tolist(),
        )
        return still
    return still


def _rows(kinds: Codes, words: re.Pattern[str]) -> NDArray[np.bool_]:
    return kinds.where([bool(words.search(folded(value))) for value in kinds.values])
