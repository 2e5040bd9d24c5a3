"""The law on screen: today's figures, the history of each with its source, every text that is cited."""

from __future__ import annotations

from datetime import date

from guide import law
from tests.pages.screen import field, go, hold, press, sound, start, text_of, unfolded, worked_case

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
    assert "Taux légal, créancier professionnel (**provisoire**)" in said


def test_the_long_lists_are_folded_until_something_is_sought() -> None:
    app = go(start(), SCREEN)
    folds = [fold.label for fold in app.expander]
    assert f"Les\u00a0{len(law.references())} textes".replace("\u00a0", " ") in [
        f.replace("\u00a0", " ") for f in folds
    ]
    assert "[lire](" not in text_of(app) and not app.get("plotly_chart")
    assert "[C. civ., art. 1343-1](" not in text_of(app)
    field(app, "Chercher un article, un mot").set_value("l441-10")
    assert not any("textes" in fold.label for fold in sound(app.run()).expander)


def test_paper_has_the_long_lists_without_a_client_too() -> None:
    said = text_of(press(go(start(), SCREEN), "Imprimer cet écran"))
    assert "[C. civ., art. 1343-1](" in said and "Imprimer cet écran" not in [b.label for b in start().button]


def test_a_filter_is_kept_from_screen_to_screen() -> None:
    app = go(start(), SCREEN)
    app.pills(key="law.kinds").set_value(["decision"])
    app = go(go(sound(app.run()), "pages/decompte.py"), SCREEN)
    assert app.pills(key="law.kinds").value == ["decision"]


def test_every_series_shows_its_history() -> None:
    app = go(start(), SCREEN)
    assert len(app.selectbox(key="law.series").options) == len(law.series())
    for series in law.series():
        app.selectbox(key="law.series").set_value(series.id)
        said = text_of(unfolded(app, "law.curve"))
        assert said.count("[lire](") == len(series.values)
        assert series.values[0].source in said


def test_every_figure_is_listed_with_its_title() -> None:
    said = text_of(unfolded(go(start(), SCREEN), "law.figures"))
    parameters = law.parameters(date(2026, 11, 22))
    assert parameters and all(each.series.title in said for each in parameters)


def test_every_text_is_listed_with_its_link() -> None:
    said = text_of(unfolded(go(start(), SCREEN), "law.texts"))
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


def test_figures_and_texts_are_filtered_by_kind_by_support_and_by_doubt() -> None:
    app = go(start(), SCREEN)
    app.pills(key="law.kinds").set_value(["decision"])
    said = text_of(sound(app.run()))
    assert "Cass. com., 26 févr. 2020" in said and "[C. civ., art. 1344](" not in said
    app.pills(key="law.kinds").set_value(["part", "montant"])
    app.pills(key="law.supports").set_value(["1", "memory"])
    said = text_of(sound(app.run()))
    weak = [
        each for each in law.parameters(date(2026, 11, 22)) if each.support != "2+" and each.kind in ("part", "montant")
    ]
    assert weak and "0 texte" in said and f"{len(weak)} chiffres" in said
    assert all(each.series.title in said for each in weak)
    app.pills(key="law.kinds").set_value([])
    app.pills(key="law.supports").set_value([])
    app.toggle(key="law.to_check").set_value(True)
    said = text_of(sound(app.run()))
    doubtful = sum(each.to_check for each in law.parameters(date(2026, 11, 22)))
    assert f"{doubtful} chiffres, {sum(r.to_check for r in law.references())} textes" in said


def test_a_rate_has_its_chart_and_its_words() -> None:
    app = go(start(), SCREEN)
    app.selectbox(key="law.series").set_value("taux_legal")
    app = unfolded(app, "law.curve")
    assert len(app.get("plotly_chart")) == 1
    app.selectbox(key="law.series").set_value("indemnite_forfaitaire")
    assert not sound(app.run()).get("plotly_chart")


def test_what_changed_since_a_day_and_since_the_dossier() -> None:
    app = go(start(), SCREEN)
    assert "Indiquez un jour" in text_of(app)
    field(app, "Depuis quel jour ?").set_value("20/06/2026")
    said = text_of(sound(app.run()))
    assert "6,67 % / 2,62 % | 6,84 % / 2,75 % | 01/07/2026" in said
    # What a statement uses: the ECB's rate of 1 January, 2,15, then of 1 July, 2,40, each + 10 points.
    assert "| 12,15 % | 12,40 % | 01/07/2026 |" in said
    field(app, "Depuis quel jour ?").set_value("22/11/2026")
    assert "Aucun chiffre n'a changé" in text_of(sound(app.run()))
    said = text_of(go(hold(start(), worked_case()), SCREEN))
    assert "Depuis la première date de votre dossier" in said
