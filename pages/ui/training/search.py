"""« Une question ? » : what a person types, and the lessons, cards, clauses, cases and words that answer it."""

from __future__ import annotations

import streamlit as st

from guide.lessons import Found, Place, find
from pages.ui.kit.training_links import CARD, CARDS, CASE, CASES, CLAUSE, LESSON, LESSONS, PART, WORD, WORDS
from pages.ui.training.cards import OFFERED

_SOUGHT = "training.sought"
_NAMES = {Place.LECON: "Leçon", Place.CLAUSE: "Clause", Place.CAS: "Cas", Place.MOT: "Mot"}
_KEYS = {Place.LECON: LESSON, Place.FICHE: CARD, Place.CLAUSE: CLAUSE, Place.CAS: CASE, Place.MOT: WORD}
_PARTS = {Place.LECON: LESSONS, Place.FICHE: CARDS, Place.CLAUSE: CARDS, Place.CAS: CASES, Place.MOT: WORDS}


def ask() -> None:
    sought = st.text_input(
        "Une question ? Cherchez ici", key=_SOUGHT, placeholder="chèque, acompte, prêt à un ami…", max_chars=200
    )
    if not (sought or "").strip():
        return
    founds = find(sought or "", {id: title for id, (title, _) in OFFERED.items()})
    if not founds:
        st.info("Rien ne correspond. Essayez un autre mot, ou « Que faire ? » pour votre propre cas.")
        return
    with st.container(border=True, gap=None):
        for each in founds:
            # The title of a card says by itself whether it is one, a sum or a model.
            named = each.title if each.place is Place.FICHE else f"{_NAMES[each.place]} : {each.title}"
            st.button(named, key=f"found.{each.place}.{each.id}", on_click=_open, args=(each,), type="tertiary")


def _open(result: Found) -> None:
    st.session_state[PART] = _PARTS[result.place]
    st.session_state[_KEYS[result.place]] = result.title if result.place is Place.MOT else result.id
    if result.place is Place.CLAUSE:
        st.session_state[CARD] = "clauses"
    st.session_state[_SOUGHT] = ""
