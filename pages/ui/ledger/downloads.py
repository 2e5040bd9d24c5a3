"""The files to take away: made only when asked for."""

from collections.abc import Callable

import streamlit as st

from guide.ledger.dunning import FollowedLedger
from guide.ledger.exports import workbook

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def downloads(tracking: FollowedLedger) -> None:
    stem = f"balance-agee-{tracking.ledger.as_of.isoformat()}"
    with st.container(horizontal=True):
        _file("Télécharger pour Excel", lambda: workbook.workbook(tracking), f"{stem}.xlsx", "xlsx")
        _file("Les clients en CSV", lambda: workbook.debtors_csv(tracking), f"{stem}-clients.csv", "csv")
        _file("Les factures en CSV", lambda: workbook.items_csv(tracking), f"{stem}-factures.csv", "items")


def _file(label: str, make: Callable[[], bytes], name: str, key: str) -> None:
    mime = "text/csv" if name.endswith(".csv") else _EXCEL
    st.download_button(label, make, name, mime, on_click="ignore", key=f"ledger.{key}")


def without_names(tracking: FollowedLedger) -> None:
    st.markdown(
        "**Demander de l’aide.** Une copie où chaque client s'appelle « Client 001 », chaque facture « F-0001 ». "
        "**Gardés** : les montants, les dates (promesses et courriers compris), le retard, ce qu'il y a à faire. "
        "**Retirés** : noms, numéros, libellés, SIREN, noms des fichiers et des colonnes, ce que vous avez écrit. Les "
        "montants et les dates peuvent suffire à qui connaît déjà votre affaire."
    )
    copy = "Télécharger la copie sans les noms"
    _file(copy, lambda: workbook.pseudonymised(tracking), "balance-agee-sans-noms.xlsx", "blind")
