"""One drawing of a screen: one statement, one situation and one advice of the dossier in view; what-ifs apart."""

from __future__ import annotations

import importlib
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from guide.letters.court import court_file
from guide.values.dates import ONE_DAY
from pages.ui.session import examples
from tests.pages.screen import DAY, go, sound, start, unfolded
from tests.pages.test_balance_agee import FEC, dropped

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


def calls(monkeypatch: pytest.MonkeyPatch, module: str, function: str) -> list[Any]:
    """The first argument of each call of a function from now on."""
    seen: list[Any] = []
    home = importlib.import_module(module)
    work = getattr(home, function)

    def noted(*arguments: Any) -> Any:
        seen.append(arguments[0])
        return work(*arguments)

    monkeypatch.setattr(home, function, noted)
    return seen


def test_the_names_of_an_export_are_compared_once_whatever_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = calls(monkeypatch, "guide.ledger.dunning.same_customer", "identity")
    app = dropped(FEC)
    assert sorted(compared) == sorted(app.session_state["ledger"].debtor_names)
    app.session_state["as_of"] = DAY - ONE_DAY
    sound(app.run())
    assert len(compared) == len(app.session_state["ledger"].debtor_names)


def test_an_export_drawn_again_is_not_followed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    app = dropped(FEC)
    followed = calls(monkeypatch, "pages.ui.session.notes", "track")
    sound(app.run())
    assert not followed
    app.session_state["as_of"] = DAY - ONE_DAY
    sound(app.run())
    assert len(followed) == 1


def test_the_week_is_planned_where_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    planned = calls(monkeypatch, "pages.ui.dunning.week_plan", "week")
    app = dropped(FEC)
    assert not planned
    unfolded(app, "plan.days")
    assert len(planned) == 1
