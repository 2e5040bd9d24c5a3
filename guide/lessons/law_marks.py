"""What every text to learn from keeps to: its figures by mark, its articles known."""

import re
from collections.abc import Iterable
from datetime import date

from guide import law
from guide.lessons.figure import UnknownFigure, filled
from guide.values.data_file import DataEntry

#: Read here once, so that a figure that no law file has is refused when the text is loaded.
_SOME_DAY = date(2026, 11, 22)
#: A figure of the law typed in a text would grow old there: euros and percents come from marks.
_TYPED = re.compile(r"\d\s*(?:%|€|euros?\b)")


def typed(text: str) -> list[str]:
    """The euros and percents written in a text, its marks aside."""
    return [figure.group() for figure in _TYPED.finditer(re.sub(r"\[\[[^\]]*\]\]", "", text))]


def check_marks(entry: DataEntry, texts: Iterable[str]) -> None:
    """Each mark is that of a figure of the law. Raises DataFileError."""
    for text in texts:
        try:
            filled(text, _SOME_DAY)
        except UnknownFigure as error:
            raise entry.fault(str(error)) from None


def check_figures(entry: DataEntry, texts: Iterable[str]) -> None:
    """Each figure of the law comes by its mark, none is typed. Raises DataFileError."""
    for text in texts:
        check_marks(entry, [text])
        entry.require(not typed(text), f"un chiffre de la loi en [[…]], pas « {' '.join(typed(text))} »")


def cited(entry: DataEntry, at_least: int = 1) -> tuple[str, ...]:
    """The references of an entry, each known. Raises DataFileError."""
    ids = entry.known("references", {reference.id for reference in law.references()}, "une référence")
    entry.require(len(ids) >= at_least, "une référence au moins")
    return ids
