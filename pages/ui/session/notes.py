"""What the person noted of the customers, in the session: kept while exports and screens change, saved in one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from pages.ui.session import clock
from pages.ui.session import ledger as ledger_store

if TYPE_CHECKING:
    from guide.ledger.dunning import CustomerNotes, FollowedLedger
    from guide.ledger.receivables import Ledger

_HELD, _TRACKED, _REVISION = "follow", "follow.tracked", "follow.revision"


def current() -> CustomerNotes | None:
    """None: nothing noted, nothing reopened."""
    customer_notes: CustomerNotes | None = st.session_state.get(_HELD)
    return customer_notes


def revision() -> int:
    """Grows each time a fact is noted: the fields of a new note are blank."""
    return int(st.session_state.get(_REVISION, 0))


def tracking(ledger: Ledger) -> FollowedLedger:
    """The ledger with what was noted; worked out again only when one of them, or the day, changed."""
    from guide.ledger.dunning import CustomerNotes, track

    held, on = current() or CustomerNotes(), clock.today()
    before = st.session_state.get(_TRACKED)
    if before is not None and before[0] is ledger:
        if before[1] is held and before[2] == on:
            known: FollowedLedger = before[3]
            return known
        # Same kinds of customers, same ledger: what it worked out already is kept.
        base = before[3].export
    else:
        base = ledger
    tracked = track(base, held, on)
    st.session_state[_TRACKED] = (ledger, held, on, tracked)
    return tracked


def note(follow_up: CustomerNotes) -> None:
    st.session_state[_HELD] = follow_up
    st.session_state[_REVISION] = revision() + 1


def known() -> CustomerNotes:
    """What was noted, with the columns that the person corrected."""
    from guide.ledger.dunning import CustomerNotes

    held, mappings = current() or CustomerNotes(), ledger_store.mappings()
    if all(held.mappings.get(print_) == mapping for print_, mapping in mappings.items()):
        return held
    return replace(held, mappings={**held.mappings, **mappings})


def take_in(customer_notes: CustomerNotes) -> None:
    """What a file knows is added to what the session knows."""
    from guide.ledger.dunning import merged

    held = current()
    note(customer_notes if held is None else merged(held, customer_notes))
    ledger_store.learn(customer_notes.mappings)


def to_save() -> Callable[[], CustomerNotes]:
    """What answers the notes to keep, with the amounts of the export in view, to be compared with the next one. All that
    the session knows is taken now: a file is written at the click, where there is no session."""
    customer_notes, on = known(), clock.today()
    tracked = st.session_state.get(_TRACKED)
    if tracked is None or ledger_store.current() is None:
        return lambda: customer_notes
    from guide.ledger.dunning import to_save as with_amounts

    tracking: FollowedLedger = tracked[3]
    return lambda: replace(with_amounts(tracking, on), mappings=customer_notes.mappings)
