"""Decisions to take: a situation, what one may do, and at once why, with its article. Each is tied to a remedy or a trap."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from guide import law
from guide.lessons.figure import UnknownFigure, filled
from guide.lessons.lesson import lessons
from guide.path.remedies import REMEDIES

FILE = Path(__file__).with_name("quiz.toml")
_KEYS = {"lesson", "situation", "choices", "right", "why", "references"}
_TIED = ("remedies", "trap")
_SOME_DAY = date(2026, 11, 22)


class QuizError(Exception):
    """A question that breaks the rules of the quiz: a fault of ours, named."""


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
def decisions() -> Mapping[str, Decision]:
    """Every question by id, in the order of the file."""
    return load(FILE)


def load(file: Path) -> Mapping[str, Decision]:
    """The questions of a file, checked. Raises QuizError naming question and rule."""
    with file.open("rb") as source:
        raw = tomllib.load(source)
    known = {reference.id for reference in law.references()}
    return {id: _decision(id, value, known) for id, value in raw.items()}


def _decision(id: str, raw: Any, known: set[str]) -> Decision:
    def require(condition: bool, expected: str) -> None:
        if not condition:
            raise QuizError(f"guide/lessons/quiz.toml, « {id} » : attendu : {expected}.")

    require(isinstance(raw, dict) and _KEYS <= set(raw) <= _KEYS | set(_TIED), f"les clés {sorted(_KEYS)} et {_TIED}")
    require(bool(raw.get("remedies") or raw.get("trap")), "une démarche (remedies) ou un piège (trap)")
    require(2 <= len(raw["choices"]) <= 4 and len(set(raw["choices"])) == len(raw["choices"]), "2 à 4 choix différents")
    require(type(raw["right"]) is int and 1 <= raw["right"] <= len(raw["choices"]), "right : le rang d'un choix, dès 1")
    require(raw["lesson"] in lessons(), f"une leçon connue, pas « {raw['lesson']} »")
    require(bool(raw["references"]), "une référence au moins")
    for reference in raw["references"]:
        require(reference in known, f"une référence connue, pas « {reference} »")
    for remedy in raw.get("remedies", []):
        require(remedy in REMEDIES, f"une démarche connue, pas « {remedy} »")
    try:
        for text in (raw["situation"], raw["why"], *raw["choices"]):
            filled(text, _SOME_DAY)
    except UnknownFigure as error:
        raise QuizError(f"guide/lessons/quiz.toml, « {id} » : {error}") from None
    return Decision(
        id,
        raw["lesson"],
        raw["situation"],
        tuple(raw["choices"]),
        raw["right"] - 1,
        raw["why"],
        tuple(raw["references"]),
        tuple(raw.get("remedies", ())),
        raw.get("trap", ""),
    )


def next_ones(
    missed: Sequence[str], answered: Iterable[str], count: int, recent: Collection[str] = ()
) -> tuple[Decision, ...]:
    """The `count` questions to ask next: those missed come back first, then those never asked, in order. One of the
    `recent` ones comes last: asked again at once, its answer would be copied rather than remembered."""
    seen = set(answered)
    order = [*dict.fromkeys(missed), *(id for id in decisions() if id not in seen and id not in missed)]
    order.sort(key=lambda id: id in recent)
    return tuple(decisions()[id] for id in order if id in decisions())[:count]
