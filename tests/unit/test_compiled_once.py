"""A template of ours is compiled once a process; a second letter fills it, and only fills it."""

from __future__ import annotations

from datetime import date

import pytest
from jinja2 import Environment

from guide import letters
from pages.ui.session import examples

DAY = date(2026, 11, 22)


def test_a_second_letter_compiles_no_template(monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = examples.worked_case()
    first = letters.preview(dossier, DAY, "mise_en_demeure")

    def refuse(*args: object, **options: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(Environment, "compile", refuse)
    assert letters.preview(dossier, DAY, "mise_en_demeure") == first
