"""The proof of completeness, run in part here and whole by `python -m guide.path --prove`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest

from guide.case.codes import DebtorKind
from guide.path import FLOW, REMEDIES, Outcome, proof
from guide.path.exhaustive import CLASSES, Probe, every
from guide.path.graph import Step
from guide.path.situation import Situation


def test_each_combination_of_the_facts_read_is_seen_once() -> None:
    seen = list(every(lambda probe: (probe.cheque, probe.bill if probe.cheque else None)))
    assert sorted(seen, key=str) == sorted(
        [(True, True), (True, False), (True, None), (False, None), (None, None)], key=str
    )


def test_every_fact_has_its_classes() -> None:
    from dataclasses import fields

    assert set(CLASSES) == {field.name for field in fields(Situation)}


@pytest.mark.parametrize("kind", [DebtorKind.PARTICULIER, DebtorKind.COLLECTIVITE])
def test_the_rules_hold_on_every_path(kind: DebtorKind) -> None:
    found = proof.prove_paths([kind], workers=1)
    assert found.failures == {}
    assert found.paths <= proof.all_paths()
    assert found.distinct > 1_000


def _forget() -> None:
    """What the proof remembers of the flow, before and after it is tampered with."""
    proof._reads.cache_clear()
    proof._downstream.cache_clear()


def test_the_proof_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """A suit put first where the limitation is near, and one without its conditions, are both caught."""
    urgent = FLOW["urgence"]
    assert isinstance(urgent, Outcome)
    wrong = replace(urgent, steps=(Step("assignation_tj"), Step("injonction_tc")))
    monkeypatch.setitem(cast(dict[str, object], FLOW.by_id), "urgence", wrong)
    monkeypatch.setitem(
        cast(dict[str, object], REMEDIES), "injonction_tc", replace(REMEDIES["injonction_tc"], conditions=())
    )
    _forget()
    try:
        failures = " ".join(proof.prove_paths([DebtorKind.PARTICULIER], workers=1).failures)
    finally:
        _forget()
    assert "no urgent step first" in failures
    assert "commercial court" in failures


def test_what_a_condition_reads_is_recorded() -> None:
    run = REMEDIES["petites_creances"].conditions[0].test
    assert proof._read_by(cast("Callable[[Probe], object]", run)) == {"timing"}
