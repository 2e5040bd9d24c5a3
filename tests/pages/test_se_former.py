"""« Se former » : a lesson is read and done, a decision is explained at once and comes back when it is missed."""

from __future__ import annotations

import pytest

from guide import lessons
from guide.case.model import Training
from tests.pages.screen import field, go, hold, press, sound, start, worked_case
from tests.pages.test_screen_words import every_word

SCREEN = "pages/se_former.py"


def texts(app) -> str:
    return "\n".join(str(element.value) for element in (*app.markdown, *app.success, *app.warning, *app.caption))


def chosen(app, kind: str, id: str):
    """A lesson of the path or the card of a case, pressed; nothing when it is the one in view."""
    button = app.button(key=f"{kind}.{id}")
    return app if button.disabled else sound(button.click().run())


def test_every_lesson_opens_with_its_figures() -> None:
    app = go(start(), SCREEN)
    for id, lesson in lessons.lessons().items():
        app = chosen(app, "path.lesson", id)
        assert lesson.title in [heading.value for heading in app.header]
        assert "[[" not in texts(app)


def test_a_lesson_opens_every_screen_that_its_action_names() -> None:
    app = go(start(), SCREEN)
    for id, wanted in {
        "acheteur_public": ["Mon dossier", "Courriers", "Que faire ?"],
        "cheque": ["Mon dossier", "Courriers", "Que faire ?"],
        "relancer": ["Courriers", "Mon dossier"],
        "a_ne_jamais_faire": ["Que faire ?"],
    }.items():
        app = chosen(app, "path.lesson", id)
        labels = [link.proto.label for link in app.get("page_link")]
        assert [label for label in labels if label.startswith("Ouvrir")] == [f"Ouvrir « {title} »" for title in wanted]


def test_a_lesson_done_is_kept_with_everything() -> None:
    app = go(hold(start(), worked_case()), SCREEN)
    first = next(iter(lessons.lessons()))
    sound(next(b for b in app.button if b.label.startswith("J'ai compris")).click().run())
    assert app.session_state["workspace"].training == Training(lessons=(first,))


def part(app, name: str):
    return sound(app.segmented_control(key="training.part").select(name).run())


def decide(app, decision, right: bool):
    """Answers the decision in view, and goes to the next one."""
    wrong = next(place for place in range(len(decision.choices)) if place != decision.right)
    app.radio(key=f"quiz.{decision.id}").set_value(decision.right if right else wrong)
    return press(app, "Décider")


def asked(app):
    (radio,) = app.radio
    return lessons.decisions()[str(radio.key).removeprefix("quiz.")]


def test_a_decision_missed_is_explained_and_comes_back_after_others() -> None:
    app = part(go(start(), SCREEN), "Décisions")
    first = asked(app)
    app = decide(app, first, right=False)
    said = texts(app)
    assert f"**{first.choices[first.right]}** (la bonne décision)" in said and "(votre réponse)" in said
    assert app.warning and first.why[:20] in app.warning[0].value
    assert app.session_state["training"].missed == (first.id,)
    between = []
    for _ in range(5):
        app = press(app, "Décision suivante")
        if asked(app) == first:
            break
        between.append(asked(app))
        app = decide(app, asked(app), right=True)
    assert len(between) == 3 and asked(app) == first
    app = decide(app, first, right=True)
    assert app.success and app.session_state["training"].missed == ()


def test_an_answer_given_stays_when_one_comes_back_to_the_screen() -> None:
    app = part(go(start(), SCREEN), "Décisions")
    first = asked(app)
    app = decide(app, first, right=False)
    app = go(go(app, "pages/textes_et_taux.py"), SCREEN)
    assert "(votre réponse)" in texts(app)


def test_a_decision_leads_to_its_lesson_and_a_lesson_to_its_decisions() -> None:
    app = part(go(start(), SCREEN), "Décisions")
    first = asked(app)
    app = decide(app, first, right=True)
    lesson = lessons.lessons()[first.lesson]
    app = press(app, f"Lire la leçon « {lesson.title} »")
    assert lesson.title in [heading.value for heading in app.header]
    app = press(app, "M'exercer sur cette leçon")
    assert asked(app).lesson == lesson.id and asked(app) != first


def test_what_was_chosen_is_kept_from_screen_to_screen() -> None:
    app = part(go(start(), SCREEN), "Cas à suivre")
    app = chosen(app, "case.card", "mairie")
    app = go(go(app, "pages/decompte.py"), SCREEN)
    assert app.session_state["case.choice"] == "mairie"


def test_lessons_done_before_a_client_are_kept_beside_it() -> None:
    app = press(go(start(), SCREEN), "J'ai compris, leçon suivante")
    learnt = app.session_state["training"]
    assert len(learnt.lessons) == 1
    assert "1 faite." in texts(app).replace("\u00a0", " ")
    app = go(hold(app, worked_case()), SCREEN)
    assert app.session_state["workspace"].training == learnt
    assert app.session_state["dossier"] == worked_case()


def test_a_worked_case_stays_as_it_is_while_one_learns() -> None:
    """Nobody saves an invented case: the next one opens without a question."""
    case = lessons.cases()["mairie"]
    app = press(go(hold(start(), case.dossier), SCREEN), "J'ai compris, leçon suivante")
    assert app.session_state["dossier"] == case.dossier and app.session_state["training"].lessons


def test_deciding_nothing_asks_for_an_answer() -> None:
    app = part(go(start(), SCREEN), "Décisions")
    app = sound(next(b for b in app.button if b.label == "Décider").click().run())
    assert [error.value for error in app.error] == ["Choisissez d'abord une réponse."]


def test_a_word_is_found_without_its_accents() -> None:
    app = part(go(start(), SCREEN), "Mots du métier")
    app = sound(app.text_input(key="glossary.sought").set_value("demeure").run())
    assert "**Mise en demeure.**" in texts(app)
    app = sound(app.text_input(key="glossary.sought").set_value("zzz").run())
    assert app.info


def test_a_worked_case_is_explained_then_replayed_with_blanks() -> None:
    app = part(go(start(), SCREEN), "Cas à suivre")
    for id in lessons.cases():
        app = chosen(app, "case.card", id)
        assert "Que faire d'abord ?" in texts(app)
    app = sound(app.toggle(key=f"case.replay.{id}").set_value(True).run())
    assert "1 509,12" not in texts(app).replace("\u00a0", " "), "a hint may not give the answer"
    app.selectbox(key=f"case.step.{id}").select("acte_interruptif")
    app.text_input(key=f"case.amount.{id}").set_value("1 509")
    app.text_input(key=f"case.last.{id}").set_value("n'importe quoi")
    app = press(app, "Vérifier")
    assert len(app.success) == 2 and len(app.warning) == 1
    assert "Presque" in app.success[1].value
    assert "15\u00a0janvier\u00a02027" in app.warning[0].value and "n'importe quoi" in app.warning[0].value.replace(
        "\\", ""
    )


@pytest.mark.parametrize("id", lessons.cases())
def test_a_worked_case_opens_in_every_screen(id: str) -> None:
    name = lessons.cases()[id].dossier.debtor.name
    for screen, words in (
        ("que_faire", "Mes réponses"),
        ("decompte", name),
        ("courriers", "Quel courrier"),
        ("mon_dossier", ""),
    ):
        app = part(go(start(), SCREEN), "Cas à suivre")
        app = chosen(app, "case.card", id)
        app = sound(app.button(key=f"case.open.pages/{screen}.py").click().run())
        said = every_word(app)
        assert words.lower() in said.lower() and name in said, screen


def test_a_worked_case_opens_in_the_aged_balance_on_its_customer() -> None:
    app = part(go(start(), SCREEN), "Cas à suivre")
    app = chosen(app, "case.card", "mairie")
    app = sound(app.button(key="case.open.ledger").click().run())
    assert app.title[0].value == "Balance âgée"
    view = next(v for v in app.session_state["ledger"].debtors if v.name == "Commune de Saint-Aubin")
    (opened,) = [button for button in app.button if button.label == "Fermer"]
    assert opened.key == f"plan.open.{view.number}"
    assert app.selectbox(key="ledger.debtor").value == view.key


@pytest.mark.parametrize(
    ("asked", "label", "shown"),
    [
        ("prêt à un ami", "Leçon : ", "proche"),
        ("huissier", "Mot : ", "**Commissaire de justice.**"),
        ("réserve de propriété", "Clause : ", "réserve"),
        ("chèque", "Fiche : ", "Date du rejet"),
        ("la mairie tarde", "Cas : ", "Saint-Aubin"),
    ],
)
def test_a_question_leads_to_its_answer(asked: str, label: str, shown: str) -> None:
    app = go(start(), SCREEN)
    app = sound(field(app, "Une question ? Cherchez ici").set_value(asked).run())
    first = next(each for each in app.button if each.label.replace("\\", "").replace("\u00a0", " ").startswith(label))
    app = sound(first.click().run())
    assert shown.lower() in every_word(app).lower()
    app = part(app, "Leçons")
    assert field(app, "Une question ? Cherchez ici").value == ""
    app = sound(field(app, "Une question ? Cherchez ici").set_value("zzz").run())
    assert "Rien ne correspond" in app.info[0].value


def test_all_decisions_found_may_be_taken_again() -> None:
    app = start()
    app.session_state["training"] = Training(found=tuple(lessons.decisions()))
    app = part(go(app, SCREEN), "Décisions")
    assert "toutes les décisions" in app.success[0].value and not app.radio
    app = press(app, "Les reprendre depuis le début")
    assert asked(app) == next(iter(lessons.decisions().values()))
