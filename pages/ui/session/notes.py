"""What the person noted of the customers, in the session: kept while exports and screens change, saved in one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from guide import ledger
from guide.errors import GuideError
from pages.ui.session import clock
from pages.ui.session import ledger as ledger_store

if TYPE_CHECKING:
    from guide.ledger.dunning import CustomerNotes, FollowedLedger
    from guide.ledger.receivables import Ledger

_HELD, _SAVED, _TRACKED, _TAKEN, _REFUSED, _REVISION = (
    "follow",
    "follow.saved",
    "follow.tracked",
    "follow.taken",
    "follow.refused",
    "follow.revision",
)


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
        base = before[3].ledger
    else:
        base = ledger
    tracked = track(base, held, on)
    st.session_state[_TRACKED] = (ledger, held, on, tracked)
    return tracked


def note(follow_up: CustomerNotes) -> None:
    st.session_state[_HELD] = follow_up
    st.session_state[_REVISION] = revision() + 1


def take(uploaded: tuple[str, bytes] | None) -> None:
    """Reopens a file (id, content) once: what it knows is added to what the session knows."""
    if uploaded is None or uploaded[0] == st.session_state.get(_TAKEN):
        return
    st.session_state[_TAKEN] = uploaded[0]
    st.session_state.pop(_REFUSED, None)
    try:
        read = ledger.open_follow_up(uploaded[1])
    except GuideError as error:
        st.session_state[_REFUSED] = error
        return
    from guide.ledger.dunning import merged

    held = current()
    clean = not is_unsaved()
    note(read if held is None else merged(held, read))
    if held is None or clean:
        mark_saved()
    ledger_store.learn(read.mappings)


def is_reopened() -> bool:
    return _TAKEN in st.session_state and _REFUSED not in st.session_state


def refused() -> GuideError | None:
    found = st.session_state.get(_REFUSED)
    return found if isinstance(found, GuideError) else None


def is_unsaved() -> bool:
    """Whether leaving now would lose a note."""
    return current() is not None and current() is not st.session_state.get(_SAVED)


def mark_saved() -> None:
    st.session_state[_SAVED] = current()


def to_file(tracked: FollowedLedger | None) -> Callable[[], str]:
    """What writes the file to keep: with this export's amounts, to be compared with the next one, and the mappings of
    columns. All that the session knows is taken now: a file is written at the click, where there is no session."""
    from guide.ledger.dunning import CustomerNotes, dumps, to_save

    held, on = current() or CustomerNotes(), clock.today()
    known = {**held.mappings, **ledger_store.mappings()}

    def written() -> str:
        customer_notes = to_save(tracked, on) if tracked is not None else held
        return dumps(replace(customer_notes, mappings=known))

    return written
