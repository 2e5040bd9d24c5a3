"""Courriers: the letters this dossier allows, read on screen before the Word file; or one a customer of a ledger."""

from __future__ import annotations

import streamlit as st

from guide import letters, path
from pages import ui
from pages.ui import session
from pages.ui.court import court_file
from pages.ui.dossier import parties, start
from pages.ui.letters import letter, letterhead, missing_facts, note_sent, preview, user_templates
from pages.ui.mailing import mailing
from pages.ui.page import screen_words

with ui.page("Courriers"):
    if mailing.chosen(session.dossier.current() is not None):
        mailing.show()
    elif session.dossier.current() is None:
        st.markdown("Un courrier prêt à signer, avec le décompte de ce qui est dû. Il faut d'abord un dossier.")
        start.form()
    else:
        on = session.clock.today()
        top = st.container()
        permissions = letters.allowed(session.dossier.require(), on)
        incomplete = letter.lacks_parties(session.dossier.require(), permissions)
        with st.expander("Expéditeur et destinataire", expanded=incomplete):
            parties.essentials()
        dossier = session.dossier.require()
        permissions = letters.allowed(dossier, on)
        offered = [p for p in permissions if p.granted or p.incomplete] if letter.named(dossier) else []
        refused = [p for p in permissions if not p.granted and not p.incomplete]
        chosen = None
        with top:
            if offered:
                steps = path.advise(dossier, on).steps
                chosen = letter.choose(offered, steps)
                court = next((step.court for step in steps if chosen.letter.id in step.letters), None)
                missing_facts.ask(chosen, on, court)
                missing_facts.words(chosen.letter)
                letterhead.form()
                if chosen.granted:
                    user_templates.form([chosen.letter.id], "one")
                    tone = letter.tone(chosen)
                    letter.download(dossier, on, chosen, tone)
            elif letter.lacks_parties(dossier, permissions):
                st.markdown("Il manque de quoi remplir l'enveloppe : les noms et les adresses.")
            else:
                st.markdown("**Aucun courrier ne peut partir avec ce dossier.** Voici pourquoi.")
        if letter.named(dossier) and dossier.invoices:
            court_file.offer(on)
        if chosen and chosen.granted:
            letter.email(dossier, on, chosen, tone)
            letter.how_to_send(dossier, chosen)
            note_sent.offer(dossier, on, chosen.letter.counts_as)
            preview.show(dossier, on, chosen.letter.id, tone)
        if refused:
            with st.expander("Les courriers qui ne conviennent pas, et pourquoi", expanded=not offered):
                letter.refusals(refused)
    screen_words.fold("pages/courriers.py")
