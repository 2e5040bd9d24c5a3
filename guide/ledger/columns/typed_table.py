"""A table of invoices with its columns in place: what the cells of each field say, as amounts, days or codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.aged_headers import aged_columns
from guide.ledger.columns.amounts import Amounts, decimal_mark, drafts
from guide.ledger.columns.currencies import code_of
from guide.ledger.columns.doubts import Doubts
from guide.ledger.columns.header_words import undated
from guide.ledger.columns.headers import Recognised, candidates, placed, plain, recognised
from guide.ledger.columns.mapping import mapping_for, word_code
from guide.ledger.columns.row_anomalies import Teller
from guide.ledger.columns.software import software_of
from guide.ledger.columns.status_words import DOLIBARR, EURO, YES, PaymentState, payment_of, yes_or_no
from guide.ledger.source.source_files import ColumnMapping, Field, Options
from guide.ledger.source.table import CellKind, Codes, Columns, Table

_FIGURE = re.compile(r"\d")
#: A year, or the first of several columns alike: « 2025 », « Trimestre 1 ».
_RANK = re.compile(r"(?:19|20)\d\d|[^\W\d]+ \d")
CELLS = frozenset((Field.NUMBER, Field.TOTAL, Field.LEFT, Field.PAID))
DATES = (Field.ISSUED, Field.DUE, Field.SETTLED)
MONEY = (Field.TOTAL, Field.LEFT, Field.PAID)


def recogniser(options: Options) -> Callable[[Sequence[str]], Recognised]:
    """What headers are worth as those of an invoice list."""

    def recognise(names: Sequence[str]) -> Recognised:
        mapping = mapping_for(options, names)
        place = placed(names, mapping)
        wanted = {column: CellKind.CELLS if f in CELLS else CellKind.CODES for f, column in place.items()}
        points = recognised(names)
        others = [name for name in map(undated, names) if name and not _RANK.fullmatch(name)]
        if points == 2 and {Field.DEBTOR, Field.LEFT} <= place.keys() and not any(map(_FIGURE.search, others)):
            points = 3
        if points == len(others) == 2 and {Field.DEBTOR, Field.TOTAL} <= place.keys():
            points = 3
        if aged := aged_columns(names, place):
            points = max(points, 3 + len(aged.ages))
        if mapping is not None:
            chosen = {
                c
                for f, n in mapping.columns.items()
                if n and (c := place.get(f)) is not None and plain(names[c]) == plain(n)
            }
            points = max(points, 3 * len(chosen))
        return Recognised(False, points, wanted)

    return recognise


@dataclass
class Currencies:
    """Codes of the currencies met; 0 is the euro."""

    codes: list[str] = field(default_factory=lambda: ["EUR"])

    def number(self, text: str) -> int:
        code = code_of(text)
        if plain(code) in EURO:
            return 0
        if code not in self.codes:
            if len(self.codes) > 100:
                return 100
            self.codes.append(code)
        return self.codes.index(code)


#: What stands where a row of totals has no customer, in small letters; « Total Énergies » is one.
_TOTALS = frozenset(("total", "totaux", "sous-total", "total général", "total general", "grand total"))


@dataclass(frozen=True, eq=False)
class TypedTable:
    """A table, its columns read, and where each field stands in it."""

    table: Table
    columns: Columns
    place: Mapping[Field, int]
    teller: Teller
    mapping: ColumnMapping = field(default_factory=ColumnMapping)
    doubts: Doubts = field(default_factory=Doubts)

    @property
    def paid_by(self) -> str | None:
        """The only column to believe on what is paid; "" when none is, None when nobody said."""
        return self.mapping.paid_by

    def answer(self, code: str) -> str | None:
        """What was answered to a question."""
        return self.mapping.answers.get(code)

    def header(self, which: Field) -> str:
        return self.table.names[self.place[which]]

    def columns_of(self, *fields: Field) -> tuple[int, ...]:
        """Where those of these fields stand that the list has: the columns shown with a question."""
        return tuple(self.place[f] for f in fields if f in self.place)

    def codes(self, which: Field) -> Codes | None:
        return self.columns.codes(self.place[which]) if which in self.place else None

    def yes(self, which: Field) -> NDArray[np.bool_]:
        """The rows where that field says yes."""
        codes = self.columns.codes(self.place[which])
        return codes.where([plain(v) in YES for v in codes.values])

    def names_customer(self) -> NDArray[np.bool_]:
        """The rows that name a customer, and so are no rows of totals nor blank; all of them where no row does."""
        codes = self.codes(Field.DEBTOR)
        named = [bool(value) and value.casefold() not in _TOTALS for value in codes.values] if codes else []
        return codes.where(named) if codes and any(named) else np.ones(self.table.rows, dtype=np.bool_)

    def anywhere(self, column: int) -> Codes:
        """A column of the table that no field may stand in."""
        return self.table.load_codes(column)

    def text(self, which: Field) -> Callable[[int], str]:
        """The cell of that field on a row, as text."""
        column = self.place[which]
        if which in CELLS:
            return lambda row: self.columns.text(column, row)
        codes = self.columns.codes(column)
        return lambda row: codes.values[codes.index[row]]


#: Columns that say something even when they are empty: that nothing is paid, that no due date is known.
_TELLING_EMPTY = frozenset((Field.PAID, Field.SETTLED, Field.FULLY_PAID, Field.DUE))


def without_empty(sheet: TypedTable) -> TypedTable:
    """The same without the columns that have no cell filled, as if they were not there; the only amount excepted."""
    if not sheet.table.rows:
        return sheet
    empty = {f for f, c in sheet.place.items() if f not in _TELLING_EMPTY and not sheet.columns.filled(c)}
    if Field.TOTAL in empty and not {Field.LEFT} & (sheet.place.keys() - empty):
        empty.discard(Field.TOTAL)
    if not empty:
        return sheet
    place = {f: c for f, c in sheet.place.items() if f not in empty}
    if Field.DEBTOR in empty and (other := _filled_name(sheet)) is not None:
        loaded = sheet.table.load({other: CellKind.CODES}).arrays
        columns = replace(sheet.columns, arrays={**sheet.columns.arrays, **loaded})
        return replace(sheet, place={**place, Field.DEBTOR: other}, columns=columns)
    return replace(sheet, place=place)


def _filled_name(sheet: TypedTable) -> int | None:
    """The next column that names the customers, where the best one is empty and the person said nothing."""
    if Field.DEBTOR in sheet.mapping.columns:
        return None
    offered = candidates(sheet.table.names).get(Field.DEBTOR, ())
    taken = set(sheet.place.values())
    return next((c.column for c in offered if c.column not in taken and any(sheet.anywhere(c.column).values)), None)


#: What the person may say of a status that nobody knows.
STATUS_ANSWERS = {"payee": PaymentState.PAID, "impayee": PaymentState.UNPAID, "rien": PaymentState.VOID}


def payments_of(sheet: TypedTable, which: Field) -> list[PaymentState]:
    """What each distinct status of a column says of the payment; what the person said of a word comes first."""
    codes = sheet.codes(which)
    if codes is None:
        return []
    numbered = software_of(sheet.table.names) == "Dolibarr"
    states = []
    for value in codes.values:
        state = payment_of(DOLIBARR.get(value, value) if numbered else value)
        if state is PaymentState.UNKNOWN and (flag := yes_or_no(value)) is not None:
            state = PaymentState.PAID if flag else PaymentState.UNPAID
        if state in (PaymentState.UNKNOWN, PaymentState.VOID, PaymentState.PARTLY, PaymentState.SENT):
            state = STATUS_ANSWERS.get(sheet.answer(word_code(value)) or "", state)
        states.append(state)
    return states


def column_amounts(table: Table, columns: Sequence[int], decimal: str | None = None) -> dict[int, Amounts]:
    """These columns as amounts. A doubtful cell is settled by the marks of its own column, else by `decimal` or those of all."""
    loaded = table.load(dict.fromkeys(columns, CellKind.CELLS))
    read = drafts([loaded.cells(column) for column in columns], loaded.encoding, table.typed)
    mark = decimal or decimal_mark(None, *read)
    return {c: each.settled(decimal_mark(None, each) or mark) for c, each in zip(columns, read, strict=True)}


def read_money(sheet: TypedTable, mapping: ColumnMapping | None) -> tuple[dict[Field, Amounts], str | None]:
    """The columns of amounts. A doubtful cell is settled by the marks of its own column, else by those of all."""
    columns = [f for f in MONEY if f in sheet.place]
    read = drafts([sheet.columns.cells(sheet.place[f]) for f in columns], sheet.columns.encoding, sheet.table.typed)
    chosen = mapping.decimal if mapping else None
    decimal = decimal_mark(chosen, *read)
    return {
        f: column.settled(decimal_mark(chosen, column) or decimal) for f, column in zip(columns, read, strict=True)
    }, decimal


_ARTICLE = re.compile(
    r"ligne|line|article|designation|quantite|quantity|^qte|^qty|prixunitaire|unitprice|unitamount|^pu(?:ht)?$|"
    r"item(?:name|code|price|total|desc)|produit|product"
)


_ADDRESS = re.compile(r"addr|adress")


_PAYMENT = frozenset(
    (
        "idreglement",
        "idpaiement",
        "numeropaiement",
        "numeroreglement",
        "montantreglement",
        "montantpaiement",
        "paymentid",
        "paymentnumber",
        "paymentamount",
    )
)


def has_articles(names: Sequence[str]) -> bool:
    keys = [plain(name) for name in names]
    return any(_ARTICLE.search(key) and not _ADDRESS.search(key) for key in keys)


def has_payments(names: Sequence[str]) -> bool:
    return any(plain(name) in _PAYMENT for name in names)
