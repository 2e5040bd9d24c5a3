"""Calendrier: the dates that matter for the client in view, what happened, and what was changed in its dossier."""

import streamlit as st

from pages import ui
from pages.ui import session
from pages.ui.dossier import history, journal, start
from pages.ui.page import screen_words
from pages.ui.roadmap import agenda

with ui.page("Calendrier"):
    dossier = session.dossier.current()
    if dossier is None:
        st.markdown("Les dates qui comptent, et ce qui s’est passé. Il faut d’abord un dossier.")
        start.form()
    else:
        on = session.clock.today()
        agenda.show(dossier, on)
        st.header("Ce qui s’est passé", anchor=False)
        journal.journal()
        agenda.keep(dossier, on)
        history.show()
    screen_words.fold("pages/calendrier.py")
