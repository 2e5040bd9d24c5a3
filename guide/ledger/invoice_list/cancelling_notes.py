"""Credit notes of the very amount of an invoice of their customer, where one of the two is closed and the other counts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.doubts import answering
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.invoice_list.row_kinds import CREDIT_NOTES
from guide.ledger.source.source_files import Field


def with_cancelling_notes(
    sheet: TypedTable, amount: NDArray[np.int64], still: NDArray[np.int64], ignored: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """What is left of each row, such credit notes counted or not as the person said. A credit note that is said paid may
    cancel an invoice that is said open; one that is open may cancel an invoice that is said cancelled."""
    notes = (amount < 0) & ~ignored
    if not notes.any() or Field.LEFT in sheet.place or Field.DEBTOR not in sheet.place:
        return still
    customer = sheet.columns.codes(sheet.place[Field.DEBTOR]).index
    closed = _of_same_sum(customer, amount, notes & (still == 0), ~ignored & (amount > 0) & (still == amount))
    counted = _of_same_sum(customer, amount, notes & (still < 0), ignored & (amount > 0))
    rows = closed | counted
    answer = sheet.answer(CREDIT_NOTES)
    if not rows.any():
        return still
    if answer == "deduire":
        return np.where(closed, amount, still)
    if answer == "laisser":
        return np.where(counted, 0, still)
    if answer is None:
        sheet.doubts.add(
            "Un avoir a le montant d'une facture du même client, et l'un des deux seulement est clos.",
            [
                answering(CREDIT_NOTES, "deduire", "l'avoir reste à déduire", "--avoirs deduire"),
                answering(CREDIT_NOTES, "laisser", "l'avoir ne compte plus", "--avoirs laisser"),
            ],
            sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL, Field.STATUS),
            rows.nonzero()[0].tolist(),
        )
    return still


def _of_same_sum(
    customer: NDArray[np.int32], amount: NDArray[np.int64], notes: NDArray[np.bool_], invoices: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """The notes whose customer has one of these invoices of their amount."""
    out = np.zeros(len(amount), dtype=np.bool_)
    if not notes.any() or not invoices.any():
        return out
    known = set(zip(customer[invoices].tolist(), amount[invoices].tolist(), strict=True))
    rows = np.flatnonzero(notes)
    out[rows] = [
        (who, -cents) in known for who, cents in zip(customer[rows].tolist(), amount[rows].tolist(), strict=True)
    ]
    return out
