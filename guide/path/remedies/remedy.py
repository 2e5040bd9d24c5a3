"""A remedy and its conditions, each answered yes, no or unknown; so a remedy is open, closed or not settled.

Any condition that fails closes it, with all the reasons; else any unknown one leaves it unsettled, with the facts
that are missing; else it is open.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from guide.path.facts.situation import Situation
from guide.path.facts.words import Words, say
from guide.path.remedies import costs, lawyers
from guide.path.remedies.cost_parts import Cost, total
from guide.path.remedies.durations import NO_DELAY, Delays

Test: TypeAlias = Callable[[Situation], bool | None]
Said: TypeAlias = Words[Situation]


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    UNSETTLED = "unsettled"


@dataclass(frozen=True)
class Condition:
    """`otherwise` is the sentence shown when it fails; `needs`, the facts of the dossier that would settle it."""

    id: str
    test: Test
    otherwise: Said
    reference: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remedy:
    """A route. `note` is what the person must know to rely on it (a decree to come, a figure to check)."""

    id: str
    title: str
    why: Said
    references: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()
    #: Before whom, or who does it.
    court: Said = ""
    #: What it costs, part by part; nothing by default: it is free.
    parts: costs.PartsOf = lambda situation: ()
    lawyer: lawyers.LawyerOf = lambda situation: lawyers.Lawyer(lawyers.Need.NON)
    by: Callable[[Situation], date | None] = lambda situation: None
    #: The order of magnitude that no text fixes; the delays of the law that bound it.
    duration: str | None = None
    delays: Delays = NO_DELAY
    #: A way to be paid, set beside the others. What only secures, waits or reports is not one.
    compared: bool = False
    #: Agreed with the debtor, without a judge or an act of a commissaire.
    amicable: bool = False
    documents: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    #: Those of its letters that are not written for this client or this debt.
    unsuited: Callable[[Situation], frozenset[str]] = lambda situation: frozenset()
    note: Said = ""

    def offered(self, situation: Situation) -> tuple[str, ...]:
        """Its letters, without those that would be refused here."""
        unsuited = self.unsuited(situation)
        return tuple(id for id in self.letters if id not in unsuited)

    def before(self, situation: Situation) -> str | None:
        """Its court, in words; None when it goes before nobody."""
        return say(self.court, situation) or None

    def cost(self, situation: Situation) -> Cost:
        """The one range that every screen and paper shows."""
        return total(self.parts(situation))


@dataclass(frozen=True)
class Reason:
    text: str
    reference: str


@dataclass(frozen=True)
class Assessment:
    """A remedy seen in a situation. `reasons` when closed, `missing` when unsettled."""

    remedy: Remedy
    state: State
    reasons: tuple[Reason, ...] = field(default=())
    missing: tuple[str, ...] = field(default=())

    @property
    def id(self) -> str:
        return self.remedy.id


def judge(remedy: Remedy, situation: Situation) -> State:
    """The state alone, without its words: the first failure closes."""
    unknown = False
    for condition in remedy.conditions:
        answer = condition.test(situation)
        if answer is False:
            return State.CLOSED
        unknown = unknown or answer is None
    return State.UNSETTLED if unknown else State.OPEN


def assess(remedy: Remedy, situation: Situation) -> Assessment:
    """Every condition is read, so that all the reasons are told at once."""
    answers = [(condition, condition.test(situation)) for condition in remedy.conditions]
    failed = tuple(Reason(say(c.otherwise, situation), c.reference) for c, answer in answers if answer is False)
    if failed:
        return Assessment(remedy, State.CLOSED, reasons=failed)
    missing = tuple(dict.fromkeys(fact for c, answer in answers if answer is None for fact in c.needs))
    if any(answer is None for _, answer in answers):
        return Assessment(remedy, State.UNSETTLED, missing=missing)
    return Assessment(remedy, State.OPEN)
