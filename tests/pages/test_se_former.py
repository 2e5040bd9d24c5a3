"""« Se former » : a lesson is read and done, a decision is explained at once and comes back when it is missed."""

from __future__ import annotations

from guide import lessons
from guide.case.model import Training
from tests.pages.screen import go, hold, sound, start, worked_case

SCREEN = "pages/se_former.py"


def texts(app) -> str:
    return "\n".join(
        str(element.value) for element in (*app.markdown, *app.success, *app.warning, *app.caption)
    )


def test_every_lesson_opens_with_its_figures() -> None:
    app = go(start(), SCREEN)
    for id, lesson in lessons.lessons().items():
        app = sound(app.selectbox(key="lesson.choice").select(id).run())
        assert lesson.title in [heading.value for heading in app.header]
        assert "[[" not in texts(app)


def test_a_lesson_done_is_kept_in_the_dossier() -> None:
    app = go(hold(start(), worked_case()), SCREEN)
    first = next(iter(lessons.lessons()))
    sound(next(b for b in app.button if b.label.startswith("J'ai compris")).click().run())
    assert app.session_state["dossier"].training == Training(lessons=(first,))


def test_a_decision_missed_is_explained_and_comes_back() -> None:
    app = go(start(), SCREEN)
    app = sound(app.segmented_control(key="training.part").select("Décisions").run())
    first = next(iter(lessons.decisions().values()))
    wrong = next(place for place in range(len(first.choices)) if place != first.right)
    app.radio(key=f"quiz.{first.id}").set_value(wrong)
    app = sound(next(b for b in app.button if b.label == "Décider").click().run())
    assert app.warning and first.choices[first.right] in app.warning[0].value
    assert app.session_state["training"].missed == (first.id,)
    app = sound(next(b for b in app.button if b.label == "Décision suivante").click().run())
    assert [radio.key for radio in app.radio] == [f"quiz.{first.id}"]
    app.radio(key=f"quiz.{first.id}").set_value(first.right)
    app = sound(next(b for b in app.button if b.label == "Décider").click().run())
    assert app.success and app.session_state["training"] == Training(found=(first.id,))


def test_deciding_nothing_asks_for_an_answer() -> None:
    app = go(start(), SCREEN)
    app = sound(app.segmented_control(key="training.part").select("Décisions").run())
    app = sound(next(b for b in app.button if b.label == "Décider").click().run())
    assert [error.value for error in app.error] == ["Choisissez d'abord une réponse."]


def test_a_word_is_found_without_its_accents() -> None:
    app = go(start(), SCREEN)
    app = sound(app.segmented_control(key="training.part").select("Mots du métier").run())
    app = sound(app.text_input(key="glossary.sought").set_value("demeure").run())
    assert "**Mise en demeure.**" in texts(app)
    app = sound(app.text_input(key="glossary.sought").set_value("zzz").run())
    assert app.info


def test_a_worked_case_is_explained_then_replayed_with_blanks() -> None:
    app = go(start(), SCREEN)
    app = sound(app.segmented_control(key="training.part").select("Cas à suivre").run())
    for id in lessons.cases():
        app = sound(app.selectbox(key="case.choice").select(id).run())
        assert "Que faire d'abord ?" in texts(app)
    app = sound(app.toggle(key=f"case.replay.{id}").set_value(True).run())
    app.selectbox[-1].select("acte_interruptif")
    app.text_input[-2].set_value("1 509,12")
    app.text_input[-1].set_value("n'importe quoi")
    app = sound(next(b for b in app.button if b.label == "Vérifier").click().run())
    assert len(app.success) == 2 and len(app.warning) == 1
    assert "15\u00a0janvier\u00a02027" in app.warning[0].value


def test_a_worked_case_opens_in_the_aged_balance() -> None:
    app = go(start(), SCREEN)
    app = sound(app.segmented_control(key="training.part").select("Cas à suivre").run())
    app = sound(app.button(key="case.open.ledger").click().run())
    assert app.title[0].value == "Balance âgée"
