"""Promises and plans held against what an export shows paid: kept, broken, still running, or not to be told yet.

What was paid since a pledge is what was owed then less what is left of those very items: a newer invoice counts for
nothing. A payment is therefore seen whatever the software calls it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate

from guide.ledger.dunning.notes import Followed, InstalmentPlan, Promise

#: What is left, in cents, of the items that stood in the export of a day.
Left = Callable[[date], int]


class PromiseState(StrEnum):
    KEPT = "tenue"
    BROKEN = "non_tenue"
    RUNNING = "en_cours"
    #: It fell due after the export's day: the export cannot tell.
    UNSEEN = "a_verifier"


@dataclass(frozen=True)
class Pledge:
    """To pay `amount` (None: all that was late) by `due`. Of a plan: its first instalment missed, else the next one."""

    made: date
    due: date
    amount: int | None
    verdict: PromiseState
    by_plan: bool = False


def pledges(followed: Followed, left: Left, as_of: date, on: date) -> tuple[Pledge, ...]:
    """Those made by `on`, oldest first, seen in an export of `as_of`."""
    promised = [Pledge(p.made, p.due, p.amount, verdict(p, left, as_of, on)) for p in followed.promised if p.made <= on]
    if followed.plan is not None and followed.plan.parts:
        by_plan = _of_plan(followed.plan, left, as_of, on)
        promised += [by_plan] if by_plan.made <= on else []
    return tuple(sorted(promised, key=lambda pledge: pledge.made))


def last_standing(pledges: tuple[Pledge, ...]) -> Pledge | None:
    """The last word of the customer: one that was kept says nothing of what is still owed."""
    standing = [pledge for pledge in pledges if pledge.verdict is not PromiseState.KEPT]
    return standing[-1] if standing else None


def verdict(promise: Promise, left: Left, as_of: date, on: date) -> PromiseState:
    """What the export of `as_of` says on `on`; what an earlier export said stands."""
    if promise.kept is not None and promise.judged is not None and promise.judged <= as_of:
        return PromiseState.KEPT if promise.kept else PromiseState.BROKEN
    if promise.base.open - left(promise.base.on) >= promise.expected:
        return PromiseState.KEPT
    return _late(promise.due, as_of, on)


def _late(due: date, as_of: date, on: date) -> PromiseState:
    if due < as_of:
        return PromiseState.BROKEN
    return PromiseState.UNSEEN if due < on else PromiseState.RUNNING


def _of_plan(plan: InstalmentPlan, left: Left, as_of: date, on: date) -> Pledge:
    """The instalment that says where a plan of some stands."""
    parts = sorted(plan.parts, key=lambda part: part.on)
    made, paid = min(plan.noted, parts[0].on), plan.base.open - left(plan.base.on)
    owed = accumulate(part.amount for part in parts)
    unpaid = [(part, _late(part.on, as_of, on)) for part, sum_ in zip(parts, owed, strict=True) if sum_ > paid]
    for wanted in (PromiseState.BROKEN, PromiseState.RUNNING, PromiseState.UNSEEN):
        for part, state in unpaid:
            if state is wanted:
                return Pledge(made, part.on, part.amount, state, by_plan=True)
    return Pledge(made, parts[-1].on, parts[-1].amount, PromiseState.KEPT, by_plan=True)
