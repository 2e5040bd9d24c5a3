"""From an export to the letters of all its late customers, the ZIP opened: its files are those of its list."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import python_calamine
from docx import Document
from playwright.sync_api import Page, expect

from tests.e2e.screen import go, settle, visit
from tests.e2e.test_follow_up import upload
from tests.e2e.test_journey import fill, spaced

EXPORT = (
    "Client;Numéro;Date;Échéance;Montant TTC;Reste dû\n"
    "Durand;F1;01/09/2026;01/10/2026;1200,00;1200,00\n"
    "Blanc;F2;18/10/2026;18/11/2026;500,00;500,00\n"
    "Noir;F3;18/10/2026;18/12/2026;50,00;50,00\n"
)
LIST, TABLE = "liste-des-envois.xlsx", "liste-des-envois.csv"
ALL_PAGES, PDF_FOLDER = "tout-imprimer.pdf", "pdf"


def test_an_export_becomes_letters_and_their_list(page: Page, app: str, tmp_path: Path) -> None:
    export = tmp_path / "factures.csv"
    export.write_text(EXPORT, "utf-8")
    visit(page, f"{app}/balance_agee")
    upload(page, export, "22/11/2026")
    go(page, "Courriers")
    for label, typed in {
        "Votre nom, ou celui de votre entreprise": "Atelier Nord",
        "Votre rue": "12 rue des Lilas",
        "Votre code postal": "59000",
        "Votre ville": "Lille",
    }.items():
        fill(page, label, typed)
    expect(page.get_by_text("Aucun courrier à écrire")).to_be_visible()
    firm = "Une société, un commerçant ou un artisan"
    _paste(page, f"{firm}\n{firm}\n", 1)
    _paste(page, "3 place du Marché\t62000\tArras\n5 rue Haute\t59000\tLille\n", 4)
    page.get_by_role("button", name="Écrire 2").click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Télécharger les courriers et la liste").click()
    data = Path(taken.value.path()).read_bytes()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        rows = python_calamine.CalamineWorkbook.from_filelike(BytesIO(archive.read(LIST)))
        head, *lines, _ = rows.get_sheet_by_name("Envois").to_python()
        files = [str(line[head.index("Fichier")]) for line in lines]
        pages = [f"{PDF_FOLDER}/{file.removesuffix('.docx')}.pdf" for file in files]
        assert sorted(archive.namelist()) == sorted([*files, *pages, ALL_PAGES, LIST, TABLE])
        names = {str(line[head.index("Client")]): str(line[head.index("Fichier")]) for line in lines}
        assert set(names) == {"Durand", "Blanc"}
        text = spaced("\n".join(p.text for p in Document(BytesIO(archive.read(names["Durand"]))).paragraphs))
        assert "je vous mets en demeure de payer la somme de" in text.lower()
    page.get_by_role("button", name="Noter ces courriers comme envoyés").click()
    expect(page.get_by_text("Notés dans votre suivi")).to_be_visible()
    expect(page.get_by_text("Aucun courrier à écrire")).to_be_visible()


def _paste(page: Page, cells: str, right: int) -> None:
    """From a spreadsheet, that many columns after the name: the first customer's cell is chosen, then the keyboard pastes."""
    grid = page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    settle(page)
    box = grid.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 60, box["y"] + 52)
    settle(page)
    for _ in range(right):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(100)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", cells)
    page.keyboard.press("Control+v")
    settle(page)
