"""The home page: what opens in one click, a dossier reopened, work that is not lost."""

from __future__ import annotations

from dataclasses import replace

from guide.case import storage
from pages.ui import session
from tests.pages.screen import SAMPLES, amount_of, dossier_of, go, hold, press, sound, start, text_of, worked_case

CASE = "Ouvrir le cas « Durand & Fils »"


def test_the_worked_case_opens_in_one_click_at_its_date() -> None:
    app = press(start(), CASE)
    assert dossier_of(app) == worked_case()
    assert app.session_state["as_of"] == session.examples.FIXED_DAY
    assert app.title[0].value == "Décompte"
    assert amount_of(app) == "1\u00a0103,96\u00a0€"


def test_a_sample_export_opens_in_one_click() -> None:
    for label in ("Ouvrir un FEC d'exemple", "Ouvrir une liste de factures d'exemple"):
        app = press(start(), label)
        assert app.title[0].value == "Balance âgée"
        assert "Ce qui a été compris" in text_of(app)


def test_unsaved_work_is_not_replaced_without_asking() -> None:
    mine = replace(worked_case(), debtor=replace(worked_case().debtor, name="Mon vrai client"))
    app = hold(start(), mine)
    app.session_state["dossier.saved"] = None
    app = press(app, CASE)
    assert dossier_of(app) == mine
    assert "n'est pas enregistré : il serait perdu" in text_of(app)
    app = press(app, "Garder mon dossier")
    assert dossier_of(app) == mine
    app = press(press(app, CASE), "Remplacer sans enregistrer")
    assert dossier_of(app) == worked_case()


def test_a_saved_dossier_is_reopened() -> None:
    app = start()
    app.file_uploader[0].upload("dossier.json", (SAMPLES / "durand.json").read_bytes(), "application/json")
    app = press(sound(app.run()), "Ouvrir ce dossier")
    assert dossier_of(app) == worked_case()
    assert app.title[0].value == "Mon dossier"


def test_a_wrong_file_is_told_and_nothing_is_lost() -> None:
    app = hold(start(), worked_case())
    for content in (b"", b"\xff\xd8\xff\xe0 a photo", b'{"version": 99}', b'{"version": 1, "secret": 1}'):
        app.file_uploader[0].upload("dossier.json", content, "application/json")
        app = press(sound(app.run()), "Ouvrir ce dossier")
        assert len(app.error) == 1
        assert dossier_of(app) == worked_case()


def test_names_to_be_filled_in_survive_the_file() -> None:
    """A dossier begun by the questions has no names; a file needs some."""
    from pages.ui import session

    case = worked_case()
    bare = replace(case, debtor=replace(case.debtor, name=""), creditor=replace(case.creditor, name=""))
    text = session.dossier.to_file(bare)
    assert storage.loads(text).debtor.name == "(à compléter)"
    assert session.dossier.from_file(text.encode()) == bare


def test_the_home_page_needs_no_frame() -> None:
    app = go(start(), "app.py")
    assert "Voir d'abord un exemple" in text_of(app)
