"""Lines lettered together: same exercise, account, party and code. A code alone never says « paid »."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from guide.ledger.fec.book import Book
from guide.ledger.fec.customers import Accounts
from guide.ledger.source.entries import ALONE, Entries, Groups, summed
from guide.ledger.source.table import integers, taken, whole


def lettered_groups(
    book: Book, rows: NDArray[np.int64], accounts: Accounts, amount: NDArray[np.int64], groups: Groups, exercise: str
) -> NDArray[np.int32]:
    """The group of each of `rows`, ALONE without a final code (one that begins with * is not final). `exercise`: what
    the files of one exercise have in common, "" when this file is the whole of it."""
    if "letter" not in book or not len(rows):
        return np.full(len(rows), ALONE, dtype=np.int32)
    encoded = _encoded(book, rows)
    codes, final = _letters(encoded)
    lettered = final[codes]
    owner = accounts.each.astype(np.int64)
    one = np.zeros(len(final), dtype=np.int64)
    one[codes] = owner
    mixed = codes.astype(np.int64)
    if not (one[codes] == owner)[lettered].all():
        # One code for several accounts: it means something only inside each.
        mixed = owner * len(final) + codes
    group = groups.take(mixed, lettered)
    if not all(aux for _, aux in accounts.pairs):
        group = _with_general_account(group, accounts, codes, lettered, amount, groups)
    if exercise:
        tied = np.flatnonzero(group != ALONE)
        firsts = tied[np.unique(group[tied], return_index=True)[1]]
        texts, place = encoded.dictionary.to_pylist(), integers(encoded.indices)
        keys = [(exercise, *accounts.pairs[accounts.each[i]], texts[place[i]].strip()) for i in firsts.tolist()]
        return groups.known_by(group, firsts, keys)
    return _without_reuse(book, rows, group, amount, groups) if "lettered" in book else group


def open_credits(entries: Entries) -> NDArray[np.int64]:
    """The places of the credits that are in no lettered group that balances."""
    assert entries.group is not None
    credit = entries.amount < 0
    tied = entries.group != ALONE
    if tied.any():
        first = int(entries.group[tied].min())
        sums = summed(entries.group[tied] - first, entries.amount[tied])
        credit[tied] &= sums[entries.group[tied] - first] != 0
    return np.flatnonzero(credit)


def parted_by_customer(
    group: NDArray[np.int32], debtor: NDArray[np.int32], amount: NDArray[np.int64], groups: Groups
) -> NDArray[np.int32]:
    """The groups, those parted that do not balance and hold several customers: one code was used for each of them."""
    tied = np.flatnonzero(group != ALONE)
    if not len(tied):
        return group
    sums = summed(group[tied], amount[tied])
    one = np.zeros(len(sums), dtype=np.int32)
    one[group[tied]] = debtor[tied]
    several = np.zeros(len(sums), dtype=np.bool_)
    several[group[tied[one[group[tied]] != debtor[tied]]]] = True
    at = tied[(several & (sums != 0))[group[tied]]]
    _, place = np.unique(group[at].astype(np.int64) * (int(debtor.max()) + 1) + debtor[at], return_inverse=True)
    return groups.regrouped(group, at, place)


def _with_general_account(
    group: NDArray[np.int32],
    accounts: Accounts,
    codes: NDArray[np.integer],
    lettered: NDArray[np.bool_],
    amount: NDArray[np.int64],
    groups: Groups,
) -> NDArray[np.int32]:
    """A payment may lack the auxiliary account that its invoice has: what one code of one general account leaves open
    on both sides is one group."""
    numbers = {number: i for i, number in enumerate(dict.fromkeys(number for number, _ in accounts.pairs))}
    blank = np.array([not aux for _, aux in accounts.pairs], dtype=np.bool_)[accounts.each]
    if not (lettered & blank).any() or not (lettered & ~blank).any():
        return group
    general = np.array([numbers[number] for number, _ in accounts.pairs], dtype=np.int64)[accounts.each]
    sums = summed(group[lettered], amount[lettered])
    at = np.flatnonzero(lettered & (sums[np.maximum(group, 0)] != 0))
    keys, place = np.unique(general[at] * (int(codes.max()) + 1) + codes[at], return_inverse=True)
    both = np.zeros((len(keys), 2), dtype=np.bool_)
    both[place, blank[at].astype(np.int64)] = True
    tied = (both[:, 0] & both[:, 1])[place]
    return groups.regrouped(group, at[tied], place[tied])


def letters_of(book: Book, rows: NDArray[np.int64]) -> NDArray[np.integer]:
    """The lettering code of each of these rows, as a number."""
    return _letters(_encoded(book, rows))[0]


def _encoded(book: Book, rows: NDArray[np.int64]) -> Any:
    return whole(taken(book.columns.cells(book.at["letter"]), rows)).dictionary_encode()


def _letters(encoded: Any) -> tuple[NDArray[np.integer], NDArray[np.bool_]]:
    """The lettering code of each row, as a number, and which of the codes tie lines together."""
    codes, letters = integers(encoded.indices), encoded.dictionary
    raw = letters.buffers()[2]
    text = np.frombuffer(raw, np.uint8) if raw is not None else np.zeros(0, np.uint8)
    if not np.isin(text, np.frombuffer(b" *\t", np.uint8)).any():
        ends = np.frombuffer(letters.buffers()[1], np.int32)[letters.offset : letters.offset + len(letters) + 1]
        return codes, np.diff(ends) > 0
    stripped = [value.strip() for value in letters.to_pylist()]
    place = {letter: i for i, letter in enumerate(dict.fromkeys(stripped))}
    final = np.array([bool(v) and not v.startswith(b"*") for v in place], dtype=np.bool_)
    return np.array([place[v] for v in stripped], dtype=np.int64)[codes], final


def _without_reuse(
    book: Book, rows: NDArray[np.int64], group: NDArray[np.int32], amount: NDArray[np.int64], groups: Groups
) -> NDArray[np.int32]:
    """Codes restart and come back: in a group of three lines or more that does not balance, the lines lettered on one
    day are a group of their own when they balance."""
    tied = group != ALONE
    if not tied.any():
        return group
    sums = summed(group[tied], amount[tied])
    odd = (sums != 0) & (np.bincount(group[tied], minlength=len(sums)) > 2)
    if not odd.any():
        return group
    days = book.table.load_codes(book.at["lettered"]).index[rows]
    at = np.flatnonzero(tied & odd[np.maximum(group, 0)])
    pairs, place = np.unique(
        np.stack([group[at].astype(np.int64), days[at].astype(np.int64)]), axis=1, return_inverse=True
    )
    each = summed(place, amount[at])
    alike = np.bincount(place, minlength=len(each))
    whole_group = np.bincount(group[at], minlength=len(sums))[pairs[0]]
    apart = ((each == 0) & (alike > 1) & (alike < whole_group))[place]
    return groups.regrouped(group, at[apart], place[apart])
