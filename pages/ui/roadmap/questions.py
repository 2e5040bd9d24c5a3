"""The questions of the guide: their words, why each is asked, how to find out.

The card's four are on one screen, the others come one at a time: a choice is a button that leads on, what is typed or
ticked waits for « Continuer ». That click is answered before the screen is drawn, so that it costs one drawing.
"""

from collections.abc import Mapping

import streamlit as st

from guide import path
from guide.case.codes import UNKNOWN, joined
from guide.errors import AmountUnreadable, GuideError
from guide.path.facts import Situation
from guide.path.flow import BESIDE, FACTS, GROUNDS, KIND_GROUPS, TICKED_BESIDE, Typed
from guide.values import french
from guide.values.dates import parse_date
from guide.values.money import parse_amount
from pages.ui import session
from pages.ui.dossier import start
from pages.ui.kit.labels import plain
from pages.ui.page import fields
from pages.ui.page.page import Shell, guarded, saving
from pages.ui.roadmap import given_answers, situations

_ERRORS, _NAME = "path.errors", "path.name"
_UNKNOWN_AMOUNT = "Je ne connais pas encore ce montant"
_NO_TERM = (
    "Cette date ne suffit pas : pour ce client, il n'y a pas de délai de paiement dans la loi qui parte d'elle. "
    "Écrivez la date à laquelle il devait payer, ou répondez « Je ne sais pas »."
)


def reopened() -> path.Question | None:
    """The question whose « Changer » was clicked."""
    id = st.session_state.get(given_answers.REOPENED)
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
        if not asks(position):
            st.rerun()
        asked = (reopened() or position.current).id
        with st.container(key="questions"):
            show(position)
        if dossier is None:
            st.page_link("app.py", label="J'ai déjà un dossier enregistré")
        else:
            given_answers.folded(position)
    saving(session.workspace.current(), asked)


def show(position: path.Position[Situation]) -> None:
    """The question reopened, else those that come: the card, the situations out of the ordinary, or one."""
    again = reopened()
    questions = (again,) if again else path.together(position)
    step, about = path.progress(position)
    if again:
        st.caption("Vous changez une réponse ; les autres sont gardées.")
    else:
        st.progress(min(step / about, 1.0), text=f"Étape {step} sur {about} environ")
    ids = tuple(question.id for question in questions)
    errors: Mapping[str, str] = st.session_state.pop(_ERRORS, {})
    if "special" in ids:
        situations.ask(questions, position)
    elif len(ids) > 1:
        _card(questions, errors)
    else:
        _alone(questions[0], errors)
    with st.container(horizontal=True):
        if len(ids) > 1 or _waits(ids[0]):
            st.button("Continuer", type="primary", key="continue", on_click=_answer, args=(ids,))
        if len(ids) == 1 and (ids[0] in FACTS or ids[0] == "special"):
            st.button("Je ne sais pas", on_click=_leave_unknown, args=ids)
        if again:
            st.button("Garder ma réponse", on_click=given_answers.reopen, args=(None,))
        elif position.used:
            st.button("Précédent", on_click=given_answers.reopen, args=(list(position.used)[-1],))


def _waits(question: str) -> bool:
    """Whether an answer is complete only once « Continuer » is pressed."""
    return question in FACTS or question in ("debtor_kind", "special")


def _card(questions: tuple[path.Question, ...], errors: Mapping[str, str]) -> None:
    """Several questions, each with its reason under it; how to find out, once, under them all."""
    for question in questions:
        # Shown apart: a screen reader would read the marks of a label in Markdown aloud.
        st.markdown(f"**{question.text}**  \n:small[{question.why}]")
        if question.id in FACTS:
            _typed(FACTS[question.id], question.id, question.text, errors, seen=False)
            st.checkbox(
                _UNKNOWN_AMOUNT,
                key=session.answers.key(f"{question.id}.unknown"),
                on_change="ignore",
                persist_state="session",
            )
        else:
            _choices(question)
            _wrong(question.id, errors)
    if session.dossier.current() is None:
        fields.text("Son nom (facultatif : il servira au courrier)", _NAME)
    with st.expander("Je ne sais pas : comment le savoir ?"):
        st.markdown("\n".join(f"- **{question.text}** {question.help}" for question in questions))


def _alone(question: path.Question, errors: Mapping[str, str]) -> None:
    st.header(question.text, anchor=False)
    st.markdown(question.why)
    if question.id in FACTS:
        _typed(FACTS[question.id], question.id, FACTS[question.id].label, errors)
        if question.id in BESIDE:
            beside, typed = BESIDE[question.id]
            _typed(typed, beside, typed.label, errors)
        for name, label in situations.ticked_beside(question.id):
            situations.tick(f"beside.{name}", label, False)
    elif question.id == "debtor_kind":
        _choices(question)
        _wrong(question.id, errors)
    else:
        _buttons(question)
    if question.help:
        st.caption(question.help)


def _buttons(question: path.Question) -> None:
    """Each answer leads on at once; the one already given stands out."""
    given = _held(question)
    for choice in path.offered(question, session.dossier.current()):
        st.button(
            choice.label,
            key=session.answers.key(f"{question.id}.{choice.code}"),
            type="primary" if choice.code == given else "secondary",
            width="stretch",
            on_click=_choose,
            args=(question.id, choice.code),
        )


def _choices(question: path.Question) -> None:
    """A list shown whole, to be answered with others; the kinds of clients in two clicks at most."""
    if question.id != "debtor_kind":
        _radio(question, question.codes, question.text)
        return
    given = _held(question)
    groups = list(KIND_GROUPS)
    index = next((n for n, group in enumerate(groups) if given in KIND_GROUPS[group]), None)
    group = st.radio(
        question.text,
        groups,
        index=index,
        format_func=french.typeset,
        key=session.answers.key(session.answers.GROUP),
        label_visibility="collapsed",
        persist_state="session",
    )
    codes = KIND_GROUPS[group] if group else ()
    if len(codes) > 1:
        _radio(question, codes, "Plus précisément")


def _radio(question: path.Question, codes: tuple[str, ...], label: str) -> None:
    given = _held(question)
    words = {choice.code: choice.label for choice in question.choices}
    st.radio(
        label,
        codes,
        index=codes.index(given) if given in codes else None,
        format_func=lambda code: french.typeset(words[code]),
        key=session.answers.key(question.id),
        label_visibility="collapsed" if label == question.text else "visible",
        on_change="ignore",
        persist_state="session",
    )


def _typed(fact: Typed, question: str, label: str, errors: Mapping[str, str], seen: bool = True) -> None:
    typed = st.text_input(
        label,
        key=session.answers.key(question),
        placeholder=fact.example,
        max_chars=60,
        autocomplete="off",
        persist_state="session",
        label_visibility="visible" if seen else "collapsed",
    )
    understood, wrong = "", errors.get(question, "")
    if typed and not wrong:
        try:
            understood = _understood(fact, typed)
        except GuideError as error:
            wrong = str(error)
    fields.understood(f"path.{question}", understood, wrong)


def _understood(fact: Typed, typed: str) -> str:
    if fact.is_date:
        return fields.day_echo(parse_date(typed))
    amount = parse_amount(typed)
    if amount <= 0:
        raise AmountUnreadable("Écrivez un montant au-dessus de zéro : ce que votre client doit encore.")
    return f"soit {french.money(amount)}"


def _wrong(question: str, errors: Mapping[str, str]) -> None:
    if question in errors:
        st.error(plain(errors[question], 600))


def _held(question: path.Question) -> str | None:
    dossier = session.dossier.current()
    return None if dossier is None else path.held_answer(dossier, question.id)


def _choose(question: str, code: str) -> None:
    _apply({question: code})


def _answer(ids: tuple[str, ...]) -> None:
    """Every answer of the screen, or what is missing at its field; an error changes nothing."""
    given = {id: code for id in ids if (code := _code(id))}
    beside = {BESIDE[id][0]: typed for id in ids if id in BESIDE and (typed := session.answers.given(BESIDE[id][0]))}
    missing = [id for id in ids if id not in given]
    errors = {id: "Il manque cette réponse." for id in missing if not beside}
    for id, typed in {**given, **beside}.items():
        fact = FACTS.get(id) or next((t for name, t in BESIDE.values() if name == id), None)
        if fact is not None and typed != UNKNOWN:
            try:
                _understood(fact, typed)
            except GuideError as error:
                errors[id] = str(error)
    if errors:
        st.session_state[_ERRORS] = errors
        return
    ticks = {name: code for id in given if id in TICKED_BESIDE for name, code in situations.ticks_beside(id).items()}
    _apply({**beside, **given, **ticks})
    dossier = session.dossier.current()
    if missing and dossier and path.ask(dossier, session.clock.today()).current.id in missing:
        st.session_state[_ERRORS] = dict.fromkeys(missing, _NO_TERM)


def _apply(given: Mapping[str, str]) -> None:
    dossier = session.dossier.current()
    try:
        changed = path.apply_answers(dossier, given)
    except GuideError as error:
        st.session_state[_ERRORS] = dict.fromkeys(given, str(error))
        return
    if dossier is None:
        start.begin(changed, st.session_state.get(fields.key(_NAME)) or "")
    else:
        session.dossier.change(changed)
    given_answers.reopen(None)


def _code(question: str) -> str | None:
    """The answer given on screen, as the guide reads it."""
    if question == "special":
        return joined(ground.code for ground in GROUNDS if session.answers.given(ground.code))
    if question == "insolvency":
        node = path.FLOW[question]
        assert isinstance(node, path.Question)
        return next((code for code in node.codes if session.answers.given(f"insolvency.{code}")), "aucune")
    if question == "debtor_kind":
        codes = KIND_GROUPS.get(session.answers.given(session.answers.GROUP) or "", ())
        return codes[0] if len(codes) == 1 else session.answers.given(question) or None
    if question in FACTS and session.answers.given(f"{question}.unknown"):
        return UNKNOWN
    return session.answers.given(question) or None


def _leave_unknown(question: str) -> None:
    """The dossier stays as it is; the guide then says what is missing."""
    given = {question: UNKNOWN, **(situations.ticks_beside(question) if question in TICKED_BESIDE else {})}
    session.dossier.change(path.apply_answers(session.dossier.require(), given))
    given_answers.reopen(None)
