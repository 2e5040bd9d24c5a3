"""Which column holds what, told by its header: French and English synonyms met in real exports."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import BILLED, reading, senses, undated, words
from guide.ledger.columns.remark_words import is_mark
from guide.ledger.columns.synonyms import SYNONYMS
from guide.ledger.source.source_files import ColumnMapping, Field
from guide.ledger.source.table import CellKind
from guide.values.accents import unaccented

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def plain(text: str) -> str:
    """A header or a status for comparison: no case, accent, punctuation or blank."""
    return _NOT_WORD.sub("", unaccented(text).lower())


#: plain(header) -> (field, rank of the synonym)
_KNOWN: dict[str, tuple[Field, int]] = {
    plain(synonym): (field, rank)
    for field, synonyms in SYNONYMS.items()
    for rank, synonym in reversed(list(enumerate(synonyms)))
}
_UNITS = ("eneuros", "eneur", "euros", "eur")


def field_of(header: str) -> tuple[Field, int] | None:
    """The field that a header names, and how good a name it is (0 is best)."""
    if Sense.SHARE in senses(header) or BILLED.search(header.lower()):
        return None
    key = plain(undated(header))
    if key in _KNOWN:
        return _KNOWN[key]
    for unit in _UNITS:
        if key.endswith(unit) and key[: -len(unit)] in _KNOWN:
            return _KNOWN[key[: -len(unit)]]
    return None


@dataclass(frozen=True)
class Candidate:
    """A column that a header offers for a field. `score`: the lowest names it best; `certain`: by known words only."""

    column: int
    score: int
    certain: bool


#: « Date d'annulation », "Written off date", « Indemnité d'assurance reçue » are none of these.
_NOT_MARKS = (Field.ISSUED, Field.PAID)
#: A name of the table of synonyms comes before one read word by word, unless it is among the last of them.
_BY_WORDS, _STEP, _GUESS = 5, 8, 1000


@lru_cache(maxsize=4096)
def named_by(header: str) -> tuple[Field, Candidate] | None:
    """The field that a header names, by the table of synonyms, else by its words; `column` is not set."""
    exact = field_of(header)
    if exact:
        return exact[0], Candidate(-1, exact[1], True)
    read = reading(header)
    if read is None or (read.field in _NOT_MARKS and Sense.AMOUNT not in senses(header) and is_mark(header)):
        return None
    score = _BY_WORDS + _STEP * read.rank + (0 if read.certain else _GUESS)
    return read.field, Candidate(-1, score, read.certain)


def candidates(names: Sequence[str]) -> dict[Field, list[Candidate]]:
    """For each field, the columns whose headers name it, the best first, the leftmost of equals."""
    by_field: dict[Field, list[Candidate]] = {}
    for column, name in enumerate(names):
        if named := named_by(name):
            by_field.setdefault(named[0], []).append(replace(named[1], column=column))
    for offered in by_field.values():
        offered.sort(key=lambda c: (c.score, c.column))
    return by_field


def recognised(names: Sequence[str]) -> int:
    """How many different fields these headers name for certain."""
    return len({named[0] for name in names if (named := named_by(name)) and named[1].certain})


def guessed(names: Sequence[str]) -> dict[Field, int]:
    """For each field, the column whose header names it best."""
    by_field = candidates(names)
    place = {field: offered[0].column for field, offered in by_field.items()}
    if Field.STATUS not in place and Field.PAYMENT_STATUS in place:
        place[Field.STATUS] = place.pop(Field.PAYMENT_STATUS)
    if not {Field.TOTAL, Field.LEFT} & place.keys() and (column := _line_total(names)) is not None:
        place[Field.TOTAL] = column
    keys = [plain(name) for name in names]
    if Field.TOTAL in place and (net := _after_discount(names, place[Field.TOTAL])) is not None:
        place[Field.TOTAL] = net
    if Field.STATUS not in place and Field.NUMBER in place and "etape" in keys:
        # Sellsy's status; that of an opportunity numbers no invoice.
        place[Field.STATUS] = keys.index("etape")
    if place.get(Field.LEFT) is not None and keys[place[Field.LEFT]] == "doit" and "avoir" in keys:
        # The two sides of an account.
        place.pop(Field.LEFT)
    if set(keys) >= _ORDERS:
        place[Field.NUMBER] = keys.index(_ORDER)
    if Field.TOTAL in place or Field.LEFT in place:
        place.pop(Field.NET, None)
        place.pop(Field.VAT, None)
    elif Field.NET not in place:
        place.pop(Field.VAT, None)
    return place


def _after_discount(names: Sequence[str], total: int) -> int | None:
    """« Montant net », after « Montant brut » and « Remise » : where tax is not what tells them apart."""
    if not {"brut", "gross"} & set(words(names[total])) or any(senses(name) & {Sense.VAT, Sense.HT} for name in names):
        return None
    if not any(_DISCOUNTS & set(words(name)) for name in names):
        return None
    nets = [
        c
        for c, name in enumerate(names)
        if "net" in words(name) and (read := named_by(name)) and read[0] is Field.TOTAL
    ]
    return nets[0] if len(nets) == 1 else None


#: What is taken off a price.
_DISCOUNTS = frozenset(("remise", "discount", "rabais", "ristourne"))


def _line_total(names: Sequence[str]) -> int | None:
    """The total of an article with its tax, in a list a row an article: told by the subtotal without tax beside it, or by no
    word of tax at all; else the amount of an instalment, in a list of them."""
    keys = [plain(name) for name in names]
    if _LINE in keys and (
        _BARE_LINE in keys or not any(senses(name) & {Sense.VAT, Sense.HT, Sense.SUB} for name in names)
    ):
        return keys.index(_LINE)
    return next((column for column, key in enumerate(keys) if key in _INSTALMENTS), None)


#: Shopify calls « Name » the number of an order.
_ORDER, _ORDERS = "name", frozenset(("name", "billingname", "financialstatus"))
_INSTALMENTS = ("montantecheance", "montantdelecheance", "montantdecheance")
_LINE, _BARE_LINE = "linetotal", "linesubtotal"
#: A status is taken from either column.
_STATUSES = (Field.STATUS, Field.PAYMENT_STATUS)


def is_guess(field: Field, header: str) -> bool:
    """Whether a column is taken for this field on less than known words: an unknown word in its header, or its cells."""
    named = named_by(header)
    same = named is not None and (named[0] is field or {named[0], field} <= set(_STATUSES))
    return named is None or not same or not named[1].certain


def guessed_mapping(names: Sequence[str]) -> ColumnMapping:
    """What these headers are taken for, to be corrected by the person."""
    return ColumnMapping({field: names[column] for field, column in guessed(names).items()})


def placed(names: Sequence[str], mapping: ColumnMapping | None) -> dict[Field, int]:
    """The column of each field: the guess, overruled field by field by the user's mapping where it fits this file.

    A field mapped to "" has no column. A column to be believed on what is paid stands under the field it names, else under
    `PAID`, until its cells tell.
    """
    place = guessed(names)
    if mapping is None:
        return place
    for field, name in mapping.columns.items():
        at = column_of(names, name)
        if name == "":
            place.pop(field, None)
        elif at is not None:
            place = {f: c for f, c in place.items() if c != at}
            place[field] = at
    if mapping.paid_by is not None:
        place = _believed(names, place, column_of(names, mapping.paid_by))
    return place


def column_of(names: Sequence[str], header: str) -> int | None:
    """The column that bears this header, however it is written; None when there is none, or for a column without a name."""
    if header and header in names:
        return list(names).index(header)
    key = plain(header)
    return next((column for column, name in enumerate(names) if key and plain(name) == key), None)


#: Fields that say what is paid.
OF_PAYMENT = (Field.LEFT, Field.PAID, Field.SETTLED, Field.STATUS, Field.PAYMENT_STATUS, Field.FULLY_PAID)


def _believed(names: Sequence[str], place: dict[Field, int], column: int | None) -> dict[Field, int]:
    """The same with one column only to say what is paid; the status of the document still says what is no invoice,
    and days of payment stay in sight without being believed."""
    if Field.TOTAL not in place and Field.LEFT in place and place[Field.LEFT] != column:
        place[Field.TOTAL] = place[Field.LEFT]
    under = next((f for f in OF_PAYMENT if place.get(f) == column), None)
    believed = {f: c for f, c in place.items() if f not in OF_PAYMENT or f in (Field.STATUS, Field.SETTLED)}
    if column is None:
        return believed
    if under is None:
        named = named_by(names[column])
        under = named[0] if named and named[0] in OF_PAYMENT else Field.PAID
    if under is Field.STATUS and believed.get(Field.STATUS, column) != column:
        under = Field.PAYMENT_STATUS
    if under is not Field.SETTLED:
        believed.pop(Field.SETTLED, None)
    return {f: c for f, c in believed.items() if c != column} | {under: column}


#: Columns recognised in a header; two happen by chance.
_ENOUGH = 3


@dataclass(frozen=True)
class Recognised:
    """What a line of cells would be as a header.

    `points`: columns recognised; a FEC is certain. `wanted`: the columns to read at once; `least`: how many
    cells a line must have at least to be read at all.
    """

    fec: bool
    points: int
    wanted: Mapping[int, CellKind]
    least: int = 1
    #: Of accounting entries: the column of free text, where a separator may slip in, those of amounts and of dates.
    label: int | None = None
    amounts: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()

    @property
    def is_header(self) -> bool:
        """Whether enough columns are recognised for the line to be one."""
        return self.points >= _ENOUGH


Recognise = Callable[[list[str]], Recognised]


def numbered_columns(count: int) -> list[str]:
    """Names for the columns of a table that has no header."""
    return [f"Colonne {i}" for i in range(1, count + 1)]
