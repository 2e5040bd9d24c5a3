"""Columns of amounts: bytes to int64 cents. The plain cells by whole columns, the others one distinct value at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guide.errors import AmountUnreadable
from guide.ledger.columns.currencies import without_currency
from guide.ledger.columns.plain_amounts import bytes_of, plain_amounts
from guide.ledger.source.table import integers, pieces, taken, whole
from guide.values.money import parse_amount, to_cents

#: A FEC has no thousands mark: whatever mark stands there is the decimal one.
EITHER = ".,"
_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009'\u2019\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_EURO = re.compile(r"€|EUR(?:OS?)?", re.IGNORECASE)
#: « 12€50 »: the sign stands for the mark.
_SIGN_WITHIN = re.compile(r"(?<=[0-9])€(?=[0-9]{2}\Z)")
#: The side of the account, after the amount: « 12,50 CR », "12,50 Dr", « 12,50 C ».
_SIDE = re.compile(r"(?<=[0-9])(?:(C)(?:R|R[ÉE]DIT)?|D(?:R|B|[ÉE]BIT)?)\.?\Z", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"(?!0[.,])[0-9]{1,3}([.,])[0-9]{3}")
_LONG_DECIMALS = re.compile(r"(?:0|[0-9]{4,})[.,][0-9]{3,}|[0-9]+[.,][0-9]{4,}")
_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?E[+-]?[0-9]{1,2}", re.IGNORECASE)
#: « 1200.- », « 1.200,– »: no cents, and no sign.
_NO_CENTS = re.compile(r"(?<=[0-9])[.,][-\u2013\u2014]{1,2}\Z")
_LAST_MARK = re.compile(r"([.,])[0-9]{1,2}$")


@dataclass(frozen=True)
class Cell:
    """One amount read. `mark`: the decimal mark it shows; `ambiguous`: the mark that reads two ways."""

    cents: int | None
    mark: str | None = None
    ambiguous: str | None = None
    symbol: str | None = None


@dataclass(frozen=True, eq=False)
class Amounts:
    """A column of amounts in cents. `blank`: empty cells (0 in `cents`); `bad`: cells that are no amount."""

    cents: NDArray[np.int64]
    blank: NDArray[np.bool_]
    bad: NDArray[np.bool_]
    ambiguous: NDArray[np.bool_]
    #: Row -> code of a foreign currency written in the cell.
    symbols: dict[int, str]


@dataclass(frozen=True, eq=False)
class AmountDraft:
    """A column read but for the cells that read two ways, which the other columns may settle."""

    cents: NDArray[np.int64]
    blank: NDArray[np.bool_]
    odd: NDArray[np.int64]
    codes: NDArray[np.int32]
    cells: tuple[Cell, ...]
    texts: tuple[str, ...]
    marks: frozenset[str]

    def settled(self, decimal: str | None) -> Amounts:
        """The column, cells of the form "1,234" read with this decimal mark (None: they stay unreadable)."""
        cents = self.cents.copy() if len(self.odd) else self.cents
        bad = np.zeros(len(cents), dtype=np.bool_)
        ambiguous = np.zeros(len(cents), dtype=np.bool_)
        symbols: dict[int, str] = {}
        if len(self.odd):
            read = [_resolved(c, text, decimal) for c, text in zip(self.cells, self.texts, strict=True)]
            values = np.array([0 if v is None else v for v in read], dtype=np.int64)
            none = np.array([v is None for v in read], dtype=np.bool_)
            two_ways = np.array([c.ambiguous is not None for c in self.cells], dtype=np.bool_) & none
            cents[self.odd] = values[self.codes]
            bad[self.odd] = none[self.codes]
            ambiguous[self.odd] = two_ways[self.codes]
            if any(c.symbol for c in self.cells):
                symbols = {
                    int(row): code
                    for row, i in zip(self.odd, self.codes, strict=True)
                    if (code := self.cells[i].symbol)
                }
        return Amounts(cents, self.blank, bad, ambiguous, symbols)


def read_cell(text: str) -> Cell:
    """One amount as exports write it: « 1 234,56 € », "(12,50)", "12,00-", "1.234,56", "1,2E+03"."""
    body = _BLANKS.sub("", text)
    body, symbol = without_currency(_SIGN_WITHIN.sub(",", body))
    body = _NO_CENTS.sub("", _EURO.sub("", body)).replace("\u2212", "-").replace("\u2013", "-").replace("\u2014", "-")
    side = _SIDE.search(body)
    if side:
        amount = read_cell(body[: side.start()])
        cents = amount.cents
        return replace(amount, cents=-cents if cents is not None and side[1] else cents, symbol=symbol)
    bare = body.strip("()+-")
    match = _AMBIGUOUS.fullmatch(bare)
    if match:
        return Cell(None, None, match.group(1), symbol)
    try:
        if body == "-":
            return Cell(0, symbol=symbol)
        if _SCIENTIFIC.fullmatch(bare) or _LONG_DECIMALS.fullmatch(bare):
            negative = body.startswith(("-", "(")) or body.endswith("-")
            cents = to_cents(Decimal(bare.replace(",", ".")))
            return Cell(-cents if negative else cents, None, None, symbol)
        cents = parse_amount(body)
    except (AmountUnreadable, InvalidOperation):
        return Cell(None, symbol=symbol)
    last = _LAST_MARK.search(bare)
    return Cell(cents, last.group(1) if last else None, None, symbol)


def _resolved(cell: Cell, text: str, decimal: str | None) -> int | None:
    if cell.ambiguous is None or decimal is None:
        return cell.cents
    # A figure more after the mark, and "1,234" reads as decimals only; without the mark, as thousands only.
    if cell.ambiguous in decimal:
        return read_cell(re.sub(r"([.,]\d{3})", r"\g<1>0", text)).cents
    return read_cell(text.replace(cell.ambiguous, "")).cents


def draft(array: Any, encoding: str, typed: bool = False) -> AmountDraft:
    """Reads an Arrow array of bytes. `typed` cells (a workbook's) say nothing of how the person writes decimals."""
    read = [plain_amounts(*bytes_of(chunk)) for chunk in pieces(array) if len(chunk)]
    if not read:
        none = np.zeros(0, np.int64)
        return AmountDraft(none, none.astype(np.bool_), none, none.astype(np.int32), (), (), frozenset())
    cents, plain, blank = (np.concatenate([block[i] for block in read]) for i in range(3))
    marks = frozenset[str]().union(*(block[3] for block in read))
    odd = np.flatnonzero(~(plain | blank))
    if not len(odd):
        return AmountDraft(cents, blank, odd, odd.astype(np.int32), (), (), frozenset() if typed else marks)
    encoded = whole(taken(array, odd)).dictionary_encode()
    texts = tuple(v.decode(encoding, errors="replace").strip() for v in encoded.dictionary.to_pylist())
    cells = tuple(read_cell(text) if text else Cell(0) for text in texts)
    codes = integers(encoded.indices)
    empty = np.array([not text for text in texts], dtype=np.bool_)[codes]
    blank[odd[empty]] = True
    marks = frozenset() if typed else marks | {c.mark for c in cells if c.mark}
    return AmountDraft(cents, blank, odd, codes, cells, texts, marks)


def drafts(arrays: Sequence[Any], encoding: str, typed: bool = False) -> list[AmountDraft]:
    """`draft` of several columns, side by side: most of the work leaves Python."""
    with ThreadPoolExecutor(max_workers=3) as pool:
        return list(pool.map(lambda array: draft(array, encoding, typed), arrays))


def decimal_mark(chosen: str | None, *drafts: AmountDraft) -> str | None:
    """The decimal mark of a file: what the user says, else the only one that its cells show."""
    marks = frozenset[str]().union(*(d.marks for d in drafts))
    return chosen or (next(iter(marks)) if len(marks) == 1 else None)
