"""Checks of the proof itself, run apart with it, since each walks many paths: `pytest tests/proof/checks.py`.

The proof of completeness runs whole, its counts are those of docs/measures.md, and it fails when something is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings

from guide import law
from guide.case.codes import DebtorKind
from guide.case.model import Dossier
from guide.claim.statement import statement
from guide.path import FLOW, REMEDIES, Outcome
from guide.path.advice import advice
from guide.path.facts.facts import situation
from guide.path.facts.situation import Situation
from guide.path.flow.graph import Step
from tests.cases import TODAY
from tests.proof import law_dates, path_walks, proof_roadmaps, remedy_walks
from tests.proof.probe import BOUND, CLASSES, Probe, every, read_by
from tests.properties.test_path import dossiers

ROOT = Path(__file__).resolve().parents[2]
ON = law_dates._DUE


def test_what_the_proof_tries_around_dates_amounts_and_claims_holds() -> None:
    """The part of the proof that takes seconds; the whole of it is a command, run apart: `python -m tests.proof --prove`."""
    for tried, failures in (law_dates.prove_dates(), law_dates.prove_ceilings(), law_dates.prove_claims()):
        assert tried and not failures


def test_each_combination_of_the_facts_read_is_seen_once() -> None:
    seen = list(every(lambda probe: (probe.cheque, probe.bill if probe.cheque else None)))
    assert sorted(seen, key=str) == sorted(
        [(True, True), (True, False), (True, None), (False, None), (None, None)], key=str
    )


def test_every_fact_has_its_classes() -> None:
    assert set(CLASSES) == {field.name for field in fields(Situation)}


@pytest.mark.parametrize(
    ("threshold", "fact"),
    [
        ("seuil_petites_creances", "principal"),
        ("seuil_petits_litiges_europeens", "principal"),
        ("seuil_requete_tj", "claimed"),
        ("seuil_tentative_amiable", "claimed"),
        ("seuil_avocat_tj", "claimed"),
        ("seuil_avocat_tc", "claimed"),
        ("seuil_garantie_travaux", "works_price_net"),
    ],
)
def test_each_threshold_of_amount_has_a_class_on_each_side(threshold: str, fact: str) -> None:
    ceiling = law.amount(threshold, ON).value
    assert {ceiling, ceiling + 1} <= set(CLASSES[fact])


def test_what_a_condition_reads_is_recorded() -> None:
    run = REMEDIES["petites_creances"].conditions[0].test
    assert read_by(cast("Callable[[Probe], object]", run)) == {"timing"}


def _can_stand(facts: list[tuple[str, Any]]) -> bool:
    def read(probe: Probe) -> None:
        for fact, value in facts:
            probe.allow(fact, value)
        for fact, _ in facts:
            getattr(probe, fact)

    return any(True for _ in every(read))


@contextmanager
def _tampered() -> Iterator[None]:
    """What the proof remembers of the flow is forgotten, before and after it is tampered with."""
    memories = [path_walks._downstream, path_walks._leads, path_walks._stands_on, read_by]
    for memory in memories:
        memory.cache_clear()
    yield
    for memory in memories:
        memory.cache_clear()


def _without_conditions(monkeypatch: pytest.MonkeyPatch, id: str, *dropped: str) -> None:
    remedy = REMEDIES[id]
    kept = tuple(c for c in remedy.conditions if c.id not in dropped)
    assert len(kept) < len(remedy.conditions)
    monkeypatch.setitem(cast(dict[str, object], REMEDIES), id, replace(remedy, conditions=kept))


def _walk(kind: DebtorKind) -> str:
    with _tampered():
        return " ".join(path_walks.prove_paths([kind]).failures)


def test_the_proof_sees_an_urgent_route_that_comes_second(monkeypatch: pytest.MonkeyPatch) -> None:
    urgent = FLOW["urgence"]
    assert isinstance(urgent, Outcome)
    wrong = replace(urgent, steps=(Step("assignation_tj"), *urgent.steps))
    monkeypatch.setitem(cast(dict[str, object], FLOW.by_id), "urgence", wrong)
    assert "no urgent step first" in _walk(DebtorKind.PARTICULIER)


def test_the_proof_sees_an_order_for_payment_toward_the_state(monkeypatch: pytest.MonkeyPatch) -> None:
    _without_conditions(monkeypatch, "injonction_tc", "commercial_court", "not_public")
    assert "an order for payment toward a public person" in " ".join(remedy_walks._prove("injonction_tc").failures)


def test_the_proof_sees_a_consumer_before_a_commercial_court(monkeypatch: pytest.MonkeyPatch) -> None:
    _without_conditions(monkeypatch, "assignation_tc", "commercial_court")
    assert "a consumer offered a commercial court" in " ".join(remedy_walks._prove("assignation_tc").failures)


def test_the_proof_sees_a_roadmap_that_opens_on_the_route_whose_decree_is_awaited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    order = FLOW["injonction"]
    assert isinstance(order, Outcome)
    wrong = replace(order, steps=(Step("creance_incontestee", only_open=True), *order.steps))
    monkeypatch.setitem(cast(dict[str, object], FLOW.by_id), "injonction", wrong)
    monkeypatch.setattr(path_walks, "FLOW", replace(FLOW, nodes=(wrong,), start="injonction"))
    assert "injonction: the first step awaits its decree" in path_walks.prove_outcomes()[1]


def test_the_proof_sees_a_closed_route_among_the_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(path_walks, "keeps", lambda *_: True)
    assert any("a closed route among the steps" in said for said in path_walks.prove_outcomes()[1])


def test_the_proof_sees_a_suit_after_insolvency_and_on_a_barred_debt(monkeypatch: pytest.MonkeyPatch) -> None:
    _without_conditions(monkeypatch, "assignation_tc", "alive", "not_collective")
    said = " ".join(remedy_walks._prove("assignation_tc").failures)
    assert "assignation_tc: an individual suit after the opening" in said
    assert "assignation_tc: a suit on a barred debt" in said


def test_the_proof_sees_what_is_wrong_in_whole_roadmaps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed route kept by the advice itself, and a step that stands twice."""
    consumer = DebtorKind.PARTICULIER
    walked = path_walks.prove_paths([consumer]).taken
    taken = {way: facts for way, facts in walked.items() if way[1][-1] == "relance"}
    assert not proof_roadmaps.prove_rows(taken)[1]
    right = advice.chosen_steps
    monkeypatch.setattr(
        proof_roadmaps, "chosen_steps", lambda *held: (*right(*held), Step("injonction_tc"), right(*held)[0])
    )
    said = " ".join(proof_roadmaps.prove_rows(taken)[1])
    assert "a closed route among the steps" in said
    assert "the same step twice" in said
    assert "a consumer offered a commercial court" in said


def test_the_proof_sees_the_forty_euros_asked_of_a_consumer(monkeypatch: pytest.MonkeyPatch) -> None:
    right = statement
    monkeypatch.setattr(law_dates, "statement", lambda *held: replace(right(*held), indemnity=4_000))
    assert any("particulier" in said and "the forty euros" in said for said in law_dates.prove_claims()[1])


def test_the_proof_sees_a_date_that_slips_by_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    moved = tuple(
        replace(eve, last=eve.last.replace(day=eve.last.day - 1)) for eve in law_dates.DATES if eve.last.day > 1
    )
    monkeypatch.setattr(law_dates, "DATES", moved)
    said = " ".join(law_dates.prove_dates()[1])
    assert all(eve.article.split(",")[0] in said for eve in moved)


#: Sums are bound by classes of sums, not by the cents of a dossier.
_SUMS = {"claimed", "principal", "interest"}


@settings(max_examples=300)
@given(dossiers())
def test_what_the_proof_leaves_out_no_dossier_makes(made: Dossier) -> None:
    """The bounds between facts, which spare combinations, hold for random dossiers."""
    s = situation(made, TODAY)
    for fact, bound in BOUND.items():
        probe = Probe([])
        probe.settle({field.name: getattr(s, field.name) for field in fields(Situation)}, {})
        only = bound(probe)
        assert fact in _SUMS or only is None or getattr(s, fact) in only, fact
