"""Every combination of the facts that a computation really reads, found by running it.

A `Probe` stands for a situation whose facts are not chosen yet. When one is read, its first value is taken; the next
run takes the next one, and so on, until every combination of the facts read was seen. A fact that is not read does
not matter to the answer, and is not varied: the enumeration is exhaustive for the computation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from typing import Any, TypeAlias, TypeVar, cast

from guide.case.codes import Activity, DebtorKind, Nature, VatScheme
from guide.case.journal import Dispute
from guide.claim.limitation import LimitationState
from guide.path.facts.procedure_dates import Insolvency, Order, Paper, Title
from guide.path.facts.situation import Dear, Notice, PublicClaim, Situation, Timing
from guide.path.remedies.remedy import Condition

T = TypeVar("T")
U = TypeVar("U")
ON = date(2026, 11, 22)
#: Before the recovery of uncontested claims was law (25 April 2026).
BEFORE = date(2026, 3, 1)
_PAST, _NEXT = ON - timedelta(days=1), ON + timedelta(days=1)
_MAYBE = (True, False, None)
_OPPOSED = (Title.OPPOSITION, Title.AUDIENCE)

#: The classes of values of each fact: on each side of each threshold of amount and of date.
CLASSES: Mapping[str, tuple[Any, ...]] = {
    "on": (ON,),
    "activity": (Activity.COMMERCANT, Activity.ARTISAN, Activity.LIBERAL, Activity.PARTICULIER, None),
    "kind": tuple(DebtorKind),
    "country": ("FR", "DE", "DK", "US"),
    "postcode": ("",),
    "city": ("",),
    "vat": (*VatScheme, None),
    "registered": (True, False),
    "professional": _MAYBE,
    "natures": (
        *(frozenset({n}) for n in (Nature.PRESTATION, Nature.VENTE, Nature.TRAVAUX, Nature.LOYER, None)),
        frozenset(),
    ),
    "finished": _MAYBE,
    "timing": tuple(Timing),
    "next_due": (None,),
    "days_late": (14, 15),
    # Under a registered letter, under the service of an order, under a request and its service, then the ceilings.
    "trifling": (True, False),
    "dear": tuple(Dear),
    "claimed": (610, 2_674, 5_697, 500_000, 500_001, 1_000_000, 1_000_001, None),
    "principal": (610, 500_000, 500_001, None),
    "interest": (0, 1, None),
    "limitation": (*LimitationState, None),
    "deadline": (None,),
    "public_clock": (True, False),
    "notice": tuple(Notice),
    "notice_end": (None,),
    "noticed_on": (None,),
    "reminded": (True, False),
    "claimed_in_writing": (True, False),
    "received": _MAYBE,
    "rejected": (True, False),
    "transmitted": (True, False),
    "contract": ("signe", "echanges", "aucun", None),
    "dispute": tuple(Dispute),
    "collective": _MAYBE,
    "liquidation": _MAYBE,
    "overindebted": _MAYBE,
    "conciliation": (True, False),
    "opened": (True, False),
    "declared": _MAYBE,
    "declaration_noted": (True, False),
    "insolvency": (
        Insolvency(),
        Insolvency(_PAST, ON, ON, ON, ON),
        Insolvency(_PAST, _PAST, ON, _PAST, _PAST),
        Insolvency(_PAST, _PAST, _PAST, _PAST),
    ),
    "order": (
        *(Order(state, ON) for state in Title),
        Order(Title.AUCUN, lapsed=True),
        Order(Title.INSTANCE, suit=True),
    ),
    "title_known": _MAYBE,
    "paper": tuple(Paper),
    "admits": _MAYBE,
    "promised_until": (None, _PAST, ON),
    "acknowledged": (True, False),
    "prior_attempt": (True, False),
    "talks_failed": (True, False),
    "subcontractor": (True, False),
    "works_asked": (True, False),
    "subcontract": ("prive", "public", "non", None),
    "subcontract_accepted": _MAYBE,
    "works_guarantee": ("non_demandee", "demandee", "fournie", "sans_objet", None),
    "guarantee_asked": (None, ON - timedelta(days=15), ON - timedelta(days=16)),
    "works_price_net": (1_200_000, 1_200_001, None),
    "court": ("",),
    "cheque": _MAYBE,
    "cheque_rejected": (None,),
    "bill": _MAYBE,
    "assets_at_risk": _MAYBE,
    "retention_of_title": _MAYBE,
    "jurisdiction_clause": _MAYBE,
    "name_and_shame": (True, False),
    "born_after": (True, False),
    "partly_after": (True, False),
    "public_claim": tuple(PublicClaim),
    "public_claim_end": (None,),
    "small_claims_failed": (True, False),
    "commercial_form": (True, False, None),
    "liberal_company": (True, False),
    "bill_paid": (False,),
    "overpaid": (0,),
    "part_undisputed": (True, False),
    "carriage": _MAYBE,
    "holds_goods": _MAYBE,
    "struck_off": (True, False),
    "agreed": (True, False),
    "sole_trader": (False,),
}


class Impossible(Exception):
    """These facts cannot stand together: no dossier has them."""


class Probe:
    """A situation that chooses its facts as they are read. Its derived answers are those of `Situation`.

    What it keeps for itself has slots, so that its dictionary holds the facts alone.
    """

    __slots__ = ("__dict__", "_allowed", "_script", "_taken")

    domestic = Situation.domestic
    commercial = Situation.commercial
    in_european_orders = Situation.in_european_orders
    housing_rent = Situation.housing_rent
    late = Situation.late
    principal_and_interest = Situation.principal_and_interest

    def __init__(self, script: list[int], on: tuple[date, ...] = (ON,)) -> None:
        self._script = script
        self._taken: list[list[int]] = []
        self._allowed: dict[str, tuple[Any, ...]] = {"on": on}

    def choose(self, values: tuple[T, ...]) -> T:
        """One of these values: all of them, run after run."""
        if not values:
            raise Impossible
        if len(values) == 1:
            return values[0]
        index = self._script[len(self._taken)] if len(self._taken) < len(self._script) else 0
        self._taken.append([index, len(values)])
        return values[index]

    def allow(self, fact: str, *values: Any) -> None:
        """From here on this fact has one of these values."""
        if fact in self.__dict__:
            if self.__dict__[fact] not in values:
                raise Impossible
        else:
            held = self._allowed.get(fact, CLASSES[fact])
            self._allowed[fact] = tuple(v for v in held if v in values)

    @property
    def facts(self) -> dict[str, Any]:
        """The facts read, and their values."""
        return self.__dict__.copy()

    @property
    def limits(self) -> dict[str, tuple[Any, ...]]:
        return {fact: values for fact, values in self._allowed.items() if fact not in self.__dict__}

    def settle(self, facts: Mapping[str, Any], limits: Mapping[str, tuple[Any, ...]]) -> None:
        """These facts are known already, those may only have these values."""
        self.__dict__.update(facts)
        self._allowed.update(limits)

    def __getattr__(self, fact: str) -> Any:
        values = self._allowed.get(fact) or CLASSES[fact]
        bound = BOUND.get(fact)
        if bound is not None:
            only = bound(self)
            values = values if only is None else tuple(v for v in values if v in only)
        found = self.choose(values)
        self.__dict__[fact] = found
        return found


def _of_administration(s: Probe) -> tuple[Any, ...] | None:
    return (False,) if s.kind.is_administration or s.born_after else None


def _collective(s: Probe) -> tuple[Any, ...] | None:
    if s.kind.is_administration or s.born_after:
        return (False,)
    return (True,) if s.opened else None


def _liquidation(s: Probe) -> tuple[Any, ...] | None:
    if not s.collective:
        return (s.collective,)
    return (False, None) if s.opened else (True, False)


def _overindebted(s: Probe) -> tuple[Any, ...] | None:
    if s.kind.is_administration or s.born_after:
        return (False,)
    if s.opened:
        return None
    return (False,) if s.collective else (True, False) if s.collective is False else (None,)


def _conciliation(s: Probe) -> tuple[Any, ...] | None:
    return None if s.collective is False and not s.overindebted else (False,)


def _title_known(s: Probe) -> tuple[Any, ...] | None:
    return (True,) if s.order.state is Title.DETENU else (False, None)


def _professional(s: Probe) -> tuple[Any, ...] | None:
    return None if s.kind.may_be_non_professional else (s.kind is not DebtorKind.PARTICULIER,)


def _public_clock(s: Probe) -> tuple[Any, ...] | None:
    return None if s.kind.is_administration else (False,)


def _public_claim(s: Probe) -> tuple[Any, ...] | None:
    if not s.kind.is_public_buyer or s.notice in (Notice.AUCUNE, Notice.DATE_INCONNUE):
        return (PublicClaim.AUCUNE,)
    running = s.notice is Notice.EN_COURS
    return (PublicClaim.EN_COURS,) if running else (PublicClaim.SANS_REPONSE, PublicClaim.REFUSEE)


def _principal(s: Probe) -> tuple[Any, ...] | None:
    return (None,) if s.claimed is None else tuple(cents for cents in (610, 500_000, 500_001) if cents <= s.claimed)


def _interest(s: Probe) -> tuple[Any, ...] | None:
    if s.principal is None:
        return (None,)
    return (0, 1) if s.claimed > s.principal else (0,)


def _liberal_company(s: Probe) -> tuple[Any, ...] | None:
    """A SEL is taken for no trader, whichever party it is."""
    trades = s.kind is DebtorKind.COMMERCANT and s.activity in (Activity.COMMERCANT, Activity.ARTISAN, None)
    return (False,) if trades else None


def _dear(s: Probe) -> tuple[Any, ...] | None:
    return (Dear.TOUS,) if s.trifling else None


_CLAIMED = {Dear.TOUS: (2_674,), Dear.COMMERCIAL: (5_697,), Dear.AUCUN: (500_000, 500_001, 1_000_000, 1_000_001, None)}


def _claimed(s: Probe) -> tuple[Any, ...]:
    return (610,) if s.trifling else _CLAIMED[s.dear]


#: Facts that others leave fewer values: what `facts` can never make together is not tried.
BOUND: Mapping[str, Callable[[Probe], tuple[Any, ...] | None]] = {
    "opened": _of_administration,
    "collective": _collective,
    "liquidation": _liquidation,
    "overindebted": _overindebted,
    "conciliation": _conciliation,
    "title_known": _title_known,
    "paper": lambda s: None if s.title_known else (Paper.ORDONNANCE, Paper.AUCUN),
    "professional": _professional,
    "principal": _principal,
    "interest": _interest,
    "public_clock": _public_clock,
    "public_claim": _public_claim,
    "born_after": lambda s: (False,) if s.kind.is_administration else None,
    "partly_after": lambda s: None if s.collective and not s.born_after else (False,),
    "declared": lambda s: (True,) if s.declaration_noted else None,
    "rejected": lambda s: None if s.received is False else (False,),
    "transmitted": lambda s: None if s.received else (False,),
    "part_undisputed": lambda s: None if s.dispute is Dispute.PARTIELLE else (False,),
    "struck_off": lambda s: (False,) if s.collective is not False or s.kind is DebtorKind.PARTICULIER else None,
    "liberal_company": _liberal_company,
    "dear": _dear,
    "claimed": _claimed,
    "commercial_form": lambda s: None if s.kind is DebtorKind.ENTREPRISE_PUBLIQUE else (None,),
}


def every(run: Callable[[Probe], T], on: tuple[date, ...] = (ON,)) -> Iterator[T]:
    """What `run` answers for each combination of the facts it reads."""
    script: list[int] = []
    while True:
        probe = Probe(script, on)
        with suppress(Impossible):
            yield run(probe)
        taken = probe._taken
        while taken and taken[-1][0] + 1 == taken[-1][1]:
            taken.pop()
        if not taken:
            return
        taken[-1][0] += 1
        script = [index for index, _ in taken]


@cache
def read_by(run: Callable[[Probe], object]) -> frozenset[str]:
    """Every fact that a computation can read."""
    facts: set[str] = set()

    def once(probe: Probe) -> None:
        run(probe)
        facts.update(probe.facts)

    for _ in every(once, (ON, BEFORE)):
        pass
    return frozenset(facts)


#: A question of yes or no asked of the facts.
Ask: TypeAlias = Callable[[Probe], bool]


def fails(condition: Condition, probe: Probe) -> bool:
    return condition.test(cast(Situation, probe)) is False


def _answers(ask: Ask, known: Mapping[str, Any], on: tuple[date, ...]) -> Iterator[tuple[bool, dict[str, Any]]]:
    """What this question answers beside these facts, with those that it has read."""

    def once(probe: Probe) -> tuple[bool, dict[str, Any]]:
        probe.settle(known, {})
        return ask(probe), probe.facts

    return every(once, on)


def in_turn(asked: Sequence[Ask], known: Mapping[str, Any] | None = None) -> Iterator[tuple[bool, dict[str, Any]]]:
    """Every combination of the facts read by questions asked one after the other until one answers True: whether one
    did. Each is asked once of what the ones before have read, and not again for what is read later."""
    for answer, facts in _answers(asked[0], known or {}, (ON,)):
        if answer or len(asked) == 1:
            yield answer, facts
        else:
            yield from in_turn(asked[1:], facts)


class Asked:
    """Questions asked one after the other until one answers True, over every combination of the facts that they read.

    Two combinations that agree on all that the questions left can read are one from there on: both are counted, one is
    run. `asked`: each question, and every fact that it can read.
    """

    def __init__(self, asked: Sequence[tuple[Ask, AbstractSet[str]]], on: tuple[date, ...] = (ON,)) -> None:
        self._asked = asked
        self._on = on
        self._matters = [frozenset[str]().union(*(reads for _, reads in asked[i:])) for i in range(len(asked))]
        self._counted: dict[tuple[int, frozenset[tuple[str, Any]]], tuple[int, int]] = {}

    def beside(self, facts: Mapping[str, Any], index: int = 0) -> tuple[int, int]:
        """Beside these facts, how many combinations there are, and to how many of them no question answers True."""
        if index == len(self._asked):
            return 1, 1
        ask, reads = self._asked[index]
        known = {fact: value for fact, value in facts.items() if fact in self._matters[index]}
        key = index, frozenset(known.items())
        if key not in self._counted:
            tried = never = 0
            for answer, after in _answers(ask, known, self._on):
                assert reads >= after.keys() - known.keys(), "a fact that this question was not known to read"
                beyond, left = (1, 0) if answer else self.beside(after, index + 1)
                tried, never = tried + beyond, never + left
            self._counted[key] = tried, never
        return self._counted[key]


def on_cores(run: Callable[[U], T], items: Iterable[U], workers: int) -> Iterator[T]:
    """What `run` answers for each, in order, on as many processes."""
    if workers == 1:
        yield from map(run, items)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(run, items)
