"""The words of the field: a list to search, and the few that a screen uses."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from guide import lessons
from guide.lessons import GlossaryTerm
from guide.values import french
from pages.ui import session
from pages.ui.kit.citations import cite_all
from pages.ui.kit.training_links import WORD


def words(terms: Iterable[GlossaryTerm], on: date) -> None:
    """The meaning of some words, folded until it is wanted."""
    listed = list(terms)
    if listed:
        with st.expander("Les mots : " + ", ".join(_inside(term) for term in listed)):
            entries(listed, on)


def _inside(term: GlossaryTerm) -> str:
    """As it is written inside a sentence: « relance », but « BODACC »."""
    return term.term if term.term[:2].isupper() else term.term[0].lower() + term.term[1:]


def entries(terms: Iterable[GlossaryTerm], on: date) -> None:
    """Each word with its meaning and its texts."""
    st.markdown("\n\n".join(_entry(term, on) for term in terms))


def of(text: str) -> None:
    """The words of the field that a text on this screen uses."""
    words(lessons.met(text), session.clock.today())


def every() -> None:
    sought = st.text_input("Chercher un mot", key=WORD, persist_state="session", placeholder="forclusion")
    match = lessons.search(sought or "")
    st.caption(french.count(len(match), "mot", "mots"))
    on = session.clock.today()
    if match:
        entries(match, on)
    else:
        st.info("Aucun mot ne correspond. Essayez un mot plus court.")


def _entry(term: GlossaryTerm, on: date) -> str:
    texts = f" {cite_all(term.references)}." if term.references else ""
    return f"**{term.term}.** {term.meaning(on)}{texts}"
