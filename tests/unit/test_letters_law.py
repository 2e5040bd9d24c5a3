"""What the law wants in a paper, or forbids there, read in the golden texts: each rule with its article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guide.case.codes import DebtorKind, Nature
from guide.letters import allowed
from guide.values.french import NBSP
from tests.unit.letters_cases import GOLDEN, GRANTED, ON, letter_text, rich, supplied


def said(name: str) -> str:
    return (GOLDEN / f"{name}.txt").read_text("utf-8").replace(NBSP, " ")


def test_a_declaration_names_the_court_of_a_pending_suit() -> None:
    """C. com. R622-23, 3°: without the court, the letter is not written."""
    assert "devant cette juridiction : Tribunal d’Arras" in said("declaration_creance-proces_en_cours")
    assert "juridiction" not in said("declaration_creance-entreprise")
    pending = GRANTED["declaration_creance"]["proces_en_cours"]
    nowhere = replace(
        pending, third_parties=tuple(party for party in pending.third_parties if party.role != "tribunal")
    )
    held = {each.letter.id: each for each in allowed(nowhere, ON)}["declaration_creance"]
    assert held.missing == ("third_parties.tribunal",)


def test_a_request_without_a_notice_asks_legal_interest_from_the_service_of_the_order() -> None:
    """Civ. 1231-6: no notice, no interest yet; the served order is worth one."""
    text = said("requete_injonction_tj-sans_mise_en_demeure")
    assert "les intérêts à compter de la signification de l’ordonnance" in text
    assert "mise en demeure, en application" not in text
    noticed = said("requete_injonction_tj-particulier")
    assert "Les intérêts courent depuis la mise en demeure, en application de l’article 1231-6" in noticed


@pytest.mark.parametrize("name", ["tc-entreprise", "tj-liberal", "tj-particulier"])
def test_a_request_does_not_leave_the_judge_to_choose_the_court_of_an_opposition(name: str) -> None:
    """CPC 1408: the court is the one that the creditor names; a step tells it."""
    assert "1408" not in said(f"requete_injonction_{name}")


@pytest.mark.parametrize(
    ("variant", "whole", "days"),
    [
        ("entreprise", "1 103,96 €", "huit jours"),
        ("particulier", "1 011,43 €", "un mois"),
        ("acheteur_public", "1 092,42 €", "huit jours"),
    ],
)
def test_a_plan_acknowledges_the_whole_debt_and_warns_before_the_loss_of_term(
    variant: str, whole: str, days: str
) -> None:
    """The sum of the acknowledgement is the one of the statement (Civ. 1376), even when the plan pays the invoices only."""
    text = said(f"echeancier-{variant}")
    assert f"s’engage à lui payer, la somme de {whole}, soit" in text
    assert f"({whole}). »" in text
    assert "Le débiteur paie 1 000,00 € en 3 échéances" in text
    assert f"ne l’est toujours pas {days} après une lettre recommandée" in text


def test_nobody_gives_up_the_interest_of_a_public_buyer() -> None:
    """CCP L2192-14: such a clause would be void."""
    text = said("echeancier-acheteur_public")
    assert "restent dus" in text and "abandonne" not in text
    assert "il abandonne le surplus, soit 103,96 €" in said("echeancier-entreprise")


def test_an_administration_s_clock_is_not_that_of_the_civil_code() -> None:
    """Loi 68-1250, art. 2, and not Civ. 2240 or 2238."""
    for letter in ("echeancier", "reconnaissance_dette", "demande_mediation"):
        text = said(f"{letter}-acheteur_public")
        assert "2240" not in text and "2238" not in text


def test_a_mandate_to_a_collector_holds_what_the_law_wants_in_it() -> None:
    """CPCE R124-3: power to receive; ground and parts of the sum; guarantee; pay; handing over of the funds."""
    text = said("mandat_recouvrement-entreprise")
    for wanted in (
        "pouvoir de recevoir pour mon compte",
        "La créance vient d’une prestation de services",
        "Indemnité forfaitaire pour frais de recouvrement (40,00 € par facture)",
        "me garantit aux conditions de son attestation, annexée",
        "votre rémunération, à ma charge, est celle de votre devis, annexé",
        "vous me reversez les fonds dans le mois",
        "exemplaire daté et signé",
    ):
        assert wanted in text


def test_a_settlement_of_an_undisputed_debt_asks_what_the_client_gives_up() -> None:
    """Civ. 2044: concessions on both sides."""
    told = {
        answer: " ".join(
            {p.letter.id: p for p in allowed(replace(quiet, answers={**quiet.answers, "dispute": answer}), ON)}[
                "transaction"
            ].cautions
        )
        for quiet in (GRANTED["transaction"]["entreprise"],)
        for answer in ("aucune", "partielle")
    }
    assert "concessions des deux côtés" in told["aucune"]
    assert "concessions" not in told["partielle"]


def test_a_debtor_abroad_is_not_told_of_the_french_procedure() -> None:
    abroad = rich()
    abroad = replace(abroad, debtor=replace(abroad.debtor, country="BE"))
    text = letter_text("dernier_avis", abroad)
    assert "je saisirai la juridiction compétente.\n" in text
    assert "1405" not in text and "696" not in text
    assert "696" in said("dernier_avis-entreprise")


def test_a_settlement_keeps_a_consumer_s_guarantees() -> None:
    assert "Les garanties que la loi donne au débiteur" in said("transaction-particulier")
    assert "Les garanties" not in said("transaction-entreprise")


@pytest.mark.parametrize("kind", [DebtorKind.COLLECTIVITE, DebtorKind.ETAT, DebtorKind.HOPITAL_PUBLIC])
def test_work_is_not_suspended_toward_an_administration(kind: DebtorKind) -> None:
    """CE, 8 Oct. 2014, no. 370644."""
    going_on = rich(kind, invoices=supplied(nature=Nature.ABONNEMENT))
    held = {each.letter.id: each for each in allowed(going_on, ON)}["suspension_prestation"]
    assert not held.granted and "ne cessez pas le travail" in held.reason


def test_the_percentage_of_the_table_is_that_of_the_rule_printed() -> None:
    """C. com. L441-10, II: the rate of 1 January or 1 July, not today's (2,65 % since 16 September 2026)."""
    text = said("mise_en_demeure-entreprise")
    assert "majoré de dix points (taux au premier jour de chaque semestre)" in text
    assert "12,40 %" in text and "12,65 %" not in text
