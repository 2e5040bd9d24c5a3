"""Mon dossier: who owes, what, what happened, who asks. Forms that a phone and a keyboard can fill, and tables."""

import streamlit as st

from pages import ui
from pages.ui import session
from pages.ui.dossier import contract, invoices, journal, parties, start
from pages.ui.kit import folds
from pages.ui.page import screen_words

with ui.page("Mon dossier"):
    if session.dossier.current() is None:
        st.markdown("Dites d'abord qui vous doit de l'argent : le reste se complète quand vous voulez.")
        start.form()
    else:
        st.markdown(
            "Tout est pris en compte au fur et à mesure. Laissez vide ce que vous ne savez pas : rien n'est deviné."
        )
        sections = {
            "Le client": parties.debtor,
            "Les factures": invoices.invoices,
            "Ce qui s'est passé": journal.journal,
            "Vous": parties.creditor,
            "Contrat et pièces": contract.papers,
        }
        for label, tab in folds.tabs(list(sections), "dossier.section").items():
            with tab:
                sections[label]()
        with st.container(horizontal=True):
            st.page_link("pages/decompte.py", label="Voir ce que je peux réclamer")
            st.page_link("pages/que_faire.py", label="Que faire maintenant ?")
            st.page_link("pages/courriers.py", label="Écrire un courrier")
    screen_words.fold("pages/mon_dossier.py")
