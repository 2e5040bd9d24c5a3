"""Cards and calculators: one at a time, the text to hold in mind and, where there is one, the sum or the date."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from guide import lessons, path
from pages.ui import (
    cheque_form,
    clause_view,
    clock,
    comparison_view,
    discount_form,
    glossary_view,
    limitation_form,
    payer_view,
    term_form,
    training_links,
)
from pages.ui.citations import cite_all
from pages.ui.wording import plain


def _helpers() -> None:
    comparison_view.priced(*discount_form.in_view())


def _card(id: str, then: Callable[[], None]) -> Callable[[], None]:
    def show() -> None:
        card = lessons.cards()[id]
        st.markdown(plain(card.idea))
        for heading, lines in card.read(clock.today()):
            told = "\n".join(f"- {plain(line, 600)}" for line in lines)
            st.markdown(f"**{plain(heading)}**\n\n{told}")
        if card.links:
            st.markdown(" · ".join(f"[{plain(label)}]({url})" for label, url in card.links))
        for remedy in card.remedies:
            st.caption(f"À réunir : {plain(' ; '.join(path.REMEDIES[remedy].documents), 600)}.")
        then()
        glossary_view.of(" ".join(line for _, lines in card.parts for line in lines))
        st.caption(f"Textes : {cite_all(card.references)}.")
        training_links.to_lesson(card.lesson)

    return show


#: What is offered, in order: the question as a person asks it, and what answers.
OFFERED: dict[str, tuple[str, Callable[[], None]]] = {
    "echeance": ("Calcul : l'échéance, et si elle est permise", term_form.calculator),
    "prescription": ("Calcul : jusqu'à quand agir", limitation_form.calculator),
    "remise": ("Calcul : une remise, ou le tribunal ?", discount_form.calculator),
    "aides": ("Calcul : le prix de chaque aide", _helpers),
    "clauses": ("Modèles : des clauses à copier", clause_view.show),
    "cheque": ("Fiche : payé par chèque", _card("cheque", cheque_form.calculator)),
    "risque": ("Fiche : un client à risque", _card("risque", payer_view.one)),
    "prevention": ("Fiche : être payé à l'heure", _card("prevention", payer_view.late)),
}
#: The words that a calculator uses; a card and a clause say theirs from their text.
_WORDS: dict[str, tuple[str, ...]] = {
    "echeance": ("echeance", "fin_de_mois"),
    "prescription": ("prescription", "interruption", "mise_en_demeure", "reconnaissance_de_dette"),
    "remise": ("transaction", "injonction_de_payer", "depens"),
    "aides": ("societe_de_recouvrement", "commissaire_de_justice", "titre_executoire", "article_700"),
}


def show() -> None:
    id = st.selectbox(
        "Fiche ou calcul",
        list(OFFERED),
        format_func=lambda id: OFFERED[id][0],
        key=training_links.CARD,
        persist_state="session",
    )
    _, answer = OFFERED[id or next(iter(OFFERED))]
    answer()
    if words := _WORDS.get(id or next(iter(OFFERED))):
        glossary_view.words((lessons.terms()[word] for word in words), clock.today())
