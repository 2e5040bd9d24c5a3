"""What each customer usually does: how late its paid invoices were."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from guide.ledger.analysis.paid_invoices import Paid
from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.entries import summed

#: Paid invoices under which a habit is not told.
ENOUGH = 3


@dataclass(frozen=True)
class Habit:
    """Of `invoices` paid in full: the mean of the days late (an early payment counts 0), how many were late, the
    longest, the mean of the days from the invoice to its payment. `estimated`: due dates are."""

    invoices: int
    days_late: Fraction
    late: int
    longest: int
    days_to_pay: Fraction
    estimated: bool

    @property
    def share_late(self) -> Fraction:
        return Fraction(self.late, self.invoices)


@dataclass(frozen=True, eq=False)
class Habits:
    """By debtor number, sums over its paid invoices whose due date is known."""

    invoices: NDArray[np.int64]
    days_late: NDArray[np.int64]
    late: NDArray[np.int64]
    longest: NDArray[np.int64]
    days_to_pay: NDArray[np.int64]
    estimated: NDArray[np.bool_]

    def of(self, debtor: int) -> Habit | None:
        """None: not enough history."""
        count = int(self.invoices[debtor])
        if count < ENOUGH:
            return None
        return Habit(
            count,
            Fraction(int(self.days_late[debtor]), count),
            int(self.late[debtor]),
            int(self.longest[debtor]),
            Fraction(int(self.days_to_pay[debtor]), count),
            bool(self.estimated[debtor]),
        )


def habits(paid: Paid, debtors: int) -> Habits:
    are_dated = paid.due_known & paid.by_payment & ~np.isnat(paid.issued)
    who, late = paid.debtor[are_dated], np.maximum(paid.late[are_dated], 0)
    to_pay = np.maximum((paid.on[are_dated] - paid.issued[are_dated]).astype(np.int64), 0)
    longest, estimated = np.zeros(debtors, dtype=np.int64), np.zeros(debtors, dtype=np.bool_)
    np.maximum.at(longest, who, late)
    estimated[who[paid.estimated[are_dated]]] = True
    invoices, tardy = (np.bincount(each, minlength=debtors) for each in (who, who[late > 0]))
    return Habits(invoices, summed(who, late, debtors), tardy, longest, summed(who, to_pay, debtors), estimated)


@dataclass(frozen=True)
class LatePayer:
    """`overdue`: what is late today, in cents."""

    number: int
    name: str
    habit: Habit
    overdue: int


def late_payers(habits: Habits, ledger: Ledger, most: int) -> tuple[LatePayer, ...]:
    """The `most` customers who are late the longest on average, of those with enough paid invoices; worst first."""
    counted = habits.invoices >= ENOUGH
    mean = np.where(counted, habits.days_late / np.maximum(habits.invoices, 1), 0.0)
    order = np.lexsort((np.arange(len(mean)), -habits.late, -mean))
    payers = []
    for number in order[:most].tolist():
        habit = habits.of(number)
        if habit is None or not habit.late:
            continue
        overdue = int(ledger.ageing.debtor_overdue[number])
        payers.append(LatePayer(number, ledger.debtor_names[number], habit, overdue))
    return tuple(payers)
