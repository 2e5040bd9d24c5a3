"""Every screen that uses a public register, walked by hand in Chromium against a register on this machine, then with it down.

Each walk holds the property: no request leaves without a press, and none holds more than its query.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from guide.case import storage
from guide.case.codes import DebtorKind
from guide.case.model import Address, Creditor, Dossier
from guide.registers import Register
from tests.e2e.hand import Hand
from tests.e2e.screen import go, settle, visit
from tests.e2e.server import serve
from tests.pages.screen import worked_case
from tests.pages.test_registers import LENS
from tests.pages.test_whole_ledger import HEAD, OTHERS
from tests.unit.test_registers import NOTICE, POSTE, SIREN, body
from tests.unit.test_registers_client import CERTIFICATE, Handler, Server, serving

LOCAL = Path(__file__).parent / "local_registers"
COURT = {
    "nom": "Tribunal de commerce - Arras",
    "adresse": json.dumps([{"numero_voie": "1 place X", "code_postal": "62000", "nom_commune": "Arras"}]),
}
#: What a question to each register may hold.
KEYS = {
    Register.COMPANIES: {"q", "code_postal", "minimal", "include", "page", "per_page"},
    Register.INSOLVENCY: {"where", "order_by", "limit"},
    Register.DIRECTORY: {"where", "limit"},
    Register.ADDRESSES: {"q", "limit", "autocomplete"},
}


@pytest.fixture(scope="module")
def register() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture(scope="module")
def served(register: Server) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(LOCAL))
        patch.setenv("QUEL_RECOURS_TEST_PORT", str(register.server_port))
        patch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
        with serve() as url:
            yield url


@pytest.fixture(autouse=True)
def answering(register: Server) -> None:
    """Each register as it should answer; a walk may have it misbehave."""
    replies = {
        Register.COMPANIES: body([POSTE]),
        Register.INSOLVENCY: body([NOTICE]),
        Register.DIRECTORY: body([COURT]),
        Register.ADDRESSES: body([LENS], key="features"),
    }
    register.answer = lambda handler: handler.send(200, replies[register_of(handler.path)])
    register.asked.clear()


def register_of(path: str) -> Register:
    return Register(urlsplit(path).path.strip("/"))


def asked(server: Server) -> list[tuple[Register, str]]:
    """The questions, each checked to hold nothing but its query."""
    questions = []
    for path, headers in server.asked:
        query = parse_qs(urlsplit(path).query)
        assert set(query) <= KEYS[register_of(path)] and not {"Cookie", "Referer"} & set(headers)
        questions.append((register_of(path), (query.get("q") or query["where"])[0]))
    return questions


def opened(page: Page, url: str, dossier: Dossier, folder: Path) -> Hand:
    """A dossier reopened from its file, on « Mon dossier »."""
    file = folder / "dossier.json"
    file.write_text(storage.dumps(dossier), "utf-8")
    visit(page, url)
    page.locator("input[type=file]").last.set_input_files(file)
    expect(page.get_by_text("C’est rouvert").first).to_be_visible()
    go(page, "Mon dossier")
    return Hand(page)


def company(name: str, siren: str | None = None) -> Dossier:
    dossier = worked_case()
    debtor = replace(dossier.debtor, name=name, siren=siren, address=None, kind=DebtorKind.COMMERCANT)
    return replace(dossier, debtor=debtor, third_parties=())


def test_a_company_fills_the_client_then_the_creditor(
    page: Page, served: str, register: Server, tmp_path: Path
) -> None:
    dossier = replace(company("La Poste"), creditor=Creditor("La Poste"))
    hand = opened(page, served, dossier, tmp_path)
    assert register.asked == []
    for tab, field in (("Le client", "Nom du client"), ("Vous", "Votre nom, ou celui de votre entreprise")):
        hand.press(page.get_by_role("tab", name=tab))
        shown = page.get_by_role("tabpanel").filter(visible=True)
        hand.press(shown.get_by_role("button", name="Remplir pour moi"))
        hand.press(shown.get_by_role("button", name="Remplir avec cette entreprise"))
        expect(page.get_by_label(field, exact=True)).to_have_value("LA POSTE")
        expect(shown.get_by_label("Ville", exact=True)).to_have_value("PARIS 15")
    assert asked(register) == [(Register.COMPANIES, "La Poste")] * 2


def test_the_publications_of_one_client_are_read_and_noted(
    page: Page, served: str, register: Server, tmp_path: Path
) -> None:
    hand = opened(page, served, company("Dupont", SIREN), tmp_path)
    assert register.asked == []
    hand.button("Vérifier au BODACC")
    expect(page.get_by_text("liquidation judiciaire").first).to_be_visible()
    hand.button("Noter cette ouverture dans le dossier")
    hand.press(page.get_by_role("tab", name="Ce qui s’est passé"))
    expect(page.get_by_text("Publication au BODACC").first).to_be_visible()
    assert asked(register) == [(Register.INSOLVENCY, f'(registre="{SIREN}") AND familleavis="collective"')]


def test_a_consumer_s_address_is_completed(page: Page, served: str, register: Server, tmp_path: Path) -> None:
    dossier = worked_case()
    address = Address(("2 rue b",), None, "lens")
    consumer = replace(
        dossier.debtor, name="Jeanne Martin", siren=None, siret=None, kind=DebtorKind.PARTICULIER, address=address
    )
    hand = opened(page, served, replace(dossier, debtor=consumer), tmp_path)
    assert register.asked == []
    hand.button("Compléter l’adresse")
    hand.button("2 Rue B 62300 Lens")
    expect(page.get_by_label("Code postal", exact=True).first).to_have_value("62300")
    assert asked(register) == [(Register.ADDRESSES, "2 rue b lens")]


def test_the_address_of_the_court_is_found(page: Page, served: str, register: Server, tmp_path: Path) -> None:
    dossier = replace(worked_case(), third_parties=())
    hand = opened(page, served, dossier, tmp_path)
    go(page, "Courriers")
    box = page.get_by_label("Quel courrier ?").first
    box.scroll_into_view_if_needed()
    box.focus()
    settle(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.type("injonction de payer")
    page.get_by_role("option", name="injonction de payer").first.click(delay=90)
    settle(page)
    assert register.asked == []
    hand.button("Chercher son adresse")
    hand.press(page.get_by_role("button", name="Tribunal de commerce - Arras"))
    ((where, question),) = asked(register)
    assert where is Register.DIRECTORY and "Durand" not in question and "Arras" in question


def ledger(page: Page, url: str, sirens: list[str], folder: Path) -> Hand:
    rows = "".join(
        f"F{n};{siren};Client {n};01/09/2026;01/10/2026;{100 + n};{100 + n}\n" for n, siren in enumerate(sirens)
    )
    file = folder / "export.csv"
    file.write_text(HEAD + rows, "utf-8")
    visit(page, f"{url}/balance_agee")
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.get_by_text("Ce qui a été lu, et ce qui est à vérifier")).to_be_visible(timeout=30_000)
    settle(page)
    hand = Hand(page)
    hand.press(page.get_by_text("Vérifier tous mes clients au BODACC"))
    return hand


def own_rows(server: Server, handler: Handler) -> bytes:
    return body([NOTICE] if SIREN in handler.path else [])


def test_a_whole_ledger_is_checked_and_the_client_in_proceedings_comes_first(
    page: Page, served: str, register: Server, tmp_path: Path
) -> None:
    register.answer = lambda handler: handler.send(200, own_rows(register, handler))
    hand = ledger(page, served, [*OTHERS[:24], SIREN], tmp_path)
    assert register.asked == []
    hand.button("Vérifier 25 clients")
    expect(page.get_by_text("Il est en tête du plan de la semaine").first).to_be_visible()
    expect(page.get_by_text("Ce n’est pas une preuve de bonne santé").first).to_be_visible()
    assert len(asked(register)) == 2 and all("Client" not in question for _, question in asked(register))


def test_arreter_ends_it_and_keeps_what_was_answered(page: Page, served: str, register: Server, tmp_path: Path) -> None:
    def slow(handler: Handler) -> None:
        time.sleep(1.5)
        handler.send(200, own_rows(register, handler))

    register.answer = slow
    hand = ledger(page, served, OTHERS[:120], tmp_path)
    ask = page.get_by_role("button", name="Vérifier 120 clients")
    ask.scroll_into_view_if_needed()
    ask.click(delay=90)
    stop = page.get_by_role("button", name="Arrêter")
    stop.wait_for()
    stop.click(delay=90)
    stop.wait_for(state="hidden")
    page.wait_for_timeout(2_500)
    many = len(register.asked)
    assert 1 <= many < 6, "it was not stopped"
    page.wait_for_timeout(2_000)
    assert len(register.asked) == many, "it went on by itself"
    register.answer = lambda handler: handler.send(200, own_rows(register, handler))
    hand.press(page.get_by_role("button", name=re.compile("^(Vérifier|Continuer)")).first)
    expect(page.get_by_text("120 clients sans annonce trouvée").first).to_be_visible(timeout=30_000)
    numbers = [siren for _, question in asked(register) for siren in re.findall(r"\d{9}", question)]
    assert sorted(numbers) == sorted(OTHERS[:120]), "one was asked twice, or never"


@pytest.mark.parametrize("wrong", ["down", "html", "wrong shape"])
def test_a_register_that_fails_is_told_and_the_form_stays(
    phone: Page, served: str, register: Server, tmp_path: Path, wrong: str
) -> None:
    replies = {
        "down": lambda handler: handler.send(503, b"", Retry_After="1"),
        "html": lambda handler: handler.send(200, b"<html>", Content_Type="text/html"),
        "wrong shape": lambda handler: handler.send(200, b"[]"),
    }
    register.answer = replies[wrong]
    hand = opened(phone, served, company("La Poste", SIREN), tmp_path)
    for button in ("Remplir pour moi", "Vérifier au BODACC"):
        before = len(register.asked)
        hand.button(button)
        expect(
            phone.get_by_test_id("stAlert")
            .filter(has_text="emplissez à la main")
            .or_(phone.get_by_test_id("stAlert").filter(has_text="bodacc.fr"))
            .first
        ).to_be_visible()
        assert len(register.asked) == before + 1
        # A register that asked to wait is not asked again before.
        phone.wait_for_timeout(1_100)
    expect(phone.get_by_label("Nom du client", exact=True)).to_have_value("La Poste")
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
