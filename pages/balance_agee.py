"""Balance âgée: an accounting export, what was understood of it, who owes what since when, and what to do first."""

from __future__ import annotations

import streamlit as st

from pages import ui
from pages.ui import (
    clock,
    download_view,
    examples,
    figures_view,
    follow_state,
    follow_up_form,
    indicators_view,
    ledger_state,
    ledger_view,
    mapping_form,
    penalties_view,
    plan_view,
    quality_view,
    radar_view,
    screen_words,
    understood_view,
)

with ui.page("Balance âgée"):
    limit = st.get_option("server.maxUploadSize")
    uploaded = st.file_uploader(
        "Déposez un ou plusieurs fichiers : FEC, liste de factures (CSV, Excel, ODS), factures électroniques "
        f"(PDF Factur-X, XML). {limit} Mo par fichier au plus.",
        accept_multiple_files=True,
        key="ledger.upload",
    )
    follow_up_form.reopen()
    with st.spinner("Lecture du fichier…"):
        ledger_state.take([(file.file_id, file.name, file.getvalue()) for file in uploaded])
    refused = ledger_state.refused()
    found = ledger_state.current()
    if refused is not None:
        ui.tell(refused.error)
        mapping_form.for_unknown(refused)
        if found is not None:
            st.info("L'export lu auparavant est gardé : le voici.")
    if found is None:
        st.markdown(
            "Votre logiciel de comptabilité l'appelle « FEC » ou « fichier des écritures comptables » ; votre logiciel "
            "de facturation, « export des factures ». Le fichier est lu ici, sans être enregistré sur un disque."
        )
        st.markdown("Pas de fichier sous la main ? Ouvrez un export inventé :")
        with st.container(horizontal=True):
            for name, said in examples.EXPORTS.items():
                if st.button(f"Essayer avec {said}"):
                    ledger_state.open_example(name)
                    st.rerun()
        if follow_state.current() is not None:
            follow_up_form.save(None)
    else:
        tracked = follow_state.tracking(found)
        found = tracked.ledger
        understood_view.understood(found)
        mapping_form.correct(found)
        doubts = st.container()
        figures_view.key_figures(found)
        with doubts:
            quality_view.quality(found)
        clock.chooser(found.as_of)
        plan_view.plan(tracked)
        follow_up_form.save(tracked)
        figures_view.ageing(found)
        indicators_view.first(found)
        radar_view.radar(tracked)
        figures_view.largest(tracked)
        figures_view.history(found)
        penalties_view.penalties(found)
        indicators_view.advanced(found)
        download_view.downloads(tracked)
        ledger_view.settings(found)
        if st.button("Retirer cet export", type="tertiary"):
            ledger_state.forget()
            st.rerun()
    screen_words.fold("pages/balance_agee.py")
