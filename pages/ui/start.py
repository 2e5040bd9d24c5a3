"""The beginning of a dossier: who owes. Nothing else is asked before, and nothing is guessed."""

from __future__ import annotations

import streamlit as st

from guide.case.codes import DebtorKind
from guide.case.model import Creditor, Debtor, Dossier
from pages.ui import clock, dossier_state, fields
from pages.ui.wording import DEBTOR_KINDS


def begin(kind: DebtorKind, name: str = "") -> None:
    """A new dossier; the names may come later."""
    dossier_state.open_dossier(
        Dossier(creditor=Creditor(name=""), debtor=Debtor(name=name.strip(), kind=kind)), clock.chosen()
    )


def form() -> None:
    name = fields.text("Le nom de votre client", "start.name", placeholder="Durand & Fils")
    kind = fields.choice("Qui est-ce ?", "start.kind", DEBTOR_KINDS, mandatory=True)
    if st.button("Créer mon dossier", type="primary"):
        if kind is None:
            st.error(
                "Choisissez qui est votre client : la loi n'est pas la même pour une société et un particulier."
            )
        else:
            begin(kind, name or "")
            st.rerun()
    st.page_link("app.py", label="Ou rouvrir un dossier enregistré", width="content")


def name_reminder(dossier: Dossier) -> None:
    """The questions do not ask for names; a letter needs them."""
    if not dossier.debtor.name or not dossier.creditor.name:
        st.caption("Pour un courrier, il faudra encore votre nom, celui du client et les adresses.")
        st.page_link("pages/mon_dossier.py", label="Compléter mon dossier")
