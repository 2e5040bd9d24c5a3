"""The parts of « Se former », and how one leads to another: to the lesson of a case, to the decisions of a lesson."""

import streamlit as st

from guide import lessons

LESSONS, CASES, DECISIONS, CARDS, WORDS = ("Leçons", "Cas à suivre", "Décisions", "Fiches et calculs", "Mots du métier")
#: What is chosen, by its key in the session: kept from screen to screen.
PART, LESSON, ASKED, SAID = "training.part", "lesson.choice", "quiz.asked", "quiz.said"
CASE, CARD, CLAUSE, WORD = "case.choice", "card.choice", "clause.choice", "glossary.sought"
#: What is sought, from any screen.
SOUGHT = "training.sought"


def to_lesson(id: str) -> None:
    """« Lire la leçon … », a button."""
    title = lessons.lessons()[id].title
    st.button(f"Lire la leçon « {title} »", key=f"to.lesson.{id}", on_click=_lesson, args=(id,), type="tertiary")


def to_decision(id: str) -> None:
    """« M'exercer sur cette leçon », a button that asks that decision."""
    st.button("M'exercer sur cette leçon", key="to.decision", on_click=_decision, args=(id,))


def _lesson(id: str) -> None:
    st.session_state[PART], st.session_state[LESSON] = LESSONS, id


def _decision(id: str) -> None:
    st.session_state[PART], st.session_state[ASKED] = DECISIONS, id
    st.session_state.pop(SAID, None)


def top(shown: str) -> None:
    """What is newly `shown` is read from its beginning: the button that leads to it stands at the foot of a long page."""
    script = "document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0);"
    # The comment makes it another script each time, so that it runs again.
    st.html(f"<script>/* {shown} */{script}</script>", unsafe_allow_javascript=True)
