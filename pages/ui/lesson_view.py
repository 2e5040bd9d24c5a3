"""One lesson on screen: the idea, an example, one thing to do on one's own dossier; its words and its texts."""

from __future__ import annotations

import streamlit as st

from guide import lessons
from guide.lessons.lesson import Lesson
from guide.values import french
from pages.ui import clock, glossary_view, training_state
from pages.ui.citations import cite_all
from pages.ui.page import MENU

_CHOSEN = "lesson.chosen"


def path() -> None:
    """The lessons in their order, those done ticked, and the one chosen."""
    every = lessons.lessons()
    done = training_state.current().lessons
    read = sum(id in done for id in every)
    st.caption(f"{french.count(len(every), 'leçon', 'leçons')} de cinq minutes au plus ; {read} faites.")
    first = next((id for id in every if id not in done), next(iter(every)))
    ids = list(every)
    chosen = st.selectbox(
        "Leçon", ids, index=ids.index(st.session_state.get(_CHOSEN, first)), key="lesson.choice",
        format_func=lambda id: f"{'✓ ' if id in done else ''}{every[id].title}",
    )  # fmt: skip
    lesson = every[chosen or first]
    st.session_state[_CHOSEN] = lesson.id
    show(lesson)
    _next(ids, lesson)


def show(lesson: Lesson) -> None:
    on = clock.today()
    st.header(lesson.title, anchor=False)
    for heading, text in lesson.read(on):
        with st.container(border=heading == "À faire"):
            st.markdown(f"**{heading}**\n\n{text}")
            if heading == "À faire":
                screen = f"pages/{lesson.screen}.py"
                if screen in MENU:
                    st.page_link(screen, label=f"Ouvrir « {MENU[screen]} »")
    glossary_view.words([lessons.terms()[id] for id in lesson.terms], on)
    st.caption(f"Textes : {cite_all(lesson.references)}.")


def _next(ids: list[str], lesson: Lesson) -> None:
    place = ids.index(lesson.id)
    last = place == len(ids) - 1
    if st.button("J'ai compris" if last else "J'ai compris, leçon suivante", type="primary"):
        training_state.lesson_done(lesson.id)
        st.session_state[_CHOSEN] = lesson.id if last else ids[place + 1]
        st.session_state.pop("lesson.choice", None)
        st.rerun()
