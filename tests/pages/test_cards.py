"""« Fiches et calculs » : each opens and answers, with a dossier and without, with a ledger and without."""

from __future__ import annotations

import pytest

from guide import lessons
from pages.ui.training.cards import OFFERED
from tests.pages.screen import field, go, hold, press, sound, start, text_of, worked_case
from tests.unit.ledger_cases import read_fec
from tests.unit.test_ledger_late_payers import four_customers

SCREEN = "pages/se_former.py"


def card(app, id: str):
    app = go(app, SCREEN)
    app = sound(app.segmented_control(key="training.part").select("Fiches et calculs").run())
    return sound(app.selectbox(key="card.choice").select(id).run())


def typed(app, label: str, value: str):
    field(app, label).set_value(value)
    return sound(app.run())


def picked(app, label: str, value: str):
    next(box for box in app.selectbox if box.label == label).select(value)
    return sound(app.run())


@pytest.mark.parametrize("id", OFFERED)
def test_every_card_opens_with_a_dossier_and_without(id: str) -> None:
    app = card(start(), id)
    assert len(text_of(app)) > 200
    assert any(fold.label.startswith("Les mots : ") for fold in app.expander), "words that are not explained"
    assert "[[" not in text_of(card(hold(start(), worked_case()), id))


def test_a_due_date_written_too_far_is_not_lawful() -> None:
    app = typed(card(start(), "echeance"), "Date de la facture", "10/04/2026")
    app = typed(picked(app, "Délai convenu", "ecrite"), "Échéance écrite", "31/07/2026")
    assert "dépasse ce que la loi permet (dernier jour possible : 14 juin 2026)" in text_of(app)
    app = picked(picked(app, "Délai convenu", "45fdm-b"), "Métier", "transport")
    assert "dépasse ce que la loi permet (dernier jour possible : 10 mai 2026)" in text_of(app)


def test_a_trade_that_counts_from_the_delivery_asks_for_it() -> None:
    app = typed(card(start(), "echeance"), "Date de la facture", "10/04/2026")
    app = picked(app, "Métier", "viande")
    assert "Indiquez les dates" in text_of(app)
    app = typed(app, "Réception, livraison ou fin de la prestation", "02/04/2026")
    assert "22 avril 2026" in text_of(app) and "à vérifier" not in text_of(app)


def test_the_last_day_to_act_and_what_restarts_it() -> None:
    app = picked(card(start(), "prescription"), "Client", "particulier")
    app = typed(app, "Fin de la prestation, ou livraison", "10/03/2026")
    assert "Dernier jour pour agir : **vendredi 10 mars 2028**" in text_of(app)
    app = typed(picked(app, "Et depuis ?", "mise_en_demeure"), "Quel jour ?", "01/09/2026")
    assert "10 mars 2028" in text_of(app)
    app = picked(app, "Et depuis ?", "paiement_partiel")
    assert "1er septembre 2028" in text_of(app)
    app = typed(app, "Quel jour ?", "01/09/2027")
    assert "Traceback" not in text_of(app)


def test_a_discount_is_held_against_the_best_route() -> None:
    app = typed(card(hold(start(), worked_case()), "remise"), "Remise que vous accorderiez", "200")
    said = text_of(app)
    assert "il vous reste **903,96 €**" in said and "624,44 €" in said and "235,29 €" in said
    app = typed(app, "Remise que vous accorderiez", "5000")
    assert "dépasse la somme réclamable" in text_of(app)


def test_a_clause_is_ready_to_copy() -> None:
    app = card(start(), "clauses")
    for id, clause in lessons.clauses().items():
        app = sound(app.selectbox(key="clause.choice").select(id).run())
        assert app.code[0].value and clause.title in app.selectbox(key="clause.choice").options
    assert app.code[0].value.startswith("TOUT LITIGE")


def test_a_cheque_gives_its_two_days() -> None:
    app = typed(card(start(), "cheque"), "Date du rejet", "03/08/2026")
    assert "mercredi 2 septembre 2026" in text_of(app)
    app = typed(app, "Signification du certificat, si elle est faite", "10/09/2026")
    assert "vendredi 25 septembre 2026" in text_of(app)
    app = typed(app, "Signification du certificat, si elle est faite", "01/08/2026")
    assert "vérifiez les deux dates" in text_of(app)


def test_the_cards_read_the_ledger_that_is_open() -> None:
    app = start()
    app.session_state["ledger"] = read_fec(four_customers(), delai=30)
    said = text_of(card(app, "prevention"))
    assert "| ALPHA | 20 jours de retard en moyenne" in said and "BETA" not in said
    app = card(app, "risque")
    app = sound(app.selectbox(key="risk.debtor").select(0).run())
    assert "20 jours de retard en moyenne" in text_of(app) and "demandez un acompte" in text_of(app)
    assert "Promesses non tenues, d'après vos notes : 0" in text_of(app)


def test_an_export_without_history_says_so() -> None:
    said = text_of(card(press(start(), "Ouvrir un FEC d’exemple"), "prevention"))
    assert "il faut au moins 3 factures payées" in said
    assert "les plus fortes sommes d'abord" in said and "| Client | En retard |" in said
