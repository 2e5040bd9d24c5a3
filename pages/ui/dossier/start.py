"""The beginning of a dossier: who owes. Nothing else is asked before, and nothing is guessed."""

from dataclasses import replace

import streamlit as st

from guide.case.model import Creditor, Debtor, Dossier
from pages.ui import session
from pages.ui.kit.labels import DEBTOR_KINDS
from pages.ui.page import fields


def begin(dossier: Dossier, name: str = "") -> None:
    """A new dossier; the names may come later."""
    me = session.workspace.current().creditor
    creditor = me if me.name else replace(dossier.creditor, name="")
    named = replace(dossier, creditor=creditor, debtor=replace(dossier.debtor, name=name.strip()))
    session.workspace.begin(named)


def form() -> None:
    name = fields.text("Le nom de votre client", "start.name", placeholder="Durand & Fils")
    kind = fields.choice("Qui est-ce ?", "start.kind", DEBTOR_KINDS, mandatory=True)
    if st.button("Créer mon dossier", type="primary"):
        if kind is None:
            st.error("Choisissez qui est votre client : la loi n'est pas la même pour une société et un particulier.")
        else:
            begin(Dossier(Creditor(""), Debtor("", kind=kind)), name or "")
            st.rerun()
    st.page_link("app.py", label="Ou rouvrir un dossier enregistré", width="content")
