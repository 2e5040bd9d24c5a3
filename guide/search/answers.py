"""What people ask and what is answered, read strictly from answers.toml: a fault names the entry and the rule."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from guide.lessons import UnknownFigure, filled, typed
from guide.search.places import Destination, PlaceKind, places

FILE = Path(__file__).with_name("answers.toml")
_KEYS = {"kind", "target", "answer", "asked"}
_SOME_DAY = date(2026, 11, 29)


class AnswerError(Exception):
    """An entry of answers.toml that breaks its rules: a fault of ours, named."""


@dataclass(frozen=True)
class Answer:
    """`asked`: the question, in the ways that people type it; `says`: one sentence, figures as [[…]]."""

    id: str
    place: Destination
    says: str
    asked: tuple[str, ...]


@cache
def answers() -> Mapping[str, Answer]:
    """Every answer by id, in the order of the file."""
    return load(FILE, places())


def load(file: Path, known: Mapping[tuple[PlaceKind, str], Destination]) -> Mapping[str, Answer]:
    """The answers of a file, checked. Raises AnswerError naming entry and rule."""
    with file.open("rb") as source:
        raw = tomllib.load(source)
    return {id: _answer(id, entry, known) for id, entry in raw.items()}


def _answer(id: str, raw: Any, known: Mapping[tuple[PlaceKind, str], Destination]) -> Answer:
    def require(condition: bool, expected: str) -> None:
        if not condition:
            raise AnswerError(f"guide/search/answers.toml, « {id} » : attendu : {expected}.")

    require(isinstance(raw, dict) and set(raw) == _KEYS, f"exactement les clés {sorted(_KEYS)}")
    require(raw["kind"] in set(PlaceKind), f"kind parmi {[*map(str, PlaceKind)]}")
    place = known.get((PlaceKind(raw["kind"]), raw["target"]))
    require(place is not None, f"une cible connue, pas « {raw['kind']} {raw['target']} »")
    assert place is not None
    require(len(set(raw["asked"])) == len(raw["asked"]) > 0, "des questions, chacune une fois")
    try:
        filled(raw["answer"], _SOME_DAY)
    except UnknownFigure as error:
        raise AnswerError(f"guide/search/answers.toml, « {id} » : {error}") from None
    require(raw["answer"].endswith("."), "une phrase, avec son point")
    require(not typed(raw["answer"]), "un chiffre de la loi en [[…]]")
    return Answer(id, place, raw["answer"], tuple(raw["asked"]))
