"""The words of the field: one plain definition each, one wording everywhere, and where they are met."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from guide.lessons.figure import filled
from guide.lessons.law_marks import check_marks, cited
from guide.values.accents import folded
from guide.values.data_file import DataEntry, DataFileError, entries

FILE = Path(__file__).with_name("glossary.toml")
_KEYS = {"term", "means", "forms", "references"}


@dataclass(frozen=True)
class GlossaryTerm:
    """`term` as it is written everywhere; `forms`: the other ways it is met in a sentence (plural, old names)."""

    id: str
    term: str
    means: str
    forms: tuple[str, ...]
    references: tuple[str, ...]

    def meaning(self, on: date) -> str:
        return filled(self.means, on)


@cache
def terms(file: Path = FILE) -> Mapping[str, GlossaryTerm]:
    """Every word by id, in alphabetical order of the words, checked. Raises DataFileError naming word and rule."""
    every = [_term(entry) for entry in entries(file, _KEYS).values()]
    forms = [form for term in every for form in (term.term.lower(), *term.forms)]
    twice = sorted({form for form in forms if forms.count(form) > 1})
    if twice:
        raise DataFileError(f"{file.name} : deux fois le même mot : {twice}.")
    return {term.id: term for term in sorted(every, key=lambda term: folded(term.term))}


def _term(entry: DataEntry) -> GlossaryTerm:
    forms = entry.texts("forms")
    entry.require(all(form == form.lower() for form in forms), "des formes en minuscules")
    check_marks(entry, [entry.text("means")])
    return GlossaryTerm(entry.id, entry.text("term"), entry.text("means"), forms, cited(entry, at_least=0))


@cache
def _pattern() -> tuple[re.Pattern[str], Mapping[str, str]]:
    place = {form: id for id, term in terms().items() for form in (term.term.lower(), *term.forms)}
    longest_first = sorted(place, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE), place


def met(text: str) -> tuple[GlossaryTerm, ...]:
    """The words of the glossary that a text uses, in the order they are met, each once."""
    return tuple(dict.fromkeys(terms()[id] for id in _ids(text)))


def search(words: str) -> tuple[GlossaryTerm, ...]:
    """The words whose name, forms or meaning hold every word sought, accents and case aside."""
    sought = folded(words).split()
    return tuple(
        term
        for term in terms().values()
        if all(word in folded(f"{term.term} {' '.join(term.forms)} {term.means}") for word in sought)
    )


def _ids(text: str) -> Iterator[str]:
    pattern, place = _pattern()
    for match in pattern.finditer(text.replace("\u00a0", " ").replace("’", "'")):
        yield place[match[1].lower()]
