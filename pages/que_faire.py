"""Que faire ?: one question at a time, then the roadmap: today, then, and if that fails."""

from __future__ import annotations

import streamlit as st

from guide import path
from pages import ui
from pages.ui import session
from pages.ui.dossier import start
from pages.ui.page import screen_words
from pages.ui.roadmap import agenda, comparison, evidence, questions, roadmap, what_if
from pages.ui.statement import limitation

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
        roadmap.today(advice)
        limitation.headline(advice.limitation)
        session.clock.chooser()
        roadmap.then(advice)
        roadmap.warnings(advice)
        agenda.keep(dossier, on)
        questions.answers(position)
        st.header("Pour aller plus loin", anchor=False)
        evidence.proofs(dossier, on)
        evidence.invoice(dossier, on)
        comparison.routes(dossier, on)
        comparison.helpers(dossier, on)
        what_if.never()
        what_if.alternatives(dossier, on)
        roadmap.other_routes(advice)
        roadmap.map_of_the_path(advice)
        start.name_reminder(dossier)
        screen_words.fold("pages/que_faire.py")
