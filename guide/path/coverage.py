"""What whole cases show of the guide: the edges they take and the answers of each condition, out of those possible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from guide.case.model import Dossier
from guide.path.advice import advise
from guide.path.facts import situation
from guide.path.remedies import REMEDIES


@dataclass(frozen=True)
class Coverage:
    """What whole cases show: the edges they take and the answers of each condition, out of those that are possible."""

    edges: frozenset[tuple[str, str]]
    missing_edges: tuple[tuple[str, str], ...]
    answers: int
    missing_answers: tuple[tuple[str, str, bool | None], ...]


def coverage(
    cases: Iterable[tuple[Dossier, date]],
    possible_edges: set[tuple[str, str]],
    possible_answers: Mapping[tuple[str, str], frozenset[bool | None]],
) -> Coverage:
    edges: set[tuple[str, str]] = set()
    seen: dict[tuple[str, str], set[bool | None]] = defaultdict(set)
    for dossier, on in cases:
        edges |= {(taken.node, taken.code) for taken in advise(dossier, on).position.trail}
        s = situation(dossier, on)
        for remedy in REMEDIES.values():
            for condition in remedy.conditions:
                seen[remedy.id, condition.id].add(condition.test(s))
    lacking = [
        (*key, answer)
        for key, can in sorted(possible_answers.items())
        for answer in sorted(can - seen[key], key=str)
    ]
    total = sum(len(can) for can in possible_answers.values())
    return Coverage(frozenset(edges), tuple(sorted(possible_edges - edges)), total, tuple(lacking))
