"""Dossiers and files on which the court file is tested."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

from PIL import Image
from pypdf import PdfWriter

from guide.case.model import Dossier
from guide.letters.court.exhibit_file import PieceFile, read_piece
from guide.letters.court.exhibits import added
from tests.unit.letters_cases import LIQUIDATION, OPENED, rich

PDF, PNG, JPEG = b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"
MAIL = (
    b"From: compta@durand.example\r\nDate: Wed, 10 Jun 2026 10:00:00 +0200\r\n"
    b"Subject: =?utf-8?q?Relance_de_l=27=C3=A9t=C3=A9?=\r\n\r\nBonjour"
)
#: A whole file, as a person has it: given out of order.
FILES = (
    ("mise en demeure 2026-07-01.pdf", PDF + b"notice"),
    ("Facture F2026-014.pdf", PDF + b"invoice"),
    ("AR_2026-07-03.png", PNG + b"receipt"),
    ("Devis signé n°12.PDF", PDF + b"quote"),
    ("PV de réception 30-04-2026.jpg", JPEG + b"report"),
    ("message.eml", MAIL),
)


def scan(kind: str, size: tuple[int, int] = (60, 40)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return out.getvalue()


def pages(*turns: int) -> bytes:
    """A PDF of pages turned by these angles."""
    writer = PdfWriter()
    for turn in turns:
        writer.add_blank_page(595, 842).rotate(turn)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


#: The same, each one a file that opens.
REAL = (
    ("mise en demeure 2026-07-01.pdf", pages(0, 90, 270)),
    ("Facture F2026-014.pdf", pages(0)),
    ("AR_2026-07-03.png", scan("PNG")),
    ("Devis signé n°12.PDF", pages(180)),
    ("PV de réception 30-04-2026.jpg", scan("JPEG")),
    ("message.eml", MAIL),
)
DEBTOR = replace(rich().debtor, legal_form="SARL")
INSOLVENT = rich(answers=LIQUIDATION, events=OPENED)


def with_files(
    dossier: Dossier | None = None, files: tuple[tuple[str, bytes], ...] = FILES
) -> tuple[Dossier, dict[str, PieceFile]]:
    """The dossier, its own exhibits left out, with these files added one after the other."""
    made = replace(dossier or rich(), exhibits=())
    made = replace(made, debtor=replace(made.debtor, legal_form="SARL"))
    held: dict[str, PieceFile] = {}
    for name, content in files:
        made, held = added(made, held, read_piece(name, content))
    return made, held


def word(*names: str) -> bytes:
    """An archive with these parts: what tells a Word file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()
