"""Whole cases, from the dossier file to the roadmap printed by `parcours`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guide.case import storage
from guide.path import REMEDIES, advise, to_json

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "scenarios.json").read_text("utf-8"))


#: Cases of our own, drawn from the order of tests and the map of procedures, never from what the guide answers.
MORE: list[dict[str, Any]] = json.loads((Path(__file__).parent / "more_scenarios.json").read_text("utf-8"))


def test_they_are_all_there() -> None:
    assert len(CASES) == 29
    assert len({case["id"] for case in (*CASES, *MORE)}) == len(CASES) + len(MORE)
    assert all(case["legal_basis"] for case in MORE)


@pytest.mark.parametrize("case", [*CASES, *MORE], ids=[case["id"] for case in (*CASES, *MORE)])
def test_scenario(case: dict[str, Any]) -> None:
    dossier = storage.loads(json.dumps(case["dossier"]))
    found = to_json(advise(dossier, date.fromisoformat(case["as_of"])))
    states = {remedy["id"]: remedy["state"] for remedy in found["remedies"]}
    steps = [step["remedy"] for step in found["steps"]]
    # The cases of others ask for what the roadmap shows; ours follow it to its end.
    ahead = steps if case in CASES else [*steps, *found["later"]]
    expected = case["expected"]
    assert found["primary"] in expected["primary_one_of"]
    assert {id: states[id] for id in expected["closed"]} == dict.fromkeys(expected["closed"], "closed")
    assert set(expected["steps_include"]) <= set(ahead)
    assert len(steps) <= 4, "today's step, and three ahead at most"
    assert steps[0] == found["primary"]
    assert states[found["primary"]] == "open"
    assert "closed" not in {states[step] for step in ahead}
    assert [remedy["id"] for remedy in found["remedies"]] == list(REMEDIES)
