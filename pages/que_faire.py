"""Que faire ?: the questions, then the result: one card, what follows, and three folds."""

import streamlit as st

from guide import path
from pages import ui
from pages.ui import session
from pages.ui.dossier import payment_received
from pages.ui.roadmap import card, ending, questions, roadmap

with ui.page("Que faire ?") as shell:
    dossier = session.dossier.current()
    on = session.clock.today()
    position = path.ask(dossier, on)
    if questions.asks(position):
        shell.asking = True
        questions.interview(shell)
    else:
        assert dossier is not None
        advice = path.advise(dossier, on)
        owed = session.dossier.owed(on)
        if ending.is_one(advice, owed):
            ending.show(advice, owed)
        else:
            card.today(advice, owed)
            roadmap.alarm(advice)
            card.then(advice)
        roadmap.why(advice, dossier, on)
        roadmap.routes(advice, dossier, on)
        roadmap.answers(position, dossier, on)
        payment_received.ask_if_wanted()
        st.space("small")
