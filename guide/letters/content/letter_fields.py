"""What each template receives: one frozen dataclass of ready values a letter, filled from a dossier on a day.

`Values` (a property a value) and `_OF_COMPUTED` are the whole vocabulary; `catalogue.toml` says which of them a letter has
(besides COMMON), and `context_class` makes its dataclass of them. A test holds the variables of each template equal to
those fields. Build a context only for a letter that `permission` grants: what it prints is then there.
"""

from collections.abc import Callable
from dataclasses import dataclass, make_dataclass
from datetime import timedelta
from functools import cache
from typing import Any, get_type_hints

from guide.case.codes import Channel
from guide.letters.catalogue.catalogue import INSTITUTIONS, ROLES, Letter, Tone, papers
from guide.letters.catalogue.computed import Computed
from guide.letters.content import (
    court_chronology,
    debt_fields,
    deed_fields,
    insolvency_fields,
    payment_fields,
    statement_workbook,
)
from guide.letters.content.court_pages import AvantDeDeposer, FicheFormulaire, LisezMoi
from guide.letters.content.debt_fields import DebtReference, Dette, Taux
from guide.letters.content.party_fields import (
    Banque,
    Destinataire,
    Expediteur,
    banque,
    destinataire,
    expediteur,
    salutation,
)
from guide.letters.content.roadmap_paper import FeuilleDeRoute, roadmap
from guide.letters.content.statement_table import Decompte, decompte
from guide.path.remedies import petition_court
from guide.values.french import typeset
from guide.values.notation import FRENCH, Notation

#: What every paper has; and what a letter in its envelope has besides.
COMMON, ENVELOPE = ("date", "objet", "libre"), ("expediteur", "destinataire", "envoi")
_SENT_BY = {Channel.LRAR: "Lettre recommandée avec demande d’avis de réception", Channel.EMAIL: "Par courriel"}


@dataclass(frozen=True)
class Ton:
    """Neither is true of the neutral tone."""

    amical: bool
    ferme: bool


@dataclass(frozen=True)
class Values:
    """Every value that a template may ask for, by name."""

    letter: Letter
    computed: Computed
    tone: Tone
    notation: Notation = FRENCH

    @property
    def expediteur(self) -> Expediteur:
        return expediteur(self.computed.dossier.creditor)

    @property
    def destinataire(self) -> Destinataire:
        if self.letter.to is None:
            return destinataire(self.computed.dossier.debtor)
        # The court's name is known from the debtor's town, its address only from the person.
        court = petition_court(self.letter.remedies, self.computed.situation)
        if court and self.computed.dossier.third_party(self.letter.to) is None:
            return Destinataire(typeset(court), (), typeset(salutation(court)))
        return deed_fields.tiers(self.computed.dossier, self.letter.to)

    @property
    def numero_dossier(self) -> str:
        """That of the file at who the letter is for; empty when it is not known."""
        recipient = self.computed.dossier.third_party(self.letter.to or "")
        return typeset((recipient.reference or "").strip()) if recipient else ""

    @property
    def a_numero_dossier(self) -> bool:
        return bool(self.numero_dossier)

    @property
    def envoi(self) -> str:
        return _SENT_BY.get(self.letter.channel, "")

    @property
    def date(self) -> str:
        return self.notation.day(self.computed.on)

    @property
    def objet(self) -> str:
        return debt_fields.named(self.computed.figures(self.letter.scope).invoices, self.computed.dossier)

    @property
    def libre(self) -> tuple[str, ...]:
        """What the user adds, a paragraph a line."""
        text = self.computed.dossier.words.get(self.letter.id, "")
        return tuple(typeset(line.strip()) for line in text.splitlines() if line.strip())

    @property
    def ton(self) -> Ton:
        return Ton(self.tone is Tone.AMICAL, self.tone is Tone.FERME)

    @property
    def banque(self) -> Banque:
        return banque(self.computed.dossier.creditor)

    @property
    def taux(self) -> Taux:
        return debt_fields.taux(self.computed, self.letter.scope, self.notation)

    @property
    def reference(self) -> DebtReference:
        return debt_fields.reference(self.computed, self.computed.figures(self.letter.scope), self.notation)

    @property
    def dette(self) -> Dette:
        return debt_fields.dette(self.computed, self.letter.scope, self.notation)

    @property
    def decompte(self) -> Decompte:
        return decompte(self.computed.figures(self.letter.scope), self.computed.dossier.terms.allocation)

    @property
    def avant_le(self) -> str:
        return self.notation.day(self.computed.on + timedelta(days=self.letter.days))

    @property
    def journal(self) -> deed_fields.Journal:
        return deed_fields.journal(self.computed, self.letter.scope, self.notation)

    @property
    def creancier(self) -> deed_fields.Partie:
        return deed_fields.partie(self.computed.dossier.creditor)

    @property
    def debiteur(self) -> deed_fields.Partie:
        return deed_fields.partie(self.computed.dossier.debtor)

    @property
    def sources(self) -> tuple[statement_workbook.Source, ...]:
        return statement_workbook.sources(self.computed, self.letter.scope)

    @property
    def a_sources(self) -> bool:
        return bool(self.sources)


#: The values that the computed dossier alone tells, each by the name of what makes it.
_OF_COMPUTED: dict[str, Callable[[Computed], Any]] = {
    make.__name__: make
    for make in (
        debt_fields.client,
        debt_fields.contestation,
        deed_fields.contrat,
        deed_fields.pieces,
        deed_fields.chantier,
        court_chronology.faits,
        insolvency_fields.procedure,
        insolvency_fields.impaye,
        insolvency_fields.declaration,
        payment_fields.plan,
        payment_fields.accord,
        payment_fields.recu,
        payment_fields.cheque,
        payment_fields.requete,
    )
}
#: The papers that the user keeps: what each template receives.
OWN: dict[str, type] = {
    "feuille_de_route": FeuilleDeRoute,
    "avant_de_deposer": AvantDeDeposer,
    "lisez_moi": LisezMoi,
    "fiche_formulaire": FicheFormulaire,
}
#: Every name that a letter may ask for, with its type.
VOCABULARY: dict[str, Any] = {
    name: get_type_hints(make)["return"]
    for name, make in (
        *((name, value.fget) for name, value in vars(Values).items() if isinstance(value, property)),
        *_OF_COMPUTED.items(),
    )
}


@cache
def context_class(id: str) -> type:
    """The dataclass of that letter. A value that the vocabulary lacks is a fault of the catalogue (KeyError)."""
    letter = papers()[id]
    if not letter.to_send:
        return OWN[id]
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


def filled(letter: Letter, computed: Computed, tone: Tone | None = None) -> Any:
    """The facts of a granted letter, in that tone or the letter's own."""
    if OWN.get(letter.id) is FeuilleDeRoute:
        return roadmap(computed.dossier, computed.on)
    assert letter.to_send, "the pages of a court file are filled by `court`"
    return printed_values(Values(letter, computed, tone or letter.tone))


def printed_values(values: Values) -> Any:
    """The context of that letter: those of the values that its template prints."""
    made = context_class(values.letter.id)
    asked = made.__dataclass_fields__  # type: ignore[attr-defined]
    return made(**{n: _OF_COMPUTED[n](values.computed) if n in _OF_COMPUTED else getattr(values, n) for n in asked})
