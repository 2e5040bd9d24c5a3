"""The due-date calculator: from a rule of the contract to a day, and whether that term is lawful."""

from __future__ import annotations

import streamlit as st

from guide.case.codes import DebtorKind
from guide.case.terms import Rule, term
from guide.values import french
from pages.ui import dossier_state, fields
from pages.ui.citations import cite_all
from pages.ui.wording import DEBTOR_KINDS, plain

RULES = {
    Rule.NET_30: "30 jours après la facture",
    Rule.NET_45: "45 jours après la facture",
    Rule.NET_60: "60 jours après la facture",
    Rule.END_OF_MONTH_A: "45 jours, puis fin du mois",
    Rule.END_OF_MONTH_B: "fin du mois, puis 45 jours",
    Rule.RECEPTION_30: "30 jours après la réception ou la fin de la prestation",
}


def calculator() -> None:
    dossier = dossier_state.current()
    issued = fields.day("Date de la facture", "term.issued")
    rule = fields.choice("Délai convenu", "term.rule", RULES, value=Rule.NET_30, mandatory=True)
    kind = fields.choice(
        "Client",
        "term.kind",
        DEBTOR_KINDS,
        value=dossier.debtor.kind if dossier else DebtorKind.COMMERCANT,
        mandatory=True,
    )
    reception = None
    if rule is Rule.RECEPTION_30:
        reception = fields.day("Réception, ou fin de la prestation", "term.reception")
    if issued is None or rule is None or kind is None or (rule is Rule.RECEPTION_30 and reception is None):
        st.caption("Indiquez les dates : l'échéance s'affiche ici.")
        return
    found = term(issued, rule, reception, kind)
    st.markdown(f"Échéance : **{french.weekday(found.due)}**.")
    said = f"{plain(found.note)} {cite_all(found.references)}".strip()
    if found.lawful:
        st.caption(f"Ce délai est permis. {said}")
    else:
        st.warning(f"Ce délai dépasse ce que la loi permet. {said}")
