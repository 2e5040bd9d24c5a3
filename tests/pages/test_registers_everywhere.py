"""Over every screen: nothing is asked of a register before a press, a press asks one thing, and a host may turn it all off."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from guide.case.codes import DebtorKind
from guide.case.model import Address, Dossier
from guide.registers import Register
from pages.ui import session
from tests.pages.screen import ROOT, SCREENS, go, hold, sound, start, text_of, whole, worked_case
from tests.pages.test_whole_ledger import HEAD, OTHERS
from tests.registers import ASKING, SilentRegister, holds_only_its_query
from tests.unit.test_registers import SIREN

EVERY = (*SCREENS, "pages/accessibilite.py")
ASKS = re.compile(r"client(?:\(\))?\.ask\(")
#: The files of the screens that ask: a new one is walked here, in Chromium too (tests/e2e/test_registers.py).
ASKERS = {
    "pages/ui/dossier/address_completion.py",
    "pages/ui/dossier/registers.py",
    "pages/ui/dunning/bodacc.py",
    "pages/ui/letters/court_address.py",
}
#: Each button of `ASKING`, as it is met below, and the register that it asks.
MET = {
    "registers.found.debtor.ask": Register.COMPANIES,
    "registers.found.creditor.ask": Register.COMPANIES,
    "registers.published.ask": Register.INSOLVENCY,
    "registers.address.ask": Register.ADDRESSES,
    "registers.court.ask": Register.DIRECTORY,
    "bodacc.ask": Register.INSOLVENCY,
}


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> SilentRegister:
    silent = SilentRegister()
    monkeypatch.setattr(session.registers, "client", lambda: silent)
    return silent


def company() -> Dossier:
    dossier = worked_case()
    return replace(dossier, debtor=replace(dossier.debtor, name="Durand", siren=SIREN), third_parties=())


def consumer() -> Dossier:
    dossier = worked_case()
    address = Address(("2 rue b",), None, "lens")
    debtor = replace(dossier.debtor, kind=DebtorKind.PARTICULIER, name="Jeanne Martin", siren=None, address=address)
    return replace(dossier, debtor=debtor, third_parties=())


def opened(screen: str, dossier: Dossier):
    """The screen with that client, an export in view, the court's letter chosen."""
    app = hold(start(), dossier)
    app.session_state["letter.id"] = "requete_injonction_tc"
    app = go(app, "pages/balance_agee.py")
    rows = f"F1;{OTHERS[0]};Client A;01/09/2026;01/10/2026;100;100\n"
    app.file_uploader[0].upload("export.csv", (HEAD + rows).encode(), "text/csv")
    return whole(sound(app.run()), screen)


def asking(app) -> list[str]:
    return [str(button.key) for button in app.button if ASKING.fullmatch(str(button.key))]


@pytest.mark.parametrize("dossier", [company(), consumer()], ids=["company", "consumer"])
@pytest.mark.parametrize("screen", EVERY)
def test_no_screen_asks_before_a_press_and_a_press_asks_one_thing(
    register: SilentRegister, screen: str, dossier: Dossier
) -> None:
    app = opened(screen, dossier)
    assert register.asked == []
    for key in asking(app):
        before = len(register.asked)
        app = sound(app.button(key=key).click().run())
        (request,) = register.asked[before:]
        assert request.register is MET[key] and holds_only_its_query(request)
        assert not re.search("Jeanne|Martin|Client A", str(request.query))
        sound(app.run())
        assert len(register.asked) == before + 1, "a drawing asked again by itself"


def test_every_button_that_asks_is_met() -> None:
    screens = ("app.py", "pages/mon_dossier.py", "pages/courriers.py", "pages/balance_agee.py")
    met = {key for screen in screens for key in asking(opened(screen, company()))}
    assert met | set(asking(opened("pages/mon_dossier.py", consumer()))) == set(MET)


def test_every_file_that_asks_is_known() -> None:
    files = [path for path in (ROOT / "pages").rglob("*.py") if ASKS.search(path.read_text("utf-8"))]
    assert {path.relative_to(ROOT).as_posix() for path in files} == ASKERS


@pytest.mark.parametrize("screen", EVERY)
def test_a_host_that_turns_registers_off_leaves_no_button_and_says_so(
    register: SilentRegister, monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    monkeypatch.setenv(session.registers.SETTING, "false")
    for dossier in (company(), consumer()):
        app = opened(screen, dossier)
        app.session_state["mentions"] = True
        app = sound(app.run())
        assert not [b.key for b in app.button if str(b.key).startswith(("registers.", "bodacc."))]
        said = text_of(app)
        assert "aucun bouton n’en interroge" in said and "Envoie à" not in said and "Envoie au" not in said
    assert register.asked == []


def test_a_host_that_leaves_them_on_says_what_a_button_sends(register: SilentRegister) -> None:
    app = start()
    app.session_state["mentions"] = True
    said = text_of(sound(app.run()))
    assert "sauf ce qu’un bouton annonce" in said and "aucun bouton n’en interroge" not in said
