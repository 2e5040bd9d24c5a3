"""The part of the proof of the guide that takes seconds. The whole of it is a command, run apart: `python -m tests.proof --prove`;
the checks of the proof itself: `pytest tests/proof/checks.py`."""

from __future__ import annotations

from dataclasses import fields

from guide.path.facts.situation import Situation
from tests.proof import law_dates
from tests.proof.probe import CLASSES


def test_what_the_proof_tries_around_dates_amounts_and_claims_holds() -> None:
    for tried, failures in (law_dates.prove_dates(), law_dates.prove_ceilings(), law_dates.prove_claims()):
        assert tried and not failures


def test_every_fact_has_its_classes() -> None:
    assert set(CLASSES) == {field.name for field in fields(Situation)}
