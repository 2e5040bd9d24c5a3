"""Keep what was learnt, and take it back: in the dossier when there is one, else in a file of its own."""

from __future__ import annotations

import streamlit as st

from guide.case.model import Training
from guide.errors import GuideError
from guide.lessons import learnt
from pages.ui import session
from pages.ui.kit.training_links import LESSON
from pages.ui.page.page import tell

_TAKEN = "training.taken"


def show() -> None:
    held = session.training.current()
    with st.expander("Garder ce que j'ai appris"):
        if session.training.is_in_a_dossier():
            st.markdown("C'est dans votre dossier : enregistrez-le, puis rouvrez-le depuis l'accueil.")
        elif held == Training():
            st.markdown("Rien encore. Rien n'est enregistré sur un disque : un fichier, à vous, le gardera.")
        else:
            st.markdown("Rien n'est enregistré sur un disque : ce fichier garde vos leçons et vos décisions.")
            st.download_button(
                "Enregistrer ce que j'ai appris",
                learnt.dumps(held),
                "ma-formation.json",
                "application/json",
                on_click=session.training.mark_saved,
            )
        _reopen()


def _reopen() -> None:
    file = st.file_uploader(
        "Rouvrir le fichier « ma-formation.json » (1 Mo au plus)",
        type=["json"],
        max_upload_size=learnt.MAX_BYTES // 1_000_000,
        key="training.upload",
    )
    if file is None:
        return
    if st.session_state.get(_TAKEN) != file.file_id:
        try:
            session.training.take(learnt.loads(file.getvalue()))
        except GuideError as error:
            tell(error)
            return
        st.session_state[_TAKEN] = file.file_id
        # The first lesson that is not done yet, rather than the one in view.
        st.session_state.pop(LESSON, None)
        st.rerun()
    st.success("C'est rouvert : ce que ce fichier sait est ajouté.")
