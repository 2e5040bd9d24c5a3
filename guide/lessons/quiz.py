"""Decisions to take: a situation, what one may do, and at once why, with its article. Each is tied to a remedy or a trap."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from guide.lessons.figure import filled
from guide.lessons.law_marks import check_marks, cited
from guide.lessons.lesson import lessons
from guide.path.remedies import REMEDIES
from guide.values.data_file import DataEntry, entries

FILE = Path(__file__).with_name("quiz.toml")
_KEYS = {"lesson", "situation", "choices", "right", "why", "references"}
_TIED = ("remedies", "trap")


@dataclass(frozen=True)
class Decision:
    """`right`: index of the right choice. `remedies`: ids of the remedies it teaches; `trap`: the mistake it prevents."""

    id: str
    lesson: str
    situation: str
    choices: tuple[str, ...]
    right: int
    why: str
    references: tuple[str, ...]
    remedies: tuple[str, ...]
    trap: str

    def explained(self, on: date) -> str:
        return filled(self.why, on)


@cache
def decisions(file: Path = FILE) -> Mapping[str, Decision]:
    """Every question by id, in the order of the file, checked. Raises DataFileError naming question and rule."""
    return {id: _decision(entry) for id, entry in entries(file, _KEYS, _TIED).items()}


def _decision(entry: DataEntry) -> Decision:
    choices, right = entry.texts("choices"), entry.whole("right")
    decision = entry.made(
        Decision,
        lesson=entry.one_of("lesson", lessons()),
        right=right - 1,
        references=cited(entry),
        remedies=entry.known("remedies", REMEDIES, "une démarche"),
    )
    entry.require(bool(decision.remedies or decision.trap), "une démarche (remedies) ou un piège (trap)")
    entry.require(2 <= len(choices) <= 4 and len(set(choices)) == len(choices), "2 à 4 choix différents")
    entry.require(1 <= right <= len(choices), "right : le rang d'un choix, dès 1")
    check_marks(entry, (decision.situation, decision.why, *choices))
    return decision


def next_ones(
    missed: Sequence[str], answered: Iterable[str], count: int, recent: Collection[str] = ()
) -> tuple[Decision, ...]:
    """The `count` questions to ask next: those missed come back first, then those never asked, in order. One of the
    `recent` ones comes last: asked again at once, its answer would be copied rather than remembered."""
    seen = set(answered)
    order = [*dict.fromkeys(missed), *(id for id in decisions() if id not in seen and id not in missed)]
    order.sort(key=lambda id: id in recent)
    return tuple(decisions()[id] for id in order if id in decisions())[:count]
