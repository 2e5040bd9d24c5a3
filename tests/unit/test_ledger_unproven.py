"""The limitation looks at the oldest invoice that is not proven to be paid (C. civ. 1342-10, C. com. L110-4)."""

from __future__ import annotations

from datetime import date

from tests.unit.ledger_cases import fec_line, read_fec

OLD, NEW = (dict(EcritureDate="20220301", PieceDate="20220301"), dict(EcritureDate="20260110", PieceDate="20260110"))


def paid_by(label: str, cents: str = "90,00"):
    """Two invoices of 90.00, of March 2022 and January 2026, and one payment."""
    return read_fec([
        fec_line(PieceRef="FA22", Debit="90,00", **OLD), fec_line(PieceRef="FA26", Debit="90,00", **NEW),
        fec_line(JournalCode="BQ", PieceRef="R1", EcritureLib=label, Credit=cents, EcritureDate="20260201",
                 PieceDate="20260201"),
    ]).debtors[0]  # fmt: skip


def test_a_payment_that_names_nothing_may_be_of_the_recent_invoice():
    view = paid_by("Virement DURAND")
    # The oldest is taken for paid, so January 2026 is what is left; but March 2022 ends on 1 March 2027.
    assert (view.open, view.oldest, view.deadline) == (9000, date(2026, 1, 10), date(2027, 3, 1))


def test_a_payment_that_names_the_old_invoice_pays_it():
    view = paid_by("Virement DURAND FA22")
    assert (view.open, view.deadline) == (9000, date(2031, 1, 10))
