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
    """Each of its conditions, then each rule; before and after the law of April 2026."""
    tried = Tried()
    for condition in REMEDIES[id].conditions:
        answers, reads = set[bool | None](), set[str]()

        def one(probe: Probe, test: Any = condition.test, answers: set[Any] = answers, reads: set[str] = reads) -> None:
            answers.add(test(cast(Situation, probe)))
            reads.update(probe.facts)

        tried.combinations += sum(1 for _ in every(one, (ON, BEFORE)))
        tried.answers[id, condition.id], tried.reads[id, condition.id] = answers, reads

    def held(probe: Probe, rule: str, broken: Rule) -> None:
        if broken(id, cast(Situation, probe)) and not _closed(id, probe, tried):
            tried.failures[f"{id}: {rule}"] += 1

    for rule, broken in RULES.items():
        run = partial(held, rule=rule, broken=broken)
        tried.combinations += sum(1 for _ in every(run, (ON, BEFORE)))
    return tried


def _closed(id: str, probe: Probe, tried: Tried) -> bool:
    """Whether a condition fails, whichever: those that read nothing new are asked first, so that few facts are chosen."""
    known = probe.facts.keys()
    near = sorted(REMEDIES[id].conditions, key=lambda condition: len(tried.reads[id, condition.id] - known))
    return any(condition.test(cast(Situation, probe)) is False for condition in near)


def prove_remedies(workers: int = 1) -> Tried:
    """Every remedy, on as many processes."""
    total = Tried()
    for tried in on_cores(_prove, REMEDIES, workers):
        total.add(tried)
    return total
