"""A statement of account that gives its balance only: nobody owes each of its rows unless the person says so."""

from __future__ import annotations

from datetime import date

import pytest

from guide import ledger
from guide.ledger import ColumnMapping, Options, SourceFile
from guide.ledger.source.total_question import TotalInDoubt

#: Alpha owes 100 in the end, Beta 30.
STATEMENT = """Date;Libellé;Client;Solde
01/01/2026;Report à nouveau;Alpha;500,00
05/01/2026;Facture F1;Alpha;600,00
06/01/2026;Règlement;Alpha;100,00
07/01/2026;Facture F2;Beta;30,00
"""


def opened(**answers: str) -> int:
    options = Options(on=date(2026, 11, 30), mapping=ColumnMapping({}, answers=answers))
    return ledger.read([SourceFile("export.csv", STATEMENT.encode())], options).ageing.open


def test_a_payment_counted_as_owed_is_asked_about() -> None:
    with pytest.raises(TotalInDoubt) as asked:
        opened()
    answers = {answer.option: answer.open for answer in asked.value.question.answers}
    assert answers == {"--solde-ligne compte": 130_00, "--solde-ligne facture": 1230_00}


def test_the_balance_of_an_account_is_that_of_its_last_row() -> None:
    assert opened(solde_ligne="compte") == 130_00
    assert opened(solde_ligne="facture") == 1230_00
