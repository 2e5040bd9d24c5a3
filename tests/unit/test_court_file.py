"""The court file: the same numbers and the same sum everywhere, the same bytes, no name that harms; nothing refused."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any

import pytest
import python_calamine
from pypdf import PdfReader

from guide.case.codes import Activity, DebtorKind
from guide.case.model import Dossier
from guide.letters import write
from guide.letters.catalogue.computed import Computed
from guide.letters.court.court_file import CourtFile, court_file, filed
from guide.letters.court.filing import FILINGS, FilingId, filings
from guide.letters.word.word_text import TextTable, blocks
from guide.letters.writing import COURT
from guide.values.french import NBSP
from tests.unit.court_cases import FILES, INSOLVENT, PDF, REAL, with_files
from tests.unit.letters_cases import ON, case, rich, several, text_of


def opened(made: CourtFile) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(made.content())) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}
        return {name: archive.read(name) for name in archive.namelist()}


def whole(dossier: Dossier | None = None) -> Mapping[str, bytes]:
    return opened(court_file(*_args(dossier))) if dossier else whole_of(FILES)


def _args(dossier: Dossier | None = None) -> tuple[Any, ...]:
    made, files = with_files(dossier)
    return made, ON, None, files


def text(content: bytes) -> str:
    return text_of(blocks(content)).replace(NBSP, " ")


def page_text(content: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    return " ".join("\n".join(pages).replace(NBSP, " ").split())


@cache
def whole_of(files: tuple[tuple[str, bytes], ...]) -> Mapping[str, bytes]:
    """Drawn once for all that read it: each paper is two or three pages of ours."""
    made, held = with_files(None, files)
    return opened(court_file(made, ON, None, held))


def rows(content: bytes, heading: str) -> list[tuple[str, ...]]:
    table = next(b for b in blocks(content) if isinstance(b, TextTable) and b.header[0].startswith(heading))
    return list(table.rows)


PIECES = (
    "Piece-01-devis-signe-n12",
    "Piece-02-pv-de-reception",
    "Piece-03-facture-f2026-014",
    "Piece-04-relance-de-l-ete",
    "Piece-05-mise-en-demeure",
    "Piece-06-ar",
)


def test_the_folder_has_every_paper_and_every_piece_in_the_order_of_its_clerk() -> None:
    held = list(whole_of(REAL))
    assert held[:3] == ["LISEZ-MOI.pdf", "Avant-de-deposer.pdf", "Fiche-du-formulaire.pdf"]
    assert [name.removeprefix("A-deposer/") for name in held if name.startswith("A-deposer/")] == [
        "00-Requete-en-injonction-de-payer.pdf",
        "01-Bordereau-des-pieces.pdf",
        "02-Decompte-de-la-creance.pdf",
        "03-Chronologie.pdf",
        *(f"{name}.pdf" for name in PIECES),
        "dossier-complet.pdf",
    ]
    assert [name for name in held if name.startswith("Modifiables/")] == [
        "Modifiables/00-Requete-en-injonction-de-payer.docx",
        "Modifiables/01-Bordereau-des-pieces.docx",
        "Modifiables/02-Decompte-de-la-creance.docx",
        "Modifiables/03-Chronologie.docx",
        "Modifiables/02-Decompte-de-la-creance.xlsx",
    ]


def test_each_piece_bears_its_number_on_every_page_and_no_number_has_two_files() -> None:
    held = whole_of(REAL)
    for number, name in enumerate(PIECES, 1):
        pages = PdfReader(BytesIO(held[f"A-deposer/{name}.pdf"])).pages
        assert len(pages) == (3 if number == 5 else 1)
        for page in pages:
            assert f"Pièce n° {number}" in page.extract_text().replace(NBSP, " ")
    statement = PdfReader(BytesIO(held["A-deposer/02-Decompte-de-la-creance.pdf"]))
    assert "Pièce n° 7" in statement.pages[0].extract_text().replace(NBSP, " ")


def test_the_whole_file_is_one_pdf_with_a_bookmark_for_each_paper() -> None:
    held = whole_of(REAL)
    apart = [name for name in held if name.startswith("A-deposer/") and not name.endswith("complet.pdf")]
    read = PdfReader(BytesIO(held["A-deposer/dossier-complet.pdf"]))
    assert len(read.pages) == sum(len(PdfReader(BytesIO(held[name])).pages) for name in apart)
    titles = [entry.title for entry in read.outline]  # type: ignore[union-attr]
    assert len(titles) == len(apart) and titles[4:6] == [
        "Pièce n° 1 : Devis signé n°12",
        "Pièce n° 2 : PV de réception",
    ]


def test_an_e_mail_is_read_on_paper() -> None:
    held = whole_of(REAL)
    (page,) = PdfReader(BytesIO(held["A-deposer/Piece-04-relance-de-l-ete.pdf"])).pages
    said = page.extract_text()
    assert "compta@durand.example" in said and "Relance de l'été" in said and "Bonjour" in said


def test_a_file_that_cannot_be_drawn_is_given_beside_a_page_that_says_so() -> None:
    held = whole()
    assert held["A-deposer/Piece-03-facture-f2026-014-original.pdf"] == dict(FILES)["Facture F2026-014.pdf"]
    page = PdfReader(BytesIO(held["A-deposer/Piece-03-facture-f2026-014.pdf"])).pages[0].extract_text()
    assert "Pièce n° 3" in page.replace(NBSP, " ") and "joint à part" in page


def test_request_bordereau_and_chronology_have_the_same_numbers() -> None:
    held = whole()
    listed = rows(held["Modifiables/01-Bordereau-des-pieces.docx"], "Pièce")
    asked = rows(held["Modifiables/00-Requete-en-injonction-de-payer.docx"], "Pièce")
    assert [row[0] for row in listed] == [row[0] for row in asked] == [str(n) for n in range(1, 8)]
    for row, request in zip(listed, asked, strict=True):
        assert request[1].startswith(row[1])
    cited = [row[2] for row in rows(held["Modifiables/03-Chronologie.docx"], "Date") if row[2] != "–"]
    assert cited == ["1", "2", "3", "4", "5", "6"]


def test_each_piece_is_kept_as_it_came_to_the_byte() -> None:
    held = whole()
    given = dict(FILES)
    assert held["Originaux/Piece-03-facture-f2026-014.pdf"] == given["Facture F2026-014.pdf"]
    assert held["Originaux/Piece-06-ar.png"] == given["AR_2026-07-03.png"]
    assert set(given.values()) <= set(held.values())


def excel_total(content: bytes) -> Decimal:
    table = python_calamine.load_workbook(BytesIO(content)).get_sheet_by_name("Décompte").to_python()
    amounts = [Decimal(str(row[7])) for row in table[1:]]
    assert sum(amounts[:-1]) == amounts[-1]
    return amounts[-1]


@pytest.mark.parametrize(
    ("dossier", "request_name", "total"),
    [
        # 1 000,00 left of the invoice + 63,96 of interest (worked out in the documentation) + 40,00.
        (rich(), "Requete-en-injonction-de-payer", "1 103,96"),
        # Interest stops before the judgment of 15 October: 11,58 + 13,05 + 1 024,63 x 12,40 % x 74 / 365 = 25,76.
        (INSOLVENT, "Declaration-de-creance", "1 090,39"),
    ],
)
def test_request_and_both_statements_ask_the_same_sum(dossier: Dossier, request_name: str, total: str) -> None:
    held = whole(dossier)
    statement = "Modifiables/02-Decompte-de-la-creance"
    for name in (f"Modifiables/00-{request_name}.docx", f"{statement}.docx"):
        assert f"{total} €" in text(held[name]), name
    assert excel_total(held[f"{statement}.xlsx"]) == Decimal(total.replace(" ", "").replace(",", "."))


def test_the_statement_says_where_each_rate_comes_from() -> None:
    """ECB 2,15 % on 1 January 2026, 2,40 % on 1 July (shared rates), ten points more."""
    said = text(whole()["Modifiables/02-Decompte-de-la-creance.docx"])
    assert "12,15 % | BCE au 1er janvier 2026 (2,15 %) + 10 points | C. com., art. L441-10" in said
    assert "12,40 % | BCE au 1er juillet 2026 (2,40 %) + 10 points" in said
    assert "à compter du 23 novembre 2026 ajoute 0,35 €" in said


def test_the_excel_statement_says_its_day_and_what_a_payment_paid() -> None:
    def sheet(dossier: Dossier | None, name: str) -> list[list[Any]]:
        content = whole(dossier)["Modifiables/02-Decompte-de-la-creance.xlsx"]
        return python_calamine.load_workbook(BytesIO(content)).get_sheet_by_name(name).to_python()

    asked, declared = (dict(row[:2] for row in sheet(each, "Synthèse")) for each in (None, INSOLVENT))
    assert asked["Décompte au"] == ON and asked["Total demandé"] == 1103.96 and asked["Par jour de plus"] == 0.35
    # 1 024,63 left on 1 August × 12,40 % × 74 days to the eve of the opening / 365 = 25,76, and 40,00.
    assert declared["Décompte au"] == date(2026, 10, 15) and declared["Total déclaré"] == 1090.39
    assert "Par jour de plus" not in declared
    (remark,) = [row[-1] for row in sheet(None, "Décompte") if row[1] == "Paiement"]
    assert remark.replace(NBSP, " ") == "imputé sur les intérêts : 24,63 €, sur le principal : 175,37 €"


def test_a_declared_debt_bears_no_more_interest() -> None:
    said = text(whole(INSOLVENT)["Modifiables/02-Decompte-de-la-creance.docx"])
    assert "Chaque jour" not in said and "arrêté au 15 octobre 2026" in said


def test_the_same_file_has_the_same_bytes() -> None:
    assert court_file(*_args()).content() == court_file(*_args()).content()


def test_hostile_titles_make_harmless_names_that_never_meet() -> None:
    dossier, files = with_files(files=tuple((f"{n}.pdf", PDF + bytes([65 + n])) for n in range(4)))
    titles = ("../../../etc/passwd", "../../../etc/passwd", "C:\\con", "Décompte de la créance")
    renamed = [replace(e, title=t, kind="facture") for e, t in zip(dossier.exhibits, titles, strict=True)]
    held = opened(court_file(replace(dossier, exhibits=tuple(renamed)), ON, files=files))
    assert len(held) == len({name.lower() for name in held})
    for name in held:
        assert re.fullmatch(r"((A-deposer|Modifiables|Originaux)/)?[A-Za-z0-9-]+\.[a-z]+", name), name


def test_which_request_it_is() -> None:
    def first(dossier: Dossier) -> tuple[FilingId, ...]:
        return tuple(filing.id for filing in filings(Computed(dossier, ON)))

    assert first(rich()) == (FilingId.INJONCTION_TC,)
    assert first(rich(DebtorKind.PARTICULIER)) == (FilingId.INJONCTION_TJ,)
    assert first(INSOLVENT) == (FilingId.DECLARATION,)
    liberal = replace(rich(), creditor=replace(rich().creditor, activity=Activity.LIBERAL))
    assert first(liberal) == (FilingId.INJONCTION_TC, FilingId.INJONCTION_TJ)


def test_what_cannot_be_written_is_said_and_the_rest_is_there() -> None:
    made = court_file(case(), ON)
    assert [held.letter for held in made.not_written] == ["requete_injonction_tc"]
    held = opened(made)
    assert "A-deposer/00-Requete-en-injonction-de-payer.pdf" not in held
    assert "A-deposer/03-Chronologie.pdf" in held
    said = page_text(held["LISEZ-MOI.pdf"])
    assert "Requête en injonction de payer" in said and "Il reste à dire" in said


def test_a_file_not_to_be_handed_over_does_not_say_to_add_papers_to_it() -> None:
    said = page_text(opened(court_file(rich(DebtorKind.COLLECTIVITE), ON))["LISEZ-MOI.pdf"])
    assert "Les papiers de ce dossier" in said and "Ce qui n’y est pas" in said
    assert "à donner" not in said and "À ajouter" not in said
    said = page_text(whole()["LISEZ-MOI.pdf"])
    assert "Les papiers à donner" in said and "Les papiers de ce dossier" not in said


UNDATED = replace(case().invoices[0], due=None, issued=None, completed=None)


@pytest.mark.parametrize("dossier", [case(invoices=()), case(invoices=(UNDATED,)), rich(DebtorKind.COLLECTIVITE)])
def test_a_dossier_that_lacks_everything_still_gets_its_check(dossier: Dossier) -> None:
    held = opened(court_file(dossier, ON))
    assert "Ne déposez pas" in page_text(held["Avant-de-deposer.pdf"])


def test_a_closed_route_sends_nobody_to_a_judge() -> None:
    said = page_text(opened(court_file(rich(DebtorKind.COLLECTIVITE), ON))["LISEZ-MOI.pdf"])
    assert "Ne déposez pas ce dossier" in said
    assert "À qui" not in said and "Le jour du dépôt" not in said and "greffe" not in said


def test_the_statement_is_a_piece_of_the_file_only() -> None:
    dossier = rich()
    assert len(filed(dossier, ON, FILINGS[FilingId.INJONCTION_TC]).exhibits) == len(dossier.exhibits) + 1
    assert len(dossier.exhibits) == 4


def test_many_invoices_and_a_long_bordereau_hold() -> None:
    files = tuple((f"Facture F2026-{n:03d}.pdf", PDF + str(n).encode()) for n in range(1, 41))
    dossier, held = with_files(replace(rich(), invoices=several(40)), files)
    names = opened(court_file(dossier, ON, files=held))
    assert "A-deposer/Piece-40-facture-f2026-040.pdf" in names
    assert "A-deposer/02-Decompte-de-la-creance.pdf" in names


def test_the_command_line_writes_the_same_papers_without_the_pieces() -> None:
    written = write(rich(), ON, COURT)
    assert [file.name for file in written.files] == [
        "LISEZ-MOI.docx",
        "Avant-de-deposer.docx",
        "Fiche-du-formulaire.docx",
        "00-Requete-en-injonction-de-payer.docx",
        "01-Bordereau-des-pieces.docx",
        "02-Decompte-de-la-creance.docx",
        "03-Chronologie.docx",
        "02-Decompte-de-la-creance.xlsx",
    ]
    assert [file.letter for file in written.files] == [
        "lisez_moi",
        "avant_de_deposer",
        "fiche_formulaire",
        "requete_injonction_tc",
        "bordereau",
        "decompte",
        "chronologie",
        "decompte",
    ]
