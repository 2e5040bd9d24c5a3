"""Every screen opens empty and with a dossier, keeps the dossier of the session, and says what it must everywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guide.case.codes import DebtorKind
from tests.pages.screen import SCREENS, dossier_of, go, hold, press, start, text_of, whole, worked_case

NASTY = "*Dupont* <b>&amp;</b> $a$ [x](http://x) `c` :red[x] | # 1_2_ <script>alert(1)</script>"


def full_title(screen: str) -> str:
    """With a client, home is the list of them."""
    return "Mes clients" if screen == "app.py" else SCREENS[screen]


@pytest.mark.parametrize("screen", SCREENS)
def test_opens_empty(screen: str) -> None:
    app = go(start(), screen)
    assert app.title[0].value == SCREENS[screen]
    assert "Aucun client ouvert" in text_of(app)
    assert ("réponses remplissent" in text_of(app)) is (screen == "pages/que_faire.py")
    assert "pas un conseil d’avocat" in text_of(app)


@pytest.mark.parametrize("screen", SCREENS)
def test_opens_full(screen: str) -> None:
    app = whole(hold(start(), worked_case()), screen)
    assert app.title[0].value == full_title(screen)
    assert "Durand & Fils" in text_of(app)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("kind", DebtorKind)
def test_opens_for_every_kind_of_debtor(screen: str, kind: DebtorKind) -> None:
    case = worked_case()
    dossier = replace(case, debtor=replace(case.debtor, kind=kind))
    assert whole(hold(start(), dossier), screen).title[0].value == full_title(screen)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_dossier_without_invoices_or_names_breaks_no_screen(screen: str) -> None:
    case = worked_case()
    bare = replace(
        case,
        invoices=(),
        events=(),
        answers={},
        debtor=replace(case.debtor, name="", address=None),
        creditor=replace(case.creditor, name="", address=None),
    )
    whole(hold(start(), bare), screen)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_name_is_only_a_name(screen: str) -> None:
    """What a person typed never acts: no HTML, no Markdown, no formula."""
    case = worked_case()
    dossier = replace(case, debtor=replace(case.debtor, name=NASTY))
    app = whole(hold(start(), dossier), screen)
    shown = [m for m in app.markdown if "Dupont" in m.value]
    assert shown
    for markdown in shown:
        assert not markdown.allow_html
        for live in ("*Dupont*", "<b>", "$a$", "[x](", "`c`", ":red[", "<script>"):
            assert live not in markdown.value.replace("**", "")


def test_the_dossier_survives_every_screen() -> None:
    app = hold(start(), worked_case())
    for screen in [*SCREENS, *SCREENS]:
        go(app, screen)
    assert dossier_of(app) == worked_case()


def test_it_says_when_nothing_is_saved() -> None:
    app = hold(start(), worked_case())
    assert "· enregistré" in text_of(go(app, "pages/decompte.py"))
    del app.session_state["workspace.saved"]
    said = text_of(go(app, "pages/decompte.py"))
    assert "· non enregistré" in said
    assert "Pas encore enregistré" in said


def test_erasing_asks_first_then_forgets_everything() -> None:
    app = press(hold(start(), worked_case()), "Effacer mes données")
    assert dossier_of(app) == worked_case()
    app = press(app, "Annuler")
    assert dossier_of(app) == worked_case()
    app = press(press(app, "Effacer mes données"), "Oui, tout effacer")
    assert "dossier" not in app.session_state
    assert "Aucun client ouvert" in text_of(app)
