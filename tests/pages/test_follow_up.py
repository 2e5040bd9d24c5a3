"""The follow-up on screen: noted, kept between screens and exports, saved, reopened with the next export."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from guide.case.codes import Channel, DebtorKind, EventKind
from guide.case.model import Address
from guide.ledger.dunning.notes import CustomerNotes, LetterKind
from guide.ledger.dunning.notes_file import dumps
from pages.ui import session
from tests.pages.screen import SAMPLES, choice, dossier_of, field, go, press, sound, start, text_of, unfolded
from tests.pages.test_balance_agee import SCREEN, dropped

LIST = (SAMPLES / "factures_exemple.csv").read_bytes()
HEAD = "Numéro;Client;Date;Échéance;Total TTC;Reste à payer\n"
NOVEMBER = (HEAD + "F1;Durand;01/09/2026;01/10/2026;1200;1200\nF2;Martin;01/09/2026;01/10/2026;500;500\n").encode()
DECEMBER = (HEAD + "F1;Durand;01/09/2026;01/10/2026;1200;1200\nF2;Martin;01/09/2026;01/10/2026;500;0\n").encode()


def noted(app, fact: str, **typed: str):
    """As a person does for the customer in view: what, then the fields, then « Noter »."""
    choice(app, "Que noter ?").set_value(fact)
    sound(app.run())
    for label, value in typed.items():
        field(app, label).set_value(value)
    return press(app, "Noter")


def promise(app, due: str):
    return noted(app, "promise", **{"Il a promis de payer le": due})


def kept(app) -> CustomerNotes:
    found = app.session_state["follow"]
    assert isinstance(found, CustomerNotes)
    return found


def reopened(app, content: str):
    app.file_uploader[0].upload("suivi.json", content.encode(), "application/json")
    return sound(app.run())


def saved(app) -> str:
    """What the button would give: AppTest cannot press it."""
    from guide.ledger.dunning.since_last_export import to_save

    return dumps(to_save(app.session_state["follow.tracked"][3], date(2026, 11, 22)))


def test_a_promise_noted_makes_the_customer_wait_and_survives_the_screens() -> None:
    app = promise(dropped(NOVEMBER), "05/12/2026")
    said = text_of(app)
    assert "Promesse du 22/11/2026 : tout ce qui est en retard pour le 5 décembre 2026, en cours" in said
    assert "Il a promis de payer le 05/12/2026" in said
    go(app, "pages/decompte.py")
    app = go(app, SCREEN)
    assert "en cours" in text_of(app) and "non enregistré" in text_of(app)
    # Another export of the same customers: the note is still there.
    assert "en cours" in text_of(dropped(DECEMBER, "decembre.csv", app))


def test_the_next_export_and_the_follow_up_show_the_broken_promise() -> None:
    file = saved(promise(dropped(NOVEMBER), "05/12/2026"))
    for first in ("export", "suivi"):
        app = start()
        app.session_state["as_of"] = date(2026, 12, 22)
        app = go(app, SCREEN)
        app = dropped(DECEMBER, app=app) if first == "export" else reopened(app, file)
        app = reopened(app, file) if first == "export" else dropped(DECEMBER, app=app)
        said = text_of(app)
        assert "1 client a payé et 1 promesse non tenue" in said
        assert "Promesse de payer le 05/12/2026 non tenue. Retard de 82 jours" in said
        assert "non enregistré" not in said


def test_done_notes_the_letter_of_the_day_and_the_customer_leaves_the_day() -> None:
    app = press(unfolded(dropped(NOVEMBER), "plan.days"), "Fait")
    (followed,) = kept(app).debtors
    assert [(s.kind, s.on) for s in followed.letters] == [(LetterKind.MISE_EN_DEMEURE, date(2026, 11, 22))]
    assert "son délai court jusqu'au 07/12/2026" in text_of(app)
    assert [b.label for b in app.button].count("Fait") == 1


def test_what_was_noted_is_taken_back() -> None:
    app = noted(dropped(NOVEMBER), "dispute")
    assert "Il conteste" in text_of(app)
    app = press(app, "Retirer")
    assert "Il conteste" not in text_of(app) and not kept(app).debtors[0].disputed


def test_a_plan_a_pause_and_a_letter_are_noted() -> None:
    app = noted(dropped(NOVEMBER), "plan", **{"Premier versement le": "01/12/2026", "Montant de chacun": "400"})
    app = noted(app, "pause", **{"Jusqu'au (facultatif)": "01/12/2026"})
    choice(app, "Que noter ?").set_value("letter")
    choice(sound(app.run()), "Quoi ?").set_value("relance")
    choice(app, "Comment ?").set_value("telephone")
    app = noted(app, "letter", **{"Parti le": "20/11/2026"})
    (followed,) = kept(app).debtors
    assert followed.plan and [(p.on, p.amount) for p in followed.plan.parts] == [
        (date(2026, 12, 1), 400_00),
        (date(2027, 1, 1), 400_00),
        (date(2027, 2, 1), 400_00),
    ]
    assert followed.pause and followed.pause.until == date(2026, 12, 1)
    assert [(s.kind, s.channel) for s in followed.letters] == [(LetterKind.RELANCE, Channel.TELEPHONE)]


def test_a_missing_date_is_told_and_nothing_is_noted() -> None:
    app = press(dropped(NOVEMBER), "Noter")
    assert "Il manque une date" in text_of(app) and "follow" not in app.session_state


def test_a_wrong_follow_up_is_told_and_the_notes_stay() -> None:
    app = reopened(promise(dropped(NOVEMBER), "05/12/2026"), json.dumps({"file": "suivi", "version": 7}))
    assert "version 7" in text_of(app) and "en cours" in text_of(app)


def test_everything_follows_into_the_dossier_and_a_letter_comes_back() -> None:
    app = noted(
        dropped(NOVEMBER),
        "promise",
        **{"Il a promis de payer le": "15/11/2026", "Promis le (vide : aujourd'hui)": "01/11/2026"},
    )
    choice(app, "Qui est ce client ?").set_value("commercant")
    app = press(sound(app.run()), "Ouvrir le dossier")
    found = dossier_of(app)
    assert [(e.kind, e.until) for e in found.events] == [(EventKind.PROMESSE, date(2026, 11, 15))]
    assert found.debtor.kind is DebtorKind.COMMERCANT
    from dataclasses import replace

    address = Address(("1 rue du Bois",), "62000", "Arras")
    app.session_state["dossier"] = replace(
        found,
        creditor=replace(found.creditor, name="Atelier Nord", address=address),
        debtor=replace(found.debtor, address=address),
    )
    app = go(app, "pages/courriers.py")
    # A dialog is drawn by the press that opens it, and AppTest knows no run of a part of the screen: both are pressed.
    app = press(app, "C'est envoyé ✓")
    choice(app, "Comment ?").set_value("lrar")
    next(b for b in app.button if b.label == "C'est envoyé ✓").click()
    app = press(app, "Noter l'envoi")
    assert [(e.kind, e.channel) for e in dossier_of(app).events][-1] == (EventKind.MISE_EN_DEMEURE, Channel.LRAR)
    (followed,) = kept(app).debtors
    assert [(s.kind, s.channel) for s in followed.letters] == [(LetterKind.MISE_EN_DEMEURE, Channel.LRAR)]
    assert followed.client and followed.client.who is DebtorKind.COMMERCANT


def test_the_actions_filter_the_plan() -> None:
    app = unfolded(dropped(LIST, "factures.csv"), "plan.days")
    groups: Any = app.get("button_group")
    pills = next(group for group in groups if group.label == "N'afficher que")
    before = [b.label for b in app.button].count("Voir ce client")
    pills.set_value(["acte_interruptif"])
    assert 0 < [b.label for b in sound(app.run()).button].count("Voir ce client") < before


def test_what_is_typed_of_a_customer_outlives_the_fold_it_stands_in() -> None:
    app = press(unfolded(dropped(NOVEMBER), "plan.days"), "Voir ce client")
    choice(app, "Que noter ?").set_value("dispute")
    field(sound(app.run()), "Depuis quand ? (facultatif)").set_value("05/11/2026")
    sound(app.run())
    app.session_state["plan.days"] = False
    assert field(sound(app.run()), "Depuis quand ? (facultatif)").value == "05/11/2026"


@pytest.mark.parametrize(("today", "old"), [(date(2026, 12, 21), False), (date(2026, 12, 22), True)])
def test_an_old_export_is_said_to_be_old(monkeypatch: pytest.MonkeyPatch, today: date, old: bool) -> None:
    """A FEC speaks of its last entry, 20 November 2026 here: 31 days later it still stands for today."""
    monkeypatch.setattr(session.clock, "today", lambda: today)
    app = start()
    app.session_state["as_of"] = None
    app = dropped((SAMPLES / "fec_exemple.txt").read_bytes(), app=go(app, SCREEN))
    assert ("Cet export s'arrête au 20 novembre 2026 : les retards" in text_of(app)) is old
