"""The payments that were confirmed, taken from what an export shows owed: on their invoices, and not twice.

An export of a later day may hold the payment already. What it shows is therefore lowered to what was left after the payment,
and no further: once it shows that or less, the export is believed.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import date

import numpy as np

from guide.case.model import Payment
from guide.ledger.dunning.customer_match import Matches
from guide.ledger.dunning.notes import clean
from guide.ledger.receivables.receivables import Ledger


def with_receipts(export: Ledger, matches: Matches, on: date) -> tuple[Ledger, dict[int, tuple[Payment, ...]]]:
    """The export with what was received by `on`, and the payments of each entry that they lower, by its place. Cents; an
    invoice is never lowered below nought."""
    received = {number: customer.received for number, customer in matches.by_debtor.items() if customer.received}
    if not received:
        return export, {}
    left = export.entries.left.copy()
    payments: defaultdict[int, list[Payment]] = defaultdict(list)
    for number, receipts in received.items():
        invoices = open_entries(export, number)
        parts = [(part, receipt) for receipt in receipts if receipt.on <= on for part in receipt.parts]
        # In the order in which they were confirmed: each was held against what the one before had left.
        for part, receipt in sorted(parts, key=lambda each: -each[0].after):
            entries = invoices.get((part.number, part.issued), {})
            due = min(max(sum(entries.values()) - part.after, 0), part.paid)
            for entry in entries:
                paid = min(due, entries[entry])
                if paid > 0:
                    entries[entry] -= paid
                    left[entry] -= paid
                    payments[entry].append(Payment(receipt.on, paid))
                    due -= paid
    lowered = replace(export, entries=replace(export.entries, left=left))
    return lowered, {entry: tuple(sorted(paid, key=lambda each: each.on)) for entry, paid in payments.items()}


def open_entries(ledger: Ledger, debtor: int) -> dict[tuple[str, date | None], dict[int, int]]:
    """What a customer owes: of each invoice, by its number as a file holds it and its day, the places of its entries and what
    is open of each, the first due first. What the export itself says settled later is left out: it knows the payment."""
    items, entries = ledger.ageing.items, ledger.entries
    mine = sorted(ledger.ageing.owed_by(debtor), key=lambda i: (np.isnat(items.due[i]), items.due[i], i))
    grouped: dict[tuple[str, date | None], dict[int, int]] = {}
    for i in mine:
        entry = int(items.at[i])
        if entries.settled is None or not entries.settled[entry] > np.datetime64(ledger.as_of, "D"):
            invoice = clean(ledger.number(entry)), items.issued[i].item()
            grouped.setdefault(invoice, {})[entry] = int(items.open[i])
    return grouped
