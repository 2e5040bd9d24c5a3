"""A column « Payé » that is no amount: in the lists people keep by hand it says yes or no, a status, or a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.dates import read_day
from guide.ledger.columns.headers import plain
from guide.ledger.columns.status_words import NO, OPEN, PAID, YES
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import CellKind


def by_contents(sheet: TypedTable, money: Mapping[Field, Amounts]) -> tuple[TypedTable, dict[Field, Amounts]]:
    """The columns that say what is paid, each under the field that its cells speak of."""
    kept = dict(money)
    for f in (Field.PAID, Field.FULLY_PAID):
        if f not in sheet.place or (f in kept and not kept[f].bad.any()):
            continue
        column = sheet.place[f]
        said = _said([v for v in sheet.anywhere(column).values if v])
        if said is None or said is f or said in sheet.place:
            continue
        kept.pop(f, None)
        place = {other: at for other, at in sheet.place.items() if other is not f} | {said: column}
        wanted = sheet.table.load({column: CellKind.CODES}).arrays
        columns = replace(sheet.columns, arrays={**sheet.columns.arrays, **wanted})
        sheet = replace(sheet, place=place, columns=columns)
    return sheet, kept


def _said(values: list[str]) -> Field | None:
    words = [plain(value) for value in values]
    if not words:
        return None
    if all(word in YES | NO for word in words):
        return Field.FULLY_PAID
    if all(word in PAID | OPEN | YES | NO for word in words):
        return Field.STATUS
    return Field.SETTLED if all(read_day(value) for value in values) else None
