"""What is open at a day, how late it is, and who owes it. Sums of integers: every total adds up to the cent."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from guide.ledger.receivables.payment_matching import Links, Texts, all_links, set_off
from guide.ledger.source.entries import ALONE, Entries, Mark, summed

BUCKETS = ("not_due", "1-30", "31-60", "61-90", "91+", "no_due_date")
NOT_DUE, NO_DUE_DATE = 0, 5
_LIMITS = (0, 30, 60, 90)
_LAST = 2**62


@dataclass(frozen=True, eq=False)
class Items:
    """What is open at a day: one row an item, columns of equal length.

    `at`: its place in the entries; `open`: what is owed of it (negative: a credit not set off); `due` may be an estimate
    (`estimated`); `late`: days past due, 0 when not late or not known.
    """

    at: NDArray[np.int64]
    debtor: NDArray[np.int32]
    issued: NDArray[np.datetime64]
    due: NDArray[np.datetime64]
    estimated: NDArray[np.bool_]
    open: NDArray[np.int64]
    late: NDArray[np.int64]
    bucket: NDArray[np.int8]
    marks: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.at)

    @property
    def owed(self) -> NDArray[np.bool_]:
        """Items that are owed, credits left out."""
        return self.open > 0


@dataclass(frozen=True, eq=False)
class Ageing:
    """Totals in cents at `on`. `open` - `credit` = the balance of the customer accounts."""

    items: Items
    open: int
    credit: int
    overdue: int
    buckets: dict[str, int]
    #: Advances of account 419 still unlettered: already set off in `open`, shown apart.
    advances: int
    #: By debtor number.
    debtor_open: NDArray[np.int64]
    debtor_overdue: NDArray[np.int64]
    debtor_credit: NDArray[np.int64]
    #: Open amounts in other currencies: index of the currency -> amount. Never added to euros.
    foreign: dict[int, int]
    #: Which entry paid which, of those that are not in a lettered group that balances: places in the entries.
    paid: Links
    #: The entries that were set off only because they were the oldest: it is not proven that they are paid.
    unproven: NDArray[np.int64]

    @property
    def counts(self) -> dict[str, int]:
        """How many items are owed in each bucket."""
        numbers = np.bincount(self.items.bucket[self.items.owed], minlength=len(BUCKETS)).tolist()
        return dict(zip(BUCKETS, numbers, strict=True))

    @property
    def late_items(self) -> int:
        """How many items are late."""
        return int((self.items.late > 0).sum())

    def owed_by(self, debtor: int) -> list[int]:
        """The places, in `items`, of what a customer owes, by its number."""
        order, starts = self._by_debtor
        numbers: list[int] = np.sort(order[starts[debtor] : starts[debtor + 1]]).tolist()
        return numbers

    @cached_property
    def _by_debtor(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The items owed, customer by customer, and where each one's begin."""
        owed = np.flatnonzero(self.items.owed)
        order = owed[np.argsort(self.items.debtor[owed])]
        return order, np.searchsorted(self.items.debtor[order], np.arange(len(self.debtor_open) + 1))

    @property
    def not_due(self) -> int:
        return self.buckets[BUCKETS[NOT_DUE]]

    @property
    def no_due_date(self) -> int:
        return self.buckets[BUCKETS[NO_DUE_DATE]]


def due_dates(entries: Entries, delai: int) -> tuple[NDArray[np.datetime64], NDArray[np.bool_]]:
    """The due date of each line, and whether it is an estimate: document's date + `delai` days."""
    estimated = np.isnat(entries.due) & ((entries.marks & Mark.ESTIMABLE) != 0) & ~np.isnat(entries.issued)
    due = np.where(estimated, entries.issued + np.timedelta64(delai, "D"), entries.due)
    return due, estimated | ((entries.marks & Mark.AGED) != 0)


def balances(entries: Entries, on: date) -> NDArray[np.int64]:
    """What each line weighs at `on`: nothing before it is entered; the whole of it if it is settled later."""
    day = np.datetime64(on, "D")
    weight = entries.left
    if entries.settled is not None:
        weight = np.where(entries.settled > day, entries.amount, weight)
    return np.where(entries.entered > day, 0, weight)


def euro_balances(entries: Entries, on: date) -> NDArray[np.int64]:
    """The same, lines in other currencies left out."""
    return _in_euros(entries, balances(entries, on))


def _in_euros(entries: Entries, weight: NDArray[np.int64]) -> NDArray[np.int64]:
    return weight if entries.currency is None else np.where(entries.currency == 0, weight, 0)


def ageing(
    entries: Entries, customers: int, pools: NDArray[np.int32] | None, on: date, delai: int, texts: Texts
) -> Ageing:
    """What is open at `on`. Lettered groups that balance are closed; the others keep their residual; then what each
    customer paid is set off against what it owes: by exact amount, by the number named, then the oldest first (C. civ.
    1342-10, by due date). What a payment of nobody may have paid is owed by nobody in particular.

    `customers`: how many there are. `pools`: of each whose name is a guess, the one who stands for all of those when the
    guess does not hold, else -1; None when no name is a guess.
    """
    weight = balances(entries, on)
    foreign: dict[int, int] = {}
    if entries.currency is not None:
        for code in np.unique(entries.currency[entries.currency != 0]).tolist():
            foreign[code] = int(weight[entries.currency == code].sum())
        weight = _in_euros(entries, weight)
    at = _not_closed(entries, weight)
    part, before = entries.only(at), weight[at]
    balance = int(weight.sum())
    due, estimated = due_dates(part, delai)
    when = _order(due, part.issued)
    remains, links = before, []
    texts = texts.at(at)
    if part.group is not None and (tied := np.flatnonzero(part.group != ALONE)).size:
        remains = before.copy()
        remains[tied], by_letter = set_off(part.group[tied], when[tied], before[tied], texts.at(tied))
        links.append(by_letter.at(tied))
    remains, by_customer = set_off(part.debtor, when, remains, texts)
    links.append(by_customer)
    debtor = _to_identify(part.debtor, remains, pools)
    if debtor is not part.debtor:
        remains, by_pool = set_off(debtor, when, remains)
        links.append(by_pool)
    items = _items(at, part, debtor, due, estimated, remains, on)
    by_debtor = summed(items.debtor, items.open, customers)
    credit = np.where(by_debtor < 0, -by_debtor, 0)
    buckets = summed(items.bucket[items.owed], items.open[items.owed], len(BUCKETS))
    overdue_each = summed(items.debtor[items.late > 0], items.open[items.late > 0], customers)
    paid = all_links(links).at(at)
    aged = Ageing(
        items,
        int(buckets.sum()),
        int(credit.sum()),
        int(buckets[NOT_DUE + 1 : NO_DUE_DATE].sum()),
        dict(zip(BUCKETS, buckets.tolist(), strict=True)),
        -int(part.amount[(part.marks & Mark.ADVANCE) != 0].sum()),
        np.maximum(by_debtor, 0),
        overdue_each,
        credit,
        foreign,
        paid,
        paid.debit[~paid.proven],
    )
    assert aged.open - aged.credit == balance
    assert aged.open == aged.overdue + aged.not_due + aged.no_due_date == sum(aged.buckets.values())
    assert aged.open == int(aged.debtor_open.sum()) and aged.overdue == int(overdue_each.sum())
    return aged


def _to_identify(
    debtor: NDArray[np.int32], remains: NDArray[np.int64], pools: NDArray[np.int32] | None
) -> NDArray[np.int32]:
    """The debtors, those of a pool made one where their names cannot be held to: a payment of nobody is left, and may be
    any of theirs; or they owe nothing together."""
    if pools is None:
        return debtor
    pool = pools[debtor]
    pooled = pool >= 0
    if not pooled.any():
        return debtor
    total = summed(pool[pooled], remains[pooled], len(pools))
    nobody = summed(pool[pooled & (pool == debtor)], remains[pooled & (pool == debtor)], len(pools))
    doubtful = pooled & ((nobody < 0) | (total == 0))[np.maximum(pool, 0)] & (remains != 0)
    return np.where(doubtful, pool, debtor) if doubtful.any() else debtor


def _not_closed(entries: Entries, weight: NDArray[np.int64]) -> NDArray[np.int64]:
    """The lines that weigh something and are not in a lettered group that balances."""
    heavy = weight != 0
    if entries.group is not None:
        tied = entries.group != ALONE
        if tied.any():
            sums = summed(entries.group[tied], weight[tied])
            heavy[tied] &= sums[entries.group[tied]] != 0
    return np.flatnonzero(heavy)


def _order(due: NDArray[np.datetime64], issued: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """Oldest first: by due date, else by document's date; items without any date come last."""
    when = np.where(np.isnat(due), issued, due)
    return np.where(np.isnat(when), _LAST, when.astype("datetime64[D]").view(np.int64))


def _items(
    at: NDArray[np.int64],
    part: Entries,
    debtor: NDArray[np.int32],
    due: NDArray[np.datetime64],
    estimated: NDArray[np.bool_],
    remains: NDArray[np.int64],
    on: date,
) -> Items:
    """The items that still weigh something, with their lateness."""
    unsettled = remains != 0
    due, amounts = due[unsettled], remains[unsettled]
    days = np.where(np.isnat(due), 0, (np.datetime64(on, "D") - due).astype(np.int64))
    bucket = np.searchsorted(np.array(_LIMITS), days, side="left").astype(np.int8)
    bucket[np.isnat(due)] = NO_DUE_DATE
    late = np.where(amounts > 0, np.maximum(days, 0), 0)
    return Items(
        at[unsettled],
        debtor[unsettled],
        part.issued[unsettled],
        due,
        estimated[unsettled],
        amounts,
        late,
        bucket,
        part.marks[unsettled],
    )
