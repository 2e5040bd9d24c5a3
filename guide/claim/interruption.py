"""What interrupts or suspends a limitation: acts that give a whole new period, and amicable attempts that stop it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guide.case.codes import EventKind
from guide.case.model import Dossier, Event, Invoice
from guide.values.dates import ONE_DAY


@dataclass(frozen=True)
class Restart:
    """An act that gives a whole new period from its day, with the sentence that says why."""

    on: date
    why: str
    references: tuple[str, ...]
    is_title: bool = False


#: What restarts any clock: the sentence, the article, and whether it is a title (ten years).
_RESTARTING = {
    EventKind.RECONNAISSANCE: ("la reconnaissance de la dette fait repartir le délai", "c-civ-2240", False),
    EventKind.DEMANDE_EN_JUSTICE: ("la demande en justice fait repartir le délai", "c-civ-2241", False),
    EventKind.ORDONNANCE_SIGNIFIEE: (
        "la signification de l'ordonnance fait repartir le délai",
        "cass-1990-89-13345",
        False,
    ),
    EventKind.MESURE_EXECUTION: ("la mesure d'exécution fait repartir le délai", "c-civ-2244", False),
    EventKind.DECLARATION_CREANCE: (
        "la déclaration de créance fait repartir le délai",
        "c-com-l622-25-1",
        False,
    ),
    EventKind.JUGEMENT: ("un jugement s'exécute pendant dix ans", "cpce-l111-4", True),
    EventKind.TITRE_EXECUTOIRE: ("un titre exécutoire vaut dix ans", "cpce-l111-4", True),
}


def restarts(dossier: Dossier, invoice: Invoice, period: str, is_public: bool, on: date) -> Iterator[Restart]:
    """Payments and acts dated `on` or before; toward a public buyer, written claims too.

    `period` is the reference of the period that starts again.
    """
    whole_account = [p for p in dossier.payments if p.invoice == invoice.number or len(dossier.invoices) == 1]
    for payment in (*invoice.payments, *whole_account):
        if payment.on <= on:
            yield Restart(payment.on, "un paiement partiel fait repartir le délai", (period, "c-civ-2240"))
    for event in dossier.events:
        if event.on > on:
            continue
        if said := _RESTARTING.get(event.kind):
            why, reference, is_title = said
            yield Restart(event.on, why, (reference,) if is_title else (period, reference), is_title)
        elif is_public and _is_written_claim(event):
            why = "une demande écrite à l'administration fait repartir le délai au 1er janvier suivant"
            yield Restart(event.on, why, (period, "loi-68-1250-art-2"))
    received = dossier.answer("invoice_received") == "oui"
    if is_public and received and invoice.issued and invoice.issued <= on:
        why = "la facture reçue par l'administration fait repartir le délai au 1er janvier suivant"
        yield Restart(invoice.issued, why, (period, "loi-68-1250-art-2"))


def _is_written_claim(event: Event) -> bool:
    if event.kind not in (EventKind.FACTURE_ENVOYEE, EventKind.RELANCE, EventKind.MISE_EN_DEMEURE):
        return False
    return event.channel is None or event.channel.is_written


def amicable_periods(dossier: Dossier, on: date) -> Iterator[tuple[date, date]]:
    failures = dossier.events_of(EventKind.CONCILIATION_ECHEC, on=on)
    for event in dossier.events_of(EventKind.MEDIATION, on=on):
        ends = [e.on for e in failures if e.on >= event.on]
        end = event.until or (ends[0] if ends else None)
        if end is not None and end <= on:
            yield event.on, end + ONE_DAY
