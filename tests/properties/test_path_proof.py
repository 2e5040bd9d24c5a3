"""The proof of completeness runs whole, its counts are those of docs/measures.md, and it fails when something is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from itertools import combinations
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
from guide.path.flow.graph import Step, paths
from tests.cases import TODAY
from tests.proof import law_dates, path_walks, proof, proof_roadmaps, remedy_walks
from tests.proof.covering_array import covering
from tests.proof.probe import BOUND, CLASSES, Probe, every
from tests.properties.test_path import dossiers

ROOT = Path(__file__).resolve().parents[2]
ON = law_dates._DUE


def test_the_whole_proof_holds_and_the_readme_says_its_counts() -> None:
    """About a minute on two cores."""
    proved = proof.prove(workers=2)
    assert proved.failures == ()
    assert proved.counts in (ROOT / "docs" / "measures.md").read_text("utf-8"), "python -m tests.proof --write-proof"


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
    assert path_walks._read_by(cast("Callable[[Probe], object]", run)) == {"timing"}


def test_every_three_classes_that_can_stand_together_are_in_a_row() -> None:
    """Recounted from the rows; what no row shows is tried on its own, and no facts can make it."""
    named = [(fact, value) for fact, values in CLASSES.items() for value in values]
    rows = [{named.index((fact, value)) for fact, value in row.items()} for row in covering().rows]
    beside: dict[tuple[int, int], int] = {}
    for row in rows:
        mask = sum(1 << bit for bit in row)
        for pair in combinations(sorted(row), 2):
            beside[pair] = beside.get(pair, 0) | mask
    seen = 0
    for a, b in combinations(range(len(named)), 2):
        if named[a][0] == named[b][0]:
            continue
        later = [c for c in range(b + 1, len(named)) if named[c][0] not in (named[a][0], named[b][0])]
        found = beside.get((a, b), 0)
        missing = [c for c in later if not found >> c & 1]
        seen += len(later) - len(missing)
        if not found:
            assert not _can_stand([named[a], named[b]])
            continue
        for c in missing:
            if (a, c) in beside and (b, c) in beside:
                assert not _can_stand([named[a], named[b], named[c]])
    assert seen == covering().triples


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
    memories = [
        path_walks._reads,
        path_walks._downstream,
        path_walks._leads,
        path_walks._stands_on,
        path_walks._held_to,
        path_walks._read_by,
    ]
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
    waits = FLOW["public"]
    assert isinstance(waits, Outcome)
    wrong = replace(waits, steps=(*waits.steps, Step("injonction_tc")))
    monkeypatch.setitem(cast(dict[str, object], FLOW.by_id), "public", wrong)
    assert "an order for payment toward a public buyer" in _walk(DebtorKind.ETAT)


def test_the_proof_sees_a_consumer_before_a_commercial_court(monkeypatch: pytest.MonkeyPatch) -> None:
    _without_conditions(monkeypatch, "assignation_tc", "commercial_court")
    assert "a consumer offered a commercial court" in _walk(DebtorKind.PARTICULIER)


def test_the_proof_sees_a_closed_route_among_the_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(path_walks, "keeps", lambda *_: True)
    assert "a closed route among the steps" in _walk(DebtorKind.ETAT)


def test_the_proof_sees_a_suit_after_insolvency_and_on_a_barred_debt(monkeypatch: pytest.MonkeyPatch) -> None:
    _without_conditions(monkeypatch, "assignation_tc", "alive", "not_collective")
    said = " ".join(remedy_walks._prove("assignation_tc").failures)
    assert "assignation_tc: an individual suit after the opening" in said
    assert "assignation_tc: a suit on a barred debt" in said


def test_the_proof_sees_what_is_wrong_in_whole_roadmaps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed route kept by the advice itself, and a step that stands twice."""
    consumer = DebtorKind.PARTICULIER
    ways = (path for path in paths(FLOW) if path.outcome == "relance" and proof_roadmaps.witness(consumer, path))
    taken = {(consumer, proof_roadmaps.nodes(next(ways)))}
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
_SUMS = {"principal", "interest"}


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
