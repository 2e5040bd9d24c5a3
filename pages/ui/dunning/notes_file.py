"""« Votre suivi »: the file that keeps what was noted from one export to the next, saved and reopened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from guide import ledger
from pages.ui import session
from pages.ui.page.page import tell

if TYPE_CHECKING:
    from guide.ledger.dunning import FollowedLedger


def reopen() -> None:
    """Before anything is shown: a file given here changes the plan."""
    fold = st.expander(
        "Vous avez déjà un suivi ? Rouvrez-le avec votre nouvel export", on_change="rerun", key="follow.fold"
    )
    if fold.open:
        with fold:
            file = st.file_uploader(
                "Le fichier .json gardé par « Enregistrer mon suivi » "
                f"({ledger.FOLLOW_UP_LIMIT // 1_000_000} Mo au plus)",
                type=["json"],
                max_upload_size=ledger.FOLLOW_UP_LIMIT // 1_000_000,
                key="follow.upload",
            )
            session.notes.take((file.file_id, file.getvalue()) if file is not None else None)
            if session.notes.is_reopened():
                st.success("Votre suivi est rouvert : ce qu'il sait est ajouté à ce que vous avez noté.")
    refused = session.notes.refused()
    if refused is not None:
        tell(refused)


def save(tracked: FollowedLedger | None) -> None:
    """One click, and what would be lost without it."""
    unsaved = session.notes.is_unsaved()
    with st.container(border=True):
        st.markdown(
            "**Votre suivi** : promesses, échéanciers, litiges, courriers partis, colonnes corrigées. "
            + ("**Il n'est pas enregistré.** " if unsaved else "")
            + "Rien n'en est gardé sur le serveur : enregistrez-le, et rouvrez-le avec l'export du mois prochain. "
            "Vous verrez qui a payé et quelles promesses ont été tenues."
        )
        st.download_button(
            "Enregistrer mon suivi",
            session.notes.to_file(tracked),
            f"suivi-{session.clock.today().isoformat()}.json",
            "application/json",
            on_click=session.notes.mark_saved,
            type="primary" if unsaved else "secondary",
            key="follow.save",
        )
