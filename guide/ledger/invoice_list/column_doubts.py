"""Whether the columns can be what they are taken for: a column mapped wrongly is said before any figure is believed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.dates import Days, read_day
from guide.ledger.columns.headers import field_of, plain
from guide.ledger.columns.typed_table import TypedTable, column_amounts
from guide.ledger.source.anomalies import Severity, shortened
from guide.ledger.source.source_files import Field
from guide.values.french import number

#: Fewer rows prove nothing.
_FEW = 3
_SAMPLE = 200
_MANY = 5
_POSTCODE = re.compile(r"(?:0[1-9]|[1-8]\d|9[0-578])\d{3}")
_SIREN = re.compile(r"\d{9}|\d{14}")
_WHOLE = re.compile(r"\d{1,9}")
_AMOUNT_OR_DAY = re.compile(r"-?[\d \u00a0\u202f]+[.,]\d{2}(?: ?€)?|\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}")


def tell_implausible(
    sheet: TypedTable,
    money: Mapping[Field, Amounts],
    dates: Mapping[Field, Days],
    amount: NDArray[np.int64],
    left: NDArray[np.int64],
    rows_kept: NDArray[np.bool_],
    ignored: NDArray[np.bool_],
) -> None:
    """Says, for the whole file, the columns that do not hold what they are taken for."""
    read = ~ignored
    for f, amounts in money.items():
        _tell_unread(sheet, f, amounts.bad & ~amounts.ambiguous & read, read, "des montants")
        what = _looks_like(sheet, f)
        if what:
            _suspect(sheet, f, f"ressemble à {what}, pas à des montants.")
    for f, days in dates.items():
        _tell_unread(sheet, f, days.bad & read, read & ~days.blank, "des dates")
    _tell_order(sheet, dates, rows_kept)
    _tell_balance(sheet, money, amount, left, rows_kept)
    tell_ages(sheet, left, rows_kept)
    codes = sheet.codes(Field.DEBTOR)
    if codes and len(codes.values) >= _MANY and all(_AMOUNT_OR_DAY.fullmatch(v) for v in codes.values):
        _suspect(sheet, Field.DEBTOR, "contient des montants ou des dates, pas des noms de clients.")


def _suspect(sheet: TypedTable, f: Field, what: str, more: str = "") -> None:
    sheet.teller.anomalies.add(
        f"La colonne « {shortened(sheet.header(f), 30)} » {what} {more}".rstrip()
        + " Indiquez quelle colonne contient quoi avant de vous fier aux chiffres.",
        Severity.ERROR,
        None,
        sheet.header(f),
    )


def _tell_unread(sheet: TypedTable, f: Field, bad: NDArray[np.bool_], among: NDArray[np.bool_], what: str) -> None:
    if not bad.any():
        return
    count, rows = int(bad.sum()), int(among.sum())
    if rows >= _FEW and 2 * count > rows:
        shown = shortened(sheet.text(f)(int(bad.argmax())), 30)
        _suspect(
            sheet,
            f,
            f"ne contient pas {what} : {number(count)} lignes sur {number(rows)} ne se lisent pas",
            f"(par exemple « {shown} »)." if shown else ".",
        )


def _looks_like(sheet: TypedTable, f: Field) -> str:
    """What the first cells of a column of amounts are, when it is plainly something else; "" otherwise."""
    read = sheet.text(f)
    cells = [text for row in range(min(_SAMPLE, sheet.table.rows)) if (text := read(row))]
    known = field_of(sheet.header(f))
    if len(cells) < _FEW:
        return ""
    if all(len(text) == 8 and text.isdigit() and read_day(text) for text in cells):
        return "des dates"
    if all(_SIREN.fullmatch(text) for text in cells):
        return "des numéros SIREN ou SIRET"
    if (known and known[0] is f) or len(cells) < _MANY:
        return ""
    if all(_POSTCODE.fullmatch(text) for text in cells):
        return "des codes postaux"
    if all(_WHOLE.fullmatch(text) for text in cells):
        numbers = [int(text) for text in cells]
        if all(b - a == 1 for a, b in pairwise(numbers)):
            return "des numéros"
    return ""


def _tell_order(sheet: TypedTable, dates: Mapping[Field, Days], rows_kept: NDArray[np.bool_]) -> None:
    if not {Field.ISSUED, Field.DUE} <= dates.keys():
        return
    issued, due = dates[Field.ISSUED].on, dates[Field.DUE].on
    early = (due < issued) & rows_kept
    both = int((rows_kept & ~np.isnat(due) & ~np.isnat(issued)).sum()) if early.any() else 0
    if both >= _FEW and 2 * int(early.sum()) > both:
        _suspect(
            sheet,
            Field.DUE,
            f"donne une échéance antérieure à la facture sur {number(int(early.sum()))} lignes sur {number(both)} :",
            "les deux dates sont sans doute inversées, ou le jour et le mois.",
        )


def _tell_balance(
    sheet: TypedTable,
    money: Mapping[Field, Amounts],
    amount: NDArray[np.int64],
    left: NDArray[np.int64],
    rows_kept: NDArray[np.bool_],
) -> None:
    """What is left cannot be more than the total, nor differ from the total less what is paid, on most rows."""
    if not {Field.TOTAL, Field.LEFT} <= money.keys():
        return
    more = (np.abs(left) > np.abs(amount)) & rows_kept
    open_rows = int((rows_kept & (left != 0)).sum()) if more.any() else 0
    if open_rows >= _FEW and 2 * int(more.sum()) > open_rows:
        _suspect(
            sheet,
            Field.LEFT,
            f"dépasse « {shortened(sheet.header(Field.TOTAL), 30)} » sur {number(int(more.sum()))} lignes sur "
            f"{number(open_rows)} :",
            "ce n'est sans doute pas le reste à payer.",
        )
    elif Field.PAID in money and not money[Field.PAID].bad.any():
        wrong = (amount - money[Field.PAID].cents != left) & rows_kept
        total = int(rows_kept.sum())
        if total >= _FEW and 2 * int(wrong.sum()) > total:
            sheet.teller.anomalies.add(
                f"« {sheet.header(Field.TOTAL)} » moins « {sheet.header(Field.PAID)} » ne fait pas "
                f"« {sheet.header(Field.LEFT)} » sur {number(int(wrong.sum()))} lignes sur {number(total)} : c'est "
                "le reste à payer du fichier qui est retenu. Vérifiez les trois colonnes.",
                Severity.WARNING,
                None,
                sheet.header(Field.LEFT),
            )


#: Headers of ages in the reports that are known (OCA, ERPNext), as `plain` writes them.
AGES = frozenset(
    (
        "actuel",
        "ech30j",
        "ech60j",
        "ech90j",
        "ech120j",
        "plusancien",
        "current",
        "030",
        "3160",
        "6190",
        "91120",
        "121above",
    )
)
#: Fewer are no set of ages.
_ENOUGH = 4


def tell_ages(sheet: TypedTable, left: NDArray[np.int64], rows_kept: NDArray[np.bool_]) -> None:
    """Says the rows whose ages do not add up to what is left."""
    columns = [i for i, name in enumerate(sheet.table.names) if plain(name) in AGES]
    if len(columns) < _ENOUGH or Field.LEFT not in sheet.place:
        return
    table = sheet.table
    ages = list(column_amounts(table, columns).values())
    if any(bool((age.bad & rows_kept).any()) for age in ages):
        return
    wrong = (sum(age.cents for age in ages) != left) & rows_kept
    count, rows = int(wrong.sum()), int(rows_kept.sum())
    if count:
        sheet.teller.anomalies.add(
            f"Les colonnes d'ancienneté ne font pas « {sheet.header(Field.LEFT)} » sur {number(count)} lignes sur "
            f"{number(rows)} (la première : ligne {table.line(int(wrong.argmax()))}). Vérifiez quelle colonne est "
            "prise pour le reste à payer.",
            Severity.ERROR if 2 * count > rows else Severity.WARNING,
            None,
            sheet.header(Field.LEFT),
        )
