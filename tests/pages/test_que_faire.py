"""The questions and the roadmap: one at a time, changed without losing the others, ending in one thing to do."""

from __future__ import annotations

from dataclasses import replace

from guide import path
from guide.case.codes import DebtorKind
from tests.pages.screen import DAY, dossier_of, field, go, hold, press, sound, start, text_of, worked_case

SCREEN = "pages/que_faire.py"


def answer(app, code: str):
    app.radio[0].set_value(code)
    return press(sound(app.run()), "Continuer")


def test_the_first_question_begins_a_dossier() -> None:
    app = answer(go(start(), SCREEN), "commercant")
    assert dossier_of(app).debtor.kind is DebtorKind.COMMERCANT
    assert "Quel montant reste impayé" in text_of(app)


def test_the_name_may_be_given_with_the_first_answer() -> None:
    app = go(start(), SCREEN)
    app.text_input[0].set_value(" Garage Martin ")
    assert dossier_of(answer(app, "liberal")).debtor.name == "Garage Martin"


def test_a_click_without_an_answer_is_told() -> None:
    app = press(go(start(), SCREEN), "Continuer")
    assert "Choisissez une réponse" in text_of(app)
    assert "dossier" not in app.session_state


def test_from_the_first_question_to_the_roadmap() -> None:
    """Typed facts are echoed, « Je ne sais pas » is an answer, and the end is one thing to do."""
    app = answer(go(start(), SCREEN), "commercant")
    app.text_input[0].set_value("1 234,50")
    assert "soit 1 234,50 €" in text_of(sound(app.run()))
    app = answer(answer(press(app, "Continuer"), "oui"), "signe")
    app.text_input[0].set_value("01/06/2026")
    assert "soit le lundi 1er juin 2026" in text_of(sound(app.run()))
    app = press(app, "Continuer")
    for _ in range(12):
        if not app.radio:
            break
        app = answer(app, "inconnu")
    said = text_of(app)
    assert "la chose à faire" in said
    advice = path.advise(dossier_of(app), DAY)
    assert app.header[0].value == advice.steps[0].title
    assert "Vous pouvez agir en justice jusqu'au" in said
    assert dossier_of(app).invoices[0].amount == 1234_50


def test_an_unreadable_fact_is_told_and_stays() -> None:
    app = answer(go(start(), SCREEN), "commercant")
    app.text_input[0].set_value("beaucoup")
    app = press(sound(app.run()), "Continuer")
    assert "« beaucoup » n'est pas un montant" in text_of(app)
    assert app.text_input[0].value == "beaucoup"
    assert not dossier_of(app).invoices


def test_an_unknown_amount_is_an_answer() -> None:
    app = answer(go(start(), SCREEN), "commercant")
    app = press(app, "Je ne sais pas")
    assert "la chose à faire" in text_of(app) or "date devait-il payer" in text_of(app)


def test_an_answer_is_changed_and_the_others_are_kept() -> None:
    app = go(hold(start(), worked_case()), SCREEN)
    assert "Vos réponses" in text_of(app)
    app = sound(app.button(key="path.change.dispute").click().run())
    assert "les autres sont gardées" in text_of(app)
    assert app.radio[0].value == "aucune"
    app = answer(app, "serieuse")
    assert dossier_of(app).answers == {**worked_case().answers, "dispute": "serieuse"}
    assert app.header[0].value == path.advise(dossier_of(app), DAY).steps[0].title


def test_the_previous_question_is_one_click_away() -> None:
    case = worked_case()
    app = go(hold(start(), replace(case, answers={"invoice_received": "oui"})), SCREEN)
    app = press(app, "Précédent")
    assert "reçu la facture" in app.subheader[0].value
    app = press(app, "Garder ma réponse")
    assert dossier_of(app).answers == {"invoice_received": "oui"}


def test_every_step_says_its_cost_and_its_texts() -> None:
    app = go(hold(start(), worked_case()), SCREEN)
    advice = path.advise(worked_case(), DAY)
    said = text_of(app)
    assert said.count("Coût : ") == len(advice.steps)
    assert said.count("Textes : ") == sum(bool(step.references) for step in advice.steps)
    closed = [r for r in advice.remedies.values() if r.state is path.State.CLOSED]
    for found in closed:
        assert found.remedy.title in said
        for reason in found.reasons:
            assert reason.text.split(" ")[0] in said


def test_the_map_is_drawn_only_when_opened() -> None:
    app = go(hold(start(), worked_case()), SCREEN)
    assert "vous êtes ici)" not in text_of(app)
    app.session_state["roadmap.map"] = True
    assert "vous êtes ici)" in text_of(sound(app.run()))


def test_the_map_of_the_path_alone_draws_what_was_passed() -> None:
    position = path.advise(worked_case(), DAY).position
    alone = path.to_dot(path.FLOW, position.trail, position.current.id, whole=False)
    assert alone.count(" -> ") == len(position.trail)
    assert alone.count("shape=") == len(position.trail) + 1
    whole = path.to_dot(path.FLOW, position.trail, position.current.id)
    assert whole.count("shape=") == len(path.FLOW.nodes)


def test_a_day_that_does_not_exist_is_told() -> None:
    app = answer(go(start(), SCREEN), "particulier")
    app.text_input[0].set_value("500")
    app = answer(answer(press(sound(app.run()), "Continuer"), "oui"), "signe")
    field(app, "Date (JJ/MM/AAAA)").set_value("31/02/2026")
    app = press(sound(app.run()), "Continuer")
    assert "ce jour n'existe pas" in text_of(app)
    assert dossier_of(app).invoices[0].due is None
