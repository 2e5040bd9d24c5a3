"""« Il a payé » : a payment that the person says was received, before any export or statement shows it."""

from guide.ledger.dunning.closed_export import take_back_receipts
from guide.ledger.dunning.followed_ledger import FollowedLedger
from guide.ledger.dunning.note_changes import with_receipt
from guide.ledger.dunning.notes import CustomerNotes
from guide.ledger.dunning.outside_facts import BY_HAND, Receipt, ReceiptPart
from guide.ledger.dunning.receipts import open_entries


def with_payment(tracking: FollowedLedger, debtor: int, whole: bool = False) -> CustomerNotes:
    """All that is late was received on the day of the ledger; `whole`: all that is owed. Nothing is noted of nothing."""
    ledger, items = tracking.ledger, tracking.ledger.ageing.items
    wanted = {int(items.at[i]) for i in ledger.ageing.owed_by(debtor) if whole or items.late[i] > 0}
    parts = []
    for (number, issued), entries in open_entries(ledger, debtor).items():
        paid = sum(cents for entry, cents in entries.items() if entry in wanted)
        if paid > 0:
            parts.append(ReceiptPart(number, sum(entries.values()), paid, issued))
    if not parts:
        return tracking.follow_up
    line = f"{BY_HAND}{len(tracking.noted(debtor).receipts) + 1}"
    return with_receipt(tracking, debtor, Receipt(line, tracking.on, sum(part.paid for part in parts), tuple(parts)))


def without_payment(tracking: FollowedLedger, debtor: int) -> CustomerNotes:
    """What was said to be received of that customer was not, after all."""
    return take_back_receipts(tracking.follow_up, tracking.noted(debtor))


def paid_by_hand(tracking: FollowedLedger) -> dict[int, Receipt]:
    """The customers, by their numbers, of whom the person said so and the export does not show it yet: the last payment."""
    owners = {int(tracking.export.entries.debtor[entry]) for entry in tracking.payments}
    last = {}
    for number, customer in tracking.matches.by_debtor.items():
        by_hand = [each for each in customer.received if each.is_by_hand]
        if by_hand and number in owners:
            last[number] = max(by_hand, key=lambda each: each.on)
    return last
