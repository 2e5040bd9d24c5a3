"""The currency of each row of a list: its column, else a sign in a cell, else the header of its amounts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.currencies import code_of, currency_of, is_currency
from guide.ledger.columns.doubts import answering
from guide.ledger.columns.headers import candidates
from guide.ledger.columns.typed_table import MONEY, Currencies, TypedTable, column_amounts
from guide.ledger.source.anomalies import Severity
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import CellKind
from guide.values.accents import folded

CURRENCY, _NAMES = "devise", "noms"
#: « ACME USD », « ACME (GBP) ».
_OF_CUSTOMERS = ("USD", "GBP", "CHF", "CAD")
_RATE = re.compile(r"\b(?:taux de change|cours de change|exchange rate|currency rate|conversion rate|fx rate)\b")
_END = re.compile(rf"\w \W?(?:{'|'.join(_OF_CUSTOMERS)})\W?$")


def currency_of_rows(
    sheet: TypedTable, money: Mapping[Field, Amounts], currencies: Currencies, rows_kept: NDArray[np.bool_]
) -> NDArray[np.int8] | None:
    """None: euros only. Where the column contradicts the header of the amounts, or says euros of amounts that bear another
    sign, the question is asked; not for a « $ », which an American spreadsheet puts on the euros of any export it opens."""
    codes = sheet.codes(Field.CURRENCY)
    headers = [sheet.header(f) for f in money if f in sheet.place] + _emptied_amounts(sheet)
    in_header = next((code for code in map(currency_of, headers) if code), None)
    cells = _first_amounts(sheet, money)
    signs = set() if any("USD" in cell.upper() for cell in cells) else {"USD"}
    in_cells = sorted({code_of(sign) for amounts in money.values() for sign in amounts.symbols.values()} - signs)
    if codes and not in_header and in_cells and all(currency_of(v) == "EUR" for v in codes.values if v):
        in_header = in_cells[0]
    if codes and in_header and {code_of(v) for v in codes.values if v} - {in_header}:
        if sheet.answer(CURRENCY) == "entete":
            codes = None
        elif sheet.answer(CURRENCY) is None:
            _ask(sheet, codes.where([bool(v) and code_of(v) != in_header for v in codes.values]), in_header)
    titled = _of_titles(sheet) if not codes and not in_header else None
    if titled and titled != "EUR" and sheet.answer(CURRENCY) is None and "EUR" in map(currency_of, cells):
        _ask_title(sheet, titled)
    answer = sheet.answer(CURRENCY)
    by_name = _in_names(sheet, rows_kept) if not codes and not in_header and answer in (None, _NAMES) else None
    if by_name and answer is None:
        _ask_names(sheet, by_name)
    if not codes and not in_header and answer is None:
        _ask_euros(sheet, rows_kept)
    if answer == "euros":
        titled = None
    named = currencies.number(_common_currency(sheet, money) or in_header or titled or "EUR")
    numbers = np.full(sheet.table.rows, named, dtype=np.int8)
    if codes and codes.values:
        numbers = np.array([currencies.number(v) if v else named for v in codes.values], dtype=np.int8)[codes.index]
    elif not codes:
        for amounts in money.values():
            for row, symbol in amounts.symbols.items():
                numbers[row] = currencies.number(symbol)
    if by_name and answer == _NAMES:
        for code, rows in by_name.items():
            numbers[rows] = currencies.number(code)
    foreign = (numbers != 0) & rows_kept
    if not foreign.any():
        return None
    names = ", ".join(currencies.codes[i] for i in np.unique(numbers[foreign]).tolist())
    sheet.teller.anomalies.add(
        f"{int(foreign.sum())} facture(s) sont dans une autre devise ({names}) : elles sont montrées à part et jamais "
        "additionnées aux euros.",
        Severity.WARNING,
        None,
        sheet.header(Field.CURRENCY) if codes else None,
    )
    return numbers


def with_currencies(sheet: TypedTable) -> TypedTable:
    """The same, with the column whose cells are all currencies, whatever it is called, where none is called so."""
    taken = set(sheet.place.values())
    for column in range(len(sheet.table.names)) if Field.CURRENCY not in sheet.place else ():
        cells = [row[column] for row in sheet.table.preview if len(row) > column and row[column].strip()]
        if column in taken or not cells or not all(map(is_currency, cells)):
            continue
        codes = sheet.table.load({column: CellKind.CODES}).arrays
        if all(is_currency(value) for value in sheet.anywhere(column).values if value):
            columns = replace(sheet.columns, arrays={**sheet.columns.arrays, **codes})
            return replace(sheet, place={**sheet.place, Field.CURRENCY: column}, columns=columns)
    return sheet


def _emptied_amounts(sheet: TypedTable) -> list[str]:
    """The headers of amounts that name a currency over empty columns."""
    offered = candidates(sheet.table.names)
    columns = [each.column for f in MONEY for each in offered.get(f, ()) if each.column not in sheet.place.values()]
    names = [(column, sheet.table.names[column]) for column in columns]
    return [name for column, name in names if currency_of(name) and not any(sheet.anywhere(column).values)]


def _in_names(sheet: TypedTable, rows_kept: NDArray[np.bool_]) -> dict[str, NDArray[np.bool_]]:
    """The rows of customers whose names end with the code of a currency, as software that keeps one for each wants it."""
    names = sheet.codes(Field.DEBTOR)
    if names is None:
        return {}
    all_names = "\n".join(names.values)
    rows = {
        code: names.where([bool(_END.search(name)) and code in name[-5:] for name in names.values]) & rows_kept
        for code in _OF_CUSTOMERS
        if code in all_names
    }
    return {code: each for code, each in rows.items() if each.any()}


def _ask_names(sheet: TypedTable, by_name: Mapping[str, NDArray[np.bool_]]) -> None:
    rows = np.flatnonzero(np.any(list(by_name.values()), axis=0)).tolist()
    name = sheet.text(Field.DEBTOR)(rows[0])
    sheet.doubts.add(
        f"« {name} » nomme une devise, et rien d'autre ne dit celle des montants.",
        [
            answering(CURRENCY, _NAMES, "le nom dit la devise de ces lignes", f"--{CURRENCY} {_NAMES}"),
            answering(CURRENCY, "euros", "tout est en euros", f"--{CURRENCY} euros"),
        ],
        sheet.columns_of(Field.DEBTOR, Field.TOTAL, Field.LEFT),
        rows,
    )


def _ask_euros(sheet: TypedTable, rows_kept: NDArray[np.bool_]) -> None:
    """A rate of exchange other than one, or an account in another currency, where nothing says that of the amounts."""
    for column, name in enumerate(sheet.table.names):
        if column == 0 and not rows_kept.all() and (above := _headed(sheet, ~rows_kept)).any():
            name, rows = sheet.table.names[0], above
        elif _RATE.search(folded(name)):
            rate = column_amounts(sheet.table, [column])[column]
            rows = rows_kept & ~rate.bad & ~np.isin(rate.cents, (0, 100))
        elif column not in sheet.place.values() and _names_currencies(sheet, column):
            codes = sheet.anywhere(column)
            rows = rows_kept & codes.where([currency_of(value) not in (None, "EUR") for value in codes.values])
        else:
            continue
        if rows.any():
            sheet.doubts.add(
                f"« {name} » parle d'une autre devise, et rien ne dit celle des montants. Ajoutez une colonne « Devise » s'ils ne "
                "sont pas tous en euros.",
                [answering(CURRENCY, "euros", "tout est en euros", f"--{CURRENCY} euros")],
                (*sheet.columns_of(Field.DEBTOR, Field.TOTAL, Field.LEFT), column),
                rows.nonzero()[0].tolist(),
                forced=True,
            )


def _headed(sheet: TypedTable, others: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The rows that are no invoices and whose first cell names another currency: « Factures en USD »."""
    columns = map(sheet.anywhere, range(len(sheet.table.names)))
    first = next((codes for codes in columns if any(codes.values)), None)
    if first is None:
        return np.zeros_like(others)
    return others & first.where([currency_of(value) not in (None, "EUR") for value in first.values])


def _names_currencies(sheet: TypedTable, column: int) -> bool:
    """« Compte USD », « Compte EUR » : whether the first cells of a column name a currency each."""
    cells = [row[column] for row in sheet.table.preview if len(row) > column and row[column].strip()]
    return bool(cells) and all(map(currency_of, cells))


def _ask(sheet: TypedTable, contradicted: NDArray[np.bool_], in_header: str) -> None:
    column = sheet.header(Field.CURRENCY)
    sheet.doubts.add(
        f"Les montants sont écrits en {in_header}, et « {column} » dit autre chose.",
        [
            answering(CURRENCY, "entete", f"les montants sont en {in_header}", f"--{CURRENCY} entete"),
            answering(CURRENCY, "colonne", f"« {column} » dit leur devise", f"--{CURRENCY} colonne"),
        ],
        sheet.columns_of(Field.DEBTOR, Field.TOTAL, Field.LEFT, Field.CURRENCY),
        np.flatnonzero(contradicted).tolist(),
    )


def _common_currency(sheet: TypedTable, money: Mapping[Field, Amounts]) -> str | None:
    """The one currency that the format of the amounts shows."""
    shown = {code for f in money if f in sheet.place and (code := sheet.table.currencies.get(sheet.place[f]))}
    return shown.pop() if len(shown) == 1 else None


def _of_titles(sheet: TypedTable) -> str | None:
    """The currency that the lines above the header name, the nearest first, or the name of the sheet."""
    titles = (*reversed(sheet.table.title), sheet.table.sheet or "")
    return next((code for text in titles if (code := currency_of(text))), None)


def _first_amounts(sheet: TypedTable, money: Mapping[Field, Amounts]) -> list[str]:
    columns = [sheet.place[f] for f in money if f in sheet.place]
    return [row[at] for row in sheet.table.preview for at in columns if at < len(row)]


def _ask_title(sheet: TypedTable, titled: str) -> None:
    sheet.doubts.add(
        f"Le titre parle de {titled}, et les montants sont écrits en euros.",
        [
            answering(CURRENCY, "euros", "tout est en euros", f"--{CURRENCY} euros"),
            answering(CURRENCY, "entete", f"tout est en {titled}", f"--{CURRENCY} entete"),
        ],
        sheet.columns_of(Field.DEBTOR, Field.TOTAL, Field.LEFT),
        range(3),
    )
