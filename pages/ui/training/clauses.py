"""Clauses to copy: whom each may bind, its words ready to paste, what it gains, its limits and its article."""

import streamlit as st

from guide import lessons
from guide.lessons import Between
from guide.values import french
from pages.ui import session
from pages.ui.kit.citations import cite_all
from pages.ui.kit.labels import plain
from pages.ui.kit.training_links import CLAUSE
from pages.ui.page import glossary

BETWEEN = {
    Between.TOUS: "Avec tout client",
    Between.PROFESSIONNELS: "Entre professionnels seulement",
    Between.COMMERCANTS: "Entre commerçants seulement",
    Between.CONSOMMATEURS: "Avec un particulier",
}


def show() -> None:
    st.markdown(
        "Une clause vaut si le client l'a acceptée avant : mettez-la dans le devis ou les conditions qu'il signe. "
        "Entre crochets : à remplir."
    )
    every = lessons.clauses()
    id = st.selectbox(
        "Clause",
        list(every),
        format_func=lambda id: french.typeset(every[id].title),
        key=CLAUSE,
        persist_state="session",
    )
    clause, on = every[id or next(iter(every))], session.clock.today()
    st.markdown(f"**{BETWEEN[clause.between]}.** {plain(clause.use)}")
    st.code(clause.copied(on), language=None, wrap_lines=True)
    st.caption("L'icône, en haut à droite du texte, le copie.")
    st.markdown("**Ses limites**\n\n" + "\n".join(f"- {plain(limit, 600)}" for limit in clause.limited(on)))
    glossary.of(" ".join((clause.words, clause.use, *clause.limits)))
    st.caption(
        f"Textes : {cite_all(clause.references)}. Un modèle général, à adapter : ce n'est pas un conseil d'avocat."
    )
