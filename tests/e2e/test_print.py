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


def test_folds_are_printed_open_then_closed_again(page: Page, app: str) -> None:
    open_case(page, app)
    said = printed(page)
    assert "Chaque facture payée en retard ouvre droit à une indemnité forfaitaire" in said
    assert "Noter un paiement reçu" not in said and "Ajouter ce paiement" not in said
    assert "Textes et taux" not in said and "Effacer mes données" not in said
    settle(page)
    expect(page.locator("details[open]")).to_have_count(0)
    expect(page.locator("[data-unprinted]")).to_have_count(0)


def test_a_letter_is_printed_whole(page: Page, app: str) -> None:
    open_case(page, app)
    go(page, "Courriers")
    said = printed(page)
    assert "Durand & Fils" in said and "1 103,96" in said.replace("\u202f", " ").replace("\u00a0", " ")
    assert "Changer autre chose" not in said
