"""Sales without any payment: a question before the figures, and an answer that is kept."""

from __future__ import annotations

import pytest

from guide.ledger import Options, SourceFile, read
from guide.ledger.source.total_question import TotalInDoubt
from tests.unit.ledger_cases import fec_line, fec_text, messages, open_of, read_fec

SOLD = dict(CompteNum="706000", CompAuxNum="", CompAuxLib="")
SALES = [
    fec_line(EcritureNum="1", Debit="120,00"),
    fec_line(EcritureNum="1", Credit="120,00", **SOLD),
    fec_line(EcritureNum="2", Debit="50,00", PieceRef="F2"),
    fec_line(EcritureNum="2", Credit="50,00", **SOLD),
]


def asked(lines: list[dict[str, str]]) -> None:
    """Read as a person's file is, without an answer ready."""
    read([SourceFile("fec.txt", fec_text(lines).encode())], Options())


def test_sales_alone_are_asked_about_and_the_answer_is_read() -> None:
    with pytest.raises(TotalInDoubt) as doubt:
        asked(SALES)
    (answer,) = doubt.value.question.answers
    assert (answer.open, answer.option) == (170_00, "--paye aucune")
    assert open_of(read_fec(SALES, mapping=answer.mapping)) == {"DURAND": 170_00}


def test_a_credit_note_is_no_payment() -> None:
    note = [fec_line(EcritureNum="3", Credit="20,00", PieceRef="A1"), fec_line(EcritureNum="3", Debit="20,00", **SOLD)]
    with pytest.raises(TotalInDoubt):
        asked([*SALES, *note])


def test_a_bank_in_the_file_says_what_is_paid() -> None:
    bank = dict(EcritureNum="4", JournalCode="BQ", CompteNum="512000", CompAuxNum="", CompAuxLib="")
    fees = [fec_line(Credit="5,00", **bank), fec_line(Debit="5,00", **bank | {"CompteNum": "627000"})]
    found = read_fec([*SALES, *fees])
    assert open_of(found) == {"DURAND": 170_00} and "journal de ventes seul" in messages(found)
