"""Cards: what to hold in mind at the moment of acting, on one screen. Figures as [[…]] (guide/lessons/figure.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from guide.lessons.figure import filled
from guide.lessons.lesson import lessons
from guide.lessons.sheet import SheetEntry, read
from guide.path.remedies import REMEDIES

FILE = Path(__file__).with_name("cards.toml")
_KEYS = {"title", "idea", "lesson", "remedies", "parts", "links", "references"}


@dataclass(frozen=True)
class Card:
    """`parts`: (heading, lines); `links`: (label, address) of public registers; `remedies`: what it prepares."""

    id: str
    title: str
    idea: str
    lesson: str
    remedies: tuple[str, ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    links: tuple[tuple[str, str], ...]
    references: tuple[str, ...]

    def read(self, on: date) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The parts with their figures at `on`."""
        return tuple((heading, tuple(filled(line, on) for line in lines)) for heading, lines in self.parts)


@cache
def cards() -> Mapping[str, Card]:
    """Every card by id, in the order of the file."""
    return load(FILE)


def load(file: Path) -> Mapping[str, Card]:
    """The cards of a file, checked. Raises SheetError naming card and rule."""
    found = {}
    for id, raw in read(file).items():
        sheet_entry = SheetEntry(file.name, id, raw, _KEYS)
        sheet_entry.require(
            sheet_entry.raw["lesson"] in lessons(), f"une leçon connue, pas « {sheet_entry.raw['lesson']} »"
        )
        for remedy in sheet_entry.raw["remedies"]:
            sheet_entry.require(remedy in REMEDIES, f"une démarche connue, pas « {remedy} »")
        parts = []
        for part in sheet_entry.raw["parts"]:
            inner = SheetEntry(file.name, id, part, {"heading", "lines"})
            parts.append((inner.words("heading"), inner.lines("lines")))
        sheet_entry.require(bool(parts), "une partie au moins")
        found[id] = Card(
            id,
            sheet_entry.words("title"),
            sheet_entry.words("idea"),
            sheet_entry.raw["lesson"],
            tuple(sheet_entry.raw["remedies"]),
            tuple(parts),
            sheet_entry.links(),
            sheet_entry.references(),
        )
    return found
