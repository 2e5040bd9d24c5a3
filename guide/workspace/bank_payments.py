"""What the clients of the workspace owe, for a bank statement to be held against; a payment confirmed, in its dossier."""

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from guide.case.model import EURO, Dossier, Invoice, Payment
from guide.case.terms import effective_due
from guide.errors import GuideError

# The readers of statements load an XML library: not for a command line that only opens a file.
from guide.ledger.dunning import Receipt
from guide.values.money import Cents
from guide.workspace.model import Workspace

if TYPE_CHECKING:
    from guide.ledger.bank import KnownPayment, OpenInvoice, Proposal

#: What an export's second invoice of one number is called once drawn.
_DRAWN_AGAIN = re.compile(r" \(\d+\)$")


def client_invoices(workspace: Workspace, on: date) -> "tuple[OpenInvoice, ...]":
    """What is left of the invoices in euros of every client in hand. `client` is its id."""
    from guide.ledger.bank import OpenInvoice

    return tuple(
        OpenInvoice(client.id, client.dossier.debtor.name, invoice.number, invoice.issued, due, left)
        for client in workspace.clients
        if not client.archived
        for invoice, due, left in _open(client.dossier, on)
    )


def _open(dossier: Dossier, on: date) -> list[tuple[Invoice, date | None, Cents]]:
    """Each invoice in euros that is not paid, the first due first, less the payments of the whole account: those that point
    at it, then the oldest (C. civ. 1342-10)."""
    invoices = [invoice for invoice in dossier.invoices if invoice.currency == EURO]
    dues = {invoice.number: _due(dossier, invoice, on) for invoice in invoices}
    ordered = sorted(invoices, key=lambda invoice: dues[invoice.number] or date.max)
    left = {invoice.number: max(invoice.open_amount(on), 0) for invoice in ordered}
    for payment in dossier.payments_in_euros:
        amount = payment.amount if payment.on <= on else 0
        for number in sorted(left, key=lambda number: number != payment.invoice):
            paid = min(amount, left[number])
            left[number] -= paid
            amount -= paid
    return [(invoice, dues[invoice.number], left[invoice.number]) for invoice in ordered if left[invoice.number] > 0]


def _due(dossier: Dossier, invoice: Invoice, on: date) -> date | None:
    try:
        return effective_due(dossier, invoice, on).on
    except GuideError:
        return invoice.due


def dossier_payments(workspace: Workspace) -> "tuple[KnownPayment, ...]":
    """Every payment that the dossiers know, archived ones included."""
    from guide.ledger.bank import KnownPayment

    dossiers = [client.dossier for client in workspace.clients]
    whole = [payment for dossier in dossiers for payment in dossier.payments]
    each = [payment for dossier in dossiers for invoice in dossier.invoices for payment in invoice.payments]
    return tuple(KnownPayment(payment.on, payment.amount) for payment in (*whole, *each))


def whole_receipt(dossier: Dossier, on: date) -> Receipt | None:
    """All that is left of the invoices in euros, received that day, on each invoice as the export that they were drawn from
    names it; None: nothing was left. Of instalments drawn under one number, the export has one invoice."""
    from guide.ledger.dunning import Receipt, ReceiptPart

    numbers = {invoice.number for invoice in dossier.invoices}
    left: dict[tuple[str, date | None], Cents] = {}
    for invoice, _, cents in _open(dossier, on):
        drawn = _DRAWN_AGAIN.sub("", invoice.number)
        key = (drawn if drawn in numbers else invoice.number, invoice.issued)
        left[key] = left.get(key, 0) + cents
    parts = tuple(ReceiptPart(number, cents, cents, issued) for (number, issued), cents in left.items())
    return Receipt("", on, sum(left.values()), parts) if parts else None


def with_payment(dossier: Dossier, proposal: "Proposal") -> Dossier:
    """The dossier with the payment of that line, once a person confirmed it: on the one invoice of the dossier that it pays,
    else on the whole account, which the law imputes. After a payment of the whole account, it is one too, so that nothing
    counts twice."""
    numbers = {part.invoice.number for part in proposal.parts}
    pointed = next(iter(numbers)) if len(numbers) == 1 else None
    payment = Payment(proposal.line.on, proposal.line.amount)
    invoice = next((each for each in dossier.invoices if each.number == pointed), None)
    if invoice is None or dossier.payments:
        return replace(
            dossier, payments=(*dossier.payments, replace(payment, invoice=invoice.number if invoice else None))
        )
    paid = replace(invoice, payments=(*invoice.payments, payment))
    return replace(dossier, invoices=tuple(paid if each is invoice else each for each in dossier.invoices))


def without_receipt(dossier: Dossier, receipt: Receipt) -> Dossier:
    """The dossier without a payment that was taken back in the follow-up: as it was confirmed, else as an export draws it, on
    each invoice what it paid of it."""
    whole = Payment(receipt.on, receipt.amount)
    for payment in dossier.payments:
        if replace(payment, invoice=None) == whole:
            return replace(dossier, payments=_less(dossier.payments, payment))
    parts = {part.number: Payment(receipt.on, part.paid) for part in receipt.parts}
    return replace(
        dossier,
        invoices=tuple(
            replace(each, payments=_less(each.payments, whole if whole in each.payments else parts[each.number]))
            if each.number in parts
            else each
            for each in dossier.invoices
        ),
    )


def _less(payments: tuple[Payment, ...], gone: Payment | None) -> tuple[Payment, ...]:
    """Without the first that equals it."""
    place = payments.index(gone) if gone in payments else len(payments)
    return (*payments[:place], *payments[place + 1 :])
