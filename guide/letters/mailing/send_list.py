"""The list that goes with the letters of a ledger: what is sent to whom, and why the others get nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guide.case.codes import Channel
from guide.letters.mailing.customer_triage import Lack, NotSent, Planned
from guide.values.french import listed
from guide.values.spreadsheet import Money, Row, Workbook

CHANNELS = {
    Channel.EMAIL: "courriel, ou courrier simple",
    Channel.COURRIER: "courrier simple ou courriel",
    Channel.LRAR: "lettre recommandée avec avis de réception",
}
_SENT = (
    "Client",
    "Compte",
    "Courrier",
    "Montant demandé",
    "Dont factures",
    "Factures",
    "Jours de retard",
    "Fichier",
    "Envoyer à",
    "Envoyer par",
    "Daté du",
    "Avant d'envoyer",
)
_NOT_SENT = ("Client", "Compte", "En retard", "Pourquoi aucune lettre", "Adresse à compléter", "À la place")


@dataclass(frozen=True)
class Sent:
    """A letter of the batch: what it asks for, in cents, and where its file is in the archive."""

    planned: Planned
    title: str
    asked: int
    unpaid: int
    invoices: tuple[str, ...]
    file: str
    address: tuple[str, ...]
    channel: Channel
    on: date
    remarks: tuple[str, ...]


def workbook(sent: Sequence[Sent], not_sent: Sequence[NotSent], titles: dict[str, str]) -> bytes:
    """An Excel file of two sheets; `titles`: of the letters to send instead. No cell is a formula."""
    book = Workbook()
    book.sheet("Envois", _SENT, (_row(one) for one in sent), (3, 4))
    book.sheet("Sans lettre", _NOT_SENT, (_reason(one, titles) for one in not_sent), (2,))
    return book.content()


def _row(one: Sent) -> Row:
    planned = one.planned
    return (
        planned.name,
        planned.key,
        one.title,
        Money(one.asked),
        Money(one.unpaid),
        listed(one.invoices),
        planned.days_late,
        one.file,
        ", ".join(one.address),
        CHANNELS[one.channel],
        one.on,
        " ".join(one.remarks) or None,
    )


def _reason(one: NotSent, titles: dict[str, str]) -> Row:
    instead = listed([titles[id] for id in one.instead])
    return (
        one.name,
        one.key,
        Money(one.overdue),
        one.reason,
        "oui" if one.lacks is Lack.ADRESSE else None,
        instead or None,
    )
