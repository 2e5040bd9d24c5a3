"""Who owes: what each owes, since when, what comes next, and the button that does it: one row, here and on the list of
clients."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Literal

import streamlit as st

from guide.case.codes import DebtorKind
from guide.ledger.dunning import FollowedLedger, Receipt, note_changes, paid_by_hand, with_payment, without_payment
from guide.ledger.receivables import DebtorView, NextAction
from guide.values import french
from guide.workspace import ClientStanding
from pages.ui import session
from pages.ui.dunning import customer
from pages.ui.dunning.customer_kinds import proposed
from pages.ui.dunning.week_plan import ACTIONS
from pages.ui.kit.labels import DEBTOR_KINDS, plain
from pages.ui.kit.leaving import leave_for
from pages.ui.session.store import Memo

#: Debtors shown at once.
_SHOWN = 10
_ASKED, _MORE = "debtors.asked", "debtors.more"
_UNOPENED: Memo[Sequence[DebtorView]] = Memo("debtors.unopened")
#: The letter of an action, where the action is a letter.
LETTERS = {NextAction.RELANCE_AMIABLE: "relance", NextAction.MISE_EN_DEMEURE: "mise_en_demeure"}
#: Offered where a name suggests nothing: the law is not the same for each, and an export does not say.
_USUAL = (DebtorKind.COMMERCANT, DebtorKind.PARTICULIER)


#: What a button of a row does: its words, whether it is the main one, what it calls with the ledger and the customer.
Gesture = tuple[str, bool, Callable[["FollowedLedger", "DebtorView"], None]]


def show(tracking: FollowedLedger) -> None:
    """The late ones, the most pressing first."""
    late = tracking.late
    if not late:
        return
    shown = late if st.session_state.get(_MORE) else late[:_SHOWN]
    with st.container(gap=None, key="clients"):
        for view in shown:
            row(tracking, view, tracking.ledger.as_of)
    if len(shown) < len(late):
        rest = french.number(len(late) - len(shown))
        st.button(f"Voir les {rest} autres", on_click=_see_more, type="tertiary", key="debtors.more.button")


def to_write(tracking: FollowedLedger) -> list[DebtorView]:
    """The late ones whose next action is a letter."""
    return [view for view in tracking.late if view.next_action in LETTERS]


def unopened(tracking: FollowedLedger) -> Sequence[DebtorView]:
    """The late ones who are not clients of the list yet; looked for again once something is noted."""
    clients = session.workspace.current().clients
    opened = {client.id for client in clients if session.ledger.is_drawn(client.id) and not client.archived}
    return _UNOPENED.of(
        (tracking, opened),
        lambda: [v for v in tracking.late if not opened or session.ledger.client_id(v.key) not in opened],
    )


def paid(tracking: FollowedLedger) -> list[tuple[int, Receipt]]:
    """The customers who are not clients of the list, and of whom it was said that they have paid: their numbers, the last
    payment."""
    clients = {client.id for client in session.workspace.current().clients}
    keys = tracking.ledger.debtor_keys
    receipts = paid_by_hand(tracking).items()
    return [(number, each) for number, each in receipts if session.ledger.client_id(keys[number]) not in clients]


def paid_row(tracking: FollowedLedger, number: int, receipt: Receipt) -> None:
    """Nothing more is asked of it; the way back, if it was said too soon."""
    key = f"client-debtor-paid-{number}"
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=key):
        st.markdown(
            f"**{plain(tracking.name(number))}**  \n**{french.money(receipt.amount)}** payés  \n"
            f":small[Noté le {french.short_day(receipt.on)} ; votre export ne le montre pas encore. Rien ne lui est demandé.]",
            width="stretch",
        )
        st.button("Il n’a pas payé", key=f"debtors.unpaid.{number}", on_click=_unpaid, args=(tracking, number))


def standing(tracking: FollowedLedger, view: DebtorView) -> ClientStanding:
    """Where it stands among the clients of the list."""
    return ClientStanding.TO_DO if tracking.decision(view).wait is None else ClientStanding.WAITING


def write_all(tracking: FollowedLedger) -> None:
    """The way to the letters of all who are to be written to, when there are some."""
    many = len(to_write(tracking))
    if many and st.button(f"Écrire {french.count(many, 'lettre', 'lettres')}", type="primary"):
        st.session_state[session.mailing.SCOPE] = session.mailing.ALL
        st.switch_page("pages/courriers.py")


def _see_more() -> None:
    st.session_state[_MORE] = True


def row(tracking: FollowedLedger, view: DebtorView, on: date, asks: bool = False) -> None:
    """Late for how long that day. `asks`: who a customer may be is asked on the row, before one writes."""
    asks = asks and _doubtful(tracking, view) and proposed(tracking, view.number) is not None
    days = view.standing.days_late + (on - tracking.ledger.as_of).days
    late = french.count(days, "jour de retard", "jours de retard")
    with st.container(border=True, key=f"debtor-{view.number}"):
        with st.container(horizontal=True, vertical_alignment="center", key=f"client-debtor-{view.number}"):
            st.markdown(
                f"**{plain(view.name)}**  \n**{french.money(view.overdue)}** · {late}  \n"
                f":small[{_said(tracking, view, asks)}]",
                width="stretch",
            )
            buttons(_gestures(tracking, view, asks), "debtors", view.number, tracking, view)
        if st.session_state.get(_ASKED, ("", None))[0] == view.key:
            _ask(tracking, view)


def buttons(gestures: Iterable[tuple[str, bool, Callable[..., None]]], room: str, row: object, *of: object) -> None:
    """The gestures of a row, each by its words, whether it is the main one, and what it calls with `of`."""
    for label, primary, callback in gestures:
        kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
        st.button(label, key=f"{room}.{label}.{row}", type=kind, on_click=callback, args=of)


def _said(tracking: FollowedLedger, view: DebtorView, asks: bool) -> str:
    """What comes; who it may be, when that is to be confirmed first."""
    decision = tracking.decision(view)
    if decision.wait is not None or decision.insolvent:
        return plain(decision.reason, 600)
    if asks and (proposal := proposed(tracking, view.number)):
        return f"{ACTIONS[view.next_action]} · c’est {plain(_within(proposal.kind))}\u202f?"
    return ACTIONS[view.next_action]


def _doubtful(tracking: FollowedLedger, view: DebtorView) -> bool:
    """Whether nobody said who it is."""
    noted = tracking.noted(view.number).client
    return noted is None or noted.who is None


def _gestures(tracking: FollowedLedger, view: DebtorView, asks: bool) -> list[Gesture]:
    wait = tracking.decision(view).wait
    if session.lines.written(session.ledger.client_id(view.key)) is not None:
        return [("C’est envoyé", True, _sent), ("Il a payé", False, _paid)]
    if wait is not None:
        return [("Il a payé", False, _paid), ("Rien reçu", False, _nothing)]
    if asks:
        return [("Oui", True, _yes), ("Non", False, _no), ("Il a payé", False, _paid)]
    act = ("Écrire", True, _write) if view.next_action in LETTERS else ("Que faire ?", True, _open)
    return [act, ("Il a payé", False, _paid)]


def _ask(tracking: FollowedLedger, view: DebtorView) -> None:
    """Who it is: what its name suggests in one press, or the usual kinds; every other kind in a list."""
    proposal = proposed(tracking, view.number)
    # Already refused where it was asked.
    refused = st.session_state[_ASKED][1] is None
    likely = tuple(kind for kind in _USUAL if not (proposal and proposal.kind is kind))
    hint, yes = "", ""
    if proposal is not None and not refused:
        likely, yes = (proposal.kind,), "Oui\u00a0: "
        hint = f" Son nom suggère\u00a0: {plain(_within(proposal.kind), 200)} ({plain(proposal.because)})."
    st.markdown(f"**Qui est ce client ?** Un export ne le dit pas, et la loi n’est pas la même.{hint}")
    with st.container(horizontal=True):
        for kind in likely:
            st.button(
                f"{yes}{_within(kind) if yes else DEBTOR_KINDS[kind]}",
                key=f"debtors.kind.{view.number}.{kind}",
                type="primary" if yes else "secondary",
                on_click=_confirm,
                args=(tracking, view, kind),
            )
        key = f"debtors.kind.{view.number}.other"
        st.selectbox(
            "Un autre genre de client",
            [kind for kind in DEBTOR_KINDS if kind not in likely],
            index=None,
            format_func=lambda kind: french.typeset(DEBTOR_KINDS[kind]),
            placeholder="Non, autre chose" if yes else "Autre",
            key=key,
            label_visibility="collapsed",
            width=260,
            on_change=lambda: _confirm(tracking, view, st.session_state[key]),
        )


def _within(kind: DebtorKind) -> str:
    """A kind inside a sentence."""
    return DEBTOR_KINDS[kind][0].lower() + DEBTOR_KINDS[kind][1:]


def _confirm(tracking: FollowedLedger, view: DebtorView, kind: DebtorKind) -> None:
    """Who it is, then what was asked for before that."""
    _, then = st.session_state.pop(_ASKED, ("", None))
    session.notes.note(note_changes.with_clients(tracking, {view.number: kind}))
    tracked = session.origin.tracked()
    if then is not None and tracked is not None:
        # The delay to sue, so what comes first, depends on who it is.
        then(tracked, tracked.by_number[view.number])


def _known(tracking: FollowedLedger, view: DebtorView, then: Callable[..., None]) -> bool:
    """Whether who it is was said; else it is asked first."""
    if _doubtful(tracking, view):
        st.session_state[_ASKED] = (view.key, then)
        return False
    return True


def _yes(tracking: FollowedLedger, view: DebtorView) -> None:
    proposal = proposed(tracking, view.number)
    assert proposal is not None, "nothing was proposed"
    session.notes.note(note_changes.with_clients(tracking, {view.number: proposal.kind}))


def _no(tracking: FollowedLedger, view: DebtorView) -> None:
    st.session_state[_ASKED] = (view.key, None)


def _write(tracking: FollowedLedger, view: DebtorView) -> None:
    if _known(tracking, view, _write):
        _draw(tracking, view)
        letter = LETTERS.get(view.next_action)
        if letter is not None:
            st.session_state[session.dossier.LETTER] = letter
        leave_for("pages/courriers.py")


def _open(tracking: FollowedLedger, view: DebtorView) -> None:
    if _known(tracking, view, _open):
        _draw(tracking, view)
        leave_for("pages/que_faire.py")


def _nothing(tracking: FollowedLedger, view: DebtorView) -> None:
    """Nothing came: it is noted, and the screen says what follows."""
    if _known(tracking, view, _nothing):
        _draw(tracking, view)
        session.gestures.nothing_received(session.ledger.client_id(view.key))
        leave_for("pages/que_faire.py")


def _draw(tracking: FollowedLedger, view: DebtorView) -> None:
    """Its dossier, in view."""
    noted = tracking.noted(view.number).client
    assert noted is not None and noted.who is not None, "it was asked"
    customer.to_dossier(tracking, view, noted.who)


def _paid(tracking: FollowedLedger, view: DebtorView) -> None:
    id = session.ledger.client_id(view.key)
    if session.workspace.current().client(id) is not None:
        session.gestures.paid(id)
    else:
        session.notes.note(with_payment(tracking, view.number))
    st.toast("Noté : payé. Rien ne lui sera demandé.")


def _unpaid(tracking: FollowedLedger, number: int) -> None:
    session.notes.note(without_payment(tracking, number))


def _sent(tracking: FollowedLedger, view: DebtorView) -> None:
    session.gestures.sent(session.ledger.client_id(view.key))
