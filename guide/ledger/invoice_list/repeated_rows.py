"""Rows of one list that are the same invoice written twice: counted once or not, which only the person knows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.dates import Days
from guide.ledger.columns.doubts import answering
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.columns.typed_table import TypedTable, has_articles, has_payments
from guide.ledger.invoice_list.rows_per_invoice import PER_PAYMENT
from guide.ledger.source.anomalies import shortened
from guide.ledger.source.repetition import BOTH, PASTED, REPEATED, met_again
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import integers, pieces, taken, whole
from guide.values.french import count

_STATUSES = (Field.STATUS, Field.PAYMENT_STATUS, Field.FULLY_PAID)
#: More rows alike without a number are those of a till.
_MOST_ALIKE = 20_000
#: Of a number, as many as make one integer of 64 bits.
_LAST_SIGNS = 8
_RANK = re.compile(r"\d{1,2} ?/ ?\d{1,2}")


def repeated(
    sheet: TypedTable, money: Mapping[Field, Amounts], dates: Mapping[Field, Days], ignored: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """The rows to leave out, that repeat another with its number, customer, dates and amounts. Asked about unless it was
    answered, or the list shows that it has several rows an invoice: one number with two amounts, a header of articles."""
    none = np.zeros(sheet.table.rows, dtype=np.bool_)
    names = sheet.table.names
    if not money or has_articles(names) or has_payments(names):
        return none
    if Field.NUMBER not in sheet.place:
        return _without_number(sheet, money, dates, ignored)
    # Instalments of one invoice may well be of as much.
    of_one_invoice = (Field.TOTAL, Field.DUE) if _are_instalments(sheet) else (Field.TOTAL,)
    cells = {f: amounts.cents for f, amounts in money.items()} | {f: d.on.view(np.int64) for f, d in dates.items()}
    of_one = [each for f, each in cells.items() if f in of_one_invoice]
    each = [each for f, each in cells.items() if f not in of_one_invoice]
    rows = _of_one_number(sheet, of_one, np.flatnonzero(~ignored))
    alike = _of_one_number(sheet, [*of_one, *(days.on.view(np.int64) for days in dates.values())], rows)
    again = _numbered_again(sheet, rows)
    same = none.copy()
    same[_later(sheet, of_one, np.union1d(alike, again))] = True
    twice = none.copy()
    twice[_later(sheet, [*of_one, *each], alike)] = True
    if Field.TOTAL in money and sheet.answer(PER_PAYMENT) is None and (same & ~twice).any():
        _ask_per_payment(sheet, same & ~twice)
    if not twice.any() or _answer(sheet) == "additionner":
        return none
    if _answer(sheet) == "premier":
        return twice
    # The same invoice before and after its payment: two exports, one under the other.
    states = [codes.index for f in _STATUSES if (codes := sheet.codes(f))]
    changed = bool(states) and len(_later(sheet, [*of_one, *each, *states], alike)) < int(twice.sum())
    if _answer(sheet) == "dernier":
        earlier = none.copy()
        earlier[_later(sheet, [*of_one, *each], alike[::-1])] = True
        return earlier
    if not _several_rows_an_invoice(sheet, ignored, twice):
        _ask(sheet, twice, changed)
    return none


def _answer(sheet: TypedTable) -> str | None:
    """What the person said of such rows; those of a file pasted twice, both halves of which count, add up."""
    return "additionner" if sheet.answer(PASTED) == BOTH else sheet.answer(REPEATED)


def _are_instalments(sheet: TypedTable) -> bool:
    """Whether the amount is called that of an instalment, or its rank is beside: « 1/3 »."""
    if Field.TOTAL in sheet.place and Sense.DUE in senses(sheet.header(Field.TOTAL)):
        return True
    return any(_RANK.fullmatch(cell) for row in sheet.table.preview for cell in row)


def _without_number(
    sheet: TypedTable, money: Mapping[Field, Amounts], dates: Mapping[Field, Days], ignored: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """The same in a list that numbers nothing: there all the cells of the row must be those of another."""
    twice = np.zeros(sheet.table.rows, dtype=np.bool_)
    if _answer(sheet) == "additionner" or Field.ISSUED not in dates:
        return twice
    keys = [cells.cents for cells in money.values()] + [days.on.view(np.int64) for days in dates.values()]
    seen: set[tuple[str, ...]] = set()
    rows = _of_one_number(sheet, keys, np.flatnonzero(~ignored)).tolist()
    if not 0 < len(rows) <= _MOST_ALIKE:
        return twice
    columns = [sheet.anywhere(column) for column in range(len(sheet.table.names))]
    for row in rows:
        cells = tuple(codes.values[codes.index[row]] for codes in columns)
        twice[row] = cells in seen
        seen.add(cells)
    if twice.any() and _answer(sheet) is None:
        _ask(sheet, twice)
    return twice if _answer(sheet) == "premier" else np.zeros_like(twice)


def _customers(sheet: TypedTable) -> NDArray[np.int32]:
    """Of each row, the number of its customer, whatever the case of its name."""
    customer = sheet.codes(Field.DEBTOR) or sheet.codes(Field.DEBTOR_ID)
    if customer is None:
        return np.zeros(sheet.table.rows, np.int32)
    place: dict[str, int] = {}
    same = [place.setdefault(" ".join(name.split()).casefold(), len(place)) for name in customer.values]
    return np.array(same or [0], dtype=np.int32)[customer.index]


def _of_one_number(
    sheet: TypedTable, columns: Sequence[NDArray[np.int64]], rows: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Of these rows, those whose customer and cells are met again: the only ones whose numbers are looked at."""
    debtor = _customers(sheet)
    keys: list[NDArray[np.integer]] = [debtor, *columns]
    if len(rows) == sheet.table.rows:
        return met_again(*keys)
    alike: NDArray[np.int64] = rows[met_again(*(key[rows] for key in keys))]
    return alike


def _numbered_again(sheet: TypedTable, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Of these rows, those whose number may be met again: its last signs are, told without reading the numbers one by one."""
    last, first = [np.zeros(0, np.int64)], 0
    for piece in filter(len, pieces(sheet.columns.cells(sheet.place[Field.NUMBER]))):
        places, texts = piece.buffers()[1:]
        offsets = np.frombuffer(places, np.int32)[piece.offset : piece.offset + len(piece) + 1]
        among = rows[slice(*np.searchsorted(rows, (first, first + len(piece))))] - first
        first += len(piece)
        begin, end = offsets[among], offsets[among + 1]
        signs = np.frombuffer(texts or b"\0", np.uint8)
        key = np.zeros(len(among), np.int64)
        for place in (end - back for back in range(1, _LAST_SIGNS + 1)):
            key = key << 8 | np.where(place >= begin, signs[np.maximum(place, 0)], 0)
        last.append(key)
    return rows[met_again(np.concatenate(last))] if len(rows) else rows


def _later(sheet: TypedTable, columns: Sequence[NDArray[np.integer]], rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Of these rows, those that have the number, the customer and the cells of one above them."""
    if not len(rows):
        return rows
    cells = whole(taken(sheet.columns.cells(sheet.place[Field.NUMBER]), rows)).dictionary_encode()
    texts = [bytes(text or b"").replace(b" ", b"").lower() for text in cells.dictionary.to_pylist()]
    numbers = list(dict.fromkeys(texts))
    place = {text: at for at, text in enumerate(numbers)}
    number = np.array([place[text] for text in texts], dtype=np.int64)[integers(cells.indices)]
    keys = [_customers(sheet)[rows].astype(np.int64), *(each[rows] for each in columns), number]
    order = np.lexsort(keys)
    same = np.all([key[order][1:] == key[order][:-1] for key in keys], axis=0)
    same &= np.array([bool(text) for text in numbers])[number[order][1:]]
    later: NDArray[np.int64] = rows[order[1:][same]]
    return later


def _ask_per_payment(sheet: TypedTable, rows: NDArray[np.bool_]) -> None:
    """One invoice of one amount on several rows, of other days or paid otherwise on each."""
    at = np.flatnonzero(rows).tolist()
    number = shortened(sheet.text(Field.NUMBER)(at[0]), 20)
    sheet.doubts.add(
        f"La facture {number} est sur plusieurs lignes, du même total, d'autres dates ou payées différemment.",
        [
            answering(PER_PAYMENT, "reglements", "son total est compté une fois", "--lignes-facture reglements"),
            answering(PER_PAYMENT, "additionner", "ces lignes s'additionnent", "--lignes-facture additionner"),
        ],
        sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL, Field.PAID, Field.LEFT),
        at,
    )


def _several_rows_an_invoice(sheet: TypedTable, ignored: NDArray[np.bool_], twice: NDArray[np.bool_]) -> bool:
    """Whether a number stands on two rows that differ."""
    numbers = whole(sheet.columns.cells(sheet.place[Field.NUMBER])).dictionary_encode()
    counted = ~ignored & ~twice
    names = np.array([bool((text or b"").strip()) for text in numbers.dictionary.to_pylist()], dtype=np.bool_)
    at = integers(numbers.indices)[counted]
    return bool((np.bincount(at[names[at]], minlength=1) > 1).any())


def _ask(sheet: TypedTable, twice: NDArray[np.bool_], changed: bool = False) -> None:
    """`changed`: whether some of the rows that repeat others bear another status."""
    rows = np.flatnonzero(twice).tolist()
    named = next((f for f in (Field.NUMBER, Field.DEBTOR) if f in sheet.place), Field.TOTAL)
    shown = shortened(sheet.text(named)(rows[0]), 20)
    many = count(len(rows), "ligne répète", "lignes répètent")
    sheet.doubts.add(
        f"{many} une facture déjà écrite, au même client, aux mêmes dates et au même montant (par exemple {shown}).",
        [
            answering(REPEATED, "premier", "la première ligne dit vrai", "--doublons premier")
            if changed
            else answering(REPEATED, "premier", "chacune est comptée une fois", "--doublons premier"),
            *([answering(REPEATED, "dernier", "la dernière dit vrai", "--doublons dernier")] if changed else []),
            answering(REPEATED, "additionner", "ces lignes s'additionnent", "--doublons additionner"),
        ],
        sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL),
        rows,
    )
