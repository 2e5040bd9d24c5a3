"""The ledger of the session: read once when a file is dropped, kept while the person moves from screen to screen."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from guide import ledger
from guide.errors import GuideError
from guide.ledger.columns import fingerprint
from guide.ledger.source import ColumnMapping
from pages.ui.kit import turns
from pages.ui.session import clock, examples

if TYPE_CHECKING:
    from guide.ledger.analysis import Report
    from guide.ledger.receivables import Ledger

#: In the id of a client that was drawn from a customer of an export.
_DRAWN = "export-"
_LEDGER, _VIEW, _REPORT, _FILES, _SEEN, _REFUSED, _MAPPINGS, _INVENTED = (
    "ledger",
    "ledger.view",
    "ledger.report",
    "ledger.files",
    "ledger.seen",
    "ledger.refused",
    "ledger.mappings",
    "ledger.invented",
)


@dataclass(frozen=True)
class Refused:
    """Files that could not be read; those read before are kept."""

    files: tuple[ledger.SourceFile, ...]
    error: GuideError


def current() -> Ledger | None:
    """The ledger at the date every screen shares; a FEC speaks of its last entry until a date is chosen."""
    found: Ledger | None = st.session_state.get(_LEDGER)
    fixed = clock.chosen()
    if found is None or fixed is None or found.as_of == fixed:
        return found
    seen: Ledger | None = st.session_state.get(_VIEW)
    if seen is None or seen.as_of != fixed or replace(seen.options, on=None) != replace(found.options, on=None):
        seen = st.session_state[_VIEW] = found.at(fixed)
    return seen


def report(ledger: Ledger) -> Report:
    """What this ledger tells; worked out once, and kept until another one is looked at."""
    from guide.ledger.analysis import Report

    kept: Report | None = st.session_state.get(_REPORT)
    if kept is None or kept.ledger is not ledger:
        kept = st.session_state[_REPORT] = Report(ledger)
    return kept


def refused() -> Refused | None:
    found = st.session_state.get(_REFUSED)
    return found if isinstance(found, Refused) else None


def take(uploaded: Sequence[tuple[str, str, bytes]]) -> bool:
    """Reads files (id, name, content) that were not read yet; answers whether there were any. An empty list, after a change
    of screen, says nothing."""
    ids = tuple(id for id, _, _ in uploaded)
    if not ids or ids == st.session_state.get(_SEEN):
        return False
    st.session_state[_SEEN] = ids
    st.session_state.pop(_INVENTED, None)
    _read(tuple(ledger.SourceFile(name, content) for _, name, content in uploaded))
    return True


def map_columns(files: tuple[ledger.SourceFile, ...], columns: Sequence[str], mapping: ColumnMapping) -> None:
    """Reads the same files again, with the columns that the person corrected for these headers. The correction holds
    for every later file of the same headers."""
    st.session_state[_MAPPINGS] = {**mappings(), fingerprint(columns): mapping}
    _read(files)


def mappings() -> Mapping[str, ColumnMapping]:
    """The corrections of the session, by the fingerprint of the headers they were made for."""
    found: Mapping[str, ColumnMapping] = st.session_state.get(_MAPPINGS, {})
    return found


def learn(known: Mapping[str, ColumnMapping]) -> None:
    """Corrections kept in a file. Those of the session stand; what was refused for want of them is read again."""
    st.session_state[_MAPPINGS] = {**known, **mappings()}
    held = refused()
    if known and held is not None:
        _read(held.files)


def files() -> tuple[ledger.SourceFile, ...]:
    return tuple(st.session_state.get(_FILES, ()))


def set_options(delai: int, client_kind: ledger.ClientKind, confirmed_terms: bool) -> None:
    found: Ledger = st.session_state[_LEDGER]
    options = replace(found.options, delai=delai, client_kind=client_kind, confirmed_terms=confirmed_terms)
    if options != found.options:
        st.session_state[_LEDGER] = replace(found, options=options)
        st.rerun()


def open_example(name: str) -> None:
    """The synthetic export, at its fixed date."""
    open_file(name, examples.export(name), examples.FIXED_DAY)


def open_file(name: str, content: bytes, on: date) -> None:
    """A file of ours, seen on that day."""
    clock.fix(on)
    st.session_state[_INVENTED] = True
    _read((ledger.SourceFile(name, content),))


def is_invented() -> bool:
    """Whether the export in view is one of ours: nobody's customers."""
    return bool(st.session_state.get(_INVENTED))


def client_id(key: str) -> str:
    """The id of the client drawn from the customer of that key of the export in view."""
    drawn = f"{_DRAWN}{hashlib.sha256(key.encode()).hexdigest()[:12]}"
    return f"{examples.PREFIX}{drawn}" if is_invented() else drawn


def is_drawn(client: str) -> bool:
    """Whether that id is of a client drawn from an export."""
    return _DRAWN in client


def forget() -> None:
    for name in (_LEDGER, _VIEW, _REPORT, _FILES, _REFUSED, _MAPPINGS, _INVENTED):
        st.session_state.pop(name, None)
    gc.collect()


def _read(source: tuple[ledger.SourceFile, ...]) -> None:
    st.session_state.pop(_REFUSED, None)
    try:
        with turns.turn(sum(len(file.data) for file in source)):
            found = ledger.read(source, ledger.Options(today=clock.today(), mappings=mappings()))
    except GuideError as error:
        st.session_state[_REFUSED] = Refused(source, error)
        return
    replaced = st.session_state.get(_LEDGER) is not None
    st.session_state[_LEDGER] = found
    st.session_state.pop(_VIEW, None)
    st.session_state.pop(_REPORT, None)
    st.session_state[_FILES] = source
    if replaced:
        # A ledger and its figures hold each other, and weigh: they are not left to the next collection.
        gc.collect()
