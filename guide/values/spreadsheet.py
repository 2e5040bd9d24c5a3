"""Spreadsheets for French users: an Excel workbook and a CSV in which no cell is ever a formula, whatever the data.

A row is a tuple of texts, dates, counts, `Money` in cents, `Percent` or None; each kind is written in its French format.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from guide.values.money import RATE_SCALE
from guide.values.packed_sheet import Filled, PackedSheet, PackedTexts, with_rows
from guide.values.text import printable, visible

Row = tuple[Any, ...]
#: Beginnings that a spreadsheet takes for a formula.
_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
#: Excel writes the blank and the comma of the reader's language; red and a sign for what is negative.
_EUROS = '#,##0.00\\ "€";[Red]-#,##0.00\\ "€"'
#: Characters of the widest column; a longer text goes on under itself.
_WIDEST = 60
#: What a column of text keeps at least, and what all may have for an A4 page in its length to be read with the eye.
_NARROW, _PRINTED = 14, 170
#: Up to this many columns, a page stands upright.
_UPRIGHT = 3
#: What Excel takes in the head of a page.
_HEAD = 200
#: Rows of a sheet of Excel, header and total left out.
_SHEET_ROWS = 1_048_000


class Money(int):
    """Cents, to be told from counts when a cell is written."""


class Percent(int):
    """A yearly rate in ten-thousandths of a percent."""


class Workbook:
    """An Excel file made of sheets with a frozen header, French formats and a row of totals."""

    def __init__(self, made_on: date | None = None, title: str = "", author: str = "") -> None:
        """`made_on`: the date that the file says of itself, so that the same workbook has the same bytes. `title` stands
        above each printed page, and in the properties of the file with `author`."""
        import xlsxwriter

        self._out = io.BytesIO()
        self._book = xlsxwriter.Workbook(
            self._out,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        # Nothing is calculated here, and the way Excel calculates the user's own files is left alone.
        self._book.calc_on_load = False
        self._title = title
        properties: dict[str, Any] = {"title": title[:255], "author": author[:255]}
        if made_on is not None:
            properties["created"] = datetime(made_on.year, made_on.month, made_on.day)
        self._book.set_properties(properties)
        self._head = self._style({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._long = self._style({"text_wrap": True, "valign": "top"})
        self._money = self._style({"num_format": _EUROS})
        self._percent = self._style({"num_format": "0.00##"})
        self._day = self._style({"num_format": "dd/mm/yyyy", "align": "left"})
        self._total = self._style({"bold": True, "top": 1, "num_format": _EUROS})
        self._texts = PackedTexts()
        self._sheets: list[PackedSheet] = []

    def _style(self, properties: dict[str, Any]) -> int:
        """The number that the cells of the file know it by."""
        return int(self._book.add_format(properties)._get_xf_index())

    def content(self) -> bytes:
        """The file. Nothing can be added after."""
        self._book.close()
        return with_rows(self._out.getvalue(), self._sheets, self._texts)

    def sheet(self, title: str, headers: Sequence[str], rows: Iterable[Row], summed: Sequence[int] = ()) -> None:
        """One sheet, its header frozen; rows may be filtered, the columns of `summed` (Money or None) have their total."""
        page = self._book.add_worksheet(title)
        page.write_string(0, 0, "-")
        page.freeze_panes(1, 0)
        page.hide_gridlines(2)
        self._set_print(page, title, upright=len(headers) <= _UPRIGHT)
        packed = PackedSheet(self._texts, len(headers))
        self._sheets.append(packed)
        widths = [len(header) for header in headers]
        packed.add([(header, self._head) for header in headers])
        sums = dict.fromkeys(summed, 0)
        line = 0
        for line, row in enumerate(rows, 1):
            if line > _SHEET_ROWS:
                last: list[Filled] = [None] * len(headers)
                last[0] = ("La suite dépasse ce que contient une feuille : prenez le CSV.", 0)
                packed.add(last)
                break
            cells = [self._cell(cell) for cell in row]
            packed.add([filled for filled, _ in cells])
            widths = [max(width, wide) for width, (_, wide) in zip(widths, cells, strict=True)]
            for column in sums:
                sums[column] += row[column] or 0
        if summed and line:
            packed.add(
                [
                    ("Total", self._total)
                    if column == 0
                    else (Decimal(sums[column]) / 100, self._total)
                    if column in sums
                    else None
                    for column in range(len(headers))
                ]
            )
        if line and len(headers) > 2:
            page.autofilter(0, 0, line, len(headers) - 1)
        for column, width in enumerate(_printable([min(_WIDEST, width + 2) for width in widths])):
            page.set_column(column, column, width)

    def _set_print(self, page: Any, sheet: str, upright: bool) -> None:
        """A4, as wide as the page, its headings on each, which sheet of what above, and page x / y below."""
        page.repeat_rows(0)
        page.set_portrait() if upright else page.set_landscape()
        page.set_paper(9)
        page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        page.fit_to_pages(1, 0)
        heading = f"{self._title} – {sheet}" if self._title else sheet
        page.set_header("&L" + heading[:_HEAD].replace("&", "&&"))
        page.set_footer("&RPage &P / &N")

    def _cell(self, cell: Any) -> tuple[Filled, int]:
        """What one cell holds, by its type, and its width."""
        if cell is None:
            return None, 0
        if isinstance(cell, Money):
            return (Decimal(cell) / 100, self._money), 14
        if isinstance(cell, Percent):
            return (Decimal(cell) / RATE_SCALE, self._percent), 8
        if isinstance(cell, date):
            return (_serial(cell), self._day), 10
        if isinstance(cell, int):
            return (cell, 0), 8
        text = printable(str(cell))
        return (text[:32_000], self._long if len(text) > _NARROW else 0) if text else None, len(text)


def _serial(on: date) -> int:
    """The number of a day in Excel, which has counted a 29 February 1900."""
    days = (on - date(1899, 12, 31)).days
    return days + 1 if days > 59 else days


def _printable(widths: Sequence[int]) -> list[int]:
    """The widths, the wide ones narrowed until all are legible on paper: their texts go on under themselves."""
    spare = _PRINTED - sum(min(width, _NARROW) for width in widths)
    wanted = sum(max(0, width - _NARROW) for width in widths)
    if wanted <= max(spare, 0):
        return list(widths)
    return [min(width, _NARROW) + max(0, width - _NARROW) * max(spare, 0) // wanted for width in widths]


def csv_file(headers: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A CSV that French Excel opens: `;`, decimal comma, UTF-8 with its mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    # Half a sign, which some export carried: a question mark stands for it, as everywhere else.
    return out.getvalue().encode("utf-8-sig", "replace")


def _csv_cell(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Money):
        return f"{'-' if cell < 0 else ''}{abs(cell) // 100},{abs(cell) % 100:02d}"
    if isinstance(cell, Percent):
        return str(Decimal(cell) / RATE_SCALE).replace(".", ",")
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return defused(str(cell)) if isinstance(cell, str) else str(cell)


def defused(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe before = + - @ and control characters.

    What some programs skip or fold before they look is skipped and folded here: blanks, invisible marks, full-width
    signs.
    """
    if text.startswith(_LIVE):
        return f"'{text}"
    start = text if text.isascii() else unicodedata.normalize("NFKC", visible(text))
    return f"'{text}" if start.lstrip().startswith(_LIVE) else text
