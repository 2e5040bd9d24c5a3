"""A table as it stands in a file: named columns of undecoded cells, whatever the file was."""

import contextlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

# A list that has to be read twice weighs a third less: this allocator gives back what a first reading took. Not built
# everywhere (Windows), where Arrow's own choice stands.
with contextlib.suppress(NotImplementedError):
    pa.set_memory_pool(pa.jemalloc_memory_pool())

#: Marks of the direction of a text, and spaces without width: Excel and web pages leave them around figures.
_UNSEEN = dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF))
#: Cells of a column that are looked at before the others.
_FIRST_CELLS = 1000
#: What a cell left blank holds: a dash, or what a database writes for it.
_BLANK = frozenset((*"-–—", "NULL", "null", "(null)", "\\N"))


def cell(raw: bytes | None, encoding: str) -> str:
    """A cell decoded and stripped, without the apostrophe that some software puts before a text to keep it one; a dash
    alone, or the NULL of a database, is a cell left blank."""
    text = (raw or b"").decode(encoding, errors="replace")
    text = (text if text.isascii() else text.translate(_UNSEEN)).strip()
    if text in _BLANK:
        return ""
    return text[1:].strip() if text[:1] == "'" else text


class CellKind(Enum):
    """How a column is wanted: CODES for few distinct values (dates, names), CELLS for many (numbers, amounts)."""

    CODES = "codes"
    CELLS = "cells"


@dataclass(frozen=True, eq=False)
class Codes:
    """A column of few distinct values: `values[index[i]]` is the cell of row i, decoded and stripped."""

    index: NDArray[np.int32]
    values: tuple[str, ...]

    def where(self, wanted: Sequence[bool]) -> NDArray[np.bool_]:
        """Which rows hold a value that is wanted."""
        if not any(wanted):
            return np.zeros(len(self.index), np.bool_)
        return np.array(wanted, dtype=np.bool_).take(self.index)


@dataclass(frozen=True)
class Damaged:
    """A line that could not be cut into cells; it is dropped, and said."""

    row: int
    text: str
    message: str


def bears_cells(line: Damaged, separator: str | None) -> bool:
    """Whether a dropped line may hold an amount: a note under the table has one cell or two. A line whose quotes do not
    close has lost its text."""
    return not line.text or sum(bool(part.strip()) for part in line.text.split(separator)) > 2


class Body(Protocol):
    """What reads the columns once it is known which are needed."""

    rows: int

    def load(self, wanted: Mapping[int, CellKind]) -> dict[int, Any]:
        """Arrow arrays of bytes for each column wanted (dictionaries for CODES)."""

    def rows_pasted_twice(self, names: Sequence[str]) -> int:
        """How many of the first rows are all those that follow, cell by cell, under the header again or not; 0 when they
        are others."""


@dataclass(frozen=True, eq=False)
class Table:
    """A header and its body.

    `lines[i]` is the line of the file row i stands on (None: one line a row, from `first_line`).
    `typed`: cells come from a workbook, where a number is a number.
    """

    names: tuple[str, ...]
    body: Body
    cell_encoding: str
    encoding: str | None
    separator: str | None
    first_line: int
    lines: NDArray[np.int32] | None = None
    damaged: tuple[Damaged, ...] = ()
    sheet: str | None = None
    typed: bool = False
    #: The first rows, to be shown beside the columns.
    preview: tuple[tuple[str, ...], ...] = ()
    #: The software whose layout told the columns, where there was no header to tell them.
    software: str | None = None
    #: Lines that were cut by a separator inside a text, and put together again.
    mended: tuple[Damaged, ...] = ()
    #: The lines above the header.
    title: tuple[str, ...] = ()
    #: The columns that a workbook shows in another currency than the euro, by their formats.
    currencies: Mapping[int, str] = field(default_factory=dict)
    #: Those that it shows as shares: « 50 % » of a bare 0,5.
    shares: Set[int] = frozenset()

    @property
    def rows(self) -> int:
        return self.body.rows

    def line(self, row: int) -> int:
        """The line of the file on which row `row` stands (the first line is 1)."""
        return self.first_line + row if self.lines is None else int(self.lines[row])

    def load(self, wanted: Mapping[int, CellKind]) -> "Columns":
        return Columns(self.body.load(wanted), self.cell_encoding, self.rows)

    def load_codes(self, column: int) -> Codes:
        """One column, its distinct values decoded."""
        return self.load({column: CellKind.CODES}).codes(column)


@dataclass(frozen=True, eq=False)
class Columns:
    """The columns of a table that were asked for."""

    arrays: Mapping[int, Any]
    encoding: str
    rows: int
    _codes: dict[int, Codes] = field(default_factory=dict, compare=False)

    def cells(self, column: int) -> Any:
        """The Arrow array of bytes of a column asked for as CELLS."""
        return self.arrays[column]

    def text(self, column: int, row: int) -> str:
        """One cell, decoded and stripped."""
        return cell(self.arrays[column][row].as_py(), self.encoding)

    def filled(self, column: int) -> bool:
        """Whether a column that was asked for has a cell that is not left blank."""
        array = self.arrays[column]
        if hasattr(array, "dictionary"):
            return self._says(array.dictionary)
        # Most columns say something at once: all their cells are read for the others alone.
        return any(
            self._says(piece.slice(0, _FIRST_CELLS))
            or self._says(piece.slice(_FIRST_CELLS).dictionary_encode().dictionary)
            for piece in pieces(array)
        )

    def _says(self, values: Any) -> bool:
        return any(cell(value, self.encoding) for value in values.to_pylist())

    def codes(self, column: int) -> Codes:
        """A column asked for as CODES; values that differ by blanks only are one."""
        if column in self._codes:
            return self._codes[column]
        array = self.arrays[column]
        raw = [cell(value, self.encoding) for value in array.dictionary.to_pylist()]
        index = integers(array.indices)
        values = tuple(dict.fromkeys(raw))
        if len(values) < len(raw):
            place = {value: i for i, value in enumerate(values)}
            index = np.array([place[value] for value in raw], dtype=np.int32)[index]
        self._codes[column] = Codes(index, values)
        return self._codes[column]

    def codes_on(self, column: int, rows: NDArray[np.bool_]) -> Codes:
        """The same where the cells of these rows only are wanted: those of the others are not decoded, and read as ""."""
        array = self.arrays[column]
        index = integers(array.indices)
        met = np.unique(index[rows])
        place = np.zeros(len(array.dictionary), dtype=np.int32)
        place[met] = np.arange(1, len(met) + 1)
        raw = whole(taken(array.dictionary, met)).to_pylist()
        return Codes(np.where(rows, place[index], np.int32(0)), ("", *(cell(value, self.encoding) for value in raw)))


def whole(column: Any) -> Any:
    """A column of Arrow as one array."""
    if not isinstance(column, pa.ChunkedArray):
        return column
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def pieces(column: Any) -> list[Any]:
    """The arrays that a column of Arrow is made of."""
    return list(column.chunks) if isinstance(column, pa.ChunkedArray) else [column]


def integers(array: Any) -> NDArray[np.int32]:
    """An Arrow array of int32 without nulls as it stands. (Its own conversions import pandas.)"""
    if not len(array):
        return np.zeros(0, dtype=np.int32)
    numbers: NDArray[np.int32] = np.frombuffer(array.buffers()[1], np.int32)[array.offset : array.offset + len(array)]
    return numbers


def taken(array: Any, rows: NDArray[np.integer]) -> Any:
    """These rows of an Arrow array."""
    wanted = pa.py_buffer(np.ascontiguousarray(rows, dtype=np.int64))
    return array.take(pa.Int64Array.from_buffers(pa.int64(), len(rows), [None, wanted]))


class ListBody:
    """The cells of a small table or of a workbook, already cut, in UTF-8."""

    def __init__(self, columns: list[list[bytes]], rows: int) -> None:
        self.columns, self.rows = columns, rows

    def load(self, wanted: Mapping[int, CellKind]) -> dict[int, Any]:
        arrays = {i: whole(pa.array(self.columns[i], type=pa.binary())) for i in wanted}
        return {i: a.dictionary_encode() if wanted[i] is CellKind.CODES else a for i, a in arrays.items()}

    def rows_pasted_twice(self, names: Sequence[str]) -> int:
        half, odd = divmod(self.rows, 2)
        if odd and [column[half].strip() for column in self.columns] != [name.strip().encode() for name in names]:
            return 0
        return half if all(column[:half] == column[half + odd :] for column in self.columns) else 0


class FirstRows:
    """The first rows of another body."""

    def __init__(self, body: Body, rows: int) -> None:
        self.body, self.rows = body, rows

    def load(self, wanted: Mapping[int, CellKind]) -> dict[int, Any]:
        return {i: whole(array.slice(0, self.rows)) for i, array in self.body.load(wanted).items()}

    def rows_pasted_twice(self, names: Sequence[str]) -> int:
        return 0
