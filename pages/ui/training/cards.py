"""Cards and calculators: one at a time, the text to hold in mind and, where there is one, the sum or the date."""

from collections.abc import Callable

import streamlit as st

from guide import lessons, path
from guide.lessons import Between
from pages.ui import session
from pages.ui.calculators import cheque, due_date, last_day
from pages.ui.kit import choices, training_links
from pages.ui.kit.citations import cite_all
from pages.ui.kit.labels import plain
from pages.ui.kit.training_links import CLAUSE
from pages.ui.ledger import payers
from pages.ui.page import glossary
from pages.ui.roadmap import comparison, discount


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


BETWEEN = {
    Between.TOUS: "Avec tout client",
    Between.PROFESSIONNELS: "Entre professionnels seulement",
    Between.COMMERCANTS: "Entre commerçants seulement",
    Between.CONSOMMATEURS: "Avec un particulier",
}


def _clauses() -> None:
    st.markdown(
        "Une clause vaut si le client l'a acceptée avant : mettez-la dans le devis ou les conditions qu'il signe. "
        "Entre crochets : à remplir."
    )
    every = lessons.clauses()
    id = choices.one_of("Clause", {id: clause.title for id, clause in every.items()}, CLAUSE)
    clause, on = every[id], session.clock.today()
    st.markdown(f"**{BETWEEN[clause.between]}.** {plain(clause.use)}")
    st.code(clause.copied(on), language=None, wrap_lines=True)
    st.caption("L'icône, en haut à droite du texte, le copie.")
    st.markdown("**Ses limites**\n\n" + "\n".join(f"- {plain(limit, 600)}" for limit in clause.limited(on)))
    glossary.of(" ".join((clause.words, clause.use, *clause.limits)))
    st.caption(
        f"Textes : {cite_all(clause.references)}. Un modèle général, à adapter : ce n'est pas un conseil d'avocat."
    )


def _calculator(id: str) -> str:
    return f"Calcul : {lessons.CALCULATORS[id]}"


#: What is offered, in order: the question as a person asks it, and what answers.
OFFERED: dict[str, tuple[str, Callable[[], None]]] = {
    "echeance": (_calculator("echeance"), due_date.calculator),
    "prescription": (_calculator("prescription"), last_day.calculator),
    "remise": (_calculator("remise"), discount.calculator),
    "aides": (_calculator("aides"), lambda: comparison.helpers(*discount.in_view())),
    "clauses": ("Modèles : des clauses à copier", _clauses),
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
    titles = {id: title for id, (title, _) in OFFERED.items()}
    id = choices.one_of("Fiche ou calcul", titles, training_links.CARD)
    OFFERED[id][1]()
    if words := _WORDS.get(id):
        glossary.words((lessons.terms()[word] for word in words), session.clock.today())
