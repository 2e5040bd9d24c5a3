"""A letter in another language and its French original, one after the other in one Word file."""

from copy import deepcopy
from datetime import date
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

from guide.letters.word.written_values import dated

#: What stands above the French letter, on its first page.
ORIGINAL = "Lettre originale en français"
_STYLE = "Note"


def joined(first: bytes, original: bytes, on: date) -> bytes:
    """The first file, then the other from a new page on: both are of our own styles, and have no picture yet."""
    whole, added = Document(BytesIO(first)), Document(BytesIO(original))
    label = whole.add_paragraph(ORIGINAL, style=_STYLE)
    label.paragraph_format.page_break_before = True
    last = whole.element.body.sectPr
    for element in added.element.body:
        if element.tag != qn("w:sectPr"):
            last.addprevious(deepcopy(element))
    out = BytesIO()
    whole.save(out)
    return dated(out.getvalue(), on)
