"""My clients: what each owes, since when, what to do next and by when, with the button that does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from guide import letters
from guide.case.codes import EventKind
from guide.case.model import Event
from guide.values import french
from guide.workspace import ClientFile, ClientStanding, Overview, all_paid
from pages.ui import session
from pages.ui.kit.labels import plain

#: Clients shown at once; beyond, they are sought by their name.
_SHOWN = 20
_MORE, _GOING = "home.more", "home.going"
#: Standings from the most to the least pressing.
_ORDER = (
    ClientStanding.TO_DO,
    ClientStanding.WAITING,
    ClientStanding.INCOMPLETE,
    ClientStanding.NOT_DUE,
    ClientStanding.PAID,
)


def show() -> None:
    going = st.session_state.pop(_GOING, None)
    if going is not None:
        st.switch_page(going)
    whole = session.workspace.current()
    lines = {client.id: session.lines.overview(client) for client in whole.clients if not client.archived}
    late = sum(line.claimed for line in lines.values() if line.late_days)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{french.money(late)}** en retard", width="stretch")
        st.button("Un client de plus", on_click=_begin, icon=":material/add:")
        if st.button("Déposer un export"):
            st.switch_page("pages/balance_agee.py")
    sought = _search(len(whole.clients))
    found = [client for client in whole.named(sought) if not client.archived]
    ordered = sorted(found, key=lambda client: _rank(lines[client.id]))
    shown = ordered if st.session_state.get(_MORE) else ordered[:_SHOWN]
    with st.container(gap=None, key="clients"):
        for client in shown:
            _row(client, lines[client.id])
    if not found:
        st.markdown("Aucun client de ce nom." if sought else "Aucun client en cours.")
    if len(shown) < len(ordered):
        st.button(f"Voir les {french.number(len(ordered) - len(shown))} autres", on_click=_see_more, type="tertiary")
    _archived([client for client in whole.named(sought) if client.archived])


def _rank(line: Overview) -> tuple[int, int]:
    return _ORDER.index(line.standing), -line.claimed


def _search(clients: int) -> str:
    if clients < 6:
        return ""
    return st.text_input("Chercher un client", key="home.sought", live="0.3s", persist_state="session") or ""


def _see_more() -> None:
    st.session_state[_MORE] = True


def _begin() -> None:
    session.workspace.look_away()
    _go("pages/que_faire.py")


def _go(target: str) -> None:
    """In a callback, which may not leave the screen: the screen leaves when it is drawn."""
    st.session_state[_GOING] = target


def _row(client: ClientFile, line: Overview) -> None:
    """The name opens the client; then what it owes, and one click for what comes."""
    id = client.id
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"client-{id}"):
        with st.container(gap=None, width="stretch"):
            name = session.dossier.name_of(client.dossier.debtor)
            example = " (exemple)" if session.workspace.is_example(id) else ""
            st.button(f"{name}{example}", key=f"home.open.{id}", type="tertiary", on_click=_open, args=(id,))
            st.markdown(_said(line))
        for label, primary, callback in _gestures(client, line):
            st.button(
                label,
                key=f"home.{label}.{id}",
                type="primary" if primary else "secondary",
                on_click=callback,
                args=(id,),
            )


def _said(line: Overview) -> str:
    """What it owes, since when; what comes, by when."""
    if line.standing is ClientStanding.INCOMPLETE:
        return f":small[{plain(line.title, 200)}]"
    owed = f"**{french.money(line.claimed)}**"
    if line.standing is ClientStanding.PAID:
        left = f" Pénalités à réclamer ou à laisser : {owed}." if line.claimed else ""
        return f":small[Tout est payé.{left}]"
    since = f" · {french.count(line.late_days, 'jour', 'jours')}" if line.late_days else ""
    if line.standing is ClientStanding.WAITING and line.until is not None:
        comes = f"attend le {french.day(line.until)}"
    elif line.standing is ClientStanding.NOT_DUE:
        comes = f"à payer le {french.day(line.until)}" if line.until is not None else "pas encore échu"
    else:
        comes = plain(line.title, 200) + (f", au plus tard le {french.day(line.until)}" if line.until else "")
    return f"{owed}{since}  \n:small[{comes}]"


def _gestures(client: ClientFile, line: Overview) -> list[tuple[str, bool, Callable[[str], None]]]:
    """The buttons of a row: (label, whether it is the main one, what it does)."""
    if session.lines.written(client.id) is not None:
        return [("C’est envoyé", True, _sent), ("Il a payé", False, _paid)]
    if line.standing is ClientStanding.INCOMPLETE:
        return [("Compléter", True, _complete)]
    if line.standing is ClientStanding.PAID:
        return [("Archiver", False, _archive)]
    if line.standing is ClientStanding.WAITING:
        return [("Il a payé", False, _paid), ("Rien reçu", False, _nothing)]
    if line.standing is ClientStanding.NOT_DUE:
        return [("Il a payé", False, _paid)]
    act = ("Écrire", True, _write) if line.letter else ("Que faire ?", True, _open)
    return [act, ("Il a payé", False, _paid)]


def _open(id: str) -> None:
    session.workspace.look_at(id)
    _go("pages/que_faire.py")


def _complete(id: str) -> None:
    session.workspace.look_at(id)
    _go("pages/mon_dossier.py")


def _write(id: str) -> None:
    client = session.workspace.current().client(id)
    session.workspace.look_at(id)
    if client is not None and (letter := session.lines.overview(client).letter) is not None:
        st.session_state[session.dossier.LETTER] = letter
    _go("pages/courriers.py")


def _paid(id: str) -> None:
    client = session.workspace.current().client(id)
    assert client is not None, "no such client"
    session.workspace.note(id, all_paid(client.dossier, session.workspace.day_of(id)))
    st.toast("Noté : payé. « Annuler la dernière modification » le défait.")


def _nothing(id: str) -> None:
    """Nothing came: it is noted, and the screen says what follows."""
    client = session.workspace.current().client(id)
    assert client is not None, "no such client"
    day = french.short_day(session.workspace.day_of(id))
    session.workspace.note(id, client.dossier, f"Rien reçu au {day}")
    _open(id)


def _sent(id: str) -> None:
    """The letter that was written for this client has left today."""
    client = session.workspace.current().client(id)
    letter = session.lines.written(id)
    assert client is not None and letter is not None, "no letter was written"
    kind = letters.letters()[letter].counts_as
    session.lines.set_written(id, None)
    if kind is not None:
        code = EventKind(kind) if kind in set(EventKind) else EventKind.COURRIER
        event = Event(code, session.workspace.day_of(id))
        session.workspace.note(id, replace(client.dossier, events=(*client.dossier.events, event)))
        st.toast("Noté : envoyé aujourd’hui.")


def _archive(id: str) -> None:
    session.workspace.archive(id, True)


def _restore(id: str) -> None:
    session.workspace.archive(id, False)


def _archived(clients: list[ClientFile]) -> None:
    if not clients:
        return
    fold = st.expander(f"Archivés ({french.number(len(clients))})", on_change="rerun", key="home.archived")
    if fold.open:
        with fold:
            for client in clients[: 5 * _SHOWN]:
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.markdown(session.dossier.name_of(client.dossier.debtor), width="stretch")
                    st.button("Reprendre", key=f"home.restore.{client.id}", on_click=_restore, args=(client.id,))
                    st.button(
                        "Retirer", key=f"home.drop.{client.id}", on_click=session.workspace.remove, args=(client.id,)
                    )
