"""A file whose body was pasted twice under one header, of whatever kind: asked about before any figure."""

from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter

from guide import ledger
from guide.ledger import ColumnMapping, Options, SourceFile
from guide.ledger.source import TotalInDoubt

DAY = Options(today=date(2026, 11, 29))
BALANCE = ("Client;Solde", ("Alpha;100,00", "Beta;50,00"))
ENTRIES = (
    "Date;Journal;Compte;Pièce;Libellé;Débit;Crédit",
    (
        "05/01/2026;VE;411ALPHA;F1;Alpha;120,00;",
        "05/01/2026;VE;707000;F1;Alpha;;100,00",
        "05/01/2026;VE;445710;F1;Alpha;;20,00",
        "07/01/2026;BQ;512000;V1;Alpha;30,00;",
        "07/01/2026;BQ;411ALPHA;V1;Alpha;;30,00",
    ),
)
ARTICLES = (
    "Facture;Client;Article;Quantité;Total TTC;Reste dû",
    ("F1;Alpha;Vis;2;12,00;12,00", "F2;Beta;Clou;3;6,00;6,00"),
)


def workbook(*rows: tuple[str | int, ...]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    return out.getvalue()


def read(data: bytes, name: str = "liste.csv", **answers: str) -> int:
    options = DAY if not answers else Options(today=DAY.today, mapping=ColumnMapping(answers=answers))
    return ledger.read([SourceFile(name, data)], options).ageing.open


def totals(data: bytes, name: str = "liste.csv") -> list[int | None]:
    with pytest.raises(TotalInDoubt) as raised:
        read(data, name)
    assert "moitié" in raised.value.question.sentence
    assert [answer.option for answer in raised.value.question.answers] == [
        "--fichier-double moitie",
        "--fichier-double tout",
    ]
    return [answer.open for answer in raised.value.question.answers]


@pytest.mark.parametrize(("file", "once"), [(BALANCE, 150_00), (ENTRIES, 90_00)])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_a_body_pasted_twice_is_asked_about(file: tuple[str, tuple[str, ...]], once: int, end: str, last: bool) -> None:
    header, rows = file
    data = (end.join((header, *rows, *rows)) + end * last).encode()
    assert totals(data) == [once, 2 * once]
    assert read(data, fichier_double="moitie") == once
    assert read(data, fichier_double="tout") == 2 * once


@pytest.mark.parametrize("between", ["", ";", "Client;Solde"])
def test_a_blank_line_or_the_header_again_may_stand_between(between: str) -> None:
    header, rows = BALANCE
    data = "\n".join((header, *rows, between, *rows, "")).encode()
    assert totals(data)[0] == 150_00
    assert read(data, fichier_double="moitie") == 150_00


def test_a_quoted_file_is_looked_at_by_its_cells() -> None:
    """A text on two lines: no line is a row."""
    rows = ('"Alpha\nParis";100,00', "Beta;50,00")
    assert totals("\n".join(("Client;Solde", *rows, *rows)).encode()) == [150_00, 300_00]


@pytest.mark.parametrize("header_again", [True, False])
def test_a_workbook_is_looked_at_by_its_cells(header_again: bool) -> None:
    header, rows = ("Client", "Solde"), [("Alpha", 100), ("Beta", 50)]
    data = workbook(header, *rows, *[header] * header_again, *rows)
    assert totals(data, "liste.xlsx")[0] == 150_00
    assert read(data, "liste.xlsx", fichier_double="moitie") == 150_00


@pytest.mark.parametrize(
    "rows",
    [
        ("Alpha;100,00", "Alpha;100,00"),
        ("Alpha;100,00", "Beta;50,00", "Alpha;100,00", "Beta;51,00"),
        ("Alpha;100,00", "Beta;50,00", "Gamma;10,00", "Alpha;100,00", "Beta;50,00"),
    ],
)
def test_other_rows_are_counted_without_a_question(rows: tuple[str, ...]) -> None:
    expected = sum(int(row.partition(";")[2].replace(",", "")) for row in rows)
    assert read("\n".join(("Client;Solde", *rows)).encode()) == expected


def test_a_total_repeated_on_each_article_is_counted_once_without_a_question() -> None:
    header, rows = ARTICLES
    assert read("\n".join((header, *rows, *rows)).encode()) == 18_00


def test_another_question_comes_after_and_tells_the_totals() -> None:
    """Nothing says what is paid: each answer leads to that question."""
    rows = ("F1;Alpha;05/01/2026;100,00", "F2;Beta;06/01/2026;50,00")
    assert totals("\n".join(("Facture;Client;Date;Total TTC", *rows, *rows)).encode()) == [None, None]


def test_what_is_said_of_the_file_says_nothing_of_its_rows() -> None:
    """The first half counts alone: two of its rows are alike all the same, and that is asked."""
    rows = ("F1;Alpha;05/01/2026;100,00;100,00", "F1;Alpha;05/01/2026;100,00;100,00", "F2;Beta;06/01/2026;50,00;50,00")
    data = "\n".join(("Facture;Client;Date;Total TTC;Reste", *rows, *rows)).encode()
    with pytest.raises(TotalInDoubt, match="répète une facture déjà écrite"):
        read(data, fichier_double="moitie")
    assert read(data, fichier_double="moitie", doublons="premier") == 150_00
    assert read(data, fichier_double="tout") == 500_00
