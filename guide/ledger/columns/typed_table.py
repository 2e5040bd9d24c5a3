"""A table of invoices with its columns in place: what the cells of each field say, as amounts, days or codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guide.ledger.columns.amounts import Amounts, decimal_mark, drafts
from guide.ledger.columns.headers import Recognised, placed, plain, recognised
from guide.ledger.columns.mapping import mapping_for
from guide.ledger.columns.row_anomalies import Teller
from guide.ledger.columns.software import software_of
from guide.ledger.columns.status_words import DOLIBARR, EURO, SYMBOLS, YES
from guide.ledger.source.source_files import ColumnMapping, Field, Options
from guide.ledger.source.table import CellKind, Codes, Columns, Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
        code = SYMBOLS.get(text.strip(), text.strip().upper())
        if plain(code) in EURO:
            return 0
        if code not in self.codes:
            if len(self.codes) > 100:
                return 100
            self.codes.append(code)
        return self.codes.index(code)


@dataclass(frozen=True, eq=False)
class TypedTable:
    """A table, its columns read, and where each field stands in it."""

    table: Table
    columns: Columns
    place: Mapping[Field, int]
    teller: Teller

    def header(self, which: Field) -> str:
        return self.table.names[self.place[which]]

    def codes(self, which: Field) -> Codes | None:
        return self.columns.codes(self.place[which]) if which in self.place else None

    def yes(self, which: Field) -> NDArray[np.bool_]:
        """The rows where that field says yes."""
        codes = self.columns.codes(self.place[which])
        return codes.where([plain(v) in YES for v in codes.values])

    def anywhere(self, column: int) -> Codes:
        """A column of the table that no field may stand in."""
        return self.table.load({column: CellKind.CODES}).codes(column)

    def text(self, which: Field) -> Callable[[int], str]:
        """The cell of that field on a row, as text."""
        column = self.place[which]
        if which in CELLS:
            return lambda row: self.columns.text(column, row)
        codes = self.columns.codes(column)
        return lambda row: codes.values[codes.index[row]]


def status_words(sheet: TypedTable) -> list[str]:
    """The distinct statuses, as `words` writes them."""
    codes = sheet.codes(Field.STATUS)
    words = [plain(v) for v in codes.values] if codes else []
    if software_of(sheet.table.names) == "Dolibarr":
        words = [DOLIBARR.get(word, word) for word in words]
    return words


def read_money(sheet: TypedTable, mapping: ColumnMapping | None) -> tuple[dict[Field, Amounts], str | None]:
    """The columns of amounts. A doubtful cell is settled by the marks of its own column, else by those of all."""
    found = [f for f in MONEY if f in sheet.place]
    read = drafts([sheet.columns.cells(sheet.place[f]) for f in found], sheet.columns.encoding, sheet.table.typed)
    chosen = mapping.decimal if mapping else None
    decimal = decimal_mark(chosen, *read)
    return {
        f: column.settled(decimal_mark(chosen, column) or decimal) for f, column in zip(found, read, strict=True)
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
