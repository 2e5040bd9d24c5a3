"""A workbook whose rows are packed as they come is read back as it was said, by another program's reader."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from guide.values.spreadsheet import Money, Percent, Workbook
from guide.values.text import printable

HEADERS = ("Nom", "Somme", "Taux", "Le", "Jours")


def rows_of(content: bytes, sheet: str) -> list[list[object]]:
    found = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(sheet).to_python()
    return [list(row) for row in found]


def test_numbers_days_and_texts_come_back_with_their_total() -> None:
    book = Workbook(date(2026, 11, 22), "Titre", "Auteur")
    row = ("=1+1", Money(123_456), Percent(124_000), date(2026, 12, 1), 12)
    book.sheet("Un", HEADERS, [row, ("B & <C>", Money(-5), None, None, None)], (1,))
    book.sheet("Deux", ("Seul",), [(" bords ",), ("_x0041_ reste",), (None,)])
    content = book.content()
    assert rows_of(content, "Un") == [
        list(HEADERS),
        ["=1+1", 1234.56, 12.4, date(2026, 12, 1), 12.0],
        ["B & <C>", -0.05, "", "", ""],
        ["Total", 1234.51, "", "", ""],
    ]
    assert rows_of(content, "Deux")[:3] == [["Seul"], [" bords "], ["_x0041_ reste"]]
    with zipfile.ZipFile(BytesIO(content)) as archive:
        texts, sheet = archive.read("xl/sharedStrings.xml").decode(), archive.read("xl/worksheets/sheet1.xml").decode()
    assert f'uniqueCount="{texts.count("<si>")}"' in texts
    assert '<dimension ref="A1:E4"/>' in sheet and "<f>" not in sheet
    assert max(int(number) for number in re.findall(r't="s"><v>(\d+)', sheet)) < texts.count("<si>")


def test_the_same_workbook_has_the_same_bytes() -> None:
    def made() -> bytes:
        book = Workbook(date(2026, 11, 22))
        book.sheet("Un", ("A", "B"), ((str(n), Money(n)) for n in range(9_000)))
        return book.content()

    assert made() == made() and len(rows_of(made(), "Un")) == 9_001


def test_a_sheet_may_be_wider_than_the_alphabet() -> None:
    book = Workbook()
    book.sheet("Un", [f"C{n}" for n in range(30)], [tuple(range(30))])
    assert rows_of(book.content(), "Un")[1] == [float(n) for n in range(30)]


@given(st.text(max_size=40))
def test_any_text_comes_back(text: str) -> None:
    book = Workbook()
    book.sheet("Un", ("A", "B"), [(text, "fin")])
    assert rows_of(book.content(), "Un")[1] == [printable(text), "fin"]
