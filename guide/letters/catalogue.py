"""Which papers there are: `catalogue.toml` and its strict reader. The words of a paper are in its template.

A letter goes to the debtor. A paper whose `audience` is « vous » is for the user alone: asked for by its id, never
among « tous », and never on the screen of letters.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from guide import law
from guide.claim.regime import Regime

FILE = Path(__file__).with_name("catalogue.toml")
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"

_KEYS = {"title", "template", "offered", "days", "references", "steps"}
#: What a paper for the user says: nobody is asked to pay, nothing is sent.
_OWN_KEYS = {"title", "template", "offered", "audience"}
_STEP_KEYS = {"text", "only", "references"}


class CatalogueError(Exception):
    """A catalogue that breaks its own rules: a fault of ours, never of the user."""


@dataclass(frozen=True)
class Step:
    """One thing to do to send the letter well, in French, for some regimes."""

    text: str
    regimes: frozenset[Regime]
    references: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """One letter: its template, when it is offered, how many days it leaves to pay, how to send it, what it cites."""

    id: str
    title: str
    template: Path
    offered: str
    days: int
    cited: Mapping[Regime, tuple[str, ...]]
    steps: tuple[Step, ...]
    #: False for a paper that the user keeps.
    to_send: bool = True

    def how_to_send(self, regime: Regime) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if regime in step.regimes)

    def references(self, regime: Regime) -> tuple[str, ...]:
        """Every text that the letter or its sending rests on, once, the letter's own first."""
        sending = [id for step in self.how_to_send(regime) for id in step.references]
        return tuple(dict.fromkeys([*self.cited[regime], *sending]))


@cache
def papers() -> Mapping[str, Letter]:
    """Every paper by id, in the order of the file: the letters, then what the user keeps."""
    return load(FILE, TEMPLATES)


@cache
def letters() -> Mapping[str, Letter]:
    """The papers that go to the debtor."""
    return {id: paper for id, paper in papers().items() if paper.to_send}


def load(file: Path, templates: Path) -> Mapping[str, Letter]:
    """The letters of a catalogue, checked. Raises CatalogueError naming letter, key and rule."""
    with file.open("rb") as source:
        raw = tomllib.load(source)
    return {id: _letter(id, value, templates) for id, value in raw.items()}


def _require(condition: bool, letter: str, expected: str) -> None:
    if not condition:
        raise CatalogueError(f"guide/letters/catalogue.toml, « {letter} » : attendu : {expected}.")


def _letter(id: str, raw: Any, templates: Path) -> Letter:
    own = isinstance(raw, dict) and "audience" in raw
    keys = _OWN_KEYS if own else _KEYS
    _require(isinstance(raw, dict) and set(raw) == keys, id, f"exactement les clés {sorted(keys)}")
    for key in ("title", "template", "offered"):
        _require(isinstance(raw[key], str) and bool(raw[key]), id, f"{key} rempli")
    template = templates / raw["template"]
    _require(template.is_file(), id, f"le fichier templates/{raw['template']}")
    if own:
        _require(raw["audience"] == "vous", id, "audience : « vous »")
        return Letter(
            id, raw["title"], template, raw["offered"], 0, dict.fromkeys(Regime, ()), (), to_send=False
        )
    _require(type(raw["days"]) is int and raw["days"] > 0, id, "days : un nombre de jours")
    _require(set(raw["references"]) == set(Regime), id, f"references : les régimes {[*Regime]}")
    cited = {Regime(key): _references(id, found) for key, found in raw["references"].items()}
    steps = tuple(_step(id, step) for step in raw["steps"])
    return Letter(id, raw["title"], template, raw["offered"], raw["days"], cited, steps)


def _step(letter: str, raw: dict[str, Any]) -> Step:
    _require("text" in raw and set(raw) <= _STEP_KEYS, letter, f"steps : les clés {sorted(_STEP_KEYS)}")
    only = raw.get("only", [*Regime])
    _require(set(only) <= set(Regime), letter, f"only parmi {[*Regime]}")
    return Step(
        raw["text"], frozenset(Regime(code) for code in only), _references(letter, raw.get("references", []))
    )


def _references(letter: str, ids: list[str]) -> tuple[str, ...]:
    for id in ids:
        try:
            law.reference(id)
        except KeyError:
            raise CatalogueError(f"« {letter} » cite « {id} », que references.toml ne connaît pas.") from None
    return tuple(ids)
