"""The body of a letter written on screen: kept, told, taken back, and never printed once it says what is no longer so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from guide.case.codes import DebtorKind
from guide.case.model import Edit
from guide.letters import letters
from pages.ui.letters.user_templates import Own
from tests.pages.screen import dossier_of, go, hold, press, sound, start, text_of, worked_case
from tests.pages.test_courriers import SCREEN, chosen

LETTER = "mise_en_demeure"
ASKED = "Je vous mets en demeure de payer 1 103,96 € au plus tard le 7 décembre 2026 (article 1344 du code civil)."


def opened(dossier=None):
    app = chosen(go(hold(start(), dossier or worked_case()), SCREEN), LETTER)
    return switched(app)


def switched(app):
    next(t for t in app.toggle if t.label == "Modifier le texte").set_value(not editing(app))
    return sound(app.run())


def editing(app):
    return next(t for t in app.toggle if t.label == "Modifier le texte").value


def area(app, words: str):
    return next(a for a in app.text_area if a.label.startswith("Passage ") and words in (a.value or ""))


def write(app, words: str, text: str):
    area(app, words).set_value(text)
    return sound(app.run())


def on(app, day: date):
    app.session_state["as_of"] = day
    return sound(app.run())


def test_a_passage_is_written_and_kept_through_the_screens() -> None:
    app = write(opened(), "Par la présente", ASKED)
    (edit,) = dossier_of(app).edits[LETTER]
    assert edit.original.startswith("Par la présente") and edit.text.startswith("Je vous mets en demeure")
    app = go(go(app, "pages/decompte.py"), SCREEN)
    assert editing(app) and area(app, "Je vous mets en demeure")
    app = switched(app)
    letter = text_of(app).split("Le courrier, tel qu'il sera")[-1]
    assert ASKED in letter and "Par la présente" not in letter and "1 passage changé" in letter
    assert len(app.warning) == 0


def test_tables_have_no_field_and_the_screen_says_so() -> None:
    app = opened()
    areas = [a for a in app.text_area if a.label.startswith("Passage ")]
    assert areas and not any("Pénalités de retard" in a.value or "Atelier Nord" in a.value for a in areas)
    assert "Les tableaux, les adresses et la signature viennent du dossier" in text_of(app)
    assert "| Total dû au 22 novembre 2026 |" in text_of(app)


def test_one_passage_then_all_go_back_to_their_own_words() -> None:
    app = write(write(opened(), "Madame, Monsieur,", "Chère Madame,"), "Si votre paiement", "")
    assert len(dossier_of(app).edits[LETTER]) == 2
    app = press(app, "Revenir au texte d'origine")
    assert len(dossier_of(app).edits[LETTER]) == 1 and area(app, "Madame, Monsieur,")
    app = press(app, "Revenir partout au texte d'origine")
    assert dossier_of(app) == worked_case() and area(app, "Si votre paiement")


def test_the_next_day_the_figures_follow_and_it_is_said() -> None:
    app = switched(write(opened(), "Par la présente", ASKED))
    said = text_of(on(app, date(2026, 11, 23)))
    assert "de payer 1 104,31 € au plus tard le 8 décembre 2026" in said
    assert "« 1 103,96 € » est devenu « 1 104,31 € »" in said
    assert "Vous avez changé ce courrier : relisez" in said


def test_words_that_no_longer_fit_are_asked_about() -> None:
    app = on(write(opened(), "Par la présente", "Payez donc 1 100 € avant le 7 décembre 2026."), date(2026, 11, 23))
    assert "Ce passage a changé depuis votre correction" in text_of(app)
    assert "Payez donc 1 100 €" in text_of(app) and area(app, "Par la présente")
    again = press(app, "Reprendre ma correction")
    assert area(again, "Payez donc 1\u00a0100\u00a0€ avant le 8\u00a0décembre\u00a02026.")
    assert "Ce passage a changé" not in text_of(again) and "jamais recalculé : 1 100 €" in text_of(again)


def test_words_that_no_longer_fit_are_given_up() -> None:
    app = on(write(opened(), "Par la présente", "Payez donc 1 100 €."), date(2026, 11, 23))
    app = press(app, "L'abandonner")
    assert dossier_of(app) == worked_case()


def test_a_fee_written_to_a_consumer_is_warned_about() -> None:
    case = worked_case()
    consumer = replace(case, debtor=replace(case.debtor, kind=DebtorKind.PARTICULIER))
    app = write(opened(consumer), "À défaut", "Il s'y ajoutera 40 € de frais de dossier.")
    assert any("interdit" in w.value for w in app.warning)
    assert "interdit" in text_of(switched(app))


def test_an_older_dossier_s_opening_is_changed_here() -> None:
    older = replace(worked_case(), words={f"{LETTER}_ouverture": "Chère Madame,"})
    app = write(opened(older), "Chère Madame,", "Cher Monsieur,")
    assert dossier_of(app).words == {} and dossier_of(app).edits[LETTER][0].text == "Cher Monsieur,"


def test_the_words_of_an_own_template_are_its_own() -> None:
    dossier = replace(worked_case(), edits={LETTER: (Edit("Madame, Monsieur,", "Chère Madame,"),)})
    app = hold(start(), dossier)
    app.session_state["own.templates"] = {LETTER: Own("le-mien.docx", letters()[LETTER].template.read_bytes())}
    app = chosen(go(app, SCREEN), LETTER)
    assert not [t for t in app.toggle if t.label == "Modifier le texte"]
    assert "Ses mots se changent dans le modèle" in text_of(app) and "Madame, Monsieur," in text_of(app)
