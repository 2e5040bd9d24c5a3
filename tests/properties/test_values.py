"""Parsers and formatters: what is written is read back, what is not an amount or a date is refused."""

from __future__ import annotations

import unicodedata
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from guide.errors import AmountUnreadable, DateUnreadable
from guide.values import french
from guide.values.accents import unaccented
from guide.values.dates import FIRST_DAY, LAST_DAY, add_months, date_from_json, parse_date
from guide.values.money import (
    MAX_CENTS,
    amount_from_json,
    amount_to_json,
    parse_amount,
    rate_from_decimal,
    rate_to_json,
    round_half_up,
)

cents = st.integers(-MAX_CENTS + 1, MAX_CENTS - 1)
days = st.dates(FIRST_DAY, LAST_DAY.replace(year=2099))


@given(cents)
def test_amounts_survive_the_file(amount: int) -> None:
    assert amount_from_json(amount_to_json(amount)) == amount


@given(cents)
def test_amounts_survive_the_screen(amount: int) -> None:
    assert parse_amount(french.money(amount)) == amount


@given(st.text(max_size=12))
@example("1,234")
@example("12,3,4")
@example("--5")
def test_any_text_is_an_amount_or_is_refused(text: str) -> None:
    try:
        assert abs(parse_amount(text)) <= MAX_CENTS
    except AmountUnreadable as error:
        assert error.message and error.hint


@given(days)
def test_days_survive_the_file_and_the_screen(day: date) -> None:
    assert date_from_json(day.isoformat()) == day
    assert parse_date(french.short_day(day)) == day


@given(st.text(max_size=12))
@example("31/02/2026")
@example("00/00/0000")
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        assert FIRST_DAY <= parse_date(text) < LAST_DAY
    except DateUnreadable as error:
        assert error.message and error.hint


@given(st.integers(0, 10_000_000))
def test_rates_survive_the_file(rate: int) -> None:
    from decimal import Decimal

    assert rate_from_decimal(Decimal(rate_to_json(rate))) == rate


@given(st.integers(-(10**20), 10**20), st.integers(1, 10**10))
def test_rounding_is_to_the_nearest_and_halves_go_away_from_zero(numerator: int, denominator: int) -> None:
    found = round_half_up(numerator, denominator)
    assert abs(2 * (found * denominator - numerator)) <= denominator
    if abs(2 * (found * denominator - numerator)) == denominator:
        assert abs(found) * denominator > abs(numerator)


@given(days, st.integers(-600, 600))
def test_months_keep_the_day_or_end_the_month(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or (moved.day < day.day and (add_months(moved, 0).day >= 28))


@given(st.text(st.characters(exclude_characters="œŒ", exclude_categories=["Cs"]), max_size=12))
@example("Échéance ² ﬁ Å q̣̇ 한")
def test_a_text_loses_its_accents_sign_by_sign_as_it_does_whole(text: str) -> None:
    """The whole text taken apart (Unicode, NFKD), without the marks that combine; one of ASCII letters is left alone."""
    assert unaccented(text) == "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
