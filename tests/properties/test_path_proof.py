"""The proof that the guide is complete, whole: `python -m tests.proof --prove` prints what it counts. The checks of the proof
itself: `pytest tests/proof/checks.py`."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from guide.path.facts.situation import Situation
from tests.proof.probe import CLASSES
from tests.proof.proof import prove

MEASURES = Path(__file__).resolve().parents[2] / "docs" / "measures.md"


def test_the_proof_holds_whole_and_its_counts_are_those_of_the_measures() -> None:
    proved = prove()
    assert not proved.failures
    assert proved.counts in MEASURES.read_text(encoding="utf-8"), "python -m tests.proof --write-proof"


def test_every_fact_has_its_classes() -> None:
    assert set(CLASSES) == {field.name for field in fields(Situation)}
