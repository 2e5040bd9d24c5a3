"""The scenarios take every way out of every node, and show every answer of every condition that facts can make.

What nothing can reach is listed by name with its reason, and the list fails as soon as it is stale.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

from guide.case import storage
from guide.path import FLOW, REMEDIES, advise
from guide.path.facts.facts import situation
from tests.proof.unreachable import ANSWERS, EDGES, why_no_answer

FILES = ("scenarios.json", "more_scenarios.json", "law_scenarios.json")


@cache
def _seen() -> tuple[set[tuple[str, str]], dict[tuple[str, str], set[bool | None]]]:
    edges: set[tuple[str, str]] = set()
    answers: dict[tuple[str, str], set[bool | None]] = defaultdict(set)
    for name in FILES:
        for case in json.loads((Path(__file__).parent / name).read_text("utf-8")):
            dossier, on = storage.loads(json.dumps(case["dossier"])), date.fromisoformat(case["as_of"])
            edges |= {(taken.node, str(taken.code)) for taken in advise(dossier, on).position.trail}
            s = situation(dossier, on)
            for remedy in REMEDIES.values():
                for condition in remedy.conditions:
                    answers[remedy.id, condition.id].add(condition.test(s))
    return edges, answers


def test_every_way_out_is_taken() -> None:
    drawn = {(node.id, str(exit.code)) for node in FLOW.nodes for exit in node.exits}
    assert drawn - _seen()[0] == set(EDGES), (
        "write the scenario, or say in tests/proof/unreachable.py why there is none"
    )


def test_every_condition_is_seen_true_false_and_unknown() -> None:
    missing = {
        (*key, answer)
        for key, seen in _seen()[1].items()
        for answer in (True, False, None)
        if answer not in seen and why_no_answer(key[1], answer) is None
    }
    assert missing == set(), "write the scenario, or say in tests/proof/unreachable.py why there is none"


def test_an_answer_said_impossible_is_never_seen() -> None:
    seen = {(remedy, id, a) for (remedy, id), answers in _seen()[1].items() for a in answers if why_no_answer(id, a)}
    assert seen == set()


def test_the_reasons_name_conditions_that_exist() -> None:
    known = {condition.id for remedy in REMEDIES.values() for condition in remedy.conditions}
    assert {id for id, _ in ANSWERS} - {"*_known"} <= known
    assert any(id.endswith("_known") for id in known)
