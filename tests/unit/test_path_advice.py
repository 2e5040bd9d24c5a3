"""The roadmap: its JSON, its first step, what it warns of, and what it never says."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guide.case.codes import DebtorKind, EventKind
from guide.case.model import Dossier, Event, Payment
from guide.errors import NotInForce
from guide.letters import letters
from guide.path import FLOW, REMEDIES, Outcome, advise, to_json
from guide.values import french
from tests.unit.test_path_flow import INVOICE, NOTICE, ON, case, days, event

P, C = DebtorKind.PARTICULIER, DebtorKind.COMMERCANT


def roadmap(dossier: Dossier, on: date = ON) -> dict[str, Any]:
    found = to_json(advise(dossier, on))
    assert json.loads(json.dumps(found)) == found
    return found


def steps(dossier: Dossier, on: date = ON) -> list[str]:
    return [step["remedy"] for step in roadmap(dossier, on)["steps"]]


def test_the_shape_is_that_of_the_dossier_document() -> None:
    found = roadmap(case(C, NOTICE))
    assert list(found) == ["as_of", "primary", "steps", "remedies", "limitation", "warnings", "later"]
    assert found["as_of"] == "2026-11-22"
    assert found["primary"] == found["steps"][0]["remedy"] == "injonction_tc"
    for step in found["steps"]:
        assert list(step) == [
            "remedy",
            "title",
            "why",
            "by",
            "cost",
            "duration",
            "court",
            "documents",
            "letters",
            "references",
            "link",
        ]
        assert list(step["cost"]) == ["min", "max"]
    assert found["steps"][0]["cost"] == {"min": "30.23", "max": "103.41"}
    assert found["steps"][0]["by"] is None
    assert [remedy["id"] for remedy in found["remedies"]] == list(REMEDIES)
    keys = {"open": {"id", "state"}, "closed": {"id", "state", "reasons"}, "unsettled": {"id", "state", "missing"}}
    assert all(set(remedy) == keys[remedy["state"]] for remedy in found["remedies"])
    assert found["limitation"]["earliest"] == "2031-07-22"


def test_what_comes_next_follows_what_was_done() -> None:
    nothing = case(invoice=replace(INVOICE, due=days(-5)))
    # What is amicable and free stands before what is paid.
    assert steps(nothing) == ["relance_amiable", "mise_en_demeure", "mediateur_entreprises", "injonction_tc"]
    reminded = replace(nothing, events=(event("relance", days(-2)),))
    assert steps(reminded)[:3] == ["mise_en_demeure", "mediateur_entreprises", "injonction_tc"]
    assert steps(case(C, NOTICE))[0] == "injonction_tc"
    assert "mise_en_demeure" not in steps(case(C, NOTICE))


def test_after_a_failed_conciliation_a_disputed_debt_is_judged() -> None:
    failed = event("conciliation_echec", days(-5))
    assert steps(case(P, failed, dispute="serieuse"))[0] == "requete_tj"
    assert steps(case(C, failed, dispute="serieuse"))[0] == "assignation_tc"
    assert steps(case(P, dispute="serieuse"))[0] == "traiter_litige"


def test_a_notice_that_runs_is_waited_for() -> None:
    first = roadmap(case(C, event("mise_en_demeure", days(-5))))["steps"][0]
    assert first["title"] == f"Attendre la fin de votre mise en demeure, le {french.day(date(2026, 12, 2))}"


def test_letters_are_those_that_exist() -> None:
    named = {letter for remedy in REMEDIES.values() for letter in remedy.letters}
    assert named <= set(letters())


def test_an_uncontested_claim_never_comes_first() -> None:
    found = steps(case(C, NOTICE))
    assert found.index("injonction_tc") < found.index("creance_incontestee")
    step = next(s for s in roadmap(case(C, NOTICE))["steps"] if s["remedy"] == "creance_incontestee")
    assert "décret d'application à vérifier" in step["why"]


def test_a_missing_fact_comes_first_and_the_route_waits_for_it() -> None:
    dossier = case(C, NOTICE, insolvency="inconnu")
    found = roadmap(dossier)
    assert found["primary"] == "consolider_preuves"
    assert "bodacc.fr" in found["steps"][0]["why"]
    assert found["steps"][1]["remedy"] == "injonction_tc"
    assert {"id": "injonction_tc", "state": "unsettled", "missing": ["insolvency"]} in found["remedies"]


def test_a_dossier_that_says_nothing_still_gets_a_first_step() -> None:
    late = replace(case(), answers={})
    assert roadmap(late)["primary"] == "mise_en_demeure"
    assert roadmap(replace(late, invoices=()))["primary"] == "consolider_preuves"


def test_urgency_dates_every_step() -> None:
    found = roadmap(case(invoice=replace(INVOICE, completed=date(2022, 1, 22))))
    assert found["primary"] == "acte_interruptif"
    assert {step["by"] for step in found["steps"]} == {"2027-01-22"}


@pytest.mark.parametrize(
    ("dossier", "by"),
    [
        (case(C, event("bodacc", date(2026, 11, 2))), "2027-01-04"),
        (case(C, event("bodacc", date(2026, 9, 1)), claim_declared="non"), "2027-03-01"),
        (case(C, event("ordonnance_rendue", date(2026, 9, 23))), "2026-12-23"),
        (
            case(
                C,
                event("ordonnance_rendue", date(2026, 9, 23)),
                event("ordonnance_signifiee", date(2026, 10, 18)),
                event("opposition", date(2026, 11, 16)),
            ),
            "2026-12-01",
        ),
    ],
)
def test_the_date_that_binds(dossier: Dossier, by: str) -> None:
    assert roadmap(dossier)["steps"][0]["by"] == by


def test_the_wish_to_publish_a_name_is_answered() -> None:
    found = steps(case(C, NOTICE, name_and_shame="oui"))
    assert found[:2] == ["injonction_tc", "ne_pas_denoncer"]
    assert "ne_pas_denoncer" not in steps(case(C, NOTICE))


def test_a_consumer_reads_nothing_of_what_only_businesses_owe() -> None:
    for dossier in (case(P), case(P, NOTICE), case(P, invoice=replace(INVOICE, due=days(-3)))):
        for step in roadmap(dossier)["steps"]:
            words = step["why"].replace(french.NBSP, " ")
            assert not any(owed in words for owed in ("40 €", "indemnité", "pénalité", "frais de recouvrement"))
            assert not {"c-com-l441-10", "c-com-d441-5"} & set(step["references"])
            assert not step["remedy"].endswith("_tc")


def test_no_outcome_says_that_its_ground_is_not_covered() -> None:
    assert not any(node.limit for node in FLOW.nodes if isinstance(node, Outcome))


def test_a_liberal_creditor_may_choose_the_court_of_a_trader() -> None:
    from guide.case.codes import Activity

    assert steps(case(C, NOTICE, activity=Activity.LIBERAL))[:2] == ["injonction_tc", "injonction_tj"]


def test_a_title_against_the_state_is_not_seized() -> None:
    found = roadmap(case(DebtorKind.ETAT, enforceable_title="oui"))
    assert [step["remedy"] for step in found["steps"]] == ["consolider_preuves"]
    assert "ne se saisissent pas" in found["steps"][0]["why"]


def test_a_forgotten_claim_leaves_no_dead_end() -> None:
    before = replace(INVOICE, completed=date(2026, 2, 1))
    late = case(C, event("bodacc", date(2026, 3, 1)), invoice=before, claim_declared="non")
    assert roadmap(late)["primary"] == "consolider_preuves"
    assert "réputée déclarée" in roadmap(late)["steps"][0]["why"]


@pytest.mark.parametrize(
    ("dossier", "words"),
    [
        (
            case(invoice=replace(INVOICE, payments=(Payment(date(2026, 8, 1), 100),))),
            "un paiement porte une date plus ancienne",
        ),
        (case(C, event("mise_en_demeure", date(2026, 9, 1))), "antérieure à l'échéance"),
        (case(invoice=replace(INVOICE, completed=days(30))), "pas encore terminée"),
        (case(einvoice_status="refusee"), "retient la contestation"),
        (case(einvoice_status="rejetee"), "retient le statut"),
        (case(C, event("bodacc", days(-3))), "retient le journal"),
        (case(C, event("titre_executoire", days(-3)), enforceable_title="non"), "retient le journal"),
        (case(C, NOTICE, notified="rien"), "retient le journal"),
        (case(C, event("cheque_rejete", days(-3)), unpaid_cheque="non"), "retient le journal"),
        (case(C, event("relance", days(3))), "daté après le jour"),
        (case(C, event("ordonnance_signifiee", days(-3))), "sans date d'ordonnance"),
        (
            case(
                C,
                NOTICE,
                event("ordonnance_rendue", date(2026, 1, 5)),
                invoice=replace(INVOICE, completed=date(2025, 12, 1)),
            ),
            "non avenue",
        ),
    ],
)
def test_facts_that_cannot_all_be_true_are_said(dossier: Dossier, words: str) -> None:
    said = roadmap(dossier)["warnings"]
    assert len([warning for warning in said if words in warning]) == 1
    assert not any(words in warning for warning in roadmap(case())["warnings"])


def test_what_is_dated_after_the_day_is_not_seen() -> None:
    later = Event(EventKind.BODACC, days(1))
    assert advise(case(C, NOTICE, later), ON).primary == "injonction_tc"
    assert advise(case(C, NOTICE, later), days(1)).primary == "declaration_creance"


def test_a_day_before_the_known_thresholds_is_refused_in_a_sentence() -> None:
    with pytest.raises(NotInForce, match="depuis le 1er"):
        advise(case(), date(2019, 12, 31))
    assert advise(case(), date(2020, 1, 1)).primary == "attendre_echeance"


def test_what_is_not_due_yet_is_declared_all_the_same() -> None:
    """C. com. L622-24: claims to fall due are declared too; waiting for the due date could lose them."""
    for invoice in (replace(INVOICE, due=days(30)), replace(INVOICE, due=None, completed=None)):
        for dossier in (
            case(invoice=invoice, insolvency="redressement"),
            case(C, event("bodacc", days(-3)), invoice=invoice),
        ):
            assert advise(dossier, ON).primary == "declaration_creance"
        late = case(C, event("bodacc", days(-90)), invoice=invoice)
        assert advise(late, ON).primary == "releve_forclusion"


def test_alternatives_are_told_or_and_what_follows_a_failure_is_told_so() -> None:
    found = {step["remedy"]: step["link"] for step in roadmap(case(C, NOTICE))["steps"]}
    assert found == {
        "injonction_tc": "d_abord",
        "creance_incontestee": "ou",
        "mediateur_entreprises": "ou",
        "assignation_tc": "si_cela_echoue",
    }


def test_what_is_done_beside_the_rest_ends_no_choice() -> None:
    """Not to publish a name goes with the order; the médiateur is still instead of it, not after it has failed."""
    found = roadmap(case(C, NOTICE, name_and_shame="oui"))["steps"]
    assert [(step["remedy"], step["link"]) for step in found[:3]] == [
        ("injonction_tc", "d_abord"), ("ne_pas_denoncer", "en_meme_temps"), ("mediateur_entreprises", "ou"),
    ]  # fmt: skip


def test_at_most_three_steps_ahead_and_the_others_are_named_later() -> None:
    found = roadmap(case(DebtorKind.COLLECTIVITE, event("mise_en_demeure", days(-70))))
    assert len(found["steps"]) == 4
    assert "requete_ta" in found["later"]
