"""The user's logo and signature: pictures made plain (no place, no name of a camera in them), and put on a finished letter."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.oxml import OxmlElement
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from PIL import Image, UnidentifiedImageError

from guide.errors import UnreadableFile
from guide.letters.word.written_values import dated

PICTURE_LIMIT = 5 << 20
MAX_PIXELS = 40_000_000
#: Of the longest side: a picture of one line of millions of points costs far more than it shows.
MAX_SIDE = 20_000
#: The largest that is kept, in dots: sharp on paper at the sizes below.
_KEPT = (1200, 600)
#: Width and height in centimetres that a picture is fitted in: the room that a letter leaves for it.
LOGO, SIGNATURE = (4.5, 1.5), (4.5, 1.0)
#: The table at the top of a letter, whose first cell is the sender's.
_HEAD = "Disposition"
_SIGNS = "Signature lettre"
_ADVICE = "Choisissez une image PNG ou JPEG, par exemple une capture de votre logo."


@dataclass(frozen=True)
class Letterhead:
    """Pictures that `picture` has made plain; None: not wanted."""

    logo: bytes | None = None
    signature: bytes | None = None


def picture(name: str, data: bytes) -> bytes:
    """A PNG of the same picture, without anything else that its file held. Raises UnreadableFile."""
    if len(data) > PICTURE_LIMIT:
        raise UnreadableFile(f"« {name} » dépasse {PICTURE_LIMIT >> 20} Mo.", _ADVICE)
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE:
                raise UnreadableFile(f"« {name} » est une image démesurée.", _ADVICE)
            # Made small while it is still in its own colours: a quarter of the memory.
            image.draft("RGB", _KEPT)
            plain = image if image.mode in ("RGB", "RGBA", "L", "LA") else image.convert("RGBA")
            plain.thumbnail(_KEPT)
            plain = plain.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise UnreadableFile(f"« {name} » n'est pas une image lisible.", _ADVICE) from None
    out = BytesIO()
    Image.frombytes("RGBA", plain.size, plain.tobytes()).save(out, "PNG")
    return out.getvalue()


def headed(docx: bytes, head: Letterhead, on: date) -> bytes:
    """The letter with the logo above the sender's name, and the signature over the name of who signs, where one signs alone.

    The logo stands in the sender's cell, which has room for it: the address stays in the window of the envelope. A paper
    without a sender has it above its first line.

    A paper that two people sign keeps its blanks: it is signed by hand.
    """
    if head == Letterhead():
        return docx
    document = Document(BytesIO(docx))
    if head.logo is not None:
        for line in _logo_lines(document):
            _fit(Paragraph(line, document._body), head.logo, LOGO, f"Logo de {document.core_properties.author}")
    if head.signature is not None:
        for blank, below in zip(document.paragraphs, document.paragraphs[1:], strict=False):
            both = blank.style is not None and blank.style.name == _SIGNS and below.style == blank.style
            if both and not blank.text and below.text:
                blank.paragraph_format.space_after = 0
                _fit(blank, head.signature, SIGNATURE, f"Signature de {below.text}")
    out = BytesIO()
    document.save(out)
    return dated(out.getvalue(), on)


def _logo_lines(document: Doc) -> list[Any]:
    """A new line above each sender: of the letter, and of its French original when that follows."""
    lines = []
    for table in document.tables:
        above = table._tbl.getprevious()
        begins = above is None or Paragraph(above, document._body).paragraph_format.page_break_before
        if begins and table.style is not None and table.style.name == _HEAD:
            line, sender = OxmlElement("w:p"), table.cell(0, 0)
            line.append(deepcopy(sender.paragraphs[0]._p.pPr))
            sender._tc.insert(1 if sender._tc.tcPr is not None else 0, line)
            lines.append(line)
    if not lines:
        lines.append(OxmlElement("w:p"))
        document.element.body.insert(0, lines[0])
    return lines


def _fit(paragraph: object, data: bytes, room: tuple[float, float], alt: str) -> None:
    """The picture as large as the room lets it be, its shape kept; `alt` is said to who does not see it."""
    assert isinstance(paragraph, Paragraph)
    with Image.open(BytesIO(data)) as image:
        wide = image.width * room[1] > image.height * room[0]
    run = paragraph.add_run()
    size = {"width": Cm(room[0])} if wide else {"height": Cm(room[1])}
    shape = run.add_picture(BytesIO(data), **size)
    shape._inline.docPr.set("descr", alt)
