"""The lists of the market laid out as other hands would: in a workbook, under a title, with blank lines, notes, spaces,
another encoding; their truth stays the same."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import xlsxwriter

from guide.ledger import SourceFile
from tests.corpus import list_market
from tests.corpus.runner import Case

Rows = list[list[str]]
_AMOUNT = re.compile(r"-?\d+(?:[ \u00a0\u202f]\d{3})*,\d{2}")
_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})")


def laid_out(cases: Sequence[Case] = list_market.CASES) -> Iterator[Case]:
    """Each list that is one plain table of text, in each layout."""
    for case in cases:
        table = _table(case)
        if table is None:
            continue
        file, separator, rows = table
        for layout, source in _layouts(file, separator, rows):
            yield replace(case, name=f"{case.name} / {layout}", files=(source,), grids=())


def _table(case: Case) -> tuple[SourceFile, str, Rows] | None:
    """Its only file, its separator and its rows, where they are all as wide."""
    if case.grids or len(case.files) != 1 or not case.files[0].name.endswith((".csv", ".txt", ".tsv")):
        return None
    try:
        lines = [line for line in case.files[0].data.decode().split("\n") if line.strip()]
    except UnicodeDecodeError:
        return None
    separator = max(";,\t|", key=lambda mark: sum(line.count(mark) for line in lines))
    rows = list(csv.reader(lines, delimiter=separator))
    if len(rows) < 2 or len(rows[0]) < 3 or any(len(row) != len(rows[0]) for row in rows):
        return None
    return case.files[0], separator, rows


def _layouts(file: SourceFile, separator: str, rows: Rows) -> Iterator[tuple[str, SourceFile]]:
    header, *body = rows
    blank, half = [""] * len(header), max(1, len(body) // 2)
    note = ["Page 1/1", *blank[1:]]
    for layout, laid in (
        ("a blank line", [header, *body[:half], blank, *body[half:]]),
        ("a note below", [*rows, ["Édité le 12/11/2026", *blank[1:]]]),
        ("a blank line and a note", [*rows, blank, note]),
        ("spaces around", [[f" {cell}  " for cell in row] for row in rows]),
        ("a blank column", [["", *row] for row in rows]),
        ("euros before", [header, *([_AMOUNT.sub(r"EUR \g<0>", cell) for cell in row] for row in body)]),
        ("days as in a database", [header, *([_iso(cell) for cell in row] for row in body)]),
    ):
        yield layout, SourceFile(file.name, _text(laid, separator).encode())
    yield "UTF-16", SourceFile(file.name, _text(rows, separator).encode("utf-16"))
    name = f"{file.name.rpartition('.')[0]}.xlsx"
    yield "a workbook", SourceFile(name, _workbook(rows))
    titled = [["", "Export du 12/11/2026", *blank[1:]], ["", *blank], *(["", *row] for row in rows)]
    yield "a workbook, titled, a blank column", SourceFile(name, _workbook(titled))


def _iso(cell: str) -> str:
    return _DAY.sub(r"\3-\2-\1", cell) if _DAY.fullmatch(cell) else cell


def _text(rows: Rows, separator: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _workbook(rows: Rows) -> bytes:
    """Amounts are numbers there, and days are days."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Feuil1")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if _AMOUNT.fullmatch(cell):
                    sheet.write_number(at, column, float(re.sub(r"\s", "", cell).replace(",", ".")))
                elif (on := _day(cell)) is not None:
                    sheet.write_datetime(at, column, on, day)
                elif cell:
                    sheet.write_string(at, column, cell)
    return out.getvalue()


def _day(cell: str) -> date | None:
    parts = _DAY.fullmatch(cell)
    try:
        return date(int(parts[3]), int(parts[2]), int(parts[1])) if parts else None
    except ValueError:
        return None
