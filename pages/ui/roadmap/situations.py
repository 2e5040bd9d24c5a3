"""What is ticked: the situations out of the ordinary that this client can be in, and what is asked beside a date."""

import streamlit as st

from guide import path
from guide.case.codes import UNKNOWN
from guide.path.facts import Situation
from guide.path.flow import TICKED_BESIDE
from pages.ui import session

_UNSURE = "Je ne sais pas si mon client a une telle procédure"
#: Said of the client, the most frequent first.
OF_THE_CLIENT = {
    "liquidation": "Client en liquidation judiciaire",
    "redressement": "Client en redressement judiciaire",
    "sauvegarde": "Client en sauvegarde",
    "conciliation": "Client en conciliation ou mandat ad hoc",
    "surendettement": "Client en surendettement (un particulier)",
    "radiee": "Client radié du registre des sociétés, sans procédure",
}


def ask(questions: tuple[path.Question, ...], position: path.Position[Situation]) -> None:
    """What is out of the ordinary for this client: its proceedings when they are asked with it, then the rest."""
    dossier = session.dossier.require()
    proceedings = next((question for question in questions if question.id == "insolvency"), None)
    st.header("Votre client ou vous, dans un de ces cas ?", anchor=False)
    st.markdown("Cochez ce qui est vrai. Rien ne convient ? Continuez.")
    if proceedings:
        given = path.held_answer(dossier, proceedings.id)
        offered = {choice.code for choice in path.offered(proceedings, dossier)}
        for code, label in OF_THE_CLIENT.items():
            if code in offered:
                tick(f"insolvency.{code}", label, code == given)
        tick(f"insolvency.{UNKNOWN}", _UNSURE, False)
        if "liquidation" in offered:
            st.caption(proceedings.help)
    for ground, shown in path.ticks(dossier, position.situation):
        tick(ground.code, ground.label, shown)


def ticked_beside(question: str) -> tuple[tuple[str, str], ...]:
    """What is asked with a fact by a tick, and not answered yet."""
    answers = session.dossier.require().answers
    return tuple((name, label) for name, label in TICKED_BESIDE.get(question, ()) if name not in answers)


def ticks_beside(question: str) -> dict[str, str]:
    return {name: "oui" if session.answers.given(f"beside.{name}") else "non" for name, _ in ticked_beside(question)}


def tick(name: str, label: str, value: bool) -> None:
    st.checkbox(label, value=value, key=session.answers.key(name), on_change="ignore", persist_state="session")
