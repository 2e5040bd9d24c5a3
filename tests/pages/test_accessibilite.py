"""The statement on accessibility is reached from the foot of the menu, and says no more than what is held."""

from __future__ import annotations

from pathlib import Path

from tests.pages.screen import sound, start, text_of

ROOT = Path(__file__).resolve().parents[2]


def test_the_statement_says_its_date_its_method_and_what_is_left() -> None:
    app = start()
    app.switch_page("pages/accessibilite.py")
    said = text_of(sound(app.run()))
    for words in ("29 novembre 2026", "Aucun audit complet", "axe-core", "Ce qui reste", "Défenseur des droits"):
        assert words in said


def test_movement_stops_for_who_asked_for_it() -> None:
    assert "prefers-reduced-motion: reduce" in (ROOT / "pages" / "ui" / "page" / "screen.css").read_text("utf-8")
