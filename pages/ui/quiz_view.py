"""Decisions to take, one at a time: the answer is explained at once, and those missed come back."""

from __future__ import annotations

import streamlit as st

from guide import lessons
from guide.lessons.figure import filled
from guide.lessons.quiz import Decision
from guide.values import french
from pages.ui import clock, glossary_view, training_state
from pages.ui.citations import cite_all

_ASKED, _CHOSEN = "quiz.asked", "quiz.chosen"


def show() -> None:
    every = lessons.decisions()
    held = training_state.current()
    found, missed = (
        len([id for id in held.found if id in every]),
        len([id for id in held.missed if id in every]),
    )
    st.caption(
        f"{french.count(found, 'décision juste', 'décisions justes')} sur {len(every)}"
        + (f", {missed} à revoir" if missed else "")
        + ". Rien n'est enregistré ailleurs que dans votre dossier."
    )
    asked = every.get(st.session_state.get(_ASKED, "")) or _next()
    if asked is None:
        st.success("Vous avez trouvé toutes les décisions.")
        return
    st.session_state[_ASKED] = asked.id
    on = clock.today()
    said = st.session_state.get(_CHOSEN)
    situation = filled(asked.situation, on)
    # Shown apart: a screen reader would read the marks of a label in Markdown aloud.
    st.markdown(f"**{situation}**")
    choice = st.radio(
        situation, range(len(asked.choices)), index=None, key=f"quiz.{asked.id}",
        disabled=said is not None, label_visibility="collapsed",
        format_func=lambda place: filled(asked.choices[place], on),
    )  # fmt: skip
    if said is None:
        if st.button("Décider", type="primary"):
            if choice is None:
                st.error("Choisissez d'abord une réponse.")
            else:
                st.session_state[_CHOSEN] = choice
                training_state.answered(asked.id, choice == asked.right)
                st.rerun()
    else:
        _explain(asked, said == asked.right)


def _explain(asked: Decision, right: bool) -> None:
    on = clock.today()
    why = f"{asked.explained(on)} {cite_all(asked.references)}."
    if right:
        st.success(f"**C'est cela.** {why}")
    else:
        st.warning(
            f"**Pas tout à fait.** La bonne décision : {filled(asked.choices[asked.right], on)}\n\n{why}"
        )
    glossary_view.of(f"{asked.situation} {asked.why}")
    if st.button("Décision suivante", type="primary"):
        for key in (_ASKED, _CHOSEN, f"quiz.{asked.id}"):
            st.session_state.pop(key, None)
        st.rerun()


def _next() -> Decision | None:
    held = training_state.current()
    waiting = lessons.next_ones(held.missed, held.found, 1)
    return waiting[0] if waiting else None
