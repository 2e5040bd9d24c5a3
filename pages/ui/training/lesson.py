"""One lesson on screen: the idea, an example, one thing to do on one's own dossier; its words and its texts."""

import streamlit as st

from guide import lessons
from guide.lessons import Lesson
from guide.values import french
from pages.ui import session
from pages.ui.kit import training_links
from pages.ui.kit.citations import cite_all
from pages.ui.kit.training_links import LESSON
from pages.ui.page import glossary
from pages.ui.page.sidebar import MENU


def path() -> None:
    """The lessons in their order, those done ticked, and the one chosen."""
    every = lessons.lessons()
    ids = list(every)
    done = set(session.training.current().lessons) & set(ids)
    st.caption(
        f"{french.count(len(ids), 'leçon', 'leçons')} de cinq minutes au plus ; "
        f"{french.count(len(done), 'faite', 'faites')}."
    )
    if st.session_state.get(LESSON) not in every:
        st.session_state[LESSON] = next((id for id in ids if id not in done), ids[0])
    lesson = every[st.session_state[LESSON]]
    show(lesson)
    _onward(ids, lesson)
    if len(done) == len(ids):
        st.success("Vous avez fait toutes les leçons. Pour les retenir : les cas à suivre, puis les décisions.")
    _whole(ids, done, lesson)
    training_links.top(lesson.id)


def _whole(ids: list[str], done: set[str], shown: Lesson) -> None:
    """Every lesson by its title, ticked once it is done, the one shown in bold: the path in view."""
    every = lessons.lessons()
    st.markdown("**Tout le parcours**")
    with st.container(gap=None):
        for number, id in enumerate(ids, 1):
            title = f"{'✓ ' if id in done else ''}{number}. {every[id].title}"
            st.button(
                f"**{title}**" if id == shown.id else title,
                key=f"path.lesson.{id}",
                type="tertiary",
                on_click=_choose,
                args=(id,),
            )


def show(lesson: Lesson) -> None:
    on = session.clock.today()
    st.header(lesson.title, anchor=False)
    for heading, text in lesson.read(on):
        with st.container(border=heading == "À faire"):
            st.markdown(f"**{heading}**\n\n{text}")
            if heading == "À faire":
                with st.container(horizontal=True):
                    for screen in _screens(lesson, text):
                        st.page_link(screen, label=f"Ouvrir « {MENU[screen]} »")
    glossary.words([lessons.terms()[id] for id in lesson.terms], on)
    st.caption(f"Textes : {cite_all(lesson.references)}.")


def _screens(lesson: Lesson, text: str) -> list[str]:
    """Every screen that the thing to do names, in its order, and the one where it ends."""
    spaced = text.replace(french.NBSP, " ")
    places = {screen: spaced.find(f"« {title} »") for screen, title in MENU.items()}
    places["pages/mon_dossier.py"] = max(spaced.find("votre dossier"), spaced.find("un dossier"))
    named = sorted((place, screen) for screen, place in places.items() if place >= 0)
    return list(dict.fromkeys([*(screen for _, screen in named), f"pages/{lesson.screen}.py"]))


def _onward(ids: list[str], lesson: Lesson) -> None:
    place = ids.index(lesson.id)
    following = ids[place + 1] if place + 1 < len(ids) else None
    right = session.training.current().found
    asked = [each.id for each in lessons.decisions().values() if each.lesson == lesson.id]
    with st.container(horizontal=True):
        st.button(
            "J'ai compris, leçon suivante" if following else "J'ai compris",
            on_click=_understood,
            args=(lesson.id, following),
            type="primary",
        )
        if asked:
            training_links.to_decision(next((id for id in asked if id not in right), asked[0]))
        if place:
            st.button("Leçon précédente", on_click=_choose, args=(ids[place - 1],), type="tertiary")


def _understood(id: str, following: str | None) -> None:
    session.training.lesson_done(id)
    if following:
        _choose(following)


def _choose(id: str) -> None:
    st.session_state[LESSON] = id
