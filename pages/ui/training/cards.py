"""Cards and calculators: one at a time, the text to hold in mind and, where there is one, the sum or the date."""

from collections.abc import Callable

import streamlit as st

from guide import lessons, path
from guide.values import french
from pages.ui import session
from pages.ui.calculators import cheque, due_date, last_day
from pages.ui.kit import training_links
from pages.ui.kit.citations import cite_all
from pages.ui.kit.labels import plain
from pages.ui.ledger import payers
from pages.ui.page import glossary
from pages.ui.roadmap import comparison, discount
from pages.ui.training import clauses


def _helpers() -> None:
    comparison.helpers(*discount.in_view())


def _card(id: str, then: Callable[[], None]) -> Callable[[], None]:
    def show() -> None:
        card = lessons.cards()[id]
        st.markdown(plain(card.idea))
        for heading, lines in card.read(session.clock.today()):
            bullets = "\n".join(f"- {plain(line, 600)}" for line in lines)
            st.markdown(f"**{plain(heading)}**\n\n{bullets}")
        if card.links:
            st.markdown(" · ".join(f"[{plain(label)}]({url})" for label, url in card.links))
        for remedy in card.remedies:
            st.caption(f"À réunir : {plain(' ; '.join(path.REMEDIES[remedy].documents), 600)}.")
        then()
        glossary.of(" ".join(line for _, lines in card.parts for line in lines))
        st.caption(f"Textes : {cite_all(card.references)}.")
        training_links.to_lesson(card.lesson)

    return show


def _calculator(id: str) -> str:
    return f"Calcul : {lessons.CALCULATORS[id]}"


#: What is offered, in order: the question as a person asks it, and what answers.
OFFERED: dict[str, tuple[str, Callable[[], None]]] = {
    "echeance": (_calculator("echeance"), due_date.calculator),
    "prescription": (_calculator("prescription"), last_day.calculator),
    "remise": (_calculator("remise"), discount.calculator),
    "aides": (_calculator("aides"), _helpers),
    "clauses": ("Modèles : des clauses à copier", clauses.show),
    "cheque": ("Fiche : payé par chèque", _card("cheque", cheque.calculator)),
    "risque": ("Fiche : un client à risque", _card("risque", payers.one)),
    "prevention": ("Fiche : être payé à l'heure", _card("prevention", payers.late)),
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
        format_func=lambda id: french.typeset(OFFERED[id][0]),
        key=training_links.CARD,
        persist_state="session",
    )
    _, answer = OFFERED[id or next(iter(OFFERED))]
    answer()
    if words := _WORDS.get(id or next(iter(OFFERED))):
        glossary.words((lessons.terms()[word] for word in words), session.clock.today())
