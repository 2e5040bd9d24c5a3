"""The one strict reader of the law's TOML files: exact decimals, real dates, and nothing unknown, unsorted or uncited.

Every refusal names the file, the key and what was expected: the reader of the message is who just edited the file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SUPPORTS = ("2+", "1", "memory")
UNITS = ("pourcent_an", "pourcent", "points", "euros", "jours", "mois", "ans")

_REFERENCES = "references.toml"
#: A table at the top of a file: [id].
_HEAD = re.compile(rb"^\[([a-z0-9_-]+)\]\s*$", re.MULTILINE)
_REFERENCE_KEYS = {"label", "title", "url", "read_on", "support"}
_SERIES_KEYS = {"title", "unit", "reference", "values"}
_VALUE_KEYS = {"valid_from", "source", "read_on", "support"}


class LawDataError(Exception):
    """A law file that breaks its own rules: a fault of ours, never of the user."""


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


@dataclass(frozen=True)
class Law:
    references: Mapping[str, Reference]
    series: Mapping[str, Series]


def load(folder: Path = FOLDER) -> Law:
    """All the law's files, checked. Raises LawDataError naming file, key and rule."""
    references = load_references(folder)
    series: dict[str, Series] = {}
    for path in _series_files(folder):
        found = load_series(path, references)
        for key in found:
            _require(key not in series, path.name, key, "défini une seule fois")
        series |= found
    return Law(references, series)


def load_references(folder: Path = FOLDER) -> dict[str, Reference]:
    return {key: _reference(key, raw) for key, raw in _toml(folder / _REFERENCES).items()}


def load_series(path: Path, references: Container[str]) -> dict[str, Series]:
    """The figures of one file, checked, each resting on one of these references."""
    return {key: _series(path.name, key, raw, references) for key, raw in _toml(path).items()}


def homes(folder: Path = FOLDER) -> dict[str, Path]:
    """The file of each figure, read from the heads alone: a command that needs one figure opens one file."""
    return {key: path for path in _series_files(folder) for key in _heads(path)}


def reference_ids(folder: Path = FOLDER) -> frozenset[str]:
    return frozenset(_heads(folder / _REFERENCES))


def _series_files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.toml")) if path.name != _REFERENCES]


def _heads(path: Path) -> list[str]:
    return [head.decode() for head in _HEAD.findall(path.read_bytes())]


def _toml(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file, parse_float=Decimal)


def _require(condition: bool, file: str, key: str, expected: str) -> None:
    if not condition:
        raise LawDataError(f"guide/law/{file}, « {key} » : attendu : {expected}.")


def _keys(file: str, key: str, raw: Any, mandatory: set[str], optional: set[str]) -> None:
    _require(isinstance(raw, dict), file, key, "une table")
    _require(mandatory <= raw.keys(), file, key, f"les clés {sorted(mandatory - raw.keys())}")
    _require(raw.keys() <= mandatory | optional, file, key, f"pas de clé {sorted(raw.keys() - mandatory - optional)}")


def _common(file: str, key: str, raw: dict[str, Any], url: str) -> None:
    _require(raw["support"] in SUPPORTS, file, key, f"support parmi {SUPPORTS}")
    _require(type(raw["read_on"]) is date, file, key, "read_on : une date")
    _require(isinstance(raw[url], str) and raw[url].startswith("https://"), file, key, f"{url} en https")


def _reference(key: str, raw: Any) -> Reference:
    file = "references.toml"
    _keys(file, key, raw, _REFERENCE_KEYS, {"note"})
    _common(file, key, raw, "url")
    _require(all(isinstance(raw[k], str) and raw[k] for k in ("label", "title")), file, key, "label et title remplis")
    return Reference(id=key, **raw)


def _series(file: str, key: str, raw: Any, references: Container[str]) -> Series:
    _keys(file, key, raw, _SERIES_KEYS, {"known_until"})
    _require(raw["unit"] in UNITS, file, key, f"unit parmi {UNITS}")
    _require(raw["reference"] in references, file, key, f"une référence connue, pas « {raw['reference']} »")
    values = tuple(_value(file, f"{key}[{i}]", item) for i, item in enumerate(raw["values"]))
    _require(bool(values), file, key, "une valeur au moins")
    starts = [value.valid_from for value in values]
    _require(all(a < b for a, b in pairwise(starts)), file, key, "des dates croissantes")
    _require(len({tuple(v.figures) for v in values}) == 1, file, key, "les mêmes colonnes à chaque date")
    known_until = raw.get("known_until")
    _require(known_until is None or type(known_until) is date, file, key, "known_until : une date")
    _require(known_until is None or known_until > starts[-1], file, key, "known_until après la dernière valeur")
    return Series(key, raw["title"], raw["unit"], raw["reference"], values, known_until)


def _value(file: str, key: str, raw: Any) -> Value:
    figures = {k: v for k, v in raw.items() if k not in _VALUE_KEYS | {"text"}}
    _keys(file, key, raw, _VALUE_KEYS, {"text", *figures})
    _require(set(figures) in ({"value"}, {"particulier", "professionnel"}), file, key, "value, ou les deux créanciers")
    for figure in figures.values():
        _require(type(figure) in (int, Decimal) and figure >= 0, file, key, "des nombres positifs")
    _require(type(raw["valid_from"]) is date, file, key, "valid_from : une date")
    _common(file, key, raw, "source")
    return Value(
        valid_from=raw["valid_from"],
        figures={k: Decimal(v) for k, v in figures.items()},
        source=raw["source"],
        read_on=raw["read_on"],
        support=raw["support"],
        text=raw.get("text", ""),
    )
