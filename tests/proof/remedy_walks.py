"""Each remedy alone: what each of its conditions can answer, over every combination of the facts that it reads; and each
rule, over every combination that breaks it: the remedy is then closed, whatever the other facts.

A roadmap holds no closed remedy (`path_walks`), so that no step of any roadmap breaks a rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeAlias, cast

from guide.path.facts.situation import Situation
from guide.path.remedies import REMEDIES
from tests.proof.forbidden import RULES, Rule
from tests.proof.probe import BEFORE, ON, Asked, Probe, every, fails, on_cores

#: A remedy, and one of its conditions.
Key: TypeAlias = tuple[str, str]


@dataclass
class Tried:
    """How many combinations were tried, what each condition can answer, the facts it reads, and what failed."""

    combinations: int = 0
    answers: dict[Key, set[bool | None]] = field(default_factory=dict)
    reads: dict[Key, set[str]] = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tried) -> None:
        self.combinations += other.combinations
        self.answers |= other.answers
        self.reads |= other.reads
        self.failures += other.failures


def _prove(id: str) -> Tried:
    """Each of its conditions, then each rule; before and after the law of April 2026."""
    tried = Tried()
    for condition in REMEDIES[id].conditions:
        answers, reads = set[bool | None](), set[str]()

        def one(probe: Probe, test: Any = condition.test, answers: set[Any] = answers, reads: set[str] = reads) -> None:
            answers.add(test(cast(Situation, probe)))
            reads.update(probe.facts)

        tried.combinations += sum(1 for _ in every(one, (ON, BEFORE)))
        tried.answers[id, condition.id], tried.reads[id, condition.id] = answers, reads

    def breaking(probe: Probe, broken: Rule) -> dict[str, Any] | None:
        return probe.facts if broken(id, cast(Situation, probe)) else None

    closing = _Closing(id, tried)
    for rule, broken in RULES.items():
        for facts in every(partial(breaking, broken=broken), (ON, BEFORE)):
            combinations, open_ones = (1, 0) if facts is None else closing.beside(facts)
            tried.combinations += combinations
            if open_ones:
                tried.failures[f"{id}: {rule}"] += open_ones
    return tried


class _Closing:
    """Whether a condition of this remedy fails, whichever, beside facts."""

    def __init__(self, id: str, tried: Tried) -> None:
        self._conditions = REMEDIES[id].conditions
        self._reads = [tried.reads[id, condition.id] for condition in self._conditions]
        self._in_order: dict[tuple[int, ...], Asked] = {}

    def beside(self, facts: dict[str, Any]) -> tuple[int, int]:
        """How many combinations, and in how many of them the remedy is not closed.

        The conditions that read nothing new are asked first, so that few facts are chosen.
        """
        reads = self._reads
        near = tuple(sorted(range(len(reads)), key=lambda i: len(reads[i] - facts.keys())))
        if near not in self._in_order:
            asked = [(partial(fails, self._conditions[i]), reads[i]) for i in near]
            self._in_order[near] = Asked(asked, (ON, BEFORE))
        return self._in_order[near].beside(facts)


def prove_remedies(workers: int = 1) -> Tried:
    """Every remedy, on as many processes."""
    total = Tried()
    for tried in on_cores(_prove, REMEDIES, workers):
        total.add(tried)
    return total
