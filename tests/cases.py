"""Small dossiers for tests, and nothing else: one debtor, one invoice, what the test is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from guide.case.codes import Activity, Channel, DebtorKind, EventKind, Nature
from guide.case.model import CreditNote, Creditor, Debtor, Dossier, Event, Invoice, Payment, Terms

TODAY = date(2026, 11, 22)


def day(text: str) -> date:
    return date.fromisoformat(text)


def invoice(amount: int, due: str, number: str = "F1", nature: str | None = None, **more: Any) -> Invoice:
    kind = Nature(nature) if nature else None
    return Invoice(number=number, amount=amount, due=day(due), nature=kind, **more)


def paid(on: str, amount: int, **more: Any) -> Payment:
    return Payment(day(on), amount, **more)


def credited(on: str, amount: int) -> CreditNote:
    return CreditNote(day(on), amount, "AV1")


def event(kind: str, on: str, until: str | None = None, channel: str | None = None) -> Event:
    return Event(EventKind(kind), day(on), day(until) if until else None, channel=Channel(channel) if channel else None)


def dossier(
    *invoices: Invoice,
    kind: str = "commercant",
    activity: str | None = "commercant",
    events: tuple[Event, ...] = (),
    terms: Terms | None = None,
    **more: Any,
) -> Dossier:
    made = Dossier(
        Creditor(name="Atelier Nord", activity=Activity(activity) if activity else None),
        Debtor(name="Durand & Fils", kind=DebtorKind(kind)),
        terms=terms or Terms(),
        invoices=invoices,
        events=events,
    )
    return replace(made, **more)
