"""What holds on every path, for every combination of the facts that it reads."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from guide.case.codes import DebtorKind
from guide.path.advice.advice import keeps
from guide.path.facts.situation import Situation
from guide.path.flow.graph import Fork, Outcome, Step, paths
from guide.path.flow.outcomes import done
from guide.path.flow.recovery_flow import FLOW
from guide.path.remedies import REMEDIES
from guide.path.remedies.remedy import Assessment, State, judge
from tests.proof.answer_facts import WAYS
from tests.proof.forbidden import leading, offences
from tests.proof.probe import BEFORE, ON, Probe, every, on_cores
from tests.proof.proof_roadmaps import Nodes, leave, nodes


@dataclass
class Walked:
    """The counts, and what failed: each failure is a sentence that names the path."""

    cases: int = 0
    distinct: int = 0
    taken: set[tuple[DebtorKind, Nodes]] = field(default_factory=set)
    edges: set[tuple[str, str]] = field(default_factory=set)
    failures: Counter[str] = field(default_factory=Counter)

    @property
    def paths(self) -> set[Nodes]:
        return {passed for _, passed in self.taken}

    def add(self, other: Walked) -> None:
        self.cases += other.cases
        self.distinct += other.distinct
        self.taken |= other.taken
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
def _stands_on(step: Step[Situation]) -> frozenset[str]:
    """The facts that keep a step or leave it out."""
    found = {"kind"}
    for condition in REMEDIES[step.remedy].conditions:
        found |= _read_by(cast(Any, condition.test))
    if step.when is not None:
        found |= _read_by(cast(Any, step.when))
    return frozenset(found | _read_by(lambda probe: done(step.remedy, cast(Situation, probe))))


@cache
def _held_to(step: Step[Situation]) -> frozenset[str]:
    """The same, with those that the rules read of its remedy."""
    return _stands_on(step) | _read_by(lambda probe: list(offences(step.remedy, cast(Situation, probe))))


@cache
def _leads(outcome: str) -> frozenset[str]:
    """The facts that can change the first step of an outcome, and what the rules say of it."""
    return frozenset({"limitation"}.union(*(_stands_on(step) for step in _steps(outcome))))


def _steps(outcome: str) -> tuple[Step[Situation], ...]:
    node = FLOW[outcome]
    assert isinstance(node, Outcome)
    return node.steps


@cache
def _reads(outcome: str) -> frozenset[str]:
    """The facts that can change the steps of an outcome: those of its remedies, of what leaves a step out, of the rules."""
    return _leads(outcome).union(*(_held_to(step) for step in _steps(outcome)))


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


#: The facts chosen so far, and those that are limited.
_Held = tuple[frozenset[tuple[str, Any]], frozenset[tuple[str, tuple[Any, ...]]]]


def _prove_kind(kind: DebtorKind) -> Walked:
    """Every path and every combination of the facts read on it, for one kind of debtor.

    Node after node. Two ways that reach a node with the same values of the facts that can still matter are one from
    there on; what is counted is the ways, what is run is one of them.
    """
    proof = Walked()
    ends = _Ends(proof)
    start: _Held = (frozenset({("kind", kind), ("name_and_shame", False)}), frozenset())
    held: dict[str, dict[_Held, tuple[int, set[Nodes]]]] = defaultdict(dict)
    held[FLOW.start][start] = (1, {()})
    for id in _order():
        for state, (count, ways) in held.pop(id, {}).items():
            if isinstance(FLOW[id], Outcome):
                proof.cases += ends.reach(id, state) * count
                proof.taken |= {(kind, (*way, id)) for way in ways}
                continue

            def step(probe: Probe, id: str = id, state: _Held = state) -> tuple[str, tuple[str, ...], _Held]:
                probe.settle(dict(state[0]), dict(state[1]))
                goto, codes = leave(id, probe)
                return goto, codes, _kept(goto, probe)

            for goto, codes, after in every(step):
                proof.edges.update((id, code) for code in codes)
                before, passed = held[goto].get(after, (0, set()))
                held[goto][after] = (before + count, passed | {(*way, id) for way in ways})
    return proof


def _kept(goto: str, probe: Probe) -> _Held:
    """What can still matter, from there on."""
    matters = _downstream(goto)
    return (
        frozenset((fact, value) for fact, value in probe.facts.items() if fact in matters),
        frozenset((fact, values) for fact, values in probe.limits.items() if fact in matters),
    )


class _Ends:
    """What was tried at the outcomes already: a step is tried once for all the states that it cannot tell apart."""

    def __init__(self, proof: Walked) -> None:
        self._proof = proof
        self._tried: dict[tuple[str, int, _Held], int] = {}

    def reach(self, id: str, state: _Held) -> int:
        """The first step that stands, on every combination of what decides it; then each step on what it reads.

        A step stands or falls alone (`keeps`), so that what is proved of each is proved of the list. Answers how
        many combinations prove it.
        """
        runs: list[tuple[frozenset[str], Callable[[Probe], None]]] = [
            (_leads(id), lambda probe: self._first(id, probe))
        ]
        for index, step in enumerate(_steps(id)):
            runs.append((_held_to(step), lambda probe, index=index: self._alone(id, index, probe)))  # type: ignore[misc]
        total = 0
        for rank, (matters, run) in enumerate(runs):
            facts, limits = (frozenset(pair for pair in held if pair[0] in matters) for held in state)
            key = (id, rank, (facts, limits))
            if key not in self._tried:
                self._tried[key] = self._run(run, dict(facts), dict(limits))
                self._proof.distinct += self._tried[key]
            total += self._tried[key]
        return total

    @staticmethod
    def _run(run: Callable[[Probe], None], facts: dict[str, Any], limits: dict[str, Any]) -> int:
        def once(probe: Probe) -> None:
            probe.settle(facts, limits)
            run(probe)

        return sum(1 for _ in every(once))

    def _first(self, id: str, probe: Probe) -> None:
        s = cast(Situation, probe)
        assessed = _Assessed(s)
        lead = next((step.remedy for i, step in enumerate(_steps(id)) if keeps(step, i, assessed, s)), None)
        if lead is None or assessed[lead].state is not State.OPEN:
            lead = "consolider_preuves"
        self._proof.failures.update(f"{id}: {said}" for said in leading(id, lead, s))

    def _alone(self, id: str, index: int, probe: Probe) -> None:
        s, step = cast(Situation, probe), _steps(id)[index]
        if keeps(step, index, _Assessed(s), s):
            if judge(REMEDIES[step.remedy], s) is State.CLOSED:
                self._proof.failures[f"{id}: {step.remedy}: a closed route among the steps"] += 1
            self._proof.failures.update(f"{id}: {step.remedy}: {said}" for said in offences(step.remedy, s))


def prove_paths(kinds: Iterable[DebtorKind] = tuple(DebtorKind), workers: int = 1) -> Walked:
    """Every path, on as many processes."""
    total = Walked()
    for found in on_cores(_prove_kind, kinds, workers):
        total.add(found)
    return total


def all_paths() -> set[Nodes]:
    """The paths of the drawing, as the nodes they pass."""
    return {nodes(path) for path in paths(FLOW)}
