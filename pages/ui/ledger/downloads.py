"""The files to take away: made only when asked for."""

import streamlit as st

from guide.ledger.dunning import FollowedLedger
from guide.ledger.exports import workbook
from pages.ui.kit.downloads import button


def downloads(tracking: FollowedLedger) -> None:
    stem = f"balance-agee-{tracking.ledger.as_of.isoformat()}"
    with st.container(horizontal=True):
        button("Télécharger pour Excel", lambda: workbook.workbook(tracking), f"{stem}.xlsx", "ledger.xlsx")
        button("Les clients en CSV", lambda: workbook.debtors_csv(tracking), f"{stem}-clients.csv", "ledger.csv")
        button("Les factures en CSV", lambda: workbook.items_csv(tracking), f"{stem}-factures.csv", "ledger.items")


def without_names(tracking: FollowedLedger) -> None:
    st.markdown(
        "**Demander de l’aide.** Une copie où chaque client s'appelle « Client 001 », chaque facture « F-0001 ». "
        "**Gardés** : les montants, les dates (promesses et courriers compris), le retard, ce qu'il y a à faire. "
        "**Retirés** : noms, numéros, libellés, SIREN, noms des fichiers et des colonnes, ce que vous avez écrit. Les "
        "montants et les dates peuvent suffire à qui connaît déjà votre affaire."
    )
    copy = "Télécharger la copie sans les noms"
    button(copy, lambda: workbook.pseudonymised(tracking), "balance-agee-sans-noms.xlsx", "ledger.blind")
