"""A lesson: one idea, one example in euros and dates, one thing to do on one's own dossier. Markdown, strictly read.

A file begins with its head, in TOML between two lines of +++ ; then come exactly the three parts.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from guide import law
from guide.lessons.figure import UnknownFigure, filled
from guide.path.remedies import REMEDIES

FOLDER = Path(__file__).parent
PARTS = ("L'idée", "Un exemple", "À faire")
#: Screens where the action of a lesson is done.
SCREENS = ("mon_dossier", "que_faire", "decompte", "balance_agee", "courriers", "textes_et_taux", "se_former")
_KEYS = {"title", "order", "minutes", "references", "screen", "terms", "remedies"}
_ID = re.compile(r"[a-z][a-z0-9_]*")
#: A figure of the law typed in a lesson would grow old there: euros and percents come from marks.
_TYPED = re.compile(r"\d\s*(?:%|€|euros?\b)")


class LessonError(Exception):
    """A lesson that breaks its own rules: a fault of ours, named by file and rule."""


@dataclass(frozen=True)
class Lesson:
    """`parts`: (heading, Markdown) of each of the three; figures stand in them as [[…]] until `read`."""

    id: str
    title: str
    order: int
    minutes: int
    references: tuple[str, ...]
    screen: str
    terms: tuple[str, ...]
    remedies: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]

    def read(self, on: date) -> tuple[tuple[str, str], ...]:
        """The parts with their figures at `on`."""
        return tuple((heading, filled(text, on)) for heading, text in self.parts)


@cache
def lessons() -> Mapping[str, Lesson]:
    """Every lesson by id, in the order of the path."""
    return load(FOLDER)


def load(folder: Path) -> Mapping[str, Lesson]:
    """The lessons of a folder, checked. Raises LessonError naming file and rule."""
    found = sorted((_lesson(path) for path in folder.glob("*.md")), key=lambda lesson: lesson.order)
    orders = [lesson.order for lesson in found]
    _require(len(set(orders)) == len(orders), str(folder.name), "un ordre différent par leçon")
    return {lesson.id: lesson for lesson in found}


def _require(condition: bool, file: str, expected: str) -> None:
    if not condition:
        raise LessonError(f"guide/lessons/{file} : attendu : {expected}.")


def _lesson(path: Path) -> Lesson:
    text = path.read_text("utf-8")
    pieces = text.split("+++\n", 2)
    _require(len(pieces) == 3 and not pieces[0], path.name, "une tête entre deux lignes +++")
    head: dict[str, Any] = tomllib.loads(pieces[1])
    _require(set(head) == _KEYS, path.name, f"les clés {sorted(_KEYS)}, pas {sorted(head)}")
    _require(_ID.fullmatch(path.stem) is not None, path.name, "un nom en minuscules sans accent")
    _require(type(head["order"]) is int and type(head["minutes"]) is int, path.name, "order et minutes entiers")
    _require(1 <= head["minutes"] <= 5, path.name, "cinq minutes au plus")
    _require(head["screen"] in SCREENS, path.name, f"screen parmi {SCREENS}")
    _require(bool(head["references"]), path.name, "une référence au moins")
    known = {reference.id for reference in law.references()}
    for id in head["references"]:
        _require(id in known, path.name, f"une référence connue, pas « {id} »")
    for id in head["remedies"]:
        _require(id in REMEDIES, path.name, f"une démarche connue, pas « {id} »")
    parts = tuple(_parts(pieces[2]))
    _require(tuple(heading for heading, _ in parts) == PARTS, path.name, f"les parties {PARTS}")
    lesson = Lesson(
        path.stem,
        head["title"],
        head["order"],
        head["minutes"],
        tuple(head["references"]),
        head["screen"],
        tuple(head["terms"]),
        tuple(head["remedies"]),
        parts,
    )
    try:
        lesson.read(date(2026, 11, 22))
    except UnknownFigure as error:
        raise LessonError(f"guide/lessons/{path.name} : {error}") from None
    return lesson


def _parts(body: str) -> list[tuple[str, str]]:
    pieces = re.split(r"^## (.+)$", body, flags=re.MULTILINE)
    return [(heading.strip(), text.strip()) for heading, text in zip(pieces[1::2], pieces[2::2], strict=True)]


def typed_figures(lesson: Lesson) -> list[str]:
    """Rates typed in the idea or the action of a lesson, where only the law's own may stand."""
    return [found for heading, text in lesson.parts if heading != "Un exemple" for found in typed(text)]


def typed(text: str) -> list[str]:
    """The euros and percents written in a text, its marks aside."""
    return [found.group() for found in _TYPED.finditer(re.sub(r"\[\[[^\]]*\]\]", "", text))]
