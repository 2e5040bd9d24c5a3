"""Spreadsheets and texts made to harm: refused in a sentence, quickly, in little memory; nothing is run or fetched."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.errors import UnreadableFile
from guide.ledger.files.spreadsheet_bounds import refuse_hostile
from guide.ledger.source.anomalies import Anomalies
from guide.ledger.source.total_question import TotalInDoubt
from tests.unit.ledger_cases import SAMPLES, messages, open_of, read_bytes, read_text
from tests.unit.test_ledger_bad_input import zipped
from tests.unit.test_ledger_invoices import ODS, ODS_MANIFEST, PLAIN, ods, ods_text, workbook

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
LIST: list[list[object]] = [["Numéro", "Client", "Date", "Total"], ["F1", "Durand", "02/01/2026", 12.5]]


def with_part(name: str, content: bytes, base: bytes | None = None) -> bytes:
    """A good workbook with one part more, or another in its place."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(base or workbook(LIST))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def sheet(rows: str) -> bytes:
    return with_part("xl/worksheets/sheet1.xml", SHEET.format(rows).encode())


def lying(data: bytes, name: str, size: int) -> bytes:
    """The archive, one part of which declares a size and a sum that are those of its beginning."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part, begins = archive.getinfo(name), archive.read(name)[:size]
    out, at = bytearray(data), data.index(b"PK\x01\x02")
    while out[at + 46 : at + 46 + len(name)] != name.encode():
        at = out.index(b"PK\x01\x02", at + 4)
    struct.pack_into("<I", out, at + 16, zlib.crc32(begins))
    struct.pack_into("<I", out, at + 24, size)
    struct.pack_into("<I", out, part.header_offset + 14, zlib.crc32(begins))
    struct.pack_into("<I", out, part.header_offset + 22, size)
    return bytes(out)


def refused(data: bytes, name: str = "a.xlsx", megabytes: int = 60, seconds: float = 10) -> str:
    """The sentence; memory and time stay bounded."""
    tracemalloc.start()
    begun = time.perf_counter()
    try:
        with pytest.raises(UnreadableFile) as error:
            read_bytes(data, name)
        spent, (_, peak) = time.perf_counter() - begun, tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < megabytes << 20 and spent < seconds, (peak >> 20, spent)
    assert error.value.hint
    return error.value.message


def test_the_base_of_these_tests_is_read():
    assert open_of(read_bytes(with_part("xl/media/x.txt", b"x"), "a.xlsx")) == {"Durand": 1250}


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c s="1" r="A1"><v>1</v></c></row><row r="1000000"><c s="1" r="ZZ1000000"><v>1</v></c></row>',
        "<row><c r='A1'><v>1</v></c><c r = 'AZ1048576'><v>1</v></c></row>",
        '<row r="1"><c r="zz1048576"><v>1</v></c></row>' + '<row r="2"><c r="A2"><v>1</v></c></row>' * 60_000,
        "<row>" + "<c/>" * 1900 + "</row>" + "<row><c><v>1</v></c></row>" * 50_000,
        "<row>" + "<c><v>1</v></c>" * 5000 + "</row>",
    ],
    ids=["last cell", "attributes", "quotes", "hidden in the middle", "no references", "too wide"],
)
def test_a_cell_far_away_never_lays_out_its_rectangle(rows):
    assert "trop de lignes et de colonnes" in refused(sheet(rows))


def test_a_sheet_of_a_million_rows_that_is_narrow_is_no_bomb():
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="S1048576"><v>1</v></c></row>'
    refuse_hostile("a.xlsx", sheet(rows), Anomalies())
    with pytest.raises(UnreadableFile):
        refuse_hostile("a.xlsx", sheet(rows.replace("S", "T")), Anomalies())


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/other.xml"])
def test_a_part_that_hides_its_size_is_stopped_where_it_lies(part):
    bomb = lying(with_part(part, b" " * (30 << 20)), part, 1000)
    assert "démesuré" in refused(bomb)


def test_bombs_are_told_by_their_sizes(monkeypatch):
    assert "démesuré" in refused(with_part("xl/sharedStrings.xml", b"0" * (20 << 20)))
    monkeypatch.setattr("guide.ledger.files.spreadsheet_bounds.MAX_PARTS", 5)
    assert "démesuré" in refused(zipped(**{f"xl__{i}": b"" for i in range(6)}))


def test_a_sheet_in_utf_16_is_not_a_way_round():
    assert "abîmé" in refused(with_part("xl/worksheets/sheet1.xml", SHEET.format("").encode("utf-16")))


def test_a_binary_workbook_is_refused_by_its_name():
    assert "XLSB" in refused(with_part("xl/worksheets/sheet1.bin", b"x"))


def test_macros_are_read_past_and_said():
    found = read_bytes(with_part("xl/vbaProject.bin", b"Sub AutoOpen()"), "a.xlsm")
    assert open_of(found) == {"Durand": 1250} and "macros" in messages(found)
    assert "macros" not in messages(read_bytes(workbook(LIST), "a.xlsx"))


def test_formulas_are_neither_computed_nor_fetched():
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Numéro</t></is></c><c r="B1" t="inlineStr"><is><t>Client</t></is></c>'
        '<c r="C1" t="inlineStr"><is><t>Date</t></is></c><c r="D1" t="inlineStr"><is><t>Total</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>F1</t></is></c><c r="B2" t="inlineStr"><is><t>=cmd|\'/c calc\'!A1</t></is></c>'
        '<c r="C2" t="inlineStr"><is><t>02/01/2026</t></is></c><c r="D2"><f>WEBSERVICE("http://x.invalid/")</f><v>12.5</v></c></row>'
    )
    assert open_of(read_bytes(sheet(rows), "a.xlsx")) == {"=cmd|'/c calc'!A1": 1250}
    text = PLAIN + 'F1;"=HYPERLINK(""http://x.invalid"")";02/01/2026;;=1+1;=1+1\nF2;@SUM(A1);02/01/2026;;5;5\n'
    found = read_text(text)
    assert open_of(found) == {"@SUM(A1)": 500} and found.files[0].dropped == 1


def test_entities_of_a_workbook_are_not_expanded():
    entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    rows = entity + SHEET.format('<row r="1"><c r="A1" t="inlineStr"><is><t>&b;&b;</t></is></c></row>')
    refused(with_part("xl/worksheets/sheet1.xml", rows.encode()))


def test_an_ods_may_not_hide_its_repetitions():
    hidden = (
        '<table:table-cell office:formula="of:=1>0" table:number-columns-repeated=\'16384\' office:value-type="string">'
        "<text:p>x</text:p></table:table-cell>"
    )
    assert "trop de lignes et de colonnes" in refused(ods(hidden), "a.ods")


@pytest.mark.parametrize("unclosed", ["<table:table-row>", "<table:table-row ", '<table:table-cell x="'])
def test_an_ods_never_closed_is_looked_at_once(unclosed):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", ODS.format(rows=unclosed * 100_000))
        archive.writestr("META-INF/manifest.xml", ODS_MANIFEST)
    refused(out.getvalue(), "a.ods")


@pytest.mark.parametrize(
    "end", ["", "</table:tâble>", "<!-- </table:table> -->", '<!DOCTYPE a [<!ENTITY x "<table:table>">]></table:table>']
)
def test_an_ods_whose_table_never_ends_is_refused(end):
    """The reader of workbooks waits for that end, for ever."""
    content = ODS.format(rows="").replace("</table:table>", end)
    assert "abîmé" in refused(with_part("content.xml", content.encode(), ods(ods_text("x"))), "a.ods")


@pytest.mark.parametrize("encoding", ["NaN", "shift_jis", "idna", "rot13"])
def test_an_ods_in_an_unknown_encoding_is_refused(encoding):
    content = ODS.format(rows="").replace("UTF-8", encoding)
    assert encoding in content
    assert "abîmé" in refused(with_part("content.xml", content.encode(), ods(ods_text("x"))), "a.ods")


def test_an_ods_with_one_tag_of_many_megabytes_is_refused():
    assert "trop de lignes" in refused(ods(ods_text("x" * (9 << 20))), "a.ods", megabytes=120)


def test_a_line_of_many_megabytes_is_refused_before_it_is_cut():
    said = refused((PLAIN + "F1;A;02/01/2026;;1;1\n" + "x" * (40 << 20)).encode(), "a.csv", megabytes=130)
    assert "un million de caractères" in said


def test_millions_of_separators_are_refused_before_they_are_cut():
    refused((PLAIN + "F1;A;02/01/2026;;1;1" + ";" * (20 << 20)).encode(), "a.csv", megabytes=130)


@pytest.mark.parametrize("start", ["<table><tr><td>", "\ufeff  <html><body>", "\n<!doctype html>"])
def test_a_web_page_named_xls_says_what_to_do(start):
    with pytest.raises(UnreadableFile) as error:
        read_text(start + "x", "export.xls")
    assert "page web" in error.value.message and "XLSX" in error.value.hint


def test_a_file_is_what_it_holds_not_what_it_is_called():
    assert open_of(read_bytes(workbook(LIST), "export.csv")) == {"Durand": 1250}
    assert open_of(read_text("Numéro;Client;Date;Total\nF1;Durand;02/01/2026;12,50\n", "export.xlsx")) == {
        "Durand": 1250
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_fec_in_xml_is_refused_by_its_name(encoding):
    text = '<?xml version="1.0"?><comptabilite><exercice><journal><JournalCode>VE</JournalCode>'
    with pytest.raises(UnreadableFile) as error:
        read_text(text, "123456789FEC20261231.xml", encoding)
    assert "FEC en XML" in error.value.message and "à plat" in error.value.hint


XLS, XLSX = ((SAMPLES / f"list.{kind}").read_bytes() for kind in ("xls", "xlsx"))


def test_an_xls_whose_blocks_go_round_in_circles_kills_no_one():
    table = (struct.unpack_from("<I", XLS, 76)[0] + 1) * 512
    circles = bytearray(XLS)
    for place in range(128):
        struct.pack_into("<I", circles, table + 4 * place, place)
    assert "abîmé, incomplet ou démesuré" in refused(bytes(circles), "a.xls")


@settings(max_examples=15)
@given(st.integers(0, len(XLS) - 1), st.binary(min_size=1, max_size=8))
def test_a_spoilt_xls_is_read_asked_about_or_refused_in_a_sentence(at, put):
    try:
        read_bytes(XLS[:at] + put + XLS[at + len(put) :], "a.xls")
    except (UnreadableFile, TotalInDoubt) as error:
        assert error.message


@given(
    st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]),
    st.integers(0, 10**6),
    st.binary(min_size=1, max_size=8),
)
def test_a_spoilt_part_of_an_xlsx_is_read_asked_about_or_refused_in_a_sentence(part, at, put):
    with zipfile.ZipFile(io.BytesIO(XLSX)) as archive:
        content = archive.read(part)
    at %= len(content)
    try:
        read_bytes(with_part(part, content[:at] + put + content[at + len(put) :], XLSX), "a.xlsx")
    except (UnreadableFile, TotalInDoubt) as error:
        assert error.message
