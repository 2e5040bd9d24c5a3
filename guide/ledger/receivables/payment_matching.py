"""Which payment pays which invoice when no letter says it: by its exact amount, by the number that its label names, then
the oldest first (C. civ. 1342-10).

Columns in, columns out: a key (a lettered group, or a customer) holds amounts owed and amounts paid.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

#: Open invoices of a customer up to which sets of two, three, four of them are looked for.
_SET_LIMITS = {2: 150, 3: 30, 4: 16}
#: Payments of one customer beyond which no set is looked for.
_MOST_PAYMENTS = 200
_TOKEN = re.compile(r"[^\W_](?:[\w./\-]*[^\W_])?")
_SIGNS = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")

Text = Callable[[int], str]


@dataclass(frozen=True)
class Texts:
    """The label and the document's number of a line, by its place; None when no file has them."""

    label: Text | None = None
    number: Text | None = None

    def at(self, places: NDArray[np.int64]) -> "Texts":
        """The same, of the lines that stand at these places."""
        label, number = self.label, self.number
        if label is None or number is None:
            return NO_TEXTS
        return Texts(lambda i: label(int(places[i])), lambda i: number(int(places[i])))


NO_TEXTS = Texts()


@dataclass(frozen=True, eq=False)
class Links:
    """What pays what: places in the columns, and cents. `proven`: by its letter, its amount or its label, or because
    nothing else was owed; not because it was the oldest."""

    credit: NDArray[np.int64]
    debit: NDArray[np.int64]
    cents: NDArray[np.int64]
    proven: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.cents)

    def at(self, places: NDArray[np.int64]) -> "Links":
        """The same, between the lines that stand at these places."""
        return Links(places[self.credit], places[self.debit], self.cents, self.proven)


def _links(
    credit: Sequence[int] | NDArray[np.int64],
    debit: Sequence[int] | NDArray[np.int64],
    cents: Sequence[int] | NDArray[np.int64],
    proven: Sequence[bool] | NDArray[np.bool_],
) -> Links:
    return Links(
        np.asarray(credit, np.int64),
        np.asarray(debit, np.int64),
        np.asarray(cents, np.int64),
        np.asarray(proven, np.bool_),
    )


def all_links(parts: Sequence[Links]) -> Links:
    if not parts:
        return _links([], [], [], [])
    return Links(
        np.concatenate([p.credit for p in parts]),
        np.concatenate([p.debit for p in parts]),
        np.concatenate([p.cents for p in parts]),
        np.concatenate([p.proven for p in parts]),
    )


def set_off(
    key: NDArray[np.integer], when: NDArray[np.int64], amounts: NDArray[np.int64], texts: Texts = NO_TEXTS
) -> tuple[NDArray[np.int64], Links]:
    """What is left of each amount once the negative ones of its key are set off against the positive ones, and which
    paid which. For each key only amounts of one sign remain, and their sum is unchanged.

    `when` orders the amounts owed and paid; `texts`: the label of a payment and the number of an invoice, by place.
    """
    at = _two_signed(key, amounts)
    if not len(at):
        return amounts, all_links([])
    left, parts = amounts.copy(), []
    for step in (_by_amount, _by_set, _by_number, _by_age):
        order = at[np.lexsort((when[at], key[at]))]
        pairs = step(key[order], left[order], texts.at(order))
        if len(pairs):
            pairs = pairs.at(order)
            np.add.at(left, pairs.credit, pairs.cents)
            np.subtract.at(left, pairs.debit, pairs.cents)
            parts.append(pairs)
            at = _two_signed(key, left)
            if not len(at):
                break
    return left, all_links(parts)


def _two_signed(key: NDArray[np.integer], amounts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places, not nil, of the keys that hold both what is owed and what is paid."""
    negative = amounts < 0
    if not negative.any():
        return np.zeros(0, np.int64)
    size = int(key.max()) + 1
    owes, owed = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
    owes[key[negative]] = True
    owed[key[amounts > 0]] = True
    return np.flatnonzero((owes & owed)[key] & (amounts != 0))


def _starts(*columns: NDArray[np.integer]) -> NDArray[np.int64]:
    """Where each run of equal values of the sorted columns begins."""
    change = np.zeros(len(columns[0]), np.bool_)
    change[0] = True
    for column in columns:
        change[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(change)


def _by_amount(key: NDArray[np.integer], amounts: NDArray[np.int64], _: Texts) -> Links:
    """Payments of one amount no fewer than the invoices of that amount: each of these is paid."""
    size = np.abs(amounts)
    order = np.lexsort((np.arange(len(key)), amounts > 0, size, key))
    starts = _starts(key[order], size[order])
    owed = np.add.reduceat((amounts[order] > 0).astype(np.int64), starts)
    paid = np.diff(np.concatenate((starts, [len(order)]))) - owed
    sure = np.flatnonzero((owed > 0) & (owed <= paid))
    if not len(sure):
        return all_links([])
    run = np.arange(int(owed[sure].sum())) - np.repeat(np.cumsum(owed[sure]) - owed[sure], owed[sure])
    credit = order[np.repeat(starts[sure], owed[sure]) + run]
    debit = order[np.repeat(starts[sure] + paid[sure], owed[sure]) + run]
    return _links(credit, debit, amounts[debit], np.ones(len(debit), np.bool_))


def _by_set(key: NDArray[np.integer], amounts: NDArray[np.int64], _: Texts) -> Links:
    """A payment that is the sum of a few invoices of its key, when only one set of them makes it and no other payment
    could be theirs."""
    credit: list[int] = []
    debit: list[int] = []
    for places in _each_key(key):
        mine = amounts[places]
        owed, paid = places[mine > 0], places[mine < 0]
        if not 2 <= len(owed) <= _SET_LIMITS[2] or len(paid) > _MOST_PAYMENTS:
            continue
        for payment, chosen in _single_sets(amounts[owed], -amounts[paid]):
            credit += [int(paid[payment])] * len(chosen)
            debit += owed[list(chosen)].tolist()
    return _links(credit, debit, amounts[debit] if debit else [], [True] * len(debit))


def _single_sets(owed: NDArray[np.int64], paid: NDArray[np.int64]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """(payment, its invoices) of the payments that one set alone makes, none of whose invoices is in another's set."""
    by_payment: dict[int, tuple[int, ...]] = {}
    several: set[int] = set()
    for size, most in _SET_LIMITS.items():
        if size > len(owed) or len(owed) > most:
            continue
        choices = _choices(len(owed), size)
        sums = owed[choices].sum(axis=1)
        for place in np.flatnonzero(np.isin(sums, paid)).tolist():
            for payment in np.flatnonzero(paid == sums[place]).tolist():
                if payment in by_payment:
                    several.add(payment)
                by_payment.setdefault(payment, tuple(choices[place].tolist()))
    single = {payment: chosen for payment, chosen in by_payment.items() if payment not in several}
    claims: dict[int, set[tuple[int, ...]]] = {}
    for chosen in single.values():
        for invoice in chosen:
            claims.setdefault(invoice, set()).add(chosen)
    done: set[tuple[int, ...]] = set()
    for payment, chosen in sorted(single.items()):
        if chosen not in done and all(len(claims[invoice]) == 1 for invoice in chosen):
            done.add(chosen)
            yield payment, chosen


@lru_cache(maxsize=256)
def _choices(count: int, size: int) -> NDArray[np.int64]:
    return np.array(list(combinations(range(count), size)), np.int64)


def _each_key(key: NDArray[np.integer]) -> Iterator[NDArray[np.int64]]:
    """The places of each key, in order."""
    starts = _starts(key)
    yield from np.split(np.arange(len(key)), starts[1:])


def _by_number(key: NDArray[np.integer], amounts: NDArray[np.int64], texts: Texts) -> Links:
    """A payment whose label names invoices of its key pays these, in their order, up to its amount."""
    credit: list[int] = []
    debit: list[int] = []
    cents: list[int] = []
    label, number = texts.label, texts.number
    if label is not None and number is not None:
        for places in _each_key(key):
            owed = [i for i in places.tolist() if amounts[i] > 0]
            numbers: dict[str, list[int]] = {}
            for i in owed:
                if code := code_of(number(i)):
                    numbers.setdefault(code, []).append(i)
            left = {i: int(amounts[i]) for i in owed}
            for payment in (i for i in places.tolist() if amounts[i] < 0) if numbers else ():
                rest = -int(amounts[payment])
                named = {i for code in codes_in(label(payment), numbers) for i in numbers[code]}
                for i in sorted(named):
                    used = min(rest, left[i])
                    if used:
                        credit.append(payment)
                        debit.append(i)
                        cents.append(used)
                        rest -= used
                        left[i] -= used
    return _links(credit, debit, cents, [True] * len(cents))


def code_of(number: str) -> str:
    """A document's number as labels may write it: capitals, without signs; "" for one too short to be told apart."""
    code = _SIGNS.sub("", number).upper()
    plain = code.isdigit()
    if not any(c.isdigit() for c in code) or len(code) < (3 if plain else 2) or (plain and _YEAR.fullmatch(code)):
        return ""
    return code


def codes_in(label: str, known: Mapping[str, object]) -> Iterator[str]:
    """The codes of `known` that a label names, whole words only."""
    for token in _TOKEN.findall(label):
        code = _SIGNS.sub("", token).upper()
        if code in known:
            yield code


def _by_age(key: NDArray[np.integer], amounts: NDArray[np.int64], _: Texts) -> Links:
    """The oldest first, for each key. Proven where a key holds one invoice alone."""
    starts = _starts(key)
    counts = np.diff(np.concatenate((starts, [len(key)])))
    used = {}
    for sign in (1, -1):
        mine = np.maximum(sign * amounts, 0)
        others = np.repeat(np.add.reduceat(np.maximum(-sign * amounts, 0), starts), counts)
        running = np.cumsum(mine)
        running -= np.repeat(running[starts] - mine[starts], counts)
        used[sign] = mine - np.clip(running - others, 0, mine)
    owed, paid = np.flatnonzero(used[1]), np.flatnonzero(used[-1])
    # What is used of the invoices and of the payments of a key is one sum: both lines of sums run side by side.
    to_owed, to_paid = np.cumsum(used[1][owed]), np.cumsum(used[-1][paid])
    ends = np.union1d(to_owed, to_paid)
    debit, credit = owed[np.searchsorted(to_owed, ends)], paid[np.searchsorted(to_paid, ends)]
    alone = np.repeat(np.add.reduceat((amounts > 0).astype(np.int64), starts) == 1, counts)
    return _links(credit, debit, np.diff(np.concatenate(([0], ends))), alone[debit])
