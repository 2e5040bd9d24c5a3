"""The proof that the guide is complete: what holds on every path, for every combination of the facts that it reads.

`python -m guide.path --prove` runs it and prints the counts; the tests run it as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from guide.case.codes import DebtorKind
from guide.claim.limitation import LimitationState
from guide.path.advice import keeps
from guide.path.exhaustive import BEFORE, ON, Probe, every
from guide.path.graph import Fork, Outcome, Step, paths
from guide.path.meaning import WAYS
from guide.path.outcomes import done
from guide.path.recovery import FLOW
from guide.path.remedies import REMEDIES
from guide.path.remedy import Assessment, State, judge
from guide.path.situation import Situation

#: Suits and seizures of one creditor alone: stopped by collective proceedings (C. com. L622-21).
INDIVIDUAL = frozenset((
    "petites_creances", "creance_incontestee", "injonction_tc", "injonction_tj", "injonction_europeenne",
    "petits_litiges_europeens", "refere_provision_tc", "refere_provision_tj", "assignation_tc", "assignation_tj",
    "requete_tj", "saisie_conservatoire", "saisie_conservatoire_sans_juge", "saisie_attribution", "saisie_vente",
    "acte_interruptif", "certificat_non_paiement", "mise_en_demeure", "relance_amiable",
))  # fmt: skip
#: What may not be brought once the debt is barred.
SUITS = (INDIVIDUAL | {"refere_provision_ta", "requete_ta", "mandatement_office", "memoire_reclamation"}) - {
    "certificat_non_paiement"
}
BUSINESS_ONLY = frozenset((
    "injonction_tc", "refere_provision_tc", "assignation_tc", "creance_incontestee", "signalement_dgccrf",
    "reclamation_publique", "mediateur_entreprises", "garantie_paiement",
))  # fmt: skip
ORDERS = frozenset(("injonction_tc", "injonction_tj"))
URGENT = frozenset(("acte_interruptif", "reclamation_publique"))


@dataclass
class Proof:
    """The counts, and what failed: each failure is a sentence that names the path."""

    cases: int = 0
    distinct: int = 0
    paths: set[tuple[str, ...]] = field(default_factory=set)
    edges: set[tuple[str, str]] = field(default_factory=set)
    failures: Counter[str] = field(default_factory=Counter)

    def add(self, other: Proof) -> None:
        self.cases += other.cases
        self.distinct += other.distinct
        self.paths |= other.paths
        self.edges |= other.edges
        self.failures += other.failures


class _Assessed(dict[str, Assessment]):
    """The state of each remedy, when it is asked."""

    def __init__(self, situation: Situation) -> None:
        super().__init__()
        self._situation = situation

    def __missing__(self, id: str) -> Assessment:
        found = self[id] = Assessment(REMEDIES[id], judge(REMEDIES[id], self._situation))
        return found


def offences(id: str, s: Situation) -> Iterable[str]:
    """Why this remedy may not be offered in that situation, by the rules that no route may break."""
    if id in INDIVIDUAL and s.collective:
        yield "an individual suit after the opening of proceedings"
    if id in SUITS and s.limitation is LimitationState.PRESCRITE:
        yield "a suit on a barred debt"
    if id in ORDERS and (s.kind.is_public_buyer or not s.domestic):
        yield "an order for payment toward a public buyer or abroad"
    if id in BUSINESS_ONLY and s.kind is DebtorKind.PARTICULIER:
        yield "a consumer offered a commercial court, or what only businesses owe"


@cache
def _read_by(run: Callable[[Probe], object]) -> frozenset[str]:
    """Every fact that a computation can read."""
    found: set[str] = set()

    def once(probe: Probe) -> None:
        run(probe)
        found.update(probe.facts)

    for _ in every(once, (ON, BEFORE)):
        pass
    return frozenset(found)


@cache
def _reads(outcome: str) -> frozenset[str]:
    """The facts that can change the steps of an outcome: those of its remedies, of what leaves a step out, of the rules."""
    node = FLOW[outcome]
    assert isinstance(node, Outcome)
    found = {"collective", "limitation", "kind", "country", "name_and_shame"}
    for step in node.steps:
        for condition in REMEDIES[step.remedy].conditions:
            found |= _read_by(cast(Any, condition.test))
        if step.when is not None:
            found |= _read_by(cast(Any, step.when))
        found |= _read_by(lambda probe, id=step.remedy: done(id, cast(Situation, probe)))
    return frozenset(found)


@cache
def _downstream(id: str) -> frozenset[str]:
    """The facts that can change what follows, from this node on."""
    node = FLOW[id]
    if isinstance(node, Outcome):
        return _reads(id)
    found: set[str] = set().union(*(_downstream(exit.goto) for exit in node.exits))
    if isinstance(node, Fork):
        return frozenset(found | _read_by(cast(Any, node.decide)))
    return frozenset(found | {fact for way in WAYS[id] for fact, _ in way[2]})


def _order() -> list[str]:
    """Every node after those that lead to it."""
    done: list[str] = []

    def visit(id: str) -> None:
        if id not in done:
            for exit in FLOW[id].exits:
                visit(exit.goto)
            done.append(id)

    visit(FLOW.start)
    return done[::-1]


def _leave(id: str, probe: Probe) -> tuple[str, tuple[str, ...]]:
    """Where one goes from a node, and by which answers."""
    node = FLOW[id]
    if isinstance(node, Fork):
        code = str(node.decide(cast(Situation, probe)))
        return next(exit.goto for exit in node.exits if exit.code == code), (code,)
    goto, codes, said = probe.choose(WAYS[id])
    for fact, values in said:
        probe.allow(fact, *values)
    return goto, codes


#: The facts chosen so far, those that are limited, and whether the limitation was looked at.
_Held = tuple[frozenset[tuple[str, Any]], frozenset[tuple[str, tuple[Any, ...]]], bool]


def _prove_kind(kind: DebtorKind) -> Proof:
    """Every path and every combination of the facts read on it, for one kind of debtor.

    Node after node. Two ways that reach a node with the same values of the facts that can still matter are one from
    there on; what is counted is the ways, what is run is one of them.
    """
    proof = Proof()
    start: _Held = (frozenset({("kind", kind), ("name_and_shame", False)}), frozenset(), False)
    held: dict[str, dict[_Held, tuple[int, set[tuple[str, ...]]]]] = defaultdict(dict)
    held[FLOW.start][start] = (1, {()})
    for id in _order():
        for state, (count, ways) in held.pop(id, {}).items():
            if isinstance(FLOW[id], Outcome):
                tried = _try_outcome(id, state, proof)
                proof.distinct += tried
                proof.cases += tried * count
                proof.paths |= {(*way, id) for way in ways}
                continue

            def step(probe: Probe, id: str = id, state: _Held = state) -> tuple[str, tuple[str, ...], _Held]:
                probe.settle(dict(state[0]), dict(state[1]))
                goto, codes = _leave(id, probe)
                return goto, codes, _kept(goto, probe, state[2] or id == "clock")

            for goto, codes, after in every(step):
                proof.edges.update((id, code) for code in codes)
                before, passed = held[goto].get(after, (0, set()))
                held[goto][after] = (before + count, passed | {(*way, id) for way in ways})
    return proof


def _kept(goto: str, probe: Probe, timed: bool) -> _Held:
    """What can still matter, from there on."""
    matters = _downstream(goto)
    return (
        frozenset((fact, value) for fact, value in probe.facts.items() if fact in matters),
        frozenset((fact, values) for fact, values in probe.limits.items() if fact in matters),
        timed,
    )


def _try_outcome(id: str, state: _Held, proof: Proof) -> int:
    """The first step that stands, on every combination of what decides it; then each step on what it reads.

    A step stands or falls alone (`keeps`), so that what is proved of each is proved of the list.
    """
    node = FLOW[id]
    assert isinstance(node, Outcome)

    def first(probe: Probe) -> None:
        probe.settle(dict(state[0]), dict(state[1]))
        s = cast(Situation, probe)
        assessed = _Assessed(s)
        lead = next((step.remedy for i, step in enumerate(node.steps) if keeps(step, i, assessed, s)), None)
        if lead is None or assessed[lead].state is not State.OPEN:
            lead = "consolider_preuves"
        if judge(REMEDIES[lead], s) is not State.OPEN:
            proof.failures[f"{id}: the first step is not open"] += 1
        if state[2] and s.limitation is LimitationState.BIENTOT and lead not in URGENT:
            proof.failures[f"{id}: limitation near, and no urgent step first"] += 1
        if lead == "creance_incontestee":
            proof.failures[f"{id}: the first step awaits its decree"] += 1

    tried = sum(1 for _ in every(first))
    for index, step in enumerate(node.steps):

        def alone(probe: Probe, index: int = index, step: Step[Situation] = step) -> None:
            probe.settle(dict(state[0]), dict(state[1]))
            s = cast(Situation, probe)
            if keeps(step, index, _Assessed(s), s):
                proof.failures.update(f"{id}: {step.remedy}: {said}" for said in offences(step.remedy, s))

        tried += sum(1 for _ in every(alone))
    return tried


def prove_paths(kinds: Iterable[DebtorKind] = tuple(DebtorKind), workers: int = 2) -> Proof:
    """Every path, on as many processes."""
    total = Proof()
    if workers == 1:
        for kind in kinds:
            total.add(_prove_kind(kind))
        return total
    with ProcessPoolExecutor(workers) as pool:
        for found in pool.map(_prove_kind, kinds):
            total.add(found)
    return total


_Key = tuple[str, str]


def prove_remedies() -> tuple[
    int, dict[_Key, frozenset[bool | None]], dict[_Key, frozenset[str]], Counter[str]
]:
    """Each remedy alone, over every combination of what it reads, before and after the law of April 2026.

    Answers the number of combinations, what each condition can answer, the facts each reads, and the failures.
    """
    combinations, failures = 0, Counter[str]()
    answers: dict[tuple[str, str], set[bool | None]] = defaultdict(set)
    reads: dict[tuple[str, str], set[str]] = defaultdict(set)
    for remedy in REMEDIES.values():

        def whole(probe: Probe, id: str = remedy.id) -> None:
            s = cast(Situation, probe)
            if judge(REMEDIES[id], s) is not State.CLOSED:
                failures.update(f"{id}: {said}" for said in offences(id, s))

        combinations += sum(1 for _ in every(whole, (ON, BEFORE)))
        for condition in remedy.conditions:
            key = (remedy.id, condition.id)

            def one(probe: Probe, key: tuple[str, str] = key, test: Any = condition.test) -> None:
                answers[key].add(test(cast(Situation, probe)))
                reads[key].update(probe.facts)

            combinations += sum(1 for _ in every(one, (ON, BEFORE)))
    return (
        combinations,
        {key: frozenset(found) for key, found in answers.items()},
        {key: frozenset(found) for key, found in reads.items()},
        failures,
    )


def all_paths() -> set[tuple[str, ...]]:
    """The paths of the drawing, as the nodes they pass."""
    return {(*(id for id, _ in path.edges), path.outcome) for path in paths(FLOW)}
