"""Indicators: the lateness first, the others behind one fold, each with its formula, its numbers and how to read it."""

import streamlit as st

from guide.ledger.analysis import FORMULAS, TITLES, Id, caution, inputs, reading, shown
from guide.ledger.receivables import Ledger
from pages.ui import session
from pages.ui.kit import folds, tables
from pages.ui.kit.labels import plain
from pages.ui.ledger import figures

#: What anyone reads at once; no other stands before « Indicateurs avancés ».
FIRST = (Id.WEIGHTED_LATE,)


def first(ledger: Ledger) -> None:
    """The lateness in a sentence; a warning when it means nothing."""
    st.header("À quel rythme vous êtes payé", anchor=False)
    indicators = session.ledger.report(ledger).indicators
    few = caution(indicators)
    if few:
        st.info(few)
    for id in FIRST:
        each = indicators.of(id)
        st.markdown(f"**{plain(TITLES[id])} : {plain(shown(each))}.** {plain(reading(each), 600)}")


def advanced(ledger: Ledger) -> None:
    if fold := folds.on_demand("Indicateurs avancés", "ledger.indicators"):
        with fold:
            indicators = session.ledger.report(ledger).indicators
            others = [each for each in indicators.each if each.id not in FIRST]
            tables.show(("Indicateur", "Valeur"), [(TITLES[each.id], shown(each)) for each in others], right=(1,))
            for each in (*others, *(indicators.of(id) for id in FIRST)):
                st.markdown(
                    f"**{plain(TITLES[each.id])} : {plain(shown(each))}.** {plain(reading(each), 600)}  \n"
                    f"Formule : {plain(FORMULAS[each.id], 600)}.  \n"
                    f"Avec : {plain(inputs(each), 600)}."
                )
            st.markdown(plain(figures.concentration(ledger), 600))
            st.caption(
                plain(
                    f"Ventes : {indicators.sales.source}. Ce qui est dû est TTC, comme elles ; les autres monnaies n'y sont pas. "
                    "Repères de gestion, sans valeur juridique.",
                    600,
                )
            )
