"""Lists that letter their lines, as accounting software does: what bears a letter is paid, what bears none is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.fec_headers import NAMES
from guide.ledger.columns.headers import OF_PAYMENT, plain
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import CellKind


def is_lettering(header: str) -> bool:
    """Whether a column holds letters: « Lettre », « Lettrage »."""
    return plain(header) in NAMES["letter"]


def by_letters(sheet: TypedTable, money: Mapping[Field, Amounts]) -> TypedTable:
    """The list with its letters for a status, where nothing else says what is paid and the lines of each letter of a
    customer come to nothing: the payments stand beside what they pay."""
    column = next((c for c, name in enumerate(sheet.table.names) if name and is_lettering(name)), None)
    if column is None or sheet.paid_by is not None or set(OF_PAYMENT) & sheet.place.keys() or Field.TOTAL not in money:
        return sheet
    letters, amounts = sheet.anywhere(column), money[Field.TOTAL]
    who = sheet.codes(Field.DEBTOR) or sheet.codes(Field.DEBTOR_ID)
    sums: Counter[tuple[int, int]] = Counter()
    for row, letter in enumerate(letters.index.tolist()):
        if letters.values[letter]:
            sums[letter, int(who.index[row]) if who else 0] += int(amounts.cents[row])
    if not sums or any(sums.values()):
        return sheet
    wanted = sheet.table.load({column: CellKind.CODES}).arrays
    columns = replace(sheet.columns, arrays={**sheet.columns.arrays, **wanted})
    return replace(sheet, place={**sheet.place, Field.STATUS: column}, columns=columns)
