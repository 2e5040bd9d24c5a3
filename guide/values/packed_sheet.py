"""The rows of a workbook as its file has them, compressed as they come: a list of thousands costs what it weighs packed.

The file itself, its styles, its printing and its properties, is xlsxwriter's, with one cell a sheet that stands for the
rows; they are put in its place.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from xml.sax.saxutils import escape

#: Bytes handed on at once.
_PIECE = 1 << 16
_ROWS = re.compile(rb"<sheetData>.*</sheetData>", re.DOTALL)
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')
_TEXTS, _TEXTS_END = "xl/sharedStrings.xml", b"</sst>"
_COUNTS = re.compile(rb' count="\d+" uniqueCount="\d+"')
#: A text that has in clear what a file of Excel writes for a character.
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
#: What a cell holds, and the number of its style; None: nothing.
Filled = tuple[str | int | Decimal, int] | None


class _Packed:
    """A text that grows, held compressed."""

    def __init__(self) -> None:
        self._press = zlib.compressobj(1)
        self._parts: list[bytes] = []

    def add(self, text: str) -> None:
        if part := self._press.compress(text.encode()):
            self._parts.append(part)

    def pieces(self) -> Iterator[bytes]:
        """The whole text, once: nothing can be added after."""
        self._parts.append(self._press.flush())
        opened = zlib.decompressobj()
        for part in self._parts:
            yield opened.decompress(part, _PIECE)
            while opened.unconsumed_tail:
                yield opened.decompress(opened.unconsumed_tail, _PIECE)


class PackedTexts:
    """The texts of all the sheets of a workbook: a cell has the number of its text."""

    def __init__(self) -> None:
        #: The first stands for the rows in the file to fill.
        self.count = 1
        self.packed = _Packed()

    def number(self, text: str) -> int:
        space = ' xml:space="preserve"' if text != text.strip() else ""
        self.packed.add(f"<si><t{space}>{escape(_CODE.sub('_x005F_', text))}</t></si>")
        self.count += 1
        return self.count - 1


class PackedSheet:
    """The rows of one sheet of that many columns."""

    def __init__(self, texts: PackedTexts, columns: int) -> None:
        self._texts, self._names = texts, [_letters(column) for column in range(columns)]
        self.packed, self._rows = _Packed(), 0

    def add(self, row: Sequence[Filled]) -> None:
        self._rows += 1
        cells = [self._cell(name, *cell) for name, cell in zip(self._names, row, strict=True) if cell is not None]
        self.packed.add(f'<row r="{self._rows}">{"".join(cells)}</row>')

    def _cell(self, column: str, value: str | int | Decimal, style: int) -> str:
        head = f'<c r="{column}{self._rows}"' + (f' s="{style}"' if style else "")
        if isinstance(value, str):
            return f'{head} t="s"><v>{self._texts.number(value)}</v></c>'
        number = str(value) if isinstance(value, int) else f"{value:f}"
        return f"{head}><v>{number}</v></c>"

    @property
    def extent(self) -> str:
        return f"A1:{self._names[-1]}{self._rows}"


def _letters(column: int) -> str:
    """ "A" for 0, "AA" for 26."""
    before, last = divmod(column, 26)
    return f"{_letters(before - 1) if before else ''}{chr(ord('A') + last)}"


def with_rows(book: bytes, sheets: Sequence[PackedSheet], texts: PackedTexts) -> bytes:
    """The file, its sheets filled in their order."""
    out = BytesIO()
    by_name = {f"xl/worksheets/sheet{rank}.xml": sheet for rank, sheet in enumerate(sheets, 1)}
    with zipfile.ZipFile(BytesIO(book)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for known in source.infolist():
            entry = zipfile.ZipInfo(known.filename, known.date_time)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with target.open(entry, "w") as part:
                for piece in _filled(known.filename, source.read(known), by_name, texts):
                    part.write(piece)
    return out.getvalue()


def _filled(name: str, xml: bytes, sheets: dict[str, PackedSheet], texts: PackedTexts) -> Iterator[bytes]:
    if name in sheets:
        sheet = sheets[name]
        before, after = _ROWS.split(_DIMENSION.sub(f'<dimension ref="{sheet.extent}"/>'.encode(), xml, count=1))
        yield before + b"<sheetData>"
        yield from sheet.packed.pieces()
        yield b"</sheetData>" + after
    elif name == _TEXTS:
        counted = _COUNTS.sub(f' count="{texts.count}" uniqueCount="{texts.count}"'.encode(), xml, count=1)
        yield counted.removesuffix(_TEXTS_END)
        yield from texts.packed.pieces()
        yield _TEXTS_END
    else:
        yield xml
