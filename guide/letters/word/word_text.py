"""A Word file as plain data, in reading order: what the screen shows before any download is the letter itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TypeAlias

from docx import Document
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as DocxParagraph

#: The style of a table that only places text on the page: its cells are read as paragraphs.
LAYOUT_STYLE = "Disposition"
#: The styles of prose: a paragraph of the body that the user may write anew.
EDITABLE = ("Corps", "Note", "Détail", "Liste", "Pièces jointes")
#: The style of a line of a list: its dash is drawn by Word, it is none of its words.
LIST_STYLE, DASH = "Liste", "–\u00a0"


@dataclass(frozen=True)
class Paragraph:
    """`style` is the name of the template's paragraph style ("Objet", "Corps")."""

    text: str
    style: str


@dataclass(frozen=True)
class TextTable:
    """Rows as wide as the headings; a cell merged over several columns is followed by empty ones."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Paragraph | TextTable


def blocks(docx: bytes) -> tuple[Block, ...]:
    """The body of a letter; empty paragraphs are left out, headers and footers too."""
    return tuple(_blocks(Document(BytesIO(docx))))


def _blocks(container: object) -> Iterator[Block]:
    for item in container.iter_inner_content():  # type: ignore[attr-defined]
        # A style is looked for through all those of the file: once for each paragraph.
        if isinstance(item, DocxParagraph):
            if (text := item.text).strip():
                yield Paragraph(text, str(style.name) if (style := item.style) else "")
        elif isinstance(item, DocxTable):
            if (style := item.style) is not None and style.name == LAYOUT_STYLE:
                for row in item.rows:
                    for cell in row.cells:
                        yield from _blocks(cell)
            else:
                yield _table(item)


def _table(table: DocxTable) -> TextTable:
    header, *rows = (tuple(_texts(row.cells)) for row in table.rows)
    return TextTable(header, tuple(rows))


def _texts(cells: tuple[_Cell, ...]) -> Iterator[str]:
    """One text a column: a merged cell comes once for each column it covers, and is printed in the first."""
    last = None
    for cell in cells:
        yield "" if cell._tc is last else cell.text
        last = cell._tc
