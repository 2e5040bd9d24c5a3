"""What the cards and the clauses share: a TOML file read strictly, its figures by mark, its references known.

A fault names file, entry and rule: the reader of the message is who just edited the file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from guide import law
from guide.lessons.figure import UnknownFigure, filled
from guide.lessons.lesson import typed

_SOME_DAY = date(2026, 11, 22)
_LINK = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(/[^\s]*)?")


class SheetError(Exception):
    """A card or a clause that breaks its own rules: a fault of ours, named."""


class SheetEntry:
    """One entry of a file, and what it must hold."""

    def __init__(self, file: str, id: str, raw: Any, keys: set[str]) -> None:
        self.place = f"guide/lessons/{file}, « {id} »"
        self.require(isinstance(raw, dict) and set(raw) == keys, f"exactement les clés {sorted(keys)}")
        self.raw: Mapping[str, Any] = raw

    def require(self, condition: bool, expected: str) -> None:
        if not condition:
            raise SheetError(f"{self.place} : attendu : {expected}.")

    def words(self, key: str) -> str:
        said = self.raw[key]
        self.require(isinstance(said, str) and bool(said.strip()), f"{key} rempli")
        self.checked([said])
        return str(said).strip()

    def lines(self, key: str) -> tuple[str, ...]:
        said = self.raw[key]
        self.require(bool(said) and all(isinstance(line, str) and line for line in said), f"{key} rempli")
        self.checked(said)
        return tuple(said)

    def checked(self, texts: Iterable[str]) -> None:
        """Each figure comes from the law, by its mark."""
        for text in texts:
            try:
                filled(text, _SOME_DAY)
            except UnknownFigure as error:
                raise SheetError(f"{self.place} : {error}") from None
            self.require(not typed(text), f"un chiffre de la loi en [[…]], pas « {' '.join(typed(text))} »")

    def references(self) -> tuple[str, ...]:
        cited = self.raw["references"]
        self.require(bool(cited), "une référence au moins")
        known = {reference.id for reference in law.references()}
        for id in cited:
            self.require(id in known, f"une référence connue, pas « {id} »")
        return tuple(cited)

    def links(self) -> tuple[tuple[str, str], ...]:
        for label, url in self.raw["links"]:
            self.require(bool(label) and bool(_LINK.fullmatch(url)), f"un lien https, pas « {url} »")
        return tuple((label, url) for label, url in self.raw["links"])


def read(file: Path) -> Mapping[str, Any]:
    with file.open("rb") as source:
        return tomllib.load(source)
