"""A debtor that is an account, a label of a payment or nobody gets no action: it is told apart."""

from __future__ import annotations

from guide.ledger import balance_json
from guide.ledger.receivables import UNIDENTIFIED, NextAction
from tests.corpus.entries import Style, fec, pay, sale
from tests.unit.ledger_cases import fec_line, messages, read_bytes, read_fec

SHARED = fec(
    "x",
    sale("F1", "20260110", 100_00, "DUPONT"),
    sale("F2", "20260112", 200_00, "MARTIN"),
    pay("20260201", 50_00, "", label="VIR SEPA"),
    owed=None,
    style=Style.SHARED,
)


def test_what_a_payment_of_nobody_may_have_paid_is_asked_of_nobody():
    (source,) = SHARED.sources()
    found = read_bytes(source.data, source.name)
    (view,) = found.debtors
    assert (view.open, view.identified, view.next_action) == (250_00, False, NextAction.ATTENDRE_ECHEANCE)
    assert view.reason == UNIDENTIFIED
    printed = balance_json(found)["debtors"][0]
    assert (printed["name"], printed["open"], printed["identified"]) == ("Clients à identifier", "250.00", False)


def test_a_customer_who_has_a_name_is_printed_as_before():
    printed = balance_json(read_fec([fec_line(Debit="10,00")]))["debtors"][0]
    assert "identified" not in printed and printed["name"] == "DURAND"


def test_a_fec_without_a_sale_says_that_it_is_a_part_of_one():
    bank = fec_line(JournalCode="BQ", CompteNum="512000", CompAuxNum="", CompAuxLib="", Debit="40,00")
    payment = fec_line(JournalCode="BQ", Credit="40,00")
    assert "n'est qu'une partie d'un FEC" in messages(
        read_fec([fec_line(JournalCode="AN", Debit="100,00"), bank, payment])
    )
    sold = fec_line(CompteNum="706000", CompAuxNum="", CompAuxLib="", Credit="100,00")
    assert "une partie d'un FEC" not in messages(read_fec([fec_line(Debit="100,00"), sold, bank, payment]))
