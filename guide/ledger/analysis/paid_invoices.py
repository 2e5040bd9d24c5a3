"""Which invoices were paid in full, and when: from the lettering of a FEC, or the dates of payment of a list."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from guide.ledger.analysis.formulas import Missing
from guide.ledger.receivables.ageing import due_dates, euro_balances
from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.entries import ALONE, Mark, summed


@dataclass(frozen=True, eq=False)
class Paid:
    """Invoices of which nothing is left at the day, one row each: where they stand in the entries, the day of their last payment,
    and the days past due then (negative: early). `estimated`: the due date is. `missing`: why none is known."""

    at: NDArray[np.int64]
    debtor: NDArray[np.int32]
    amount: NDArray[np.int64]
    issued: NDArray[np.datetime64]
    on: NDArray[np.datetime64]
    late: NDArray[np.int64]
    due_known: NDArray[np.bool_]
    estimated: NDArray[np.bool_]
    #: What completed it is a payment, not a credit note.
    by_payment: NDArray[np.bool_]
    missing: Missing | None

    def __len__(self) -> int:
        return len(self.at)


def paid(ledger: Ledger) -> Paid:
    """The invoices in euros that nothing is left of at the day, with the day of their last payment."""
    entries = ledger.entries
    both = zip(_lettered(ledger), _listed(ledger), strict=True)
    at, on, by_payment = (np.concatenate(columns) for columns in both)
    part = entries.only(at)
    due, estimated = due_dates(part, ledger.options.delai)
    known = ~np.isnat(due)
    late = np.where(known, (on - np.where(known, due, on)).astype(np.int64), 0)
    missing = None if len(at) else _missing(ledger)
    return Paid(at, part.debtor, part.amount, part.issued, on, late, known, estimated, by_payment, missing)


def _missing(ledger: Ledger) -> Missing:
    if ledger.is_fec:
        return Missing.NO_LETTERING
    return Missing.NOTHING_PAID if ledger.entries.settled is not None else Missing.NO_PAYMENT_DATES


#: Places in the entries, the day of payment of each, whether it is one.
_Payments: TypeAlias = tuple[NDArray[np.int64], NDArray[np.datetime64], NDArray[np.bool_]]
_NONE: _Payments = np.zeros(0, dtype=np.int64), np.zeros(0, dtype="datetime64[D]"), np.zeros(0, dtype=np.bool_)


def _listed(ledger: Ledger) -> _Payments:
    """Invoices of a list with a day of payment, and nothing left."""
    entries = ledger.entries
    if entries.settled is None:
        return _NONE
    are_paid = (entries.amount > 0) & (entries.left == 0)
    are_paid &= entries.settled <= np.datetime64(ledger.as_of, "D")
    are_paid &= ~(entries.entered > np.datetime64(ledger.as_of, "D"))
    if entries.currency is not None:
        are_paid &= entries.currency == 0
    at = np.flatnonzero(are_paid)
    return at, entries.settled[at], np.ones(len(at), dtype=np.bool_)


def _lettered(ledger: Ledger) -> _Payments:
    """Sales of the lettered groups that balance: each is paid by the payment that covers it, the oldest due first.

    Inside a group debits and credits have the same sum, so the running sums of all the groups, one after the other,
    meet at the end of each: one search gives the credit that completes each debit.
    """
    entries = ledger.entries
    if entries.group is None:
        return _NONE
    weight = euro_balances(entries, ledger.as_of)
    rows = np.flatnonzero((entries.group != ALONE) & (weight != 0))
    rows = rows[summed(entries.group[rows], weight[rows])[entries.group[rows]] == 0]
    debit, credit = rows[weight[rows] > 0], rows[weight[rows] < 0]
    due, _ = due_dates(entries.only(debit), ledger.options.delai)
    debit = debit[np.lexsort((debit, due, entries.group[debit]))]
    credit = credit[np.lexsort((credit, entries.entered[credit], entries.group[credit]))]
    if not len(debit):
        return _NONE
    by = credit[np.searchsorted(np.cumsum(-weight[credit]), np.cumsum(weight[debit]), side="left")]
    marks = entries.marks
    are_sales = ((marks[debit] & Mark.SALE) != 0) & ((marks[debit] & Mark.OPENING) == 0)
    return debit[are_sales], entries.entered[by[are_sales]], (marks[by[are_sales]] & Mark.SALE) == 0
