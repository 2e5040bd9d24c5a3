"""Balance âgée: an accounting export, what was understood of it, who owes what since when, and what to do first."""

import streamlit as st

from guide.values import french
from pages import ui
from pages.ui import session
from pages.ui.dunning import bank, bodacc, customer_kinds, debtors, one_customer, week_plan
from pages.ui.kit import folds
from pages.ui.ledger import (
    columns,
    downloads,
    figures,
    indicators,
    penalties,
    quality,
    radar,
    settings,
    total_doubt,
    what_was_read,
)
from pages.ui.page import screen_words

with ui.page("Balance âgée"):
    limit = st.get_option("server.maxUploadSize")
    # Once an export is read, who owes what comes first.
    read = session.ledger.current() is not None
    place = st.expander("Déposer un autre export, ou rouvrir un fichier") if read else st.container()
    uploaded = place.file_uploader(
        "Déposez un ou plusieurs fichiers : FEC, liste de factures (CSV, Excel, ODS), factures électroniques "
        f"(PDF Factur-X, XML). {limit} Mo par fichier au plus.",
        accept_multiple_files=True,
        key="ledger.upload",
    )
    exports = session.dropped.take([(file.file_id, file.name, file.getvalue()) for file in uploaded])
    with st.spinner("Lecture du fichier…"):
        fresh = session.ledger.take(exports)
    if fresh and (session.ledger.current() is not None) != read:
        # What asks for a file makes way for what the file says.
        st.rerun()
    refused = session.ledger.refused()
    ledger = session.ledger.current()
    asked = refused is not None and total_doubt.ask(refused)
    if refused is not None:
        if not asked:
            ui.tell(refused.error)
        columns.for_unknown(refused)
        if ledger is not None and not asked:
            st.info("L'export lu auparavant est gardé : le voici.")
    if asked:
        if st.button("Retirer cet export", type="tertiary"):
            session.notes.forget_export()
            st.rerun()
    elif ledger is None:
        st.markdown(
            french.unbroken(
                "Votre logiciel de comptabilité l'appelle « FEC » ou « fichier des écritures comptables » ; votre logiciel "
                "de facturation, « export des factures ». Le fichier est lu ici, sans être enregistré sur un disque."
            )
        )
        st.markdown("Pas de fichier sous la main ? Ouvrez un export inventé :")
        with st.container(horizontal=True):
            for name, title in session.examples.EXPORTS.items():
                if st.button(f"Essayer avec {title}"):
                    session.ledger.open_example(name)
                    st.rerun()
    else:
        tracked = session.notes.tracking(ledger)
        ledger = tracked.ledger
        what_was_read.doubtful(ledger)
        one_customer.one_customer(tracked)
        figures.key_figures(ledger)
        debtors.show(tracked)
        with st.container(horizontal=True):
            debtors.write_all(tracked)
            session.clock.chooser(ledger.as_of)
        bodacc.check_customers(tracked)
        bank.payments(tracked)
        customer_kinds.customer_kinds(tracked)
        week_plan.plan(tracked)
        with st.expander("Ce qui a été lu, et ce qui est à vérifier"):
            what_was_read.understood(ledger)
            columns.correct(ledger)
            quality.quality(ledger)
        if since := folds.on_demand("Depuis quand, et à quel rythme vous êtes payé", "ledger.since"):
            with since:
                figures.ageing(ledger)
                indicators.first(ledger)
                figures.largest(tracked)
                penalties.penalties(ledger)
                indicators.advanced(ledger)
        if lost := folds.on_demand("Ce qui serait perdu si rien n’est fait", "ledger.lost"):
            with lost:
                radar.radar(tracked)
        figures.history(ledger)
        downloads.downloads(tracked)
        settings.settings(tracked)
        if st.button("Retirer cet export", type="tertiary"):
            session.notes.forget_export()
            st.rerun()
    screen_words.fold("pages/balance_agee.py")
