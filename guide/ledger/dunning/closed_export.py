"""What is noted of a customer while its export is not open: into the note that the last export left of it."""

from collections.abc import Callable
from dataclasses import replace

from guide.ledger.dunning.note_changes import beside
from guide.ledger.dunning.notes import CustomerNotes, Followed, SentLetter
from guide.ledger.dunning.outside_facts import BY_HAND, Receipt


def followed_as(follow_up: CustomerNotes, is_key: Callable[[str], bool]) -> Followed | None:
    """The customer that one of these keys names; None: nothing is known of it."""
    return next((each for each in follow_up.debtors if any(map(is_key, each.keys))), None)


def add_letter(follow_up: CustomerNotes, followed: Followed, letter: SentLetter) -> CustomerNotes:
    """A letter that has left; one of its day, kind and way is told once."""
    return _with(follow_up, followed, beside(followed, letters=[letter]))


def add_receipt(follow_up: CustomerNotes, followed: Followed, receipt: Receipt) -> CustomerNotes:
    """A payment that the person says was received; its line is that of the next payment told so."""
    line = f"{BY_HAND}{len(followed.receipts) + 1}"
    return _with(follow_up, followed, beside(followed, receipts=[replace(receipt, line=line)]))


def take_back_receipts(follow_up: CustomerNotes, followed: Followed) -> CustomerNotes:
    """What was said to be received of that customer was not, after all."""
    gone = [replace(each, gone=True) for each in followed.received if each.is_by_hand]
    return _with(follow_up, followed, beside(followed, receipts=gone))


def _with(follow_up: CustomerNotes, before: Followed, after: Followed) -> CustomerNotes:
    return replace(follow_up, debtors=tuple(after if each is before else each for each in follow_up.debtors))
