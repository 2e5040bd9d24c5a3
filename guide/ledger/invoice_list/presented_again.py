"""Payments that failed and were presented again: the first of them is owed no more once one of as much is paid."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.columns.status_words import PaymentState, is_failed
from guide.ledger.columns.typed_table import TypedTable, payments_of
from guide.ledger.source.source_files import Field


def presented_again(
    sheet: TypedTable, amount: NDArray[np.int64], issued: NDArray[np.datetime64], open_rows: NDArray[np.bool_]
) -> list[tuple[int, NDArray[np.bool_]]]:
    """The status, and the open rows of payments that failed, not numbered as invoices, where one of as much was paid later:
    by the same customer, or by whoever where none is named."""
    statuses = sheet.codes(Field.STATUS)
    if statuses is None or (Field.NUMBER in sheet.place and Sense.INVOICE in senses(sheet.header(Field.NUMBER))):
        return []
    rows = open_rows & statuses.where([is_failed(value) for value in statuses.values])
    customers = sheet.codes(Field.DEBTOR) or sheet.codes(Field.DEBTOR_ID)
    if not rows.any():
        return []
    if customers is not None:
        paid = statuses.where([state is PaymentState.PAID for state in payments_of(sheet, Field.STATUS)])
        rows &= _paid_later(customers.index.astype(np.int64) * (np.abs(amount).max() + 1) + amount, issued, paid)
    return [(sheet.place[Field.STATUS], rows)] if rows.any() else []


def _paid_later(alike: NDArray[np.int64], issued: NDArray[np.datetime64], paid: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The rows after which, or on no known day, one alike is paid."""
    days = issued.astype(np.int64)
    unknown = np.isnat(issued)
    groups, group = np.unique(alike, return_inverse=True)
    never = np.iinfo(np.int64).min
    last = np.full(len(groups), never)
    np.maximum.at(last, group[paid], np.where(unknown, np.iinfo(np.int64).max, days)[paid])
    later: NDArray[np.bool_] = (last[group] > never) & (unknown | (last[group] >= days))
    return later
