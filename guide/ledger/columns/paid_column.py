"""A column that says what is paid stands under the field that its cells speak of: amounts, days, statuses, yes or no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from guide.ledger.columns.amounts import Amounts, read_cell
from guide.ledger.columns.dates import NO_DAY, read_day
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.columns.headers import OF_PAYMENT, named_by, plain
from guide.ledger.columns.software import software_of
from guide.ledger.columns.status_words import PaymentState, flags_of, payment_of, yes_or_no
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import CellKind

_FLAGS = frozenset((0, 100))


def by_contents(sheet: TypedTable, money: Mapping[Field, Amounts]) -> tuple[TypedTable, dict[Field, Amounts]]:
    """The columns that say what is paid, each under the field that its cells speak of; one whose cells speak of nothing
    known has no field."""
    amounts = dict(money)
    for f in OF_PAYMENT:
        if f not in sheet.place or not _may_differ(sheet, f, amounts):
            continue
        column = sheet.place[f]
        header = sheet.table.names[column]
        cells = [v for v in sheet.anywhere(column).values if v]
        # Reports write their header again on each page.
        field = meant(header, [v for v in cells if plain(v) != plain(header)] or cells)
        if field is None and f in amounts and not amounts[f].bad.any():
            continue
        if field is None and cells and sheet.paid_by is not None and plain(sheet.paid_by) == plain(header):
            # The person says that it tells what is paid, in words of its own.
            field = Field.STATUS
        if field is f or (field is Field.STATUS and f in (Field.STATUS, Field.PAYMENT_STATUS)):
            continue
        if field is Field.PAID and f in (Field.PAID, Field.LEFT):
            continue
        amounts.pop(f, None)
        place = {other: at for other, at in sheet.place.items() if other is not f}
        if field is Field.STATUS and Field.STATUS in place:
            field = Field.PAYMENT_STATUS
        if field is not None and field is not Field.PAID and field not in place:
            place[field] = column
        wanted = sheet.table.load({column: CellKind.CODES}).arrays
        columns = replace(sheet.columns, arrays={**sheet.columns.arrays, **wanted})
        sheet = replace(sheet, place=place, columns=columns)
    return sheet, amounts


def _may_differ(sheet: TypedTable, f: Field, money: Mapping[Field, Amounts]) -> bool:
    """Whether the cells may speak of another field than the header: only then are they looked at one by one."""
    if f in money:
        flags = f is Field.PAID and set(money[f].cents[:200].tolist()) <= _FLAGS
        return bool(money[f].bad.any()) or (flags and set(money[f].cents.tolist()) <= _FLAGS)
    return f is Field.SETTLED or software_of(sheet.table.names) != "Dolibarr"


def meant(header: str, values: list[str]) -> Field | None:
    """What these cells say of the payment, under that header: the field, PAID for amounts, None when they say nothing
    that is known."""
    if not values:
        return named[0] if (named := named_by(header)) and named[0] in OF_PAYMENT else None
    values = [value for value in values if value not in NO_DAY]
    if all(flag is not None for flag in flags_of(values)) and values:
        return Field.PAID if Sense.AMOUNT in senses(header) else Field.FULLY_PAID
    days = sum(read_day(value) is not None for value in values)
    if days == len(values):
        return Field.SETTLED
    if 2 * sum(read_cell(value).cents is not None for value in values) > len(values) + 2 * days:
        return Field.PAID
    known = sum(payment_of(value) is not PaymentState.UNKNOWN or yes_or_no(value) is not None for value in values)
    if 2 * days > len(values) or (days and days + known == len(values)):
        return Field.SETTLED
    if 2 * known > len(values):
        return Field.STATUS
    return Field.STATUS if (named := named_by(header)) and named[0] in _STATUSES else None


_STATUSES = (Field.STATUS, Field.PAYMENT_STATUS)
