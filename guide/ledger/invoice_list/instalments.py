"""Lists of a row an instalment that write the total of the invoice on each of its rows: which amount is to be counted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from guide.errors import UnreadableFile
from guide.ledger.columns.doubts import answering, placing, quoted
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.columns.typed_table import TypedTable, column_amounts
from guide.ledger.invoice_list.emptied_columns import EMPTIED
from guide.ledger.source.anomalies import Severity
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import CellKind, Codes

_DUE = frozenset((Sense.DUE, Sense.DUE_IN_ENGLISH))
#: Columns that hold no amount of an instalment.
_OTHERS = frozenset((Sense.DATE, Sense.ON, Sense.BEFORE, Sense.NUMBER, Sense.HT, Sense.OWED, Sense.LATE))


def by_instalment(sheet: TypedTable) -> TypedTable:
    """The same, each row for the amount of its instalment where those of each number come to its total; a doubt where they do
    not, or where what is paid or left is written beside. Raises UnreadableFile where that is left of the whole invoice."""
    if Field.TOTAL not in sheet.place or Field.TOTAL in sheet.mapping.columns:
        return sheet
    taken, names = set(sheet.place.values()), sheet.table.names
    columns = [at for at, name in enumerate(names) if at not in taken and _is_instalment(name)]
    numbers = sheet.anywhere(sheet.place[Field.NUMBER]) if columns and Field.NUMBER in sheet.place else None
    if not columns or (numbers and len(numbers.values) == sheet.table.rows):
        return sheet
    columns = [at for at in columns if any(sheet.anywhere(at).values)] or _emptied(sheet, columns[0], numbers)
    if not columns:
        return sheet
    if numbers and not {Field.LEFT, Field.PAID} & sheet.place.keys() and _come_to_totals(sheet, columns[0], numbers):
        sheet.teller.anomalies.add(
            f"« {sheet.header(Field.TOTAL)} » répète le total de la facture sur chacune de ses échéances : c'est "
            f"« {names[columns[0]]} » qui est compté.",
            Severity.INFO,
            None,
            names[columns[0]],
        )
        cells = sheet.table.load({columns[0]: CellKind.CELLS}).arrays
        read = replace(sheet.columns, arrays={**sheet.columns.arrays, **cells})
        return replace(sheet, place={**sheet.place, Field.TOTAL: columns[0]}, columns=read)
    headers = names[columns[0]], sheet.header(Field.TOTAL)
    if Field.LEFT in sheet.place:
        left, each = column_amounts(sheet.table, [sheet.place[Field.LEFT], columns[0]]).values()
        if (np.abs(left.cents) > np.abs(each.cents)).any():
            raise UnreadableFile(
                f"« {sheet.teller.anomalies.file} » : « {sheet.header(Field.LEFT)} » dépasse « {headers[0]} ». C'est sans doute le "
                "reste de toute la facture, répété à chacune de ses échéances.",
                "Exportez la liste des factures, une ligne chacune.",
            )
    sheet.doubts.add(
        f"Des factures sont sur plusieurs lignes : « {headers[0]} » ou « {headers[1]} », quel montant est celui de la ligne ?",
        [placing(Field.TOTAL, header, f"c'est « {header} »", f"--total {quoted(header)}") for header in headers],
        (*sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL), columns[0]),
        range(5),
    )
    return sheet


def _emptied(sheet: TypedTable, column: int, numbers: Codes | None) -> list[int]:
    """No column; a doubt where numbers come back on several rows, and their instalments have no amount."""
    if numbers and not sheet.answer(EMPTIED):
        label = f"« {sheet.header(Field.TOTAL)} » est dû sur chacune"
        sheet.doubts.add(
            f"« {sheet.table.names[column]} » : colonne vide, et des numéros reviennent sur plusieurs lignes.",
            [answering(EMPTIED, "compter", label, "--colonne-vide compter")],
            (*sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL), column),
            range(5),
            forced=True,
        )
    return []


def _come_to_totals(sheet: TypedTable, column: int, numbers: Codes) -> bool:
    """Whether the instalments of each number come to the total that its rows repeat."""
    total, each = column_amounts(sheet.table, [sheet.place[Field.TOTAL], column]).values()
    sums = np.zeros(len(numbers.values), dtype=np.int64)
    np.add.at(sums, numbers.index, each.cents)
    unread = total.bad | total.blank | each.bad | each.blank | numbers.where([not v for v in numbers.values])
    return not unread.any() and np.array_equal(sums[numbers.index], total.cents)


def _is_instalment(header: str) -> bool:
    meanings = senses(header)
    return bool(meanings & _DUE) and bool(meanings & {Sense.AMOUNT, Sense.TTC}) and not meanings & _OTHERS
