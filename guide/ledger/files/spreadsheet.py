"""Spreadsheets (XLSX, XLS, ODS) to tables, one a sheet that has a header. Nothing in them is executed or fetched."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import python_calamine as calamine

from guide.errors import UnreadableFile
from guide.ledger.columns.amounts import read_cell
from guide.ledger.columns.dates import cell_text
from guide.ledger.columns.headers import Recognise, Recognised, numbered_columns
from guide.ledger.columns.typed_table import has_articles
from guide.ledger.files.delimited_text import PREVIEW_ROWS
from guide.ledger.files.footnotes import without_footnotes
from guide.ledger.files.formulas import without_results
from guide.ledger.files.header import HEADER_LINES, MAX_COLUMNS, is_invoice
from guide.ledger.files.number_formats import PERCENT, formats_by_sheet
from guide.ledger.files.old_spreadsheet import sheets_of
from guide.ledger.files.spreadsheet_bounds import ADVICE, MAX_CELLS, damaged, protected, refuse_hostile, too_large
from guide.ledger.source.anomalies import Anomalies, Severity
from guide.ledger.source.source_files import WORKBOOK_MAGIC
from guide.ledger.source.table import ListBody, Table


def read_workbook(name: str, data: bytes, recognise: Recognise, anomalies: Anomalies) -> list[Table]:
    """The best sheet with a header, and those of the same columns. Raises UnreadableFile."""
    refuse_hostile(name, data, anomalies)
    sheets, hidden = sheets_of(name, data) if data.startswith(WORKBOOK_MAGIC[1]) else _sheets(name, data)
    if hidden:
        listed = ", ".join(f"« {sheet} »" for sheet in hidden[:5])
        anomalies.add(
            f"Feuilles masquées, laissées de côté : {listed}. Affichez-les si elles comptent.", Severity.WARNING
        )
    tables = [_sheet(sheet, rows, recognise) for sheet, rows in sheets if rows]
    if not tables:
        raise UnreadableFile(f"« {name} » est vide : aucune feuille n'a de lignes.", ADVICE)
    best = max(tables, key=lambda f: (f.known.fec, f.known.points, not has_articles(f.names), len(f.rows)))
    taken = [f for f in tables if f is best or _is_list_too(f, best)] if best.known.is_header else [best]
    _tell_others([f for f in tables if f not in taken], best, anomalies)
    _refuse_without_results(name, data, taken)
    formats = formats_by_sheet(data)
    return [_shown(_table(f), formats.get(f.name, {})) for f in taken]


def _is_list_too(sheet: "_Sheet", best: "_Sheet") -> bool:
    """Whether a sheet is read with the best one: of the same columns, or a list of its own; not its rows by article."""
    if sheet.names == best.names:
        return True
    return sheet.known.is_header and not (sheet.known.fec or best.known.fec or has_articles(sheet.names))


def _sheets(name: str, data: bytes) -> tuple[list[tuple[str, list[list[Any]]]], list[str]]:
    """The sheets of an XLSX or an ODS, by name, and the names of the hidden ones. Raises UnreadableFile."""
    sheets: list[tuple[str, list[list[Any]]]] = []
    hidden: list[str] = []
    cells = 0
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        for at, found_sheet in enumerate(book.sheets_metadata):
            if found_sheet.visible != calamine.SheetVisibleEnum.Visible:
                hidden.append(found_sheet.name)
                continue
            rows, size = _rows(name, book, at, MAX_CELLS - cells)
            cells += size
            sheets.append((found_sheet.name, rows))
    except calamine.PasswordError:
        raise protected(name) from None
    except (calamine.CalamineError, OSError, ValueError):
        raise damaged(name) from None
    except BaseException as error:
        # The library raises its own faults as something that is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(name) from None
    return sheets, hidden


@dataclass(frozen=True, eq=False)
class _Sheet:
    """A sheet that has rows, and the line that reads best as its header."""

    name: str
    rows: list[list[Any]]
    header: int
    known: Recognised
    names: tuple[str, ...]

    @property
    def title(self) -> tuple[str, ...]:
        """The lines above the header."""
        return tuple(" ".join(cell_text(cell) for cell in row).strip() for row in self.rows[: max(self.header, 0)])


def _sheet(name: str, rows: list[list[Any]], recognise: Recognise) -> _Sheet:
    """A sheet with its header; without one when its first line is already an invoice."""
    header, known = _header(rows, recognise)
    names = _names(rows[header])
    if not (known.is_header or known.fec) and is_invoice(names):
        header = next(i for i, row in enumerate(rows) if is_invoice(_names(row))) - 1
        names = tuple(numbered_columns(len(names)))
        known = recognise(list(names))
    return _Sheet(name, rows, header, known, names)


def _names(row: Sequence[Any]) -> tuple[str, ...]:
    return tuple(" ".join(cell_text(c).split()) for c in row)


def _shown(table: Table, formats: Mapping[int, str]) -> Table:
    """The table with what the formats of its columns say: another currency, or a share."""
    currencies = {column: code for column, code in formats.items() if code != PERCENT}
    return replace(table, currencies=currencies, shares=formats.keys() - currencies.keys())


def _refuse_without_results(name: str, data: bytes, sheets: Sequence[_Sheet]) -> None:
    """Raises UnreadableFile where a column that is read holds formulas without a result; the sums under it are left out."""
    formulas = without_results(data)
    for sheet in sheets:
        cells = sorted(formulas.get(sheet.name, ()))
        for line, column in cells:
            if sheet.header + 1 < line <= len(sheet.rows) and column in sheet.known.wanted and not _is_sum(sheet, line):
                raise UnreadableFile(
                    f"« {name} » : « {sheet.names[column]} » contient des formules dont le résultat n'est pas enregistré "
                    f"(ligne {line}).",
                    "Ouvrez-le dans Excel ou LibreOffice, enregistrez-le, puis déposez-le de nouveau ; ou exportez la "
                    "feuille en CSV.",
                )


def _is_sum(sheet: _Sheet, line: int) -> bool:
    """Whether a line says « total », or is the last one and says nothing at all."""
    texts = [cell.strip().lower() for cell in sheet.rows[line - 1] if isinstance(cell, str) and cell.strip()]
    return any("total" in text for text in texts) or (line == len(sheet.rows) and not texts)


def _tell_others(others: Sequence[_Sheet], best: _Sheet, anomalies: Anomalies) -> None:
    """Says which sheets are not read: without a header, or with other columns, which may be other invoices."""
    alike = [f for f in others if f.known.is_header and not has_articles(f.names)]
    other_columns = (
        f"Leurs colonnes ne sont pas celles de « {best.name} » : si elles contiennent d'autres factures, déposez-les dans un "
        "fichier à part."
    )
    for sheets, how, why in (
        ([f for f in others if f not in alike], Severity.INFO, f"La feuille « {best.name} » est celle des factures."),
        (alike, Severity.WARNING, other_columns),
    ):
        if sheets:
            listed = ", ".join(f"« {f.name} »" for f in sheets[:5]) + (", …" if len(sheets) > 5 else "")
            anomalies.add(f"Feuilles laissées de côté : {listed}. {why}", how)


def _rows(name: str, book: Any, index: int, room: int) -> tuple[list[list[Any]], int]:
    """The rows of a sheet and how many cells they take. Raises UnreadableFile when there is no room for them."""
    sheet = book.get_sheet_by_index(index)
    if sheet.total_width > MAX_COLUMNS:
        raise UnreadableFile(
            f"« {name} » a plus de {MAX_COLUMNS} colonnes.",
            "Gardez seulement les colonnes utiles : numéro, client, dates, total, reste à payer.",
        )
    size = int(sheet.total_width) * int(sheet.total_height)
    if size > room:
        raise too_large(name)
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    _spread(rows, sheet.merged_cell_ranges or ())
    return rows, size


def _spread(rows: list[list[Any]], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Writes the text or the day of a cell merged over several lines on each of them: the name of a customer, for its
    invoices. An amount is not: it would be counted again on each line."""
    room = sum(map(len, rows))
    for (top, column), (bottom, _) in merged:
        if not top < bottom < len(rows) or column >= len(rows[top]) or bottom - top > room:
            continue
        room -= bottom - top
        value = rows[top][column]
        if isinstance(value, date) or (isinstance(value, str) and read_cell(value).cents is None):
            for row in rows[top + 1 : bottom + 1]:
                if row[column] == "":
                    row[column] = value


def _header(rows: Sequence[Sequence[Any]], recognise: Recognise) -> tuple[int, Recognised]:
    """The line among the first ones that reads best as a header: most columns recognised, else most cells filled. None
    stands under the first invoice of another."""
    cells = [_names(row) for row in rows[:HEADER_LINES]]
    known = [recognise(list(names)) for names in cells]
    first = next((i for i, known_here in enumerate(known) if known_here.is_header), len(known))
    end = next((i for i in range(first, len(known)) if is_invoice(cells[i])), len(known))

    def rank(i: int) -> tuple[bool, int, int, int]:
        return known[i].fec, known[i].points if known[i].is_header else 0, sum(map(bool, cells[i])), -i

    best = max(range(end), key=rank)
    return best, known[best]


def _table(sheet: _Sheet) -> Table:
    rows, header, names = sheet.rows, sheet.header, list(sheet.names)
    body, lines = [], []
    for number, row in enumerate(rows[header + 1 :], header + 2):
        cells = [cell_text(c) for c in row[: len(names)]]
        if any(c.strip() for c in cells):
            body.append(cells)
            lines.append(number)
    end = without_footnotes(body)
    body, lines = body[:end], lines[:end]
    # One without a name may be filled all the same.
    while names and not names[-1] and not any(row[len(names) - 1].strip() for row in body):
        names.pop()
    columns = [[row[i].encode() for row in body] for i in range(len(names))]
    return Table(
        tuple(names),
        ListBody(columns, len(body)),
        "utf-8",
        None,
        None,
        header + 2,
        np.array(lines, dtype=np.int32),
        (),
        sheet.name,
        True,
        tuple(tuple(row) for row in body[:PREVIEW_ROWS]),
        title=sheet.title,
    )
