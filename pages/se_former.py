"""Se former: short lessons, decisions to take with an explanation, and the words of the field."""

from __future__ import annotations

import streamlit as st

from pages import ui
from pages.ui import cards_view, case_view, glossary_view, lesson_view, quiz_view

PARTS = {
    "Leçons": lesson_view.path,
    "Cas à suivre": case_view.show,
    "Décisions": quiz_view.show,
    "Fiches et calculs": cards_view.show,
    "Mots du métier": glossary_view.every,
}

with ui.page("Se former"):
    st.markdown(
        "Cinq minutes à la fois : une idée, un exemple, puis une chose à faire sur votre propre dossier."
    )
    part = st.segmented_control(
        "Que voulez-vous faire ?",
        list(PARTS),
        default="Leçons",
        key="training.part",
        label_visibility="collapsed",
    )
    PARTS[part or "Leçons"]()
