"""From a case to the ZIP that goes to the court: the files are numbered as the bordereau says."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

from docx import Document
from playwright.sync_api import FilePayload, Page, expect

from tests.e2e.screen import go, open_case, settle
from tests.unit.court_cases import PDF, PNG


def test_two_pieces_are_added_and_the_zip_has_the_numbers_of_its_bordereau(
    page: Page, app: str, tmp_path: Path
) -> None:
    open_case(page, app)
    go(page, "Courriers")
    page.get_by_text("Dossier pour le tribunal : requête").click()
    expect(page.get_by_text("Le contrôle avant dépôt")).to_be_visible()
    settle(page)
    page.get_by_test_id("stFileUploaderDropzoneInput").last.set_input_files(
        [
            FilePayload(name="mise en demeure 2026-07-01.pdf", mimeType="application/pdf", buffer=PDF + b"n"),
            FilePayload(name="Devis signé.png", mimeType="image/png", buffer=PNG + b"q"),
        ]
    )
    expect(page.get_by_text("Piece-01-devis-signe.png")).to_be_visible()
    settle(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Télécharger le dossier (ZIP)").click()
    assert taken.value.suggested_filename == "dossier-tribunal-durand-fils-2026-11-22.zip"
    path = tmp_path / "dossier.zip"
    taken.value.save_as(path)
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    table = Document(BytesIO(held["Modifiables/01-Bordereau-des-pieces.docx"])).tables[0]
    listed = {row.cells[0].text: row.cells[1].text for row in table.rows[1:]}
    assert listed == {"1": "Devis signé", "2": "Mise en demeure", "3": "Décompte de la créance"}
    numbers = {found[1].lstrip("0") for name in held if (found := re.search(r"/Piece-(\d+)-", name))}
    assert numbers == {"1", "2"} and "A-deposer/02-Decompte-de-la-creance.pdf" in held
    assert held["Originaux/Piece-01-devis-signe.png"] == PNG + b"q"
    assert held["Originaux/Piece-02-mise-en-demeure.pdf"] == PDF + b"n"
