"""A rent, dues or a fixed price beside another amount (« Charges », « Options »): one alone is owed, or their sum."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import Amounts, read_cell
from guide.ledger.columns.doubts import answering, placing, quoted
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses, words
from guide.ledger.columns.headers import candidates
from guide.ledger.columns.typed_table import TypedTable, column_amounts
from guide.ledger.invoice_list.deduction_headers import takes_off
from guide.ledger.invoice_list.other_payers import amounts_beside
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import CellKind
from guide.values.accents import folded

PRICE, ALONE, SUM, EACH = "prix", "seul", "somme", "unite"
#: A price that may be that of one unit, and the units.
_PRICE = re.compile(r"(?:prix|tarif|price|rate)(?: (?:unitaire|ttc))?")
_UNITS = re.compile(
    r"\b(?:nuits?|nuitees?|seances?|heures|jours|enfants|personnes|participants|places|cours|lecons|nights|hours)\b"
)
_COUNT = re.compile(r"\d{1,2}")
_PARTIAL = frozenset(("loyer", "cotisation", "forfait"))
#: What comes in addition to the price of any work or goods.
_MORE = re.compile(
    r"\b(?:revision|actualisation|avenants?|supplements?|consignes?|(?:travaux|heures) supp\w*|plus[- ]values?)\b"
)
#: And what an invoice may add to its own total.
_ADDED = re.compile(r"\b(?:port|transport|livraison|expedition|shipping|taxe de sejour|options?)\b|" + _MORE.pattern)
_WHOLE = re.compile(r"\b(?:cc|compris\w*|inclu\w*|total\w*|ttc)\b", re.IGNORECASE)
#: An amount as it is written, not a surface or a count.
_AMOUNT = re.compile(r"(?:EUR ?)?-?[\d \u00a0\u202f.]*\d[.,]\d{2} ?(?:€|EUR)?|0|")
#: A workbook writes 500 for 500,00: there the header tells a surface or a count.
_MEASURED = re.compile(
    r"\b(?:surfaces?|m2|m²|nb|nbre|nombre|qte|quantites?|lots?|etages?|mois|jours?|heures?|annees?|ages?|km)\b"
)
_NO_PRICE = frozenset((Sense.DATE, Sense.NUMBER, Sense.CODE, Sense.SHARE, Sense.HOW, Sense.VAT, Sense.HT, Sense.DUE))


def ask_totals(sheet: TypedTable, money: Mapping[Field, Amounts]) -> None:
    """A doubt where another column is named as well as the total, by words that nobody knows, and holds something else:
    « Montant déclaré », « Montant admis »."""
    offered = candidates(sheet.table.names).get(Field.TOTAL, ())
    chosen = next((each for each in offered if each.column == sheet.place.get(Field.TOTAL)), None)
    if chosen is not None and Field.LEFT not in money and Field.TOTAL not in sheet.mapping.columns:
        _ask_whole(sheet, money[Field.TOTAL].cents, [each.column for each in offered if each is not chosen])
    if chosen is None or chosen.certain or Field.LEFT in money or Field.TOTAL in sheet.mapping.columns:
        return
    alike = [each.column for each in offered if each.score == chosen.score and each.column != chosen.column]
    cents = money[Field.TOTAL].cents
    for column, other in column_amounts(sheet.table, alike).items() if alike else ():
        if other.bad.any() or not other.cents.any() or np.array_equal(other.cents, cents):
            continue
        _ask_which(sheet, column, "est le montant de la facture")
        return


def _ask_whole(sheet: TypedTable, cents: NDArray[np.int64], totals: list[int]) -> None:
    """A doubt where another total is, on every row, the one taken and a third amount: « Total avec port »."""
    added = [c for c in amounts_beside(sheet) if _ADDED.search(folded(sheet.table.names[c]))] if totals else []
    read = column_amounts(sheet.table, sorted({*totals, *added})) if added else {}
    for whole in totals if added else ():
        more = read[whole].cents - cents
        if (more < 0).any() or not more.any() or not any(np.array_equal(read[c].cents, more) for c in added):
            continue
        _ask_which(sheet, whole, "est dû")
        return


def _ask_which(sheet: TypedTable, column: int, what: str) -> None:
    """A doubt between the total taken and another."""
    headers = sheet.header(Field.TOTAL), sheet.table.names[column]
    sheet.doubts.add(
        f"« {headers[0]} » ou « {headers[1]} » : lequel {what} ?",
        [placing(Field.TOTAL, header, f"c'est « {header} »", f"--total {quoted(header)}") for header in headers],
        (*sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL), column),
        range(5),
    )


def by_sums(sheet: TypedTable, money: Mapping[Field, Amounts]) -> tuple[TypedTable, dict[Field, Amounts]]:
    """The list with the two columns that are the total and what is left by their sums, where the ones taken are not: less
    what is paid, the one is the other on every row (« Total dû », « Versé », « Reste »)."""
    amounts = dict(money)
    paid, left, total = (amounts.get(f) for f in (Field.PAID, Field.LEFT, Field.TOTAL))
    if paid is None or left is None or {Field.TOTAL, Field.LEFT} & sheet.mapping.columns.keys() or sheet.paid_by:
        return sheet, amounts
    received = np.abs(paid.cents)
    if len(received) < 2 or not received.any() or (total and (received + left.cents <= total.cents).all()):
        return sheet, amounts
    lefts = [each.column for each in candidates(sheet.table.names).get(Field.LEFT, ())]
    columns = {*lefts, *amounts_beside(sheet), *sheet.columns_of(Field.TOTAL)}
    read = column_amounts(sheet.table, sorted(columns))
    sums = [
        (whole, rest)
        for rest in lefts
        for whole in read
        if whole != rest and np.array_equal(read[whole].cents - received, read[rest].cents) and not read[rest].bad.any()
    ]
    if len(sums) != 1:
        return sheet, amounts
    place = {Field.TOTAL: sums[0][0], Field.LEFT: sums[0][1]}
    cells = sheet.table.load(dict.fromkeys(place.values(), CellKind.CELLS)).arrays
    others = {f: column for f, column in sheet.place.items() if column not in place.values()}
    sheet = replace(
        sheet, place={**others, **place}, columns=replace(sheet.columns, arrays={**sheet.columns.arrays, **cells})
    )
    return sheet, {**amounts, **{f: read[column] for f, column in place.items()}}


def whole_prices(sheet: TypedTable, money: Mapping[Field, Amounts]) -> dict[Field, Amounts]:
    """The amounts, the total with the other prices beside it where the person said that they add up."""
    amounts = dict(money)
    if Field.TOTAL not in money or Field.LEFT in money:
        return amounts
    header, answer = sheet.header(Field.TOTAL), sheet.answer(PRICE)
    counts = [c for c, name in enumerate(sheet.table.names) if _UNITS.search(folded(name)) and _is_count(sheet, c)]
    if counts and _PRICE.fullmatch(folded(header)):
        return _by_units(sheet, amounts, counts[0])
    part = bool(_PARTIAL & set(words(header))) and not _WHOLE.search(header)
    beside = [c for c in _free(sheet) if part or _MORE.search(folded(sheet.table.names[c]))] if answer != ALONE else []
    beside = [column for column in beside if _holds_prices(sheet, column)]
    others = {column: each for column, each in column_amounts(sheet.table, beside).items() if each.cents.any()}
    if not others:
        return amounts
    if answer == SUM:
        amounts[Field.TOTAL] = replace(
            money[Field.TOTAL], cents=sum((o.cents for o in others.values()), money[Field.TOTAL].cents)
        )
        return amounts
    many = " et ".join(f"« {sheet.table.names[column]} »" for column in others)
    sheet.doubts.add(
        f"« {header} » est-il tout ce qui est dû, ou {many} en plus ?",
        [
            answering(PRICE, SUM, "ces montants s'ajoutent", f"--{PRICE} {SUM}"),
            answering(PRICE, ALONE, f"« {header} » est dû seul", f"--{PRICE} {ALONE}"),
        ],
        [*sheet.columns_of(Field.DEBTOR, Field.TOTAL), *others],
        range(5),
    )
    return amounts


def _is_count(sheet: TypedTable, column: int) -> bool:
    """Whether a column holds small whole numbers, of several on some row."""
    cells = [value for value in sheet.anywhere(column).values if value]
    return all(map(_COUNT.fullmatch, cells)) and any(value not in ("0", "1") for value in cells)


def _by_units(sheet: TypedTable, amounts: dict[Field, Amounts], column: int) -> dict[Field, Amounts]:
    """The amounts, a bare price times the units beside it where the person said that it is that of one: asked."""
    header, name, total = sheet.header(Field.TOTAL), sheet.table.names[column], amounts[Field.TOTAL]
    if sheet.answer(PRICE) == EACH:
        amounts[Field.TOTAL] = replace(
            total, cents=total.cents * (column_amounts(sheet.table, [column])[column].cents // 100)
        )
    elif sheet.answer(PRICE) is None:
        sheet.doubts.add(
            f"« {header} » est-il celui de toute la ligne, ou à multiplier par « {name} » ?",
            [
                answering(PRICE, ALONE, f"« {header} » est celui de la ligne", f"--{PRICE} {ALONE}"),
                answering(PRICE, EACH, f"il est à multiplier par « {name} »", f"--{PRICE} {EACH}"),
            ],
            [*sheet.columns_of(Field.DEBTOR, Field.TOTAL), column],
            range(5),
        )
    return amounts


def _free(sheet: TypedTable) -> list[int]:
    taken = set(sheet.place.values())
    names = enumerate(sheet.table.names)
    return [c for c, name in names if c not in taken and not senses(name) & _NO_PRICE and not takes_off(name)]


def _holds_prices(sheet: TypedTable, column: int) -> bool:
    cells = sheet.anywhere(column).values
    if not sheet.table.typed:
        return any(cells) and all(map(_AMOUNT.fullmatch, cells))
    amounts = [read_cell(value).cents for value in cells if value]
    return bool(amounts) and None not in amounts and not _MEASURED.search(folded(sheet.table.names[column]))
