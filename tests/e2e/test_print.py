"""A screen on paper: what is folded is read, what only asks is not, and the folds are closed again afterwards."""

from __future__ import annotations

from io import BytesIO

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.e2e.screen import go, open_case, settle


def printed(page: Page) -> str:
    """The words of the pages that the browser would print."""
    pages = PdfReader(BytesIO(page.pdf())).pages
    return " ".join(" ".join(sheet.extract_text() for sheet in pages).split())


def test_a_screen_is_printed_with_its_folds_open_then_closed_again(page: Page, app: str) -> None:
    open_case(page, app)
    said = printed(page)
    assert "Chaque facture payée en retard ouvre droit à une indemnité forfaitaire" in said
    assert "Noter un paiement reçu" not in said and "Ajouter ce paiement" not in said
    assert "Textes et taux" not in said and "Effacer mes données" not in said
    settle(page)
    expect(page.locator("details[open]")).to_have_count(0)
    expect(page.locator("[data-unprinted]")).to_have_count(0)
    # A letter is printed whole.
    go(page, "Courriers")
    said = printed(page)
    assert "Durand & Fils" in said and "1 103,96" in said.replace("\u202f", " ").replace("\u00a0", " ")
    assert "Changer autre chose" not in said


def test_the_result_is_printed_with_what_its_folds_hold(page: Page, app: str) -> None:
    """They are worked out when they are opened: paper, by the button or by the keys, has them nonetheless."""
    page.add_init_script("window.print = () => { window.sentToPaper = true; }")
    open_case(page, app)
    go(page, "Que faire ?")
    assert "Saisir le médiateur des entreprises (gratuit)" not in printed(page)
    page.get_by_role("button", name="Imprimer cet écran").click(delay=90)
    page.wait_for_function("window.sentToPaper")
    said = printed(page)
    assert (
        "Ce qu’il faut avoir, et quand s’arrêter" in said and "Vos preuves" in said and "Qui est votre client" in said
    )
    assert "Imprimer" not in said and "Changer" not in said and "Préparer le document" not in said
    page.evaluate("window.sentToPaper = false")
    page.keyboard.press("Control+p")
    page.wait_for_function("window.sentToPaper")
    go(page, "Décompte")
    expect(page.locator("[class*='st-key-printed-']")).to_have_count(0)
