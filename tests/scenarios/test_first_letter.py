"""The guide never advises a letter that the letters then refuse: over every scenario, the first step's letters may be
written, or only lack facts that are asked, or the step itself says until when they wait."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from guide import letters, path
from guide.case import storage
from guide.errors import GuideError
from guide.values.french import day, short_day

FOLDER = Path(__file__).parent
CASES: list[dict[str, Any]] = [
    case
    for file in sorted(FOLDER.glob("*.json"))
    for case in json.loads(file.read_text("utf-8"))
    if isinstance(case, dict) and "dossier" in case
]
DAY = "2026-11-22"


@pytest.mark.parametrize("case", CASES, ids=[str(case["id"]) for case in CASES])
def test_a_letter_offered_by_the_first_step_is_allowed(case: dict[str, Any]) -> None:
    dossier = storage.loads(json.dumps(case["dossier"]))
    on = date.fromisoformat(case.get("on") or case.get("as_of") or DAY)
    try:
        step = path.advise(dossier, on).steps[0]
    except GuideError:
        return  # older than the known law: nothing is advised
    permissions = {each.letter.id: each for each in letters.allowed(dossier, on)}
    refused = {
        id: permissions[id].reason
        for id in step.letters
        if not permissions[id].granted and not permissions[id].incomplete and not _is_told(step, permissions[id].reason)
    }
    assert not refused


def _is_told(step: path.AdvisedStep, reason: str) -> bool:
    """The day that the letter waits for stands in the step."""
    days = [datetime.strptime(found, "%d/%m/%Y").date() for found in re.findall(r"\d\d/\d\d/\d{4}", reason)]
    return any(day(each) in step.why or short_day(each) in step.why for each in days)
