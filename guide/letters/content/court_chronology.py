"""What happened, in order of time, for a judge to read: contract, performance, invoices, payments, reminders, notices.

The notes of the journal are the user's own and are left out; what was said before a mediator or a conciliateur is
confidential, and only the fact is told.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from guide.case.codes import Channel, EventKind, Nature
from guide.case.debt_names import debt_heading, debt_name, is_loan, of_the_debt, the_debt
from guide.case.model import Dossier, Event, Exhibit, Invoice
from guide.case.terms import effective_due
from guide.errors import GuideError
from guide.letters.catalogue.computed import Computed
from guide.letters.content.exhibit_kind import AGREEMENT, PERFORMANCE, ExhibitKind, is_named, kind_of
from guide.values.french import day, money, short_day, typeset

_BY = {
    Channel.EMAIL: "par courriel",
    Channel.COURRIER: "par lettre simple",
    Channel.LRAR: "par lettre recommandée avec avis de réception",
    Channel.LRE: "par lettre recommandée électronique",
    Channel.COMMISSAIRE: "par commissaire de justice",
    Channel.TELEPHONE: "par téléphone",
}
_EVENTS = {
    EventKind.FACTURE_ENVOYEE: "Envoi de la facture au débiteur",
    EventKind.RELANCE: "Relance du débiteur",
    EventKind.MISE_EN_DEMEURE: "Mise en demeure de payer",
    EventKind.CONTESTATION: "Contestation du débiteur",
    EventKind.PROMESSE: "Promesse de paiement du débiteur",
    EventKind.RECONNAISSANCE: "Reconnaissance écrite de la dette",
    EventKind.MEDIATION: "Médiation",
    EventKind.CONCILIATION_ECHEC: "Échec de la conciliation",
    EventKind.PETITES_CREANCES_ECHEC: "Échec de la procédure simplifiée de recouvrement",
    EventKind.GARANTIE_DEMANDEE: "Demande de garantie de paiement",
    EventKind.REQUETE_DEPOSEE: "Dépôt d'une requête en injonction de payer",
    EventKind.ORDONNANCE_RENDUE: "Ordonnance portant injonction de payer",
    EventKind.ORDONNANCE_SIGNIFIEE: "Signification de l'ordonnance",
    EventKind.OPPOSITION: "Opposition du débiteur",
    EventKind.DEMANDE_EN_JUSTICE: "Demande en justice",
    EventKind.JUGEMENT: "Jugement",
    EventKind.TITRE_EXECUTOIRE: "Titre exécutoire",
    EventKind.MESURE_EXECUTION: "Mesure d'exécution",
    EventKind.JUGEMENT_OUVERTURE: "Jugement d'ouverture de la procédure collective",
    EventKind.BODACC: "Publication du jugement au BODACC",
    EventKind.DECLARATION_CREANCE: "Déclaration de la créance",
    EventKind.CONTESTATION_MANDATAIRE: "Contestation de la déclaration par le mandataire",
    EventKind.REPONSE_MANDATAIRE: "Réponse au mandataire",
    EventKind.CHEQUE_REJETE: "Rejet du chèque du débiteur",
    EventKind.COURRIER: "Courrier au débiteur",
}
_COMPLETED = {
    Nature.VENTE: "Livraison",
    Nature.TRAVAUX: "Fin des travaux",
    Nature.TRANSPORT: "Livraison du transport",
    Nature.LOYER: "Terme du loyer",
    Nature.PRET: "Remise des fonds",
}
_STATUSES = {
    "deposee": "déposée sur la plateforme",
    "mise_a_disposition": "mise à la disposition du débiteur",
    "prise_en_charge": "prise en charge par le débiteur",
    "approuvee": "approuvée par le débiteur",
    "en_litige": "en litige",
    "refusee": "refusée par le débiteur",
    "rejetee": "rejetée par la plateforme",
    "encaissee": "encaissée",
}
#: Exhibits that tell of an event of that kind on the same day.
_SHOWS = {
    EventKind.RELANCE: {ExhibitKind.RELANCE},
    EventKind.MISE_EN_DEMEURE: {ExhibitKind.MISE_EN_DEMEURE},
    EventKind.RECONNAISSANCE: {ExhibitKind.RECONNAISSANCE},
    EventKind.PROMESSE: {ExhibitKind.EMAIL, ExhibitKind.RECONNAISSANCE},
    EventKind.CONTESTATION: {ExhibitKind.EMAIL},
    EventKind.FACTURE_ENVOYEE: {ExhibitKind.EMAIL, ExhibitKind.STATUT},
}


@dataclass(frozen=True)
class Fact:
    """`on` is None for what the dossier does not date; `shown_by`: which kinds of exhibit prove it."""

    on: date | None
    what: str
    shown_by: frozenset[ExhibitKind] = frozenset()
    invoice: str = ""
    #: The numbers of its exhibits in the bordereau.
    pieces: tuple[int, ...] = ()


@dataclass(frozen=True)
class Fait:
    """A line of the chronology, ready to print."""

    le: str
    quoi: str
    piece: str


def chronology(dossier: Dossier, on: date) -> tuple[Fact, ...]:
    """The facts up to `on`, oldest first, what is not dated last; each names its exhibits.

    A dated exhibit that proves no other fact is a fact of its own.
    """
    facts = [fact for fact in _facts(dossier, on) if fact.on is None or fact.on <= on]
    entries, alone = [], dict(enumerate(dossier.exhibits, 1))
    for fact in facts:
        numbers = tuple(n for n, exhibit in enumerate(dossier.exhibits, 1) if _proves(exhibit, fact))
        entries.append(replace(fact, pieces=numbers))
        for number in numbers:
            alone.pop(number, None)
    for number, exhibit in alone.items():
        if exhibit.on and exhibit.on <= on and kind_of(exhibit) is not ExhibitKind.DECOMPTE:
            entries.append(Fact(exhibit.on, exhibit.title, pieces=(number,)))
    return tuple(sorted(entries, key=lambda fact: (fact.on is None, fact.on or date.max)))


def faits(computed: Computed) -> tuple[Fait, ...]:
    """The same, as strings ready to print."""
    return tuple(
        Fait(
            short_day(fact.on) if fact.on else "non datée", typeset(fact.what), ", ".join(map(str, fact.pieces)) or "–"
        )
        for fact in chronology(computed.dossier, computed.on)
    )


def _proves(exhibit: Exhibit, fact: Fact) -> bool:
    """An invoice by its number, else by its day; anything else by its day."""
    if kind_of(exhibit) not in fact.shown_by:
        return False
    if fact.invoice and is_named(fact.invoice, exhibit.title):
        return True
    return fact.on is not None and exhibit.on == fact.on


def _facts(dossier: Dossier, on: date) -> Iterator[Fact]:
    contract = dossier.contract
    if contract.on:
        reference = _said(contract.reference, " {}")
        yield Fact(contract.on, f"Contrat{reference}", AGREEMENT)
    for invoice in dossier.invoices:
        yield from _of_invoice(dossier, invoice, on)
    named = {invoice.number: the_debt(invoice) for invoice in dossier.invoices}
    for payment in dossier.payments:
        toward = f" sur {named[payment.invoice]}" if payment.invoice else ""
        yield Fact(
            payment.on, f"Paiement de {money(payment.amount)} par le débiteur{toward}", frozenset((ExhibitKind.RELEVE,))
        )
    for event in dossier.events:
        yield _of_event(event)
    status = dossier.answer("einvoice_status")
    if status:
        yield Fact(None, f"Facture électronique : {_STATUSES[status]}", frozenset((ExhibitKind.STATUT,)))


def _of_loan(dossier: Dossier, loan: Invoice, on: date) -> Iterator[Fact]:
    paid, amount = frozenset((ExhibitKind.RELEVE,)), money(loan.amount, loan.currency)
    if loan.issued:
        yield Fact(loan.issued, f"Prêt de {amount}", AGREEMENT | paid)
    with contextlib.suppress(GuideError):  # the check before filing says that the date is missing
        yield Fact(effective_due(dossier, loan, on).on, f"Échéance du prêt de {amount}")
    for payment in loan.payments:
        yield Fact(payment.on, f"Remboursement de {money(payment.amount, loan.currency)} par le débiteur", paid)


def _of_invoice(dossier: Dossier, invoice: Invoice, on: date) -> Iterator[Fact]:
    if is_loan(dossier):
        yield from _of_loan(dossier, invoice, on)
        return
    number, paid = invoice.number, frozenset((ExhibitKind.RELEVE,))
    if invoice.completed:
        what = _COMPLETED.get(invoice.nature, "Fin de la prestation") if invoice.nature else "Fin de la prestation"
        label = _said(invoice.label, " : {}")
        yield Fact(invoice.completed, f"{what} ({debt_name(invoice)}){label}", PERFORMANCE)
    if invoice.issued:
        order = _said(invoice.order, ", commande {}")
        yield Fact(
            invoice.issued,
            f"{debt_heading(invoice)} de {money(invoice.amount, invoice.currency)}{order}",
            frozenset((ExhibitKind.FACTURE,)),
            number,
        )
    with contextlib.suppress(GuideError):  # the check before filing says that the date is missing
        yield Fact(effective_due(dossier, invoice, on).on, f"Échéance {of_the_debt(invoice)}")
    for payment in invoice.payments:
        amount = money(payment.amount, invoice.currency)
        yield Fact(payment.on, f"Paiement de {amount} par le débiteur sur {the_debt(invoice)}", paid)
    for note in invoice.credit_notes:
        named = f" {note.number}" if note.number else ""
        amount = money(note.amount, invoice.currency)
        yield Fact(note.on, f"Avoir{named} de {amount} sur {the_debt(invoice)}")


def _said(text: str | None, form: str) -> str:
    """What is known in that form; nothing when it is not."""
    known = (text or "").strip()
    return form.format(known) if known else ""


def _of_event(event: Event) -> Fact:
    words = _EVENTS[event.kind]
    if event.channel:
        words += f" {_BY[event.channel]}"
    if event.amount is not None:
        words += f", {money(event.amount)}"
    if event.until:
        words += f" ({'délai jusqu’au' if event.kind is EventKind.MISE_EN_DEMEURE else 'pour le'} {day(event.until)})"
    return Fact(event.on, words, frozenset(_SHOWS.get(event.kind, ())))
