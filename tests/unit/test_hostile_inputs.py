"""Each fault that hostile inputs once found, by its name: a right result, or one sentence of at most 300 characters."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from guide.case.storage import dumps, loads
from guide.errors import (
    LONGEST,
    AmountUnreadable,
    DateUnreadable,
    GuideError,
    InvalidDossier,
    TemplateRefused,
    UnreadableFile,
)
from guide.letters import check_own, picture, write
from guide.letters.court import read_piece
from guide.values.dates import parse_date
from guide.values.money import amount_from_json, parse_amount
from guide.values.spreadsheet import csv_file
from tests.unit.letters_cases import VARIANTS

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = (ROOT / "templates" / "relance.docx").read_bytes()
NOTICE = next(iter(VARIANTS.values()))


def changed(part: str, change) -> bytes:
    """The template with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == part else data)
    return out.getvalue()


@pytest.mark.parametrize("quoted", ["x" * 150_000, "\u202e" * 5_000, "é\n" * 9_000])
def test_a_message_never_quotes_a_file_back(quoted: str) -> None:
    error = GuideError(f"« {quoted} » n'est pas un montant.", f"Écrivez « {quoted} ».")
    assert len(str(error)) <= LONGEST and str(error).isprintable()
    with pytest.raises(InvalidDossier) as refusal:
        loads('{"version": 1, "' + "k" * 150_000 + '": 1}')
    assert len(str(refusal.value)) <= LONGEST


@pytest.mark.parametrize("typed", ["١٢٠٠", "１２００", "१२००,५०"])
def test_an_amount_is_read_in_the_digits_of_the_keyboard_only(typed: str) -> None:
    with pytest.raises(AmountUnreadable):
        parse_amount(typed)
    with pytest.raises(AmountUnreadable):
        amount_from_json(f"{typed}.00")


@pytest.mark.parametrize("typed", ["２０２６-01-02", "٠١/٠٢/٢٠٢٦"])
def test_a_date_is_read_in_the_digits_of_the_keyboard_only(typed: str) -> None:
    with pytest.raises(DateUnreadable):
        parse_date(typed)


@pytest.mark.parametrize("sent", ["Tue, 1 May 0206 10:00:00 +0000", "Thu, 1 Jan 1970 00:00:00 +0000"])
def test_an_exhibit_bears_no_date_that_its_dossier_would_refuse(sent: str) -> None:
    mail = f"From: a@b.fr\r\nDate: {sent}\r\nSubject: Relance\r\n\r\nBonjour".encode()
    assert read_piece("message.eml", mail).on is None


def test_a_broken_stream_in_a_template_is_said_broken() -> None:
    data = bytearray(TEMPLATE)
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as archive:
        info = archive.getinfo("word/document.xml")
    start = info.header_offset + 30 + struct.unpack_from("<HH", data, info.header_offset + 26)[0] + 8
    data[start : start + 40] = b"\xff" * 40
    with pytest.raises(TemplateRefused) as refusal:
        check_own(bytes(data), "relance")
    assert "temps" not in str(refusal.value)
    with pytest.raises(zlib.error):
        zipfile.ZipFile(io.BytesIO(bytes(data))).read("word/document.xml")


def test_a_link_to_a_file_in_a_template_is_refused() -> None:
    field = b'<w:p><w:r><w:instrText>HYPERLINK "file:///etc/passwd"</w:instrText></w:r></w:p></w:body>'
    with pytest.raises(TemplateRefused, match="HYPERLINK"):
        check_own(changed("word/document.xml", lambda data: data.replace(b"</w:body>", field, 1)), "relance")


@pytest.mark.parametrize("name", ["\uff1d1+1", "\u200b=1+1", "\u00a0=1+1", "\ufeff@SUM(A1)", "\u202e+1", "\uff0b1"])
def test_no_cell_begins_a_formula_whatever_stands_before_its_sign(name: str) -> None:
    assert csv_file(("Nom",), [(name,)]).decode("utf-8-sig").splitlines()[1].lstrip('"').startswith("'")


def test_no_invisible_mark_of_a_name_is_kept_nor_printed() -> None:
    tricky = "Du\u202edn\u200ba\u00adrd"
    case = replace(NOTICE, debtor=replace(NOTICE.debtor, name=tricky))
    assert loads(dumps(case)).debtor.name == "Dudnard"
    (file,) = write(case, date(2026, 11, 22), "mise_en_demeure").files
    with zipfile.ZipFile(io.BytesIO(file.content)) as word:
        said = word.read("word/document.xml").decode("utf-8")
    assert "Dudnard" in said and not set("\u202e\u200b\u00ad") & set(said)


def test_a_picture_of_one_endless_line_is_refused_before_it_is_opened() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 39_000_000, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    with pytest.raises(UnreadableFile, match="démesurée"):
        picture("logo.png", png)
