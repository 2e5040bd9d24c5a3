"""The settings of the ledger on screen."""

import streamlit as st

from guide.ledger.dunning import FollowedLedger
from pages.ui import session
from pages.ui.ledger import downloads
from pages.ui.ledger.figures import CLIENTS


def settings(tracking: FollowedLedger) -> None:
    """What an export does not say, and the copy that a helper may see."""
    ledger = tracking.ledger
    options = ledger.options
    with st.expander("Réglages, et demander de l’aide sans montrer vos clients"):
        downloads.without_names(tracking)
        st.markdown("**Réglages**")
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
