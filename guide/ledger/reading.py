"""Bytes to a table. A plain file goes through Arrow, a strange one through the tolerant reader: same cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from guide.errors import UnreadableFile
from guide.ledger.encoding import Decoded, decoded
from guide.ledger.header import Heading, Recognise, cut_line, first_lines, heading
from guide.ledger.table import Damaged, Kind, Table, whole

#: Rows shown for the columns to be checked.
PREVIEW_ROWS = 3
_PREVIEW_BYTES = 1 << 14
#: Bytes of the longest line that is cut into cells.
MAX_LINE = 1 << 20
_AMOUNT_OR_NOTHING = re.compile(r"\s*[-+]?\s*[\d ]*(?:[.,]\d+)?\s*-?\s*")
_DAY_OR_NOTHING = re.compile(r"[\d/\-. :T]*")
_MENDED = (
    "Le séparateur du fichier figure dans le libellé de cette ligne : le libellé a été recollé, et les montants sont bien "
    "à leur place. Vérifiez la ligne."
)
_LINE_ENDS = re.compile(r"\r+\n")
#: What may follow the last line: ends of line, and the end-of-file mark of DOS.
_TAIL = b"\r\n\x1a"


def text_of(name: str, data: bytes, encoding: str | None = None) -> Decoded:
    """The bytes of a text file, in the set that is told or that the user chose. Raises UnreadableFile."""
    if not data or data.isspace():
        raise UnreadableFile(f"« {name} » est vide.", "Refaites l'export depuis votre logiciel.")
    return decoded(name, data, encoding)


def read_text(name: str, source: Decoded, recognise: Recognise) -> Table:
    """The table of a text file that has a header. Raises UnreadableFile."""
    found = heading(name, source, recognise)
    plain = plain_table(source, found)
    if plain is None:
        _refuse_long_lines(name, source.data)
    table = plain or tolerant_table(source, found)
    if found.line == 1:
        return table
    above = first_lines(source.data)[: found.line - 1]
    return replace(
        table, title=tuple(raw.decode(source.encoding, errors="replace").strip() for _, raw in above)
    )


def _refuse_long_lines(name: str, data: bytes) -> None:
    """Raises UnreadableFile for a line that no list of invoices has, before it is cut into cells."""
    at = 0
    while len(data) - at > MAX_LINE:
        end = max(data.rfind(b"\n", at, at + MAX_LINE), data.rfind(b"\r", at, at + MAX_LINE))
        if end < 0:
            raise UnreadableFile(
                f"« {name} » a une ligne de plus d'un million de caractères : ce n'est pas un tableau.",
                "Refaites l'export depuis votre logiciel, une facture par ligne.",
            )
        at = end + 1


class ArrowBody:
    """The cells of a plain file, cut by Arrow; what was read once is kept."""

    def __init__(self, data: bytes, start: int, end: int, separator: str, width: int, quoted: bool) -> None:
        self.data, self.start, self.end = data, start, end
        self.separator, self.width, self.quoted = separator, width, quoted
        self.rows = 0
        self._seen: dict[tuple[int, Kind], Any] = {}

    def load(self, wanted: Mapping[int, Kind]) -> dict[int, Any]:
        """Raises pyarrow.ArrowInvalid when lines differ in their number of cells."""
        missing = {i: kind for i, kind in wanted.items() if (i, kind) not in self._seen}
        if missing:
            self._read(missing)
        return {i: self._seen[i, kind] for i, kind in wanted.items()}

    def _read(self, wanted: Mapping[int, Kind]) -> None:
        import pyarrow as pa
        from pyarrow import csv as arrow_csv

        types = {Kind.CELLS: pa.binary(), Kind.CODES: pa.dictionary(pa.int32(), pa.binary())}
        read = arrow_csv.read_csv(
            pa.BufferReader(pa.py_buffer(self.data).slice(self.start, self.end - self.start)),
            read_options=arrow_csv.ReadOptions(
                column_names=[str(i) for i in range(self.width)], block_size=4 << 20
            ),
            parse_options=arrow_csv.ParseOptions(
                delimiter=self.separator, quote_char='"' if self.quoted else False, ignore_empty_lines=False
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types={str(i): types[kind] for i, kind in wanted.items()},
                include_columns=[str(i) for i in wanted],
                strings_can_be_null=False,
                null_values=[],
                check_utf8=False,
            ),
        ).unify_dictionaries()
        self.rows = read.num_rows
        for i, kind in wanted.items():
            column = read.column(str(i))
            self._seen[i, kind] = whole(column) if kind is Kind.CODES else column


class ListBody:
    """The cells of a strange file or of a workbook, already cut, in UTF-8."""

    def __init__(self, columns: list[list[bytes]], rows: int) -> None:
        self.columns, self.rows = columns, rows

    def load(self, wanted: Mapping[int, Kind]) -> dict[int, Any]:
        import pyarrow as pa

        arrays = {i: whole(pa.array(self.columns[i], type=pa.binary())) for i in wanted}
        return {i: a.dictionary_encode() if wanted[i] is Kind.CODES else a for i, a in arrays.items()}


def plain_table(source: Decoded, found: Heading) -> Table | None:
    """The table as Arrow cuts it, or None when the file is not plain: a line is not a row, or widths differ."""
    import pyarrow as pa

    data, start = source.data, found.offset
    tail = data[-4096:]
    end = len(data) - (len(tail) - len(tail.rstrip(_TAIL)))
    if start >= end:
        return None
    first = data[start : data.find(b"\n", start, end) if data.find(b"\n", start, end) > 0 else end]
    quoted = found.quoted and b'"' in data
    line = first.decode(source.encoding, errors="replace").rstrip("\r")
    width = len(cut_line(line, found.separator) if quoted else line.split(found.separator))
    if width not in (len(found.names), len(found.names) + 1):
        return None
    body = ArrowBody(data, start, end, found.separator, width, quoted)
    wanted = dict(found.known.wanted)
    if width > len(found.names):
        wanted[len(found.names)] = Kind.CODES
    try:
        arrays = body.load(wanted or {0: Kind.CODES})
    except pa.ArrowInvalid:
        return None
    if not _a_row_a_line(data, start, end, quoted, body.rows):
        return None
    if width > len(found.names) and any(v.strip() for v in arrays[width - 1].dictionary.to_pylist()):
        return None
    shown = _preview(data[start : min(end, start + _PREVIEW_BYTES)], source.encoding, found, quoted)
    return Table(
        found.names, body, source.encoding, source.origin, found.separator, found.line + 1, preview=shown
    )


def _a_row_a_line(data: bytes, start: int, end: int, quoted: bool, rows: int) -> bool:
    """Whether row and line numbers agree: only a quoted end of line, or a bare CR, can make them differ."""
    if not quoted and data.find(b"\r", start, end) < 0:
        return True
    return rows == data.count(b"\n", start, end) + 1


def _preview(head: bytes, encoding: str, found: Heading, quoted: bool) -> tuple[tuple[str, ...], ...]:
    text = _LINE_ENDS.sub("\n", head.decode(encoding, errors="replace"))
    lines = [line for line in text.split("\n") if line.strip()][:PREVIEW_ROWS]
    cut = [cut_line(line, found.separator) if quoted else line.split(found.separator) for line in lines]
    return tuple(tuple(cell.strip() for cell in row[: len(found.names)]) for row in cut)


def tolerant_table(source: Decoded, found: Heading) -> Table:
    """The same cells from a file that is not plain; lines that cannot be cut are set apart, and said."""
    import numpy as np

    text = source.data[found.offset :].decode(source.encoding, errors="replace")
    text = _LINE_ENDS.sub("\n", text).rstrip("\n\r\x1a")
    text = text.replace("\r", " " if "\n" in text else "\n")
    cut = _sorted_out(_unquoted(text, found.separator), found)
    if found.quoted and '"' in text:
        # A stray quote swallows lines: the way of cutting that mends the fewest is the right one.
        other = _sorted_out(_quoted(text, found.separator), found)
        if other[-1] <= cut[-1]:
            cut = other
    rows, lines, damaged, repaired, _ = cut
    columns = [[row[i].encode() for row in rows] for i in range(len(found.names))]
    return Table(
        found.names,
        ListBody(columns, len(rows)),
        "utf-8",
        source.origin,
        found.separator,
        found.line + 1,
        np.array([found.line + line for line in lines], dtype=np.int32),
        tuple(damaged),
        mended=tuple(repaired),
        preview=tuple(tuple(cell.strip() for cell in row) for row in rows[:PREVIEW_ROWS]),
    )


_Cut = tuple[int, list[str] | None, str]


def _unquoted(text: str, separator: str) -> Iterator[_Cut]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line.split(separator), line


def _quoted(text: str, separator: str) -> Iterator[_Cut]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    while True:
        number = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield number, None, ""
            continue
        if row and (len(row) > 1 or row[0].strip()):
            yield number, row, separator.join(row)


def _sorted_out(
    cuts: Iterator[_Cut], found: Heading
) -> tuple[list[list[str]], list[int], list[Damaged], list[Damaged], int]:
    """Lines of the right width (made up or trimmed with empty cells only), their numbers, the others, those put together
    again; how many were not whole."""
    width, least = len(found.names), found.known.least
    rows: list[list[str]] = []
    lines: list[int] = []
    damaged: list[Damaged] = []
    repaired: list[Damaged] = []
    mended = 0
    for number, row, text in cuts:
        if row is not None and len(row) != width:
            if least <= len(row) < width:
                row = row + [""] * (width - len(row))
                mended += 1
            elif len(row) > width and not any(cell.strip() for cell in row[width:]) and _stands(row, found):
                row = row[:width]
            elif len(row) > width and (joined := _rejoined(row, found)):
                row = joined
                repaired.append(Damaged(found.line + number, text, _MENDED))
        if row is not None and len(row) == width:
            rows.append(row)
            lines.append(number)
        else:
            damaged.append(Damaged(found.line + number, text, _why(row, width)))
    return rows, lines, damaged, repaired, mended + len(damaged) + len(repaired)


def _stands(row: list[str], found: Heading) -> bool:
    """Whether the amounts of a line of entries are where they must be: where a FEC leaves its last columns blank, a
    separator inside the label shifts every cell, and the line still ends with an empty one."""
    cells = [row[i] for i in found.known.amounts]
    sides = [cell for cell in cells if cell.strip("0,.+- ")]
    return all(_AMOUNT_OR_NOTHING.fullmatch(cell) for cell in cells) and (len(cells) < 2 or len(sides) < 2)


def _rejoined(row: list[str], found: Heading) -> list[str] | None:
    """A line of entries that is too long, its label put together again when amounts and dates then stand where they
    must, and nothing that is put back could be one of them."""
    at, amounts = found.known.label, found.known.amounts
    if at is None or at > min(amounts, default=-1):
        return None
    more = len(row) - len(found.names)
    pieces = row[at : at + more + 1]
    if any(_AMOUNT_OR_NOTHING.fullmatch(piece) for piece in pieces):
        return None
    joined = [*row[:at], found.separator.join(pieces), *row[at + more + 1 :]]
    cells = [joined[i] for i in amounts]
    dated = all(_DAY_OR_NOTHING.fullmatch(joined[i]) for i in found.known.dates)
    return (
        joined if dated and any(cells) and all(_AMOUNT_OR_NOTHING.fullmatch(cell) for cell in cells) else None
    )


def _why(row: list[str] | None, width: int) -> str:
    if row is None:
        return "Cette ligne ne peut pas être découpée en cellules (guillemets mal fermés). Elle est laissée de côté."
    if len(row) < width:
        return (
            f"Cette ligne s'arrête trop tôt : {len(row)} cellules au lieu de {width}. Elle est laissée de côté ; "
            "vérifiez que le fichier est complet."
        )
    return (
        f"Cette ligne a {len(row)} cellules au lieu de {width} : un séparateur s'est sans doute glissé dans un "
        "texte. Elle est laissée de côté."
    )
