"""The user's logo and signature: pictures made plain (no place, no name of a camera in them), and put on a finished letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from guide.errors import UnreadableFile

PICTURE_LIMIT = 5 << 20
MAX_PIXELS = 40_000_000
#: Of the longest side: a picture of one line of millions of points costs far more than it shows.
MAX_SIDE = 20_000
#: The largest that is kept, in dots: sharp on paper at the sizes below.
_KEPT = (1200, 600)
#: Width and height in centimetres that a picture is fitted in.
LOGO, SIGNATURE = (4.5, 1.5), (4.5, 1.4)
_SIGNS = "Signature lettre"
_ADVICE = "Choisissez une image PNG ou JPEG, par exemple une capture de votre logo."


@dataclass(frozen=True)
class Letterhead:
    """Pictures that `picture` has made plain; None: not wanted."""

    logo: bytes | None = None
    signature: bytes | None = None


def picture(name: str, data: bytes) -> bytes:
    """A PNG of the same picture, without anything else that its file held. Raises UnreadableFile."""
    from PIL import Image, UnidentifiedImageError

    if len(data) > PICTURE_LIMIT:
        raise UnreadableFile(f"« {name} » dépasse {PICTURE_LIMIT >> 20} Mo.", _ADVICE)
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as found:
            if found.width * found.height > MAX_PIXELS or max(found.size) > MAX_SIDE:
                raise UnreadableFile(f"« {name} » est une image démesurée.", _ADVICE)
            # Made small while it is still in its own colours: a quarter of the memory.
            found.draft("RGB", _KEPT)
            plain = found if found.mode in ("RGB", "RGBA", "L", "LA") else found.convert("RGBA")
            plain.thumbnail(_KEPT)
            plain = plain.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise UnreadableFile(f"« {name} » n'est pas une image lisible.", _ADVICE) from None
    out = BytesIO()
    Image.frombytes("RGBA", plain.size, plain.tobytes()).save(out, "PNG")
    return out.getvalue()


def headed(docx: bytes, head: Letterhead, on: date) -> bytes:
    """The letter with the logo above its first line, and the signature over the name of who signs, where one signs alone.

    A paper that two people sign keeps its blanks: it is signed by hand.
    """
    if head == Letterhead():
        return docx
    from docx import Document
    from docx.oxml import OxmlElement
    from docx.text.paragraph import Paragraph

    from guide.letters.word.render import dated

    document = Document(BytesIO(docx))
    if head.logo is not None:
        line = OxmlElement("w:p")
        document.element.body.insert(0, line)
        _fit(Paragraph(line, document._body), head.logo, LOGO)
    if head.signature is not None:
        for blank, below in zip(document.paragraphs, document.paragraphs[1:], strict=False):
            both = blank.style is not None and blank.style.name == _SIGNS and below.style == blank.style
            if both and not blank.text and below.text:
                blank.paragraph_format.space_after = 0
                _fit(blank, head.signature, SIGNATURE)
                break
    out = BytesIO()
    document.save(out)
    return dated(out.getvalue(), on)


def _fit(paragraph: object, data: bytes, room: tuple[float, float]) -> None:
    """The picture as large as the room lets it be, its shape kept."""
    from docx.shared import Cm
    from docx.text.paragraph import Paragraph
    from PIL import Image

    assert isinstance(paragraph, Paragraph)
    with Image.open(BytesIO(data)) as found:
        wide = found.width * room[1] > found.height * room[0]
    run = paragraph.add_run()
    if wide:
        run.add_picture(BytesIO(data), width=Cm(room[0]))
    else:
        run.add_picture(BytesIO(data), height=Cm(room[1]))
