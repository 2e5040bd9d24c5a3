"""What each template receives: one frozen dataclass of ready values a letter, filled from a dossier on a day.

`Values` is the whole vocabulary, a property a value; `catalogue.toml` says which of them a letter has (besides COMMON),
and `context_class` makes its dataclass of them. A test holds the variables of each template equal to those fields.
Build a context only for a letter that `permission` grants: what it prints is then there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, make_dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, get_type_hints

from guide.case.codes import Channel
from guide.case.model import Dossier
from guide.letters import acts, chronology, debt, insolvency, payments, statement_book
from guide.letters.catalogue import Letter, Tone, papers
from guide.letters.court_pages import AvantDeDeposer, LisezMoi, before_filing, read_me
from guide.letters.debt import Client, Dette, Reference, Taux
from guide.letters.matter import Matter
from guide.letters.needs import INSTITUTIONS, ROLES
from guide.letters.parties import Banque, Destinataire, Expediteur, banque, destinataire, expediteur
from guide.letters.roadmap import FeuilleDeRoute, roadmap
from guide.letters.tables import Decompte, decompte
from guide.values.french import day, typeset

#: What every paper has; and what a letter in its envelope has besides.
COMMON, ENVELOPE = ("date", "objet", "libre"), ("expediteur", "destinataire", "envoi")
_SENT_BY = {
    Channel.LRAR: "Lettre recommandée avec demande d’avis de réception",
    Channel.COMMISSAIRE: "Par acte de commissaire de justice",
    Channel.EMAIL: "Par courriel",
}


@dataclass(frozen=True)
class Ton:
    """Neither is true of the neutral tone."""

    amical: bool
    ferme: bool


@dataclass(frozen=True)
class Values:
    """Every value that a template may ask for, by name."""

    letter: Letter
    matter: Matter
    tone: Tone

    @property
    def expediteur(self) -> Expediteur:
        return expediteur(self.matter.dossier.creditor)

    @property
    def destinataire(self) -> Destinataire:
        if self.letter.to is None:
            return destinataire(self.matter.dossier.debtor)
        return acts.tiers(self.matter.dossier, self.letter.to)

    @property
    def envoi(self) -> str:
        return _SENT_BY.get(self.letter.channel, "")

    @property
    def date(self) -> str:
        return day(self.matter.on)

    @property
    def objet(self) -> str:
        return debt.named(self.matter.figures(self.letter.scope).invoices)

    @property
    def libre(self) -> tuple[str, ...]:
        """What the user adds, a paragraph a line."""
        text = self.matter.dossier.words.get(self.letter.id, "")
        return tuple(typeset(line.strip()) for line in text.splitlines() if line.strip())

    @property
    def ton(self) -> Ton:
        return Ton(self.tone is Tone.AMICAL, self.tone is Tone.FERME)

    @property
    def banque(self) -> Banque:
        return banque(self.matter.dossier.creditor)

    @property
    def client(self) -> Client:
        return debt.client(self.matter)

    @property
    def taux(self) -> Taux:
        return debt.taux(self.matter, self.letter.scope)

    @property
    def reference(self) -> Reference:
        return debt.reference(self.matter, self.matter.figures(self.letter.scope))

    @property
    def dette(self) -> Dette:
        return debt.dette(self.matter, self.letter.scope)

    @property
    def decompte(self) -> Decompte:
        return decompte(self.matter.figures(self.letter.scope), self.matter.dossier.terms.allocation)

    @property
    def avant_le(self) -> str:
        return day(self.matter.on + timedelta(days=self.letter.days))

    @property
    def journal(self) -> acts.Journal:
        return acts.journal(self.matter, self.letter.scope)

    @property
    def creancier(self) -> acts.Partie:
        return acts.partie(self.matter.dossier.creditor)

    @property
    def debiteur(self) -> acts.Partie:
        return acts.partie(self.matter.dossier.debtor)

    @property
    def contrat(self) -> acts.Contrat:
        return acts.contrat(self.matter)

    @property
    def procedure(self) -> insolvency.Procedure:
        return insolvency.procedure(self.matter)

    @property
    def plan(self) -> payments.Plan:
        return payments.plan(self.matter)

    @property
    def accord(self) -> payments.Accord:
        return payments.accord(self.matter)

    @property
    def pieces(self) -> tuple[acts.Piece, ...]:
        return acts.pieces(self.matter)

    @property
    def faits(self) -> tuple[chronology.Fait, ...]:
        return chronology.faits(self.matter)

    @property
    def sources(self) -> tuple[statement_book.Source, ...]:
        return statement_book.sources(self.matter, self.letter.scope)

    @property
    def a_sources(self) -> bool:
        return bool(self.sources)

    @property
    def recu(self) -> payments.Recu:
        return payments.recu(self.matter)

    @property
    def cheque(self) -> payments.Cheque:
        return payments.cheque(self.matter)

    @property
    def impaye(self) -> insolvency.Impaye:
        return insolvency.impaye(self.matter)

    @property
    def declaration(self) -> insolvency.Declaration:
        return insolvency.declaration(self.matter)

    @property
    def requete(self) -> payments.Requete:
        return payments.requete(self.matter)

    @property
    def chantier(self) -> acts.Chantier:
        return acts.chantier(self.matter)


#: The papers that the user keeps: what each template receives, and what fills it.
OWN: dict[str, tuple[type, Callable[[Matter], Any]]] = {
    "feuille_de_route": (FeuilleDeRoute, lambda matter: roadmap(matter.dossier, matter.on)),
    "avant_de_deposer": (AvantDeDeposer, before_filing),
    "lisez_moi": (LisezMoi, read_me),
}
#: Every name that a letter may ask for, with its type.
VOCABULARY: dict[str, Any] = {
    name: get_type_hints(value.fget)["return"] for name, value in vars(Values).items() if isinstance(value, property)
}  # fmt: skip


@cache
def context_class(id: str) -> type:
    """The dataclass of that letter. A value that the vocabulary lacks is a fault of the catalogue (KeyError)."""
    letter = papers()[id]
    if not letter.to_send:
        return OWN[id][0]
    assert letter.to is None or letter.to in ROLES or letter.to in INSTITUTIONS, letter.to
    names = dict.fromkeys((*COMMON, *(ENVELOPE if letter.envelope else ()), *letter.values))
    made = make_dataclass(id, [(name, VOCABULARY[name]) for name in names], frozen=True)
    made.__module__ = __name__
    return made


def __getattr__(name: str) -> type:
    """The dataclass of a letter by its id: what `pickle` asks when a letter is filled in a process of its own."""
    if name not in papers():
        raise AttributeError(name)
    return context_class(name)


def context(letter: Letter, dossier: Dossier, on: date, tone: Tone | None = None) -> Any:
    """The facts of a granted letter dated `on`, in that tone or the letter's own."""
    return filled(letter, Matter(dossier, on), tone)


def filled(letter: Letter, matter: Matter, tone: Tone | None = None) -> Any:
    """The same, of a matter that was already looked into."""
    if not letter.to_send:
        return OWN[letter.id][1](matter)
    values = Values(letter, matter, tone or letter.tone)
    made = context_class(letter.id)
    return made(**{name: getattr(values, name) for name in made.__dataclass_fields__})  # type: ignore[attr-defined]
