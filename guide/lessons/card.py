"""Cards: what to hold in mind at the moment of acting, on one screen. Figures as [[…]] (guide/lessons/figure.py)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from guide.lessons.figure import filled
from guide.lessons.law_marks import check_figures, cited
from guide.lessons.lesson import lessons
from guide.path.remedies import REMEDIES
from guide.values.data_file import DataEntry, entries

FILE = Path(__file__).with_name("cards.toml")
_KEYS = {"title", "idea", "lesson", "remedies", "parts", "links", "references"}
_LINK = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(/[^\s]*)?")


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
def cards(file: Path = FILE) -> Mapping[str, Card]:
    """Every card by id, in the order of the file, checked. Raises DataFileError naming card and rule."""
    return {id: _card(entry) for id, entry in entries(file, _KEYS).items()}


def _card(entry: DataEntry) -> Card:
    parts = tuple((part.text("heading"), part.texts("lines")) for part in entry.tables("parts", {"heading", "lines"}))
    for heading, lines in parts:
        entry.require(bool(lines), "des lignes dans chaque partie")
        check_figures(entry, (heading, *lines))
    check_figures(entry, (entry.text("title"), entry.text("idea")))
    return entry.made(
        Card,
        lesson=entry.one_of("lesson", lessons()),
        remedies=entry.known("remedies", REMEDIES, "une démarche"),
        parts=parts,
        links=tuple(_links(entry)),
        references=cited(entry),
    )


def _links(entry: DataEntry) -> Iterator[tuple[str, str]]:
    for link in entry.rows("links"):
        entry.require(len(link) == 2 and bool(_LINK.fullmatch(link[1])), f"un lien https, pas « {link} »")
        yield link[0], link[1]
