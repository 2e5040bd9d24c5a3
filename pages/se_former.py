"""Se former: short lessons, decisions to take with an explanation, and the words of the field."""

import streamlit as st

from pages import ui
from pages.ui.kit.training_links import CARDS, CASES, DECISIONS, LESSONS, PART, WORDS
from pages.ui.page import glossary
from pages.ui.training import cards, case, lesson, quiz, search

PARTS = {LESSONS: lesson.path, CASES: case.show, DECISIONS: quiz.show, CARDS: cards.show, WORDS: glossary.every}

with ui.page("Se former"):
    st.markdown("Cinq minutes à la fois : une idée, un exemple, puis une chose à faire sur votre propre dossier.")
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
        search.ask()
    PARTS[part or LESSONS]()
