"""From the first page to an answer, and to a letter, by Tab, Space, Enter and arrows alone: nothing is clicked."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e import walks
from tests.e2e.screen import settle, visit

#: More stops than any of these screens has before what is looked for.
STOPS = 80


#: The box of an answer is its label: its input is drawn over.
_SEEN = """element => {
    const box = (element.closest('label') ?? element).getBoundingClientRect();
    return box.height > 0 && box.bottom > 0 && box.top < innerHeight;
}"""


def reach(page: Page, wanted: Locator) -> None:
    """Tab until it has the focus, seen on screen."""
    expect(wanted).to_be_visible()
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            # The page moves to what has the focus at its next drawing.
            page.wait_for_function(_SEEN, arg=wanted.element_handle(), timeout=2_000)
            return
    raise AssertionError(f"{wanted} is not reached from the keyboard")


def press(page: Page, name: str) -> None:
    reach(page, page.get_by_role("button", name=name).first)
    page.keyboard.press("Enter")
    settle(page)


def choose(page: Page, label: str, words: str) -> None:
    """The first answer of a list that has those words."""
    reach(page, page.get_by_role("combobox", name=label))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)
    expect(page.get_by_role("option").first).to_contain_text(words)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settle(page)


def test_the_menu_can_be_skipped(page: Page, app: str) -> None:
    visit(page, app)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Commencer")).to_be_focused()


def test_the_first_walk_from_home_to_the_letter_is_done_from_the_keyboard(page: Page, app: str, tmp_path: Path) -> None:
    visit(page, app)
    press(page, "Commencer")
    expect(page.get_by_role("heading", level=1)).to_have_text("Que faire ?")
    for asked in ("reçu la facture", "écrit signé"):
        reach(page, page.get_by_role("radiogroup", name=asked).get_by_role("radio").first)
        page.keyboard.press("Space")
    reach(page, page.get_by_label("Quel montant reste impayé"))
    page.keyboard.type("1 234,50")
    page.keyboard.press("Enter")
    expect(page.get_by_text("soit 1 234,50 €")).to_be_visible()
    settle(page)
    reach(page, page.get_by_role("radiogroup", name="Qui est votre client").get_by_role("radio").first)
    page.keyboard.press("Space")
    settle(page)
    press(page, "Continuer")
    expect(page.get_by_role("heading", name="À quelle date devait-il payer")).to_be_focused()
    reach(page, page.get_by_test_id("stMain").get_by_role("textbox").first)
    page.keyboard.type("01/06/2026")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="À quelle date devait-il payer")).to_have_count(0)
    press(page, "Continuer")
    for answer in ("Rien, ou rien qui la conteste", "Rien encore"):
        expect(page.get_by_role("heading", level=2).first).to_be_focused()
        press(page, answer)
    expect(page.get_by_role("heading", name="Envoyer une mise en demeure")).to_be_visible()
    expect(page.locator("h1")).to_be_focused()
    press(page, "Écrire cette lettre")
    for label, lines in {
        "Vous, comme sur une enveloppe": ("Atelier Nord", "12 rue des Lilas", "59000 Lille"),
        "Votre client, comme sur une enveloppe": ("Durand & Fils", "1 rue du Bois", "62000 Arras"),
        "Numéro de la facture": ("F2026-014",),
    }.items():
        reach(page, page.get_by_test_id("stMain").get_by_label(label))
        for number, line in enumerate(lines):
            if number:
                page.keyboard.press("Enter")
            page.keyboard.type(line)
        page.keyboard.press("Tab")
        settle(page)
    said = taken_as_word(page, tmp_path)
    assert "mets en demeure" in said and "F2026-014" in said and "ARRAS" in said


def test_a_letter_is_downloaded_from_the_keyboard(page: Page, app: str, tmp_path: Path) -> None:
    visit(page, app)
    press(page, "Ouvrir le cas")
    press(page, "Écrire le courrier")
    expect(page.get_by_role("heading", level=1)).to_have_text("Courriers")
    choose(page, "Quel courrier ?", "Mise en demeure")
    assert "mets en demeure" in taken_as_word(page, tmp_path)


def taken_as_word(page: Page, folder: Path) -> str:
    """The words of the letter in view, downloaded by Enter."""
    reach(page, page.get_by_test_id("stMain").get_by_role("button", name="Word", exact=True).first)
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    letter = folder / taken.value.suggested_filename
    taken.value.save_as(letter)
    return walks.said(letter)
