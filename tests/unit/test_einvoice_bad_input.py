"""A hostile or broken PDF or XML: one clear sentence, nothing fetched, nothing expanded, the good invoices kept."""

from __future__ import annotations

import io
import subprocess
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pypdf
import pytest

from guide.errors import UnreadableFile
from guide.ledger import SourceFile
from guide.ledger.einvoice import document, pdf
from guide.ledger.einvoice.document import is_einvoice
from tests.unit.einvoice_cases import FILES, cii, read, stated, ubl
from tests.unit.einvoice_cases import pdf as pdf_of
from tests.unit.ledger_cases import messages, open_of, read_bytes

GOOD = cii()
LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
#: Nothing listens there, and nothing may try.
AWAY = "http://127.0.0.1:9/x.dtd"


@contextmanager
def little_memory() -> Iterator[None]:
    """Fails when what is done inside ever held a hundred megabytes."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def with_prologue(text: str) -> str:
    return GOOD.replace("?>\n", f"?>\n{text}\n", 1)


def with_stream(content: bytes, filter: str) -> bytes:
    """A PDF whose attached invoice is this stream, to be undone by that filter."""
    document = pdf_of(("factur-x.xml", b"MARK"))
    start = document.index(b"MARK")
    head, end = document.rindex(b"<<", 0, start), document.index(b"endstream", start)
    fields = f"<< /Type /EmbeddedFile /Filter /{filter} /Length {len(content)} >>\nstream\n"
    return document[:head] + fields.encode() + content + b"\n" + document[end:]


@cache
def bomb(megabytes: int) -> bytes:
    """Blanks without end, packed a thousand to one and never whole in memory here."""
    packer = zlib.compressobj(9)
    packed = [packer.compress(b" " * (1 << 20)) for _ in range(megabytes)]
    return b"".join((*packed, packer.flush()))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (with_prologue(f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]>').replace(">F1<", ">&l9;<"), "DOCTYPE"),
        (with_prologue('<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>').replace(">F1<", ">&e;<"), "DOCTYPE"),
        (with_prologue(f'<!-- a --> <?pi?>\n<!DOCTYPE r SYSTEM "{AWAY}">'), "DOCTYPE"),
        (GOOD.replace(">F1<", ">&e;<"), "abîmé"),
        (GOOD[:1200], "abîmé ou incomplet"),
        (GOOD.replace("</rsm:CrossIndustryInvoice>", ""), "abîmé ou incomplet"),
        ("<?xml version='1.0'", "abîmé ou incomplet"),
        ("<?xml version='1.0'?><a/>", "un fichier XML (« a »), pas une facture électronique"),
        (GOOD.replace("CrossIndustryInvoice:100", "Other:100"), "pas une facture électronique"),
        ("<CrossIndustryInvoice>" + "</CrossIndustryInvoice>", "pas une facture électronique"),
        ('<r:SCRDMCCBDACIOMessageStructure xmlns:r="urn:un:unece"/>', "une commande (Order-X)"),
        ('<r:CrossIndustryDocument xmlns:r="urn:ferd:CrossIndustryDocument:invoice:1p0"/>', "ZUGFeRD 1.0"),
        ('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "un classeur"),
        ("<?xml version='1.0'?>" + "<a>" * 400 + "</a>" * 400, "emboîte trop de balises"),
        ("<?xml version='1.0'?><a>" + "<b/>" * 1_000_001 + "</a>", "plus d'un million de balises"),
        (GOOD.replace("UTF-8", "EBCDIC-CP-FR"), "jeu de caractères inattendu (EBCDIC-CP-FR)"),
        (GOOD.replace("UTF-8", "utf-7"), "jeu de caractères inattendu"),
        (cii(total=None, payable=None), "ni total ni net à payer"),
        (cii(payable="douze"), "« douze » (DuePayableAmount) est illisible"),
        (cii(payable="1e3"), "illisible"),
        (cii(payable="NaN"), "illisible"),
        (cii(payable="12,50"), "illisible"),
        (cii(payable="9" * 15), "cent milliards"),
        (ubl().replace('currencyID="EUR">120', 'currencyID="USD">120'), "en USD, mais la facture est en EUR"),
    ],
    ids=[
        "laughs",
        "entity",
        "dtd away",
        "unknown entity",
        "cut",
        "no end",
        "declaration cut",
        "other root",
        "other namespace",
        "no namespace",
        "order-x",
        "zugferd 1",
        "workbook",
        "deep",
        "wide",
        "ebcdic",
        "utf-7",
        "no amount",
        "words",
        "scientific",
        "nan",
        "comma",
        "huge",
        "other currency",
    ],
)
def test_a_wrong_xml_is_refused_in_a_sentence(text, said):
    with pytest.raises(UnreadableFile) as error:
        stated(text)
    assert said in error.value.message
    assert error.value.hint
    for encoding in ("utf-8-sig", "utf-16"):
        assert is_einvoice(text.encode(encoding))


def test_an_entity_in_utf_16_is_refused_too():
    text = with_prologue('<!DOCTYPE r [<!ENTITY e "x">]>').replace("UTF-8", "UTF-16")
    with pytest.raises(UnreadableFile, match="DOCTYPE"):
        stated(text.encode("utf-16"))
    with pytest.raises(UnreadableFile, match="abîmé"):
        stated(text.encode("utf-16")[:-101])


def test_bytes_that_are_not_those_announced():
    with pytest.raises(UnreadableFile, match="ne sont pas ceux qu'il annonce"):
        stated(cii(buyer="Ébénisterie").encode("cp1252"))


def test_a_web_page_and_a_table_are_no_electronic_invoice():
    for text in (
        "<!DOCTYPE html><html></html>",
        "<html><body>",
        "<?xml version='1.0'?><!DOCTYPE html><html/>",
        "<p>a",
        "Numéro;Client\n<F1>;A",
        "a<b;c",
        "",
    ):
        assert not is_einvoice(text.encode())


def test_sizes_are_bounded(monkeypatch):
    monkeypatch.setattr(document, "MAX_XML", 100)
    with pytest.raises(UnreadableFile, match="démesuré"):
        stated(GOOD)
    monkeypatch.setattr(pdf, "MAX_PDF", 100)
    with pytest.raises(UnreadableFile, match="démesuré"):
        stated(pdf_of(), "a.pdf")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 ...", "abîmé"),
        ((FILES / "correct_Facture_FR_BASICWL.pdf").read_bytes()[:40_000], "document PDF"),
        (pdf_of(), "sans facture électronique à l'intérieur"),
        (pdf_of(("heures.csv", "a;b"), ("plan.dwg", b"\0")), "des pièces jointes (« heures.csv », « plan.dwg »)"),
        (pdf_of(("factur-x.xml", GOOD[:500])), "aucune n'est une facture"),
        (pdf_of(("factur-x.xml", "<a/>")), "aucune n'est une facture"),
        (pdf_of(("factur-x.xml", GOOD), password="secret"), "chiffré"),
        (pdf_of(("factur-x.xml", GOOD), password=""), "chiffré"),
        (pdf_of(("order-x.xml", '<r:SCRDMCCBDACIOMessageStructure xmlns:r="urn:un:unece"/>')), "Order-X"),
        (pdf_of(("ZUGFeRD-invoice.xml", '<r:CrossIndustryDocument xmlns:r="urn:ferd"/>')), "ZUGFeRD 1.0"),
        (pdf_of(("factur-x.xml", with_prologue('<!DOCTYPE r [<!ENTITY e "x">]>'))), "DOCTYPE"),
    ],
    ids=[
        "of nothing",
        "cut",
        "scanned",
        "other attachments",
        "invoice cut",
        "no invoice",
        "password",
        "empty password",
        "order-x",
        "zugferd 1",
        "entity",
    ],
)
def test_a_wrong_pdf_is_refused_in_a_sentence(content, said):
    with pytest.raises(UnreadableFile) as error:
        stated(content, "f.pdf")
    assert said in error.value.message
    assert error.value.hint


def test_a_pdf_bomb_is_refused_before_it_grows():
    content = with_stream(bomb(300), "FlateDecode")
    assert len(content) < 400_000
    with little_memory(), pytest.raises(UnreadableFile, match="démesuré une fois décompressé"):
        stated(content, "f.pdf")


def sharing(attachments: int, streams: int) -> bytes:
    """A PDF of so many attachments, each with a number of its own, over so many numbers for one and the same stream."""
    packed = bomb(7)
    objects = {
        1: b"<< /Type /Catalog /Names << /EmbeddedFiles << /Names [%s] >> >> >>"
        % b" ".join(b"(a.xml) %d 0 R" % (3 + i) for i in range(attachments)),
        2: b"<< /Type /EmbeddedFile /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed),
    }
    first = 3 + attachments
    for i in range(attachments):
        objects[3 + i] = b"<< /Type /Filespec /F (a.xml) /EF << /F %d 0 R >> >>" % (first + i % streams)
    content, places = b"%PDF-1.5\n", []
    for number, text in objects.items():
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    places += [places[1]] * streams
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    tail = b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, len(content))
    return content + head + table + tail


@pytest.mark.parametrize(("attachments", "streams"), [(2000, 1), (2000, 2000), (pdf.MAX_ATTACHMENTS + 1, 1)])
def test_attachments_without_end_are_refused(attachments, streams):
    """Each would be unpacked and parsed: seven megabytes a time, from a file of some kilobytes."""
    content = sharing(attachments, streams)
    with little_memory(), pytest.raises(UnreadableFile, match="démesuré"):
        stated(content, "f.pdf")


def test_streams_without_end_are_refused(monkeypatch):
    """The number of streams unpacked is bounded, not only the size of each."""
    monkeypatch.setattr(pdf, "MAX_STREAMS", 3)
    assert pdf.MAX_ATTACHMENTS > 4
    with pytest.raises(UnreadableFile, match="démesuré"):
        stated(sharing(5, 5), "f.pdf")
    with pytest.raises(UnreadableFile, match="aucune n'est une facture"):
        stated(sharing(5, 1), "f.pdf")


def test_an_object_stream_that_blows_up_is_refused():
    """The catalogue itself stands in a packed stream of objects: object 2, in the stream of object 1."""
    packed = bomb(300)
    head = b"%PDF-1.5\n"
    first = b"1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    first += packed + b"\nendstream\nendobj\n"
    at = len(head) + len(first)
    rows = b"".join(
        kind.to_bytes(1) + place.to_bytes(4) + rank.to_bytes(1)
        for kind, place, rank in ((0, 0, 0), (1, len(head), 0), (2, 1, 0), (1, at, 0))
    )
    table = b"3 0 obj\n<< /Type /XRef /Size 4 /W [1 4 1] /Root 2 0 R /Length %d >>\nstream\n" % len(rows)
    content = head + first + table + rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % at
    with pytest.raises(UnreadableFile, match="démesuré une fois décompressé"):
        stated(content, "f.pdf")


def test_an_invoice_packed_in_a_pdf_is_read():
    """The same construction as the bomb: it is the size that is refused."""
    assert stated(with_stream(zlib.compress(GOOD.encode()), "FlateDecode"), "f.pdf").number == "F1"


def test_an_invoice_among_other_attachments_is_found():
    order = '<r:SCRDMCCBDACIOMessageStructure xmlns:r="urn:un:unece"/>'
    content = pdf_of(("order-x.xml", order), ("heures.csv", "a;b"), ("factur-x.xml", GOOD))
    assert stated(content, "f.pdf").number == "F1"
    assert stated(pdf_of(("ma-facture.xml", GOOD)), "f.pdf").number == "F1"


def test_a_filter_that_calls_a_program_is_refused(monkeypatch):
    """The library alone would call one for a JBIG2 stream."""
    called = []

    def run(command, **_):
        called.append(command)
        raise OSError

    monkeypatch.setattr(subprocess, "run", run)
    content = with_stream(b"x", "JBIG2Decode")
    with pypdf.apply_configuration(jbig2dec_binary="/bin/true"):
        attached = next(iter(pypdf.PdfReader(io.BytesIO(content)).attachment_list))
        with pytest.raises(OSError):
            attached.content  # noqa: B018
        assert len(called) == 1
        with pytest.raises(UnreadableFile):
            stated(content, "f.pdf")
    assert len(called) == 1


def test_the_others_are_kept():
    files = [SourceFile("bon.xml", GOOD.encode()), SourceFile("simple.pdf", pdf_of()), SourceFile("b.xml", b"<?xml")]
    found = read(*files)
    assert open_of(found) == {"Durand": 120_00}
    assert "« simple.pdf » est un document PDF sans facture électronique" in messages(found)
    assert "« b.xml » est abîmé" in messages(found)


def test_the_name_of_a_file_decides_nothing():
    assert open_of(read_bytes(GOOD.encode(), "facture.csv")) == {"Durand": 120_00}
    assert open_of(read_bytes(pdf_of(("factur-x.xml", GOOD)), "facture")) == {"Durand": 120_00}
