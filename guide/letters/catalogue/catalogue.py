"""Which papers there are: `catalogue.toml` and its strict reader. The words of a paper are in its template.

A paper whose `audience` is « vous » is for the user alone: asked for by its id, never among « tous », and never on the
screen of letters.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

from guide import law
from guide.case.codes import Channel, EventKind
from guide.case.model import Event
from guide.claim import Regime
from guide.letters.catalogue.claimed_sums import Scope
from guide.values.data_file import DataEntry, entries
from guide.values.text import word_set

FILE = Path(__file__).with_name("catalogue.toml")
#: What the sending of a letter is in the journal, where its name does not tell.
_SENDINGS = {
    "renvoi_facture": EventKind.FACTURE_ENVOYEE,
    "interets_moratoires": EventKind.MISE_EN_DEMEURE,
    "garantie_paiement": EventKind.GARANTIE_DEMANDEE,
    "requete_injonction_tc": EventKind.REQUETE_DEPOSEE,
    "requete_injonction_tj": EventKind.REQUETE_DEPOSEE,
}
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
_OPTIONAL = word_set(
    "template to demand remedies when_unsettled days tone tones channel needs regimes otherwise references envelope"
)
#: What a paper for the user says: nobody is asked to pay, nothing is sent.
_OWN_KEYS = {"title", "offered", "audience"}


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
        """What its sending is in the follow-up: a second reminder is a reminder."""
        if self.tones:
            return "relance"
        # What asks a commissaire to serve a sommation puts nobody in default yet.
        return "mise_en_demeure" if self.id.startswith("mise_en_demeure") and self.to is None else self.id

    def sent(self, on: date, channel: Channel | None = None, number: str | None = None) -> Event:
        """Its sending, in the journal. `number`: that of the registered letter."""
        code = _SENDINGS.get(self.id, self.counts_as)
        kind = EventKind(code) if code in set(EventKind) else EventKind.COURRIER
        parts = [self.title] if kind is EventKind.COURRIER else []
        parts += [f"Recommandé n° {number}"] if number else []
        until = on + timedelta(days=self.days) if kind is EventKind.MISE_EN_DEMEURE and self.days else None
        return Event(kind, on, until, channel=channel, note=", ".join(parts) or None, letter=self.id)

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
    """The letters of a catalogue, checked. Raises DataFileError naming letter, key and rule."""
    every = _MANDATORY | _OPTIONAL | _OWN_KEYS
    return {id: _letter(entry, templates) for id, entry in entries(file, (), every).items()}


def _letter(entry: DataEntry, templates: Path) -> Letter:
    own = "audience" in entry.raw
    entry.only(*((_OWN_KEYS, ()) if own else (_MANDATORY, _OPTIONAL)))
    template = templates / f"{entry.text('template') or entry.id}.docx"
    entry.require(template.is_file(), f"le fichier templates/{template.name}")
    if own:
        entry.one_of("audience", ["vous"])
        return Letter(entry.id, entry.text("title"), template, entry.text("offered"), to_send=False)
    regimes = _regimes(entry, "regimes")
    entry.require((len(regimes) < len(Regime)) == bool(entry.text("otherwise")), "otherwise avec regimes, et lui seul")
    return entry.made(
        Letter,
        template=template,
        family=entry.one_of("family", Family),
        scope=entry.one_of("scope", Scope),
        to=entry.text("to") or None,
        envelope="envelope" not in entry.raw or entry.flag("envelope"),
        tone=entry.one_of("tone", Tone, Tone.NEUTRE),
        channel=entry.one_of("channel", Channel, Channel.COURRIER),
        regimes=regimes,
        references=_references(entry),
        steps=tuple(_step(entry, place, step) for place, step in enumerate(entry.raw["steps"])),
        to_send=True,
    )


def _step(letter: DataEntry, place: int, raw: object) -> LetterStep:
    """A text alone, or a table."""
    step = letter.inner(
        f"steps[{place}]", {"text": raw} if isinstance(raw, str) else raw, {"text"}, {"only", "references"}
    )
    return LetterStep(step.text("text"), _regimes(step, "only"), _references(step))


def _regimes(entry: DataEntry, key: str) -> frozenset[Regime]:
    """Those named, or all."""
    return frozenset(entry.some_of(key, Regime) if key in entry.raw else Regime)


def _references(entry: DataEntry) -> tuple[str, ...]:
    return entry.known("references", {reference.id for reference in law.references()}, "une référence")


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
