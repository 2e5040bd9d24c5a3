"""Worked cases: read one, open it in any screen, then fill the blanks oneself."""

from __future__ import annotations

import streamlit as st

from guide import lessons, path
from guide.errors import GuideError
from guide.lessons.case import EXPORT, ON, Answers, Case, answers
from guide.values import french
from guide.values.dates import parse_date
from guide.values.money import parse_amount
from pages.ui import dossier_state, glossary_view, ledger_state
from pages.ui.wording import plain

_SCREENS = {
    "pages/que_faire.py": "Que faire ?", "pages/decompte.py": "Décompte", "pages/courriers.py": "Courriers",
    "pages/mon_dossier.py": "Mon dossier",
}  # fmt: skip


def show() -> None:
    every = lessons.cases()
    id = st.selectbox("Cas", list(every), format_func=lambda id: every[id].title, key="case.choice")
    case = every[id or next(iter(every))]
    st.caption(f"Tout est inventé, au {french.day(ON)}.")
    st.markdown(case.story)
    found = answers(case)
    replay = st.toggle("Refaire le cas moi-même, avec des blancs", key=f"case.replay.{case.id}")
    if replay:
        _blanks(case, found)
    else:
        _explained(case, found)
    glossary_view.of(f"{case.story} {case.why_step} {case.why_amount} {case.why_date}")
    st.markdown("**Ouvrir ce cas**")
    with st.container(horizontal=True):
        for screen, label in _SCREENS.items():
            if st.button(label, key=f"case.open.{screen}"):
                dossier_state.propose(case.dossier, screen, ON, keeps=True)
        if st.button("Balance âgée", key="case.open.ledger"):
            ledger_state.open_file(EXPORT, lessons.export(), ON)
            st.switch_page("pages/balance_agee.py")


def _explained(case: Case, found: Answers) -> None:
    last = french.day(found.last_day) if found.last_day else "aucun"
    st.markdown(
        f"1. **Que faire d'abord ?** {plain(found.title)}. {plain(case.why_step)}\n"
        f"2. **Combien réclamer ?** {french.money(found.amount)}. {plain(case.why_amount)}\n"
        f"3. **Jusqu'à quand agir ?** {last}. {plain(case.why_date)}"
    )


def _blanks(case: Case, found: Answers) -> None:
    titles = {id: remedy.title for id, remedy in path.REMEDIES.items()}
    with st.form(f"case.blanks.{case.id}", border=False):
        step = st.selectbox(
            "Que faire d'abord ?",
            list(titles),
            index=None,
            format_func=titles.__getitem__,
            placeholder="Choisissez",
        )
        amount = st.text_input("Combien réclamer aujourd'hui ?", placeholder="1 234,50")
        last = st.text_input("Jusqu'à quand agir en justice ?", placeholder="JJ/MM/AAAA")
        asked = st.form_submit_button("Vérifier", type="primary")
    if not asked:
        return
    wanted = french.day(found.last_day) if found.last_day else ""
    said = (
        (step == found.step, found.title, case.why_step),
        (_read(parse_amount, amount) == found.amount, french.money(found.amount), case.why_amount),
        (_read(parse_date, last) == found.last_day, wanted, case.why_date),
    )
    for place, (right, answer, why) in enumerate(said, 1):
        text = f"{place}. **{'Juste' if right else 'La réponse'} : {plain(answer)}.** {plain(why)}"
        (st.success if right else st.warning)(text)


def _read(reader: object, text: str) -> object:
    """What was typed, None when it cannot be read: a blank that is wrong, not an error."""
    assert callable(reader)
    try:
        return reader(text)
    except GuideError:
        return None
