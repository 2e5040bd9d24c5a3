"""What the person noted of the customers, in the session: kept while exports and screens change, saved in one file."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from guide.ledger.dunning import (
    CustomerNotes,
    FollowedLedger,
    SameName,
    merged,
    same_names,
    shared_names,
    track,
    track_again,
)
from guide.ledger.dunning import to_save as with_amounts
from guide.ledger.receivables import Ledger
from pages.ui.session import clock
from pages.ui.session import ledger as ledger_store
from pages.ui.session.store import Memo, Revision, Store

_NOTES: Store[CustomerNotes] = Store("follow")
#: The ledger, the notes and the day that were put together last, and what that gave.
_TRACKED: Store[tuple[Ledger, CustomerNotes, date, FollowedLedger]] = Store("follow.tracked")
_SHARED_NAMES: Memo[Mapping[int, str]] = Memo("follow.shared_names")
_REVISION = Revision("follow.revision")


def current() -> CustomerNotes | None:
    """None: nothing noted, nothing reopened."""
    return _NOTES.get()


def revision() -> int:
    """Grows each time a fact is noted: the fields of a new note are blank."""
    return _REVISION.value


def tracking(ledger: Ledger) -> FollowedLedger:
    """The ledger with what was noted; worked out again only when one of them, or the day, changed."""
    customer_notes, on = current() or CustomerNotes(), clock.today()
    before = _TRACKED.get()
    if before is None or before[0] is not ledger:
        tracked = track(ledger, customer_notes, on)
    elif before[1] == customer_notes and before[2] == on:
        return before[3]
    else:
        tracked = track_again(before[3], ledger, customer_notes, on)
    _TRACKED.put((ledger, customer_notes, on, tracked))
    return tracked


def forget_export() -> None:
    """The export goes, with what was put together of it; what was noted of its customers stays."""
    _TRACKED.clear()
    _SHARED_NAMES.clear()
    ledger_store.forget()


def one_customer(tracking: FollowedLedger) -> tuple[SameName, ...]:
    """The customers who may be one; their names are compared once, whatever the day and what is noted."""
    names = tracking.ledger.debtor_names
    return same_names(tracking, _SHARED_NAMES.of((names,), lambda: shared_names(names)))


def note(follow_up: CustomerNotes) -> None:
    _NOTES.put(follow_up)
    _REVISION.grow()


def known() -> CustomerNotes:
    """What was noted, with the columns that the person corrected."""
    customer_notes, mappings = current() or CustomerNotes(), ledger_store.mappings()
    if all(customer_notes.mappings.get(print_) == mapping for print_, mapping in mappings.items()):
        return customer_notes
    return replace(customer_notes, mappings={**customer_notes.mappings, **mappings})


def take_in(customer_notes: CustomerNotes) -> None:
    """What a file knows is added to what the session knows."""
    before = current()
    note(customer_notes if before is None else merged(before, customer_notes))
    ledger_store.learn(customer_notes.mappings)


def to_save() -> Callable[[], CustomerNotes]:
    """What answers the notes to keep, with the amounts of the export in view, to be compared with the next one. All that
    the session knows is taken now: a file is written at the click, where there is no session."""
    customer_notes, on = known(), clock.today()
    tracked = _TRACKED.get()
    if tracked is None or ledger_store.current() is None:
        return lambda: customer_notes
    tracking = tracked[3]
    return lambda: replace(with_amounts(tracking, on), mappings=customer_notes.mappings)
