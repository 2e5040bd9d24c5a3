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
from functools import cache
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from guide.case.codes import DebtorKind
from guide.case.model import Address, Dossier
from guide.letters import letters, write
from guide.letters.pdf import laid_out
from tests.unit.letters_cases import CREDITOR, ON, VARIANTS, case, debtor, granted, repeated, several
from tests.unit.pdf_pages import page_texts

#: LibreOffice draws some two hundred letters: one conversion for all these tests, in one process.
pytestmark = [pytest.mark.xdist_group("office"), pytest.mark.long]

LONG_NAME = "Société civile d'exploitation des carrières et matériaux de construction du Pas-de-Calais réunis"
CASES: dict[str, Dossier] = {
    **VARIANTS,
    "douze": case(invoices=several(12)),
    "vingt-et-un": case(invoices=several(21)),
    "soixante": case(invoices=several(60)),
    "nom-long": case(
        debtor=replace(
            debtor(DebtorKind.COMMERCANT, LONG_NAME),
            address=Address(
                ("Bâtiment C, escalier 3", "Zone artisanale des Grands Champs", "BP 40012"), "62000", "Arras"
            ),
        ),
        creditor=replace(CREDITOR, name=LONG_NAME),
    ),
}

#: The two letters that are sent most, in every case; every other one in its shortest and a long case.
PRESSING = ("relance", "mise_en_demeure")
DRAWN = {f"{id}-{name}": (id, dossier) for id in PRESSING for name, dossier in CASES.items()}
for _id, _letter in letters().items():
    if _id not in PRESSING:
        _first = next(iter(granted(_id).values()))
        DRAWN[f"{_id}-un"] = (_id, _first)
        if {"dette", "impaye", "recu"} & set(_letter.values):
            DRAWN[f"{_id}-plusieurs"] = (_id, repeated(_first, 26))
#: What a court, an administrator or an agency must be told does not fit on one page, even for one invoice.
TWO_PAGES = {
    "requete_injonction_tc",
    "requete_injonction_tj",
    "declaration_creance",
    "releve_forclusion",
    "memoire_reclamation",
}


@cache
def written(name: str) -> bytes:
    id, dossier = DRAWN[name]
    return write(dossier, ON, id).files[0].content


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
    for name in DRAWN:
        (folder / f"{name}.docx").write_bytes(written(name))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = sorted(folder.glob("*.docx"))
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, words)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {pdf.stem: pages_of(pdf) for pdf in sorted(folder.glob("*.pdf"))}


def pages_of(pdf: Path) -> list[str]:
    with PdfDocument(pdf) as document:
        for page in document:
            assert [round(side / 72 * 25.4) for side in page.get_size()] == [210, 297]
            assert page.render(scale=1).to_numpy().min() < 128, "a blank page"
    return page_texts(pdf)


def test_our_own_pdf_has_the_pages_that_word_makes(sheets: dict[str, list[str]] | None) -> None:
    for name, pages in (sheets or {}).items():
        own = laid_out(written(name)).pages
        # Of dozens of invoices, a tenth of a point a row may end a page a row sooner.
        assert abs(len(own) - len(pages)) <= (len(pages) > 3), name


def test_each_letter_became_a_pdf(sheets: dict[str, list[str]] | None) -> None:
    if sheets is not None:
        assert set(sheets) == set(DRAWN)


def test_every_paper_of_one_invoice_fits_on_one_page_but_those_of_a_court(sheets: dict[str, list[str]] | None) -> None:
    for name, pages in (sheets or {}).items():
        id, _, which = name.partition("-")
        if which == "un":
            assert len(pages) == (2 if id in TWO_PAGES else 1), name


@pytest.mark.parametrize("name", [*VARIANTS, "nom-long"])
@pytest.mark.parametrize("id", PRESSING)
def test_one_invoice_fits_on_one_page(id: str, name: str, sheets: dict[str, list[str]] | None) -> None:
    if sheets is not None:
        (page,) = sheets[f"{id}-{name}"]
        assert "Page 1 / 1" in page


def test_the_statement_follows_the_signature(sheets: dict[str, list[str]] | None) -> None:
    if sheets is not None:
        assert len(sheets["relance-douze"]) == 1
        text = "\n".join(sheets["mise_en_demeure-douze"])
        assert text.index("pour Atelier Nord") < text.index("Annexe") < text.index("Période ou opération")


def test_a_signature_never_stands_alone_and_headings_repeat(sheets: dict[str, list[str]] | None) -> None:
    for name, pages in (sheets or {}).items():
        id = name.partition("-")[0]
        if not letters()[id].envelope:
            continue
        signed = next(page for page in pages if "l’expression de mes salutations" in page)
        assert re.search(r"Claire Nord, gérante\s+pour ", signed), name
        before = signed.split("Je vous prie d’agréer")[0].splitlines()
        assert before and before[-1].strip(), name
        assert id not in PRESSING or "Si votre paiement est déjà parti" in signed
    if sheets is not None:
        for page in sheets["mise_en_demeure-soixante"][-3:]:
            assert "Période ou opération" in page


def test_a_total_never_stands_alone_on_a_page(sheets: dict[str, list[str]] | None) -> None:
    row = re.compile(r"^(F2026-|Facture F2026-|Intérêts du |Paiement du |Avoir du |Pénalités|Intérêts|Indemnité)", re.M)
    total = re.compile(r"^(Total dû|Total demandé|Total déclaré|Somme restant)", re.M)
    for name, pages in (sheets or {}).items():
        assert all(row.search(page) for page in pages if total.search(page)), name
        assert all(len(page.splitlines()) > 3 for page in pages), name


def test_no_figure_is_cut_over_two_lines(sheets: dict[str, list[str]] | None) -> None:
    """A column too narrow would part « 1 103,96 » from « € »."""
    for name, pages in (sheets or {}).items():
        assert not re.search(r"\d\s*[\r\n]+\s*€", "\n".join(pages)), name


def test_these_letters_are_drawn_by_one_worker_only(request: pytest.FixtureRequest) -> None:
    """A pytest that pytest-xdist does not know yet forgets its groups without a word."""
    if "PYTEST_XDIST_WORKER" in os.environ and request.config.getoption("loadgroup"):
        assert request.node.nodeid.endswith("@office")
