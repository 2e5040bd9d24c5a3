"""All the person's clients, in the session: one is in view, the others wait; one file keeps everything.

The client in view is the dossier of `session.dossier`, whoever changed it; what changed is noted in its history here.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from guide import workspace
from guide.case.model import Creditor, Dossier
from guide.ledger.dunning import CustomerNotes
from guide.workspace import ClientFile, Head, Workspace
from pages.ui.session import clock, examples, ledger, notes, training
from pages.ui.session import dossier as dossier_store
from pages.ui.session.store import FilledStore, NamedStore, Revision

_SHELF: FilledStore[Workspace] = FilledStore("workspace", Workspace())
_IN_VIEW: FilledStore[str] = FilledStore("workspace.in_view", "")
_SAVED: FilledStore[Workspace] = FilledStore("workspace.saved", Workspace())
#: By client: its dossiers of before; the day its screens speak of; the files added to it.
_UNDO: NamedStore[str, tuple[Dossier, ...]] = NamedStore("workspace.undo")
_DAYS: NamedStore[str, date] = NamedStore("workspace.days")
_FILES: NamedStore[str, Any] = NamedStore("workspace.files")
_JOINS = Revision("workspace.joins")
#: The user's logo and signature (see `pages.ui.letters.letterhead`).
LETTERHEAD = "letterhead"
#: Changes that may be undone, of one client.
_UNDONE = 30


def current() -> Workspace:
    """Everything that the session holds, the client in view as it is now."""
    shelf, dossier = _SHELF.value, dossier_store.current()
    made = _with_me(_with_view(shelf, dossier), dossier)
    if made is not shelf:
        _SHELF.put(made)
    return made


def in_view(whole: Workspace | None = None) -> ClientFile | None:
    """The client whose screens are open. `whole`: what `current` just answered."""
    return (current() if whole is None else whole).client(_IN_VIEW.value)


def _with_view(shelf: Workspace, dossier: Dossier | None) -> Workspace:
    """The dossier in view put in its place, with what changed since it was last looked at."""
    if dossier is None or dossier_store.is_begun_only(dossier):
        return shelf
    client = shelf.client(_IN_VIEW.value)
    if client is None:
        client = ClientFile(shelf.free_id(workspace.id_of(dossier)), dossier)
        _IN_VIEW.put(client.id)
        return shelf.with_client(client)
    if client.dossier is dossier or client.dossier == dossier:
        return shelf
    _keep_for_undo(client)
    changed = workspace.changes(client.dossier, dossier, clock.today())
    return shelf.with_client(client.noted(dossier, changed))


def _keep_for_undo(client: ClientFile) -> None:
    _UNDO.set(client.id, (*_UNDO.value.get(client.id, ()), client.dossier)[-_UNDONE:])


def _with_me(shelf: Workspace, dossier: Dossier | None) -> Workspace:
    """Who I am, what I noted, what I learnt, as the rest of the session knows them."""
    mine = dossier is not None and dossier.creditor.name and not is_example(_IN_VIEW.value)
    creditor = dossier.creditor if dossier is not None and mine else shelf.creditor
    pictures = st.session_state.get(LETTERHEAD)
    head = Head(pictures.logo, pictures.signature) if pictures is not None else shelf.head
    follow_up, learnt = notes.known(), training.current()
    facts = (creditor, head, follow_up, learnt)
    if facts == (shelf.creditor, shelf.head, shelf.follow_up, shelf.training):
        return shelf
    return replace(shelf, creditor=creditor, head=head, follow_up=follow_up, training=learnt)


def is_example(id: str) -> bool:
    return id.startswith(examples.PREFIX)


def kept(whole: Workspace) -> Workspace:
    """Without the invented cases that were only looked at."""
    clients = tuple(client for client in whole.clients if not is_example(client.id) or client.history)
    return whole if len(clients) == len(whole.clients) else replace(whole, clients=clients)


def is_unsaved(whole: Workspace) -> bool:
    """Whether leaving now would lose something of it that no file has."""
    return kept(whole) != _SAVED.value


def mark_saved() -> None:
    _SAVED.put(kept(current()))


def begin(dossier: Dossier) -> None:
    """A new client, in view."""
    whole = current()
    client = ClientFile(whole.free_id(workspace.id_of(dossier)), dossier)
    _SHELF.put(whole.with_client(client))
    look_at(client.id)


def open_case(dossier: Dossier, as_of: date, target: str) -> None:
    """An invented case, at its day, on that screen; one that is there already is looked at again."""
    add(dossier, as_of, example=True)
    st.switch_page(target)


def add(dossier: Dossier, as_of: date | None = None, example: bool = False) -> None:
    """A client, in view; one that is there already, the same, is only looked at. `as_of`: the day its screens speak
    of, when it is not today."""
    whole = current()
    wanted = f"{examples.PREFIX}{workspace.id_of(dossier)}" if example else workspace.id_of(dossier)
    client = whole.client(wanted)
    if client is None or client.dossier != dossier:
        client = ClientFile(whole.free_id(wanted), dossier)
        _SHELF.put(whole.with_client(client))
    if as_of is not None:
        _DAYS.set(client.id, as_of)
    look_at(client.id)


def draw(key: str, dossier: Dossier) -> None:
    """The client of that key of an export, in view. One that was opened before keeps all that was said of it; its
    invoices are those of the export, less the payments noted besides."""
    id = ledger.client_id(key)
    archive(id, False)
    client = current().client(id)
    if client is None:
        _SHELF.put(current().with_client(ClientFile(id, dossier)))
    else:
        note(id, workspace.redrawn(client.dossier, dossier))
    look_at(id)


def look_at(id: str) -> None:
    """Puts a client in view: its dossier, its day, the files added to it."""
    client = current().client(id)
    assert client is not None, "no such client"
    before = _IN_VIEW.value
    _FILES.set(before, st.session_state.pop(dossier_store.FILES, None))
    _IN_VIEW.put(id)
    if _FILES.value.get(id):
        st.session_state[dossier_store.FILES] = _FILES.value[id]
    dossier_store.change(client.dossier)
    if id in _DAYS.value or before in _DAYS.value:
        clock.fix(_DAYS.value.get(id))
    for reopened in ("path.reopened", dossier_store.LETTER, dossier_store.ASKED):
        st.session_state.pop(reopened, None)


def day_of(id: str) -> date:
    """The day that this client's line speaks of: its own, else today's."""
    return days_of((id,))[id]


def days_of(ids: Collection[str]) -> Mapping[str, date]:
    """The same of several clients."""
    own = _DAYS.value
    other = clock.real_today() if _IN_VIEW.value in own else clock.today()
    return {id: own.get(id, other) for id in ids}


def join(other: Workspace, of_file: bool = True) -> tuple[ClientFile, ...]:
    """What a file or a copy of the browser knows is added; answers the clients that are new or go further."""
    before = current()
    clean = of_file and not is_unsaved(before)
    made = workspace.joined(before, other)
    _SHELF.put(made)
    _JOINS.grow()
    if other.follow_up != CustomerNotes():
        notes.take_in(other.follow_up)
    training.take(other.training)
    if made.head != before.head:
        from guide.letters.word import Letterhead  # only for who has pictures

        st.session_state[LETTERHEAD] = Letterhead(made.head.logo, made.head.signature)
    seen = made.client(_IN_VIEW.value)
    if seen is not None and seen.dossier != dossier_store.current():
        dossier_store.change(seen.dossier)
    if clean:
        mark_saved()
    return tuple(client for client in made.clients if before.client(client.id) != client)


def joins() -> int:
    """Grows each time a file or a copy is joined: the fields of who I am show what it says."""
    return _JOINS.value


def signing() -> Dossier | None:
    """The dossier in view, whose creditor writes; None when it is an example's and the export is not ours: no invented name
    stands under a letter to a real customer."""
    return None if is_example(_IN_VIEW.value) and not ledger.is_invented() else dossier_store.current()


def sign(creditor: Creditor) -> None:
    """Who I am, said where no client is in view."""
    _SHELF.put(replace(current(), creditor=creditor))


def put(client: ClientFile) -> None:
    """That client as it now is, whether it is in view or not; what it was may be undone."""
    before = current().client(client.id)
    if before is not None and before.dossier != client.dossier:
        _keep_for_undo(before)
    _SHELF.put(current().with_client(client))
    if client.id == _IN_VIEW.value:
        dossier_store.change(client.dossier)


def note(id: str, dossier: Dossier, *sentences: str) -> None:
    """A client's dossier changed from the list, with what is told of it beside what changed."""
    client = current().client(id)
    assert client is not None, "no such client"
    on = day_of(id)
    changed = (
        *workspace.changes(client.dossier, dossier, on),
        *(workspace.HistoryEntry(on, what) for what in sentences),
    )
    put(client.noted(dossier, changed))


def look_away() -> None:
    """No client in view: the next dossier begun is another one."""
    current()
    _IN_VIEW.clear()
    dossier_store.close()


def archive(id: str, archived: bool) -> None:
    client = current().client(id)
    if client is not None:
        put(replace(client, archived=archived))


def remove(id: str) -> None:
    """Forgets one client; the screens have none in view when it was that one."""
    _SHELF.put(current().without(id))
    if id == _IN_VIEW.value:
        _IN_VIEW.clear()
        dossier_store.close()


def can_undo() -> bool:
    return bool(_UNDO.value.get(_IN_VIEW.value))


def undo() -> None:
    """The client in view as it was before the last change; the history says so."""
    client = in_view()
    if client is None or not _UNDO.value.get(client.id):
        return
    *rest, before = _UNDO.value[client.id]
    _UNDO.set(client.id, tuple(rest))
    last = client.history[-1].what if client.history else "dernière modification"
    noted = client.noted(before, [workspace.HistoryEntry(clock.today(), f"Annulé : {last}"[:200])])
    _SHELF.put(current().with_client(noted))
    dossier_store.change(before)
