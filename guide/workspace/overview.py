"""One client in one line: what it owes today, since when, what is waited for or what to do, and by when."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from guide.case.codes import EventKind
from guide.case.journal import COLLECTIVE, born_after_opening, opening
from guide.case.model import EURO, Dossier, Payment
from guide.case.terms import effective_due
from guide.claim import statement
from guide.errors import GuideError
from guide.values.money import Cents


class ClientStanding(StrEnum):
    """Where a client stands."""

    #: No invoice, or a fact without which nothing can be told.
    INCOMPLETE = "incomplete"
    #: Nothing of the invoices is left to be paid; penalties may be.
    PAID = "paid"
    #: Nothing is due yet.
    NOT_DUE = "not_due"
    #: A notice or a promise runs: the client has until `until`.
    WAITING = "waiting"
    #: There is something to do, by `until` when a date binds.
    TO_DO = "to_do"


@dataclass(frozen=True)
class Overview:
    """`claimed`: cents that may be claimed today, penalties included, never negative; `late_days`: since the oldest due
    date; `title`: the thing to do, in words; `letter`: the id of its letter, if it has one; `insolvent`: collective
    proceedings are known, so what is not declared in time is lost: this client comes first."""

    standing: ClientStanding
    claimed: Cents = 0
    late_days: int | None = None
    title: str = ""
    until: date | None = None
    letter: str | None = None
    insolvent: bool = False


def overview(dossier: Dossier, on: date) -> Overview:
    """The line of a client on that day. Never raises for a fact that is missing: the line says so."""
    if not dossier.invoices:
        return Overview(ClientStanding.INCOMPLETE, title="Ajouter la facture")
    try:
        return _told(dossier, on)
    except GuideError as error:
        return Overview(ClientStanding.INCOMPLETE, title=error.hint or error.message)


def _told(dossier: Dossier, on: date) -> Overview:
    from guide.path import advise  # the whole guide: not for a command line that only opens a file

    claimed = max(statement(dossier, on).total, 0)
    if open_amount(dossier, on) <= 0:
        return Overview(ClientStanding.PAID, claimed, title="Tout est payé")
    step = advise(dossier, on).steps[0]
    letter = step.letters[0] if step.letters else None
    dues = [day for day in _due_days(dossier, on) if day < on]
    if _insolvent(dossier, on):
        # What is not due yet is declared too (C. com. L622-24), and nothing is waited for.
        late = (on - min(dues)).days if dues else None
        return Overview(ClientStanding.TO_DO, claimed, late, step.title, step.by, letter, insolvent=True)
    if step.remedy == "attendre_echeance" or not dues:
        coming = min((day for day in _due_days(dossier, on) if day >= on), default=None)
        return Overview(ClientStanding.NOT_DUE, claimed, None, step.title, coming, letter)
    late = (on - min(dues)).days
    waited = awaited(dossier, on)
    if waited is not None and step.by is None:
        return Overview(ClientStanding.WAITING, claimed, late, step.title, waited, letter)
    return Overview(ClientStanding.TO_DO, claimed, late, step.title, step.by, letter)


def _insolvent(dossier: Dossier, on: date) -> bool:
    """Whether collective proceedings are known that hold these debts; those born later are paid when due (L622-17)."""
    known = opening(dossier, on) is not None or dossier.answer("insolvency") in COLLECTIVE
    return known and not born_after_opening(dossier, dossier.invoices, on)[0]


def open_amount(dossier: Dossier, on: date) -> Cents:
    """What is left of the invoices in euros, without any interest; negative when too much was paid."""
    of_invoices = sum(invoice.open_amount(on) for invoice in dossier.invoices if invoice.currency == EURO)
    return of_invoices - sum(payment.amount for payment in dossier.payments_in_euros if payment.on <= on)


def awaited(dossier: Dossier, on: date) -> date | None:
    """The day until which the client was given time: by the last notice, a promise, a plan. None when none runs."""
    notice = dossier.last(EventKind.MISE_EN_DEMEURE, on=on)
    days = [notice.notice_end] if notice is not None else []
    days += [event.until for event in dossier.events_of(EventKind.PROMESSE, on=on) if event.until is not None]
    days += [dossier.follow_up.promise] if dossier.follow_up.promise is not None else []
    days += [part.on for part in dossier.plan]
    return min((day for day in days if day >= on), default=None)


def _due_days(dossier: Dossier, on: date) -> Iterable[date]:
    for invoice in dossier.invoices:
        if invoice.open_amount(on) > 0:
            try:
                yield effective_due(dossier, invoice, on).on
            except GuideError:
                continue  # the advice asks for the date


def all_paid(dossier: Dossier, on: date) -> Dossier:
    """The dossier once the client has paid, that day, all that was left of the invoices: principal only, as people pay.

    A payment of the whole account was already noted: the rest is one too, so that nothing is counted twice.
    """
    left = open_amount(dossier, on)
    if left <= 0:
        return dossier
    if dossier.payments_in_euros:
        return replace(dossier, payments=(*dossier.payments, Payment(on, left)))
    invoices = tuple(
        replace(invoice, payments=(*invoice.payments, Payment(on, invoice.open_amount(on))))
        if invoice.currency == EURO and invoice.open_amount(on) > 0
        else invoice
        for invoice in dossier.invoices
    )
    return replace(dossier, invoices=invoices)
