"""The list that goes with the letters of a ledger: what is sent to whom, and why the others get nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guide.case.codes import Channel
from guide.case.model import Address
from guide.letters.mailing.customer_triage import Lack, NotSent, Planned
from guide.values.french import country, day, listed
from guide.values.spreadsheet import Money, Row, Workbook, csv_file

CHANNELS = {
    Channel.EMAIL: "courriel, ou courrier simple",
    Channel.COURRIER: "courrier simple ou courriel",
    Channel.LRAR: "lettre recommandée avec avis de réception",
}
#: Where to, apart: what a mail-merge or an online registered letter asks for. The last ones are filled by hand.
_SENT = (
    "Client",
    "À l'attention de",
    "Rue",
    "Code postal",
    "Ville",
    "Pays",
    "Courrier",
    "Envoyer par",
    "Montant demandé",
    "Dont factures",
    "Factures",
    "Jours de retard",
    "Fichier",
    "Daté du",
    "N° de recommandé",
    "Posté le",
    "Reçu le",
    "Revenu le",
    "Avant d'envoyer",
)
_ASKED, _UNPAID = _SENT.index("Montant demandé"), _SENT.index("Dont factures")
_NOT_SENT = ("Client", "En retard", "Pourquoi aucune lettre", "Adresse à compléter", "À la place")


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter of the batch: what it asks for, in cents, and where its file is in the archive."""

    planned: Planned
    title: str
    asked: int
    unpaid: int
    invoices: tuple[str, ...]
    file: str
    address: Address
    attention: str
    country: str
    channel: Channel
    on: date
    remarks: tuple[str, ...]


def workbook(sent: Sequence[Sent], not_sent: Sequence[NotSent], titles: dict[str, str], sender: str, on: date) -> bytes:
    """An Excel file of two sheets; `titles`: of the letters to send instead. No cell is a formula."""
    book = Workbook(on, f"Liste des envois du {day(on)}", sender)
    book.sheet("Envois", _SENT, (_row(one) for one in sent), (_ASKED, _UNPAID))
    book.sheet("Sans lettre", _NOT_SENT, (_reason(one, titles) for one in not_sent), (1,))
    return book.content()


def table(sent: Sequence[Sent]) -> bytes:
    """The first sheet as a CSV, for a mail-merge or an online registered letter."""
    return csv_file(_SENT, (_row(one) for one in sent))


def _row(one: Sent) -> Row:
    planned, address = one.planned, one.address
    return (
        planned.name,
        one.attention or None,
        ", ".join(line.strip() for line in address.lines if line.strip()),
        address.postcode,
        (address.city or "").upper(),
        country(one.country),
        one.title,
        CHANNELS[one.channel],
        Money(one.asked),
        Money(one.unpaid),
        listed(one.invoices),
        planned.days_late,
        one.file,
        one.on,
        None,
        None,
        None,
        None,
        " ".join(one.remarks) or None,
    )


def _reason(one: NotSent, titles: dict[str, str]) -> Row:
    instead = listed([titles[id] for id in one.instead])
    return (one.name, Money(one.overdue), one.reason, "oui" if one.lacks is Lack.ADRESSE else None, instead or None)
