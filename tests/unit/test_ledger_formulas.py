"""The formulas against published vectors, recomputed by hand; none of them is our own output."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from guide.ledger.analysis import formulas
from guide.ledger.analysis.formulas import Missing, MonthSales


def months(*sales: tuple[int, int]) -> list[MonthSales]:
    """Newest first: sales in euros, days."""
    return [MonthSales(date(2026, 9 - i, 1), euros * 100, days) for i, (euros, days) in enumerate(sales)]


#: September back to April, of Oracle HFM.
ORACLE = months((2500, 30), (1750, 31), (2250, 31), (2500, 30), (2000, 31), (2250, 30))


def test_creditguru() -> None:
    """AR 15 000, not due 4 000, S 10 000, 30 days: DSO 45, best possible 12, ADD 33."""
    assert formulas.dso(15_000_00, 10_000_00, 30) == 45
    assert formulas.dso(4_000_00, 10_000_00, 30) == 12
    assert formulas.dso(11_000_00, 10_000_00, 30) == 33 == 45 - 12


def test_pages_jaunes() -> None:
    """1 000 / 1 300 x 91 = 70."""
    assert formulas.dso(1_000_00, 1_300_00, 91) == 70


def test_oracle_countback_with_13_000() -> None:
    """30 + 31 + 31 + 30 + 31 = 153 days absorb 11 000; the 2 000 left are 2 000 / 2 250 x 30 = 26.67 days more."""
    found = formulas.countback(13_000_00, ORACLE)
    assert found == 153 + Fraction(2_000 * 30, 2_250)
    assert round(float(found), 2) == 179.67


def test_oracle_countback_with_12_000_is_not_what_its_page_prints() -> None:
    """Oracle prints 179.7 beside 12 000: the rest is 1 000 / 2 250 x 30 = 13.33, and 153 + 13.33 = 166.33."""
    found = formulas.countback(12_000_00, ORACLE)
    assert found == 153 + Fraction(1_000 * 30, 2_250)
    assert round(float(found), 2) == 166.33


def test_countback_stops_where_sales_run_out() -> None:
    """13 250 is all that was sold."""
    assert formulas.countback(13_250_00, ORACLE) == 183
    assert formulas.countback(13_250_01, ORACLE) is Missing.SALES_RUN_OUT


@pytest.mark.parametrize("sales", [0, -10])
def test_countback_stops_at_a_month_without_sales(sales: int) -> None:
    assert formulas.countback(13_000_00, [*ORACLE[:2], *months((sales, 31)), *ORACLE[2:]]) is Missing.EMPTY_MONTH
    # What the months before it absorb is not concerned.
    assert formulas.countback(4_000_00, [*ORACLE[:2], *months((sales, 31))]) == 30 + Fraction(1_500 * 31, 1_750)


def test_a_month_only_begun_may_be_without_sales() -> None:
    begun = MonthSales(date(2026, 10, 1), 0, 12, whole=False)
    assert formulas.countback(2_500_00, [begun, *ORACLE]) == 12 + 30


def test_collection_effectiveness() -> None:
    """AR 100, S 80, end 90 of which 60 not due: (180 - 90) / (180 - 60) = 75 %."""
    assert formulas.collection_effectiveness(100_00, 80_00, 90_00, 60_00) == Fraction(3, 4)
    assert formulas.collection_effectiveness(0, 60_00, 60_00, 60_00) is Missing.DENOMINATOR


def test_no_sales_no_days_of_sales() -> None:
    assert formulas.dso(1_000_00, 0, 30) is Missing.NO_SALES
    assert formulas.dso(1_000_00, -5, 30) is Missing.NO_SALES


def test_weighted_lateness_and_its_median() -> None:
    """100 for 10 days and 900 for 110: (1 000 + 99 000) / 1 000 = 100; the middle of 10, 20 and 400 is 20."""
    assert formulas.weighted([100, 900], [10, 110]) == 100
    assert formulas.median([400, 10, 20]) == 20
    assert formulas.median([10, 25]) == Fraction(35, 2)
    assert formulas.weighted([], []) is formulas.median([]) is Missing.NOTHING_LATE


def test_concentration() -> None:
    """Shares 50, 20, 10, 10, 5, 5 %: top five 95 %, HHI 0.25 + 0.04 + 0.01 + 0.01 + 0.0025 + 0.0025 = 0.315."""
    found = formulas.concentration([10, 50, 0, 20, 5, 10, 5])
    assert found is not None
    assert (found.debtors, found.top1, found.top5) == (6, Fraction(1, 2), Fraction(95, 100))
    assert found.hhi == Fraction(315, 1000)
    assert found.alert
    assert formulas.concentration([0, 0]) is None


def test_the_alert_begins_above_a_quarter() -> None:
    """Four equal debtors are at 25 % each; a single one is no news."""
    equal, single = formulas.concentration([1, 1, 1, 1]), formulas.concentration([7])
    assert equal is not None and not equal.alert
    assert single is not None and single.top1 == 1 and not single.alert
