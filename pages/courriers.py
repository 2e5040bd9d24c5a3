"""Courriers: the letters this dossier allows, read on screen before the Word file; or one a customer of a ledger."""

from __future__ import annotations

import streamlit as st

from guide import letters, path
from pages import ui
from pages.ui import (
    batch_view,
    clock,
    court_view,
    dossier_state,
    letter_form,
    letter_view,
    letterhead_form,
    own_form,
    party_form,
    preview_view,
    screen_words,
    send_note,
    start,
)

with ui.page("Courriers"):
    if batch_view.chosen(dossier_state.current() is not None):
        batch_view.show()
    elif dossier_state.current() is None:
        st.markdown(
            "Un courrier prêt à signer, avec le décompte de ce qui est dû. Il faut d'abord un dossier."
        )
        start.form()
    else:
        on = clock.today()
        top = st.container()
        permissions = letters.allowed(dossier_state.require(), on)
        incomplete = letter_view.lacks_parties(dossier_state.require(), permissions)
        with st.expander("Expéditeur et destinataire", expanded=incomplete):
            party_form.essentials()
        dossier = dossier_state.require()
        permissions = letters.allowed(dossier, on)
        offered = [p for p in permissions if p.granted or p.incomplete] if letter_view.named(dossier) else []
        refused = [p for p in permissions if not p.granted and not p.incomplete]
        chosen = None
        with top:
            if offered:
                steps = path.advise(dossier, on).steps
                chosen = letter_view.choose(offered, steps)
                court = next((step.court for step in steps if chosen.letter.id in step.letters), None)
                letter_form.ask(chosen, on, court)
                letter_form.words(chosen.letter)
                letterhead_form.form()
                if chosen.granted:
                    own_form.form([chosen.letter.id], "one")
                    tone = letter_view.tone(chosen)
                    letter_view.download(dossier, on, chosen, tone)
            elif letter_view.lacks_parties(dossier, permissions):
                st.markdown("Il manque de quoi remplir l'enveloppe : les noms et les adresses.")
            else:
                st.markdown("**Aucun courrier ne peut partir avec ce dossier.** Voici pourquoi.")
        if letter_view.named(dossier) and dossier.invoices:
            court_view.offer(on)
        if chosen and chosen.granted:
            letter_view.email(dossier, on, chosen, tone)
            letter_view.how_to_send(dossier, chosen)
            send_note.offer(dossier, on, chosen.letter.counts_as)
            preview_view.show(dossier, on, chosen.letter.id, tone)
        if refused:
            with st.expander("Les courriers qui ne conviennent pas, et pourquoi", expanded=not offered):
                letter_view.refusals(refused)
    screen_words.fold("pages/courriers.py")
