"""Who pays late as a rule: the customers whose paid invoices were the latest, to ask a deposit of next time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.ledger.habits import ENOUGH, Habit

if TYPE_CHECKING:
    from guide.ledger.ledger import Ledger


@dataclass(frozen=True)
class LatePayer:
    """`overdue`: what is late today, in cents."""

    number: int
    name: str
    habit: Habit
    overdue: int


def late_payers(ledger: Ledger, most: int) -> tuple[LatePayer, ...]:
    """The `most` customers who are late the longest on average, of those with enough paid invoices; worst first."""
    import numpy as np

    held = ledger.figures.habits
    counted = held.invoices >= ENOUGH
    mean = np.where(counted, held.days_late / np.maximum(held.invoices, 1), 0.0)
    order = np.lexsort((np.arange(len(mean)), -held.late, -mean))
    found = []
    for number in order[:most].tolist():
        habit = held.of(number)
        if habit is None or not habit.late:
            continue
        overdue = int(ledger.ageing.debtor_overdue[number])
        found.append(LatePayer(number, ledger.debtor_names[number], habit, overdue))
    return tuple(found)
