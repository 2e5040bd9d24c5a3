"""What each template receives: one frozen dataclass of ready strings a letter, built from a dossier on a day.

Field names are the vocabulary of the people who edit the templates, so they are in French (see templates/README.md).
A template may only print, loop over lines and test booleans. Build a context only for a letter that `permission`
grants: an address is then there, and something is due.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from guide import law
from guide.case.codes import EventKind
from guide.case.model import Dossier
from guide.case.territory import in_france
from guide.claim.account import LineKind
from guide.claim.regime import Regime, bearing
from guide.letters.catalogue import Letter
from guide.letters.figures import Figures, InvoiceFigures, asked_by_reminder, figures, overpaid, running
from guide.letters.parties import Banque, Destinataire, Expediteur, banque, destinataire, expediteur
from guide.letters.roadmap import FeuilleDeRoute, roadmap
from guide.letters.tables import Decompte, Facture, decompte, factures
from guide.values.dates import ONE_DAY
from guide.values.french import count, day, listed, money, rate

#: The object of a letter names its invoices up to this many, then counts them.
NAMED = 3


@dataclass(frozen=True)
class Client:
    """What kind of debtor: one of the first three is true, and it decides what the letter may say."""

    entreprise: bool
    acheteur_public: bool
    #: A consumer, or a non-professional: legal interest from the formal notice, and nothing else.
    interet_legal: bool
    #: A public buyer before the administrative judge.
    administration: bool
    #: The order for payment is open (CPC 1405): a debtor in France that is no public buyer.
    injonction: bool


@dataclass(frozen=True)
class Taux:
    """How late interest is counted: one of the first three is true."""

    legal_par_defaut: bool
    convenu: bool
    multiple: bool
    #: « 8,00 % », or the multiple « 3 ».
    valeur: str
    #: A clause under the floor of three times the legal rate was raised to it somewhere.
    plancher: bool


@dataclass(frozen=True)
class Reference:
    """What the debtor files the debt under: its orders, the contract."""

    connue: bool
    a_commande: bool
    commande: str
    a_contrat: bool
    contrat: str


@dataclass(frozen=True)
class Relance:
    """First reminder: the invoices themselves, nothing added."""

    expediteur: Expediteur
    destinataire: Destinataire
    banque: Banque
    client: Client
    taux: Taux
    date: str
    objet: str
    reference: Reference
    plusieurs: bool
    #: Something was already paid or credited.
    partiel: bool
    factures: tuple[Facture, ...]
    trop_percu: str
    a_trop_percu: bool
    somme: str
    avant_le: str
    indemnite_unitaire: str


@dataclass(frozen=True)
class MiseEnDemeure:
    """Formal notice: the sum, its detail, the deadline, the grounds and what follows."""

    expediteur: Expediteur
    destinataire: Destinataire
    banque: Banque
    client: Client
    taux: Taux
    date: str
    objet: str
    reference: Reference
    plusieurs: bool
    #: Something was already paid or credited.
    partiel: bool
    #: Some of the invoices themselves is unpaid; else only interest or indemnity is.
    a_principal: bool
    relance_faite: bool
    relance_le: str
    deja_mis_en_demeure: bool
    mis_en_demeure_le: str
    factures: tuple[Facture, ...]
    a_interets: bool
    interets: str
    a_indemnite: bool
    indemnite: str
    indemnite_unitaire: str
    trop_percu: str
    a_trop_percu: bool
    somme: str
    decompte: Decompte
    avant_le: str
    #: Interest goes on after the date of the letter.
    a_interets_a_venir: bool
    par_jour: str
    a_taux_du_jour: bool
    taux_du_jour: str
    par_jour_provisoire: bool
    a_compter_du: str


Context: TypeAlias = Relance | MiseEnDemeure | FeuilleDeRoute


def context(letter: Letter, dossier: Dossier, on: date) -> Context:
    """The facts of a granted letter dated `on`, asking for payment `letter.days` later at the latest."""
    if not letter.to_send:
        return roadmap(dossier, on)
    return BUILDERS[letter.id](letter, dossier, figures(dossier, on), on)


def _relance(letter: Letter, dossier: Dossier, found: Figures, on: date) -> Relance:
    asked = tuple(held for held in found.invoices if held.unpaid > 0)
    return Relance(
        expediteur=expediteur(dossier.creditor),
        destinataire=destinataire(dossier.debtor),
        banque=banque(dossier.creditor),
        client=_client(dossier, found.regime),
        taux=_taux(dossier, found, on),
        date=day(on),
        objet=_named(asked),
        reference=_reference(dossier, asked),
        plusieurs=len(asked) > 1,
        partiel=any(held.settled for held in asked),
        factures=factures(asked),
        trop_percu=money(-overpaid(found)),
        a_trop_percu=overpaid(found) > 0,
        somme=money(asked_by_reminder(found)),
        avant_le=day(on + timedelta(days=letter.days)),
        indemnite_unitaire=_each_indemnity(on),
    )


def _mise_en_demeure(letter: Letter, dossier: Dossier, found: Figures, on: date) -> MiseEnDemeure:
    # What was sent before anything was due asked for nothing yet: the letter does not recall it.
    first_due = min(found.statement.dues.values())
    reminder, notice = (
        next((e for e in reversed(dossier.events_of(kind, on=on)) if e.on > first_due), None)
        for kind in (EventKind.RELANCE, EventKind.MISE_EN_DEMEURE)
    )
    further = running(dossier, found, on)
    return MiseEnDemeure(
        expediteur=expediteur(dossier.creditor),
        destinataire=destinataire(dossier.debtor),
        banque=banque(dossier.creditor),
        client=_client(dossier, found.regime),
        taux=_taux(dossier, found, on),
        date=day(on),
        objet=_named(found.invoices),
        reference=_reference(dossier, found.invoices),
        plusieurs=len(found.invoices) > 1,
        partiel=any(held.settled for held in found.invoices),
        a_principal=found.unpaid > 0,
        relance_faite=reminder is not None,
        relance_le=day(reminder.on) if reminder else "",
        deja_mis_en_demeure=notice is not None,
        mis_en_demeure_le=day(notice.on) if notice else "",
        factures=factures(found.invoices),
        a_interets=found.interest > 0,
        interets=money(found.interest),
        a_indemnite=found.indemnity > 0,
        indemnite=money(found.indemnity),
        indemnite_unitaire=_each_indemnity(on),
        trop_percu=money(-found.surplus),
        a_trop_percu=found.surplus > 0,
        somme=money(found.total),
        decompte=decompte(found, dossier.terms.allocation),
        avant_le=day(on + timedelta(days=letter.days)),
        a_interets_a_venir=further.daily > 0,
        par_jour=money(further.daily),
        a_taux_du_jour=further.rate is not None,
        taux_du_jour=rate(further.rate) if further.rate is not None else "",
        par_jour_provisoire=further.provisional,
        a_compter_du=day(on + ONE_DAY),
    )


BUILDERS: dict[str, Callable[[Letter, Dossier, Figures, date], Context]] = {
    "relance": _relance,
    "mise_en_demeure": _mise_en_demeure,
}


def _client(dossier: Dossier, regime: Regime) -> Client:
    kind = dossier.debtor.kind
    return Client(
        entreprise=regime is Regime.BUSINESS,
        acheteur_public=regime is Regime.PUBLIC,
        interet_legal=regime is Regime.LEGAL,
        administration=kind.is_administration,
        injonction=not kind.is_public_buyer and in_france(dossier.debtor.country),
    )


def _taux(dossier: Dossier, found: Figures, on: date) -> Taux:
    """The terms that are really applied: a consumer's and a public buyer's clause is not."""
    first = found.invoices[0]
    terms = bearing(dossier, first.invoice, first.due, on).terms
    used = {line.rate for held in found.invoices for line in held.lines if line.kind is LineKind.INTEREST}
    value = rate(terms.rate) if terms.rate is not None else str(terms.floor_multiple or "")
    low_multiple = terms.floor_multiple is not None and terms.floor_multiple < law.FLOOR_MULTIPLE
    return Taux(
        legal_par_defaut=terms.rate is None and terms.floor_multiple is None,
        convenu=terms.rate is not None,
        multiple=terms.floor_multiple is not None,
        valeur=value,
        plancher=low_multiple or (terms.rate is not None and bool(used - {terms.rate})),
    )


def _named(held: tuple[InvoiceFigures, ...]) -> str:
    """ "facture n° A", "factures n° A et B", "12 factures"."""
    numbers = [figures.invoice.number for figures in held]
    if len(numbers) > NAMED:
        return count(len(numbers), "facture", "factures")
    return f"{'facture' if len(numbers) == 1 else 'factures'} n°\u00a0{listed(numbers)}"


def _reference(dossier: Dossier, held: tuple[InvoiceFigures, ...]) -> Reference:
    orders = list(dict.fromkeys(figures.invoice.order.strip() for figures in held if figures.invoice.order))
    order = listed([o for o in orders if o]) if len(orders) <= NAMED else ""
    contract = (dossier.contract.reference or "").strip()
    return Reference(bool(order or contract), bool(order), order, bool(contract), contract)


def _each_indemnity(on: date) -> str:
    return money(law.amount("indemnite_forfaitaire", on).value)
