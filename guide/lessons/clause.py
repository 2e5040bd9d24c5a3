"""Clauses to copy into a quote or a contract: plain words, each with its article, whom it may bind, and its limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from guide.lessons.figure import filled
from guide.lessons.law_marks import check_figures, cited
from guide.values.data_file import DataEntry, entries

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
def clauses(file: Path = FILE) -> Mapping[str, Clause]:
    """Every clause by id, in the order of the file, checked. Raises DataFileError naming clause and rule."""
    return {id: _clause(entry) for id, entry in entries(file, _KEYS).items()}


def _clause(entry: DataEntry) -> Clause:
    title, words, use, limits = entry.text("title"), entry.text("words"), entry.text("use"), entry.texts("limits")
    entry.require(bool(limits), "une limite au moins")
    check_figures(entry, (title, words, use, *limits))
    return Clause(entry.id, title, entry.one_of("between", Between), words, use, limits, cited(entry))
