"""A currency at the end of the names of some customers, where nothing else tells that of the amounts."""

from __future__ import annotations

import pytest

from guide.ledger.source.total_question import TotalInDoubt
from tests.unit.one_list import opened

LIST = """N° facture;Client;Date;Total TTC;Reste à payer
F1;ACME USD;05/01/2026;100,00;100,00
F2;ACME EUR;06/01/2026;50,00;50,00
F3;Gamma;07/01/2026;70,00;70,00
"""


def test_the_currency_of_a_name_is_asked_about() -> None:
    with pytest.raises(TotalInDoubt) as asked:
        opened(LIST)
    answers = {answer.option: answer.open for answer in asked.value.question.answers}
    assert answers == {"--devise noms": 120_00, "--devise euros": 220_00}
    assert opened(LIST, devise="noms") == 120_00


def test_a_column_of_currencies_leaves_no_doubt() -> None:
    lines = LIST.splitlines()
    text = "\n".join([f"{lines[0]};Devise", *(f"{line};EUR" for line in lines[1:]), ""])
    assert opened(text) == 220_00
