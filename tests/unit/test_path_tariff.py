"""The scale of a commissaire de justice: the official example (sheet F10404), and bands worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.path.remedies.tariff import commission, emolument
from tests.cases import TODAY


def test_the_official_example_on_4_000_euros() -> None:
    """125 x 11,73 % = 14,66 ; 485 x 10,75 % = 52,14 ; 915 x 10,26 % = 93,88 ; 2 475 x 3,91 % = 96,77."""
    found = emolument(400_000, TODAY)
    assert found is not None
    assert found.net == 1_466 + 5_214 + 9_388 + 9_677
    assert (found.net, found.vat, found.total) == (25_745, 5_149, 30_894)
    assert found.to_check and found.reference == "c-com-a444-32"


@pytest.mark.parametrize(
    ("collected", "net"),
    [
        (0, 0),
        (1_000, 2_150),
        (18_800, 2_150),  # 188,00: fixed
        (18_900, 1_466 + 688),  # 64,00 x 10,75 % = 6,88
        (61_000, 1_466 + 5_214),
        (152_500, 1_466 + 5_214 + 9_388),
        (5_240_000, 1_466 + 5_214 + 9_388 + 198_921),  # 50 875 x 3,91 % = 1 989,21
        (6_240_000, 1_466 + 5_214 + 9_388 + 198_921 + 29_800),  # 10 000 x 2,98 % = 298,00
        (20_000_000, 554_000),
    ],
)
def test_each_side_of_each_band(collected: int, net: int) -> None:
    found = emolument(collected, TODAY)
    assert found is not None and found.net == net


@given(st.integers(0, 30_000_000) | st.integers(17_500, 19_500))
def test_more_collected_costs_no_less_but_where_the_scale_itself_falls(collected: int) -> None:
    """At 188,01 € the bands begin at 14,66 + 63,01 x 10,75 % = 21,43, where 188,00 € bear the fixed 21,50."""
    less, more = emolument(collected, TODAY), emolument(collected + 1_000, TODAY)
    assert less is not None and more is not None
    assert less.net >= 0 and less.total == less.net + less.vat
    fall = 7 if collected <= 18_800 < collected + 1_000 else 0
    assert less.net <= more.net + fall


def test_before_the_scale_nothing_is_said() -> None:
    assert emolument(400_000, date(2023, 6, 1)) is None


def test_the_commission_of_an_agency() -> None:
    assert commission(110_396, TODAY) == (16_559, 22_079)  # 1 103,96 x 15 % = 165,594 ; x 20 % = 220,792
