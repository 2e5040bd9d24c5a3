"""A client's dossier once the export has been read again: the export's invoices, and every payment that was noted besides."""

from dataclasses import replace
from datetime import date

from guide.case.model import Dossier, Invoice, Payment
from guide.values.money import Cents


def redrawn(before: Dossier, export: Dossier) -> Dossier:
    """`before` with the invoices, the payments and the events of the export. A payment noted in `before` stays, since it
    was received, unless the export has come down by as much since: it then shows it. None is more than what is owed."""
    old = {invoice.number: invoice for invoice in before.invoices}
    invoices, shown = [], 0
    for invoice in export.invoices:
        known = old.pop(invoice.number, None)
        merged, rest = _kept(known, invoice) if known else (invoice, 0)
        invoices.append(merged)
        shown += rest
    # An invoice that the export shows no more was paid.
    shown += sum(max(invoice.open_amount(date.max), 0) for invoice in old.values())
    payments = list(export.payments)
    owed = sum(invoice.open_amount(date.max) for invoice in invoices) - sum(payment.amount for payment in payments)
    numbers = {invoice.number for invoice in invoices}
    for payment in before.payments:
        if payment in payments:
            continue
        if shown >= payment.amount:
            shown -= payment.amount
        elif payment.amount <= owed:
            payments.append(payment if payment.invoice in numbers else replace(payment, invoice=None))
            owed -= payment.amount
    events = (*before.events, *(event for event in export.events if event not in before.events))
    debtor = replace(before.debtor, kind=export.debtor.kind)
    return replace(before, debtor=debtor, invoices=tuple(invoices), payments=tuple(payments), events=events)


def _kept(known: Invoice, drawn: Invoice) -> tuple[Invoice, Cents]:
    """The invoice of the export with the payments of the one known that it does not show; by how much more it has come
    down, which other payments explain."""
    shown, owed = (drawn.settled or 0) - (known.settled or 0), drawn.open_amount(date.max)
    payments: list[Payment] = list(drawn.payments)
    for payment in known.payments:
        if payment in payments:
            continue
        if shown >= payment.amount:
            shown -= payment.amount
        elif payment.amount <= owed:
            payments.append(payment)
            owed -= payment.amount
    return replace(drawn, payments=tuple(payments)), max(shown, 0)
