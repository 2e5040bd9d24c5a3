"""The answers already given, each with its way back to the question."""

import streamlit as st

from guide import path
from guide.case.codes import EventKind
from guide.path.facts import Situation
from guide.path.flow import FACTS
from pages.ui import session
from pages.ui.kit import folds
from pages.ui.kit.labels import plain

#: The question that is answered again.
REOPENED = "path.reopened"


def reopen(question: str | None) -> None:
    st.session_state[REOPENED] = question


def folded(position: path.Position[Situation]) -> None:
    """Drawn only when asked for, so that « Continuer » stays quick."""
    if not position.used:
        return
    if fold := folds.on_demand(f"Vos réponses ({len(position.used)})", "path.answers"):
        with fold:
            rows(position)


def rows(position: path.Position[Situation]) -> None:
    """Each answer on one compact line, with « Changer »."""
    dossier = session.dossier.require()
    lines = st.container(gap=None)
    for question, answer in path.answered(position, dossier):
        with lines.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            st.markdown(f"{question.text} **{plain(answer)}**", width="stretch")
            noted = question.id == "notified" and dossier.events_of(
                EventKind.RELANCE, EventKind.MISE_EN_DEMEURE, on=session.clock.today()
            )
            elsewhere = noted or (question.id in FACTS and len(dossier.invoices) > 1)
            pressed = st.button(
                "Changer",
                key=f"path.change.{question.id}",
                type="tertiary",
                on_click=None if elsewhere else reopen,
                args=(question.id,),
            )
            if pressed and elsewhere:
                st.switch_page("pages/mon_dossier.py")
