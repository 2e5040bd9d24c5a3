"""What a Word file holds, as much as its pages need: paragraphs, tables, pictures, the sheet they are put on.

Lengths are in points.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from guide.letters.pdf.style_sheet import Look, TableLook


class Counter(Enum):
    """A number that only the finished pages know."""

    PAGE = "PAGE"
    PAGES = "NUMPAGES"


@dataclass(frozen=True)
class Text:
    """Letters of one look; a tab is « \\t », a new line « \\n »."""

    text: str
    bold: bool
    size: float


@dataclass(frozen=True)
class Number:
    """The place of a counter in the text."""

    counter: Counter
    bold: bool
    size: float


@dataclass(frozen=True)
class Picture:
    """A PNG or a JPEG that stands in a line; `alt`: what it shows, for who does not see it."""

    data: bytes
    width: float
    height: float
    alt: str


Piece: TypeAlias = Text | Number | Picture


@dataclass(frozen=True)
class PaperParagraph:
    look: Look
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class PaperCell:
    """`span`: how many columns it covers; `fill`: its ground, as « EDEDED », or none."""

    span: int
    fill: str | None
    content: "tuple[Block, ...]"


@dataclass(frozen=True)
class PaperRow:
    """`height`: the least it has; `heading`: repeated on each page."""

    cells: tuple[PaperCell, ...]
    height: float
    heading: bool


@dataclass(frozen=True)
class PaperTable:
    look: TableLook
    widths: tuple[float, ...]
    rows: tuple[PaperRow, ...]


Block: TypeAlias = PaperParagraph | PaperTable


@dataclass(frozen=True)
class Sheet:
    """The paper and its margins; `foot_gap`: from the last line of the footer to the edge."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    foot_gap: float


@dataclass(frozen=True)
class PrintedPaper:
    """A whole file: `body` from the first page to the last, `footer` on each."""

    sheet: Sheet
    body: tuple[Block, ...]
    footer: tuple[PaperParagraph, ...]
    title: str
    author: str
