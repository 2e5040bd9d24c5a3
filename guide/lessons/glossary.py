"""The words of the field: one plain definition each, one wording everywhere, and where they are met."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from guide import law
from guide.lessons.figure import UnknownFigure, filled
from guide.values.accents import unaccented

FILE = Path(__file__).with_name("glossary.toml")
_KEYS = {"term", "means", "forms", "references"}
#: Read here once, so that a figure that no law file has is refused when the words are loaded.
_SOME_DAY = date(2026, 11, 22)


class GlossaryError(Exception):
    """A word of the glossary that breaks its rules: a fault of ours, named."""


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
def terms() -> Mapping[str, GlossaryTerm]:
    """Every word by id, in alphabetical order of the words."""
    return load(FILE)


def load(file: Path) -> Mapping[str, GlossaryTerm]:
    """The words of a file, checked. Raises GlossaryError naming word and rule."""
    with file.open("rb") as source:
        raw = tomllib.load(source)
    known = {reference.id for reference in law.references()}
    found = [_term(id, value, known) for id, value in raw.items()]
    forms = [form for term in found for form in (term.term.lower(), *term.forms)]
    twice = sorted({form for form in forms if forms.count(form) > 1})
    if twice:
        raise GlossaryError(f"guide/lessons/{file.name} : deux fois le même mot : {twice}.")
    return {term.id: term for term in sorted(found, key=lambda term: _sorted_as_words(term.term))}


def _term(id: str, raw: Any, known: set[str]) -> GlossaryTerm:
    def require(condition: bool, expected: str) -> None:
        if not condition:
            raise GlossaryError(f"guide/lessons/glossary.toml, « {id} » : attendu : {expected}.")

    require(isinstance(raw, dict) and set(raw) == _KEYS, f"exactement les clés {sorted(_KEYS)}")
    require(all(isinstance(raw[key], str) and raw[key].strip() for key in ("term", "means")), "term et means remplis")
    require(all(form == form.lower() for form in raw["forms"]), "des formes en minuscules")
    for reference in raw["references"]:
        require(reference in known, f"une référence connue, pas « {reference} »")
    try:
        filled(raw["means"], _SOME_DAY)
    except UnknownFigure as error:
        raise GlossaryError(f"guide/lessons/glossary.toml, « {id} » : {error}") from None
    return GlossaryTerm(id, raw["term"], raw["means"].strip(), tuple(raw["forms"]), tuple(raw["references"]))


def _sorted_as_words(text: str) -> str:
    """Accents and case aside, as a dictionary sorts."""
    return unaccented(text).lower()


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
    sought = _sorted_as_words(words).split()
    return tuple(
        term
        for term in terms().values()
        if all(word in _sorted_as_words(f"{term.term} {' '.join(term.forms)} {term.means}") for word in sought)
    )


def _ids(text: str) -> Iterator[str]:
    pattern, place = _pattern()
    for found in pattern.finditer(text.replace("\u00a0", " ").replace("’", "'")):
        yield place[found[1].lower()]
