"""What must hold of any claim. The oracle counts day by day, in fractions, from the rates read apart from ours."""

from __future__ import annotations

import json
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guide.case.codes import Allocation
from guide.case.model import CreditNote, Dossier, Payment, Terms
from guide.claim.account import LineKind
from guide.claim.accrual import interest, interest_each
from guide.claim.statement import projection, statement
from guide.values.dates import add_months
from tests.cases import dossier, invoice

RATES = json.loads((Path(__file__).parents[1] / "scenarios/law/rates.json").read_text(encoding="utf-8"))
FIRST, LAST = date(2013, 1, 1), date(2026, 12, 31)

days = st.dates(FIRST, LAST)
cents = st.integers(1, 5_000_000)


def _semester(day: date) -> str:
    return f"{day.year}-S{1 if day.month < 7 else 2}"


def _points(column: str) -> dict[str, Fraction]:
    return {row["semester"]: Fraction(row[column]) for row in RATES["semester_rates"]}


LATE, PUBLIC = _points("b2b_default"), _points("b2g")


def _round_half_up(value: Fraction) -> int:
    return int(value + Fraction(1, 2))


def oracle(amount: int, due: date, movements: list[tuple[date, int, bool]], on: date, frozen: bool) -> tuple[int, int]:
    """(interest accrued, interest left) of one invoice, one day at a time. Movements: (day, amount, is a payment).

    A slice is a run of days of one semester (none when frozen) with no movement the day before.
    """
    moved = sorted(movements, key=lambda m: (m[0], m[2]))
    balance, left, accrued = amount, 0, 0
    for _, moved_amount, _ in [m for m in moved if m[0] <= due]:
        balance -= min(moved_amount, balance)
    later = [m for m in moved if due < m[0] <= on]
    stops = sorted({m[0] for m in later} | {on})
    start = due + timedelta(days=1)
    rate_of = PUBLIC[_semester(start)] if frozen else None
    for stop in stops:
        run = [start + timedelta(days=i) for i in range((stop - start).days + 1)]
        for _, slice_ in groupby(run, key=lambda day: None if frozen else _semester(day)):
            exact = sum(
                (Fraction(balance) * (rate_of or LATE[_semester(day)]) / 100 / 365 for day in slice_), Fraction(0)
            )
            accrued += _round_half_up(exact)
            left += _round_half_up(exact)
        for _, moved_amount, is_payment in [m for m in later if m[0] == stop]:
            to_interest = min(moved_amount, left) if is_payment else 0
            left -= to_interest
            balance -= min(moved_amount - to_interest, balance)
        start = max(start, stop + timedelta(days=1))
    return accrued, left


movement = st.tuples(days, st.integers(1, 2_000_000), st.booleans())


@given(amount=cents, due=days, moved=st.lists(movement, max_size=4), on=days, frozen=st.booleans())
def test_equal_to_a_count_day_by_day(
    amount: int, due: date, moved: list[tuple[date, int, bool]], on: date, frozen: bool
) -> None:
    if frozen and due < date(2013, 6, 30):
        due = date(2013, 6, 30)
    case = dossier(
        invoice(
            amount,
            due.isoformat(),
            payments=tuple(Payment(d, a) for d, a, is_payment in moved if is_payment),
            credit_notes=tuple(CreditNote(d, a, "A") for d, a, is_payment in moved if not is_payment),
        ),
        kind="etat" if frozen else "commercant",
    )
    found = statement(case, on)
    expected = oracle(amount, due, [m for m in moved if m[0] <= on], on, frozen) if on > due else (0, 0)
    assert (found.interest, found.interest_left) == expected


@given(amount=cents, due=days, on=days, more=st.integers(0, 800))
def test_never_less_when_time_passes(amount: int, due: date, on: date, more: int) -> None:
    case = dossier(invoice(amount, due.isoformat()))
    later = min(on + timedelta(days=more), LAST)
    assert statement(case, min(on, later)).total <= statement(case, later).total


@given(amount=cents, due=days, on=days)
def test_additive_over_the_semesters(amount: int, due: date, on: date) -> None:
    """What accrued to the end of a semester stays as it is: later slices are only added."""
    case = dossier(invoice(amount, due.isoformat()))
    cut = date(on.year, 1 if on.month < 7 else 7, 1) - timedelta(days=1)
    before = [line for line in statement(case, cut).lines if line.kind is LineKind.INTEREST]
    after = [line for line in statement(case, on).lines if line.kind is LineKind.INTEREST]
    assert after[: len(before)] == before
    assert statement(case, on).interest == sum(line.amount for line in before) + sum(
        line.amount for line in after[len(before) :]
    )


@given(amount=cents, due=days, pay=days, first=st.integers(1, 1_000_000), second=st.integers(1, 1_000_000), on=days)
def test_two_payments_on_one_day_are_one(amount: int, due: date, pay: date, first: int, second: int, on: date) -> None:
    def total(*payments: Payment) -> int:
        return statement(dossier(invoice(amount, due.isoformat(), payments=payments)), on).total

    assert total(Payment(pay, first), Payment(pay, second)) == total(Payment(pay, first + second))


@given(
    amounts=st.lists(cents, min_size=1, max_size=4), lump=st.integers(1, 9_000_000), pay=days, on=days, data=st.data()
)
def test_a_lump_payment_is_imputed_whole(
    amounts: list[int], lump: int, pay: date, on: date, data: st.DataObject
) -> None:
    """Every cent of it is on an invoice, or said to be too much; each invoice stays a true account."""
    dues = data.draw(st.lists(days, min_size=len(amounts), max_size=len(amounts)))
    allocation = data.draw(st.sampled_from(Allocation))
    case = dossier(
        *(invoice(a, d.isoformat(), number=f"F{i}") for i, (a, d) in enumerate(zip(amounts, dues, strict=True))),
        terms=Terms(allocation=allocation),
        payments=(Payment(pay, lump),),
    )
    found = statement(case, on)
    assert found.paid == (lump if pay <= on else 0)
    shares = [line for line in found.lines if line.kind is LineKind.PAYMENT]
    assert sum(s.to_interest + s.to_principal + s.to_indemnity for s in shares) == found.paid - found.surplus
    assert all(left >= 0 for left in found.left.values())
    if found.surplus:
        assert found.principal_left == found.interest_left == 0


@given(
    amounts=st.lists(cents, min_size=1, max_size=3),
    moved=st.lists(st.tuples(st.integers(0, 3), days, st.integers(1, 9_000_000), st.booleans()), max_size=6),
    kind=st.sampled_from(("commercant", "etat", "particulier")),
    on=days,
    data=st.data(),
)
def test_never_a_negative_claim(
    amounts: list[int], moved: list[tuple[int, date, int, bool]], kind: str, on: date, data: st.DataObject
) -> None:
    """Whatever is paid, on an invoice or on the whole, before it is due or twice: nothing owed is ever below zero, and
    every cent of what was received is accounted for."""
    dues = data.draw(st.lists(st.dates(date(2013, 6, 30), LAST), min_size=len(amounts), max_size=len(amounts)))
    last = len(amounts)
    own = [[m for m in moved if min(m[0], last) == i] for i in range(last + 1)]
    case = dossier(
        *(
            invoice(
                amount,
                due.isoformat(),
                number=f"F{i}",
                payments=tuple(Payment(d, a) for _, d, a, is_payment in own[i] if is_payment),
                credit_notes=tuple(CreditNote(d, a, "A") for _, d, a, is_payment in own[i] if not is_payment),
            )
            for i, (amount, due) in enumerate(zip(amounts, dues, strict=True))
        ),
        payments=tuple(Payment(d, a) for _, d, a, _ in own[last]),
        kind=kind,
    )
    found = statement(case, on)
    owed = (found.total, found.claimable, found.overpaid, found.surplus, found.daily, found.not_due)
    assert min(owed) >= 0
    assert not (found.total and found.overpaid)
    accrued = found.interest + found.indemnity
    assert found.total - found.overpaid == found.billed - found.credited - found.paid + accrued
    assert found.claimable <= found.total <= found.principal_left + found.interest_left + found.indemnity_left


@given(amount=cents, due=days, on=days)
def test_what_comes_later_is_not_seen(amount: int, due: date, on: date) -> None:
    plain = invoice(amount, due.isoformat())
    tomorrow = on + timedelta(days=1)
    fuller = invoice(
        amount, due.isoformat(), payments=(Payment(tomorrow, 100),), credit_notes=(CreditNote(tomorrow, 100, "A"),)
    )
    assert statement(dossier(fuller), on).total == statement(dossier(plain), on).total
    assert projection(dossier(fuller), on)[0].total == projection(dossier(plain), on)[0].total


@given(
    rows=st.lists(st.tuples(st.integers(0, 10**13), st.integers(0, 4000)), max_size=20), rate=st.integers(0, 3_000_000)
)
def test_the_column_formula_is_the_scalar_one(rows: list[tuple[int, int]], rate: int) -> None:
    balance = np.array([row[0] for row in rows], dtype=np.int64)
    elapsed = np.array([row[1] for row in rows], dtype=np.int64)
    assert interest_each(balance, rate, elapsed).tolist() == [interest(b, rate, d) for b, d in rows]


@given(amount=cents, due=days)
def test_interest_never_precedes_the_due_date(amount: int, due: date) -> None:
    case: Dossier = dossier(invoice(amount, due.isoformat()))
    assert statement(case, due).total == amount
    assert statement(case, add_months(due, -1)).daily == 0
