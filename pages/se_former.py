"""Se former: short lessons, decisions to take with an explanation, and the words of the field."""

from __future__ import annotations

import streamlit as st

from pages import ui
from pages.ui import (
    cards_view,
    case_view,
    glossary_view,
    lesson_view,
    quiz_view,
    training_search,
    training_state,
)
from pages.ui.training_links import CARDS, CASES, DECISIONS, LESSONS, PART, WORDS

PARTS = {
    LESSONS: lesson_view.path,
    CASES: case_view.show,
    DECISIONS: quiz_view.show,
    CARDS: cards_view.show,
    WORDS: glossary_view.every,
}

with ui.page("Se former"):
    st.markdown(
        "Cinq minutes à la fois : une idée, un exemple, puis une chose à faire sur votre propre dossier."
    )
    training_state.carry()
    st.session_state.setdefault(PART, LESSONS)
    part = st.segmented_control(
        "Que voulez-vous faire ?",
        list(PARTS),
        key=PART,
        required=True,
        persist_state="session",
        label_visibility="collapsed",
    )
    if part != WORDS:  # which has its own
        training_search.ask()
    PARTS[part or LESSONS]()
