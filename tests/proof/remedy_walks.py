"""Each remedy alone, over every combination of the facts that it reads: what its conditions can answer, and the rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, TypeAlias, cast

from guide.path.facts.situation import Situation
from guide.path.remedies import REMEDIES
from guide.path.remedies.remedy import State, judge
from tests.proof.forbidden import offences
from tests.proof.probe import BEFORE, ON, Probe, every, on_cores

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
    """Before and after the law of April 2026."""
    tried = Tried()

    def whole(probe: Probe) -> None:
        s = cast(Situation, probe)
        if judge(REMEDIES[id], s) is not State.CLOSED:
            tried.failures.update(f"{id}: {said}" for said in offences(id, s))

    tried.combinations += sum(1 for _ in every(whole, (ON, BEFORE)))
    for condition in REMEDIES[id].conditions:
        answers, reads = set[bool | None](), set[str]()

        def one(probe: Probe, test: Any = condition.test, answers: set[Any] = answers, reads: set[str] = reads) -> None:
            answers.add(test(cast(Situation, probe)))
            reads.update(probe.facts)

        tried.combinations += sum(1 for _ in every(one, (ON, BEFORE)))
        tried.answers[id, condition.id], tried.reads[id, condition.id] = answers, reads
    return tried


def prove_remedies(workers: int = 1) -> Tried:
    """Every remedy, on as many processes."""
    total = Tried()
    for tried in on_cores(_prove, REMEDIES, workers):
        total.add(tried)
    return total
