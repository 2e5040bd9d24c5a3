"""My clients: what each owes, since when, what to do next and by when, with the button that does it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import itemgetter

import streamlit as st

from guide.case.codes import DebtorKind
from guide.ledger.dunning import FollowedLedger, NotedInsolvency
from guide.ledger.receivables import DebtorView
from guide.values import french
from guide.workspace import ClientFile, ClientStanding, Overview, holds
from pages.ui import session
from pages.ui.dunning import bodacc, debtors
from pages.ui.dunning.bodacc import Owing
from pages.ui.kit.labels import plain
from pages.ui.kit.leaving import leave_for

#: The most pressing are shown at once, a list hardly longer whole; the others are sought by their name.
_SHOWN, _WHOLE = 6, 20
_MORE = "home.more"
#: Standings from the most to the least pressing.
_ORDER = (
    ClientStanding.TO_DO,
    ClientStanding.WAITING,
    ClientStanding.INCOMPLETE,
    ClientStanding.NOT_DUE,
    ClientStanding.PAID,
)


def show() -> None:
    """Everyone who owes: the clients, then those of the export in view whose dossier was not opened yet."""
    whole = session.workspace.current()
    # The customers of an export of ours are nobody's.
    tracked = None if session.ledger.is_invented() else session.origin.tracked()
    lines = session.lines.overviews([client for client in whole.clients if not client.archived])
    unopened = debtors.unopened(tracked) if tracked is not None else []
    _head(lines.values(), unopened)
    sought = _search(len(whole.clients) + len(unopened))
    clients = [client for client in whole.named(sought) if not client.archived]
    rows: list[tuple[tuple[bool, int, int], Callable[[], None]]]
    rows = [(_rank(lines[client.id]), partial(_row, client, lines[client.id])) for client in clients]
    if tracked is not None:
        rows += [
            (
                (not tracked.decision(view).insolvent, _ORDER.index(debtors.standing(tracked, view)), -view.overdue),
                partial(debtors.row, tracked, view, tracked.on, asks=True),
            )
            for view in unopened
            if holds(view.name, sought)
        ]
        rows += [
            (
                (True, _ORDER.index(ClientStanding.PAID), -receipt.amount),
                partial(debtors.paid_row, tracked, number, receipt),
            )
            for number, receipt in debtors.paid(tracked)
            if holds(tracked.name(number), sought)
        ]
    rows.sort(key=itemgetter(0))
    shown = rows if st.session_state.get(_MORE) or len(rows) <= _WHOLE else rows[:_SHOWN]
    with st.container(gap=None, key="clients"):
        for _, draw in shown:
            draw()
    if not rows:
        st.markdown("Aucun client de ce nom." if sought else "Aucun client en cours.")
    if len(shown) < len(rows):
        st.button(f"Voir les {french.number(len(rows) - len(shown))} autres", on_click=_see_more, type="tertiary")
    with st.container(horizontal=True):
        if tracked is not None:
            debtors.write_all(tracked)
    _check_insolvency(lines, tracked, unopened)
    _archived([client for client in whole.named(sought) if client.archived])


def _head(lines: Iterable[Overview], unopened: Iterable[DebtorView]) -> None:
    late = sum(line.claimed for line in lines if line.late_days) + sum(view.overdue for view in unopened)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{french.money(late)}** en retard", width="stretch")
        st.button("Un client de plus", on_click=_begin, icon=":material/add:")
        if st.button("Déposer un export"):
            st.switch_page("pages/balance_agee.py")


def _rank(line: Overview) -> tuple[bool, int, int]:
    """Those in collective proceedings first: what is not declared in time is lost."""
    return not line.insolvent, _ORDER.index(line.standing), -line.claimed


def _search(clients: int) -> str:
    if clients < 6:
        return ""
    return st.text_input("Chercher un client", key="home.sought", live="0.3s", persist_state="session") or ""


def _see_more() -> None:
    st.session_state[_MORE] = True


def _begin() -> None:
    session.workspace.look_away()
    leave_for("pages/que_faire.py")


def _row(client: ClientFile, line: Overview) -> None:
    """The name opens the client; then what it owes, and one click for what comes."""
    id = client.id
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"client-{id}"):
        with st.container(gap=None, width="stretch"):
            name = session.dossier.name_of(client.dossier.debtor, "Client à nommer")
            example = " (exemple)" if session.workspace.is_example(id) else ""
            st.button(f"{name}{example}", key=f"home.open.{id}", type="tertiary", on_click=_open, args=(id,))
            st.markdown(_said(line))
        debtors.buttons(_gestures(client, line), "home", id, id)


def _said(line: Overview) -> str:
    """What it owes, since when; what comes, by when."""
    if line.standing is ClientStanding.INCOMPLETE:
        return f":small[{plain(line.title, 200)}]"
    owed = f"**{french.money(line.claimed)}**"
    if line.standing is ClientStanding.PAID:
        left = f" Pénalités à réclamer ou à laisser : {owed}." if line.claimed else ""
        return f":small[Tout est payé.{left}]"
    since = f" · {french.count(line.late_days, 'jour de retard', 'jours de retard')}" if line.late_days else ""
    if line.standing is ClientStanding.WAITING and line.until is not None:
        comes = f"attend le {french.day(line.until)}"
    elif line.standing is ClientStanding.NOT_DUE:
        comes = f"à payer le {french.day(line.until)}" if line.until is not None else "pas encore échu"
    else:
        comes = plain(line.title, 200) + (f", au plus tard le {french.day(line.until)}" if line.until else "")
    mark = "**En procédure collective** : ni relance ni procès. " if line.insolvent else ""
    return f"{owed}{since}  \n:small[{mark}{comes}]"


def _gestures(client: ClientFile, line: Overview) -> list[tuple[str, bool, Callable[[str], None]]]:
    """The buttons of a row: (label, whether it is the main one, what it does)."""
    if session.lines.written(client.id) is not None:
        return [("C’est envoyé", True, session.gestures.sent), ("Il a payé", False, _paid)]
    if line.standing is ClientStanding.INCOMPLETE:
        return [("Compléter", True, _complete)]
    if line.standing is ClientStanding.PAID:
        return [("Archiver", False, partial(session.workspace.archive, archived=True))]
    if line.standing is ClientStanding.WAITING:
        return [("Il a payé", False, _paid), ("Rien reçu", False, _nothing)]
    if line.standing is ClientStanding.NOT_DUE:
        return [("Il a payé", False, _paid)]
    act = ("Écrire", True, _write) if line.letter else ("Que faire ?", True, _open)
    return [act, ("Il a payé", False, _paid)]


def _open(id: str) -> None:
    session.workspace.look_at(id)
    leave_for("pages/que_faire.py")


def _complete(id: str) -> None:
    session.workspace.look_at(id)
    leave_for("pages/mon_dossier.py")


def _write(id: str) -> None:
    client = session.workspace.current().client(id)
    session.workspace.look_at(id)
    if client is not None and (letter := session.lines.overview(client).letter) is not None:
        st.session_state[session.dossier.LETTER] = letter
    leave_for("pages/courriers.py")


def _paid(id: str) -> None:
    session.gestures.paid(id)
    st.toast("Noté : payé. « Annuler la dernière modification » le défait.")


def _nothing(id: str) -> None:
    """Nothing came: it is noted, and the screen says what follows."""
    session.gestures.nothing_received(id)
    leave_for("pages/que_faire.py")


def _archived(clients: list[ClientFile]) -> None:
    if not clients:
        return
    fold = st.expander(f"Archivés ({french.number(len(clients))})", on_change="rerun", key="home.archived")
    if fold.open:
        with fold:
            for client in clients[: 5 * _WHOLE]:
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.markdown(session.dossier.name_of(client.dossier.debtor), width="stretch")
                    st.button(
                        "Reprendre",
                        key=f"home.restore.{client.id}",
                        on_click=session.workspace.archive,
                        args=(client.id, False),
                    )
                    st.button(
                        "Retirer", key=f"home.drop.{client.id}", on_click=session.workspace.remove, args=(client.id,)
                    )


def _check_insolvency(
    lines: Mapping[str, Overview], tracking: FollowedLedger | None, unopened: Sequence[DebtorView]
) -> None:
    """`lines`: those of the clients in progress, by their ids; `unopened`: the customers who are not clients yet."""
    clients = [
        client
        for client in session.workspace.current().clients
        if client.id in lines
        and lines[client.id].standing is not ClientStanding.PAID
        and not session.workspace.is_example(client.id)
        and client.dossier.debtor.kind is not DebtorKind.PARTICULIER
    ]
    customers = bodacc.customers(tracking, unopened) if tracking is not None else []
    answers = session.registers.insolvencies()
    owing = [_owing(client, answers) for client in clients]
    bodacc.check([*owing, *customers], "Il est en tête de la liste.")


def _owing(client: ClientFile, answers: Mapping[str, NotedInsolvency]) -> Owing:
    siren = session.origin.siren(client)
    return Owing(client.name, siren, answers.get(siren))
