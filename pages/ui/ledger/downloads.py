"""The files to take away: made only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from guide.ledger.exports import workbook

if TYPE_CHECKING:
    from guide.ledger.dunning import FollowedLedger

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def downloads(tracking: FollowedLedger) -> None:
    stem = f"balance-agee-{tracking.ledger.as_of.isoformat()}"
    with st.container(horizontal=True):
        st.download_button(
            "Télécharger pour Excel",
            lambda: workbook.workbook(tracking),
            f"{stem}.xlsx",
            _EXCEL,
            on_click="ignore",
            key="ledger.xlsx",
        )
        st.download_button(
            "Les clients en CSV",
            lambda: workbook.debtors_csv(tracking),
            f"{stem}-clients.csv",
            "text/csv",
            on_click="ignore",
            key="ledger.csv",
        )
        st.download_button(
            "Les factures en CSV",
            lambda: workbook.items_csv(tracking),
            f"{stem}-factures.csv",
            "text/csv",
            on_click="ignore",
            key="ledger.items",
        )


def without_names(tracking: FollowedLedger) -> None:
    st.markdown(
        "**Demander de l’aide.** Une copie où chaque client s'appelle « Client 001 », chaque facture « F-0001 ». "
        "**Gardés** : les montants, les dates (promesses et courriers compris), le retard, ce qu'il y a à faire. "
        "**Retirés** : noms, numéros, libellés, SIREN, noms des fichiers et des colonnes, ce que vous avez écrit. Les "
        "montants et les dates peuvent suffire à qui connaît déjà votre affaire."
    )
    st.download_button(
        "Télécharger la copie sans les noms",
        lambda: workbook.pseudonymised(tracking),
        "balance-agee-sans-noms.xlsx",
        _EXCEL,
        on_click="ignore",
        key="ledger.blind",
    )
