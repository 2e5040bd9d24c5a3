"""What the journal, the answers and the notes say together: proceedings, dispute, notice, what was born too late.

The guide and the letters both ask here, so that neither advises what the other refuses. Where an answer and a note
differ, the written rule is: a word of dispute stands over « aucune contestation », wherever it was noted, until the
person takes it away.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum

from guide.case.codes import EventKind
from guide.case.model import Dossier, Event, Invoice

COLLECTIVE = frozenset({"sauvegarde", "redressement", "liquidation"})


class Dispute(StrEnum):
    """PARTIELLE and SERIEUSE were answered; EXPRIMEE was only seen (a refusal, a note, an event): how far is not known."""

    INCONNUE = "inconnue"
    AUCUNE = "aucune"
    PARTIELLE = "partielle"
    SERIEUSE = "serieuse"
    EXPRIMEE = "exprimee"

    @property
    def is_dispute(self) -> bool:
        return self not in (Dispute.INCONNUE, Dispute.AUCUNE)


def dispute(dossier: Dossier, on: date) -> Dispute:
    """What the client says against the debt. The refusal of an electronic invoice is a dispute, whatever was answered."""
    answer = dossier.answer("dispute")
    if answer in ("partielle", "serieuse"):
        return Dispute(answer)
    noted = dossier.follow_up.dispute or any(invoice.disputed_amount for invoice in dossier.invoices)
    if noted or dossier.answer("einvoice_status") in ("refusee", "en_litige"):
        return Dispute.EXPRIMEE
    if answer == "aucune":
        return Dispute.AUCUNE
    return Dispute.EXPRIMEE if dossier.first(EventKind.CONTESTATION, on=on) else Dispute.INCONNUE


def opening(dossier: Dossier, on: date) -> Event | None:
    """The judgment that opened collective proceedings, else its publication."""
    return dossier.first(EventKind.JUGEMENT_OUVERTURE, on=on) or dossier.first(EventKind.BODACC, on=on)


def with_opening(dossier: Dossier, judgment: date | None, published: date) -> Dossier:
    """The opening judgment and its publication in the journal, each once: the two months run from the publication
    (C. com. R622-24)."""
    dated = [(EventKind.JUGEMENT_OUVERTURE, judgment), (EventKind.BODACC, published)]
    noted = {(event.kind, event.on) for event in dossier.events}
    added = [Event(kind, on) for kind, on in dated if on is not None and (kind, on) not in noted]
    events = tuple(sorted((*dossier.events, *added), key=lambda event: event.on))
    return replace(dossier, events=events) if added else dossier


def born_after_opening(dossier: Dossier, invoices: Iterable[Invoice], on: date) -> tuple[bool, bool]:
    """Whether all, or some only, of these debts come from supplies after the judgment (C. com. L622-17)."""
    judgment, debts = opening(dossier, on), list(invoices)
    if judgment is None:
        return False, False
    later = [each for each in debts if each.completed is not None and each.completed >= judgment.on]
    return bool(later) and len(later) == len(debts), bool(later) and len(later) < len(debts)


def in_proceedings(dossier: Dossier, on: date) -> bool:
    """Whether collective proceedings forbid to press the client for what is still unpaid (C. com. L622-21)."""
    unpaid = [invoice for invoice in dossier.invoices if invoice.open_amount(on) > 0]
    if born_after_opening(dossier, unpaid, on)[0]:
        return False
    return opening(dossier, on) is not None or dossier.answer("insolvency") in COLLECTIVE


def notice_in_force(dossier: Dossier, on: date, oldest_due: date | None) -> Event | None:
    """The last notice, unless it is older than the debt: one is put in default of what is due (C. civ. 1231-6, 1344)."""
    notice = dossier.last(EventKind.MISE_EN_DEMEURE, on=on)
    return None if notice and oldest_due and notice.on <= oldest_due else notice
