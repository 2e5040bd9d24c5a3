"""Which character set a text file was written in. Measured on real exports: general detectors fail on short French ones."""

import codecs
import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from guide.errors import UnreadableFile

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
#: The sets met in French exports, in the order that breaks a tie.
LEGACY = ("cp1252", "iso8859-15", "cp850", "mac_roman")
#: Without « ÿ », which no list of invoices needs and which is what cp1252 makes of the no-break space of cp850.
_FRENCH = frozenset("àâæçéèêëîïôœùûüÀÂÆÇÉÈÊËÎÏÔŒÙÛÜ€°«»’\u00a0")
_ASCII = bytes(range(128))
_SAMPLE = 1 << 20
#: Enough non-ASCII bytes to tell the legacy sets apart.
_ENOUGH = 200
_HEAD = 65536
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")

_WEB = (
    "Certains logiciels nomment « .xls » une page web : ouvrez-la dans Excel ou LibreOffice et enregistrez-la en XLSX, ou "
    "exportez en CSV."
)

#: Beginnings of files that are no table, and what to say of them.
_MAGIC = (
    (b"%PDF", "un document PDF", "Exportez la liste des factures en CSV ou en Excel depuis votre logiciel."),
    (b"\xff\xd8\xff", "une photo (JPEG)", ""),
    (b"\x89PNG", "une image (PNG)", ""),
    (b"GIF8", "une image (GIF)", ""),
    (b"RIFF", "une image ou un son", ""),
    (b"II*\x00", "une image (TIFF)", ""),
    (b"MM\x00*", "une image (TIFF)", ""),
    (b"{\\rtf", "un document RTF", ""),
    (b"\x1f\x8b", "une archive (GZIP)", "Décompressez le fichier d'abord."),
    (b"7z\xbc\xaf", "une archive (7z)", "Décompressez le fichier d'abord."),
    (b"Rar!", "une archive (RAR)", "Décompressez le fichier d'abord."),
    (b"PAR1", "un fichier Parquet", ""),
    (b"<?xml", "un fichier XML", ""),
    (b"<!DOCTYPE", "une page web", _WEB),
    (b"<html", "une page web", _WEB),
    (b"<head", "une page web", _WEB),
    (b"<table", "une page web", _WEB),
)
_ADVICE = "Déposez l'export de votre logiciel en CSV, en texte (FEC) ou en Excel."


@dataclass(frozen=True)
class Decoded:
    """Bytes in a set where every separator, digit and line end is one ASCII byte, and the name of the set.

    `encoding` reads `data`; `origin` is the set of the file itself (they differ after UTF-16 only).
    """

    data: bytes
    encoding: str
    origin: str


def refuse_what_is_no_text(name: str, data: bytes) -> None:
    """Raises UnreadableFile for an image, an archive, a PDF: whatever is plainly no table of text."""
    head = data[:_HEAD].removeprefix(codecs.BOM_UTF8).lstrip()
    for magic, what, hint in _MAGIC:
        if head[: len(magic)].lower() == magic.lower():
            raise UnreadableFile(f"« {name} » est {what}, pas un tableau.", hint or _ADVICE)
    head = data[:_HEAD]
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or _utf16_without_mark(head):
        return
    if len(_CONTROLS.findall(head)) * 50 > len(head):
        raise UnreadableFile(f"« {name} » n'est pas un fichier de texte : son contenu est binaire.", _ADVICE)


def decoded(name: str, data: bytes, chosen: str | None = None) -> Decoded:
    """The bytes without their mark, and their set: BOM, else the one chosen, else strict UTF-8, else the likeliest of
    the legacy sets.

    Raises UnreadableFile for what is no text.
    """
    refuse_what_is_no_text(name, data)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            body = data[len(bom) :]
            if encoding == "utf-8":
                return Decoded(body, "utf-8", "utf-8-sig")
            return Decoded(body.decode(encoding, errors="replace").encode(), "utf-8", "utf-16")
    if unmarked := _utf16_without_mark(data[:_HEAD]):
        return Decoded(data.decode(unmarked, errors="replace").encode(), "utf-8", "utf-16")
    if b"\x00" in data:
        data = data.replace(b"\x00", b"")
    encoding = chosen or ("utf-8" if _is_utf8(data) else legacy(data))
    return Decoded(data, encoding, encoding)


def _utf16_without_mark(head: bytes) -> str:
    """The order of the bytes of a UTF-16 text that does not tell it: one byte of two is null; "" otherwise."""
    pairs = len(head) // 2
    for encoding, nulls, letters in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        if pairs >= 2 and head[nulls::2].count(0) * 10 > pairs * 9 and head[letters::2].count(0) * 10 < pairs:
            return encoding
    return ""


def _is_utf8(data: bytes) -> bool:
    """Strict UTF-8, checked without building the text."""
    ends = np.array([0, len(data)], dtype=np.int64)
    whole = pa.LargeStringArray.from_buffers(1, pa.py_buffer(ends), pa.py_buffer(data))
    try:
        whole.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def legacy(data: bytes) -> str:
    """The set with the most French letters, three points off for each other sign that is not ASCII."""
    high_bytes = bytearray()
    for start in range(0, len(data), _SAMPLE):
        high_bytes += data[start : start + _SAMPLE].translate(None, _ASCII)
        if len(high_bytes) >= _ENOUGH:
            break
    counts = {byte: high_bytes.count(byte) for byte in set(high_bytes)}

    def score(encoding: str) -> int:
        return sum(
            n * (1 if bytes([byte]).decode(encoding, errors="replace") in _FRENCH else -3) for byte, n in counts.items()
        )

    return max(LEGACY, key=score)
