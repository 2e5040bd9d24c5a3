"""Spreadsheets (XLSX, XLS, ODS) to tables, one a sheet that has a header. Nothing in them is executed or fetched."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from guide.errors import UnreadableFile
from guide.ledger.header import HEADER_LINES, MAX_COLUMNS, Recognise, Recognised
from guide.ledger.reading import PREVIEW_ROWS, ListBody
from guide.ledger.sources import WORKBOOK_MAGIC, Anomalies, Severity
from guide.ledger.table import Table

#: Uncompressed, all parts together; a real export of 200 Mo stays far below.
MAX_UNCOMPRESSED = 1 << 30
#: A part that grows more than this is a bomb (real sheets: 5 to 25 times).
MAX_RATIO = 300
_SMALL = 10 << 20
#: Rows x columns that the reader would lay out in memory.
MAX_CELLS = 20_000_000
_REFERENCE = re.compile(rb'<c r="([A-Z]{2,3})\d')
_ROW = re.compile(rb'<(?:row|c) [^>]*?r="[A-Z]*(\d+)"')
_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="(\d+)"')
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>", re.DOTALL)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(/?)>")
_ADVICE = "Enregistrez-le de nouveau depuis Excel ou LibreOffice, ou exportez-le en CSV."


def read_workbook(name: str, data: bytes, recognise: Recognise, anomalies: Anomalies) -> list[Table]:
    """The best sheet with a header, and those of the same columns. Raises UnreadableFile."""
    import python_calamine as calamine

    if data.startswith(WORKBOOK_MAGIC[0]):
        _refuse_bombs(name, data)
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        sheets = [(found.name, _rows(name, book, i)) for i, found in enumerate(book.sheets_metadata)]
    except calamine.PasswordError:
        raise UnreadableFile(
            f"« {name} » est protégé par un mot de passe.", "Enregistrez-en une copie sans mot de passe."
        ) from None
    except (calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError):
        raise UnreadableFile(
            f"« {name} » est abîmé ou incomplet : le classeur ne s'ouvre pas.", _ADVICE
        ) from None
    found = [(sheet, rows, *_header(rows, recognise)) for sheet, rows in sheets if rows]
    if not found:
        raise UnreadableFile(f"« {name} » est vide : aucune feuille n'a de lignes.", _ADVICE)
    best = max(found, key=lambda f: (f[3].fec, f[3].points, len(f[1])))
    taken = [f for f in found if f[1][f[2]] == best[1][best[2]]] if best[3].points >= 3 else [best]
    others = [f[0] for f in found if f not in taken]
    if others:
        listed = ", ".join(f"« {sheet} »" for sheet in others[:5])
        anomalies.add(
            f"Feuilles laissées de côté : {listed}. La feuille « {best[0]} » est celle des factures.",
            Severity.INFO,
        )
    return [_table(sheet, rows, header) for sheet, rows, header, _ in taken]


def _rows(name: str, book: Any, index: int) -> list[list[Any]]:
    sheet = book.get_sheet_by_index(index)
    if sheet.total_width > MAX_COLUMNS:
        raise UnreadableFile(
            f"« {name} » a plus de {MAX_COLUMNS} colonnes.",
            "Gardez seulement les colonnes utiles : numéro, client, dates, total, reste à payer.",
        )
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    return rows


def _header(rows: Sequence[Sequence[Any]], recognise: Recognise) -> tuple[int, Recognised]:
    """The line among the first ones that reads best as a header."""
    known = [recognise([" ".join(cell_text(c).split()) for c in row]) for row in rows[:HEADER_LINES]]
    best = max(range(len(known)), key=lambda i: (known[i].fec, known[i].points, -i))
    return best, known[best]


def _table(sheet: str, rows: list[list[Any]], header: int) -> Table:
    import numpy as np

    names = [" ".join(cell_text(c).split()) for c in rows[header]]
    while names and not names[-1]:
        names.pop()
    body, lines = [], []
    for number, row in enumerate(rows[header + 1 :], header + 2):
        cells = [cell_text(c) for c in row[: len(names)]]
        if any(c.strip() for c in cells):
            body.append(cells)
            lines.append(number)
    columns = [[row[i].encode() for row in body] for i in range(len(names))]
    return Table(
        tuple(names), ListBody(columns, len(body)), "utf-8", None, None, header + 2,
        np.array(lines, dtype=np.int32), (), sheet, True,
        tuple(tuple(row) for row in body[:PREVIEW_ROWS]),
    )  # fmt: skip


def cell_text(cell: Any) -> str:
    """A typed cell as text that reads back the same: dates in ISO, numbers to the cent or whole."""
    if isinstance(cell, str):
        return cell[1:] if cell.startswith("'") else cell
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, (time, timedelta)) or cell is None:
        return ""
    if isinstance(cell, float):
        if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        exact = Decimal(repr(cell))
        if not exact.is_finite() or abs(exact) > 10**15:
            return str(cell)
        return format(exact.quantize(Decimal("0.01"), ROUND_HALF_UP), "f")
    return str(cell)


def _refuse_bombs(name: str, data: bytes) -> None:
    """Raises UnreadableFile before anything grows: what is no spreadsheet, too big once opened, or too wide."""
    refused = UnreadableFile(f"« {name} » est abîmé ou incomplet : le classeur ne s'ouvre pas.", _ADVICE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if not any(n.startswith("xl/") for n in names) and "content.xml" not in names:
                raise UnreadableFile(
                    f"« {name} » est une archive ou un document, pas un classeur.",
                    "Déposez directement l'export en CSV, en texte (FEC) ou en Excel.",
                )
            total = sum(part.file_size for part in parts)
            swollen = [p for p in parts if p.file_size > _SMALL and p.file_size > MAX_RATIO * p.compress_size]
            if total > MAX_UNCOMPRESSED or swollen:
                raise UnreadableFile(
                    f"« {name} » devient démesuré une fois décompressé : il n'est pas ouvert.", _ADVICE
                )
            for part in parts:
                if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                    _refuse_wide(name, archive, part)
                elif part.filename == "content.xml":
                    _refuse_repeated(name, archive, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise refused from None


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"« {name} » s'étend sur trop de lignes et de colonnes : il n'est pas ouvert.",
        "Supprimez les lignes et les colonnes vides ou lointaines, ou exportez-le en CSV.",
    )


def _refuse_wide(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """A lone cell far away makes the reader lay out the whole rectangle: its corners are looked at first."""
    widest, last, tail = 26, 1, b""
    with archive.open(part) as stream:
        while block := stream.read(1 << 20):
            text = tail + block
            for letters in set(_REFERENCE.findall(text)):
                widest = max(widest, _column(letters))
            for number in _ROW.findall(text[-4096:])[-1:]:
                last = max(last, int(number))
            tail = text[-64:]
            if widest > MAX_COLUMNS or widest * last > MAX_CELLS:
                raise _too_large(name)


def _column(letters: bytes) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + letter - 64
    return found


def _refuse_repeated(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """ODS: rows and cells may be repeated by a number. Empty ends do not count: the reader leaves them out."""
    with archive.open(part) as stream:
        text = stream.read(MAX_UNCOMPRESSED)
    cells = 0
    for row in _ODS_ROW.finditer(text):
        width = filled = 0
        for cell in _ODS_CELL.finditer(row.group(2)):
            width += _repeats(cell.group(1))
            filled = filled if cell.group(2) else width
        if filled > MAX_COLUMNS:
            raise _too_large(name)
        cells += filled * _repeats(row.group(1))
        if cells > MAX_CELLS:
            raise _too_large(name)


def _repeats(attributes: bytes) -> int:
    found = _REPEATED.search(attributes)
    return int(found.group(1)) if found else 1
