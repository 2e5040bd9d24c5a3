"""« Une question ? » : what a person types, the answer in one sentence, and the place that says more."""

import streamlit as st

from guide import lessons
from guide.search import PlaceKind, SearchResult, find
from pages.ui import session
from pages.ui.kit.labels import plain
from pages.ui.kit.training_links import CARD, CARDS, CASE, CASES, CLAUSE, LESSON, LESSONS, PART, SOUGHT, WORD, WORDS

_NAMES = {
    PlaceKind.LESSON: "Leçon",
    PlaceKind.LETTER: "Courrier",
    PlaceKind.REMEDY: "Démarche",
    PlaceKind.WORD: "Mot",
    PlaceKind.CARD: "Fiche",
    PlaceKind.CLAUSE: "Clause",
    PlaceKind.CASE: "Cas",
}
#: Where each is shown on this screen: the part, and the key of the choice in it.
_SHOWN = {
    PlaceKind.LESSON: (LESSONS, LESSON),
    PlaceKind.CARD: (CARDS, CARD),
    PlaceKind.CALCULATOR: (CARDS, CARD),
    PlaceKind.CLAUSE: (CARDS, CLAUSE),
    PlaceKind.CASE: (CASES, CASE),
    PlaceKind.WORD: (WORDS, WORD),
}


def ask() -> None:
    sought = st.text_input(
        "Une question ? Cherchez ici", key=SOUGHT, placeholder="chèque, acompte, prêt à un ami…", max_chars=200
    )
    if not (sought or "").strip():
        return
    results = find(sought or "", session.clock.today())
    if not results:
        st.info("Rien ne correspond. Essayez un autre mot, ou « Que faire ? » pour votre propre cas.")
        return
    with st.container(border=True):
        for result in results:
            with st.container(gap=None):
                _link(result)
                st.caption(plain(result.answer, 600))


def _link(result: SearchResult) -> None:
    """The title, which opens the place: on this screen, or on the one where it is done."""
    # A calculator says by itself what it is.
    name = f"{_NAMES[result.kind]} : {result.title}" if result.kind in _NAMES else result.title
    if result.kind is PlaceKind.LETTER:
        st.page_link("pages/courriers.py", label=plain(name))
    elif result.kind is PlaceKind.REMEDY and _lesson_of(result.id) is None:
        st.page_link("pages/que_faire.py", label=plain(name))
    else:
        st.button(plain(name), key=f"found.{result.kind}.{result.id}", on_click=_open, args=(result,), type="tertiary")


def _lesson_of(remedy: str) -> str | None:
    return next((lesson.id for lesson in lessons.lessons().values() if remedy in lesson.remedies), None)


def _open(result: SearchResult) -> None:
    if result.kind is PlaceKind.REMEDY:
        st.session_state[PART], st.session_state[LESSON] = LESSONS, _lesson_of(result.id)
    else:
        part, key = _SHOWN[result.kind]
        st.session_state[PART] = part
        st.session_state[key] = result.title if result.kind is PlaceKind.WORD else result.id
    if result.kind is PlaceKind.CLAUSE:
        st.session_state[CARD] = "clauses"
    st.session_state[SOUGHT] = ""
