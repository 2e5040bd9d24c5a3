"""Dates of the dossier that cannot all be true: said in a sentence, never settled silently."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guide.case.codes import EventKind, Nature
from guide.case.model import Dossier
from guide.values.french import day

#: Acts about a debt that exists already. A deed or an acknowledgement may be older than the term of a loan or a rent.
_OF_A_DEBT = {
    EventKind.ORDONNANCE_RENDUE: "une ordonnance",
    EventKind.ORDONNANCE_SIGNIFIEE: "une signification",
    EventKind.OPPOSITION: "une opposition",
    EventKind.JUGEMENT: "un jugement",
    EventKind.TITRE_EXECUTOIRE: "un titre exécutoire",
    EventKind.RECONNAISSANCE: "une reconnaissance de dette",
    EventKind.REQUETE_DEPOSEE: "une requête",
    EventKind.DEMANDE_EN_JUSTICE: "une demande en justice",
}
_AGREED_BEFORE = {Nature.PRET, Nature.LOYER, Nature.ABONNEMENT}


def out_of_order(dossier: Dossier, on: date) -> Iterator[str]:
    """What is dated before what it is about, in the journal and on the invoices."""
    yield from _before_the_debt(dossier, on)
    yield from _proceedings_of_an_administration(dossier, on)
    opposed = dossier.last(EventKind.OPPOSITION, on=on)
    if opposed is not None:
        for kind, said in (
            (EventKind.ORDONNANCE_RENDUE, "l'ordonnance"),
            (EventKind.ORDONNANCE_SIGNIFIEE, "sa signification"),
        ):
            other = dossier.last(kind, on=on)
            if other is not None and opposed.on < other.on:
                yield f"Une opposition est notée le {day(opposed.on)}, avant {said} du {day(other.on)} : vérifiez ces deux dates."
    for invoice in dossier.invoices:
        moves = [*(paid.on for paid in invoice.payments), *(note.on for note in invoice.credit_notes)]
        if any(moved > on for moved in moves):
            yield f"Facture {invoice.number} : un paiement ou un avoir est daté après le {day(on)} : il n'est pas encore compté."
        if invoice.issued and any(note.on < invoice.issued for note in invoice.credit_notes):
            yield f"Facture {invoice.number} : un avoir est daté avant la facture. Vérifiez ces deux dates."
        if invoice.issued and invoice.issued > on:
            yield f"Facture {invoice.number} : elle est datée après le {day(on)}. Vérifiez cette date."


def _before_the_debt(dossier: Dossier, on: date) -> Iterator[str]:
    """An act older than every invoice speaks of another debt, or its date is wrong."""
    if not dossier.invoices or any(invoice.nature in _AGREED_BEFORE for invoice in dossier.invoices):
        return
    born = min(invoice.first_day for invoice in dossier.invoices)
    for event in dossier.events:
        said = _OF_A_DEBT.get(event.kind)
        if said and event.on < born and event.on <= on:
            yield (
                f"Le journal note {said} du {day(event.on)}, avant la première facture ({day(born)}) : s'agit-il bien de cette "
                "dette ? Vérifiez ces deux dates."
            )


def _proceedings_of_an_administration(dossier: Dossier, on: date) -> Iterator[str]:
    noted = dossier.first(EventKind.JUGEMENT_OUVERTURE, EventKind.BODACC, on=on)
    said = dossier.answer("insolvency") not in (None, "aucune")
    if dossier.debtor.kind.is_administration and (noted or said):
        yield (
            "Une administration n'est ni en procédure collective ni en surendettement : le guide n'en tient pas compte. Vérifiez "
            "qui est votre client."
        )
