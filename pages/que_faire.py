"""Que faire ?: one question at a time, then the roadmap: today, then, and if that fails."""

from __future__ import annotations

import streamlit as st

from guide import path
from pages import ui
from pages.ui import (
    agenda_view,
    clock,
    comparison_view,
    conduct_view,
    dossier_state,
    evidence_view,
    limitation_view,
    question_form,
    roadmap,
    screen_words,
    start,
)

with ui.page("Que faire ?") as shell:
    dossier = dossier_state.current()
    on = clock.today()
    position = path.ask(dossier, on)
    if question_form.asks(position):
        shell.asking = True
        question_form.interview(shell)
    else:
        assert dossier is not None
        advice = path.advise(dossier, on)
        roadmap.today(advice)
        limitation_view.headline(advice.limitation)
        clock.chooser()
        roadmap.then(advice)
        roadmap.warnings(advice)
        agenda_view.keep(dossier, on)
        question_form.answers(position)
        st.header("Pour aller plus loin", anchor=False)
        evidence_view.proofs(dossier, on)
        evidence_view.invoice(dossier, on)
        comparison_view.routes(dossier, on)
        comparison_view.helpers(dossier, on)
        conduct_view.never()
        conduct_view.alternatives(dossier, on)
        roadmap.other_routes(advice)
        roadmap.map_of_the_path(advice)
        start.name_reminder(dossier)
        screen_words.fold("pages/que_faire.py")
