"""What the number formats of an XLSX show of its cells: « 100,00 $ » may be a bare 100, and « 50 % » a bare 0,5."""

import io
import re
import zipfile
from html import unescape

from guide.ledger.columns.currencies import currency_of
from guide.ledger.files.spreadsheet_bounds import column_number

PERCENT = "%"
#: The formats « 0 % » and « 0,00 % », which every workbook knows without writing them.
_PERCENTS = (9, 10)
_LITERAL = re.compile(r'"[^"]*"')
#: Bytes read of each part: styles are short, and the first rows of a sheet tell its columns.
_MOST = 1 << 20
_FORMAT = re.compile(rb'<numFmt\b[^>]*?numFmtId="(\d+)"[^>]*?formatCode="([^"]*)"')
_STYLES = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_STYLE = re.compile(rb'<xf\b[^>]*?numFmtId="(\d+)"')
_SHEET = re.compile(rb'<sheet\b[^>]*?name="([^"]*)"')
_CELL = re.compile(rb'<c r="([A-Z]{1,3})\d+" s="(\d+)"')
#: « [$$-409] », « [$CHF] », « "$" », « \\£ ».
_WRITTEN = re.compile(r'\[\$([^\]-]*)(?:-[0-9A-Fa-f]+)?\]|"([^"]*)"|\\\\(.)')


def formats_by_sheet(data: bytes) -> dict[str, dict[int, str]]:
    """For each sheet, by its name, the columns whose cells are shown in a currency other than the euro, by its code, or as
    a share (PERCENT). Nothing for a workbook of another kind, or one that is not sound."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            styles = _styles(_read(book, "xl/styles.xml"))
            if not styles:
                return {}
            return {sheet: _columns(_read(book, part), styles) for sheet, part in sheet_parts(book)}
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError):
        return {}


def sheet_parts(book: zipfile.ZipFile) -> list[tuple[str, str]]:
    """The name of each sheet and the part that holds it, for the first hundred."""
    sheets = [unescape(n.decode("utf-8", "replace")) for n in _SHEET.findall(_read(book, "xl/workbook.xml"))]
    parts = [name for name in book.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)]
    parts.sort(key=lambda name: int(re.sub(r"[^0-9]", "", name)))
    return list(zip(sheets, parts[:100], strict=False))


def _read(book: zipfile.ZipFile, name: str) -> bytes:
    with book.open(name) as part:
        return part.read(_MOST)


def _styles(styles: bytes) -> dict[int, str]:
    """The styles of cells that show another currency or a share, by their place."""
    shown: dict[int, str] = dict.fromkeys(_PERCENTS, PERCENT)
    for number, code in _FORMAT.findall(styles):
        text = code.decode("utf-8", errors="replace").replace("&quot;", '"')
        written = " ".join("".join(groups) for groups in _WRITTEN.findall(text))
        if (named := currency_of(written)) and named != "EUR":
            shown[int(number)] = named
        elif "%" in _LITERAL.sub("", text):
            shown[int(number)] = PERCENT
    cells = _STYLES.search(styles)
    if cells is None:
        return {}
    return {at: shown[int(n)] for at, n in enumerate(_STYLE.findall(cells.group())) if int(n) in shown}


def _columns(sheet: bytes, styles: dict[int, str]) -> dict[int, str]:
    cells = ((column_number(letters) - 1, int(style)) for letters, style in _CELL.findall(sheet))
    return {column: styles[style] for column, style in cells if style in styles}
