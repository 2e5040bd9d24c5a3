"""Clauses to copy into a quote or a contract: plain words, each with its article, whom it may bind, and its limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from guide.lessons.figure import filled
from guide.lessons.sheet import SheetEntry, read

FILE = Path(__file__).with_name("clauses.toml")
_KEYS = {"title", "between", "words", "use", "limits", "references"}


class Between(StrEnum):
    """With whom the law lets that clause stand."""

    TOUS = "tous"
    PROFESSIONNELS = "professionnels"
    COMMERCANTS = "commercants"
    CONSOMMATEURS = "consommateurs"


@dataclass(frozen=True)
class Clause:
    """`words`: to copy, with [ ] to fill; `use`: what it gains; `limits`: when it does nothing, or is forbidden."""

    id: str
    title: str
    between: Between
    words: str
    use: str
    limits: tuple[str, ...]
    references: tuple[str, ...]

    def copied(self, on: date) -> str:
        return filled(self.words, on)

    def limited(self, on: date) -> tuple[str, ...]:
        return tuple(filled(limit, on) for limit in self.limits)


@cache
def clauses() -> Mapping[str, Clause]:
    """Every clause by id, in the order of the file."""
    return load(FILE)


def load(file: Path) -> Mapping[str, Clause]:
    """The clauses of a file, checked. Raises SheetError naming clause and rule."""
    found = {}
    for id, raw in read(file).items():
        sheet_entry = SheetEntry(file.name, id, raw, _KEYS)
        sheet_entry.require(sheet_entry.raw["between"] in set(Between), f"between parmi {[*map(str, Between)]}")
        found[id] = Clause(
            id,
            sheet_entry.words("title"),
            Between(sheet_entry.raw["between"]),
            sheet_entry.words("words"),
            sheet_entry.words("use"),
            sheet_entry.lines("limits"),
            sheet_entry.references(),
        )
    return found
