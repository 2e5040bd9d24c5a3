"""Courriers: the letters this dossier allows, read on screen before the Word file, and how to send them."""

from __future__ import annotations

import streamlit as st

from guide import letters
from pages import ui
from pages.ui import clock, dossier_state, letter_view, start

with ui.page("Courriers"):
    dossier = dossier_state.current()
    if dossier is None:
        st.markdown(
            "Un courrier prêt à signer, avec le décompte de ce qui est dû. Il faut d'abord un dossier."
        )
        start.form()
    else:
        on = clock.chooser()
        permissions = letters.allowed(dossier, on)
        granted = [p for p in permissions if p.granted]
        refused = [p for p in permissions if not p.granted]
        if granted:
            chosen = letter_view.choose(granted)
            letter_view.download(dossier, on, chosen)
            letter_view.how_to_send(dossier, chosen)
            st.subheader("Le courrier, tel qu'il sera", anchor=False)
            letter_view.preview(dossier, on, chosen)
        else:
            st.markdown(
                "**Aucun courrier ne peut encore partir avec ce dossier.** Voici ce qu'il faut, et pourquoi."
            )
        if refused:
            with st.expander(
                "Les autres courriers, et pourquoi ils ne conviennent pas", expanded=not granted
            ):
                letter_view.refusals(refused)
