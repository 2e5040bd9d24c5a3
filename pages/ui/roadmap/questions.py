"""The questions of the guide: their words, why each is asked, how to find out; and the answers already given.

The card's four are on one screen, the others come one at a time. Nothing is drawn again before « Continuer », and
that click is answered before the screen is, so that it costs one drawing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

import streamlit as st

from guide import path
from guide.case.codes import UNKNOWN, EventKind, joined
from guide.errors import GuideError
from guide.path.facts import Situation
from guide.path.flow import BESIDE, FACTS, GROUNDS, Typed
from guide.values import french
from guide.values.dates import parse_date
from guide.values.money import parse_amount
from pages.ui import session
from pages.ui.dossier import start
from pages.ui.kit.labels import plain
from pages.ui.page import fields
from pages.ui.page.page import Shell, guarded, saving

_REOPENED, _ERROR, _NAME = "path.reopened", "path.error", "path.name"
_UNKNOWN_AMOUNT = "Je ne connais pas encore ce montant"
_NO_TERM = (
    "Cette date ne suffit pas : pour ce client, il n'y a pas de délai de paiement dans la loi qui parte d'elle. "
    "Écrivez la date à laquelle il devait payer, ou répondez « Je ne sais pas »."
)
#: More answers than this are unfolded rather than shown.
_SHORT = 8


def reopened() -> path.Question | None:
    """The question whose « Changer » was clicked."""
    id = st.session_state.get(_REOPENED)
    node = path.FLOW[id] if id else None
    return node if isinstance(node, path.Question) else None


def asks(position: path.Position[Situation]) -> bool:
    """Whether a question is on screen: the next one, or one that is answered again."""
    return reopened() is not None or isinstance(position.current, path.Question)


@st.fragment
def interview(shell: Shell) -> None:
    """The questions, redrawn alone at each answer: neither the menu nor the mentions are. Once they are over, or when the
    menu no longer tells the truth, the whole screen is drawn."""
    asked = "question"
    with guarded():
        dossier = session.dossier.current()
        position = path.ask(dossier, session.clock.today())
        if not asks(position) or shell.is_stale():
            st.rerun()
        asked = (reopened() or position.current).id
        show(position)
        if dossier is None:
            st.caption("Une question à la fois ensuite ; vous pourrez revenir sur chacune.")
            st.page_link("app.py", label="J'ai déjà un dossier enregistré")
        else:
            answers_folded(position)
    saving(asked)


def show(position: path.Position[Situation]) -> None:
    """The question reopened, else those that come: the card, or one."""
    again = reopened()
    questions = (again,) if again else path.together(position)
    step, about = path.progress(position)
    if again:
        st.caption("Vous changez une réponse ; les autres sont gardées.")
    else:
        st.progress(min(step / about, 1.0), text=f"Étape {step} sur {about} environ")
    if len(questions) > 1:
        _card(questions)
    else:
        _alone(questions[0], position)
    if session.dossier.current() is None:
        fields.text("Son nom (facultatif : il servira au courrier)", _NAME)
    error = st.session_state.pop(_ERROR, None)
    told = st.container()
    if error:
        told.error(plain(error, 600))
    ids = tuple(question.id for question in questions)
    with st.container(horizontal=True):
        st.button("Continuer", type="primary", on_click=_answer, args=(ids,))
        if len(ids) == 1 and (ids[0] in FACTS or ids[0] == "special"):
            st.button("Je ne sais pas", on_click=_leave_unknown, args=ids)
        if again:
            st.button("Garder ma réponse", on_click=_reopen, args=(None,))
        elif position.used:
            st.button("Précédent", on_click=_reopen, args=(list(position.used)[-1],))


def _key(question: str) -> str:
    return f"path.{question}.{session.dossier.revision()}"


def _card(questions: tuple[path.Question, ...]) -> None:
    """Several questions, each with its reason under it; how to find out, once, under them all."""
    for question in questions:
        # Shown apart: a screen reader would read the marks of a label in Markdown aloud.
        st.markdown(f"**{question.text}**  \n:small[{question.why}]")
        if question.id in FACTS:
            _typed(FACTS[question.id], question.id, question.text, "collapsed")
            st.checkbox(
                _UNKNOWN_AMOUNT, key=_key(f"{question.id}.unknown"), on_change="ignore", persist_state="session"
            )
        else:
            _choices(question)
    with st.expander("Je ne sais pas : comment le savoir ?"):
        st.markdown("\n".join(f"- **{question.text}** {question.help}" for question in questions))


def _alone(question: path.Question, position: path.Position[Situation]) -> None:
    st.header(question.text, anchor=False)
    st.markdown(question.why)
    if question.id in FACTS:
        _typed(FACTS[question.id], question.id, FACTS[question.id].label)
        if question.id in BESIDE:
            beside, typed = BESIDE[question.id]
            _typed(typed, beside, typed.label)
    elif question.id == "special":
        _ticks(position)
    else:
        _choices(question)
    if question.help:
        st.caption(question.help)


def _choices(question: path.Question) -> None:
    """A short list is shown whole; the kinds of clients are unfolded."""
    held, codes = _held(question), list(question.codes)
    said = {choice.code: choice.label for choice in question.choices}
    index = codes.index(held) if held in codes else None
    shape: Callable[..., Any] = st.radio
    if len(codes) > _SHORT:
        shape = partial(st.selectbox, placeholder="Choisissez")
    shape(
        question.text,
        codes,
        index=index,
        format_func=said.__getitem__,
        key=_key(question.id),
        label_visibility="collapsed",
        on_change="ignore",
        persist_state="session",
    )


def _ticks(position: path.Position[Situation]) -> None:
    """The situations, with those that the dossier shows already ticked."""
    for ground, shown in path.ticks(session.dossier.require(), position.situation):
        st.checkbox(ground.label, value=shown, key=_key(ground.code), on_change="ignore", persist_state="session")


def _typed(fact: Typed, question: str, label: str, visibility: Literal["visible", "collapsed"] = "visible") -> None:
    # In a place of its own: an echo that pushed the buttons down would take the keyboard's focus from them.
    with st.container():
        typed = st.text_input(
            label,
            key=_key(question),
            placeholder=fact.example,
            max_chars=60,
            persist_state="session",
            label_visibility=visibility,
        )
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
    dossier = session.dossier.current()
    return None if dossier is None else path.held_answer(dossier, question.id)


def _answer(ids: tuple[str, ...]) -> None:
    """Every answer of the screen, or what is missing; an error changes nothing."""
    found = {id: code for id in ids if (code := _code(id, len(ids) > 1))}
    beside = {BESIDE[id][0]: typed for id in ids if id in BESIDE and (typed := _of(BESIDE[id][0]))}
    missing = [id for id in ids if id not in found]
    if missing and not beside:
        st.session_state[_ERROR] = _missing(missing) if len(ids) > 1 else _nothing(ids[0])
        return
    dossier = session.dossier.current()
    try:
        changed = path.apply_answers(dossier, {**beside, **found})
        if missing and path.ask(changed, session.clock.today()).current.id in missing:
            st.session_state[_ERROR] = _NO_TERM
    except GuideError as error:
        st.session_state[_ERROR] = str(error)
        return
    if dossier is None:
        start.begin(changed, st.session_state.get(fields.key(_NAME)) or "")
    else:
        session.dossier.change(changed)
    _reopen(None)


def _code(question: str, card: bool) -> str | None:
    """The answer given on screen, as the guide reads it."""
    if question == "special":
        return joined(ground.code for ground in GROUNDS if _of(ground.code))
    if card and question in FACTS and _of(f"{question}.unknown"):
        return UNKNOWN
    return _of(question) or None


def _of(name: str) -> Any:
    return st.session_state.get(_key(name))


def _nothing(question: str) -> str:
    choose = "Écrivez une réponse" if question in FACTS else "Choisissez une réponse"
    return f"{choose}, ou « Je ne sais pas » quand c'est proposé."


def _missing(ids: list[str]) -> str:
    nodes = [path.FLOW[id] for id in ids]
    texts = " ".join(f"« {node.text} »" for node in nodes if isinstance(node, path.Question))
    return f"Il manque une réponse : {texts}"


def _leave_unknown(question: str) -> None:
    """The dossier stays as it is; the guide then says what is missing."""
    session.dossier.change(path.apply_answer(session.dossier.require(), question, UNKNOWN))
    _reopen(None)


def _reopen(question: str | None) -> None:
    st.session_state[_REOPENED] = question


def answers_folded(position: path.Position[Situation]) -> None:
    """Under a question the answers are drawn only when asked for, so that « Continuer » stays quick."""
    if not position.used:
        return
    fold = st.expander(f"Vos réponses ({len(position.used)})", on_change="rerun", key="path.answers")
    if fold.open:
        with fold:
            _rows(position)


def answers(position: path.Position[Situation]) -> None:
    st.header("Vos réponses", anchor=False)
    _rows(position)


def _rows(position: path.Position[Situation]) -> None:
    """Each answer on one compact line, with « Changer »."""
    dossier = session.dossier.require()
    given = path.answered(position, dossier)
    rows = st.container(gap=None)
    for question, said in given:
        with rows.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            st.markdown(f"{question.text} **{plain(said)}**", width="stretch")
            noted = question.id == "notified" and dossier.events_of(
                EventKind.RELANCE, EventKind.MISE_EN_DEMEURE, on=session.clock.today()
            )
            elsewhere = noted or (question.id in FACTS and len(dossier.invoices) > 1)
            pressed = st.button(
                "Changer",
                key=f"path.change.{question.id}",
                type="tertiary",
                on_click=None if elsewhere else _reopen,
                args=(question.id,),
            )
            if pressed and elsewhere:
                st.switch_page("pages/mon_dossier.py")
