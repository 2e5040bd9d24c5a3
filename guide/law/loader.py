"""The law's TOML files, read strictly: exact decimals, real dates, and nothing unknown, unsorted or uncited."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from guide.values.data_file import DataEntry, entries

FOLDER = Path(__file__).parent
SUPPORTS = ("2+", "1", "memory")
UNITS = ("pourcent_an", "pourcent", "points", "euros", "jours", "mois", "ans")

_REFERENCES = "references.toml"
#: A table at the top of a file: [id].
_HEAD = re.compile(rb"^\[([a-z0-9_-]+)\]\s*$", re.MULTILINE)
_REFERENCE_KEYS = {"label", "title", "url", "read_on", "support"}
_SERIES_KEYS = {"title", "unit", "reference", "values"}
_VALUE_KEYS = {"valid_from", "source", "read_on", "support"}
_FIGURES = ("value", "particulier", "professionnel")


@dataclass(frozen=True)
class Reference:
    """A text, a ruling or an official figure; `support` says how well it is established."""

    id: str
    label: str
    title: str
    url: str
    read_on: date
    support: str
    note: str = ""

    @property
    def to_check(self) -> bool:
        """Established by one source or less: shown « à vérifier »."""
        return self.support != "2+"


@dataclass(frozen=True)
class Value:
    """What holds from `valid_from` on. `figures` has one entry, or one by category (the legal rate has two)."""

    valid_from: date
    figures: Mapping[str, Decimal]
    source: str
    read_on: date
    support: str
    text: str = ""


@dataclass(frozen=True)
class Series:
    """One dated figure of the law. From `known_until` on, its last value is only projected."""

    id: str
    title: str
    unit: str
    reference: str
    values: tuple[Value, ...]
    known_until: date | None


def load_references(folder: Path = FOLDER) -> dict[str, Reference]:
    return {
        id: entry.made(Reference, url=_https(entry, "url"), support=entry.one_of("support", SUPPORTS))
        for id, entry in entries(folder / _REFERENCES, _REFERENCE_KEYS, {"note"}).items()
    }


def load_series(path: Path, references: Collection[str]) -> dict[str, Series]:
    """The figures of one file, checked, each resting on one of these references."""
    return {id: _series(entry, references) for id, entry in entries(path, _SERIES_KEYS, {"known_until"}).items()}


def homes() -> dict[str, Path]:
    """The file of each figure, read from the heads alone: a command that needs one figure opens one file."""
    paths = (path for path in sorted(FOLDER.glob("*.toml")) if path.name != _REFERENCES)
    return {key: path for path in paths for key in _heads(path)}


def reference_ids() -> frozenset[str]:
    return frozenset(_heads(FOLDER / _REFERENCES))


def _heads(path: Path) -> list[str]:
    return [head.decode() for head in _HEAD.findall(path.read_bytes())]


def _https(entry: DataEntry, key: str) -> str:
    entry.require(entry.text(key).startswith("https://"), f"{key} en https")
    return entry.text(key)


def _series(entry: DataEntry, references: Collection[str]) -> Series:
    values = tuple(map(_value, entry.tables("values", _VALUE_KEYS, {"text", *_FIGURES})))
    starts = [value.valid_from for value in values]
    entry.require(all(a < b for a, b in pairwise(starts)), "des dates croissantes")
    entry.require(len({tuple(value.figures) for value in values}) == 1, "les mêmes colonnes à chaque date")
    known_until = entry.day("known_until") if "known_until" in entry.raw else None
    entry.require(known_until is None or known_until > starts[-1], "known_until après la dernière valeur")
    unit, reference = entry.one_of("unit", UNITS), entry.one_of("reference", references)
    return entry.made(Series, unit=unit, reference=reference, values=values, known_until=known_until)


def _value(entry: DataEntry) -> Value:
    figures = {key: figure for key, figure in entry.raw.items() if key in _FIGURES}
    entry.require(set(figures) in ({"value"}, {"particulier", "professionnel"}), "value, ou les deux créanciers")
    for figure in figures.values():
        entry.require(type(figure) in (int, Decimal) and figure >= 0, "des nombres positifs")
    exact = {key: Decimal(figure) for key, figure in figures.items()}
    support = entry.one_of("support", SUPPORTS)
    return entry.made(Value, figures=exact, source=_https(entry, "source"), support=support)
