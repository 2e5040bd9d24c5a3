"""A question typed as people type it, one a row of the source articles: what answers it is found."""

from __future__ import annotations

import pytest

from guide.lessons.finder import Place, find
from pages.ui.training.cards import OFFERED

SHEETS = {id: title for id, (title, _) in OFFERED.items()}
#: Row of the source articles, question, what must be among the answers.
ASKED = (
    (1, "examiner le contrat et mes CGV", "avant_de_vendre"),
    (2, "mes e-mails sont-ils une preuve ?", "preuve_libre"),
    (3, "relancer par e-mail", "relancer"),
    (4, "payer en plusieurs fois", "echeancier"),
    (5, "une remise pour un paiement rapide", "remise"),
    (6, "combien coûte une société de recouvrement", "qui_peut_aider"),
    (7, "mise en demeure", "mise_en_demeure"),
    (8, "INJONCTION de payer", "injonction_pas_a_pas"),
    (9, "agence de recouvrement", "qui_peut_aider"),
    (10, "faut-il un avocat", "aides"),
    (11, "référé", "refere_provision"),
    (12, "il dit ne pas avoir reçu la facture", "facture_jamais_recue"),
    (13, "comment demander poliment", "relancer"),
    (14, "relancer sans vexer", "relancer"),
    (15, "la relance est-elle obligatoire ?", "relance"),
    (16, "lettre recommandée non réclamée", "mise_en_demeure"),
    (17, "cheque sans provision", "cheque"),
    (18, "être payé plus vite", "prevention"),
    (19, "demander un acompte", "acompte"),
    (20, "c'est quoi une ordonnance", "ordonnance"),
    (21, "signes d'un mauvais payeur", "risque"),
    (22, "dénoncer un mauvais payeur", "a_ne_jamais_faire"),
    (23, "délai de paiement, 45 jours fin de mois", "facture_et_echeance"),
    (24, "prix d'un huissier", "aides"),
    (25, "j'ai prêté de l'argent à un ami", "pret_a_un_proche"),
    (26, "mauvais payeur", "debiteur"),
    (27, "pourquoi refuse-t-il de payer", "comprendre_le_refus"),
)


@pytest.mark.parametrize(("row", "question", "answer"), ASKED)
def test_a_question_of_the_articles_finds_its_answer(row: int, question: str, answer: str) -> None:
    found = find(question, SHEETS)
    assert answer in {each.id for each in found} and len(found) <= 6


def test_every_row_is_asked() -> None:
    assert [row for row, _, _ in ASKED] == list(range(1, 28))


def test_words_that_are_nowhere_find_nothing() -> None:
    assert find("zzz", SHEETS) == find("?", SHEETS) == find("le la", SHEETS) == ()


def test_the_best_answer_comes_first() -> None:
    assert find("chèque", SHEETS)[0].id == "cheque"
    assert find("prescription", SHEETS)[0].id == "prescription"
    assert find("huissier", SHEETS)[0].place is Place.MOT
