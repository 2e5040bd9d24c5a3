"""How a payment of the whole account is shared between its debts (C. civ. 1342-10)."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush
from itertools import groupby, takewhile

from guide.case.model import Payment
from guide.claim.account import Account
from guide.errors import InvalidDossier
from guide.values.dates import ONE_DAY, next_semester
from guide.values.money import Cents

#: Of the payments of one dossier: a payment shared between a thousand equal debts makes a thousand.
MAX_SHARES = 200_000

_REFERENCES = ("c-civ-1342-10", "c-civ-1343-1")

#: Not due yet, the rate it bears (the dearest first), the due date, the day of the invoice: equals share in proportion.
Rank = tuple[bool, int, date, date]


def _rank(account: Account, on: date) -> Rank:
    bears = None
    if account.due < on:
        bears = account.bearing.rate_on(max(on, account.bearing.start or on))
    rate = bears.rate if bears else 0
    return account.due > on, -rate, account.due, account.invoice.issued or account.due


def _next_turn(account: Account, on: date) -> date:
    """The first day after `on` when its rank may be another: due, late, bearing interest, or a new rate."""
    bearing = account.bearing
    days = (account.due, account.due + ONE_DAY, bearing.start, bearing.increased_from, next_semester(on))
    return min(day for day in days if day is not None and day > on)


@dataclass
class _Queue:
    """Debts in the order of C. civ. 1342-10, kept up as days go by: one is placed again only when its rank may turn."""

    order: list[tuple[Rank, int]] = field(default_factory=list)
    ranks: dict[int, Rank] = field(default_factory=dict)
    turns: list[tuple[date, int]] = field(default_factory=list)

    def place(self, index: int, account: Account, on: date) -> None:
        self.remove(index)
        self.ranks[index] = rank = _rank(account, on)
        insort(self.order, (rank, index))
        heappush(self.turns, (_next_turn(account, on), index))

    def remove(self, index: int) -> None:
        rank = self.ranks.pop(index, None)
        if rank is not None:
            del self.order[bisect_left(self.order, (rank, index))]

    def advance(self, accounts: Sequence[Account], on: date) -> None:
        while self.turns and self.turns[0][0] <= on:
            _, index = heappop(self.turns)
            if index in self.ranks:
                self.place(index, accounts[index], on)

    def first(self) -> list[int]:
        """The equals that come first."""
        if not self.order:
            return []
        best = self.order[0][0]
        return [index for _, index in takewhile(lambda placed: placed[0] == best, self.order)]


class Imputation:
    """The payments of the whole account, given in order of date to `pay`; the work grows as what they change.

    The invoice the debtor pointed at first; then the debts that are due, the one that costs most, the oldest, and
    in proportion between equals. The 40 euros of all of them come after every principal and interest.
    """

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._accounts = accounts
        #: A debt leaves the first for the second when its principal and interest are paid: neither comes back.
        self._debts, self._indemnities = _Queue(), _Queue()
        self._by_number: dict[str, list[int]] = defaultdict(list)
        for index, account in enumerate(accounts):
            self._by_number[account.invoice.number].append(index)
        self._begun = False
        self._shares = 0

    def pay(self, payment: Payment) -> Cents:
        """Shares one payment. Answers what exceeds every debt. Raises InvalidDossier beyond MAX_SHARES."""
        on, left = payment.on, payment.amount
        if not self._begun:
            self._begun = True
            for index, account in enumerate(self._accounts):
                self._debts.place(index, account, on)
        self._debts.advance(self._accounts, on)
        self._indemnities.advance(self._accounts, on)
        for equals in self._groups(self._debts, payment):
            left = self._share(on, left, equals, [self._debt(index, on) for index in equals])
            for index in equals:
                if not self._accounts[index].debt():
                    self._settle(index, on)
            if not left:
                return 0
        for equals in self._groups(self._indemnities, payment):
            left = self._share(on, left, equals, [self._accounts[index].indemnity_left for index in equals])
            for index in equals:
                if not self._accounts[index].indemnity_left:
                    self._indemnities.remove(index)
            if not left:
                return 0
        return left

    def _groups(self, queue: _Queue, payment: Payment) -> Iterator[list[int]]:
        """The pointed invoice, then the equals that come first, as long as the one before was paid whole."""
        pointed = [index for index in self._by_number.get(payment.invoice or "", ()) if index in queue.ranks]
        ranked = sorted((queue.ranks[index], index) for index in pointed)
        for _, equals in groupby(ranked, key=lambda placed: placed[0]):
            yield [index for _, index in equals]
        while equals_first := queue.first():
            yield equals_first

    def _debt(self, index: int, on: date) -> Cents:
        self._accounts[index].accrue(on + ONE_DAY)
        return self._accounts[index].debt()

    def _settle(self, index: int, on: date) -> None:
        self._debts.remove(index)
        if self._accounts[index].indemnity_left:
            self._indemnities.place(index, self._accounts[index], on)

    def _share(self, on: date, left: Cents, equals: Iterable[int], owed: list[Cents]) -> Cents:
        self._shares += len(owed)
        if self._shares > MAX_SHARES:
            raise InvalidDossier(
                f"Ces paiements, partagés entre des factures de même échéance, demandent plus de {MAX_SHARES} calculs.",
                "Rattachez chaque paiement à sa facture, ou faites plusieurs dossiers.",
            )
        shares = _proportion(left, owed)
        for index, share in zip(equals, shares, strict=True):
            if share:
                self._accounts[index].pay(on, share, _REFERENCES)
        return left - sum(shares)


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
