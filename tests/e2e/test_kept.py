"""What was typed outlives a reload, a restart of the server and the next day; a second tab says what it does not keep.

These journeys have a server and a browser of their own: one stops the server, and the tabs share their storage.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.screen import settle, visit
from tests.e2e.server import free_port, running

NAME = "SARL Boulangerie & Co"
HELD_MS = 90


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR", timezone_id="Europe/Paris")
    made.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    yield made
    made.close()


def tab(context: BrowserContext) -> Page:
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click(delay=HELD_MS)
    settle(page)


def begin(page: Page, app: str) -> None:
    """A client of ours, named, with nothing else known of it."""
    visit(page, f"{app}/mon_dossier")
    page.get_by_label("Le nom de votre client").fill(NAME)
    page.keyboard.press("Tab")
    settle(page)
    page.get_by_label("Qui est-ce ?").first.click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settle(page)
    press(page, "Créer mon dossier")
    expect(page.get_by_test_id("stSidebar").get_by_text(NAME)).to_be_visible()
    page.wait_for_function("Object.keys(sessionStorage).some((key) => key.includes('/client/'))")


def test_a_reload_in_the_middle_of_a_question_offers_it_back_until_it_is_let_go(
    context: BrowserContext, app: str
) -> None:
    page = tab(context)
    begin(page, app)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Que faire ?").click()
    settle(page)
    page.reload()
    expect(page.get_by_text("Reprendre où vous en étiez ?")).to_be_visible()
    press(page, "Reprendre")
    expect(page.get_by_test_id("stSidebar").get_by_text(NAME)).to_be_visible()
    expect(page.get_by_text("Reprendre où vous en étiez ?")).to_have_count(0)
    page.reload()
    expect(page.get_by_text("Reprendre où vous en étiez ?")).to_be_visible()
    press(page, "Effacer cette copie")
    page.wait_for_function("!Object.keys(sessionStorage).some((key) => key.includes('/client/'))")
    visit(page, app)
    expect(page.get_by_text("Votre client ne paie pas ?")).to_be_visible()
    expect(page.get_by_text("Reprendre où vous en étiez ?")).to_have_count(0)


def test_a_server_that_restarts_is_said_in_french_and_loses_nothing(context: BrowserContext) -> None:
    port = free_port()
    page = tab(context)
    with running(port) as app:
        begin(page, app)
    expect(page.get_by_text("La liaison avec l’application est coupée.")).to_be_visible()
    expect(page.get_by_role("dialog").filter(has_text="Connection error")).to_be_hidden()
    with running(port):
        expect(page.get_by_text("Reprendre où vous en étiez ?")).to_be_visible(timeout=60_000)
        expect(page.get_by_text("La liaison avec l’application est coupée.")).to_have_count(0)
        press(page, "Reprendre")
        expect(page.get_by_test_id("stSidebar").get_by_text(NAME)).to_be_visible()


def test_kept_on_this_computer_it_is_there_the_next_day_until_it_is_erased(context: BrowserContext, app: str) -> None:
    page = tab(context)
    begin(page, app)
    assert not page.evaluate("Object.keys(localStorage).some((key) => key.startsWith('quel-recours/'))")
    press(page, "Garder sur cet ordinateur")
    page.wait_for_function("Object.keys(localStorage).some((key) => key.includes('/client/'))")
    page.close()
    page = tab(context)
    visit(page, app)
    expect(page.get_by_role("button", name=NAME)).to_be_visible()
    press(page, "Effacer mes données")
    press(page, "Oui, tout effacer")
    page.wait_for_function(
        "![...Object.keys(localStorage), ...Object.keys(sessionStorage)].some((k) => k.includes('/client/'))"
    )
    page.reload()
    settle(page)
    expect(page.get_by_text("Votre client ne paie pas ?")).to_be_visible()


def test_a_second_tab_says_that_it_does_not_keep(context: BrowserContext, app: str) -> None:
    page = tab(context)
    begin(page, app)
    press(page, "Garder sur cet ordinateur")
    page.wait_for_function("Object.keys(localStorage).some((key) => key.includes('/client/'))")
    second = tab(context)
    visit(second, app)
    expect(second.get_by_text("Un autre onglet garde déjà vos clients")).to_be_visible()
    expect(second.get_by_role("button", name=NAME)).to_be_visible()
    expect(page.get_by_text("Un autre onglet garde déjà vos clients")).to_have_count(0)


def test_what_is_typed_before_continuer_is_still_there_after_a_reload(context: BrowserContext, app: str) -> None:
    page = tab(context)
    visit(page, f"{app}/que_faire")
    main = page.get_by_test_id("stMain")
    main.get_by_text("Oui, signé", exact=True).click(delay=HELD_MS)
    amount = main.get_by_label("Quel montant reste impayé")
    amount.fill("1 234,50")
    page.keyboard.press("Tab")
    expect(main.get_by_text("soit 1 234,50 €")).to_be_visible()
    page.wait_for_function("Object.keys(sessionStorage).some((key) => key.endsWith('/reponses'))")
    page.reload()
    expect(main.get_by_text("soit 1 234,50 €")).to_be_visible()
    expect(amount).to_have_value("1 234,50")
    expect(main.get_by_role("radio", name="Oui, signé")).to_be_checked()
    expect(page.get_by_text("Reprendre où vous en étiez ?")).to_have_count(0)
    assert not page.evaluate("Object.keys(localStorage).some((key) => key.startsWith('quel-recours/'))")


def test_what_is_only_chosen_is_still_there_after_a_reload(context: BrowserContext, app: str) -> None:
    """A choice waits in the browser for « Continuer »: nothing was sent of it."""
    page = tab(context)
    visit(page, f"{app}/que_faire")
    main = page.get_by_test_id("stMain")
    for answer in ("Oui, signé", "Un particulier"):
        main.get_by_text(answer, exact=True).first.click(delay=HELD_MS)
    main.get_by_text("Je ne connais pas encore ce montant").click(delay=HELD_MS)
    page.reload()
    for answer in ("Oui, signé", "Un particulier"):
        expect(main.get_by_role("radio", name=answer).first).to_be_checked()
    expect(main.get_by_role("checkbox", name="Je ne connais pas encore ce montant")).to_be_checked()
