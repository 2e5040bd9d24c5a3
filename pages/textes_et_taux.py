"""Every rate, amount, delay and article the tool uses: since when, where it is written, when it was read."""

import streamlit as st

from guide import law
from guide.values import french
from pages import ui
from pages.ui import session
from pages.ui.kit import choices, folds, tables
from pages.ui.law import changes, filter
from pages.ui.law import tables as law_tables
from pages.ui.page import screen_words

with ui.page("Textes et taux"):
    st.markdown(
        "Chaque chiffre de l'outil vient d'ici. Suivez un lien pour lire le texte : la date dit quand nous l'avons lu."
    )
    on = session.clock.chooser()

    st.header(f"Les chiffres au {french.day(on)}", anchor=False)
    tables.show(("Chiffre", "Valeur", "Depuis le", "Texte"), law_tables.today(on), right=(1,))
    if law_tables.any_projected(on):
        st.warning(
            "**Provisoire** : la valeur de cette période n'est pas encore publiée. C'est la dernière connue ; "
            "tout montant qui l'utilise le dit aussi."
        )

    st.header("L'historique, chiffre par chiffre", anchor=False)
    by_id = {series.id: series for series in law.series()}
    titles = {id: series.title for id, series in by_id.items()}
    chosen = by_id[choices.one_of("Quel chiffre ?", titles, "law.series", index=list(by_id).index("taux_legal"))]
    st.markdown(law_tables.about(chosen))
    if not law_tables.is_drawn(chosen):
        tables.show(*law_tables.history(chosen))
    # Its words are the same of all: the fold stays open from one figure to the next.
    elif fold := folds.on_demand("La courbe, et toutes ses valeurs", "law.curve"):
        with fold:
            law_tables.chart(chosen, on)
            tables.show(*law_tables.history(chosen))

    st.header("Ce qui a changé depuis un jour", anchor=False)
    changes.show(on)

    st.header("Tous les chiffres, tous les textes", anchor=False)
    filter.show(on)
    screen_words.fold("pages/textes_et_taux.py")
