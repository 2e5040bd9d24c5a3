"""The ledger of the session: read once when a file is dropped, kept while the person moves from screen to screen."""

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
from guide.ledger.receivables import Ledger
from guide.ledger.source import ColumnMapping
from pages.ui.kit import turns
from pages.ui.session import clock, examples
from pages.ui.session.store import FilledStore, Memo, NamedStore, Store

if TYPE_CHECKING:
    from guide.ledger.analysis import Report

#: In the id of a client that was drawn from a customer of an export.
_DRAWN = "export-"


@dataclass(frozen=True)
class Refused:
    """Files that could not be read; those read before are kept."""

    files: tuple[ledger.SourceFile, ...]
    error: GuideError


_LEDGER: Store[Ledger] = Store("ledger")
#: The same on the day that every screen shares, and what it tells.
_VIEW: Store[Ledger] = Store("ledger.view")
_REPORT: "Memo[Report]" = Memo("ledger.report")
_FILES: FilledStore[tuple[ledger.SourceFile, ...]] = FilledStore("ledger.files", ())
_SEEN: Store[tuple[str, ...]] = Store("ledger.seen")
_REFUSED: Store[Refused] = Store("ledger.refused")
_MAPPINGS: NamedStore[str, ColumnMapping] = NamedStore("ledger.mappings")
_INVENTED: Store[bool] = Store("ledger.invented")


def current() -> Ledger | None:
    """The ledger at the date every screen shares; a FEC speaks of its last entry until a date is chosen."""
    own, fixed = _LEDGER.get(), clock.chosen()
    if own is None or fixed is None or own.as_of == fixed:
        return own
    view = _VIEW.get()
    if view is None or view.as_of != fixed or replace(view.options, on=None) != replace(own.options, on=None):
        view = _VIEW.put(own.at(fixed))
    return view


def report(ledger: Ledger) -> "Report":
    """What this ledger tells; worked out once, and kept until another one is looked at."""
    from guide.ledger.analysis import Report

    return _REPORT.of((ledger,), lambda: Report(ledger))


def refused() -> Refused | None:
    return _REFUSED.get()


def take(uploaded: Sequence[tuple[str, str, bytes]]) -> bool:
    """Reads files (id, name, content) that were not read yet; answers whether there were any. An empty list, after a change
    of screen, says nothing."""
    ids = tuple(id for id, _, _ in uploaded)
    if not ids or ids == _SEEN.get():
        return False
    _SEEN.put(ids)
    _INVENTED.clear()
    _read(tuple(ledger.SourceFile(name, content) for _, name, content in uploaded))
    return True


def map_columns(files: tuple[ledger.SourceFile, ...], columns: Sequence[str], mapping: ColumnMapping) -> None:
    """Reads the same files again, with the columns that the person corrected for these headers. The correction holds
    for every later file of the same headers."""
    _MAPPINGS.set(fingerprint(columns), mapping)
    _read(files)


def mappings() -> Mapping[str, ColumnMapping]:
    """The corrections of the session, by the fingerprint of the headers they were made for."""
    return _MAPPINGS.value


def learn(known: Mapping[str, ColumnMapping]) -> None:
    """Corrections kept in a file. Those of the session stand; what was refused for want of them is read again."""
    _MAPPINGS.put({**known, **mappings()})
    refusal = refused()
    if known and refusal is not None:
        _read(refusal.files)


def files() -> tuple[ledger.SourceFile, ...]:
    return _FILES.value


def set_options(delai: int, client_kind: ledger.ClientKind, confirmed_terms: bool) -> None:
    own = _LEDGER.get()
    assert own is not None
    options = replace(own.options, delai=delai, client_kind=client_kind, confirmed_terms=confirmed_terms)
    if options != own.options:
        _LEDGER.put(replace(own, options=options))
        st.rerun()


def open_example(name: str) -> None:
    """The synthetic export, at its fixed date."""
    open_file(name, examples.export(name), examples.FIXED_DAY)


def open_file(name: str, content: bytes, on: date) -> None:
    """A file of ours, seen on that day."""
    clock.fix(on)
    _INVENTED.put(True)
    _read((ledger.SourceFile(name, content),))


def is_invented() -> bool:
    """Whether the export in view is one of ours: nobody's customers."""
    return bool(_INVENTED.get())


def client_id(key: str) -> str:
    """The id of the client drawn from the customer of that key of the export in view."""
    drawn = f"{_DRAWN}{hashlib.sha256(key.encode()).hexdigest()[:12]}"
    return f"{examples.PREFIX}{drawn}" if is_invented() else drawn


def is_drawn(client: str) -> bool:
    """Whether that id is of a client drawn from an export."""
    return client.removeprefix(examples.PREFIX).startswith(_DRAWN)


def forget() -> None:
    for store in (_LEDGER, _VIEW, _REPORT, _FILES, _REFUSED, _MAPPINGS, _INVENTED):
        store.clear()
    gc.collect()


def _read(source: tuple[ledger.SourceFile, ...]) -> None:
    _REFUSED.clear()
    try:
        with turns.turn(sum(len(file.data) for file in source)):
            read = ledger.read(source, ledger.Options(today=clock.today(), mappings=mappings()))
    except GuideError as error:
        _REFUSED.put(Refused(source, error))
        return
    replaced = _LEDGER.get() is not None
    _LEDGER.put(read)
    _VIEW.clear()
    _REPORT.clear()
    _FILES.put(source)
    if replaced:
        # A ledger and its figures hold each other, and weigh: they are not left to the next collection.
        gc.collect()
