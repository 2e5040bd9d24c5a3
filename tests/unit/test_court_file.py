"""The court file: the same numbers and the same sum everywhere, the same bytes, no name that harms; nothing refused."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
import python_calamine

from guide.case.codes import Activity, DebtorKind
from guide.case.model import Dossier
from guide.letters import write
from guide.letters.catalogue.computed import Computed
from guide.letters.court.court_file import TO_HAND, CourtFile, court_file, filed
from guide.letters.court.filing import FILINGS, FilingId, filings
from guide.letters.word.word_text import TextTable, blocks
from guide.letters.writing import COURT
from guide.values.french import NBSP
from tests.unit.court_cases import FILES, INSOLVENT, PDF, with_files
from tests.unit.letters_cases import ON, case, rich, several, text_of


def opened(made: CourtFile) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(made.content())) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}
        return {name: archive.read(name) for name in archive.namelist()}


def whole(dossier: Dossier | None = None) -> dict[str, bytes]:
    return opened(court_file(*_args(dossier)))


def _args(dossier: Dossier | None = None) -> tuple[Any, ...]:
    made, files = with_files(dossier)
    return made, ON, None, files


def text(content: bytes) -> str:
    return text_of(blocks(content)).replace(NBSP, " ")


def rows(content: bytes, heading: str) -> list[tuple[str, ...]]:
    table = next(b for b in blocks(content) if isinstance(b, TextTable) and b.header[0].startswith(heading))
    return list(table.rows)


def test_the_folder_has_every_paper_and_every_piece_in_order() -> None:
    assert list(whole()) == [
        "LISEZ-MOI.docx",
        "Avant-de-deposer.docx",
        *(
            f"A-deposer/{name}"
            for name in (
                "Requete-en-injonction-de-payer.docx",
                "Bordereau-des-pieces.docx",
                "Chronologie.docx",
                "Piece-01-devis-signe-n12.pdf",
                "Piece-02-pv-de-reception.jpg",
                "Piece-03-facture-f2026-014.pdf",
                "Piece-04-relance-de-l-ete.eml",
                "Piece-05-mise-en-demeure.pdf",
                "Piece-06-ar.png",
                "Piece-07-decompte-de-la-creance.docx",
                "Piece-07-decompte-de-la-creance.xlsx",
            )
        ),
    ]


def test_request_bordereau_chronology_and_files_have_the_same_numbers() -> None:
    held = whole()
    numbers = {name: re.match(rf"{TO_HAND}/Piece-(\d+)-", name) for name in held}
    of_files = {int(found[1]) for found in numbers.values() if found}
    listed = rows(held["A-deposer/Bordereau-des-pieces.docx"], "Pièce")
    asked = rows(held["A-deposer/Requete-en-injonction-de-payer.docx"], "Pièce")
    assert [row[0] for row in listed] == [row[0] for row in asked] == [str(n) for n in range(1, 8)]
    assert of_files == set(range(1, 8))
    for row, request in zip(listed, asked, strict=True):
        assert request[1].startswith(row[1])
    cited = [row[2] for row in rows(held["A-deposer/Chronologie.docx"], "Date") if row[2] != "–"]
    assert cited == ["1", "2", "3", "4", "5", "6"]


def test_each_piece_is_the_user_s_own_file_to_the_byte() -> None:
    held = whole()
    given = dict(FILES)
    assert held["A-deposer/Piece-03-facture-f2026-014.pdf"] == given["Facture F2026-014.pdf"]
    assert held["A-deposer/Piece-06-ar.png"] == given["AR_2026-07-03.png"]
    assert set(given.values()) <= set(held.values())


def excel_total(content: bytes) -> Decimal:
    table = python_calamine.load_workbook(BytesIO(content)).get_sheet_by_name("Décompte").to_python()
    amounts = [Decimal(str(row[7])) for row in table[1:]]
    assert sum(amounts[:-1]) == amounts[-1]
    return amounts[-1]


@pytest.mark.parametrize(
    ("dossier", "request_name", "number", "total"),
    [
        # 1 000,00 left of the invoice + 63,96 of interest (worked out in the documentation) + 40,00.
        (rich(), "Requete-en-injonction-de-payer", 7, "1 103,96"),
        # Interest stops before the judgment of 15 October: 11,58 + 13,05 + 1 024,63 x 12,40 % x 74 / 365 = 25,76.
        (INSOLVENT, "Declaration-de-creance", 7, "1 090,39"),
    ],
)
def test_request_and_both_statements_ask_the_same_sum(
    dossier: Dossier, request_name: str, number: int, total: str
) -> None:
    held = whole(dossier)
    statement = f"A-deposer/Piece-{number:02d}-decompte-de-la-creance"
    for name in (f"A-deposer/{request_name}.docx", f"{statement}.docx"):
        assert f"{total} €" in text(held[name]), name
    assert excel_total(held[f"{statement}.xlsx"]) == Decimal(total.replace(" ", "").replace(",", "."))


def test_the_statement_says_where_each_rate_comes_from() -> None:
    """ECB 2,15 % on 1 January 2026, 2,40 % on 1 July (shared rates), ten points more."""
    said = text(whole()["A-deposer/Piece-07-decompte-de-la-creance.docx"])
    assert "12,15 % | BCE au 1er janvier 2026 (2,15 %) + 10 points | C. com., art. L441-10" in said
    assert "12,40 % | BCE au 1er juillet 2026 (2,40 %) + 10 points" in said
    assert "à compter du 23 novembre 2026 ajoute 0,35 €" in said


def test_the_excel_statement_says_its_day_and_what_a_payment_paid() -> None:
    def sheet(dossier: Dossier | None, name: str) -> list[list[Any]]:
        content = whole(dossier)["A-deposer/Piece-07-decompte-de-la-creance.xlsx"]
        return python_calamine.load_workbook(BytesIO(content)).get_sheet_by_name(name).to_python()

    asked, declared = (dict(row[:2] for row in sheet(each, "Synthèse")) for each in (None, INSOLVENT))
    assert asked["Décompte au"] == ON and asked["Total demandé"] == 1103.96 and asked["Par jour de plus"] == 0.35
    # 1 024,63 left on 1 August × 12,40 % × 74 days to the eve of the opening / 365 = 25,76, and 40,00.
    assert declared["Décompte au"] == date(2026, 10, 15) and declared["Total déclaré"] == 1090.39
    assert "Par jour de plus" not in declared
    (remark,) = [row[-1] for row in sheet(None, "Décompte") if row[1] == "Paiement"]
    assert remark.replace(NBSP, " ") == "imputé sur les intérêts : 24,63 €, sur le principal : 175,37 €"


def test_a_declared_debt_bears_no_more_interest() -> None:
    said = text(whole(INSOLVENT)["A-deposer/Piece-07-decompte-de-la-creance.docx"])
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
        assert re.fullmatch(r"(A-deposer/)?[A-Za-z0-9-]+\.[a-z]+", name), name


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
    assert "A-deposer/Requete-en-injonction-de-payer.docx" not in held
    assert "A-deposer/Chronologie.docx" in held
    assert "Requête en injonction de payer (tribunal de commerce) | Il reste à dire" in text(held["LISEZ-MOI.docx"])


def test_a_file_not_to_be_handed_over_does_not_say_to_add_papers_to_it() -> None:
    said = text(opened(court_file(rich(DebtorKind.COLLECTIVITE), ON))["LISEZ-MOI.docx"])
    assert "Les papiers de ce dossier" in said and "Ce qui n’y est pas" in said
    assert "à donner" not in said and "À ajouter" not in said
    said = text(whole()["LISEZ-MOI.docx"])
    assert "Les papiers à donner" in said and "Les papiers de ce dossier" not in said


UNDATED = replace(case().invoices[0], due=None, issued=None, completed=None)


@pytest.mark.parametrize("dossier", [case(invoices=()), case(invoices=(UNDATED,)), rich(DebtorKind.COLLECTIVITE)])
def test_a_dossier_that_lacks_everything_still_gets_its_check(dossier: Dossier) -> None:
    held = opened(court_file(dossier, ON))
    assert "Ne déposez pas" in text(held["Avant-de-deposer.docx"])


def test_a_closed_route_sends_nobody_to_a_judge() -> None:
    said = text(opened(court_file(rich(DebtorKind.COLLECTIVITE), ON))["LISEZ-MOI.docx"])
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
    assert "A-deposer/Piece-41-decompte-de-la-creance.docx" in names


def test_the_command_line_writes_the_same_papers_without_the_pieces() -> None:
    written = write(rich(), ON, COURT)
    assert [file.name for file in written.files] == [
        "LISEZ-MOI.docx",
        "Avant-de-deposer.docx",
        "Requete-en-injonction-de-payer.docx",
        "Bordereau-des-pieces.docx",
        "Chronologie.docx",
        "Piece-05-decompte-de-la-creance.docx",
        "Piece-05-decompte-de-la-creance.xlsx",
    ]
    assert [file.letter for file in written.files] == [
        "lisez_moi",
        "avant_de_deposer",
        "requete_injonction_tc",
        "bordereau",
        "chronologie",
        "decompte",
        "decompte",
    ]
