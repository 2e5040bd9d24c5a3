"""What the person leaves with: the dates that computed, for their own calendar, and the roadmap as a Word paper."""

from datetime import date
from functools import partial

import streamlit as st

from guide import letters, path
from guide.case.model import Dossier
from guide.values import french
from pages.ui.kit import downloads, tables
from pages.ui.kit.citations import cite_all

_PAPER = "feuille_de_route"


def keep(dossier: Dossier, on: date) -> None:
    """The downloads, made when a button is pressed."""
    dates = path.agenda(dossier, on)
    st.markdown("**À garder**")
    with st.container(horizontal=True):
        downloads.button(
            "Ma feuille de route (Word)",
            lambda: letters.write(dossier, on, _PAPER).files[0].content,
            letters.file_name(dossier, on, _PAPER),
            "roadmap.word",
        )
        if dates:
            name = f"echeances-{on.isoformat()}.ics"
            make = partial(path.calendar_file, dossier, on)
            downloads.button("Mes échéances pour mon calendrier", make, name, "roadmap.ics")
    if dates:
        st.caption(
            "Le fichier de calendrier (.ics) s'ouvre dans Google Agenda, Outlook ou le calendrier du téléphone. Il ne "
            "contient ni nom ni adresse. Refaites-le quand votre dossier change."
        )


def folded(dossier: Dossier, on: date) -> None:
    """The dates, where they are not what one came for."""
    dates = path.coming(dossier, on)
    if dates:
        many = french.count(len(dates), "date", "dates")
        with st.expander(f"Mes échéances : {many}, la prochaine le {french.day(dates[0].on)}"):
            show(dossier, on)


def show(dossier: Dossier, on: date) -> None:
    """The dates to come, each with its reason."""
    dates = path.coming(dossier, on)
    if not dates:
        st.markdown("Aucune date à venir pour l’instant.")
        return
    rows = []
    before = ""
    for deadline in dates:
        # A limitation and its warnings share one reason: it is told once.
        rows.append(
            (french.day(deadline.on), deadline.title, "Même raison." if deadline.why == before else deadline.why)
        )
        before = deadline.why
    tables.show(("Quand", "Quoi", "Pourquoi"), rows)
    cited = dict.fromkeys(reference for deadline in dates for reference in deadline.references)
    if cited:
        st.caption(f"Références : {cite_all(cited)}.")
