"""Whatever dossier is read, each job answers or refuses in a sentence: never a fault of ours."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from guide import letters
from guide.case.model import Dossier
from guide.claim.limitation import limitation
from guide.claim.output import limitation_as_json, statement_as_json
from guide.claim.statement import projection, statement
from guide.errors import GuideError
from guide.path.advice.advice import advise, to_json
from tests.properties.test_dossier import recent_dossiers

today = st.dates(date(2020, 1, 1), date(2027, 12, 31))


@settings(max_examples=150)
@given(recent_dossiers, today)
def test_a_statement_adds_up_or_is_refused(made: Dossier, on: date) -> None:
    try:
        found = statement(made, on)
        projection(made, on)
        json.dumps([statement_as_json(found), limitation_as_json(limitation(made, on))])
    except GuideError as error:
        assert error.message and error.hint
    else:
        assert all(left >= 0 for left in found.left.values())
        assert found.interest >= 0 and found.indemnity >= 0


@settings(max_examples=150)
@given(recent_dossiers, today)
def test_the_roadmap_has_one_open_first_step_or_is_refused(made: Dossier, on: date) -> None:
    try:
        found = to_json(advise(made, on))
    except GuideError as error:
        assert error.message and error.hint
        return
    states = {remedy["id"]: remedy["state"] for remedy in found["remedies"]}
    assert found["primary"] == found["steps"][0]["remedy"]
    assert states[found["primary"]] == "open"
    assert "closed" not in {states[step["remedy"]] for step in found["steps"]}
    json.dumps(found)


@settings(max_examples=60)
@given(recent_dossiers, today)
def test_each_letter_is_allowed_or_refused_with_a_reason(made: Dossier, on: date) -> None:
    try:
        found = letters.allowed(made, on)
    except GuideError as error:
        assert error.message and error.hint
        return
    assert all(permission.granted or permission.reason for permission in found)
