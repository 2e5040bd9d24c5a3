"""All the person's clients, in the session: one is in view, the others wait; one file keeps everything.

The client in view is the dossier of `session.dossier`, whoever changed it; what changed is noted in its history here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from guide import workspace
from guide.case.model import Creditor, Dossier
from guide.ledger.dunning import CustomerNotes
from guide.workspace import ClientFile, Head, Workspace
from pages.ui.session import clock, examples, ledger, notes, training
from pages.ui.session import dossier as dossier_store

_SHELF, _IN_VIEW, _SAVED, _UNDO, _DAYS, _FILES, _JOINS = (
    "workspace",
    "workspace.in_view",
    "workspace.saved",
    "workspace.undo",
    "workspace.days",
    "workspace.files",
    "workspace.joins",
)
#: The user's logo and signature (see `pages.ui.letters.letterhead`).
LETTERHEAD = "letterhead"
#: Changes that may be undone, of one client.
_UNDONE = 30


def current() -> Workspace:
    """Everything that the session holds, the client in view as it is now."""
    shelf = _shelf()
    made = _with_me(_with_view(shelf))
    if made is not shelf:
        st.session_state[_SHELF] = made
    return made


def _shelf() -> Workspace:
    held = st.session_state.get(_SHELF)
    return held if isinstance(held, Workspace) else Workspace()


def in_view() -> ClientFile | None:
    """The client whose screens are open."""
    return current().client(st.session_state.get(_IN_VIEW, ""))


def _with_view(shelf: Workspace) -> Workspace:
    """The dossier in view put in its place, with what changed since it was last looked at."""
    dossier = dossier_store.current()
    if dossier is None or dossier_store.is_begun_only():
        return shelf
    held = shelf.client(st.session_state.get(_IN_VIEW, ""))
    if held is None:
        client = ClientFile(shelf.free_id(workspace.id_of(dossier)), dossier)
        st.session_state[_IN_VIEW] = client.id
        return shelf.with_client(client)
    if held.dossier is dossier or held.dossier == dossier:
        return shelf
    undo = st.session_state.setdefault(_UNDO, {})
    undo[held.id] = (*undo.get(held.id, ()), held.dossier)[-_UNDONE:]
    changed = workspace.changes(held.dossier, dossier, clock.today())
    return shelf.with_client(held.noted(dossier, changed))


def _with_me(shelf: Workspace) -> Workspace:
    """Who I am, what I noted, what I learnt, as the rest of the session knows them."""
    dossier = dossier_store.current()
    mine = dossier is not None and dossier.creditor.name and not is_example(st.session_state.get(_IN_VIEW, ""))
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


def is_unsaved() -> bool:
    """Whether leaving now would lose something that no file has."""
    saved: Workspace = st.session_state.get(_SAVED, Workspace())
    return kept(current()) != saved


def is_saved() -> bool:
    """Whether a file holds some state of it."""
    return _SAVED in st.session_state


def mark_saved() -> None:
    st.session_state[_SAVED] = kept(current())


def begin(dossier: Dossier) -> None:
    """A new client, in view."""
    whole = current()
    client = ClientFile(whole.free_id(workspace.id_of(dossier)), dossier)
    st.session_state[_SHELF] = whole.with_client(client)
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
    held = whole.client(wanted)
    if held is None or held.dossier != dossier:
        held = ClientFile(whole.free_id(wanted), dossier)
        st.session_state[_SHELF] = whole.with_client(held)
    if as_of is not None:
        st.session_state[_DAYS] = {**_days(), held.id: as_of}
    look_at(held.id)


def draw(key: str, dossier: Dossier) -> None:
    """The client of that key of an export, in view. One that was opened before keeps all that was said of it; its
    invoices and payments are those of the export."""
    id = ledger.client_id(key)
    archive(id, False)
    held = current().client(id)
    if held is None:
        st.session_state[_SHELF] = current().with_client(ClientFile(id, dossier))
    else:
        events = (*held.dossier.events, *(event for event in dossier.events if event not in held.dossier.events))
        whole = replace(held.dossier, invoices=dossier.invoices, payments=dossier.payments, events=events)
        note(id, replace(whole, debtor=replace(whole.debtor, kind=dossier.debtor.kind)))
    look_at(id)


def look_at(id: str) -> None:
    """Puts a client in view: its dossier, its day, the files added to it."""
    client = current().client(id)
    assert client is not None, "no such client"
    before = st.session_state.get(_IN_VIEW, "")
    files = st.session_state.setdefault(_FILES, {})
    files[before] = st.session_state.pop(dossier_store.FILES, None)
    st.session_state[_IN_VIEW] = id
    if files.get(id):
        st.session_state[dossier_store.FILES] = files[id]
    dossier_store.change(client.dossier)
    if id in _days() or before in _days():
        clock.fix(_days().get(id))
    for reopened in ("path.reopened", dossier_store.LETTER, dossier_store.ASKED):
        st.session_state.pop(reopened, None)


def _days() -> Mapping[str, date]:
    days: Mapping[str, date] = st.session_state.get(_DAYS, {})
    return days


def day_of(id: str) -> date:
    """The day that this client's line speaks of: its own, else today's."""
    own = _days().get(id)
    if own is not None:
        return own
    return clock.real_today() if st.session_state.get(_IN_VIEW, "") in _days() else clock.today()


def join(other: Workspace, of_file: bool = True) -> tuple[ClientFile, ...]:
    """What a file or a copy of the browser knows is added; answers the clients that are new or go further."""
    before = current()
    clean = of_file and not is_unsaved()
    made = workspace.joined(before, other)
    st.session_state[_SHELF] = made
    st.session_state[_JOINS] = joins() + 1
    if other.follow_up != CustomerNotes():
        notes.take_in(other.follow_up)
    training.take(other.training)
    if made.head != before.head:
        from guide.letters.word import Letterhead  # only for who has pictures

        st.session_state[LETTERHEAD] = Letterhead(made.head.logo, made.head.signature)
    seen = made.client(st.session_state.get(_IN_VIEW, ""))
    if seen is not None and seen.dossier != dossier_store.current():
        dossier_store.change(seen.dossier)
    if clean:
        mark_saved()
    return tuple(client for client in made.clients if before.client(client.id) != client)


def joins() -> int:
    """Grows each time a file or a copy is joined: the fields of who I am show what it says."""
    return int(st.session_state.get(_JOINS, 0))


def sign(creditor: Creditor) -> None:
    """Who I am, said where no client is in view."""
    st.session_state[_SHELF] = replace(current(), creditor=creditor)


def put(client: ClientFile) -> None:
    """That client as it now is, whether it is in view or not; what it was may be undone."""
    held = current().client(client.id)
    if held is not None and held.dossier != client.dossier:
        undo = st.session_state.setdefault(_UNDO, {})
        undo[client.id] = (*undo.get(client.id, ()), held.dossier)[-_UNDONE:]
    st.session_state[_SHELF] = current().with_client(client)
    if client.id == st.session_state.get(_IN_VIEW):
        dossier_store.change(client.dossier)


def note(id: str, dossier: Dossier, *said: str) -> None:
    """A client's dossier changed from the list, with what is told of it beside what changed."""
    client = current().client(id)
    assert client is not None, "no such client"
    on = day_of(id)
    told = (*workspace.changes(client.dossier, dossier, on), *(workspace.HistoryEntry(on, what) for what in said))
    put(client.noted(dossier, told))


def look_away() -> None:
    """No client in view: the next dossier begun is another one."""
    current()
    st.session_state.pop(_IN_VIEW, None)
    dossier_store.close()


def archive(id: str, archived: bool) -> None:
    client = current().client(id)
    if client is not None:
        put(replace(client, archived=archived))


def remove(id: str) -> None:
    """Forgets one client; the screens have none in view when it was that one."""
    st.session_state[_SHELF] = current().without(id)
    if id == st.session_state.get(_IN_VIEW):
        st.session_state.pop(_IN_VIEW)
        dossier_store.close()


def can_undo() -> bool:
    return bool(st.session_state.get(_UNDO, {}).get(st.session_state.get(_IN_VIEW, "")))


def undo() -> None:
    """The client in view as it was before the last change; the history says so."""
    client = in_view()
    undone = st.session_state.get(_UNDO, {})
    if client is None or not undone.get(client.id):
        return
    *rest, before = undone[client.id]
    undone[client.id] = tuple(rest)
    last = client.history[-1].what if client.history else "dernière modification"
    noted = client.noted(before, [workspace.HistoryEntry(clock.today(), f"Annulé : {last}"[:200])])
    st.session_state[_SHELF] = current().with_client(noted)
    dossier_store.change(before)


def save_button(place: str, primary: bool = False, disabled: bool = False) -> None:
    """Everything in one file. `disabled`: there is nothing to lose yet."""
    # Written on the click, out of the session's reach: it gets what it writes here.
    whole, with_amounts = kept(current()), notes.to_save()
    st.download_button(
        "Enregistrer le tout",
        data=lambda: workspace.dumps(replace(whole, follow_up=with_amounts())),
        file_name=f"mes-clients-{clock.real_today().isoformat()}.json",
        disabled=disabled,
        mime="application/json",
        key=f"save.{place}",
        on_click=mark_saved,
        type="primary" if primary else "secondary",
        width="stretch" if place == "sidebar" else "content",
    )
