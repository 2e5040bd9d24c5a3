"""The question before the figures: two readings of a file give two totals, and the person says which one is right."""

import streamlit as st

from guide.ledger.source import TotalAnswer, TotalInDoubt
from guide.values import french
from pages.ui import session
from pages.ui.kit import tables
from pages.ui.kit.labels import plain


def ask(refused: session.ledger.Refused) -> bool:
    """One plain question with the cells it speaks of, and the total of each answer; answers whether there is one."""
    error = refused.error
    if not isinstance(error, TotalInDoubt):
        return False
    question = error.question
    st.header("Une question avant les chiffres", anchor=False)
    st.markdown(f"**{plain(question.file)}**\u00a0: {plain(french.typeset(question.sentence), 600)}")
    if question.samples:
        tables.show(question.sampled, list(question.samples))
    for number, answer in enumerate(question.answers):
        if st.button(_label(answer), key=f"doubt.{number}", width="stretch"):
            session.ledger.map_columns(refused.files, question.columns, answer.mapping)
            st.rerun()
    st.caption(
        "Rien n\u2019est compté ni écrit à un client avant votre réponse. Elle vaut pour tous les fichiers de mêmes colonnes."
    )
    return True


def _label(answer: TotalAnswer) -> str:
    label = plain(french.typeset(f"{answer.label[0].upper()}{answer.label[1:]}"))
    if answer.open is None:
        return f"{label} (une autre question suit)" if answer.further else label
    return f"{label}\u00a0: {french.money(answer.open)} dus"
