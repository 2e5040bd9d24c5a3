"""Whatever is dropped: a ledger whose figures add up, or one sentence in French. Never a trace."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from guide import ledger
from guide.errors import GuideError
from guide.ledger import Options, SourceFile
from tests.unit.einvoice_cases import FILES, cii, pdf, ubl
from tests.unit.ledger_cases import TODAY, fec_line, fec_text
from tests.unit.test_ledger_invoices import PLAIN, ods, workbook

#: What trips readers: marks of formats, ends of things, numbers out of bounds.
TOKENS = st.sampled_from(
    [
        b"\x00",
        b"\xff",
        b"<",
        b">",
        b"&",
        b'"',
        b";",
        b"\t",
        b"\n",
        b"\r",
        b"-",
        b"1e999",
        b"NaN",
        b"9" * 30,
        b"PK\x03\x04",
        b"%PDF-1.4",
        b"\xd0\xcf\x11\xe0",
        b"<?xml version='1.0'?>",
        b"<!DOCTYPE a>",
        b"/Length 99999999",
        b" 0 R",
        b"endobj",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"",
    ]
)
#: What may stand in place of a text or of an attribute of an XML document.
TEXTS = st.sampled_from(
    [
        "",
        "0",
        "-1",
        "1e308",
        "9" * 30,
        "NaN",
        "2026-13-45",
        "20260230",
        "99991231",
        "XFD1048576",
        "ZZZZ1",
        "é" * 300,
        "\u202e",
        "1,5",
        "1.5.5",
        "-",
        "s",
        "e",
        "381",
        "384",
        "S2",
        "USD",
        "🙂",
        " ",
    ]
)
_VALUES = re.compile(r">([^<]+)<|=\"([^\"]*)\"")
FEW = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def seeds() -> dict[str, bytes]:
    """A small good file of each format."""
    rows: list[list[object]] = [
        ["Numéro", "Client", "Date", "Échéance", "Total TTC"],
        ["F1", "Durand", date(2026, 1, 2), "02/02/2026", 12.5],
    ]
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    return {
        "list": (PLAIN + "F1;A;02/01/2026;;1;1\nF2;B;02/01/2026;03/02/2026;1 234,50 €;1\n").encode(),
        "fec": fec_text([fec_line(Debit="1,00"), fec_line(Credit="1,00", EcritureLet="A")]).encode(),
        "xlsx": workbook(rows),
        "ods": ods(*(cell.format(word) for word in ("Numéro", "Client", "Total TTC"))),
        "cii": cii(notes=(("PMD", "Pénalités"),), terms="<b>30 jours</b>", prepaid="1.00").encode(),
        "cii in utf-16": cii().replace("UTF-8", "UTF-16").encode("utf-16"),
        "ubl": ubl().encode(),
        "pdf": pdf(("factur-x.xml", cii())),
        "real pdf": (FILES / "correct_Avoir_FR_type381_BASIC.pdf").read_bytes(),
        "real cii": (FILES / "factur-x-minimum.xml").read_bytes(),
        "real ubl": (FILES / "ubl-21-extended-ctc-fr.xml").read_bytes(),
    }


def holds(*files: bytes) -> None:
    """The promise itself."""
    try:
        found = ledger.read([SourceFile(f"f{i}", data) for i, data in enumerate(files)], Options(today=TODAY))
    except GuideError as error:
        event("refused")
        assert error.message and "Traceback" not in error.message
        return
    event("read")
    json.dumps(ledger.balance_json(found, complete=True))
    for info in found.files:
        assert info.rows == info.kept + info.ignored + info.dropped
    assert sum(d.open - d.credit for d in found.debtors) == found.ageing.open - found.ageing.credit


@st.composite
def damaged(draw: Callable) -> bytes:
    """A good file cut, overwritten, doubled in places."""
    data = bytearray(seeds()[draw(st.sampled_from(sorted(seeds())))])
    for _ in range(draw(st.integers(1, 6))):
        at, size = draw(st.integers(0, len(data))), draw(st.sampled_from([0, 1, 4, 30, 5000]))
        match draw(st.integers(0, 3)):
            case 0:
                del data[at:]
            case 1:
                data[at : at + size] = draw(TOKENS)
            case 2:
                start = draw(st.integers(0, len(data)))
                data[at:at] = data[start : start + size]
            case 3:
                del data[: min(at, 40)]
    return bytes(data)


def retold(text: str, draw: Callable) -> str:
    """An XML document, well formed still, with other values."""
    for _ in range(draw(st.integers(1, 3))):
        values = list(_VALUES.finditer(text))
        if values:
            found = values[draw(st.integers(0, len(values) - 1))]
            group = 1 if found[1] is not None else 2
            text = text[: found.start(group)] + draw(TEXTS) + text[found.end(group) :]
    return text


@st.composite
def misleading(draw: Callable) -> bytes:
    """A file that opens and whose values make no sense: inside a workbook, inside a PDF, or as it stands."""
    kind = draw(st.sampled_from(["cii", "ubl", "real cii", "real ubl", "pdf", "xlsx", "ods"]))
    if kind in ("xlsx", "ods"):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(seeds()[kind])) as good, zipfile.ZipFile(out, "w") as bad:
            parts = good.namelist()
            struck = draw(st.sampled_from(parts))
            for part in parts:
                text = good.read(part).decode()
                bad.writestr(part, retold(text, draw) if part == struck else text)
        return out.getvalue()
    text = retold(seeds()["cii" if kind == "pdf" else kind].decode("utf-8-sig"), draw)
    return pdf(("factur-x.xml", text)) if kind == "pdf" else text.encode()


@FEW
@given(st.one_of(st.binary(max_size=400), st.builds(bytes.__add__, TOKENS, st.binary(max_size=200))))
def test_any_bytes(data):
    holds(data)


@FEW
@given(damaged())
def test_damaged_files(data):
    holds(data)


@FEW
@given(misleading())
def test_misleading_files(data):
    holds(data)


@settings(parent=FEW, max_examples=40)
@given(
    st.lists(
        st.one_of(
            misleading(),
            damaged(),
            st.sampled_from(["list", "fec", "cii", "ubl", "pdf"]).map(lambda name: seeds()[name]),
        ),
        min_size=2,
        max_size=4,
    )
)
def test_files_together(files):
    holds(*files)
