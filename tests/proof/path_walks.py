"""What holds on every path, for every combination of the facts that its forks and questions read.

Which ways facts can take; that the urgent step comes first wherever limitation is near; and, whatever the way, that the
steps of an outcome hold no closed remedy. What a remedy that is not closed may break is proved apart (`remedy_walks`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, cast

from guide.case.codes import DebtorKind
from guide.claim.limitation import LimitationState
from guide.path.advice.advice import keeps
from guide.path.facts.situation import Situation
from guide.path.flow.graph import Fork, Outcome, Step
from guide.path.flow.outcomes import done
from guide.path.flow.recovery_flow import FLOW
from guide.path.remedies import REMEDIES
from guide.path.remedies.remedy import Assessment, State, judge
from tests.proof.answer_facts import WAYS
from tests.proof.forbidden import AWAITED, UNHURRIED, URGENT, leading
from tests.proof.probe import Asked, Probe, every, fails, in_turn, on_cores, read_by
from tests.proof.proof_roadmaps import Nodes, leave, nodes
from tests.proof.ways import paths


@dataclass
class Walked:
    """The counts, and what failed: each failure is a sentence that names the path."""

    cases: int = 0
    distinct: int = 0
    #: The ways that facts can take, by kind of debtor, and facts that lead along each.
    taken: dict[tuple[DebtorKind, Nodes], Mapping[str, Any]] = field(default_factory=dict)
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
def _stands_on(step: Step[Situation]) -> frozenset[str]:
    """The facts that keep a step or leave it out."""
    found = {"kind"}
    for condition in REMEDIES[step.remedy].conditions:
        found |= read_by(cast(Any, condition.test))
    if step.when is not None:
        found |= read_by(cast(Any, step.when))
    return frozenset(found | read_by(lambda probe: done(step.remedy, cast(Situation, probe))))


def _steps(outcome: str) -> tuple[Step[Situation], ...]:
    node = FLOW[outcome]
    assert isinstance(node, Outcome)
    return node.steps


@cache
def _leads(outcome: str) -> frozenset[str]:
    """The facts of a way that the proof of its first step stands on: the limitation, and what keeps the urgent step.

    None where limitation that is near commands nothing. Of what else the first step reads, every combination is tried.
    """
    if outcome in UNHURRIED:
        return frozenset()
    steps = _steps(outcome)
    urgent = [index for index, step in enumerate(steps) if step.remedy in URGENT]
    upto = steps[: urgent[0] + 1] if urgent else ()
    return frozenset({"limitation"}.union(*(_stands_on(step) for step in upto)))


@cache
def _downstream(id: str) -> frozenset[str]:
    """The facts that can change what follows, from this node on."""
    node = FLOW[id]
    if isinstance(node, Outcome):
        return _leads(id)
    found: set[str] = set().union(*(_downstream(exit.goto) for exit in node.exits))
    if isinstance(node, Fork):
        return frozenset(found | read_by(cast(Any, node.decide)))
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
#: The same, of one way alone: what no longer matters further on is remembered, to be shown in a roadmap.
_Chosen = tuple[Mapping[str, Any], Mapping[str, tuple[Any, ...]]]


def _prove_kind(kind: DebtorKind) -> Walked:
    """Every path and every combination of the facts read on it, for one kind of debtor.

    Node after node. Two ways that reach a node with the same values of the facts that can still matter are one from
    there on; what is counted is the ways, what is run is one of them.
    """
    proof = Walked()
    ends = _Ends(proof)
    start: _Held = (frozenset({("kind", kind), ("name_and_shame", False)}), frozenset())
    held: dict[str, dict[_Held, tuple[int, dict[Nodes, _Chosen]]]] = defaultdict(dict)
    held[FLOW.start][start] = (1, {(): (dict(start[0]), {})})
    for id in _order():
        for state, (count, ways) in held.pop(id, {}).items():
            if isinstance(FLOW[id], Outcome):
                proof.cases += ends.reach(id, state) * count
                for way, chosen in ways.items():
                    if (kind, (*way, id)) not in proof.taken:
                        proof.taken[kind, (*way, id)] = _whole(*chosen)
                continue

            def step(probe: Probe, id: str = id, state: _Held = state) -> tuple[str, tuple[str, ...], _Held, _Chosen]:
                probe.settle(dict(state[0]), dict(state[1]))
                goto, codes = leave(id, probe)
                return goto, codes, _kept(goto, probe), (probe.facts, probe.limits)

            for goto, codes, after, chosen in every(step):
                proof.distinct += 1
                proof.edges.update((id, code) for code in codes)
                before, passed = held[goto].get(after, (0, {}))
                for way, earlier in ways.items():
                    passed.setdefault((*way, id), _joined(earlier, chosen))
                held[goto][after] = (before + count, passed)
    return proof


def _joined(earlier: _Chosen, chosen: _Chosen) -> _Chosen:
    facts = {**earlier[0], **chosen[0]}
    return facts, {fact: values for fact, values in {**earlier[1], **chosen[1]}.items() if fact not in facts}


def _whole(facts: Mapping[str, Any], limits: Mapping[str, tuple[Any, ...]]) -> Mapping[str, Any]:
    """These facts, with a value for those that are limited."""

    def read(probe: Probe) -> dict[str, Any]:
        probe.settle(facts, limits)
        for fact in limits:
            getattr(probe, fact)
        return probe.facts

    return next(every(read))


def _kept(goto: str, probe: Probe) -> _Held:
    """What can still matter, from there on."""
    matters = _downstream(goto)
    return (
        frozenset((fact, value) for fact, value in probe.facts.items() if fact in matters),
        frozenset((fact, values) for fact, values in probe.limits.items() if fact in matters),
    )


class _Ends:
    """What was tried at the outcomes already: one first step for all the states that it cannot tell apart."""

    def __init__(self, proof: Walked) -> None:
        self._proof = proof
        self._tried: dict[tuple[str, _Held], int] = {}

    def reach(self, id: str, state: _Held) -> int:
        """The first step that stands, where the limitation is near, on every combination of what decides it.

        Answers how many combinations prove it.
        """
        if (id, state) not in self._tried:
            facts, limits = map(dict, state)
            self._tried[id, state] = self._run(id, facts, limits) if id not in UNHURRIED else 1
            self._proof.distinct += self._tried[id, state]
        return self._tried[id, state]

    def _run(self, id: str, facts: dict[str, Any], limits: dict[str, Any]) -> int:
        def once(probe: Probe) -> None:
            probe.settle(facts, limits)
            if probe.limitation is not LimitationState.BIENTOT:
                return
            s = cast(Situation, probe)
            self._proof.failures.update(f"{id}: {said}" for said in leading(id, _first(_steps(id), s), s))

        return sum(1 for _ in every(once))


def _first(steps: Sequence[Step[Situation]], s: Situation) -> str:
    """The first step that is shown: the first that stands, when it is open; else gathering what is missing."""
    assessed = _Assessed(s)
    lead = next((step.remedy for i, step in enumerate(steps) if keeps(step, i, assessed, s)), None)
    return lead if lead is not None and assessed[lead].state is State.OPEN else "consolider_preuves"


def prove_outcomes() -> tuple[int, Counter[str]]:
    """Whatever the way: no closed route stands among the steps of an outcome, and none opens on the route whose decree is
    awaited. Answers how many combinations were tried, and what failed."""
    tried, wrong = 0, Counter[str]()
    for node in FLOW.nodes:
        if not isinstance(node, Outcome):
            continue
        for index, step in enumerate(node.steps):
            tried += _closed_is_left_out(node.id, step, index, wrong)
            if step.remedy == AWAITED:
                tried += _never_first(node.id, index, wrong)
    return tried, wrong


def _closed_is_left_out(id: str, step: Step[Situation], index: int, wrong: Counter[str]) -> int:
    assessed = {step.remedy: Assessment(REMEDIES[step.remedy], State.CLOSED)}

    def once(probe: Probe) -> None:
        if keeps(step, index, assessed, cast(Situation, probe)):
            wrong[f"{id}: {step.remedy}: a closed route among the steps"] += 1

    return sum(1 for _ in every(once))


def _never_first(id: str, index: int, wrong: Counter[str]) -> int:
    """Where the step at `index` is open and stands, one before it stands as well."""
    steps = _steps(id)

    def stands(i: int, probe: Probe) -> bool:
        s = cast(Situation, probe)
        return keeps(steps[i], i, _Assessed(s), s)

    def is_not_open(probe: Probe) -> bool:
        return judge(remedy, cast(Situation, probe)) is not State.OPEN or not stands(index, probe)

    remedy = REMEDIES[steps[index].remedy]
    tried, in_order = 0, dict[tuple[int, ...], Asked]()
    for left_out, facts in in_turn([*(partial(fails, condition) for condition in remedy.conditions), is_not_open]):
        combinations, without = 1, 0
        if not left_out:
            # Those that read nothing new are asked first, so that few facts are chosen.
            near = tuple(sorted(range(index), key=lambda i: len(_stands_on(steps[i]) - facts.keys())))
            if near not in in_order:
                in_order[near] = Asked([(partial(stands, i), _stands_on(steps[i])) for i in near])
            combinations, without = in_order[near].beside(facts)
        tried += combinations
        if without:
            wrong[f"{id}: the first step awaits its decree"] += without
    return tried


def prove_paths(kinds: Iterable[DebtorKind] = tuple(DebtorKind), workers: int = 1) -> Walked:
    """Every path, on as many processes."""
    total = Walked()
    for found in on_cores(_prove_kind, kinds, workers):
        total.add(found)
    return total


def all_paths() -> set[Nodes]:
    """The paths of the drawing, as the nodes they pass."""
    return {nodes(path) for path in paths(FLOW)}
