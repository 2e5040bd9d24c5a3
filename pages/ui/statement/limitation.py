"""Until when one may act, invoice by invoice: the date first, then why."""

import streamlit as st

from guide.case.debt_names import nouns, term
from guide.case.model import Dossier
from guide.claim import Limitation, LimitationState
from guide.values import french
from pages.ui.kit import tables
from pages.ui.kit.citations import cite_all
from pages.ui.kit.labels import plain


def headline(limitation: Limitation) -> None:
    """One sentence, always in view: the last day to act."""
    if limitation.earliest is None:
        return
    day = french.day(limitation.earliest)
    estimated = " (date estimée)" if any(h.estimated for h in limitation.invoices) else ""
    if limitation.state is LimitationState.PRESCRITE:
        st.error(f"Le délai pour agir a expiré le **{day}**{estimated}. Un juge peut encore le dire : faites vérifier.")
    elif limitation.state is LimitationState.BIENTOT:
        st.warning(f"**Agissez avant le {day}**{estimated} : passé ce jour, la somme ne pourra plus être demandée.")
    else:
        st.markdown(f"Vous pouvez agir en justice jusqu'au **{day}**{estimated}.")


def show(dossier: Dossier, limitation: Limitation) -> None:
    headline(limitation)
    for warning in limitation.warnings:
        st.caption(plain(warning, 600))
    if not limitation.invoices:
        return
    with st.expander("Pourquoi cette date"):
        terms = {invoice.number: term(invoice) for invoice in dossier.invoices}
        tables.show(
            (nouns(dossier)[0].capitalize(), "Délai", "Court depuis le", "Dernier jour pour agir"),
            [
                (terms[h.invoice], h.period, french.short_day(h.runs_from), french.short_day(h.deadline))
                for h in limitation.invoices
            ],
        )
        for why, references in dict.fromkeys((h.why, h.references) for h in limitation.invoices):
            st.markdown(f"- {plain(why[0].upper() + why[1:])}. {cite_all(references)}.")
