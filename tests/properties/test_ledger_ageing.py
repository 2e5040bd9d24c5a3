"""Totals add up to the cent, set-off equals the slow way, penalties equal the statement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guide.case.codes import Activity, DebtorKind
from guide.case.model import Creditor
from guide.claim.statement import statement
from guide.ledger import Options, SourceFile
from guide.ledger.analysis import Report
from guide.ledger.receivables.customer_dossier import dossier
from guide.ledger.receivables.payment_matching import set_off
from tests.corpus.entries import euros
from tests.properties.slow_ledger import left_of
from tests.unit.ledger_cases import businesses, fec_line, fec_text, read_answered

AMOUNTS = st.integers(-500_00, 2_000_00)
DATES = st.dates(date(2016, 1, 1), date(2026, 10, 31))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5), st.integers(-30, 30)), min_size=1, max_size=30))
def test_set_off_is_that_of_a_loop(rows):
    key, when, amounts = (np.array(c, dtype=np.int64) for c in zip(*rows, strict=True))
    expected = amounts.tolist()
    for k in set(key.tolist()):
        order = sorted((i for i in range(len(rows)) if key[i] == k), key=lambda i: (when[i], i))
        if sum(amounts[i] > 0 for i in order) > 16:
            return
        for i, left in zip(order, left_of([int(amounts[i]) for i in order]), strict=True):
            expected[i] = left
    assert set_off(key, when, amounts)[0].tolist() == expected


LINES = st.lists(
    st.tuples(
        st.sampled_from("ABC"),
        st.sampled_from(["411000", "413000", "416000", "419100", "411200"]),
        DATES,
        AMOUNTS,
        st.sampled_from(["", "", "L", "M"]),
    ),
    min_size=1,
    max_size=20,
)


@given(LINES, st.dates(date(2016, 1, 1), date(2027, 12, 31)), st.integers(0, 90))
def test_the_balance_of_a_fec_adds_up(lines, on, delai):
    text = fec_text(
        [
            fec_line(
                CompAuxNum=who,
                CompAuxLib=who,
                CompteNum=account,
                PieceDate=f"{day:%Y%m%d}",
                EcritureLet=letter,
                EcritureDate=f"{day:%Y%m%d}",
                Debit=euros(cents),
                PieceRef=f"F{i}",
            )
            for i, (who, account, day, cents, letter) in enumerate(lines)
        ]
    )
    found = read_answered([SourceFile("fec.txt", text.encode())], Options(on=on, delai=delai))
    ageing = found.ageing
    balance = sum(cents for _, _, day, cents, _ in lines if day <= on)
    assert ageing.open - ageing.credit == balance
    assert ageing.open == ageing.overdue + ageing.not_due + ageing.no_due_date == sum(ageing.buckets.values())
    assert ageing.open == sum(v.open for v in found.debtors)
    assert ageing.overdue == sum(v.overdue for v in found.debtors)
    assert ageing.credit == sum(v.credit for v in found.debtors)
    assert all(v.open == 0 or v.credit == 0 for v in found.debtors)
    for view in found.debtors:
        drawn = dossier(found, view.number, Creditor("Moi"), DebtorKind.COMMERCANT)
        assert sum(i.open_amount(on) for i in drawn.invoices) == view.open


@given(
    st.lists(
        st.tuples(DATES, st.integers(0, 90), st.integers(1, 10_000_000), st.integers(0, 5)), min_size=1, max_size=8
    ),
    st.integers(0, 400),
    st.booleans(),
)
def test_penalties_are_those_of_the_statement(rows, later, estimated):
    """A number met twice is one invoice in several instalments: one indemnity, on both sides."""
    on = max(day for day, *_ in rows) + timedelta(days=later)
    head = "Numéro;Client;Date;Total TTC" + ("" if estimated else ";Échéance")
    lines = [
        f"F{number};A;{day:%d/%m/%Y};{euros(cents)}" + ("" if estimated else f";{day + timedelta(days=n):%d/%m/%Y}")
        for day, n, cents, number in rows
    ]
    found = businesses(read_answered([SourceFile("a.csv", "\n".join([head, *lines]).encode())], Options(on=on)))
    drawn = dossier(found, 0, Creditor("Moi", activity=Activity.COMMERCANT), DebtorKind.COMMERCANT)
    said = statement(drawn, on)
    confirmed = replace(found, options=replace(found.options, confirmed_terms=True))
    counted = Report(confirmed).penalties
    assert int(counted.interest.sum()) == said.interest
    assert int(counted.indemnity.sum()) == said.indemnity
    assert counted.provisional == said.provisional
    if estimated:
        assert Report(found).penalties.total == 0
