"""Lines of a strange file cut into cells: those of the right width, those put together again, those set apart."""

import csv
import re
from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice
from typing import Any, NamedTuple

import pyarrow as pa

from guide.ledger.files.encoding import Decoded
from guide.ledger.files.header import Heading
from guide.ledger.source.table import CellKind, Damaged

#: Lines looked at to tell how the file ends its lines.
_SAMPLE = 1000
#: What may follow the last line: ends of line, and the end-of-file mark of DOS.
_TAIL = b"\r\n\x1a"
#: Rows kept as they are, to be shown.
_SHOWN = 3
_AMOUNT_OR_NOTHING = re.compile(r"\s*[-+]?\s*[\d ]*(?:[.,]\d+)?\s*-?\s*")
_DAY_OR_NOTHING = re.compile(r"[\d/\-. :T]*")
_MENDED = (
    "Le séparateur du fichier figure dans le libellé de cette ligne : le libellé a été recollé, et les montants sont bien "
    "à leur place. Vérifiez la ligne."
)

Cut = tuple[int, list[str] | None, str]


#: Rows kept as Python's own before they are packed.
_PACKED = 20_000


class Packed:
    """Rows of one width, kept as columns of bytes: a hundred times a row's cells as objects would weigh more than the file.

    A cell that is written again and again (`coded` columns) is kept once, the others by its place.
    """

    def __init__(self, width: int, coded: Iterable[int] = ()) -> None:
        self.width, self.rows = width, 0
        self._coded = frozenset(coded)
        self._waiting: list[list[str]] = []
        self._chunks: list[list[Any]] = [[] for _ in range(width)]
        self.first: list[list[str]] = []

    def add(self, row: list[str]) -> None:
        self.rows += 1
        self._waiting.append(row)
        if len(self.first) < _SHOWN:
            self.first.append(row)
        if len(self._waiting) == _PACKED:
            self._pack()

    def _pack(self) -> None:
        for column, chunks in enumerate(self._chunks):
            cells = pa.array([row[column].encode() for row in self._waiting], type=pa.binary())
            chunks.append(cells.dictionary_encode() if column in self._coded else cells)
        self._waiting = []

    def columns(self) -> list[Any]:
        """One column of Arrow a cell of the row."""
        self._pack()
        return [pa.chunked_array(chunks).unify_dictionaries() for chunks in self._chunks]


class TextLines:
    """The lines of a text file with their ends, decoded one at a time: the whole as text weighs several times the file.

    They end with LF or CRLF, or with CR where no LF is; a CR elsewhere is a space. The ends of the last line are left out.
    """

    def __init__(self, source: Decoded, start: int) -> None:
        self._data, self._encoding, self._start = source.data, source.encoding, start
        self._end = len(source.data)
        while self._end > start and self._data[self._end - 1] in _TAIL:
            self._end -= 1
        self._mark = b"\n" if self._data.find(b"\n", start, self._end) >= 0 else b"\r"

    def __iter__(self) -> Iterator[str]:
        at = self._start
        while (end := self._data.find(self._mark, at, self._end)) >= 0:
            yield self._line(at, end) + "\n"
            at = end + 1
        yield self._line(at, self._end)

    def _line(self, start: int, end: int) -> str:
        raw = self._data[start:end].rstrip(b"\r")
        return raw.decode(self._encoding, errors="replace").replace("\r", " ")


def cut_plain(text: Iterable[str], separator: str) -> Iterator[Cut]:
    for number, line in enumerate((line.removesuffix("\n") for line in text), 1):
        if line.strip():
            yield number, line.split(separator), line


def cut_quoted(text: Iterable[str], separator: str) -> Iterator[Cut]:
    reader = csv.reader(text, delimiter=separator)
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


class SortedLines(NamedTuple):
    """Lines of the right width (made up or trimmed with empty cells only), their numbers, the others, those put together
    again; how many were not whole."""

    rows: Packed
    numbers: "array[int]"
    damaged: list[Damaged]
    repaired: list[Damaged]
    mended: int


def sorted_out(cuts: Iterator[Cut], heading: Heading) -> SortedLines:
    """The lines of a file, however many cells each was cut into."""
    width, least = len(heading.names), heading.known.least
    rows = Packed(width, (i for i, kind in heading.known.wanted.items() if kind is CellKind.CODES))
    lines = array("l")
    damaged: list[Damaged] = []
    repaired: list[Damaged] = []
    mended = 0
    sample = list(islice(cuts, _SAMPLE))
    # One separator too many on most lines is how the file ends its lines, not a cell that was shifted.
    ended = 2 * sum(row is not None and len(row) == width + 1 for _, row, _ in sample) > len(sample)
    for number, row, text in chain(sample, cuts):
        if row is not None and not any(map(str.strip, row)):
            continue
        if ended and row is not None and len(row) > width and not row[-1].strip():
            row = row[:-1]
        if row is not None and len(row) != width:
            if least <= len(row) < width:
                row = row + [""] * (width - len(row))
                mended += 1
            elif len(row) > width and not any(cell.strip() for cell in row[width:]) and _stands(row, heading):
                row = row[:width]
            elif len(row) > width and (joined := _rejoined(row, heading)):
                row = joined
                repaired.append(Damaged(heading.line + number, text, _MENDED))
        if row is not None and len(row) == width:
            rows.add(row)
            lines.append(number)
        else:
            damaged.append(Damaged(heading.line + number, text, _why(None if row is None else len(row), width)))
    return SortedLines(rows, lines, damaged, repaired, mended + len(damaged) + len(repaired))


def _stands(row: list[str], heading: Heading) -> bool:
    """Whether the amounts of a line of entries are where they must be: where a FEC leaves its last columns blank, a
    separator inside the label shifts every cell, and the line still ends with an empty one."""
    cells = [row[i] for i in heading.known.amounts]
    sides = [cell for cell in cells if cell.strip("0,.+- ")]
    return all(_AMOUNT_OR_NOTHING.fullmatch(cell) for cell in cells) and (len(cells) < 2 or len(sides) < 2)


def _rejoined(row: list[str], heading: Heading) -> list[str] | None:
    """A line of entries that is too long, its label put together again when amounts and dates then stand where they
    must, and nothing that is put back could be one of them."""
    at, amounts = heading.known.label, heading.known.amounts
    if at is None or at > min(amounts, default=-1):
        return None
    more = len(row) - len(heading.names)
    pieces = row[at : at + more + 1]
    if any(_AMOUNT_OR_NOTHING.fullmatch(piece) for piece in pieces):
        return None
    joined = [*row[:at], heading.separator.join(pieces), *row[at + more + 1 :]]
    cells = [joined[i] for i in amounts]
    dated = all(_DAY_OR_NOTHING.fullmatch(joined[i]) for i in heading.known.dates)
    return joined if dated and any(cells) and all(_AMOUNT_OR_NOTHING.fullmatch(cell) for cell in cells) else None


@cache
def _why(cells: int | None, width: int) -> str:
    """Said of many lines: one text for all."""
    if cells is None:
        return "Cette ligne ne peut pas être découpée en cellules (guillemets mal fermés). Elle est laissée de côté."
    if cells < width:
        return (
            f"Cette ligne s'arrête trop tôt : {cells} cellules au lieu de {width}. Elle est laissée de côté ; "
            "vérifiez que le fichier est complet."
        )
    return (
        f"Cette ligne a {cells} cellules au lieu de {width} : un séparateur s'est sans doute glissé dans un "
        "texte. Elle est laissée de côté."
    )
