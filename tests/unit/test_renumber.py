"""A number that changes carries what names it: payments on the whole account, instalments of one invoice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guide.case.codes import DebtorKind
from guide.case.model import Creditor, Debtor, Dossier, Invoice, Payment
from guide.case.renumber import with_invoices
from guide.case.storage import dumps, loads
from guide.errors import InvalidDossier

WHOLE, PART = Invoice("F1", 1000), Invoice("F1-2", 400, part_of="F1")
DOSSIER = Dossier(
    Creditor("Moi"),
    Debtor("Client", kind=DebtorKind.COMMERCANT),
    invoices=(WHOLE, PART),
    payments=(Payment(date(2026, 3, 2), 100, "F1"), Payment(date(2026, 3, 3), 50)),
)


def test_payments_and_instalments_follow_a_new_number() -> None:
    changed = with_invoices(DOSSIER, (replace(WHOLE, number="F9"), PART), {"F1": "F9"})
    assert [payment.invoice for payment in changed.payments] == ["F9", None]
    assert changed.invoices[1].part_of == "F9"
    assert loads(dumps(changed)) == changed


def test_what_named_a_withdrawn_invoice_stands_alone() -> None:
    changed = with_invoices(DOSSIER, (PART,), {"F1": None})
    assert [payment.invoice for payment in changed.payments] == [None, None]
    assert changed.invoices[0].part_of is None
    assert loads(dumps(changed)) == changed


def test_an_invoice_below_what_is_held_back_of_it_is_refused() -> None:
    with pytest.raises(InvalidDossier, match="dépasse son montant"):
        with_invoices(DOSSIER, (replace(WHOLE, retention=2000),), {"F1-2": None})
