"""The law on screen: today's figures, the history of each with its source, every text that is cited."""

from __future__ import annotations

from datetime import date

from guide import law
from tests.pages.screen import field, go, sound, start, text_of

SCREEN = "pages/textes_et_taux.py"


def test_the_figures_of_the_day() -> None:
    said = text_of(go(start(), SCREEN))
    assert "12,40 % | 01/07/2026 | [C. com., art. L441-10]" in said
    assert "40,00 €" in said


def test_what_is_not_published_says_so() -> None:
    app = start()
    app.session_state["as_of"] = date(2027, 2, 1)
    said = text_of(go(app, SCREEN))
    assert "**provisoire**" in said
    assert "n'est pas encore publiée" in said


def test_every_series_shows_its_history() -> None:
    app = go(start(), SCREEN)
    assert len(app.selectbox(key="law.series").options) == len(law.series())
    for series in law.series():
        app.selectbox(key="law.series").set_value(series.id)
        said = text_of(sound(app.run()))
        assert said.count("[lire](") == len(series.values)
        assert series.values[0].source in said


def test_every_text_is_listed_with_its_link() -> None:
    said = text_of(go(start(), SCREEN))
    for reference in law.references():
        assert f"[{reference.label}](" in said, reference.id
        assert reference.url in said.replace("\\", "")
    assert said.count("À vérifier.") >= sum(reference.to_check for reference in law.references())


def test_a_text_is_found_by_a_word() -> None:
    app = go(start(), SCREEN)
    field(app, "Chercher un article, un mot").set_value("l441-10")
    said = text_of(sound(app.run()))
    assert "1 texte." in said or "textes." in said
    assert "[C. civ., art. 1343-1](" not in said
    field(app, "Chercher un article, un mot").set_value("zzzz")
    assert "Aucun texte ne contient ces mots" in text_of(sound(app.run()))
