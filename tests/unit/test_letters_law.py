"""What the law wants in a paper, or forbids there, read in the golden texts: each rule with its article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guide.case.codes import DebtorKind, Nature
from guide.case.model import Address
from guide.claim import Regime
from guide.letters import allowed, letters
from guide.letters.catalogue.claimed_sums import Scope, figures
from guide.path.facts import facts
from guide.path.remedies import proceedings_court
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


def test_a_declaration_asks_to_be_admitted_and_names_the_court_that_opened_the_proceedings() -> None:
    """C. com. L622-24, R622-23: the court of a pending suit is another one, told apart."""
    alone, suing = said("declaration_creance-entreprise"), said("declaration_creance-proces_en_cours")
    assert "Je demande l’admission au passif de cette créance pour 1 090,39 €, à titre chirographaire" in alone
    assert "par jugement du 15 octobre 2026 (Tribunal d’Arras), publié" in alone
    assert "par jugement du 15 octobre 2026 (Tribunal de commerce d’Arras), publié" in suing


@pytest.mark.parametrize(
    ("kind", "postcode", "city", "court"),
    [
        (DebtorKind.COMMERCANT, "62000", "Arras", "Tribunal de commerce d'Arras"),
        (DebtorKind.CIVIL, "62000", "Arras", "Tribunal judiciaire d'Arras"),
        (DebtorKind.CIVIL, "75001", "Paris", "Tribunal des activités économiques de Paris"),
        (DebtorKind.LIBERAL, "75001", "Paris", None),
        (DebtorKind.COMMERCANT, "67000", "Strasbourg", "Tribunal judiciaire de Strasbourg, chambre commerciale"),
    ],
)
def test_the_court_of_the_proceedings_is_that_of_the_debtor(
    kind: DebtorKind, postcode: str, city: str, court: str | None
) -> None:
    """C. com. L621-2 and loi 2023-1059, art. 26: a TAE takes every debtor but the legal professions."""
    debtor = replace(rich(kind).debtor, address=Address(("1 rue Haute",), postcode, city))
    assert proceedings_court(facts(replace(rich(kind), debtor=debtor), ON).situation) == court


def test_the_answer_to_the_mandataire_is_written_in_thirty_days_and_not_after() -> None:
    """C. com. L622-27: received on 16 November, answered by 16 December."""
    text = said("reponse_mandataire-entreprise")
    assert "J’ai reçu le 16 novembre 2026 votre lettre" in text and "que j’ai déclarée le 5 novembre 2026" in text
    assert "dans les trente jours de cette réception (article L. 622-27" in text
    assert "proposer l’admission de ma créance au passif pour 1 090,39 €" in text
    contested = GRANTED["reponse_mandataire"]["entreprise"]

    def granted(on: date) -> bool:
        return {each.letter.id: each for each in allowed(contested, on)}["reponse_mandataire"].granted

    assert granted(date(2026, 12, 16)) and not granted(date(2026, 12, 17))


def test_the_prefect_is_asked_for_the_undisputed_part_only() -> None:
    """CGCT L1612-15, -16. By hand, of 900,00: 15,27 (61 days), then 22,48 (113 days on 715,27), at 10,15 %; 40,00."""
    text = said("demande_mandatement-part_contestee")
    assert "conteste 300,00 € de ma facturation. Je ne demande que la part non contestée" in text
    assert "Total dû au 22 novembre 2026 |  |  |  |  | 777,75 €" in text
    assert "je peux aussi la saisir directement (même article, deuxième alinéa)" in text
    whole = said("demande_mandatement-acheteur_public")
    assert "conteste" not in whole.replace("non contestée", "")


def test_an_invoice_that_is_disputed_whole_is_not_asked_of_the_prefect() -> None:
    """CGCT L1612-16: neither its principal, nor its interest, nor its 40 euros."""
    certain, contested = rich(DebtorKind.COLLECTIVITE).invoices[0], replace(supplied(payments=())[0], number="F2")
    dossier = rich(
        DebtorKind.COLLECTIVITE,
        {"dispute": "partielle"},
        invoices=(certain, replace(contested, disputed_amount=contested.amount)),
    )
    assert figures(dossier, ON, Scope.NON_CONTESTE).total == figures(rich(DebtorKind.COLLECTIVITE), ON).total


def test_a_petition_says_which_part_is_disputed() -> None:
    """CPC 1405, 1408: the judge who decides on papers alone is told of it."""
    assert "le débiteur conteste 300,00 € de cette dette, et non le reste" in said(
        "requete_injonction_tj-part_contestee"
    )
    assert "conteste" not in said("requete_injonction_tj-particulier")


def test_a_request_without_a_notice_asks_legal_interest_from_the_service_of_the_order() -> None:
    """Civ. 1231-6: no notice, no interest yet; the served order is worth one."""
    text = said("requete_injonction_tj-sans_mise_en_demeure")
    assert "les intérêts à compter de la signification de l’ordonnance" in text
    assert "mise en demeure, en application" not in text
    noticed = said("requete_injonction_tj-particulier")
    assert "Les intérêts courent depuis la mise en demeure, en application de l’article 1231-6" in noticed


@pytest.mark.parametrize("name", ["tc-entreprise", "tj-liberal", "tj-particulier"])
def test_a_request_does_not_leave_the_judge_to_choose_the_court_of_an_opposition(name: str) -> None:
    """CPC 1408: on opposition the case goes at once to the court that the creditor names; a step tells how to name another."""
    asked = (
        "En cas d’opposition, je demande que l’affaire soit aussitôt jugée par votre tribunal, que j’estime compétent"
    )
    assert asked in said(f"requete_injonction_{name}")


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
    assert (f"({whole}). »" in text) is (variant != "acheteur_public")
    assert "Le débiteur paie 1 000,00 € en 3 échéances" in text
    assert f"ne l’est toujours pas {days} après une lettre recommandée" in text


def test_only_a_commissaire_signs_the_sommation_that_a_creditor_asks_of_him() -> None:
    """C. pén. 433-13, 2°: a creditor's letter does not look like an act of justice; it goes to him, and puts nobody in default."""
    for variant in ("entreprise", "particulier"):
        text = said(f"mise_en_demeure_commissaire-{variant}")
        assert "Étude Roux" in text and "Je vous demande de signifier une sommation de payer à Durand & Fils" in text
        assert "Vous seul rédigez et signez cet acte" in text
        assert "je vous mets en demeure" not in text and "Par acte de commissaire de justice" not in text
    assert letters()["mise_en_demeure_commissaire"].counts_as != "mise_en_demeure"


@pytest.mark.parametrize("letter", ["echeancier", "reconnaissance_dette"])
def test_an_administration_is_not_asked_to_write_the_sum_by_hand(letter: str) -> None:
    """C. civ. 1376 holds between private parties: a commune signs, and no hand writes the sum."""
    town, consumer = said(f"{letter}-acheteur_public"), said(f"{letter}-particulier")
    assert "1376" not in town and "de la main" not in town and "………………" not in town
    assert "Mention à écrire de la main du débiteur (article 1376" in consumer
    steps = letters()[letter].how_to_send(Regime.PUBLIC)
    assert not any("de sa main" in step.text for step in steps)


@pytest.mark.parametrize("name", ["echeancier-entreprise", "echeancier-particulier", "transaction-entreprise"])
def test_an_agreement_says_that_alone_it_is_not_a_title(name: str) -> None:
    """CPC 1543 and 1546: the judge's homologation, or the lawyers' deed with the clerk's formula."""
    text = said(name)
    assert "Seul, cet écrit n’est pas un titre exécutoire" in text
    assert "articles 1543 à 1545-1" in text and "1546 du" in text


def test_a_judge_of_civil_law_does_not_homologate_the_plan_of_a_town() -> None:
    text = said("echeancier-acheteur_public")
    assert "Seul, cet écrit n’est pas un titre exécutoire." in text and "1543" not in text


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


def test_the_commission_is_told_the_number_of_its_file_or_leaves_room_for_it() -> None:
    case_of = GRANTED["reponse_commission"]["particulier"]
    numbered = tuple(
        replace(party, reference="000426012345") if party.role == "commission" else party
        for party in case_of.third_parties
    )
    text = letter_text("reponse_commission", replace(case_of, third_parties=numbered))
    assert f"Votre dossier n°{NBSP}000426012345" in text and "…" not in text
    assert "Votre dossier n° : …" in letter_text("reponse_commission", case_of).replace(NBSP, " ")
