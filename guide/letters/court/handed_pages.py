"""The court file as its clerk opens it: every paper and every exhibit as a PDF, exhibits stamped with their number, and one
bookmarked PDF of them all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guide.errors import PdfRefused
from guide.letters.court.exhibit_file import Format
from guide.letters.court.exhibits import Numbered
from guide.letters.pdf import pdf
from guide.letters.pdf.exhibit_pages import Part, bound, cover, from_email, from_picture, from_text, stamped

#: The whole file in one; what a portal may refuse for its size is then given apart.
COMPLETE = "dossier-complet.pdf"
_BESIDE = "Ce fichier n'a pas pu être mis en pages : il est joint à part, sous le même numéro."


@dataclass(frozen=True)
class Handed:
    """A file to hand over: its name, what the contents of the whole say of it, its bytes."""

    name: str
    title: str
    content: bytes


def label(number: int) -> str:
    return f"Pièce n° {number}"


def stamped_paper(docx: bytes, number: int | None, on: date) -> bytes:
    """A paper of ours as a PDF, with its number when it is an exhibit. Raises PdfRefused."""
    made = pdf(docx, on)
    return made if number is None else stamped(made, label(number), on)


def exhibit(piece: Numbered, on: date) -> tuple[Handed, ...]:
    """The pages of a piece under its number; and, where it cannot be drawn, the file itself beside a page that says so."""
    assert piece.file is not None
    title = f"{label(piece.number)} : {piece.exhibit.title}"
    try:
        pages = stamped(_pages(piece, on), label(piece.number), on)
    except PdfRefused:
        pages = cover(label(piece.number), piece.exhibit.title, _BESIDE, on)
        own = f"{piece.file_name().rpartition('.')[0]}-original.{piece.file.format}"
        return Handed(piece.file_name("pdf"), title, pages), Handed(own, title, piece.file.content)
    return (Handed(piece.file_name("pdf"), title, pages),)


def _pages(piece: Numbered, on: date) -> bytes:
    assert piece.file is not None
    content, title = piece.file.content, piece.exhibit.title
    match piece.file.format:
        case Format.PDF:
            return content
        case Format.JPEG | Format.PNG:
            return from_picture(content, title, on)
        case Format.EMAIL:
            return from_email(content, title, on)
        case Format.TEXT:
            return from_text(content.decode("utf-8", "replace"), title, on)
        case Format.WORD:
            return pdf(content, on)


def complete(handed: Sequence[Handed], title: str, author: str) -> Handed | None:
    """Every PDF in one, each under its bookmark; None when they are too many pages for one file."""
    parts = [Part(each.title, each.content) for each in handed if each.name.endswith(".pdf")]
    try:
        return Handed(COMPLETE, title, bound(parts, title, author))
    except PdfRefused:
        return None
