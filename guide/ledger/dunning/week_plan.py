"""The plan of the week: whom to write to, which day, in which order; at most ten a day, the rest after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from guide.ledger.dunning.followed_ledger import FollowedLedger
from guide.ledger.receivables.next_action import ORDER, RANK, NextAction, NextStep
from guide.ledger.receivables.receivables import DebtorView
from guide.values.dates import ONE_DAY
from guide.values.working_days import working_day

#: What one person gets done in a day, by our own estimate.
A_DAY = 10
DAYS = 5


@dataclass(frozen=True)
class Task:
    """One customer to deal with. `last`: the last letter, call or promise noted of it."""

    view: DebtorView
    decision: NextStep
    last: date | None

    @property
    def action(self) -> NextAction:
        """The step, once what it waits for is over."""
        return self.decision.then or self.decision.action


@dataclass(frozen=True)
class Week:
    """`days`: the working days that have tasks; `later`: what the week has no room for, in order; `waiting`: customers
    to leave alone for now, the first to come back first."""

    days: tuple[tuple[date, tuple[Task, ...]], ...]
    later: tuple[Task, ...]
    waiting: tuple[Task, ...]


def _queue(tracking: FollowedLedger) -> tuple[list[Task], list[Task]]:
    """Every customer who is late or undated, the most pressing first; those who wait, the first to come back first."""
    ready: list[Task] = []
    waiting: list[Task] = []
    for view in tracking.debtors:
        if view.open <= 0:
            continue
        decision = tracking.decision(view)
        if decision.action is not NextAction.ATTENDRE_ECHEANCE:
            ready.append(Task(view, decision, tracking.last_contact(view.number)))
        elif decision.wait is not None:
            waiting.append(Task(view, decision, tracking.last_contact(view.number)))
    return sorted(ready, key=_urgency), sorted(waiting, key=lambda t: (_until(t), _urgency(t)))


def week(tracking: FollowedLedger, only: Iterable[NextAction] = ORDER) -> Week:
    """The five working days from the day of the tracking on. `only`: the actions wanted."""
    wanted = set(only)
    ready, waiting = ([task for task in tasks if task.action in wanted] for tasks in _queue(tracking))
    days: list[tuple[date, tuple[Task, ...]]] = []
    day = tracking.on
    for _ in range(DAYS):
        day = working_day(day)
        back = [task for task in waiting if _until(task) <= day]
        if back:
            waiting = waiting[len(back) :]
            ready = sorted([*ready, *back], key=_urgency)
        if ready:
            days.append((day, tuple(ready[:A_DAY])))
            ready = ready[A_DAY:]
        day += ONE_DAY
    return Week(tuple(days), tuple(ready), tuple(waiting))


def _until(task: Task) -> date:
    """Without a day: never by itself."""
    return task.decision.until or date.max


def _urgency(task: Task) -> tuple[bool, int, date, int, str]:
    """Those of whom the BODACC published something first, for a claim not declared in time is lost; then by action, then
    the nearest limitation where it presses, then the largest sum."""
    presses = task.action is NextAction.ACTE_INTERRUPTIF
    deadline = task.view.deadline if presses and task.view.deadline else date.max
    return not task.decision.insolvent, RANK[task.action], deadline, -task.view.overdue, task.view.name
