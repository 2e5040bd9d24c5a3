"""What a paper is made of, one under the other: paragraphs and rows with their heights and what they stay with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from guide.letters.pdf.line_breaks import TextLine, lines
from guide.letters.pdf.paper import Block, PaperCell, PaperParagraph, PaperRow, PaperTable
from guide.letters.pdf.style_sheet import Look

#: Of a paragraph cut in two, the least that stays on a page, and the least that goes to the next.
ORPHANS = WIDOWS = 2
#: How thick the lines of a table are; each row begins under one.
RULE = 0.5


@dataclass(frozen=True)
class Laid:
    """A paragraph in its lines, with what its look asks for: the room around it, what it stays with."""

    lines: tuple[TextLine, ...]
    left: float
    look: Look

    @property
    def height(self) -> float:
        return sum(line.height for line in self.lines)

    @property
    def start(self) -> float:
        """The height of the least that may begin on a page."""
        alone = self.look.whole or len(self.lines) < ORPHANS + WIDOWS
        return self.height if alone else sum(line.height for line in self.lines[:ORPHANS])


@dataclass(frozen=True)
class Column:
    """The content of a cell, from the left edge of the cell."""

    left: float
    width: float
    fill: str | None
    content: "tuple[Flowing, ...]"


@dataclass(frozen=True)
class Ruled:
    """A row of a table. `headings`: the rows that are repeated above it on a new page; `first` of its table."""

    columns: tuple[Column, ...]
    left: float
    height: float
    look: Look
    lined: bool
    first: bool
    headings: "tuple[Ruled, ...]" = field(default=())

    @property
    def start(self) -> float:
        return self.height


Flowing: TypeAlias = Laid | Ruled


def flow(blocks: Sequence[Block], left: float, room: float) -> Iterator[Flowing]:
    """The blocks from the margin `left` on, in `room` points. Raises PdfRefused for a letter that the font lacks."""
    for block in blocks:
        if isinstance(block, PaperParagraph):
            yield written(block, left, room)
        else:
            yield from _rows(block, left)


def written(paragraph: PaperParagraph, left: float, room: float, page: int = 1, pages: int = 1) -> Laid:
    return Laid(lines(paragraph, room, page, pages), left, paragraph.look)


def _rows(table: PaperTable, left: float) -> Iterator[Ruled]:
    headings: tuple[Ruled, ...] = ()
    for index, row in enumerate(table.rows):
        made = _row(table, row, left, index, headings)
        if row.heading and index == len(headings):
            headings = (*headings, made)
        yield made


def _row(table: PaperTable, row: PaperRow, left: float, index: int, headings: tuple[Ruled, ...]) -> Ruled:
    columns, x, first = [], left, 0
    for cell in row.cells:
        width = sum(table.widths[first : first + cell.span])
        columns.append(_column(table, cell, x, width))
        x, first = x + width, first + cell.span
    tallest = max((stacked(column.content) for column in columns), default=0.0)
    first_cell = [block for cell in row.cells[:1] for block in cell.content if isinstance(block, PaperParagraph)]
    return Ruled(
        tuple(columns),
        left,
        max(row.height, tallest) + RULE * table.look.lined * (1 + (index == len(table.rows) - 1)),
        Look(keep_next=any(block.look.keep_next for block in first_cell)),
        table.look.lined,
        index == 0,
        () if row.heading else headings,
    )


def _column(table: PaperTable, cell: PaperCell, x: float, width: float) -> Column:
    inner = width - table.look.left - table.look.right
    return Column(x, width, cell.fill, tuple(flow(cell.content, x + table.look.left, inner)))


def gap(above: Flowing | None, below: Flowing) -> float:
    """Between two: the larger of what each asks for, as Word has it; above the first one, what it asks for."""
    return below.look.before if above is None else max(above.look.after, below.look.before)


def stacked(content: Sequence[Flowing]) -> float:
    """The height of a whole cell."""
    total, above = 0.0, None
    for each in content:
        total += gap(above, each) + each.height
        above = each
    return total + (above.look.after if above is not None else 0.0)
