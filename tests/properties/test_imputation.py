"""The queue of debts shares each payment as the article read word by word does (C. civ. 1342-10, 1343-1)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from guide.case.model import Dossier, Payment, Terms
from guide.case.terms import effective_due
from guide.claim.account import Account
from guide.claim.imputation import Imputation
from guide.claim.regime import bearing
from tests.cases import dossier, event, invoice

ON = date(2026, 11, 22)
days = st.dates(date(2023, 1, 1), ON)
#: Few days, so that debts of one day, and payments of the day itself, happen.
few = st.sampled_from([date(2024, 1, 31) + timedelta(days=30 * n) for n in range(12)])


def word_by_word(accounts: list[Account], payment: Payment) -> int:
    """Every debt is ranked again at each payment: slow, and plain. Answers what exceeds them all."""

    def rank(account: Account) -> tuple[bool, bool, int, date, date]:
        bears = account.bearing.rate_on(max(payment.on, account.bearing.start or payment.on))
        rate = bears.rate if bears and account.due < payment.on else 0
        pointed = account.invoice.number == payment.invoice
        return (not pointed, account.due > payment.on, -rate, account.due, account.invoice.issued or account.due)

    left = payment.amount
    ranked = [list(group) for _, group in groupby(sorted(accounts, key=rank), key=rank)]
    for is_debt in (True, False):
        for equals in ranked:
            if not left:
                return 0
            for account in equals:
                account.accrue(payment.on + timedelta(days=1))
            owed = [account.debt() if is_debt else account.indemnity_left for account in equals]
            whole = sum(owed)
            shares = list(owed) if left >= whole else [left * part // whole for part in owed]
            odd = min(left, whole) - sum(shares)
            for i, part in enumerate(owed):
                if odd and shares[i] < part:
                    shares[i], odd = shares[i] + 1, odd - 1
            for account, share in zip(equals, shares, strict=True):
                if share:
                    account.pay(payment.on, share, ("c-civ-1342-10", "c-civ-1343-1"))
            left -= sum(shares)
    return left


def accounts_of(case: Dossier) -> list[Account]:
    opened = []
    for each in case.invoices:
        due = effective_due(case, each, ON).on
        bears = bearing(case, each, due, ON)
        opened.append(Account(each, due, bears, ON + timedelta(days=1), case.terms.allocation, each.amount))
        opened[-1].indemnity = opened[-1].indemnity_left = 4_000 if each.amount % 2 else 0
    return opened


invoices = st.lists(
    st.tuples(st.integers(1, 40_000), st.one_of(days, few), st.one_of(st.none(), few), st.booleans()),
    min_size=1,
    max_size=7,
)
payments = st.lists(
    st.tuples(st.one_of(days, few), st.integers(1, 60_000), st.one_of(st.none(), st.integers(0, 6))),
    min_size=1,
    max_size=10,
)


@given(
    billed=invoices,
    paid=payments,
    kind=st.sampled_from(["commercant", "particulier", "collectivite"]),
    terms=st.sampled_from([Terms(), Terms(rate=60_000), Terms(floor_multiple=4)]),
)
def test_each_payment_is_shared_as_the_article_says(
    billed: list[tuple[int, date, date | None, bool]], paid: list[tuple[date, int, int | None]], kind: str, terms: Terms
) -> None:
    case = dossier(
        *(
            invoice(amount, due.isoformat(), f"F{i}", "pret" if lent else None, issued=issued)
            for i, (amount, due, issued, lent) in enumerate(billed)
        ),
        kind=kind,
        terms=terms,
        events=(event("mise_en_demeure", "2024-09-01"), event("jugement", "2025-06-01")),
    )
    ours, plain = accounts_of(case), accounts_of(case)
    imputation = Imputation(ours)
    for on, amount, pointed in sorted(paid, key=lambda each: each[0]):
        payment = Payment(on, amount, None if pointed is None else f"F{pointed}")
        assert imputation.pay(payment) == word_by_word(plain, payment)
    # A debt paid whole is left alone: up to which day it was counted no longer matters.
    for account in (*ours, *plain):
        account.cursor = account.cursor if account.debt() else date.max
    assert ours == plain
