"""From landing to the letter of the worked case, counted: four clicks at most. A case of one's own is in `test_walks`."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from guide.letters import letters
from tests.e2e.screen import go, settle, slow_line, visit
from tests.e2e.test_journey import fill, spaced

DOWNLOAD = "Word"


class Counted:
    """A page whose clicks are counted; each waits for the screen to be drawn."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1
        settle(self.page)

    def button(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name))


def downloaded(page: Page, where: Path, click: Locator) -> str:
    with page.expect_download() as taken:
        click.click()
    path = where / taken.value.suggested_filename
    taken.value.save_as(path)
    letter = Document(str(path))
    words = [paragraph.text for paragraph in letter.paragraphs]
    words += [cell.text for table in letter.tables for row in table.rows for cell in row.cells]
    return spaced("\n".join(words))


def assert_filled(text: str, *facts: str) -> None:
    assert all(fact in text for fact in ("mise en demeure", *facts)), text
    assert "{{" not in text and "[" not in text.replace("[…]", "")


def test_the_worked_case_gives_a_filled_notice_in_two_clicks(page: Page, app: str, tmp_path: Path) -> None:
    visit(page, app)
    person = Counted(page)
    person.button("Lire sa mise en demeure")
    expect(page.get_by_text("Objet : mise en demeure")).to_be_visible()
    said = downloaded(page, tmp_path, page.get_by_role("button", name=DOWNLOAD, exact=True))
    assert person.clicks + 1 <= 2
    assert_filled(said.lower(), "durand & fils", "f2026-014", "1 103,96")


def test_the_body_is_written_on_screen_and_stays(page: Page, app: str, tmp_path: Path) -> None:
    visit(page, app)
    Counted(page).button("Lire sa mise en demeure")
    page.get_by_text("Modifier le texte").click(delay=90)
    settle(page)
    fill(page, "Passage 1 du courrier", "Chère Madame Durand,")
    go(page, "Décompte")
    go(page, "Courriers")
    expect(page.get_by_label("Passage 1 du courrier")).to_have_value("Chère Madame Durand,")
    # What was just typed may not have arrived: the letter is taken once the text is closed.
    expect(page.get_by_role("button", name=DOWNLOAD, exact=True)).to_be_disabled()
    page.get_by_text("Modifier le texte", exact=True).click(delay=90)
    settle(page)
    said = downloaded(page, tmp_path, page.get_by_role("button", name=DOWNLOAD, exact=True))
    assert "Chère Madame Durand," in said and "Madame, Monsieur,\n" not in said
    assert_filled(said.lower(), "1 103,96")


def test_the_letter_taken_is_from_one_s_own_template(page: Page, app: str, tmp_path: Path) -> None:
    """It is made at the click, where the session cannot be read; its fold stays open, though the line is slow."""
    slow_line(page)
    template = Document(str(letters()["mise_en_demeure"].template))
    next(p for p in template.paragraphs if p.text == "{{ destinataire.appel }},").text = "Chers amis,"
    template.save(str(tmp_path / "le-mien.docx"))
    visit(page, app)
    Counted(page).button("Lire sa mise en demeure")
    page.get_by_text("Changer autre chose").click(delay=90)
    settle(page)
    page.get_by_text("Utiliser votre propre modèle Word").click(delay=90)
    settle(page)
    page.locator("input[type=file][accept*=docx]").first.set_input_files(tmp_path / "le-mien.docx")
    expect(page.get_by_text("Votre modèle Word sert ici.")).to_be_visible(timeout=20_000)
    settle(page)
    expect(page.get_by_text("« le-mien.docx » sert pour")).to_be_visible()
    said = downloaded(page, tmp_path, page.get_by_role("button", name=DOWNLOAD, exact=True))
    assert "Chers amis," in said
    assert_filled(said.lower(), "1 103,96")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_worked_case_leads_to_the_notice_in_four_clicks(page: Page, app: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, app)
    person = Counted(page)
    person.button("Ouvrir le cas")
    person.button("Écrire le courrier")
    person.click(page.get_by_role("combobox", name="Quel courrier ?"))
    person.click(page.get_by_role("option", name="Mise en demeure", exact=True))
    assert person.clicks <= 4
    expect(page.get_by_role("button", name=DOWNLOAD, exact=True)).to_be_visible()
    said = spaced(page.get_by_test_id("stMain").inner_text())
    assert_filled(said.lower(), "durand & fils", "f2026-014", "1 103,96")
