"""A file that the user adds as an exhibit: recognised by its content, named safely, never opened nor run.

PDF, JPEG, PNG, Word (without macro), e-mail and plain text; anything else is refused with what to do.
"""

import contextlib
import re
import zipfile
from dataclasses import dataclass
from datetime import date
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from enum import StrEnum
from io import BytesIO

from guide.errors import PieceRefused
from guide.values.dates import FIRST_DAY, LAST_DAY
from guide.values.slug import slug
from guide.values.text import printable

EXHIBIT_LIMIT = 10 << 20
LONGEST_TITLE = 120
#: A Word file has a few dozen parts.
_MOST_PARTS = 2_000
#: Where the headers of an e-mail end at the latest; what is longer is no e-mail.
_HEADERS = 64 << 10
_DATES = re.compile(
    r"(?<![0-9])(?:(20[0-9][0-9])[-_. ]?([01][0-9])[-_. ]?([0-3][0-9])|([0-3][0-9])[-_. ]([01][0-9])[-_. ](20[0-9][0-9]))(?![0-9])"
)
_FORMATS = "PDF, JPEG, PNG, Word (.docx), e-mail (.eml) ou texte"


class Format(StrEnum):
    """The extension of the file that is handed over: told by the content, whatever the name said."""

    PDF = "pdf"
    JPEG = "jpg"
    PNG = "png"
    WORD = "docx"
    EMAIL = "eml"
    TEXT = "txt"


@dataclass(frozen=True)
class PieceFile:
    """`name` is plain ASCII without any folder. `title` and `on` are what the file says of itself, if anything."""

    name: str
    format: Format
    content: bytes
    title: str
    on: date | None = None
    #: Nobody can read it without a password.
    protected: bool = False


def read_piece(name: str, content: bytes) -> PieceFile:
    """Raises PieceRefused: what was found, what was expected."""
    shown = _shown(name)
    if not content:
        raise PieceRefused(f"« {shown} » est vide.", "Enregistrez-le à nouveau, puis ajoutez-le.")
    if len(content) > EXHIBIT_LIMIT:
        raise PieceRefused(
            f"« {shown} » dépasse {EXHIBIT_LIMIT >> 20} Mo.",
            "Réduisez-le (une photo en JPEG, un PDF compressé) ou coupez-le en deux pièces.",
        )
    format = _format(shown, content)
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", shown)
    title, on = _said(stem), _dated(stem)
    if format is Format.EMAIL:
        headers = _headers(content)
        title, on = _said(_decoded(headers.get("subject"))) or title, _sent(headers) or on
    protected = format is Format.PDF and b"/Encrypt" in content
    return PieceFile(f"{slug(stem, 'piece')}.{format}", format, content, title or "Pièce sans titre", on, protected)


def _shown(name: str) -> str:
    """The last part of a name, printable and short."""
    last = re.split(r"[/\\]", name)[-1]
    return printable(last, "")[:LONGEST_TITLE].strip() or "fichier"


def _format(shown: str, content: bytes) -> Format:
    head = content[:1024]
    if b"%PDF-" in head:
        return Format.PDF
    if head.startswith(b"\xff\xd8\xff"):
        return Format.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format.PNG
    if head.startswith(b"PK\x03\x04"):
        return _word(shown, content)
    if head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypheif"):
        raise PieceRefused(
            f"« {shown} » est une photo au format HEIC, que le greffe ne lit pas forcément.",
            "Exportez-la en JPEG depuis votre téléphone, puis ajoutez-la.",
        )
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise PieceRefused(
            f"« {shown} » est un ancien fichier Office ou un message Outlook.",
            "Enregistrez-le en PDF (ou le message en .eml), puis ajoutez-le.",
        )
    return _text(shown, content)


def _word(shown: str, content: bytes) -> Format:
    """Only the list of its parts is read: nothing is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError):
        names = []
    if "word/document.xml" not in names or len(names) > _MOST_PARTS:
        raise PieceRefused(f"« {shown} » n'est pas un document Word.", f"Attendu : {_FORMATS}.")
    if any("vbaproject" in name.lower() for name in names):
        raise PieceRefused(f"« {shown} » contient une macro.", "Enregistrez-le en PDF, puis ajoutez-le.")
    return Format.WORD


def _text(shown: str, content: bytes) -> Format:
    if b"\x00" in content or sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in content[:65536]):
        raise PieceRefused(f"« {shown} » n'est pas d'un format reconnu.", f"Attendu : {_FORMATS}.")
    headers = _headers(content)
    return Format.EMAIL if headers.get("from") and headers.get("date") else Format.TEXT


def _headers(content: bytes) -> Message:
    head = re.split(rb"\r?\n\r?\n", content[:_HEADERS], maxsplit=1)[0]
    return BytesHeaderParser().parsebytes(head + b"\n\n")


def _decoded(header: object) -> str:
    """A header as people read it; one that is badly written is left as it is."""
    try:
        return str(make_header(decode_header(str(header or ""))))
    except (LookupError, ValueError, MessageError):
        return ""


def _sent(headers: Message) -> date | None:
    try:
        sent = parsedate_to_datetime(str(headers.get("date"))).date()
    except (ValueError, TypeError, OverflowError):
        return None
    # A clock that was never set dates its messages of 1970: that is no date of the dispute.
    return sent if FIRST_DAY <= sent < LAST_DAY else None


def _said(text: str) -> str:
    """A file's stem or a subject as a title: "devis_signe-12 2026-03-02" gives "Devis signe 12"."""
    line = " ".join(printable(_DATES.sub(" ", text)).split())
    spaced = re.sub(r"[_]+", " ", line)
    spaced = spaced if " " in spaced else re.sub(r"(?<=[^\d])-|-(?=[^\d])", " ", spaced)
    trimmed = " ".join(spaced.split()).strip(" -.,()")[:LONGEST_TITLE].strip()
    return trimmed[:1].upper() + trimmed[1:]


def _dated(stem: str) -> date | None:
    """The one date of a file's name: 2026-03-02, 20260302, 02-03-2026."""
    days = set()
    for match in _DATES.finditer(stem):
        year, month, day = match.group(1, 2, 3) if match[1] else match.group(6, 5, 4)
        with contextlib.suppress(ValueError):
            days.add(date(int(year), int(month), int(day)))
    return days.pop() if len(days) == 1 else None
