"""What a person joins, as pages of a PDF: pictures, e-mails and texts drawn, Word files laid out, PDF kept as they are; the
number of the exhibit stamped on each page, and several files bound in one.

A PDF is never opened further than its list of pages: nothing in it is unpacked nor run.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError
from pypdf import Configuration, PdfReader, PdfWriter, apply_configuration
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject, RectangleObject

from guide.errors import PdfRefused
from guide.letters.pdf.drawing import Canvas
from guide.letters.pdf.font import plain_letters
from guide.letters.pdf.pages import pages
from guide.letters.pdf.paper import PaperParagraph, Picture, PrintedPaper, Sheet, Text
from guide.letters.pdf.style_sheet import Look
from guide.values.text import printable

A4 = Sheet(595.3, 841.9, 56.7, 56.7, 56.7, 56.7, 22.7)
_ROOM = (A4.width - A4.left - A4.right, A4.height - A4.top - A4.bottom - 60)
#: Far above a file of exhibits.
MAX_PAGES = 600
_MAX_TEXT = 60_000
#: Dots of the longer side of a picture: 150 to the inch of an A4 page.
_DOTS = 1_650
_STAMP = (110.0, 22.0)
_FROM_EDGE = (18.0, 14.0)
_STAMP_NAME = "/QuelRecours"


@dataclass(frozen=True)
class Part:
    """A PDF, and its entry in the contents."""

    title: str
    content: bytes


def from_picture(data: bytes, title: str, on: date) -> bytes:
    """One page with the picture upright, as large as it holds. Raises PdfRefused when it cannot be read."""
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise PdfRefused(f"L'image « {title} » ne se lit pas.") from None
    upright.thumbnail((_DOTS, _DOTS))
    out = BytesIO()
    upright.save(out, "JPEG", quality=82)
    scale = min(_ROOM[0] / upright.width, _ROOM[1] / upright.height)
    shown = Picture(out.getvalue(), upright.width * scale, upright.height * scale, title)
    return _drawn([PaperParagraph(Look(), (shown,))], title, on)


def from_text(text: str, title: str, on: date) -> bytes:
    return _drawn([_line(line) for line in text[:_MAX_TEXT].splitlines()], title, on)


def from_email(data: bytes, title: str, on: date) -> bytes:
    """Who wrote to whom, when, the subject, the words, and the names of what was joined."""
    mail = message_from_bytes(data, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    heads = (("De", "from"), ("À", "to"), ("Copie", "cc"), ("Date", "date"), ("Objet", "subject"))
    lines = [_line(f"{label} : {_header(mail, name)}", bold=True) for label, name in heads if _header(mail, name)]
    lines += [_line("")]
    lines += [_line(line) for line in _words(mail)[:_MAX_TEXT].splitlines()]
    joined = [str(part.get_filename()) for part in mail.iter_attachments() if part.get_filename()]
    if joined:
        lines += [_line(""), _line(f"Pièces jointes au message : {', '.join(joined)[:2000]}")]
    return _drawn(lines, title, on)


def cover(label: str, title: str, note: str, on: date) -> bytes:
    """A page that stands for a file which cannot be drawn."""
    return _drawn(
        [_line(label, bold=True, size=20), _line(""), _line(title, size=14), _line(""), _line(note)], title, on
    )


def stamped(content: bytes, label: str, on: date) -> bytes:
    """The same PDF with `label` in a box at the top right of each page. Raises PdfRefused when it cannot be opened."""
    with _opened(content) as writer:
        form = _stamp(writer, label, on)
        for page in writer.pages:
            _put(writer, page, form)
        return _written(writer)


def bound(parts: Sequence[Part], title: str, author: str) -> bytes:
    """One PDF of them all, each with its bookmark. Raises PdfRefused when one cannot be opened, or for too many pages."""
    writer = PdfWriter()
    with quiet():
        for part in parts:
            first = len(writer.pages)
            with _opened(part.content) as each:
                writer.append(BytesIO(_written(each)), import_outline=False)
            writer.add_outline_item(title=part.title, page_number=first)
            if len(writer.pages) > MAX_PAGES:
                raise PdfRefused(f"Le dossier dépasse {MAX_PAGES} pages.", "Retirez des pièces, ou donnez-les à part.")
        writer.metadata = {"/Title": title, "/Author": author}
        return _written(writer)


def _line(text: str, bold: bool = False, size: float = 10.5) -> PaperParagraph:
    words = plain_letters(printable(text.expandtabs(4)))
    return PaperParagraph(Look(size=size, after=2), (Text(words, bold, size),) if words else ())


def _drawn(body: Sequence[PaperParagraph], title: str, on: date) -> bytes:
    paper = PrintedPaper(A4, tuple(body), (), title, "")
    made = pages(paper)
    if len(made) > MAX_PAGES:
        raise PdfRefused(f"« {title} » est trop long pour être mis en pages.")
    canvas = Canvas(title, "", on)
    canvas.draw(made, A4.width, A4.height)
    return canvas.content()


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(mail.get(name) or "").split())[:500]
    except (ValueError, TypeError, IndexError, AttributeError):  # a header that its reader cannot make sense of
        return ""


def _words(mail: EmailMessage) -> str:
    part = mail.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        text = str(part.get_content())
    except (LookupError, UnicodeError, ValueError, KeyError):
        payload = part.get_payload(decode=True)
        text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return _without_tags(text) if part.get_content_type() == "text/html" else text


class _Words(HTMLParser):
    """The words of a page, a block a line; scripts and styles left out."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in ("script", "style")
        if tag in ("p", "div", "br", "tr", "li", "h1", "h2", "h3"):
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style") and self._hidden > 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(re.sub(r"\s+", " ", data))


def _without_tags(html: str) -> str:
    parser = _Words()
    parser.feed(html[: _MAX_TEXT * 10])
    return re.sub(r"\n{3,}", "\n\n", "".join(parser.words)).strip()


@contextmanager
def quiet() -> Iterator[None]:
    """No stream grows without end, no other program is called, and nothing of the file reaches a log."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    limit = 16 << 20
    with apply_configuration(
        Configuration(
            zlib_maximum_output_length=limit, array_based_stream_maximum_output_length=limit, jbig2dec_binary=None
        )
    ):
        yield


@contextmanager
def _opened(content: bytes) -> Iterator[PdfWriter]:
    with quiet():
        try:
            reader = PdfReader(BytesIO(content))
            if reader.is_encrypted:
                raise PdfRefused("Ce PDF est protégé.", "Enregistrez-en une copie sans protection.")
            if len(reader.pages) > MAX_PAGES:
                raise PdfRefused(f"Ce PDF dépasse {MAX_PAGES} pages.", "Coupez-le en plusieurs.")
            writer = PdfWriter()
            writer.append(reader, import_outline=False)
            if not writer.pages:
                raise PdfRefused("Ce PDF n'a aucune page.")
        except PdfRefused:
            raise
        except Exception:  # A library reads bytes that anyone may have written: whatever it trips on is a bad file.
            raise PdfRefused("Ce PDF est abîmé : il ne s'ouvre pas.", "Enregistrez-le de nouveau.") from None
        yield writer


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _stamp(writer: PdfWriter, label: str, on: date) -> Any:
    """The box as a form that every page refers to."""
    width, height = _STAMP
    canvas = Canvas("", "", on, marked=False)
    canvas.stamp(label, width, height)
    page = PdfReader(BytesIO(canvas.content())).pages[0]
    contents = page.get_contents()
    assert contents is not None
    form = DecodedStreamObject()
    form.set_data(contents.get_data())
    form[NameObject("/Type")], form[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
    form[NameObject("/BBox")] = RectangleObject((0, 0, FloatObject(width), FloatObject(height)))
    form[NameObject("/Resources")] = page["/Resources"].clone(writer)
    return writer._add_object(form)


def _put(writer: PdfWriter, page: Any, form: Any) -> None:
    """The form above what the page shows, whichever way it is turned."""
    resources = page.setdefault(NameObject("/Resources"), DictionaryObject()).get_object()
    forms = resources.setdefault(NameObject("/XObject"), DictionaryObject()).get_object()
    forms[NameObject(_STAMP_NAME)] = form
    before, after = DecodedStreamObject(), DecodedStreamObject()
    before.set_data(b"q\n")
    place = " ".join(f"{value:.2f}" for value in _place(page))
    after.set_data(f"\nQ\nq {place} cm {_STAMP_NAME} Do Q\n".encode("ascii"))
    contents = page.get("/Contents")
    inside = contents.get_object() if contents is not None else None
    parts = (
        list(inside) if isinstance(inside, ArrayObject) else [page.raw_get("/Contents")] if inside is not None else []
    )
    page[NameObject("/Contents")] = ArrayObject([writer._add_object(before), *parts, writer._add_object(after)])


def _place(page: Any) -> tuple[float, ...]:
    """Where the box goes on a page turned by `/Rotate`: the top right as it is seen."""
    (width, height), (aside, down) = _STAMP, _FROM_EDGE
    left, bottom, right, top = (value * 1.0 for value in page.cropbox)
    turn = (page.rotation or 0) % 360
    return {
        90: (0, 1, -1, 0, left + height + down, top - width - aside),
        180: (-1, 0, 0, -1, left + width + aside, bottom + height + down),
        270: (0, -1, 1, 0, right - height - down, bottom + width + aside),
    }.get(turn, (1, 0, 0, 1, right - width - aside, top - height - down))
