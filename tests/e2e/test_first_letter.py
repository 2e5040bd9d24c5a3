"""From landing to a letter, counted: the worked case in four clicks at most, a case of one's own in twelve questions."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from guide.letters import letters
from tests.e2e.screen import go, settle, visit
from tests.e2e.test_journey import fill, spaced

DOWNLOAD = "Télécharger la lettre (Word) : mise en demeure"


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


def assert_filled(said: str, *facts: str) -> None:
    assert all(fact in said for fact in ("mise en demeure", *facts)), said
    assert "{{" not in said and "[" not in said.replace("[…]", "")


def test_the_worked_case_gives_a_filled_notice_in_two_clicks(page: Page, app: str, tmp_path: Path) -> None:
    visit(page, app)
    person = Counted(page)
    person.button("Lire sa mise en demeure")
    expect(page.get_by_role("heading", name="Le courrier, tel qu'il sera")).to_be_visible()
    said = downloaded(page, tmp_path, page.get_by_role("button", name=DOWNLOAD))
    assert person.clicks + 1 <= 2
    assert_filled(said.lower(), "durand & fils", "f2026-014", "1 103,96")


def test_the_body_is_written_on_screen_and_stays(page: Page, app: str, tmp_path: Path) -> None:
    visit(page, app)
    Counted(page).button("Lire sa mise en demeure")
    page.get_by_text("Modifier le texte").click()
    settle(page)
    fill(page, "Passage 1 du courrier", "Chère Madame Durand,")
    go(page, "Décompte")
    go(page, "Courriers")
    expect(page.get_by_label("Passage 1 du courrier")).to_have_value("Chère Madame Durand,")
    # What was just typed may not have arrived: the letter is taken once the text is closed.
    expect(page.get_by_role("button", name=DOWNLOAD)).to_be_disabled()
    page.get_by_text("Modifier le texte", exact=True).click()
    settle(page)
    said = downloaded(page, tmp_path, page.get_by_role("button", name=DOWNLOAD))
    assert "Chère Madame Durand," in said and "Madame, Monsieur,\n" not in said
    assert_filled(said.lower(), "1 103,96")


def test_the_letter_taken_is_from_one_s_own_template(page: Page, app: str, tmp_path: Path) -> None:
    """It is made at the click, where the session cannot be read."""
    template = Document(str(letters()["mise_en_demeure"].template))
    next(p for p in template.paragraphs if p.text.startswith("Madame, Monsieur")).text = "Chers amis,"
    template.save(str(tmp_path / "le-mien.docx"))
    visit(page, app)
    Counted(page).button("Lire sa mise en demeure")
    page.get_by_text("Utiliser votre propre modèle Word").click()
    page.locator("input[type=file][accept*=docx]").first.set_input_files(tmp_path / "le-mien.docx")
    expect(page.get_by_text("sert pour « Mise en demeure »")).to_be_visible()
    settle(page)
    said = downloaded(page, tmp_path, page.get_by_role("button", name=DOWNLOAD))
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
    expect(page.get_by_role("button", name=DOWNLOAD)).to_be_visible()
    said = spaced(page.get_by_test_id("stMain").inner_text())
    assert_filled(said.lower(), "durand & fils", "f2026-014", "1 103,96")


def _answer(page: Page) -> None:
    """The first answer offered, the due date typed, nothing ticked."""
    due = page.get_by_label("Échéance (JJ/MM/AAAA)", exact=True)
    if due.count():
        fill(page, "Échéance (JJ/MM/AAAA)", "01/06/2026")
        return
    options = page.get_by_test_id("stMain").get_by_test_id("stRadioOption")
    if options.count():
        options.first.click()
        settle(page)


def test_from_nothing_a_notice_takes_twelve_questions(page: Page, app: str, tmp_path: Path) -> None:
    """Names and addresses apart."""
    visit(page, app)
    page.get_by_role("button", name="Commencer").click()
    settle(page)
    for asked in ("reçu la facture", "écrit signé"):
        page.get_by_role("radiogroup", name=asked).get_by_test_id("stRadioOption").first.click()
    fill(page, page.get_by_label("Quel montant reste impayé").get_attribute("aria-label") or "", "1 234,50")
    kinds = page.get_by_test_id("stMain").get_by_role("combobox")
    kinds.focus()
    settle(page)
    page.keyboard.press("ArrowDown")
    page.get_by_role("option", name="Une entreprise, un commerçant").click()
    settle(page)
    questions = 4
    go_on = page.get_by_role("button", name="Continuer")
    go_on.click()
    settle(page)
    while go_on.is_visible():
        questions += 1
        assert questions <= 12, "too many questions before the first letter"
        _answer(page)
        go_on.click()
        settle(page)
    assert questions >= 8, "the questions were not asked one by one"
    expect(page.get_by_text("Envoyer une mise en demeure").first).to_be_visible()

    page.get_by_text("Écrire le courrier : mise en demeure").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Courriers")
    settle(page)
    fill(page, "Votre nom, ou celui de votre entreprise", "Atelier Nord")
    fill(page, "Nom du client", "Durand & Fils")
    for place, (street, code, town) in enumerate(
        (("12 rue des Lilas", "59000", "Lille"), ("1 rue du Bois", "62000", "Arras"))
    ):
        fill(page, "Adresse (rue, complément)", street, place)
        fill(page, "Code postal", code, place)
        fill(page, "Ville", town, place)
    # The only fact of the debt that no question asks for: it counts as one.
    page.get_by_role("link", name="Compléter mon dossier").click()
    settle(page)
    page.get_by_role("tab", name="Les factures").click()
    fill(page, "Numéro de la facture", "F2026-014")
    assert questions + 1 <= 12
    go(page, "Courriers")
    said = downloaded(page, tmp_path, page.get_by_role("button", name=DOWNLOAD))
    assert_filled(said.lower(), "durand & fils", "atelier nord", "1 234,50", "f2026-014")
