"""A dossier drawn again from a newer export: what was received stays received, and is deducted once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guide.case.codes import DebtorKind
from guide.case.model import Creditor, Debtor, Dossier, Invoice, Payment
from guide.workspace import redrawn

DAY = date(2026, 10, 1)


def invoice(number: str = "F1", amount: int = 1000_00, settled: int = 0, *payments: int) -> Invoice:
    return Invoice(number, amount, due=DAY, settled=settled or None, payments=tuple(Payment(DAY, p) for p in payments))


def dossier(*invoices: Invoice, payments: tuple[Payment, ...] = ()) -> Dossier:
    return Dossier(Creditor("Moi"), Debtor("Durand", kind=DebtorKind.COMMERCANT), invoices=invoices, payments=payments)


def owed(case: Dossier) -> int:
    return sum(each.open_amount(date.max) for each in case.invoices) - sum(payment.amount for payment in case.payments)


@pytest.mark.parametrize(
    ("before", "export", "left"),
    [
        # 1 000,00 € less 300,00 € noted by hand, which the export does not show.
        (dossier(invoice("F1", 1000_00, 0, 300_00)), dossier(invoice()), 700_00),
        # The next export shows them: deducted once.
        (dossier(invoice("F1", 1000_00, 0, 300_00)), dossier(invoice("F1", 1000_00, 300_00)), 700_00),
        # It shows 300,00 € of the 500,00 € noted in two payments.
        (dossier(invoice("F1", 1000_00, 0, 300_00, 200_00)), dossier(invoice("F1", 1000_00, 300_00)), 500_00),
        # What follow-up and dossier both hold is one payment.
        (dossier(invoice("F1", 1000_00, 0, 300_00)), dossier(invoice("F1", 1000_00, 0, 300_00)), 700_00),
        # More than what is left is no debt of the creditor's.
        (dossier(invoice("F1", 1000_00, 0, 300_00)), dossier(invoice("F1", 1000_00, 900_00)), 100_00),
        # Of the whole account.
        (dossier(invoice(), payments=(Payment(DAY, 300_00, "F1"),)), dossier(invoice()), 700_00),
        (dossier(invoice(), payments=(Payment(DAY, 300_00),)), dossier(invoice("F1", 1000_00, 300_00)), 700_00),
        # It paid an invoice that the export shows no more.
        (
            dossier(invoice(), invoice("F2", 300_00), payments=(Payment(DAY, 300_00, "F2"),)),
            dossier(invoice()),
            1000_00,
        ),
        # A new invoice owes its own sum.
        (dossier(invoice("F1", 1000_00, 0, 300_00)), dossier(invoice(), invoice("F3", 50_00)), 750_00),
    ],
)
def test_what_was_received_is_deducted_once(before: Dossier, export: Dossier, left: int) -> None:
    assert owed(redrawn(before, export)) == left


def test_what_was_said_of_the_client_stays_and_its_kind_is_the_last_said() -> None:
    before = replace(dossier(invoice()), debtor=Debtor("Durand & Fils", kind=DebtorKind.COMMERCANT))
    after = redrawn(before, replace(dossier(invoice()), debtor=Debtor("Durand", kind=DebtorKind.PARTICULIER)))
    assert (after.debtor.name, after.debtor.kind) == ("Durand & Fils", DebtorKind.PARTICULIER)
