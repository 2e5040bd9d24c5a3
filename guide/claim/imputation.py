"""How a payment of the whole account is shared between its debts (C. civ. 1342-10)."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from guide.case.model import Payment
from guide.claim.account import Account
from guide.values.dates import ONE_DAY
from guide.values.money import Cents


def impute(accounts: list[Account], payment: Payment) -> Cents:
    """A payment of the whole account, in the order of C. civ. 1342-10. Answers what exceeds every debt.

    The invoice the debtor pointed at first; then the debts that are due, the one that costs most, the oldest, and
    in proportion between equals. The 40 euros of all of them come after every principal and interest.
    """
    references = ("c-civ-1342-10", "c-civ-1343-1")

    def rank(account: Account) -> tuple[bool, bool, int, date, date]:
        bears = account.bearing.rate_on(max(payment.on, account.bearing.start or payment.on))
        rate = bears.rate if bears and account.due < payment.on else 0
        pointed = account.invoice.number == payment.invoice
        return (not pointed, account.due > payment.on, -rate, account.due, account.invoice.issued or account.due)

    left = payment.amount
    ranked = [list(group) for _, group in groupby(sorted(accounts, key=rank), key=rank)]
    for owed in (Account.debt, Account.fixed_indemnity):
        for equals in ranked:
            if not left:
                return 0
            for account in equals:
                account.accrue(payment.on + ONE_DAY)
            shares = _proportion(left, [owed(account) for account in equals])
            for account, share in zip(equals, shares, strict=True):
                if share:
                    account.pay(payment.on, share, references)
            left -= sum(shares)
    return left


def _proportion(amount: Cents, owed: list[Cents]) -> list[Cents]:
    """`amount`, at most what is owed, split in proportion to what is owed; the odd cents to the first who owe."""
    whole = sum(owed)
    if amount >= whole:
        return owed
    shares = [amount * part // whole for part in owed]
    odd = amount - sum(shares)
    for i, part in enumerate(owed):
        if odd and shares[i] < part:
            shares[i] += 1
            odd -= 1
    return shares
