"""Facts that few dossiers have: each has its field where a person would look for it, and goes to the dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.pages.screen import choice, dossier_of, field, go, hold, sound, start, whole, worked_case

SCREEN = "pages/mon_dossier.py"


def test_the_facts_of_an_invoice_are_written_where_they_are_typed() -> None:
    app = whole(hold(start(), worked_case()), SCREEN)
    field(app, "Retenue de garantie gardée par le client").set_value("60")
    field(app, "Montant que le client conteste").set_value("100,50")
    choice(app, "Statut de la facture électronique").set_value("refusee")
    dossier = dossier_of(sound(app.run()))
    assert (dossier.invoices[0].retention, dossier.invoices[0].disputed_amount) == (60_00, 100_50)
    assert dossier.answers["einvoice_status"] == "refusee"


def test_the_clauses_of_the_contract_are_written_where_they_are_chosen() -> None:
    app = whole(hold(start(), worked_case()), SCREEN)
    choice(app, "Délai de paiement écrit au contrat").set_value("45")
    choice(app, "Une clause pénale (une somme fixe en cas de retard)").set_value(True)
    choice(app, "Une clause qui désigne un tribunal français").set_value(False)
    field(app, "Les intérêts d’une année entière portent intérêt à partir du").set_value("01/06/2027")
    dossier = dossier_of(sound(app.run()))
    assert dossier.contract.payment_clause == "45"
    assert (dossier.contract.penalty_clause, dossier.contract.jurisdiction_clause) == (True, False)
    assert dossier.terms.capitalisation == date(2027, 6, 1)


def test_a_clause_that_a_file_keeps_in_words_stays() -> None:
    case = worked_case()
    kept = replace(case, contract=replace(case.contract, payment_clause="à la livraison", penalty_clause="10 %"))
    assert dossier_of(whole(hold(start(), kept), SCREEN)) == kept


def test_publishing_a_name_is_answered_where_its_risk_is_told() -> None:
    app = hold(start(), worked_case())
    app.session_state["fold.routes"] = True
    app.session_state["fold.routes.part"] = "À ne pas faire"
    app = go(app, "pages/que_faire.py")
    choice(app, "Pensez-vous publier le nom de votre client ?").set_value("oui")
    assert dossier_of(sound(app.run())).answers["name_and_shame"] == "oui"
