"""Décompte: what may be asked for today, the table that is the computation, why, and what would change it."""

import streamlit as st

from guide.claim import limitation, projection, statement
from pages import ui
from pages.ui import session
from pages.ui.calculators import due_date, last_day
from pages.ui.dossier import payments, start
from pages.ui.page import screen_words
from pages.ui.statement import limitation as limitation_view
from pages.ui.statement import statement as statement_view

with ui.page("Décompte"):
    dossier = session.dossier.current()
    if dossier is None or not dossier.invoices:
        st.markdown("Le décompte dit ce que vous pouvez réclamer, au centime près, et pourquoi.")
        if dossier is None:
            start.form()
        else:
            st.info("Le dossier n'a pas encore de facture.")
            st.page_link("pages/mon_dossier.py", label="Ajouter une facture")
    else:
        on = session.clock.today()
        owed = statement(dossier, on)
        statement_view.answer(dossier, owed)
        with st.container(horizontal=True):
            if st.button("Écrire le courrier", type="primary"):
                st.switch_page("pages/courriers.py")
            if st.button("Que faire maintenant ?"):
                st.switch_page("pages/que_faire.py")
            session.clock.chooser()

        st.header("Comment ce montant se calcule", anchor=False)
        statement_view.table(dossier, owed)
        statement_view.warnings(owed)
        statement_view.reasons(dossier, owed)
        statement_view.download(dossier, owed)

        with st.expander("Noter un paiement reçu"):
            numbers = [invoice.number for invoice in dossier.invoices]
            number = numbers[0]
            if len(numbers) > 1:
                number = st.selectbox("Sur quelle facture ?", numbers, key="payment.invoice")
            payments.add_payment(number)

        coming = projection(dossier, on)
        # Interest that does not run yet, or no more, makes the same line three times.
        if any(each.claimable != owed.claimable for each in coming):
            st.header("Si rien n'est payé", anchor=False)
            statement_view.projections(coming)

        st.header("Jusqu'à quand agir", anchor=False)
        limitation_view.show(dossier, limitation(dossier, on))

        st.header("Ce qui pourrait changer ce montant", anchor=False)
        statement_view.what_could_change()

    with st.expander("Calculer une date d'échéance"):
        due_date.calculator()
    with st.expander("Calculer jusqu'à quand agir"):
        last_day.calculator()
    screen_words.fold("pages/decompte.py")
