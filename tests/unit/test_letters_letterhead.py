"""The user's logo and signature: plain pictures, each at its place, and only where one signs alone."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from PIL import Image

from guide.case.model import Instalment
from guide.errors import UnreadableFile
from guide.letters import headed, picture, write
from guide.letters.word.letterhead import LOGO, SIGNATURE, Letterhead
from tests.unit.letters_cases import ON, VARIANTS


def image(width: int = 300, height: int = 100, kind: str = "PNG", **saved: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), (20, 60, 120)).save(out, kind, **saved)
    return out.getvalue()


def letter(id: str = "mise_en_demeure") -> bytes:
    return write(VARIANTS["entreprise"], ON, id).files[0].content


def test_the_logo_stands_above_the_sender_and_the_signature_over_the_name() -> None:
    head = Letterhead(picture("l.png", image()), picture("s.jpg", image(200, 200, "JPEG")))
    document = Document(BytesIO(headed(letter(), head, ON)))
    shapes = document.inline_shapes
    assert [(round(s.width.cm, 1), round(s.height.cm, 1)) for s in shapes] == [
        (LOGO[0], round(LOGO[0] / 3, 1)),
        (SIGNATURE[1], SIGNATURE[1]),
    ]
    sender = document.tables[0].cell(0, 0).paragraphs
    assert "graphic" in sender[0]._p.xml and sender[1].text == "Atelier Nord"
    paragraphs = document.paragraphs
    signed = next(i for i, p in enumerate(paragraphs) if "graphic" in p._p.xml)
    assert paragraphs[signed + 1].text == "Claire Nord, gérante"
    told = [shape._inline.docPr.get("descr") for shape in shapes]
    assert told == ["Logo de Atelier Nord", "Signature de Claire Nord, gérante"]


def test_without_a_letterhead_the_letter_is_the_same() -> None:
    assert headed(letter(), Letterhead(), ON) == letter()


def test_the_words_of_the_letter_do_not_change_and_its_bytes_repeat() -> None:
    head = Letterhead(picture("l.png", image()))
    once, twice = headed(letter(), head, ON), headed(letter(), head, ON)
    assert once == twice
    said = [p.text for p in Document(BytesIO(letter())).paragraphs]
    assert [p.text for p in Document(BytesIO(once)).paragraphs] == said


def test_a_paper_that_two_people_sign_is_signed_by_hand() -> None:
    plan = tuple(Instalment(ON.replace(day=28), 50_000) for _ in range(1))
    dossier = replace(VARIANTS["entreprise"], plan=plan)
    [file] = write(dossier, ON, "reconnaissance_dette").files
    assert not Document(BytesIO(headed(file.content, Letterhead(signature=image()), ON))).inline_shapes


def test_nothing_else_of_the_file_is_kept() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Appareil de Claire"
    secret = picture("p.jpg", image(kind="JPEG", exif=exif, comment=b"adresse secrete"))
    assert b"Appareil" not in secret and b"secrete" not in secret
    with zipfile.ZipFile(BytesIO(headed(letter(), Letterhead(secret), ON))) as archive:
        assert all(b"Appareil" not in archive.read(name) for name in archive.namelist())


def huge_png() -> bytes:
    """A PNG that announces 30 000 x 30 000 dots in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 10)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"<svg onload='x'/>", image()[:60], huge_png(), b"\0" * (6 << 20)],
    ids=["empty", "gif", "svg", "cut", "huge", "heavy"],
)
def test_what_is_no_picture_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="« x »") as caught:
        picture("x", data)
    assert caught.value.hint
