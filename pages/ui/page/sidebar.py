"""The side of every screen: the workspace, the client in view, and what keeps or erases them."""

import streamlit as st

from guide.values import french
from guide.workspace import Workspace
from pages.ui import session
from pages.ui.kit import folds, leaving, training_links

#: The screens of the workspace, then those of the client in view.
WORKSPACE = {
    "app.py": "Mes clients",
    "pages/balance_agee.py": "Balance âgée",
    "pages/se_former.py": "Se former",
    "pages/textes_et_taux.py": "Textes et taux",
}
CLIENT = {
    "pages/que_faire.py": "Que faire ?",
    "pages/decompte.py": "Décompte",
    "pages/courriers.py": "Courriers",
    "pages/calendrier.py": "Calendrier",
    "pages/mon_dossier.py": "Mon dossier",
}
MENU = {**WORKSPACE, **CLIENT}
#: What is read, and so printed, without a client too.
_READ = ("Se former", "Textes et taux")
#: At the foot of the menu.
FOOT = {"pages/accessibilite.py": "Accessibilité"}


def menu() -> None:
    _search()
    for path, label in WORKSPACE.items():
        st.page_link(path, label=label, width="stretch")
    client = session.workspace.in_view()
    with st.container(key="client"):
        st.caption("Client ouvert" if client is not None else "Aucun client ouvert")
        if client is not None:
            st.markdown(f"**{session.dossier.name_of(client.dossier.debtor, 'Client à nommer')}**")
        for path, label in CLIENT.items():
            st.page_link(path, label=label, width="stretch")


def _search() -> None:
    """One search for everything, on every screen; the answers are on « Se former »."""
    st.text_input(
        "Chercher",
        key="search.side",
        type="search",
        placeholder="Une question ? Chercher",
        label_visibility="collapsed",
        max_chars=200,
        on_change=_sought,
    )


def _sought() -> None:
    # Gone when the screen is left in the same breath as a field: Streamlit then calls this for nothing typed.
    words = (st.session_state.get("search.side") or "").strip()
    if words:
        st.session_state["search.side"] = ""
        st.session_state[training_links.SOUGHT], st.session_state[training_links.PART] = words, training_links.LESSONS
        leaving.leave_for("pages/se_former.py")


def box(screen: str, whole: Workspace, asking: bool) -> None:
    """Drawn after the screen of that name, so that it says what the screen changed. `whole`: what is kept of the session;
    `asking`: the answers have their own save button."""
    if asking:
        st.caption("Vos réponses remplissent le dossier.")
    elif not whole.is_empty:
        unsaved, is_kept = session.workspace.is_unsaved(whole), session.browser_copy.is_kept()
        many = f"{french.count(len(whole.clients), 'client', 'clients')} · " if whole.clients else ""
        state = "gardé sur cet ordinateur" if is_kept else "non enregistré"
        st.caption(f"{many}{state if unsaved else 'enregistré'}")
        session.saving.button("sidebar", whole, primary=unsaved and not is_kept)
        _undo()
        _keep()
    opened = session.dossier.current() is not None or session.ledger.current() is not None
    if screen in _READ or (opened and not asking):
        st.button("Imprimer cet écran", on_click=folds.ask_to_print, type="tertiary", key="print")
    _erase()


def _undo() -> None:
    if session.workspace.can_undo():
        st.button("Annuler la dernière modification", on_click=session.origin.undo, type="tertiary", key="undo")


def _keep() -> None:
    copy = session.browser_copy
    if copy.is_kept():
        st.button("Ne plus garder sur cet ordinateur", on_click=copy.forget, type="tertiary", key="copy.off")
    else:
        st.button(
            "Garder sur cet ordinateur",
            on_click=copy.keep,
            type="tertiary",
            key="copy.on",
            help="Une copie dans ce navigateur, que vous retrouverez demain. Pas sur un ordinateur partagé.",
        )


def _erase() -> None:
    if st.session_state.get("erase.asked"):
        st.markdown("**Tout effacer ?** Ici et dans ce navigateur. Vos fichiers enregistrés restent à vous.")
        st.button("Oui, tout effacer", on_click=session.browser_copy.erase, width="stretch")
        st.button("Annuler", on_click=_ask_erase, args=(False,), width="stretch")
    else:
        st.button("Effacer mes données", on_click=_ask_erase, args=(True,), type="tertiary")


def _ask_erase(asked: bool) -> None:
    st.session_state["erase.asked"] = asked
