"""What would change the answer, one fact at a time."""

from __future__ import annotations

from dataclasses import replace

from guide.case.codes import DebtorKind
from guide.path.advice.what_if import what_would_change
from tests.unit.test_path_flow import INVOICE, NOTICE, ON, C, P, case


def test_one_fact_changed_is_said_with_what_follows() -> None:
    found = {each.supposed: each for each in what_would_change(case(C, NOTICE), ON)}
    consumer = found["Si le client était un particulier"]
    assert consumer.remedy == "injonction_tj"
    assert "Tribunal judiciaire" in consumer.then
    assert found["S'il contestait sérieusement la dette"].remedy == "traiter_litige"
    assert found["S'il était mis en liquidation judiciaire"].remedy == "declaration_creance"
    assert any(
        "10" in words and "dépassait" in words and each.remedy == "refere_provision_tc" for words, each in found.items()
    )


def test_what_changes_nothing_is_not_said() -> None:
    said = {each.supposed for each in what_would_change(case(P, NOTICE), ON)}
    assert "Si le client était un particulier" not in said
    assert "S'il ne contestait pas" not in said


def test_proceedings_are_not_supposed_of_a_commune() -> None:
    said = {each.supposed for each in what_would_change(case(DebtorKind.COLLECTIVITE), ON)}
    assert "S'il était mis en liquidation judiciaire" not in said


def test_a_debt_under_the_threshold_is_supposed_when_it_is_above() -> None:
    high = case(C, NOTICE, invoice=replace(INVOICE, amount=2_800_000))
    found = {each.supposed.replace("\xa0", " "): each.remedy for each in what_would_change(high, ON)}
    assert found["Si la dette ne dépassait pas 10 000 €"] == "injonction_tc"
