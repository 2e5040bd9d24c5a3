"""The user's pieces: known by their content, named safely, numbered in the order of a bordereau, never lost or doubled."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.case.codes import EventKind
from guide.case.model import Event, Exhibit
from guide.case.storage import dumps, loads
from guide.errors import PieceRefused
from guide.letters.content.court_chronology import chronology
from guide.letters.content.exhibit_kind import ExhibitKind, is_named, kind_of, named, shows_receipt
from guide.letters.court import exhibits as pieces_module
from guide.letters.court.exhibit_file import EXHIBIT_LIMIT, Format, PieceFile, read_piece
from guide.letters.court.exhibits import MAX_PIECES, added, arranged, moved, numbered, removed
from tests.unit.court_cases import FILES, JPEG, MAIL, PDF, PNG, with_files, word
from tests.unit.letters_cases import ON, rich


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("a.pdf", PDF, Format.PDF),
        ("a.exe", b"\xef\xbb\xbf" + PDF, Format.PDF),
        ("scan", JPEG, Format.JPEG),
        ("a.jpg", PNG, Format.PNG),
        ("a.zip", word("[Content_Types].xml", "word/document.xml"), Format.WORD),
        ("a.txt", MAIL, Format.EMAIL),
        ("a.eml", "Bonjour, c'est d'accord.".encode("cp1252"), Format.TEXT),
        ("a.html", b"<script>alert(1)</script>", Format.TEXT),
    ],
)
def test_a_file_is_what_its_content_says(name: str, content: bytes, format: Format) -> None:
    found = read_piece(name, content)
    assert found.format is format and found.name.endswith(f".{format}")
    assert found.content == content


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "vide"),
        (b"\x00\x01\x02", "format reconnu"),
        (b"MZ\x90\x00", "format reconnu"),
        (word("xl/workbook.xml"), "pas un document Word"),
        (b"PK\x03\x04 broken", "pas un document Word"),
        (word("word/document.xml", "word/vbaProject.bin"), "macro"),
        (b"\x00\x00\x00\x18ftypheic", "HEIC"),
        (b"\xd0\xcf\x11\xe0\xa1", "Outlook"),
        (PDF + b"x" * EXHIBIT_LIMIT, "10 Mo"),
    ],
)
def test_what_is_no_piece_is_refused_with_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(PieceRefused, match=said) as refused:
        read_piece("a.pdf", content)
    assert refused.value.hint


def test_a_locked_pdf_is_taken_and_said_to_be_locked() -> None:
    assert read_piece("a.pdf", PDF + b"trailer << /Encrypt 5 0 R >>").protected
    assert not read_piece("a.pdf", PDF).protected


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "C:\\temp\\con.pdf", "a" * 400 + ".pdf", "…", "\x00\n.pdf", "Œuvre d'été (1).PDF", "日本.pdf"],
)
def test_a_hostile_name_is_harmless(name: str) -> None:
    dossier, files = with_files(files=((name, PDF),))
    (piece,) = numbered(dossier, files)
    for safe in (piece.file_name(), next(iter(files))):
        assert re.fullmatch(r"(Piece-\d\d-)?[a-z0-9-]+\.pdf", safe) and len(safe) < 64
    assert loads(dumps(dossier)).exhibits == dossier.exhibits


@given(st.text(max_size=60), st.binary(max_size=80))
def test_any_file_is_taken_or_refused(name: str, content: bytes) -> None:
    """No other error, whatever the bytes; what is taken can be saved in a dossier."""
    try:
        found = read_piece(name, content)
    except PieceRefused:
        return
    dossier, _ = added(rich(), {}, found)
    assert loads(dumps(dossier)) == dossier


@pytest.mark.parametrize(
    "header", [b"=?x?q?a?=", b"=?utf-8?b?!!!?=", b"\xff\xfe", b"=?utf-8?q?=ED=A0=80?=", b"=?\xc3\xa9?q?a?="]
)
def test_a_broken_header_of_an_e_mail_breaks_nothing(header: bytes) -> None:
    mail = b"From: a@b.example\nDate: never\nSubject: " + header + b"\n\nBonjour"
    found = read_piece("courriel.eml", mail)
    assert found.format is Format.EMAIL and found.title and found.on is None


def test_an_e_mail_of_1970_is_taken_without_its_day_and_the_dossier_opens_again() -> None:
    """A clock that was never set: a file of ours holds no day before 1990."""
    mail = b"From: a@b.example\nDate: Thu, 01 Jan 1970 00:00:00 +0000\nSubject: Devis\n\nBonjour"
    found = read_piece("courriel.eml", mail)
    assert (found.title, found.on) == ("Devis", None)
    dossier, _ = added(rich(), {}, found)
    assert loads(dumps(dossier)) == dossier


def test_pieces_given_out_of_order_are_numbered_as_a_bordereau_is() -> None:
    """Contract, performance, invoice, reminder, notice, its receipt; each with the date that is known of it."""
    dossier, files = with_files()
    told = [(p.number, p.kind, p.exhibit.title, p.exhibit.on) for p in numbered(dossier, files)]
    assert told == [
        (1, ExhibitKind.DEVIS, "Devis signé n°12", date(2026, 3, 2)),
        (2, ExhibitKind.RECEPTION, "PV de réception", date(2026, 4, 30)),
        (3, ExhibitKind.FACTURE, "Facture F2026-014", date(2026, 5, 2)),
        (4, ExhibitKind.RELANCE, "Relance de l'été", date(2026, 6, 10)),
        (5, ExhibitKind.MISE_EN_DEMEURE, "Mise en demeure", date(2026, 7, 1)),
        (6, ExhibitKind.AVIS_RECEPTION, "AR", date(2026, 7, 3)),
    ]


def test_the_user_orders_the_pieces_and_the_usual_order_comes_back() -> None:
    dossier, _ = with_files()
    last = moved(dossier, 0, 99)
    assert [e.title for e in last.exhibits][-1] == "Devis signé n°12"
    assert moved(last, 5, -99).exhibits == dossier.exhibits == arranged(last).exhibits
    assert [e.title for e in removed(dossier, 0).exhibits] == [e.title for e in dossier.exhibits[1:]]
    # A piece added to an order of the user's own leaves that order as it is.
    more, _ = added(last, {}, read_piece("bon de livraison.pdf", PDF))
    assert [e for e in more.exhibits if e.title != "Bon de livraison"] == list(last.exhibits)


def test_the_same_file_is_not_taken_twice_and_the_same_name_is_told_apart() -> None:
    dossier, files = with_files(files=(("scan.pdf", PDF + b"1"), ("scan.pdf", PDF + b"2")))
    assert sorted(files) == ["scan-2.pdf", "scan.pdf"]
    with pytest.raises(PieceRefused, match="déjà"):
        added(dossier, files, read_piece("autre.pdf", PDF + b"1"))


def test_a_dossier_opened_again_takes_its_files_back_at_their_place() -> None:
    dossier, _ = with_files()
    opened = loads(dumps(dossier))
    assert all(piece.file is None for piece in numbered(opened, {}))
    held: dict[str, PieceFile] = {}
    for name, content in FILES:
        if name.startswith(("Facture", "message")):
            opened, held = added(opened, held, read_piece(name, content))
    assert opened.exhibits == dossier.exhibits
    assert [p.number for p in numbered(opened, held) if p.file] == [3, 4]


def test_there_is_a_limit_to_their_number_and_to_their_size(monkeypatch: pytest.MonkeyPatch) -> None:
    full = replace(rich(), exhibits=tuple(Exhibit(f"Pièce {n}") for n in range(MAX_PIECES)))
    with pytest.raises(PieceRefused, match=f"{MAX_PIECES} pièces"):
        added(full, {}, read_piece("a.pdf", PDF))
    monkeypatch.setattr(pieces_module, "MAX_ALL", 30)
    dossier, files = with_files(files=(("a.pdf", PDF + b"x" * 10),))
    with pytest.raises(PieceRefused, match="ensemble"):
        added(dossier, files, read_piece("b.pdf", PDF + b"y" * 10))
    # What was taken out of the dossier counts no more.
    assert added(removed(dossier, 0), files, read_piece("b.pdf", PDF + b"y" * 10))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Devis D-2026-031 signé", ExhibitKind.DEVIS),
        ("Procès-verbal de réception", ExhibitKind.RECEPTION),
        ("Mise en demeure et avis de réception", ExhibitKind.MISE_EN_DEMEURE),
        ("Avis de réception de la mise en demeure", ExhibitKind.AVIS_RECEPTION),
        ("Accusé de réception", ExhibitKind.AVIS_RECEPTION),
        ("Bon de livraison de la facture F1", ExhibitKind.LIVRAISON),
        ("Décompte au 1er mai", ExhibitKind.DECOMPTE),
        ("IMG_4532", ExhibitKind.AUTRE),
    ],
)
def test_a_title_tells_the_kind(title: str, kind: ExhibitKind) -> None:
    assert named(title) is kind is kind_of(Exhibit(title))
    assert kind_of(Exhibit(title, "facture")) is ExhibitKind.FACTURE
    assert kind_of(Exhibit(title, "unheard of")) is kind


def test_one_piece_may_hold_both_the_notice_and_its_receipt() -> None:
    assert shows_receipt(Exhibit("Mise en demeure et avis de réception"))
    assert not shows_receipt(Exhibit("Mise en demeure", "mise_en_demeure"))


@pytest.mark.parametrize(
    ("number", "text", "told"),
    [
        ("F2026-014", "Facture F2026-014", True),
        ("F2026-014", "facture f2026 014 scan", True),
        ("F2026-01", "Facture F2026-014", False),
        ("14", "Facture 114", False),
        ("F-1", "Facture F-12", False),
        ("(à compléter)", "(…)", False),
    ],
)
def test_an_invoice_is_known_by_its_whole_number(number: str, text: str, told: bool) -> None:
    assert is_named(number, text) is told


def test_the_chronology_tells_each_fact_once_with_its_pieces_and_no_private_note() -> None:
    dossier, _ = with_files()
    private = Event(EventKind.PROMESSE, date(2026, 6, 15), date(2026, 6, 30), note="il ment")
    later = Event(EventKind.RELANCE, date(2026, 12, 1))
    dossier = replace(dossier, events=(*dossier.events, private, later))
    facts = chronology(dossier, ON)
    assert [(str(f.on), f.pieces) for f in facts] == [
        ("2026-03-02", (1,)),
        ("2026-04-30", (2,)),
        ("2026-05-02", (3,)),
        ("2026-06-01", ()),
        ("2026-06-10", (4,)),
        ("2026-06-15", ()),
        ("2026-07-01", (5,)),
        ("2026-07-03", (6,)),
        ("2026-08-01", ()),
    ]
    assert "il ment" not in " ".join(f.what for f in facts)
