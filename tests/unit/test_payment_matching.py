"""Payments without a letter: by exact amount, by the number that they name, then the oldest first (C. civ. 1342-10)."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guide.ledger.receivables.payment_matching import Texts, code_of, codes_in, set_off


def left(*rows: tuple[int, str, str], customer: str = "") -> list[int]:
    """What is left of (cents, number, label), in the order of their dates; `customer`: a letter a row."""
    amounts = np.array([cents for cents, _, _ in rows], dtype=np.int64)
    key = np.array([ord(c) for c in customer or "A" * len(rows)], dtype=np.int64)
    when = np.arange(len(rows))
    found, links = set_off(key, when, amounts, Texts(lambda i: rows[i][2], lambda i: rows[i][1]))
    check = amounts.copy()
    np.add.at(check, links.credit, links.cents)
    np.subtract.at(check, links.debit, links.cents)
    assert check.tolist() == found.tolist()
    return [int(cents) for cents in found]


def test_a_payment_is_that_of_the_invoice_of_its_amount():
    assert left((100, "", ""), (75, "", ""), (-75, "", "")) == [100, 0, 0]


def test_two_payments_pay_two_invoices_of_their_amount():
    assert left((75, "", ""), (100, "", ""), (75, "", ""), (-75, "", ""), (-75, "", "")) == [0, 100, 0, 0, 0]


def test_an_amount_of_another_customer_is_not_looked_at():
    assert left((100, "", ""), (75, "", ""), (-75, "", ""), customer="ABA") == [25, 75, 0]


def test_a_payment_is_that_of_the_only_set_that_makes_it():
    assert left((100, "", ""), (70, "", ""), (30, "", ""), (11, "", ""), (-41, "", "")) == [100, 70, 0, 0, 0]


def test_of_two_sets_that_make_it_none_is_chosen():
    assert left((10, "", ""), (20, "", ""), (40, "", ""), (50, "", ""), (-60, "", "")) == [0, 0, 10, 50, 0]


def test_two_payments_never_share_the_invoices_of_their_sets():
    # 30 = 10 + 20 and 60 = 20 + 40: the invoice of 20 is in both, so neither is sure, and the oldest are paid first.
    assert left((10, "", ""), (20, "", ""), (40, "", ""), (-30, "", ""), (-60, "", "")) == [0, 0, 0, 0, -20]


def test_a_number_in_the_label_chooses_between_invoices_of_one_amount():
    assert left((90, "F-01", ""), (90, "F-02", ""), (-90, "", "VIR DUPONT f02")) == [90, 0, 0]


def test_a_part_payment_that_names_an_invoice_is_of_that_one_and_the_rest_of_the_oldest():
    assert left((90, "FA1", ""), (60, "FA2", ""), (-70, "", "acompte FA2")) == [80, 0, 0]


def test_what_names_nothing_pays_the_oldest_first_c_civ_1342_10():
    assert left((90, "F1", ""), (60, "F2", ""), (-100, "", "virement")) == [0, 50, 0]


def test_only_the_allocation_by_age_is_not_proven():
    amounts = np.array([90, 60, 31, -31, -100], dtype=np.int64)
    _, links = set_off(np.zeros(5, np.int64), np.arange(5), amounts)
    assert sorted(zip(links.debit.tolist(), links.cents.tolist(), links.proven.tolist(), strict=True)) == [
        (0, 90, False), (1, 10, False), (2, 31, True)
    ]  # fmt: skip


def test_a_payment_of_the_only_invoice_is_proven():
    _, links = set_off(np.zeros(2, np.int64), np.arange(2), np.array([90, -20], dtype=np.int64))
    assert links.proven.tolist() == [True]


def test_a_number_too_short_or_a_year_names_nothing():
    assert [code_of(n) for n in ("F-2026/017", "fa 12", "12", "2026", "AVOIR", "0412")] == [
        "F2026017", "FA12", "", "", "", "0412"
    ]  # fmt: skip
    assert list(codes_in("Règlement F-2026/017, merci F20260177", {"F2026017": None})) == ["F2026017"]


ROWS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 5), st.integers(-12, 12)), min_size=1, max_size=16)


@given(ROWS)
def test_the_sum_of_a_customer_never_moves_and_one_sign_remains(rows):
    key, when, amounts = (np.array(c, dtype=np.int64) for c in zip(*rows, strict=True))
    found, links = set_off(key, when, amounts)
    for k in set(key.tolist()):
        mine = found[key == k]
        assert mine.sum() == amounts[key == k].sum()
        assert not ((mine > 0).any() and (mine < 0).any())
    assert (np.abs(found) <= np.abs(amounts)).all() and (found * amounts >= 0).all()
    assert (key[links.credit] == key[links.debit]).all() and (links.cents > 0).all()
