"""Rows that repeat what others of the same list come to: headings of customers, totals of instalments."""

from __future__ import annotations

import pytest

from guide.errors import UnreadableFile
from guide.ledger.source.total_question import TotalInDoubt
from tests.unit.ledger_cases import messages, open_of, read_text
from tests.unit.one_list import opened

#: 100 and 50 under Alpha, 30 under Beta.
FOLLOW_UP = """Référence;Date;Échéance;Total dû
Alpha;;;150,00
INV/1;05/01/2026;04/02/2026;100,00
INV/2;06/01/2026;05/02/2026;50,00
Beta;;;30,00
INV/3;07/01/2026;06/02/2026;30,00
"""


def test_headings_that_repeat_what_follows_name_the_customers_and_are_told() -> None:
    read = read_text(FOLLOW_UP)
    assert open_of(read) == {"Alpha": 15000, "Beta": 3000}
    assert "répètent la somme" in messages(read)


def test_headings_that_are_not_what_follows_are_asked_about() -> None:
    text = FOLLOW_UP.replace("Alpha;;;150,00", "Alpha;;;180,00")
    with pytest.raises(TotalInDoubt) as asked:
        opened(text)
    answers = {answer.option: answer.open for answer in asked.value.question.answers}
    assert answers == {"--sans-reference laisser": 180_00, "--sans-reference compter": 390_00}


#: 300 in three instalments, the first of them paid; 60 in one.
INSTALMENTS = """N° facture;Client;Total TTC;Échéance;Montant échéance;Statut
F1;Alpha;300,00;05/01/2026;100,00;Payée
F1;Alpha;300,00;05/02/2026;100,00;Impayée
F1;Alpha;300,00;05/03/2026;100,00;Impayée
F2;Beta;60,00;05/03/2026;60,00;Payée
"""


def test_instalments_that_come_to_the_total_are_counted_each() -> None:
    assert opened(INSTALMENTS) == 200_00
    with pytest.raises(TotalInDoubt):
        opened(INSTALMENTS.replace("05/03/2026;100,00", "05/03/2026;80,00"))


def test_what_is_left_of_the_whole_invoice_on_each_instalment_is_refused() -> None:
    text = INSTALMENTS.replace("Statut", "Reste dû").replace("Payée", "200,00").replace("Impayée", "200,00")
    with pytest.raises(UnreadableFile, match="Reste dû"):
        opened(text)


CANCELLED = """N° facture;Client;Date;Total TTC;Reste dû;Annulée
F1;Alpha;05/01/2026;100,00;100,00;non
F2;Beta;06/01/2026;200,00;200,00;oui
"""


def test_a_column_that_says_cancelled_by_yes_and_no_is_believed_and_told() -> None:
    read = read_text(CANCELLED)
    assert open_of(read) == {"Alpha": 10000}
    assert "« Annulée » dit oui" in messages(read)
    with pytest.raises(TotalInDoubt):
        opened(CANCELLED.replace("oui", "par AV12").replace("non", ""))
