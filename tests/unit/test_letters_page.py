"""Letters laid out by LibreOffice: one page when the content fits, nothing lost, ready to be looked at.

Where LibreOffice is absent there is nothing to lay out: a warning says so in the summary of the run, and in
continuous integration, which installs it, that is a failure. The pictures to look at are made by `make images`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import warnings
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from guide.case.codes import DebtorKind
from guide.case.model import Address, Dossier
from guide.letters import write
from tests.unit.letters_cases import CREDITOR, LETTERS, ON, VARIANTS, case, debtor, several

#: One conversion for all these tests, in one process.
pytestmark = pytest.mark.xdist_group("office")

LONG_NAME = "Société civile d'exploitation des carrières et matériaux de construction du Pas-de-Calais réunis"
CASES: dict[str, Dossier] = {
    **VARIANTS,
    "douze": case(invoices=several(12)),
    "vingt-et-un": case(invoices=several(21)),
    "soixante": case(invoices=several(60)),
    "nom-long": case(
        debtor=replace(
            debtor(DebtorKind.COMMERCANT, LONG_NAME),
            address=Address(("Bâtiment C, escalier 3", "Zone artisanale des Grands Champs", "BP 40012"), "62000", "Arras"),
        ),
        creditor=replace(CREDITOR, name=LONG_NAME),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]] | None:
    """The text of each page of each letter, by "letter-case"; None without LibreOffice."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        said = "LibreOffice est absent : la mise en page des courriers n'a pas été vérifiée."
        assert not os.environ.get("CI"), said
        warnings.warn(said, stacklevel=1)
        return None
    folder = tmp_path_factory.mktemp("letters")
    for name, dossier in CASES.items():
        for file in write(dossier, ON).files:
            (folder / f"{file.letter}-{name}.docx").write_bytes(file.content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = sorted(folder.glob("*.docx"))
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, words),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {pdf.stem: pages_of(pdf) for pdf in sorted(folder.glob("*.pdf"))}


def pages_of(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        assert [round(side / 72 * 25.4) for side in page.get_size()] == [210, 297]
        assert page.render(scale=1).to_numpy().min() < 128, "a blank page"
    return [page.get_textpage().get_text_bounded() for page in document]


def test_each_letter_became_a_pdf(sheets: dict[str, list[str]] | None) -> None:
    if sheets is not None:
        assert set(sheets) == {f"{id}-{name}" for id in LETTERS for name in CASES}


@pytest.mark.parametrize("name", [*VARIANTS, "nom-long"])
@pytest.mark.parametrize("id", LETTERS)
def test_one_invoice_fits_on_one_page(id: str, name: str, sheets: dict[str, list[str]] | None) -> None:
    if sheets is not None:
        (page,) = sheets[f"{id}-{name}"]
        assert "Page 1 / 1" in page


def test_twelve_invoices_fit_on_one_page_before_the_annex(sheets: dict[str, list[str]] | None) -> None:
    if sheets is not None:
        assert len(sheets["relance-douze"]) == 1
        first, *annex = sheets["mise_en_demeure-douze"]
        assert "pour Atelier Nord" in first
        assert "Annexe" in annex[0] and len(annex) <= 2


def test_a_signature_never_stands_alone_and_headings_repeat(sheets: dict[str, list[str]] | None) -> None:
    for pages in (sheets or {}).values():
        signed = next(page for page in pages if "Madame, Monsieur, l’expression" in page)
        assert re.search(r"Claire Nord, gérante\s+pour ", signed)
        assert "Si votre paiement est déjà parti" in signed
    if sheets is not None:
        for page in sheets["mise_en_demeure-soixante"][-3:]:
            assert "Période ou opération" in page


def test_a_total_never_stands_alone_on_a_page(sheets: dict[str, list[str]] | None) -> None:
    row = re.compile(r"^(F2026-|Facture F2026-|Intérêts du |Paiement du |Avoir du )", re.M)
    total = re.compile(r"^(Total|Somme restant)", re.M)
    for name, pages in (sheets or {}).items():
        assert all(row.search(page) for page in pages if total.search(page)), name
        assert all(len(page.splitlines()) > 3 for page in pages), name


def test_no_figure_is_cut_over_two_lines(sheets: dict[str, list[str]] | None) -> None:
    """A column too narrow would part « 1 103,96 » from « € »."""
    for name, pages in (sheets or {}).items():
        assert not re.search(r"\d\s*[\r\n]+\s*€", "\n".join(pages)), name
