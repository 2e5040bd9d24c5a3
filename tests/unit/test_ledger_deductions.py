"""Columns that each take something off an invoice: one alone, or all together, is for the person to say."""

from __future__ import annotations

from datetime import date

import pytest

from guide import ledger
from guide.ledger import Options, SourceFile
from guide.ledger.analysis import Report
from guide.ledger.source.total_question import TotalInDoubt
from tests.unit.one_list import opened

HEAD = "N° facture;Client;Date facture;Échéance;Total TTC"
#: 1 200 less 200 of credit note and 100 of deposit; 800 all paid by a deposit.
BOTH = f"""{HEAD};Avoirs;Acomptes
F1;Alpha;01/03/2026;31/03/2026;1200,00;-200,00;100,00
F2;Beta;02/03/2026;01/04/2026;800,00;;800,00
"""


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


#: 100 of which an insurer pays 40, then 50 all paid.
SHARED = f"""{HEAD};Part mutuelle;Payé
F1;Alpha;01/03/2026;31/03/2026;100,00;40,00;non
F2;Beta;02/03/2026;01/04/2026;50,00;20,00;oui
"""


def test_the_share_of_another_is_asked_about_and_each_answer_is_told_its_total() -> None:
    with pytest.raises(TotalInDoubt) as asked:
        opened(SHARED)
    answers = {answer.option: answer.open for answer in asked.value.question.answers}
    assert answers["--deductions aucune"] == 100_00
    assert answers["--deductions ensemble"] == 60_00
    assert answers['--total "Part mutuelle"'] == 40_00
    assert opened(SHARED, deductions="aucune") == 100_00
    assert opened(SHARED, deductions="ensemble") == 60_00


def test_a_net_to_pay_takes_no_payment_off_where_the_sums_of_every_row_say_so() -> None:
    text = f"""{HEAD};Retenue de garantie;Net à payer;Réglé
F1;Alpha;01/03/2026;31/03/2026;1000,00;50,00;950,00;450,00
F2;Beta;02/03/2026;01/04/2026;500,00;25,00;475,00;475,00
"""
    assert opened(text) == 500_00
    # One row that does not add up, and it is asked again.
    with pytest.raises(TotalInDoubt):
        opened(text.replace("1000,00;50,00;950,00", "1000,00;50,00;900,00"))


#: 1 000 less two payments of 300; 500 that three payments close.
PAYMENTS = f"""{HEAD};1er versement;2e versement;3e versement
F1;Alpha;01/03/2026;31/03/2026;1000,00;300,00;300,00;
F2;Beta;02/03/2026;01/04/2026;500,00;200,00;200,00;100,00
"""


def test_payments_side_by_side_add_up_once_they_close_an_invoice_and_not_another() -> None:
    assert opened(PAYMENTS) == 400_00
    # A plan, or all paid: nothing tells.
    with pytest.raises(TotalInDoubt):
        opened(PAYMENTS.replace("300,00;300,00;\n", "300,00;300,00;400,00\n"))
    # None closes an invoice.
    with pytest.raises(TotalInDoubt):
        opened(PAYMENTS.replace(";100,00\n", ";\n"))


def test_payments_by_their_means_add_up_where_the_person_says_so() -> None:
    text = PAYMENTS.replace("1er versement;2e versement;3e versement", "Chèque;Espèces;CB")
    with pytest.raises(TotalInDoubt) as asked:
        opened(text)
    answers = {answer.option: answer.open for answer in asked.value.question.answers}
    assert answers == {"--paye aucune": 1500_00, "--deductions ensemble": 400_00}


def test_what_is_paid_beside_a_deposit_may_hold_it_unless_two_invoices_show_that_it_does_not() -> None:
    text = f"""{HEAD};Acompte;Payé
F1;Alpha;01/03/2026;31/03/2026;1000,00;300,00;700,00
F2;Beta;02/03/2026;01/04/2026;500,00;0,00;0,00
F3;Gamma;03/03/2026;02/04/2026;400,00;100,00;300,00
"""
    assert opened(text) == 500_00
    # So may a first payment of 40 % be within the 70 % paid.
    for other in ("200,00;200,00", "0,00;0,00"):
        with pytest.raises(TotalInDoubt):
            opened(text.replace("100,00;300,00", other))


def test_a_day_beside_what_deposits_leave_may_be_that_of_a_deposit() -> None:
    text = f"""{HEAD};Acompte;Solde;Payé le
F1;Alpha;01/03/2026;31/03/2026;100,00;40,00;60,00;06/03/2026
F2;Beta;02/03/2026;01/04/2026;50,00;20,00;30,00;
"""
    with pytest.raises(TotalInDoubt) as asked:
        opened(text)
    assert {answer.open for answer in asked.value.question.answers} == {30_00, 90_00}
