"""Whole roadmaps, as they are shown, held to the rules: on every row of the covering array, along each way it allows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias, cast

from guide.case.codes import DebtorKind
from guide.path.advice.advice import advised, chosen_steps
from guide.path.facts.situation import Situation
from guide.path.flow.graph import Fork, Outcome
from guide.path.flow.recovery_flow import FLOW
from guide.path.remedies import REMEDIES, assess_all
from guide.path.remedies.remedy import Assessment, assess
from tests.proof.answer_facts import WAYS
from tests.proof.covering_array import classes_of_facts, covering
from tests.proof.forbidden import failures
from tests.proof.probe import Probe, on_cores, read_by
from tests.proof.ways import Path


def leave(id: str, probe: Probe) -> tuple[str, tuple[str, ...]]:
    """Where one goes from a node that is no outcome, and by which answers."""
    node = FLOW[id]
    if isinstance(node, Fork):
        code = str(node.decide(cast(Situation, probe)))
        return next(exit.goto for exit in node.exits if exit.code == code), (code,)
    goto, codes, said = probe.choose(WAYS[id])
    for fact, values in said:
        probe.allow(fact, *values)
    for fact, values in said:
        if len(values) == 1:
            # Settled by the answer: what the other facts exclude is found at once.
            getattr(probe, fact)
    return goto, codes


#: A path by the nodes that it passes, its outcome last.
Nodes: TypeAlias = tuple[str, ...]


def nodes(path: Path) -> Nodes:
    return (*(id for id, _ in path.edges), path.outcome)


#: The ways to an outcome, by kind of debtor: facts that lead there.
_Ways: TypeAlias = tuple[str, Mapping[DebtorKind, list[Mapping[str, Any]]]]


def prove_rows(
    taken: Mapping[tuple[DebtorKind, Nodes], Mapping[str, Any]], workers: int = 1
) -> tuple[int, Counter[str]]:
    """Every outcome with every row of the covering array: the facts of a way to it, and around them those of the row.

    `taken`: the ways that facts can take, by kind of debtor, with facts that lead along them; each row takes the next
    one. A row keeps its own kind of debtor where the outcome can be reached with it. Answers how many roadmaps were made,
    and what is wrong with them.
    """
    ways: dict[str, dict[DebtorKind, list[Mapping[str, Any]]]] = {}
    for (kind, passed), facts in sorted(taken.items(), key=lambda item: item[0]):
        ways.setdefault(passed[-1], {}).setdefault(kind, []).append(facts)
    for row in covering().rows:
        # The reasons of every remedy can be said, whatever the facts.
        assess_all(Situation(**row))
    made, wrong = 0, Counter[str]()
    for tried, failed in on_cores(_prove_outcome, ways.items(), workers):
        made += tried
        wrong += failed
    return made, wrong


def _prove_outcome(ways: _Ways) -> tuple[int, Counter[str]]:
    end, array, classes = ways[0], covering(), classes_of_facts()
    kinds = {kind: [(facts, classes.mask(facts)) for facts in of_kind] for kind, of_kind in ways[1].items()}
    anyone = [way for of_kind in kinds.values() for way in of_kind]
    wrong = Counter[str]()
    for index, (row, bits) in enumerate(zip(array.rows, array.bits, strict=True)):
        of_row = kinds.get(row["kind"], anyone)
        facts = classes.around(*of_row[index % len(of_row)], row, bits)
        wrong.update(f"{end}: {broken}" for broken in _roadmap(end, facts))
    return len(array.rows), wrong


@cache
def _reads(id: str) -> Callable[[object], object]:
    """The values of all the facts that assessing a remedy can read: what its conditions read, and what they say."""
    spoken: list[Any] = [each for c in REMEDIES[id].conditions for each in (c.test, c.otherwise) if callable(each)]
    return attrgetter("kind", *sorted(frozenset().union(*map(read_by, spoken))))


#: Remedies assessed already: two situations that agree on all that one can read have one answer.
_ASSESSED: dict[tuple[str, object], Assessment] = {}


class _Assessed(dict[str, Assessment]):
    """Each remedy as the guide assesses it, when it is asked."""

    def __init__(self, situation: Situation) -> None:
        super().__init__()
        self._situation = situation

    def __missing__(self, id: str) -> Assessment:
        key = id, _reads(id)(self._situation)
        if key not in _ASSESSED:
            _ASSESSED[key] = assess(REMEDIES[id], self._situation)
        self[id] = _ASSESSED[key]
        return self[id]


def _roadmap(end: str, facts: Mapping[str, Any]) -> Iterator[str]:
    outcome = FLOW[end]
    assert isinstance(outcome, Outcome)
    s = Situation(**facts)
    states = _Assessed(s)
    steps = [advised(step, states[step.remedy], s) for step in chosen_steps(outcome, states, s)]
    return failures(end, steps, s)
