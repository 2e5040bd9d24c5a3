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
from playwright.sync_api import Locator, Page, expect

from guide.case import storage
from guide.case.codes import DebtorKind
from guide.case.model import Address, Dossier
from guide.registers import Register
from tests.e2e.hand import Hand
from tests.e2e.screen import fold, go, settle, visit
from tests.e2e.server import serve
from tests.e2e.test_accessibility import AXE, FULL, RUN, STREAMLITS
from tests.pages.screen import worked_case
from tests.pages.test_registers import LENS
from tests.pages.test_whole_ledger import HEAD, OTHERS
from tests.registers import KEYS
from tests.unit.test_registers import NOTICE, POSTE, SIREN, body, changed
from tests.unit.test_registers_client import CERTIFICATE, Handler, Server, serving

LOCAL = Path(__file__).parent / "local_registers"
COURT = {
    "nom": "Tribunal de commerce - Arras",
    "adresse": json.dumps([{"numero_voie": "1 place X", "code_postal": "62000", "nom_commune": "Arras"}]),
}
#: What the server does wrong, and what is told.
TOLD = "erreur (500)"


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


def to_the_court(page: Page) -> None:
    """The request that goes before a court, in view."""
    go(page, "Courriers")
    fold(page)
    box = page.get_by_label("Quel courrier ?").first
    box.scroll_into_view_if_needed()
    box.focus()
    settle(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.type("injonction de payer")
    page.get_by_role("option", name="injonction de payer").first.click(delay=90)
    settle(page)


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


def typed(page: Page) -> list[str]:
    """All that the fields of the screen hold."""
    values: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('[data-testid=stMain] :is(input:not([type=file]), textarea)')].map(f => f.value)"
    )
    return values


def faults_of(page: Page) -> list[dict[str, str]]:
    """What axe-core finds wrong that is ours."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[dict[str, str]] = page.evaluate(RUN, [FULL, [list(known) for known in STREAMLITS]])
    return [fault for fault in found if not fault["met"]]


def fails_then_answers(hand: Hand, register: Server, button: Locator, answered: Locator) -> None:
    """Down: one request, one French sentence, the form as it was typed. Up again: the same press is answered."""
    page, before, answer = hand.page, len(register.asked), register.answer
    button.scroll_into_view_if_needed()
    form = typed(page)
    register.answer = lambda handler: handler.send(500, b"")
    hand.press(button)
    told = page.get_by_test_id("stAlert").filter(has_text=TOLD)
    expect(told).to_have_count(1)
    expect(told).to_contain_text(
        re.compile(r"éessayez plus tard\s: (rien de ce que vous avez écrit|ce qui a été vérifié)")
    )
    assert len(register.asked) == before + 1 and typed(page) == form
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    register.answer = answer
    hand.press(button)
    expect(answered.first).to_be_visible()
    expect(told).to_have_count(0)
    assert len(register.asked) == before + 2 and typed(page) == form


def test_each_register_down_is_one_sentence_and_the_form_stays_then_it_answers(
    page: Page, served: str, register: Server, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    case = worked_case()
    writer = replace(case.creditor, name="La Poste", siren=None)
    firm = replace(case, third_parties=(), creditor=writer, debtor=replace(case.debtor, siren=SIREN))
    hand = opened(page, served, firm, tmp_path)
    fold(page)
    assert register.asked == [], "nothing is asked without a press"
    hand.press(page.get_by_role("tab", name="Vous"))
    shown = page.get_by_role("tabpanel").filter(visible=True)
    fill = shown.get_by_role("button", name="Remplir pour moi")
    fails_then_answers(hand, register, fill, shown.get_by_text("LA POSTE"))
    assert not faults_of(page)
    hand.press(shown.get_by_role("button", name="Remplir avec cette entreprise"))
    expect(page.get_by_label("Votre nom, ou celui de votre entreprise", exact=True)).to_have_value("LA POSTE")
    expect(shown.get_by_label("Ville", exact=True)).to_have_value("PARIS 15")
    to_the_court(page)
    tribunal = page.get_by_role("button", name="Tribunal de commerce - Arras")
    fails_then_answers(hand, register, hand.main.get_by_role("button", name="Chercher son adresse"), tribunal)
    hand.press(tribunal)
    go(page, "Mes clients")
    fold(page)
    hand.press(page.get_by_text("Vérifier tous mes clients au BODACC"))
    fails_then_answers(
        hand,
        register,
        hand.main.get_by_role("button", name="Vérifier 1 client"),
        page.get_by_text("Il est en tête de la liste"),
    )
    own = f'(registre="{SIREN}") AND familleavis="collective"'
    company, court, of_the_list = asked(register)[::2]
    assert company == (Register.COMPANIES, "La Poste")
    assert court[0] is Register.DIRECTORY and "Durand" not in court[1] and "Arras" in court[1]
    assert of_the_list == (Register.INSOLVENCY, own)


def test_the_publications_of_a_client_and_the_address_of_a_consumer(
    phone: Page, served: str, register: Server, tmp_path: Path
) -> None:
    hand = opened(phone, served, company("Dupont", SIREN), tmp_path)
    fold(phone)
    published = hand.main.get_by_text("liquidation judiciaire")
    fails_then_answers(hand, register, hand.main.get_by_role("button", name="Vérifier au BODACC"), published)
    hand.button("Noter cette ouverture dans le dossier")
    hand.press(phone.get_by_role("tab", name="Ce qui s’est passé"))
    expect(phone.get_by_text("Publication au BODACC").first).to_be_visible()
    dossier = worked_case()
    address = Address(("2 rue b",), None, "lens")
    consumer = replace(
        dossier.debtor, name="Jeanne Martin", siren=None, siret=None, kind=DebtorKind.PARTICULIER, address=address
    )
    hand = opened(phone, served, replace(dossier, debtor=consumer), tmp_path)
    fold(phone)
    complete = hand.main.get_by_role("button", name="Compléter l’adresse")
    fails_then_answers(hand, register, complete, phone.get_by_role("button", name="2 Rue B 62300 Lens"))
    hand.button("2 Rue B 62300 Lens")
    expect(phone.get_by_label("Code postal", exact=True).first).to_have_value("62300")
    own = f'(registre="{SIREN}") AND familleavis="collective"'
    assert asked(register)[::2] == [(Register.INSOLVENCY, own), (Register.ADDRESSES, "2 rue b lens")]


def test_a_whole_ledger_goes_on_from_where_the_register_fell(
    phone: Page, served: str, register: Server, tmp_path: Path
) -> None:
    def second_fails(handler: Handler) -> None:
        handler.send(200, own_rows(register, handler)) if len(register.asked) != 2 else handler.send(500, b"")

    register.answer = second_fails
    hand = ledger(phone, served, OTHERS[:25], tmp_path)
    hand.button("Vérifier 25 clients")
    expect(phone.get_by_test_id("stAlert").filter(has_text=TOLD)).to_contain_text("ce qui a été vérifié est gardé")
    hand.button("Continuer (5 clients)")
    expect(phone.get_by_text("25 clients sans annonce trouvée").first).to_be_visible()
    numbers = [siren for _, question in asked(register) for siren in re.findall(r"\d{9}", question)]
    assert len(numbers) == 30 and set(numbers) == set(OTHERS[:25]), (
        "the five that failed are asked again, and they alone"
    )


def test_what_a_register_answers_amiss_is_seen_before_it_is_taken(
    phone: Page, served: str, register: Server, tmp_path: Path
) -> None:
    """Two of one name, one of them struck off; an answer about another company; a number whose key is wrong."""
    twin = changed(POSTE, siren="732829320", nom_raison_sociale="LA POSTE", etat_administratif="C")
    twin["siege"] = {**twin["siege"], "siret": None, "libelle_commune": "LENS", "code_postal": "62300"}
    register.answer = lambda handler: handler.send(200, body([POSTE, twin]))
    hand = opened(phone, served, company("La Poste"), tmp_path)
    fold(phone)
    hand.button("Remplir pour moi")
    expect(hand.main.get_by_role("button", name="Remplir avec cette entreprise")).to_have_count(2)
    for words in (
        "75015 PARIS 15 · SIREN 356 000 000",
        "62300 LENS · SIREN 732 829 320",
        "Fermée, d’après le registre",
    ):
        expect(hand.main.get_by_text(words)).to_be_visible()
    hand.press(hand.main.get_by_role("button", name="Remplir avec cette entreprise").last)
    expect(phone.get_by_label("Ville", exact=True).first).to_have_value("LENS")
    # The number is now known, and the answer is still about both.
    hand.button("Remplir pour moi")
    expect(hand.main.get_by_text("une autre entreprise que celle du SIREN 732829320")).to_be_visible()
    before = len(register.asked)
    hand.press(hand.main.get_by_text("Numéro SIREN, contact, pays"))
    hand.type(phone.get_by_label("SIREN (neuf chiffres)").first, "")
    number = phone.get_by_label("SIREN (neuf chiffres)").first
    number.fill("732829321")
    number.press("Tab")
    settle(phone)
    expect(hand.main.get_by_text("732829321").or_(hand.main.get_by_text("clé")).first).to_be_visible()
    assert len(register.asked) == before, "a wrong number left"
