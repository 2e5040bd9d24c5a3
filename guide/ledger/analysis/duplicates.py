"""Invoices that may be counted twice: the same number, or the same amount on the same day under another number."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guide.ledger.analysis.sales import sale_lines
from guide.ledger.receivables.invoice_numbers import NO_NUMBER, number_codes
from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.entries import Mark
from guide.ledger.source.repetition import met_again


@dataclass(frozen=True, eq=False)
class Duplicates:
    """Places in the entries of the lines still open that repeat another one of the same customer: `same` in all
    (number, dates, amount), `number` only, or `amount` and day under another number or none. The first of each set, a paid one
    if there is one, is not counted."""

    same: NDArray[np.int64]
    number: NDArray[np.int64]
    amount: NDArray[np.int64]


def duplicates(ledger: Ledger, open_of: NDArray[np.int64]) -> Duplicates:
    """`open_of`: by entry, what is open of it."""
    entries = ledger.entries
    sold = sale_lines(ledger) & (entries.amount > 0) & ((entries.marks & Mark.OPENING) == 0)
    rows = np.flatnonzero(sold)
    every = number_codes(ledger, rows)
    codes = _invoice_numbers(ledger, rows, every)
    numbered = np.flatnonzero(np.bincount(codes + 1)[codes + 1] > 1) if len(codes) else codes
    numbered = numbered[codes[numbered] >= 0]
    same, other = _by_number(ledger, rows[numbered], codes[numbered], open_of)
    amount = _by_amount(ledger, rows, codes, open_of)
    if len(ledger.files) > 1:
        # One invoice in two exports bears two names of its customer.
        across = _across_files(ledger, rows, every, open_of)
        same, other, amount = (np.union1d(same, across), np.setdiff1d(other, across), np.setdiff1d(amount, across))
    return Duplicates(same, other, amount)


def _invoice_numbers(ledger: Ledger, rows: NDArray[np.int64], codes: NDArray[np.int64]) -> NDArray[np.int64]:
    """`number_codes`, less what is no invoice number: a word put for none, a month or a batch shared by customers."""
    if not len(codes):
        return codes
    codes = codes.copy()
    counts = np.bincount(codes + 1)
    counts[0] = 0
    often = np.flatnonzero(counts[codes + 1] > 1)
    if len(often):
        debtor = ledger.entries.debtor[rows[often]]
        distinct, first, place = np.unique(codes[often], return_index=True, return_inverse=True)
        shared = np.zeros(len(distinct), dtype=np.bool_)
        shared[place[debtor != debtor[first][place]]] = True
        words = [bool(NO_NUMBER.fullmatch(ledger.number(int(rows[often[at]])))) for at in first.tolist()]
        codes[often[(shared | np.array(words, dtype=np.bool_))[place]]] = -1
    return codes


def _across_files(
    ledger: Ledger, rows: NDArray[np.int64], codes: NDArray[np.int64], open_of: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Lines that repeat the number, the day and the amount of a line of another file, whoever the customer is."""
    entries = ledger.entries
    known = (codes >= 0) & ~np.isnat(entries.issued[rows])
    rows, codes = rows[known], codes[known]
    near = met_again(codes, entries.amount[rows], entries.issued[rows])
    rows, codes = rows[near], codes[near]
    keys = (codes, _days(entries.issued[rows]), entries.amount[rows])
    repeated = np.setdiff1d(_later(rows, keys, open_of), _later(rows, (*keys, entries.file[rows]), open_of))
    real = [not NO_NUMBER.fullmatch(ledger.number(row)) for row in repeated.tolist()]
    return repeated[np.array(real, dtype=np.bool_)] if real else repeated


def _by_number(
    ledger: Ledger, rows: NDArray[np.int64], codes: NDArray[np.int64], open_of: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Lines after the first of the same customer and number: identical to one of them, and the others."""
    entries = ledger.entries
    keys = (codes, entries.debtor[rows])
    same = _later(rows, (*keys, entries.amount[rows], _days(entries.issued[rows]), _days(entries.due[rows])), open_of)
    return same, np.setdiff1d(_later(rows, keys, open_of), same)


def _by_amount(
    ledger: Ledger, rows: NDArray[np.int64], codes: NDArray[np.int64], open_of: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Lines after the first of the same customer, day and amount, when their numbers differ."""
    entries = ledger.entries
    owing = np.zeros(len(ledger.debtor_keys), dtype=np.bool_)
    owing[entries.debtor[open_of > 0]] = True
    of_owing = np.flatnonzero(~np.isnat(entries.issued[rows]) & owing[entries.debtor[rows]])
    rows, codes = rows[of_owing], codes[of_owing]
    near = met_again(entries.debtor[rows], entries.amount[rows], entries.issued[rows])
    rows, codes = rows[near], codes[near]
    keys = (entries.debtor[rows], _days(entries.issued[rows]), entries.amount[rows])
    apart = np.where(codes >= 0, codes, -1 - np.arange(len(codes)))
    return np.setdiff1d(_later(rows, keys, open_of), _later(rows, (*keys, apart), open_of))


def _days(column: NDArray[np.datetime64]) -> NDArray[np.int64]:
    return column.astype("datetime64[D]").view(np.int64)


def _later(rows: NDArray[np.int64], keys: tuple[NDArray[Any], ...], open_of: NDArray[np.int64]) -> NDArray[np.int64]:
    """The open lines that are not the first of those with the same keys; what is paid stands first."""
    order = np.lexsort((rows, open_of[rows] > 0, *reversed(keys)))
    again = np.ones(max(len(rows) - 1, 0), dtype=np.bool_)
    for key in keys:
        again &= key[order][1:] == key[order][:-1]
    repeated = rows[order[1:][again]]
    return np.sort(repeated[open_of[repeated] > 0])
