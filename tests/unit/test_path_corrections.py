"""Defects that a reader of the law found once in the guide: each stands here by name, so that none comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guide.case.codes import DebtorKind, EventKind, Nature
from guide.case.model import Address, Dossier, Event, Payment
from guide.path import State, advise
from guide.path.facts.facts import situation
from tests.unit.test_path_flow import (
    COMMUNE,
    INVOICE,
    NOTICE,
    ON,
    ORDER,
    PRICE,
    WORKS,
    C,
    P,
    case,
    days,
    event,
    outcome,
)


def states(dossier: Dossier) -> dict[str, str]:
    return {id: str(found.state) for id, found in advise(dossier, ON).remedies.items()}


def steps(dossier: Dossier) -> list[str]:
    return [step.remedy for step in advise(dossier, ON).steps]


@pytest.mark.parametrize(("kind", "year"), [(P, 2023), (C, 2020)])
def test_an_undated_title_is_not_barred_with_its_claim(kind: DebtorKind, year: int) -> None:
    old = replace(INVOICE, completed=date(year, 6, 1))
    advice = advise(case(kind, invoice=old, enforceable_title="oui"), ON)
    assert advice.primary == "saisie_attribution"
    assert advice.steps[0].by is None
    assert any("notez sa date" in said for said in advice.warnings)


def test_fifteen_days_are_not_hidden_by_unknown_proceedings() -> None:
    opposed = case(
        C, ORDER, event("ordonnance_signifiee", days(-40)), event("opposition", days(-5)), insolvency="inconnu"
    )
    assert advise(opposed, ON).primary == "frais_opposition"
    assert advise(case(C, ORDER, insolvency="inconnu"), ON).primary == "signifier_ordonnance"


@pytest.mark.parametrize(
    ("creditor", "debtor", "last"),
    [
        ("97400", "97410", date(2026, 10, 27)),
        ("59000", "97410", date(2026, 12, 28)),  # 27 December 2026 is a Sunday
        ("59000", "13000", date(2026, 10, 27)),
        ("97400", None, date(2026, 10, 27)),
    ],
)
def test_the_territory_of_the_court_gives_the_delay_to_declare(creditor: str, debtor: str | None, last: date) -> None:
    opened = case(C, event("bodacc", date(2026, 8, 27)))
    opened = replace(
        opened,
        creditor=replace(opened.creditor, address=Address(postcode=creditor)),
        debtor=replace(opened.debtor, address=Address(postcode=debtor)),
    )
    assert situation(opened, ON).insolvency.declare_by == last


def test_a_letter_does_not_interrupt_carriage_for_a_commune() -> None:
    carriage = replace(INVOICE, nature=Nature.TRANSPORT, completed=date(2026, 1, 10))
    advice = advise(case(COMMUNE, invoice=carriage), ON)
    assert advice.primary == "acte_interruptif"
    assert "mise en demeure seule ne suffit pas" in advice.steps[0].why.replace("\n", " ")


def test_a_debt_born_after_the_judgment_is_not_declared() -> None:
    later = replace(INVOICE, completed=date(2026, 10, 23), issued=date(2026, 10, 23), due=date(2026, 11, 12))
    after = case(C, event("jugement_ouverture", date(2026, 10, 10)), invoice=later, insolvency="redressement")
    assert outcome(after) == "relance"
    assert states(after)["declaration_creance"] == "closed"
    both = replace(after, invoices=(replace(INVOICE, number="F2"), later))
    assert advise(both, ON).primary == "declaration_creance"
    assert "consolider_preuves" in steps(both)


def test_a_public_buyer_already_claimed_from_is_waited_for_then_sued() -> None:
    waiting = advise(case(COMMUNE, event("mise_en_demeure", days(-5))), ON)
    assert waiting.steps[0].title.startswith("Attendre")
    refused = case(COMMUNE, event("mise_en_demeure", days(-70)))
    assert "reclamation_publique" not in steps(refused)
    ahead = {*steps(refused), *(step.remedy for step in advise(refused, ON).later)}
    assert {"mandatement_office", "refere_provision_ta", "requete_ta", "saisine_crc"} <= ahead
    assert states(refused)["requete_ta"] == "open"
    assert states(case(COMMUNE))["requete_ta"] == "unsettled"
    assert advise(case(COMMUNE, event("relance", days(-80))), ON).primary == "reclamation_publique"


def test_a_new_order_is_not_hidden_by_an_old_opposition() -> None:
    again = case(C, event("opposition", date(2026, 3, 1)), event("ordonnance_rendue", date(2026, 11, 1)))
    assert outcome(again) == "signifier"


def test_what_is_before_a_judge_is_not_begun_again() -> None:
    opposed = case(C, ORDER, event("ordonnance_signifiee", days(-40)), event("opposition", days(-5)))
    closed = {"creance_incontestee", "petites_creances", "injonction_tc", "assignation_tc", "refere_provision_tc"}
    assert {states(opposed)[id] for id in closed} == {"closed"}
    asked = states(case(C, event("requete_deposee", days(-5))))
    assert asked["injonction_tc"] == "closed"
    assert asked["assignation_tc"] == "open"
    sued = states(case(C, event("demande_en_justice", days(-5))))
    assert sued["assignation_tc"] == sued["refere_provision_tc"] == "closed"
    assert states(case(P, enforceable_title="oui"))["petites_creances"] == "closed"
    assert "creance_incontestee" not in steps(case(C, NOTICE, insolvency="conciliation"))


@pytest.mark.parametrize(("said", "state"), [("oui", "open"), ("non", "closed"), ("inconnu", "unsettled")])
def test_the_works_guarantee_needs_a_client_in_business(said: str, state: str) -> None:
    sci = case(DebtorKind.SCI, invoice=WORKS, contract=PRICE, works_guarantee="non_demandee", debtor_professional=said)
    assert states(sci)["garantie_paiement"] == state


def test_the_form_of_a_public_undertaking_settles_its_judge() -> None:
    public = case(DebtorKind.ENTREPRISE_PUBLIQUE)
    assert states(public)["assignation_tc"] == "unsettled"
    company = replace(public, debtor=replace(public.debtor, legal_form="SEM"))
    assert (states(company)["assignation_tc"], states(company)["requete_ta"]) == ("open", "closed")
    hospital = advise(case(DebtorKind.HOPITAL_PUBLIC), ON).remedies["mandatement_office"]
    assert hospital.state is State.OPEN


def test_an_order_is_served_even_when_the_debtor_is_overindebted() -> None:
    assert steps(case(P, ORDER, insolvency="surendettement"))[:2] == ["reponse_commission", "signifier_ordonnance"]


def test_a_public_subcontractor_is_paid_directly_when_the_contractor_fails() -> None:
    failed = case(C, event("bodacc", days(-10)), subcontract="public", subcontract_accepted="oui")
    assert "paiement_direct" in steps(failed)


def test_a_reminder_sent_before_the_due_date_is_none() -> None:
    recent = replace(INVOICE, due=days(-3))
    assert outcome(case(C, event("relance", days(-10)), invoice=recent)) == "relance"
    assert outcome(case(C, event("relance", days(-1)), invoice=recent)) == "mise_en_demeure"


def test_overseas_departments_are_in_france_and_denmark_has_its_words() -> None:
    island = case(C, NOTICE, country="RE")
    assert outcome(island) == "injonction"
    island = replace(island, debtor=replace(island.debtor, address=Address(postcode="97400", city="Saint-Denis")))
    assert (advise(island, ON).steps[0].court or "").startswith("Tribunal mixte de commerce")
    assert "Danemark" in advise(case(C, country="DK"), ON).steps[0].why
    abroad = case(C, country="DE", enforceable_title="oui")
    assert "reconnaître le titre" in advise(abroad, ON).steps[0].why


def test_a_collected_status_on_an_unpaid_invoice_is_told() -> None:
    assert any("encaissée" in said for said in advise(case(C, einvoice_status="encaissee"), ON).warnings)


def test_a_mediation_still_running_is_no_failed_attempt() -> None:
    running = event("mediation", days(-10))
    over = Event(EventKind.MEDIATION, days(-10), until=days(-1))
    assert states(case(P, running))["assignation_tj"] == "unsettled"
    assert states(case(P, over))["assignation_tj"] == "open"
    assert states(case(P, event("petites_creances_echec", days(-5))))["petites_creances"] == "closed"


def test_facts_that_contradict_each_other_are_told() -> None:
    early = case(C, event("mise_en_demeure", INVOICE.due or ON))
    assert any("datée avant l'échéance" in said for said in advise(early, ON).warnings)
    paid = case(C, invoice=replace(INVOICE, payments=(Payment(date(2026, 1, 1), 100),)))
    assert sum("un paiement porte une date plus ancienne" in said for said in advise(paid, ON).warnings) == 1
    future = case(C, invoice=replace(INVOICE, completed=days(3)))
    assert sum("n'est pas encore terminée" in said for said in advise(future, ON).warnings) == 1
