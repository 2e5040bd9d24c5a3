"""What people come for, from end to end in a real browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from guide import workspace
from tests.e2e.screen import AMOUNT, go, menu, open_case, settle, visit
from tests.e2e.server import serve

MENU = [
    "Mes clients",
    "Balance âgée",
    "Se former",
    "Textes et taux",
    "Que faire ?",
    "Décompte",
    "Courriers",
    "Calendrier",
    "Mon dossier",
    "Accessibilité",
]


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def fill(page: Page, label: str, value: str, nth: int = 0) -> None:
    page.get_by_label(label, exact=True).nth(nth).fill(value)
    page.keyboard.press("Tab")
    settle(page)


def pick(page: Page, label: str, option: str) -> None:
    """With the keyboard. An open list closes while the page still scrolls to it, so the page is brought there first."""
    box = page.get_by_label(label, exact=True).first
    box.scroll_into_view_if_needed()
    box.focus()
    settle(page)
    page.keyboard.press("ArrowDown")
    page.get_by_role("option", name=option).click()
    settle(page)


def test_a_deep_link_works_on_a_fresh_server(page: Page) -> None:
    """The first request a server ever gets may be for any screen; the menu is ours, in French."""
    with serve() as fresh:
        visit(page, f"{fresh}/que_faire")
        expect(page.get_by_role("heading", level=1)).to_have_text("Que faire ?")
        assert menu(page) == MENU
        assert page.evaluate("document.documentElement.lang") == "fr"
        go(page, "Textes et taux")
        expect(page.get_by_role("heading", level=1)).to_have_text("Textes et taux")
        assert page.evaluate("document.documentElement.lang") == "fr"


def test_the_dossier_is_saved_erased_and_reopened(page: Page, app: str, tmp_path: Path) -> None:
    open_case(page, app)
    go(page, "Mon dossier")
    fill(page, "Nom du client", "Durand et Fille")
    expect(page.get_by_text("non enregistré").first).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_test_id("stSidebar").get_by_role("button", name="Enregistrer le tout").click()
    saved = tmp_path / taken.value.suggested_filename
    taken.value.save_as(saved)
    (kept,) = workspace.loads(saved.read_bytes()).clients
    assert kept.name == "Durand et Fille" and kept.history[-1].what == "Nom du client modifié"
    settle(page)
    expect(page.get_by_test_id("stSidebar").get_by_text("· enregistré")).to_be_visible()

    page.get_by_role("button", name="Effacer mes données").click()
    page.get_by_role("button", name="Oui, tout effacer").click()
    expect(page.get_by_text("Aucun client ouvert")).to_be_visible()

    go(page, "Mes clients")
    page.locator("input[type=file]").set_input_files(saved)
    expect(page.get_by_role("heading", level=1)).to_have_text("Mes clients")
    page.get_by_role("button", name="Durand et Fille").click(delay=90)
    expect(page.get_by_role("heading", level=1)).to_have_text("Que faire ?")
    expect(page.get_by_test_id("stSidebar").get_by_text("Durand et Fille")).to_be_visible()


def test_what_is_being_typed_survives_the_menu(page: Page, app: str) -> None:
    """The cursor never leaves the field: after a pause, then in the same breath, another screen is opened."""
    open_case(page, app)
    sidebar = page.get_by_test_id("stSidebar")
    for name, pause in (("Durand et Neveu", True), ("Durand et Nièce", False)):
        go(page, "Mon dossier")
        page.get_by_label("Nom du client", exact=True).fill(name)
        if pause:
            expect(sidebar.get_by_text(name)).to_be_visible()
        sidebar.get_by_role("link", name="Décompte", exact=True).click(delay=90)
        expect(page.get_by_role("heading", level=1)).to_have_text("Décompte")
        expect(sidebar.get_by_text(name)).to_be_visible()


def test_leaving_with_unsaved_work_is_held_back(page: Page, app: str) -> None:
    asked: list[str] = []

    def keep(dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", keep)
    open_case(page, app)
    page.reload()
    settle(page)
    assert not asked, "the worked case can be opened again: nothing would be lost"
    open_case(page, app)
    go(page, "Mon dossier")
    fill(page, "Nom du client", "Durand et Fille")
    page.reload()
    assert asked == ["beforeunload"]


def test_answers_can_be_saved_and_are_held_back_while_questions_are_asked(page: Page, app: str, tmp_path: Path) -> None:
    """The questions are drawn alone: what is around them must stay true."""
    asked: list[str] = []

    def keep(dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", keep)
    visit(page, f"{app}/que_faire")
    save = page.get_by_test_id("stMain").get_by_role("button", name="Enregistrer le tout")
    expect(save).to_be_disabled()
    for group in page.get_by_role("radiogroup").all():
        group.get_by_test_id("stRadioOption").first.click()
    page.get_by_test_id("stMain").get_by_test_id("stTextInput").get_by_role("textbox").first.fill("1200")
    page.keyboard.press("Tab")
    settle(page)
    go_on = page.get_by_role("button", name="Continuer", exact=True)
    go_on.click()
    expect(page.get_by_role("heading", name="À quelle date devait-il payer ?")).to_be_visible()
    expect(page.get_by_text("Pas encore enregistré")).to_be_visible()
    with page.expect_download() as taken:
        save.click()
    taken.value.save_as(tmp_path / "dossier.json")
    (held,) = workspace.loads((tmp_path / "dossier.json").read_bytes()).clients
    assert held.dossier.invoices[0].amount == 1200_00
    expect(page.get_by_text("Pas encore enregistré")).to_have_count(0)
    page.get_by_test_id("stMain").get_by_test_id("stTextInput").get_by_role("textbox").first.fill("01/06/2026")
    page.keyboard.press("Tab")
    settle(page)
    go_on.click()
    expect(page.get_by_text("Pas encore enregistré")).to_be_visible()
    # What guards the tab comes with the screen that says so, a moment later.
    page.wait_for_function("window.onbeforeunload !== null")
    page.reload()
    assert asked == ["beforeunload"]


def test_a_full_screen_fits_a_phone_and_its_menu_folds_itself(phone: Page, app: str) -> None:
    """The others are looked at on the smallest phone by `test_accessibility`."""
    open_case(phone, app)
    for screen in ("Calendrier", "Balance âgée"):
        go(phone, screen)
        expect(phone.get_by_role("heading", level=1)).to_be_in_viewport()
        assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), screen
        assert phone.get_by_test_id("stMain").evaluate("main => main.scrollWidth <= main.clientWidth"), screen
        expect(phone.get_by_test_id("stSidebar").get_by_role("link").first).not_to_be_in_viewport()


def test_the_first_thing_to_do_is_on_the_first_screen_of_a_phone(phone: Page, app: str) -> None:
    visit(phone, app)
    expect(phone.get_by_role("button", name="Commencer")).to_be_in_viewport(ratio=1)
    open_case(phone, app)
    expect(phone.locator(AMOUNT)).to_be_in_viewport(ratio=1)
    expect(phone.get_by_role("button", name="Écrire le courrier")).to_be_in_viewport(ratio=1)
