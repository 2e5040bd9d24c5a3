"""Who owes: what each owes, since when, what comes next, and « Écrire », which leads to the letter with its fields filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from guide.case.codes import DebtorKind
from guide.ledger.dunning import ORDER, note_changes
from guide.ledger.receivables import NextAction
from guide.values import french
from pages.ui import session
from pages.ui.dunning import customer
from pages.ui.dunning.week_plan import ACTIONS
from pages.ui.kit.labels import plain

if TYPE_CHECKING:
    from guide.ledger.dunning import FollowedLedger
    from guide.ledger.receivables import DebtorView

#: Debtors shown at once.
_SHOWN = 10
_ASKED, _GOING, _MORE = "debtors.asked", "debtors.going", "debtors.more"
#: The letter of an action, where the action is a letter.
LETTERS = {NextAction.RELANCE_AMIABLE: "relance", NextAction.MISE_EN_DEMEURE: "mise_en_demeure"}
#: The law is not the same for each, and an export does not say: the usual three; the others are chosen in the list below.
_KINDS = {
    DebtorKind.COMMERCANT: "Une entreprise (société, commerçant, artisan)",
    DebtorKind.SCI: "Une SCI",
    DebtorKind.PARTICULIER: "Un particulier",
    DebtorKind.COLLECTIVITE: "Une commune, une collectivité",
}


def show(tracking: FollowedLedger) -> None:
    """The late ones, the most pressing first."""
    if st.session_state.pop(_GOING, False):
        st.switch_page("pages/courriers.py")
    late = late_debtors(tracking)
    if not late:
        return
    shown = late if st.session_state.get(_MORE) else late[:_SHOWN]
    with st.container(gap=None, key="clients"):
        for view in shown:
            _row(tracking, view)
    if len(shown) < len(late):
        rest = french.number(len(late) - len(shown))
        st.button(f"Voir les {rest} autres", on_click=_see_more, type="tertiary", key="debtors.more.button")


def late_debtors(tracking: FollowedLedger) -> list[DebtorView]:
    """Those who are late and known, the most pressing action first, then the largest debt."""
    rank = {action: place for place, action in enumerate(ORDER)}
    late = [view for view in tracking.debtors if view.overdue > 0 and view.identified]
    return sorted(late, key=lambda view: (rank[view.next_action], -view.overdue))


def to_write(tracking: FollowedLedger) -> list[DebtorView]:
    """The late ones whose next action is a letter."""
    return [view for view in late_debtors(tracking) if view.next_action in LETTERS]


def _see_more() -> None:
    st.session_state[_MORE] = True


def _row(tracking: FollowedLedger, view: DebtorView) -> None:
    since = ""
    if view.oldest is not None:
        since = f" · plus ancienne facture du {french.short_day(view.oldest)}"
    with st.container(border=True, key=f"client-debtor-{view.number}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"**{plain(view.name)}**  \n**{french.money(view.overdue)}** en retard{since}  \n"
                f":small[{ACTIONS[view.next_action]}]",
                width="stretch",
            )
            st.button("Écrire", key=f"debtors.write.{view.number}", on_click=_write, args=(tracking, view))
        if st.session_state.get(_ASKED) == view.key:
            st.markdown("**Qui est ce client ?** Un export ne le dit pas, et la loi n’est pas la même.")
            with st.container(horizontal=True):
                for kind, label in _KINDS.items():
                    st.button(
                        label, key=f"debtors.kind.{view.number}.{kind}", on_click=_confirm, args=(tracking, view, kind)
                    )
            st.caption(
                "Autre (profession libérale, association, copropriété…) : « Un client en particulier », plus bas."
            )


def _write(tracking: FollowedLedger, view: DebtorView) -> None:
    """In a callback, which may not leave the screen: the screen leaves when it is drawn."""
    noted = tracking.noted(view.number).client
    if noted is None or noted.who is None:
        st.session_state[_ASKED] = view.key
        return
    _letter(tracking, view, noted.who)


def _confirm(tracking: FollowedLedger, view: DebtorView, kind: DebtorKind) -> None:
    session.notes.note(note_changes.with_client(tracking, view.number, kind))
    _letter(tracking, view, kind)


def _letter(tracking: FollowedLedger, view: DebtorView, kind: DebtorKind) -> None:
    st.session_state.pop(_ASKED, None)
    customer.to_dossier(tracking, view, kind)
    letter = LETTERS.get(view.next_action)
    if letter is not None:
        st.session_state[session.dossier.LETTER] = letter
    st.session_state[_GOING] = True
