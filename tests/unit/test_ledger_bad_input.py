"""Any file may be wrong: one clear French sentence, never a traceback, and the good rows kept."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
import xlsxwriter

from guide import ledger
from guide.errors import GuideError, UnreadableFile
from guide.ledger import balance_json
from guide.ledger.analysis import Report
from guide.ledger.source import source_files
from tests.unit.ledger_cases import fec_line, fec_text, open_of, read_bytes, read_text
from tests.unit.test_ledger_invoices import PLAIN, ods, workbook


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def far_cell() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    page.write_row(0, 0, ["Numéro", "Client", "Date", "Total"])
    page.write(1_048_575, 700, 1)
    book.close()
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"", "est vide"),
        ("a.csv", b" \r\n \n", "est vide"),
        ("a.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF", "une photo"),
        ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "une image"),
        ("a.csv", b"%PDF-1.7 ...", "un document PDF"),
        ("a.csv", bytes(range(256)) * 20, "binaire"),
        ("a.csv", b"bonjour", "pas de colonnes"),
        ("a.csv", b"a;b\n1;2\n", "colonnes ne sont pas reconnues"),
        ("a.csv", b";" * 1_000_000 + b"\n", "plus de 2000 colonnes"),
        ("a.csv", b"Numero;Client;Date" + b";x" * 1_000_000, "plus de 2000 colonnes"),
        ("a.txt", b"<?xml version='1.0'?><a/>", "un fichier XML"),
        ("a.xlsx", b"PK\x03\x04 tronque", "abîmé"),
        ("a.xlsx", workbook([["Numéro", "Client", "Date", "Total"]] * 500)[:3000], "abîmé"),
        ("a.xls", b"\xd0\xcf\x11\xe0 rien", "abîmé"),
        ("a.docx", zipped(word__document=b"<xml/>"), "pas un classeur"),
        ("a.xlsx", lambda: zipped(xl__worksheets__sheet1=b"0" * 50_000_000), "démesuré"),
        ("a.xlsx", far_cell, "trop de lignes et de colonnes"),
        ("a.xlsx", workbook([]), "vide"),
        ("a.xlsx", workbook([["bonjour"]]), "colonnes ne sont pas reconnues"),
    ],
    ids=[
        "empty",
        "blank",
        "jpeg",
        "png",
        "pdf",
        "binary",
        "words",
        "no header",
        "million separators",
        "million columns",
        "xml",
        "xlsx of nothing",
        "xlsx cut",
        "xls of nothing",
        "docx",
        "bomb",
        "far cell",
        "no rows",
        "no table",
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(name, data, said):
    with pytest.raises(UnreadableFile) as error:
        # What takes long to make is made by its own test, not by every process that collects.
        read_bytes(data() if callable(data) else data, name)
    assert said in error.value.message
    assert error.value.hint and error.value.message.endswith((".", ")"))


def test_a_file_too_big_is_refused(monkeypatch):
    monkeypatch.setattr("guide.ledger.files.file_kind.MAX_FILE_BYTES", 10)
    with pytest.raises(UnreadableFile, match="dépasse"):
        read_text(PLAIN)
    assert source_files.UPLOAD_LIMIT <= source_files.MAX_FILE_BYTES < 2**31


def test_a_list_needs_a_day():
    with pytest.raises(UnreadableFile, match="date à laquelle arrêter"):
        read_text(PLAIN + "F1;A;02/01/2026;;1;1\n", today=None)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN + "\n\n\n",
        PLAIN + ";;;;;\n",
        PLAIN + "F1;A;02/01/2026;;1;1;;;;\nF2\n",
        PLAIN + '"F1;A;02/01/2026;;1;1\nF2;A;02/01/2026;;1;1\n',
        PLAIN + "F1;A;02/01/2026;;1;1\n" + "x" * 200_000,
        PLAIN + "F1;A;02/01/2026;;999999999999999999999999;1\n",
        PLAIN + "F1;A;99999999;;1;1e400\n",
        PLAIN.replace("Échéance", "Échéance;Échéance") + "F1;A;02/01/2026;;;1;1\n",
        fec_text([fec_line()])[:150] + "\n",
        fec_text([fec_line(Debit="x" * 5000)]),
        fec_text([fec_line(EcritureDate="", PieceDate="", Debit="1,00")]),
        fec_text([fec_line(CompteNum="", Debit="1,00")]),
    ],
)
def test_odd_tables_never_break(text):
    try:
        found = read_text(text)
    except GuideError as error:
        assert error.message
    else:
        assert found.files[0].rows == found.files[0].kept + found.files[0].ignored + found.files[0].dropped
        assert found.debtors is not None
        assert json.dumps(balance_json(found, complete=True))


def test_a_quote_never_closed_loses_no_row():
    found = read_text(PLAIN + 'F1;"Le 5;02/01/2026;;1;1\nF2;B;02/01/2026;;2;2\nF3;C;02/01/2026;;4;4\n')
    assert sum(open_of(found).values()) == 700


def test_a_cell_on_two_lines_is_one_cell():
    found = read_text(PLAIN + 'F1;"Durand\net fils";02/01/2026;;1;1\nF2;B;31/02/2026;;2;2\n')
    assert open_of(found) == {"B": 200, "Durand et fils": 100}
    assert [a.row for a in Report(found).anomalies if a.row] == [4]


def test_amounts_that_would_not_add_up_exactly_are_refused():
    with pytest.raises(UnreadableFile, match="démesurés"):
        read_text(PLAIN + "F1;A;02/01/2026;;99999999999,00;99999999999,00\n" * 300_000)


@pytest.mark.parametrize("cell", [(16_384, 1), (200, 110_000)])
def test_an_ods_that_repeats_its_cells_without_end_is_refused(cell):
    columns, rows = cell
    text = f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="string"><text:p>x</text:p>'
    data = ods(*[text + "</table:table-cell>"], repeated=rows)
    with pytest.raises(UnreadableFile, match="trop de lignes et de colonnes"):
        read_bytes(data, "a.ods")


def test_too_many_files_at_once_are_refused(monkeypatch):
    monkeypatch.setattr("guide.ledger.reading.MAX_FILES", 1)
    with pytest.raises(UnreadableFile, match="Plus de 1 fichiers"):
        ledger.read([source_files.SourceFile(name, b"x") for name in "ab"], source_files.Options())
