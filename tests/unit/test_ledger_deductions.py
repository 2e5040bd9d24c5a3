"""Columns that each take something off an invoice: one alone, or all together, is for the person to say."""

from __future__ import annotations

from datetime import date

import pytest

from guide import ledger
from guide.ledger import ColumnMapping, Options, SourceFile
from guide.ledger.analysis import Report
from guide.ledger.source.total_question import TotalInDoubt

HEAD = "N° facture;Client;Date facture;Échéance;Total TTC"
#: 1 200 less 200 of credit note and 100 of deposit; 800 all paid by a deposit.
BOTH = f"""{HEAD};Avoirs;Acomptes
F1;Alpha;01/03/2026;31/03/2026;1200,00;-200,00;100,00
F2;Beta;02/03/2026;01/04/2026;800,00;;800,00
"""


def opened(text: str, **answers: str) -> int:
    options = Options(on=date(2026, 11, 30), mapping=ColumnMapping({}, answers=answers))
    return ledger.read([SourceFile("export.csv", text.encode())], options).ageing.open


def test_what_credit_notes_and_deposits_take_off_together_is_one_of_the_answers() -> None:
    with pytest.raises(TotalInDoubt) as asked:
        opened(BOTH)
    answers = {answer.option: answer.open for answer in asked.value.question.answers}
    assert answers["--deductions ensemble"] == 900_00
    assert answers['--paye "Acomptes"'] == 1100_00
    assert opened(BOTH, deductions="ensemble") == 900_00


def test_what_is_left_has_nothing_more_taken_off() -> None:
    text = BOTH.replace("Acomptes", "Reste dû").replace(";100,00\n", ";900,00\n").replace(";800,00\nF", ";0,00\nF")
    text = text.replace(";;800,00", ";;0,00")
    assert opened(text) == 900_00


def test_the_day_of_a_balance_in_its_header_is_told_once_it_is_past() -> None:
    text = f"{HEAD};Solde dû au 30/06/2026\nF1;Alpha;01/03/2026;31/03/2026;1200,00;900,00\n"
    read = ledger.read([SourceFile("export.csv", text.encode())], Options(on=date(2026, 11, 30)))
    assert read.ageing.open == 900_00
    assert any("30/06/2026" in anomaly.message for anomaly in Report(read).anomalies)
