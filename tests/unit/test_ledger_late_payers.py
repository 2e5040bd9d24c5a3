"""Who pays late as a rule, recounted by hand from a small list."""

from __future__ import annotations

from fractions import Fraction

from guide.ledger.analysis.payment_habits import late_payers
from guide.ledger.analysis.report import Report
from tests.unit.ledger_cases import fec_line, read_fec


def paid_invoice(client: str, number: int, days_late: int) -> list[dict[str, str]]:
    """Billed on 1 March, due on the 31st (thirty days), paid that many days later in April."""
    piece = f"{client}{number}"
    sale = fec_line(
        EcritureNum=piece,
        EcritureDate="20260301",
        PieceDate="20260301",
        PieceRef=piece,
        Debit="100,00",
        CompAuxNum=client,
        CompAuxLib=client,
        EcritureLet=piece,
    )
    book = fec_line(
        EcritureNum=piece,
        EcritureDate="20260301",
        PieceDate="20260301",
        PieceRef=piece,
        Credit="100,00",
        CompteNum="706000",
        CompAuxNum="",
        CompAuxLib="",
    )
    on = f"202604{days_late:02d}" if days_late else "20260331"
    bank = fec_line(
        JournalCode="BQ",
        EcritureNum=f"B{piece}",
        EcritureDate=on,
        PieceDate=on,
        PieceRef=f"B{piece}",
        Debit="100,00",
        CompteNum="512000",
        CompAuxNum="",
        CompAuxLib="",
    )
    paid = fec_line(
        JournalCode="BQ",
        EcritureNum=f"B{piece}",
        EcritureDate=on,
        PieceDate=on,
        PieceRef=f"B{piece}",
        Credit="100,00",
        CompAuxNum=client,
        CompAuxLib=client,
        EcritureLet=piece,
    )
    return [sale, book, bank, paid]


DELAYS = {"ALPHA": (10, 20, 30), "BETA": (0, 0, 0), "GAMMA": (1, 0, 2), "DELTA": (30, 30)}


def four_customers() -> list[dict[str, str]]:
    return [
        line
        for client, delays in DELAYS.items()
        for i, late in enumerate(delays)
        for line in paid_invoice(client, i, late)
    ]


def test_the_latest_come_first_and_those_on_time_are_left_out() -> None:
    ledger = read_fec(four_customers(), delai=30)
    found = late_payers(Report(ledger).habits, ledger, 10)
    assert [payer.name for payer in found] == ["ALPHA", "GAMMA"]
    assert found[0].habit.days_late == Fraction(60, 3) and found[0].habit.late == 3
    assert found[1].habit.days_late == Fraction(3, 3) and found[1].habit.late == 2
    assert late_payers(Report(ledger).habits, ledger, 1) == found[:1]
