"""Courriers: the letter itself, its blanks in view and their fields under it; then how to take it. Or one a customer."""

import streamlit as st

from guide import letters, path
from pages import ui
from pages.ui import session
from pages.ui.court import court_file
from pages.ui.dossier import start
from pages.ui.letters import blanks, changes, letter, preview
from pages.ui.mailing import mailing
from pages.ui.page import screen_words

with ui.page("Courriers"):
    if mailing.chosen(session.dossier.current() is not None):
        mailing.show()
    elif session.dossier.current() is None:
        st.markdown("Un courrier prêt à signer, avec le décompte de ce qui est dû. Il faut d'abord un dossier.")
        start.form()
    else:
        dossier, on = session.dossier.require(), session.clock.today()
        permissions = letters.allowed(dossier, on)
        offered = [p for p in permissions if p.granted or p.incomplete]
        refused = [p for p in permissions if not p.granted and not p.incomplete]
        if not dossier.invoices:
            st.markdown("Il faut d'abord une facture, avec son montant et son échéance.")
            st.page_link("pages/que_faire.py", label="Répondre aux questions")
            st.page_link("pages/mon_dossier.py", label="Ajouter une facture")
        elif not offered:
            st.markdown("**Aucun courrier ne peut partir avec ce dossier.** Voici pourquoi.")
            letter.refusals(refused)
        else:
            steps = path.advise(dossier, on).steps
            # On a slow line a fold closes under the hand when what stands above it on the screen grows by one element.
            with st.container():
                chosen = letter.choose(offered, steps)
                manner = letter.manner(dossier, on, chosen)
                letter.cautions(dossier, on, chosen, manner)
            id, asked = chosen.letter.id, blanks.wanted(chosen)
            paper = st.container(height=480 if asked else "content", border=False, key="paper")
            blanks.ask(chosen, on, next((step.court for step in steps if id in step.letters), None))
            with st.container():
                letter.take(dossier, on, chosen, manner, asked)
            letter.how_to_send(dossier, chosen)
            changes.fold(chosen, on)
            if chosen.letter.family is letters.Family.JUSTICE:
                court_file.offer(on)
            if refused:
                fold = st.expander(
                    f"Les courriers qui ne conviennent pas ({len(refused)})", on_change="rerun", key="letter.refused"
                )
                if fold.open:
                    with fold:
                        letter.refusals(refused)
            # Last, since one's own template, taken above, fills it in a process of its own.
            with paper:
                if chosen.granted:
                    preview.show(dossier, on, id, manner)
                else:
                    preview.show_with_blanks(dossier, on, chosen, manner)
    screen_words.fold("pages/courriers.py")
