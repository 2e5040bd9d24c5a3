"""What would change the answer, and what a creditor must never do."""

from datetime import date

import streamlit as st

from guide.case.model import Dossier
from guide.path.advice import FORBIDDEN, what_would_change
from pages.ui.dossier import details
from pages.ui.kit import tables
from pages.ui.kit.citations import cite_all
from pages.ui.kit.labels import plain


def alternatives(dossier: Dossier, on: date) -> None:
    """One fact changed at a time, the others kept."""
    suppositions = what_would_change(dossier, on)
    if not suppositions:
        st.markdown("Aucun des faits essayés, changé seul, ne changerait la première chose à faire.")
        return
    st.markdown("Un seul fait changé à la fois, le reste de votre dossier gardé :")
    tables.show(("Supposition", "Alors"), [(each.supposed, each.then) for each in suppositions])


def never() -> None:
    lines = [
        f"- **{plain(each.conduct)}.** {plain(each.risk)} À la place : "
        f"{plain(each.instead[0].lower() + each.instead[1:])} {cite_all(each.references)}."
        for each in FORBIDDEN
    ]
    st.markdown("\n".join(lines))
    details.answer("Pensez-vous publier le nom de votre client ?", "name_and_shame", {"oui": "Oui", "non": "Non"})
