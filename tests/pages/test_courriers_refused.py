"""A letter that cannot be right: the screen says why, and what to send instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guide.case.codes import EventKind
from guide.case.model import Address, Dossier, Event, Instalment
from tests.pages.screen import choice, downloads, field, go, hold, press, sound, start, text_of, worked_case
from tests.unit.letters_cases import case

SCREEN = "pages/courriers.py"
DEC, JAN = date(2026, 12, 10), date(2027, 1, 10)


def told(dossier: Dossier, id: str | None = None) -> str:
    app = hold(start(), dossier)
    app.session_state["letter.refused"] = True
    app = go(app, SCREEN)
    if id is not None:
        choice(app, "Quel courrier ?").set_value(id)
        app = sound(app.run())
        assert not [label for label in downloads(app) if label.startswith("Word")]
    return text_of(app)


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ((Instalment(DEC, 1_000), Instalment(JAN, 1_000)), "Les échéances du plan font 20,00 €"),
        ((Instalment(JAN, 55_198), Instalment(DEC, 55_198)), "Les dates du plan ne se suivent pas"),
        ((Instalment(date(2026, 11, 1), 55_198), Instalment(DEC, 55_198)), "est passée : choisissez des dates à venir"),
    ],
)
def test_an_impossible_plan_is_told_and_asked_again(parts: tuple[Instalment, ...], why: str) -> None:
    said = told(case(plan=parts), "echeancier")
    assert why in said
    assert "en combien de fois, à partir de quand ?" in said


def test_a_plan_that_begins_yesterday_is_told_once_prepared() -> None:
    app = go(hold(start(), case()), SCREEN)
    choice(app, "Quel courrier ?").set_value("echeancier")
    app = sound(app.run())
    field(app, "Date du premier versement").set_value("01/11/2026")
    app = press(app, "Préparer ce plan")
    assert "est passée : choisissez des dates à venir" in text_of(app)


def test_a_missing_address_is_named_and_asked() -> None:
    held = worked_case()
    bare = replace(held, debtor=replace(held.debtor, address=Address(("3 place du Marché",), None, "Arras")))
    assert "le code postal" in told(bare)


def test_insolvency_names_the_declaration_instead() -> None:
    held = worked_case()
    opened = replace(held, events=(*held.events, Event(EventKind.JUGEMENT_OUVERTURE, date(2026, 11, 2))))
    said = told(opened)
    assert "ni relance ni mise en demeure après le jugement d'ouverture" in said
    assert "Déclaration de créance" in said


def test_a_barred_debt_is_not_claimed() -> None:
    held = worked_case()
    old = tuple(
        replace(i, issued=date(2019, 5, 2), completed=date(2019, 4, 30), due=date(2019, 6, 1), payments=())
        for i in held.invoices
    )
    assert "Le délai pour agir est passé" in told(replace(held, invoices=old, events=()))
