"""When a cheque bounced: the day the bank owes its certificate, then the day of the title."""

import streamlit as st

from guide.lessons import cheque_dates
from guide.values import french
from pages.ui.kit.citations import cite_all
from pages.ui.page import fields


def calculator() -> None:
    st.markdown("**Vos dates**")
    rejected = fields.day("Date du rejet", "cheque.rejected")
    served = fields.day("Signification du certificat, si elle est faite", "cheque.served")
    if rejected is None:
        st.caption("Indiquez la date du rejet : les suivantes s'affichent ici.")
        return
    dates = cheque_dates(rejected, served)
    if served is not None and served < dates.certificate:
        st.error("La signification vient après le certificat : vérifiez les deux dates.")
        return
    lines = [f"Certificat de non-paiement à demander dès le **{french.weekday(dates.certificate)}**."]
    if dates.title:
        lines.append(f"Sans paiement, titre exécutoire dès le **{french.weekday(dates.title)}**.")
    st.markdown("\n".join(f"- {line}" for line in lines))
    st.caption(f"{cite_all(dates.references)}. La demande de certificat est dans « Courriers ».")
