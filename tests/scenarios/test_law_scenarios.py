"""Cases from the texts: the figures worked out by hand (`by_hand` shows how), the route, the last day, the article."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guide.case import storage
from guide.claim.output import statement_as_json
from guide.claim.statement import statement
from guide.path import advise, agenda, to_json

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "law_scenarios.json").read_text("utf-8"))
#: What a case may expect. A key that is not here would be read by nobody.
KEYS = {
    "decompte", "lines", "limitation", "warnings", "primary_one_of", "by", "open", "closed", "steps_include",
    "steps_exclude", "link", "steps_at_most", "agenda", "why", "court",
}  # fmt: skip
_SLICES = ("interest", "majoration", "capitalisation")


def test_they_are_forty_at_least_each_with_its_article_and_its_reckoning() -> None:
    assert len(CASES) >= 40
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert all(case["legal_basis"] and case["by_hand"] and case["expected"] for case in CASES)
    assert {key for case in CASES for key in case["expected"]} <= KEYS


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_figures(case: dict[str, Any]) -> None:
    dossier, on = storage.loads(json.dumps(case["dossier"])), date.fromisoformat(case["as_of"])
    found = statement_as_json(statement(dossier, on))
    expected = case["expected"]
    assert {key: found[key] for key in expected.get("decompte", {})} == expected.get("decompte", {})
    if "lines" in expected:
        slices = [line for line in found["lines"] if line["kind"] in _SLICES]
        assert len(slices) == len(expected["lines"])
        for line, wanted in zip(slices, expected["lines"], strict=True):
            assert {key: line[key] for key in wanted} == wanted


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_route(case: dict[str, Any]) -> None:
    dossier, on = storage.loads(json.dumps(case["dossier"])), date.fromisoformat(case["as_of"])
    advice = advise(dossier, on)
    found = to_json(advice)
    expected = case["expected"]
    states = {remedy["id"]: remedy["state"] for remedy in found["remedies"]}
    steps = [step["remedy"] for step in found["steps"]]
    ahead = [*steps, *found["later"]]
    assert found["primary"] in expected.get("primary_one_of", [found["primary"]])
    for state in ("open", "closed"):
        assert {id: states[id] for id in expected.get(state, ())} == dict.fromkeys(expected.get(state, ()), state)
    assert set(expected.get("steps_include", ())) <= set(ahead)
    assert not set(expected.get("steps_exclude", ())) & set(ahead)
    assert len(steps) <= 4
    for words in expected.get("why", ()):
        assert words in found["steps"][0]["why"]
    if "court" in expected:
        assert expected["court"] in found["steps"][0]["court"]
    if "by" in expected:
        assert found["steps"][0]["by"] == expected["by"]
    for remedy, link in expected.get("link", {}).items():
        assert {step["remedy"]: step["link"] for step in found["steps"]}[remedy] == link
    if "limitation" in expected:
        assert found["limitation"]["earliest"] == expected["limitation"]
    for words in expected.get("warnings", ()):
        assert any(words in warning for warning in found["warnings"]), words
    dates = {deadline.remedy: deadline.on.isoformat() for deadline in agenda(dossier, on)}
    assert {remedy: dates.get(remedy) for remedy in expected.get("agenda", {})} == expected.get("agenda", {})
