"""The columns of age of an aged report: together they must be what is left on each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.ledger.amounts import decimal_mark, drafts
from guide.ledger.columns import plain
from guide.ledger.sheet import Sheet
from guide.ledger.sources import Field, Severity
from guide.ledger.table import Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Headers of ages in the reports that are known (OCA, ERPNext), as `plain` writes them.
AGES = frozenset((
    "actuel", "ech30j", "ech60j", "ech90j", "ech120j", "plusancien", "current", "030", "3160", "6190", "91120", "121above",
))  # fmt: skip
#: Fewer are no set of ages.
_ENOUGH = 4


def tell_ages(sheet: Sheet, left: NDArray[np.int64], kept: NDArray[np.bool_]) -> None:
    """Says the rows whose ages do not add up to what is left."""
    columns = [i for i, name in enumerate(sheet.table.names) if plain(name) in AGES]
    if len(columns) < _ENOUGH or Field.LEFT not in sheet.place:
        return
    table = sheet.table
    loaded = table.load(dict.fromkeys(columns, Kind.CELLS))
    read = drafts([loaded.cells(column) for column in columns], loaded.encoding, table.typed)
    ages = [column.settled(decimal_mark(None, *read)) for column in read]
    if any(bool((age.bad & kept).any()) for age in ages):
        return
    wrong = (sum(age.cents for age in ages) != left) & kept
    count, rows = int(wrong.sum()), int(kept.sum())
    if count:
        from guide.values.french import number

        sheet.teller.anomalies.add(
            f"Les colonnes d'ancienneté ne font pas « {sheet.header(Field.LEFT)} » sur {number(count)} lignes sur "
            f"{number(rows)} (la première : ligne {table.line(int(wrong.argmax()))}). Vérifiez quelle colonne est "
            "prise pour le reste à payer.",
            Severity.ERROR if 2 * count > rows else Severity.WARNING, None, sheet.header(Field.LEFT),
        )  # fmt: skip
