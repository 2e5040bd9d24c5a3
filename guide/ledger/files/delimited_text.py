"""Bytes to a table. A plain file goes through Arrow, a strange one through the tolerant reader: same cells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

from guide.errors import UnreadableFile
from guide.ledger.columns.headers import Recognise
from guide.ledger.files.broken_lines import SortedLines, TextLines, cut_plain, cut_quoted, sorted_out
from guide.ledger.files.encoding import Decoded, decoded
from guide.ledger.files.footnotes import text_without_footnotes
from guide.ledger.files.header import Heading, cut_line, first_lines, heading
from guide.ledger.source.table import CellKind, Table, whole

#: Rows shown for the columns to be checked.
PREVIEW_ROWS = 3
_PREVIEW_BYTES = 1 << 14
#: Bytes of the longest line that is cut into cells.
MAX_LINE = 1 << 20
#: Bytes of a list laid out by hand, in blocks that blank lines part.
_BY_HAND = 4 << 20
#: Bytes between two halves of a file that may be alike, and of their ends that tell others apart.
_BETWEEN, _LAST = 1 << 10, 16
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
    header = heading(name, source, recognise)
    source = text_without_footnotes(source, header)
    plain = plain_table(source, header)
    if plain is None:
        _refuse_long_lines(name, source.data)
    table = plain or tolerant_table(source, header)
    if header.line <= 1:
        return table
    above = first_lines(source.data)[: header.line - 1]
    return replace(table, title=tuple(raw.decode(source.encoding, errors="replace").strip() for _, raw in above))


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
        self._seen: dict[tuple[int, CellKind], Any] = {}

    def load(self, wanted: Mapping[int, CellKind]) -> dict[int, Any]:
        """Raises pyarrow.ArrowInvalid when lines differ in their number of cells."""
        missing = {i: kind for i, kind in wanted.items() if (i, kind) not in self._seen}
        if missing:
            self._read(missing)
        return {i: self._seen[i, kind] for i, kind in wanted.items()}

    def _read(self, wanted: Mapping[int, CellKind]) -> None:
        types = {CellKind.CELLS: pa.binary(), CellKind.CODES: pa.dictionary(pa.int32(), pa.binary())}
        read = arrow_csv.read_csv(
            pa.BufferReader(pa.py_buffer(self.data).slice(self.start, self.end - self.start)),
            read_options=arrow_csv.ReadOptions(column_names=[str(i) for i in range(self.width)], block_size=4 << 20),
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
            self._seen[i, kind] = whole(column) if kind is CellKind.CODES else column

    def rows_pasted_twice(self, names: Sequence[str]) -> int:
        data, start, end = self.data, self.start, self.end
        first = data[start : data.find(b"\n", start, end) + 1]
        middle = start + (end - start) // 2
        again = data.find(first, middle, min(end, middle + len(first) + _BETWEEN)) if first else -1
        if again < 0 or data[again - 1 : again] != b"\n":
            return 0
        half = end - again
        between = data[start + half : again]
        header = data[data.rfind(b"\n", 0, start - 1) + 1 : start].strip()
        if between.strip(b"\r\n" + self.separator.encode()) not in (b"", header):
            return 0
        # The last bytes tell nearly all other files apart: two halves are cut out of few.
        if data[start + half - _LAST : start + half] != data[end - _LAST : end]:
            return 0
        return (self.rows + 1 - between.count(b"\n")) // 2 if data[start : start + half] == data[again:end] else 0


class PackedBody:
    """The cells of a strange file, already cut, in UTF-8."""

    def __init__(self, columns: Sequence[Any], rows: int) -> None:
        self.columns, self.rows = list(columns), rows

    def load(self, wanted: Mapping[int, CellKind]) -> dict[int, Any]:
        for i in wanted:
            # In place of its pieces: a column is not held twice.
            self.columns[i] = whole(self.columns[i])
        return {i: _as_wanted(self.columns[i], kind) for i, kind in wanted.items()}

    def rows_pasted_twice(self, names: Sequence[str]) -> int:
        half, odd = divmod(self.rows, 2)
        if odd and [column[half].as_py().strip() for column in self.columns] != [n.strip().encode() for n in names]:
            return 0
        return half if all(c.slice(0, half).equals(c.slice(half + odd)) for c in self.columns) else 0


def _as_wanted(column: Any, kind: CellKind) -> Any:
    is_coded = isinstance(column, pa.DictionaryArray)
    if kind is CellKind.CODES:
        return column if is_coded else column.dictionary_encode()
    return column.dictionary_decode() if is_coded else column


def plain_table(source: Decoded, heading: Heading) -> Table | None:
    """The table as Arrow cuts it, or None when the file is not plain: a line is not a row, or widths differ."""
    data, start = source.data, heading.offset
    tail = data[-4096:]
    end = len(data) - (len(tail) - len(tail.rstrip(_TAIL)))
    if start >= end or _has_blank_rows(source, heading):
        return None
    first = data[start : data.find(b"\n", start, end) if data.find(b"\n", start, end) > 0 else end]
    quoted = heading.quoted and b'"' in data
    line = first.decode(source.encoding, errors="replace").rstrip("\r")
    width = len(cut_line(line, heading.separator) if quoted else line.split(heading.separator))
    if width not in (len(heading.names), len(heading.names) + 1):
        return None
    body = ArrowBody(data, start, end, heading.separator, width, quoted)
    wanted = dict(heading.known.wanted)
    if width > len(heading.names):
        wanted[len(heading.names)] = CellKind.CODES
    try:
        arrays = body.load(wanted or {0: CellKind.CODES})
    except pa.ArrowInvalid:
        pa.default_memory_pool().release_unused()
        return None
    if not _a_row_a_line(data, start, end, quoted, body.rows):
        return None
    if width > len(heading.names) and any(v.strip() for v in arrays[width - 1].dictionary.to_pylist()):
        return None
    shown = _preview(data[start : min(end, start + _PREVIEW_BYTES)], source.encoding, heading, quoted)
    return Table(
        heading.names, body, source.encoding, source.origin, heading.separator, heading.line + 1, preview=shown
    )


def _has_blank_rows(source: Decoded, heading: Heading) -> bool:
    """Whether separators alone stand on a line, in a file that a hand may have laid out."""
    if len(source.data) > _BY_HAND:
        return False
    separator = re.escape(heading.separator.encode())
    alone = rb'\n[ \t"]*' + separator + rb'[ \t"' + separator + rb"]*\r?(?:\n|\Z)"
    return bool(re.search(alone, source.data[heading.offset - 1 :]))


def _a_row_a_line(data: bytes, start: int, end: int, quoted: bool, rows: int) -> bool:
    """Whether row and line numbers agree: only a quoted end of line, or a bare CR, can make them differ."""
    if not quoted and data.find(b"\r", start, end) < 0:
        return True
    return rows == data.count(b"\n", start, end) + 1


def _preview(head: bytes, encoding: str, heading: Heading, quoted: bool) -> tuple[tuple[str, ...], ...]:
    text = _LINE_ENDS.sub("\n", head.decode(encoding, errors="replace"))
    lines = [line for line in text.split("\n") if line.strip()][:PREVIEW_ROWS]
    cut = [cut_line(line, heading.separator) if quoted else line.split(heading.separator) for line in lines]
    return tuple(tuple(cell.strip() for cell in row[: len(heading.names)]) for row in cut)


def _cut(text: TextLines, heading: Heading, quoted: bool) -> SortedLines:
    """A stray quote swallows lines: the way of cutting that mends the fewest is the right one. One is held at a time."""
    if not quoted:
        return sorted_out(cut_plain(text, heading.separator), heading)
    cut = sorted_out(cut_quoted(text, heading.separator), heading)
    mended = cut.mended
    if not mended:
        return cut
    del cut
    pa.default_memory_pool().release_unused()
    cut = sorted_out(cut_plain(text, heading.separator), heading)
    if cut.mended < mended:
        return cut
    del cut
    pa.default_memory_pool().release_unused()
    return sorted_out(cut_quoted(text, heading.separator), heading)


def tolerant_table(source: Decoded, heading: Heading) -> Table:
    """The same cells from a file that is not plain; lines that cannot be cut are set apart, and said."""
    text = TextLines(source, heading.offset)
    cut = _cut(text, heading, heading.quoted and b'"' in source.data)
    return Table(
        heading.names,
        PackedBody(cut.rows.columns(), cut.rows.rows),
        "utf-8",
        source.origin,
        heading.separator,
        heading.line + 1,
        (np.array(cut.numbers, dtype=np.int64) + heading.line).astype(np.int32),
        tuple(cut.damaged),
        mended=tuple(cut.repaired),
        preview=tuple(tuple(cell.strip() for cell in row) for row in cut.rows.first[:PREVIEW_ROWS]),
    )
