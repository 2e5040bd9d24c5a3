"""The cells of an XLSX whose formula has no result in the file: a program wrote them, and no spreadsheet has opened it since."""

import io
import re
import zipfile
from collections.abc import Set

from guide.ledger.files.number_formats import sheet_parts
from guide.ledger.files.spreadsheet_bounds import column_number

#: Written by programs that leave the sums to whoever opens the file: their zeros are no results.
_LEFT_TO_DO = re.compile(rb'<calcPr\b[^>]*\bfullCalcOnLoad="(?:1|true)"')
#: A formula without a result, or with nought. « str » : a text, which may well be empty.
_FORMULA = re.compile(
    rb'<c\b(?![^>]*\bt="str")[^>]*?\br="([A-Z]{1,3})(\d+)"[^>]*>\s*<f\b[^>]*?(?:/>|>[^<]*</f>)\s*'
    rb"(?:<v\s*/>|<v>\s*(0?)\s*</v>)?\s*</c>"
)
_ANY = re.compile(rb"<f[\s>]")

Cell = tuple[int, int]


def without_results(data: bytes) -> dict[str, Set[Cell]]:
    """For each sheet that has some, by its name, the line and the column of these cells, counted from 1 and from 0."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            to_do = bool(_LEFT_TO_DO.search(book.read("xl/workbook.xml")))
            cells = {name: _cells(book.read(part), to_do) for name, part in sheet_parts(book)}
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError):
        return {}
    return {name: some for name, some in cells.items() if some}


def _cells(sheet: bytes, to_do: bool) -> Set[Cell]:
    if not _ANY.search(sheet):
        return frozenset()
    return {
        (int(line), column_number(letters) - 1)
        for letters, line, nought in _FORMULA.findall(sheet)
        if to_do or not nought
    }
