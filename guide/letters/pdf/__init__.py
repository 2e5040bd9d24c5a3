"""The papers as PDF: the same words, amounts and pages as the Word file they are read back from.

The libraries that draw are loaded when a PDF is asked for.
"""

from dataclasses import dataclass
from datetime import date

from guide.letters.pdf.drawing import Canvas
from guide.letters.pdf.pages import Page
from guide.letters.pdf.paper import PrintedPaper
from guide.letters.pdf.word_reader import read


def pdf(docx: bytes, on: date) -> bytes:
    """The PDF of a Word file of ours, dated `on`: A4, in French, titled as it is, its font embedded.

    The same file and day make the same bytes. Raises PdfRefused when the file, filled from a template of the user's own,
    holds what our pages cannot draw, or a letter that the font does not have.
    """
    return draw(laid_out(docx), on)


def laid_out(docx: bytes) -> "LaidOut":
    """The pages of a Word file, to be drawn alone, bound with others, or both. Raises what `pdf` raises."""
    from guide.letters.pdf.pages import pages

    paper = read(docx)
    return LaidOut(paper, pages(paper))


def draw(laid: "LaidOut", on: date) -> bytes:
    """A file of these pages alone."""
    canvas = Canvas(laid.paper.title, laid.paper.author, on)
    canvas.draw(laid.pages, laid.paper.sheet.width, laid.paper.sheet.height)
    return canvas.content()


@dataclass(frozen=True)
class LaidOut:
    paper: PrintedPaper
    pages: tuple[Page, ...]


class Bound:
    """Many papers in one PDF, one after the other, each with its bookmark: a pile to print at once."""

    def __init__(self, title: str, author: str, on: date) -> None:
        self._canvas: Canvas = Canvas(title, author, on, marked=False)

    def add(self, laid: LaidOut, name: str) -> int:
        """The pages of one more paper under that bookmark; how many."""
        for index, page in enumerate(laid.pages):
            self._canvas.draw([page], laid.paper.sheet.width, laid.paper.sheet.height)
            if index == 0:
                self._canvas.bookmark(name)
        return len(laid.pages)

    def content(self) -> bytes:
        return self._canvas.content()
