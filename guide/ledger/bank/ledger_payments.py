"""What the customers of a ledger owe, for a bank statement to be held against; and a payment confirmed, as it is noted."""

from guide.ledger.bank.known_payments import KnownPayment
from guide.ledger.bank.payer_match import OpenInvoice, Proposal
from guide.ledger.dunning.followed_ledger import FollowedLedger
from guide.ledger.dunning.notes import CustomerNotes
from guide.ledger.dunning.outside_facts import Receipt, ReceiptPart
from guide.ledger.dunning.receipts import open_entries


def ledger_invoices(tracking: FollowedLedger) -> tuple[OpenInvoice, ...]:
    """The open invoices of the customers who are known, what was confirmed already taken off. `client` is the key."""
    items = tracking.ledger.ageing.items
    due_of = dict(zip(items.at.tolist(), items.due.tolist(), strict=True))
    return tuple(
        OpenInvoice(view.key, view.name, number, issued, due_of[next(iter(places))], sum(places.values()))
        for view in tracking.debtors
        if view.open > 0 and view.identified
        for (number, issued), places in open_entries(tracking.ledger, view.number).items()
    )


def receipt_of(proposal: Proposal) -> Receipt:
    """The payment of a proposal, once a person confirmed it: held against what was owed at that moment."""
    parts = tuple(
        ReceiptPart(part.invoice.number, part.invoice.left, part.paid, part.invoice.issued) for part in proposal.parts
    )
    return Receipt(proposal.line.id, proposal.line.on, proposal.line.amount, parts, proposal.line.label or None)


def receipt_against(tracking: FollowedLedger, debtor: int, proposal: Proposal) -> Receipt:
    """A payment confirmed beside the dossier of that customer, held against what this export shows of it: on the invoices of
    these numbers and days; those that the export calls otherwise are the first due."""
    entries, left = open_entries(tracking.ledger, debtor), proposal.line.amount
    paid = {(part.invoice.number, part.invoice.issued) for part in proposal.parts}
    invoices = [invoice for invoice in entries if invoice in paid]
    if len(invoices) < len(paid):
        invoices += [invoice for invoice in entries if invoice not in paid]
    parts = []
    for number, issued in invoices:
        owed = sum(entries[number, issued].values())
        if part := min(left, owed):
            parts.append(ReceiptPart(number, owed, part, issued))
            left -= part
    line = proposal.line
    return Receipt(line.id, line.on, line.amount, tuple(parts), line.label or None)


def noted_receipts(notes: CustomerNotes) -> tuple[KnownPayment, ...]:
    """Every payment that the follow-up knows."""
    return tuple(
        KnownPayment(each.on, each.amount, each.line) for followed in notes.debtors for each in followed.received
    )
