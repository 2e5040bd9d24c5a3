"""The settings of the ledger on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.ui import session
from pages.ui.ledger.figures import CLIENTS

if TYPE_CHECKING:
    from guide.ledger.receivables import Ledger


def settings(ledger: Ledger) -> None:
    options = ledger.options
    with st.expander("Réglages : échéances, genre de clients"):
        delai = st.number_input(
            "Échéance estimée quand elle manque : jours après la pièce", 0, 365, options.delai, key="ledger.delai"
        )
        kinds = list(CLIENTS)
        kind = st.selectbox(
            "Vos clients sont, le plus souvent",
            kinds,
            index=kinds.index(options.client_kind),
            format_func=CLIENTS.__getitem__,
            key="ledger.clients",
        )
        confirmed = st.checkbox(
            "Je confirme ces échéances (les pénalités se calculent alors dessus)",
            options.confirmed_terms,
            key="ledger.confirmed",
        )
        session.ledger.set_options(int(delai), kind or options.client_kind, confirmed)
