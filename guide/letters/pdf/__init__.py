"""The papers as PDF: the same words, amounts and pages as the Word file they are read back from.

The libraries that draw are loaded when a PDF is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.letters.pdf.drawing import Canvas

__all__ = ["Bound", "pdf"]


def pdf(docx: bytes, on: date) -> bytes:
    """The PDF of a Word file of ours, dated `on`: A4, in French, titled as it is, its font embedded.

    The same file and day make the same bytes. Raises PdfRefused when the file, filled from a template of the user's own,
    holds what our pages cannot draw, or a letter that the font does not have.
    """
    from guide.letters.pdf.drawing import Canvas
    from guide.letters.pdf.pages import pages
    from guide.letters.pdf.word_reader import read

    paper = read(docx)
    canvas = Canvas(paper.title, paper.author, on)
    canvas.draw(pages(paper), paper.sheet.width, paper.sheet.height)
    return canvas.content()


class Bound:
    """Many papers in one PDF, one after the other, each with its bookmark: a pile to print at once."""

    def __init__(self, title: str, author: str, on: date) -> None:
        from guide.letters.pdf.drawing import Canvas

        self._canvas: Canvas = Canvas(title, author, on, marked=False)

    def add(self, docx: bytes, name: str) -> int:
        """The pages of one more Word file under that bookmark; how many. Raises what `pdf` raises, and adds nothing then."""
        from guide.letters.pdf.pages import pages
        from guide.letters.pdf.word_reader import read

        paper = read(docx)
        made = pages(paper)
        for index, page in enumerate(made):
            self._canvas.draw([page], paper.sheet.width, paper.sheet.height)
            if index == 0:
                self._canvas.bookmark(name)
        return len(made)

    def content(self) -> bytes:
        return self._canvas.content()


def joined(docx: Iterable[tuple[str, bytes]], title: str, author: str, on: date) -> bytes:
    """Several papers bound, each under its name."""
    bound = Bound(title, author, on)
    for name, content in docx:
        bound.add(content, name)
    return bound.content()
