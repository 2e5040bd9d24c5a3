"""The copy without the names: the same amounts and dates, and nothing of the words of the original, anywhere in it."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from guide import ledger
from guide.ledger.dunning import note_changes
from guide.ledger.dunning.followed_ledger import FollowedLedger, track
from guide.ledger.dunning.notes import CustomerNotes
from guide.ledger.exports.workbook import pseudonymised, workbook
from tests.unit.ledger_cases import read_answered

ON = date(2026, 11, 22)
SAMPLES = Path(__file__).resolve().parents[2] / "pages" / "ui" / "session" / "samples"
#: Letters that no word of ours begins with, so that finding one says something.
words = st.text(alphabet="KWXÉé&-' ", min_size=3, max_size=12).map(lambda t: f"ZQ{t.strip()}QZ")
sirens = st.sampled_from(["732829320", "552100554", "55208131766522"])
rows = st.lists(
    st.tuples(words, words, sirens, st.integers(1, 2500), st.integers(1, 10**7), words), min_size=1, max_size=6
)


def _cells(content: bytes) -> dict[str, list[list[Any]]]:
    book = load_workbook(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def _all_text(content: bytes) -> str:
    """Every part of the file: cells, names of sheets, properties."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())


def _tracked(text: str, name: str, noted: str) -> FollowedLedger:
    found = track(read_answered([ledger.SourceFile(name, text.encode())], ledger.Options(on=ON)), CustomerNotes())
    for view in found.ledger.debtors:
        found = track(found.ledger, note_changes.with_pause(found, view.number, None, noted))
    return found


def _list(records: list[tuple[str, str, str, int, int, str]]) -> str:
    lines = ["Numéro;Client;Code client;Date;Échéance;Total TTC;Reste à payer;Devise;Objet"]
    for client, number, siren, age, cents, label in records:
        issued = f"{date.fromordinal(ON.toordinal() - age):%d/%m/%Y}"
        amount = f"{cents // 100},{cents % 100:02d}"
        currency = "EUR" if cents % 3 else "ZQD"
        lines.append(f"{number};{client};{siren};{issued};{issued};{amount};{amount};{currency};{label}")
    lines.append("ZQILLISIBLEQZ;ZQILLISIBLEQZ;;pas une date ZQILLISIBLEQZ;;ZQILLISIBLEQZ;ZQILLISIBLEQZ;;")
    return "\n".join(lines)


def _fec(records: list[tuple[str, str, str, int, int, str]]) -> str:
    head = (
        "JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate "
        "EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise"
    )
    lines = ["|".join(head.split())]
    for client, number, siren, age, cents, label in records:
        day = f"{date.fromordinal(ON.toordinal() - age):%Y%m%d}"
        lines.append(
            f"ZQVE|ZQVentes|1|{day}|411000|ZQCompte|{siren}|{client}|{number}|{day}|{label}|{cents // 100},"
            f"{cents % 100:02d}|0,00|||{day}||"
        )
    return "\n".join(lines)


@settings(max_examples=40, deadline=None)
@given(rows, words, st.booleans())
def test_nothing_of_the_original_is_left(
    found: list[tuple[str, str, str, int, int, str]], noted: str, as_fec: bool
) -> None:
    text, name = (_fec(found), "732829320FEC20261231.txt") if as_fec else (_list(found), "ZQclients ZQ.csv")
    tracked = _tracked(text, name, noted)
    copy = pseudonymised(tracked)
    said = _all_text(copy)
    assert "ZQ" not in said and "QZ" not in said
    assert not [siren for _, _, siren, *_ in found if siren in said]
    assert "732829320FEC" not in said and "csv" not in said
    original, blind = _cells(workbook(tracked)), _cells(copy)
    for sheet in ("Clients", "Factures", "Plan de la semaine"):
        for before, after in zip(original[sheet][1:], blind[sheet][1:], strict=True):
            kept = [(b, a) for b, a in zip(before, after, strict=True) if not isinstance(b, str)]
            assert all(b == a for b, a in kept), "an amount or a date changed"


def test_one_customer_has_one_pseudonym_all_through_the_copy() -> None:
    one, two = ("ZQ A", "ZQ1", "1", 90, 100_00, ""), ("ZQ B", "ZQ2", "2", 80, 301_00, "")
    three = ("ZQ A", "ZQ3", "1", 70, 100_00, "")
    text = _list([one, two, three])
    tracked = _tracked(text, "a.csv", "")
    blind = _cells(pseudonymised(tracked))
    assert [row[0] for row in blind["Clients"][1:]] == ["Client 001", "Client 002", "Total"]
    assert [row[:2] for row in blind["Factures"][1:4]] == [
        ["Client 002", "F-0001"],
        ["Client 001", "F-0002"],
        ["Client 002", "F-0003"],
    ]
    assert _cells(pseudonymised(tracked)) == blind


def test_whoever_helps_reads_the_copy_with_the_same_figures() -> None:
    """The sample invoices owe 8 080.80, of which 6 780.00 are late (hand-added, tests/pages)."""
    sample = (SAMPLES / "fec_exemple.txt").read_bytes()
    found = track(ledger.read([ledger.SourceFile("fec.txt", sample)], ledger.Options(on=ON)), CustomerNotes())
    again = ledger.read([ledger.SourceFile("copie.xlsx", pseudonymised(found))], ledger.Options(on=ON))
    assert (again.ageing.open, again.ageing.overdue, again.ageing.credit) == (8080_80, 6780_00, 120_00)
    assert again.ageing.buckets == found.ledger.ageing.buckets
