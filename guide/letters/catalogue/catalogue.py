"""Which papers there are: `catalogue.toml` and its strict reader. The words of a paper are in its template.

A paper whose `audience` is « vous » is for the user alone: asked for by its id, never among « tous », and never on the
screen of letters.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from guide import law
from guide.case.codes import Channel
from guide.claim import Regime
from guide.letters.catalogue.claimed_sums import Scope

FILE = Path(__file__).with_name("catalogue.toml")
TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


class Tone(StrEnum):
    AMICAL = "amical"
    NEUTRE = "neutre"
    FERME = "ferme"


class Family(StrEnum):
    """The drawers of the catalogue, in the order in which a debt goes through them."""

    RELANCER = "relancer"
    EXIGER = "exiger"
    ACCORD = "accord"
    JUSTICE = "justice"
    PUBLIC = "acheteur_public"
    COLLECTIVE = "procedure_collective"
    SPECIAL = "cas_particuliers"
    SUITES = "suites"


#: The keys of a letter, and those that it must have. The others have the default of `Letter`.
_MANDATORY = {"title", "offered", "family", "scope", "values", "steps"}
_KEYS = _MANDATORY | {
    "template",
    "to",
    "demand",
    "remedies",
    "when_unsettled",
    "days",
    "tone",
    "tones",
    "channel",
    "needs",
    "regimes",
    "otherwise",
    "references",
    "envelope",
}
#: What a paper for the user says: nobody is asked to pay, nothing is sent.
_OWN_KEYS = {"title", "offered", "audience"}
_STEP_KEYS = {"text", "only", "references"}


class CatalogueError(Exception):
    """A catalogue that breaks its own rules: a fault of ours, never of the user."""


@dataclass(frozen=True)
class LetterStep:
    """One thing to do to send the letter well, in French, for some regimes."""

    text: str
    regimes: frozenset[Regime]
    references: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """One letter: what it asks, for whom, when it is offered, how to send it, what it cites and what it needs."""

    id: str
    title: str
    template: Path
    offered: str
    family: Family = Family.SUITES
    #: What it asks for.
    scope: Scope = Scope.TOUT
    #: It presses a debtor to pay: unlawful or useless in more cases than other papers (see `permission`).
    demand: bool = False
    #: The routes that it serves: it is closed when they all are. None: any time.
    remedies: tuple[str, ...] = ()
    #: Written, with a caution, even while facts are missing to say whether its route is open.
    when_unsettled: bool = False
    #: It stands in an envelope: sender, addressee, signature. False for a deed or a note.
    envelope: bool = True
    #: The role of who receives it (see `needs.ROLES`); None: the debtor.
    to: str | None = None
    #: How many days it leaves to pay or to answer.
    days: int = 0
    tone: Tone = Tone.NEUTRE
    #: It exists in three tones.
    tones: bool = False
    channel: Channel = Channel.COURRIER
    #: Facts without which it would have holes (see `needs`).
    needs: tuple[str, ...] = ()
    regimes: frozenset[Regime] = frozenset(Regime)
    #: Why it is not for the other regimes.
    otherwise: str = ""
    #: The values of its template, besides the common ones (see `context`).
    values: tuple[str, ...] = ()
    #: The texts that it cites, for one debtor or another.
    references: tuple[str, ...] = ()
    steps: tuple[LetterStep, ...] = ()
    #: False for a paper that the user keeps.
    to_send: bool = True

    def how_to_send(self, regime: Regime) -> tuple[LetterStep, ...]:
        return tuple(step for step in self.steps if regime in step.regimes)

    @property
    def counts_as(self) -> str:
        """What its sending is in the journal and in the follow-up: a second reminder is a reminder."""
        if self.tones:
            return "relance"
        # What asks a commissaire to serve a sommation puts nobody in default yet.
        return "mise_en_demeure" if self.id.startswith("mise_en_demeure") and self.to is None else self.id

    @property
    def by_email(self) -> bool:
        """It is as good sent as the text of an e-mail."""
        return self.tones or self.channel is Channel.EMAIL

    def prints(self, value: str) -> bool:
        return value in self.values


@cache
def papers() -> Mapping[str, Letter]:
    """Every paper by id, in the order of the file: the letters, then what the user keeps."""
    return load(FILE, TEMPLATES)


@cache
def letters() -> Mapping[str, Letter]:
    """The papers that go to someone."""
    return {id: paper for id, paper in papers().items() if paper.to_send}


def load(file: Path, templates: Path) -> Mapping[str, Letter]:
    """The letters of a catalogue, checked. Raises CatalogueError naming letter, key and rule."""
    with file.open("rb") as source:
        raw = tomllib.load(source)
    return {id: _letter(id, value, templates) for id, value in raw.items()}


def _require(condition: bool, letter: str, expected: str) -> None:
    if not condition:
        raise CatalogueError(f"guide/letters/catalogue/catalogue.toml, « {letter} » : attendu : {expected}.")


def _letter(id: str, raw: Any, templates: Path) -> Letter:
    own = isinstance(raw, dict) and "audience" in raw
    mandatory, allowed = (_OWN_KEYS, _OWN_KEYS) if own else (_MANDATORY, _KEYS)
    _require(
        isinstance(raw, dict) and mandatory <= set(raw) <= allowed,
        id,
        f"les clés {sorted(mandatory)}, et parmi {sorted(allowed)}",
    )
    _require(all(isinstance(raw[key], str) and raw[key] for key in ("title", "offered")), id, "des textes")
    template = templates / f"{raw.get('template', id)}.docx"
    _require(template.is_file(), id, f"le fichier templates/{template.name}")
    if own:
        _require(raw["audience"] == "vous", id, "audience : « vous »")
        return Letter(id, raw["title"], template, raw["offered"], to_send=False)
    regimes = raw.get("regimes", [*Regime])
    _require(set(regimes) <= set(Regime), id, f"regimes parmi {[*Regime]}")
    _require((len(regimes) < len(Regime)) == bool(raw.get("otherwise")), id, "otherwise avec regimes, et lui seul")
    return Letter(
        id,
        raw["title"],
        template,
        raw["offered"],
        family=Family(raw["family"]),
        scope=Scope(raw["scope"]),
        demand=raw.get("demand", False),
        remedies=tuple(raw.get("remedies", ())),
        when_unsettled=raw.get("when_unsettled", False),
        to=raw.get("to"),
        envelope=raw.get("envelope", True),
        days=raw.get("days", 0),
        tone=Tone(raw.get("tone", Tone.NEUTRE)),
        tones=raw.get("tones", False),
        channel=Channel(raw.get("channel", Channel.COURRIER)),
        needs=tuple(raw.get("needs", ())),
        regimes=frozenset(Regime(code) for code in regimes),
        otherwise=raw.get("otherwise", ""),
        values=tuple(raw["values"]),
        references=_references(id, raw.get("references", [])),
        steps=tuple(_step(id, step) for step in raw["steps"]),
    )


def _step(letter: str, raw: dict[str, Any] | str) -> LetterStep:
    if isinstance(raw, str):
        return LetterStep(raw, frozenset(Regime), ())
    _require("text" in raw and set(raw) <= _STEP_KEYS, letter, f"steps : les clés {sorted(_STEP_KEYS)}")
    only = raw.get("only", [*Regime])
    _require(set(only) <= set(Regime), letter, f"only parmi {[*Regime]}")
    return LetterStep(
        raw["text"], frozenset(Regime(code) for code in only), _references(letter, raw.get("references", []))
    )


def _references(letter: str, ids: list[str]) -> tuple[str, ...]:
    for id in ids:
        try:
            law.reference(id)
        except KeyError:
            raise CatalogueError(f"« {letter} » cite « {id} », que references.toml ne connaît pas.") from None
    return tuple(ids)


#: Who a letter may be for besides the debtor. Some are one institution, reached through its own site.
ROLES = {
    "tribunal": "le tribunal compétent",
    "mandataire": "le mandataire judiciaire ou le liquidateur",
    "administrateur": "l'administrateur judiciaire, à défaut le client, ou le liquidateur",
    "maitre_ouvrage": "le maître de l'ouvrage",
    "banque": "votre banque",
    "commissaire": "le commissaire de justice",
    "recouvrement": "la société de recouvrement",
    "prefet": "la préfecture",
    "commission": "la commission de surendettement",
}


INSTITUTIONS = {"mediateur": "Médiateur des entreprises", "conciliateur": "Conciliateur de justice", "juge": "Le juge"}
