"""One question of the guide: its words, why it is asked, how to find out; and the answers already given.

A click is answered before the screen is drawn again, so that it costs one drawing.
"""

from __future__ import annotations

import streamlit as st

from guide import path
from guide.case.codes import UNKNOWN, DebtorKind, EventKind
from guide.errors import GuideError
from guide.path.questions import FACTS
from guide.path.situation import Situation
from guide.values import french
from guide.values.dates import parse_date
from guide.values.money import parse_amount
from pages.ui import clock, dossier_state, fields, start
from pages.ui.wording import plain

_REOPENED, _ERROR, _NAME = "path.reopened", "path.error", "path.name"


def reopened() -> path.Question | None:
    """The question whose « Changer » was clicked."""
    id = st.session_state.get(_REOPENED)
    node = path.FLOW[id] if id else None
    return node if isinstance(node, path.Question) else None


def show(question: path.Question, position: path.Position[Situation]) -> None:
    step, about = path.progress(position)
    again = st.session_state.get(_REOPENED) is not None
    if again:
        st.caption("Vous changez une réponse ; les autres sont gardées.")
    else:
        st.progress(min(step / about, 1.0), text=f"Étape {step} sur {about} environ")
    st.subheader(question.text, anchor=False)
    st.markdown(question.why)
    key = f"path.{question.id}.{dossier_state.revision()}"
    if question.id in FACTS:
        _typed(question, key)
    else:
        held = _held(question)
        codes = list(question.codes)
        st.radio(
            question.text,
            codes,
            index=codes.index(held) if held in codes else None,
            format_func={choice.code: choice.label for choice in question.choices}.__getitem__,
            key=key,
            label_visibility="collapsed",
        )
    if question.help:
        st.caption(question.help)
    if dossier_state.current() is None:
        fields.text("Son nom (facultatif : il servira au courrier)", _NAME)
    error = st.session_state.pop(_ERROR, None)
    if error:
        st.error(plain(error, 600))
    with st.container(horizontal=True):
        st.button("Continuer", type="primary", on_click=_answer, args=(question.id, key))
        if question.id in FACTS:
            st.button("Je ne sais pas", on_click=_leave_unknown, args=(question.id,))
        if again:
            st.button("Garder ma réponse", on_click=_reopen, args=(None,))
        elif position.used:
            st.button("Précédent", on_click=_reopen, args=(list(position.used)[-1],))


def _typed(question: path.Question, key: str) -> None:
    fact = FACTS[question.id]
    typed = st.text_input(fact.label, key=key, placeholder=fact.example, max_chars=60)
    if not typed:
        return
    try:
        if fact.is_date:
            st.caption(f"soit le {french.weekday(parse_date(typed))}")
        else:
            st.caption(f"soit {french.money(parse_amount(typed))}")
    except GuideError as error:
        st.error(plain(str(error), 600))


def _held(question: path.Question) -> str | None:
    dossier = dossier_state.current()
    if dossier is None:
        return None
    if question.id == "debtor_kind":
        return dossier.debtor.kind.value
    if question.id == "activity" and dossier.creditor.activity:
        return dossier.creditor.activity.value
    if question.id == "vat" and dossier.creditor.vat:
        return dossier.creditor.vat.value
    return dossier.answers.get(question.id)


def _answer(question: str, key: str) -> None:
    code = st.session_state.get(key)
    if not code:
        choose = "Écrivez une réponse" if question in FACTS else "Choisissez une réponse"
        st.session_state[_ERROR] = f"{choose}, ou « Je ne sais pas » quand c'est proposé."
        return
    dossier = dossier_state.current()
    if dossier is None:
        start.begin(DebtorKind(code), st.session_state.get(fields.key(_NAME)) or "")
    else:
        try:
            dossier_state.change(path.apply_answer(dossier, question, code))
        except GuideError as error:
            st.session_state[_ERROR] = str(error)
            return
    _reopen(None)


def _leave_unknown(question: str) -> None:
    """The dossier stays as it is; the guide then says what is missing."""
    dossier = dossier_state.require()
    st.session_state[f"path.unknown.{question}"] = True
    dossier_state.change(path.apply_answer(dossier, question, UNKNOWN))
    _reopen(None)


def _reopen(question: str | None) -> None:
    st.session_state[_REOPENED] = question


def answers(position: path.Position[Situation]) -> None:
    """Each answer on one compact line, with « Changer »."""
    dossier = dossier_state.require()
    given = path.answered(position, dossier)
    if len(given) < 2:  # « Précédent » does as well, and the first click stays quick
        return
    st.subheader("Vos réponses", anchor=False)
    rows = st.container(gap=None)
    for question, said in given:
        with rows.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            st.markdown(f"{question.text} **{plain(said)}**", width="stretch")
            noted = question.id == "notified" and dossier.events_of(
                EventKind.RELANCE, EventKind.MISE_EN_DEMEURE, on=clock.today()
            )
            elsewhere = noted or (question.id in FACTS and len(dossier.invoices) > 1)
            pressed = st.button(
                "Changer", key=f"path.change.{question.id}", type="tertiary",
                on_click=None if elsewhere else _reopen, args=(question.id,),
            )  # fmt: skip
            if pressed and elsewhere:
                st.switch_page("pages/mon_dossier.py")
