"""A lesson: one idea, one example in euros and dates, one thing to do on one's own dossier. Markdown, strictly read.

A file begins with its head, in TOML between two lines of +++ ; then come exactly the three parts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from guide.lessons.figure import filled
from guide.lessons.law_marks import check_marks, cited
from guide.path.remedies import REMEDIES
from guide.values.data_file import DataFileError, headed

FOLDER = Path(__file__).parent
PARTS = ("L'idée", "Un exemple", "À faire")
#: Screens where the action of a lesson is done.
SCREENS = ("mon_dossier", "que_faire", "decompte", "balance_agee", "courriers", "textes_et_taux", "se_former")
_KEYS = {"title", "order", "minutes", "references", "screen", "terms", "remedies"}
_ID = re.compile(r"[a-z][a-z0-9_]*")


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
def lessons(folder: Path = FOLDER) -> Mapping[str, Lesson]:
    """Every lesson by id, in the order of the path, checked. Raises DataFileError naming file and rule."""
    every = sorted((_lesson(path) for path in folder.glob("*.md")), key=lambda lesson: lesson.order)
    orders = [lesson.order for lesson in every]
    if len(set(orders)) < len(orders):
        raise DataFileError(f"{folder.name} : attendu : un ordre différent par leçon.")
    return {lesson.id: lesson for lesson in every}


def _lesson(path: Path) -> Lesson:
    head, body = headed(path, _KEYS)
    parts = tuple(_parts(body))
    head.require(_ID.fullmatch(head.id) is not None, "un nom en minuscules sans accent")
    head.require(1 <= head.whole("minutes") <= 5, "cinq minutes au plus")
    head.require(tuple(heading for heading, _ in parts) == PARTS, f"les parties {PARTS}")
    check_marks(head, (text for _, text in parts))
    remedies = head.known("remedies", REMEDIES, "une démarche")
    screen = head.one_of("screen", SCREENS)
    return head.made(Lesson, references=cited(head), screen=screen, remedies=remedies, parts=parts)


def _parts(body: str) -> list[tuple[str, str]]:
    pieces = re.split(r"^## (.+)$", body, flags=re.MULTILINE)
    return [(heading.strip(), text.strip()) for heading, text in zip(pieces[1::2], pieces[2::2], strict=True)]
