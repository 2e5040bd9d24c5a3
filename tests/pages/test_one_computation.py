"""One drawing of a screen: one statement, one situation and one advice of the dossier in view; what-ifs apart."""

from __future__ import annotations

import importlib
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from guide.letters.court import court_file
from pages.ui.session import examples
from tests.pages.screen import DAY, go, start

#: What is worked out once, by a call that each computation makes once, of the dossier as first argument.
WORK = {
    "statement": ("guide.claim.statement", "statement_warnings"),
    "limitation": ("guide.claim.limitation", "amicable_talks"),
    "advice": ("guide.path.advice.advice", "_warnings"),
}

CASE = examples.worked_case()


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    counts: Counter[str] = Counter()

    def counting(name: str, work: Any) -> Any:
        def counted(*arguments: Any) -> Any:
            if arguments[0] == CASE and (name == "advice" or arguments[1] == DAY):
                counts[name] += 1
            return work(*arguments)

        return counted

    for name, (module, function) in WORK.items():
        home = importlib.import_module(module)
        monkeypatch.setattr(home, function, counting(name, getattr(home, function)))
    return counts


@pytest.mark.parametrize("screen", ["pages/que_faire.py", "pages/courriers.py", "pages/decompte.py"])
def test_a_drawing_works_each_answer_out_once(screen: str, computed: Counter[str]) -> None:
    app = start()
    app.session_state["dossier"] = replace(CASE)
    computed.clear()
    go(app, screen)
    assert computed["statement"] == 1 and max(computed.values()) == 1


def test_a_court_file_works_each_answer_out_once(computed: Counter[str]) -> None:
    court_file(replace(CASE), DAY)
    assert computed["statement"] == 1 and max(computed.values()) == 1
