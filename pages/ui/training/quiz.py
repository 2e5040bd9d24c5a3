"""Decisions to take, one at a time: the answer is explained at once, and those missed come back."""

import streamlit as st

from guide import lessons
from guide.lessons import Decision, filled
from guide.values import french
from pages.ui import session
from pages.ui.kit import training_links
from pages.ui.kit.citations import cite_all
from pages.ui.kit.training_links import ASKED, SAID
from pages.ui.page import glossary

#: The decisions asked last: one that was missed comes back after others.
_RECENT, _BETWEEN = "quiz.recent", 3


def show() -> None:
    every = lessons.decisions()
    progress = session.training.current()
    right, missed = (len(set(ids) & set(every)) for ids in (progress.found, progress.missed))
    st.caption(
        f"{french.count(right, 'décision juste', 'décisions justes')} sur {len(every)}"
        + (f", {missed} à revoir" if missed else "")
        + "."
    )
    asked = every.get(st.session_state.get(ASKED, "")) or _next()
    if asked is None:
        st.success("Vous avez trouvé toutes les décisions.")
        st.button("Les reprendre depuis le début", on_click=session.training.forget_decisions)
    else:
        st.session_state[ASKED] = asked.id
        answer = st.session_state.get(SAID)
        _ask(asked) if answer is None else _explain(asked, answer)
    training_links.top(asked.id if asked else "")


def _ask(asked: Decision) -> None:
    on = session.clock.today()
    situation = filled(asked.situation, on)
    # Shown apart: a screen reader would read the marks of a label in Markdown aloud.
    st.markdown(f"**{situation}**")
    choice = st.radio(
        situation,
        range(len(asked.choices)),
        index=None,
        key=f"quiz.{asked.id}",
        persist_state="session",
        label_visibility="collapsed",
        format_func=lambda place: french.typeset(filled(asked.choices[place], on)),
    )
    if st.button("Décider", type="primary"):
        if choice is None:
            st.error("Choisissez d'abord une réponse.")
        else:
            st.session_state[SAID] = choice
            session.training.answered(asked.id, choice == asked.right)
            st.rerun()


def _explain(asked: Decision, count: int) -> None:
    on = session.clock.today()
    st.markdown(f"**{filled(asked.situation, on)}**")
    lines = []
    for place, choice in enumerate(asked.choices):
        text = filled(choice, on)
        marks = ["votre réponse"] * (place == count) + ["la bonne décision"] * (place == asked.right)
        lines.append(
            f"- {f'**{text}**' if place == asked.right else text}" + (f" ({', '.join(marks)})" if marks else "")
        )
    st.markdown("\n".join(lines))
    why = f"{asked.explained(on)} {cite_all(asked.references)}."
    if count == asked.right:
        st.success(f"**C'est cela.** {why}")
    else:
        st.warning(f"**Pas tout à fait.** {why}\n\nCette décision reviendra un peu plus tard.")
    glossary.of(f"{asked.situation} {asked.why}")
    with st.container(horizontal=True):
        st.button("Décision suivante", type="primary", on_click=_leave, args=(asked.id,))
        training_links.to_lesson(asked.lesson)


def _leave(id: str) -> None:
    st.session_state[_RECENT] = (*st.session_state.get(_RECENT, ()), id)[-_BETWEEN:]
    for key in (ASKED, SAID, f"quiz.{id}"):
        st.session_state.pop(key, None)


def _next() -> Decision | None:
    progress = session.training.current()
    waiting = lessons.next_ones(progress.missed, progress.found, 1, st.session_state.get(_RECENT, ()))
    return waiting[0] if waiting else None
