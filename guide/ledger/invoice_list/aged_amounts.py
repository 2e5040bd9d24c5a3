"""The amounts of an aged balance: those of its ages, of its total, and of columns whose header tells neither."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from guide.errors import UnreadableFile
from guide.ledger.columns.aged_headers import NOT_DUE, AgedColumns, ages_of
from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.doubts import SAMPLES, Doubts, answering
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.columns.mapping import mapping_for
from guide.ledger.columns.typed_table import column_amounts
from guide.ledger.invoice_list.asking import Weight, ask
from guide.ledger.invoice_list.deduction_headers import takes_off
from guide.ledger.source.source_files import ColumnMapping, Options
from guide.ledger.source.table import CellKind, Table

OTHERS = "autres_tranches"
#: Numbers under these are no amounts that are owed.
_NO_AMOUNT = frozenset((Sense.NUMBER, Sense.CODE, Sense.ACCOUNT, Sense.OTHER, Sense.HOW, Sense.CONTACT, Sense.SHARE))


def amounts_of(table: Table, columns_of: AgedColumns, name: str) -> dict[int, Amounts]:
    """The columns of amounts. Raises UnreadableFile for a cell that is none."""
    wanted = [*(column for _, column in columns_of.ages), *([] if columns_of.total is None else [columns_of.total])]
    amounts = column_amounts(table, wanted)
    for column, each in amounts.items():
        for row in each.bad.nonzero()[0].tolist():
            text = table.load({column: CellKind.CELLS}).text(column, row)
            if "%" not in text:
                raise UnreadableFile(
                    f"« {name} » : « {text} », dans « {table.names[column]} » (ligne {table.line(row)}), n'est pas un montant.",
                    "Corrigez cette cellule, puis déposez de nouveau le fichier.",
                )
    return amounts


def owed_by_age(table: Table, total: int) -> bool:
    """Whether each invoice of a list is owed in full: its ages come to its total."""
    ages = list(ages_of(table.names))
    if not ages or total in ages:
        return False
    whole, *parts = column_amounts(table, [total, *ages]).values()
    return not any(each.bad.any() for each in parts) and np.array_equal(sum(each.cents for each in parts), whole.cents)


def with_others(
    table: Table, columns_of: AgedColumns, name: str, options: Options, weigh: Callable[[Table, str, Options], Weight]
) -> AgedColumns:
    """The columns of the balance, with those whose header tells no age where the person said that they add to it. Raises
    TotalInDoubt when nobody said."""
    others = _others(table, columns_of)
    if not others:
        return columns_of
    if answer := (mapping_for(options, table.names) or ColumnMapping()).answers.get(OTHERS):
        more = tuple((NOT_DUE, column) for column in others)
        return replace(columns_of, ages=(*columns_of.ages, *more)) if answer == "compter" else columns_of
    doubts = Doubts()
    doubts.add(
        f"{' et '.join(f'« {table.names[column]} »' for column in others)} : encore de l'argent dû, ou autre chose ?",
        [
            answering(OTHERS, "compter", "cela s'ajoute aux autres colonnes", "--autres-tranches compter"),
            answering(OTHERS, "laisser", "c'est autre chose", "--autres-tranches laisser"),
        ],
        (columns_of.customer, *others),
        range(min(SAMPLES, table.rows)),
    )
    ask(doubts, table, name, options, weigh)
    return columns_of


def _refuse_credits(table: Table, columns_of: AgedColumns) -> None:
    """Raises UnreadableFile for payments or credit notes beside a total that does not take them off."""
    assert columns_of.total is not None
    ages = {column for _, column in columns_of.ages}
    beside = [c for c, name in enumerate(table.names) if c not in ages | {columns_of.total} and takes_off(name)]
    total, *credits = column_amounts(table, [columns_of.total, *beside]).values()
    for column, each in zip(beside, credits, strict=True):
        if (each.cents != 0)[total.cents > 0].any():
            raise UnreadableFile(
                f"« {table.names[column]} » n'est pas déduit de « {table.names[columns_of.total]} ».",
                "Déduisez-le du total de chaque client et de ses tranches, ou retirez cette colonne, puis déposez de "
                "nouveau le fichier.",
            )


def _others(table: Table, columns_of: AgedColumns) -> list[int]:
    """The columns of amounts whose header tells no age, unless the total explains the ages without them; nor a sum of ages."""
    ages = column_amounts(table, [column for _, column in columns_of.ages])
    due = [column for age, column in columns_of.ages if age != NOT_DUE]
    sums = [np.sum([ages[column].cents for column in columns], axis=0).tolist() for columns in (ages, due) if columns]
    if (
        columns_of.total is not None
        and column_amounts(table, [columns_of.total])[columns_of.total].cents.tolist() in sums[:1]
    ):
        _refuse_credits(table, columns_of)
        return []
    taken = {columns_of.customer, columns_of.total, *ages}
    other = [
        column
        for column, header in enumerate(table.names)
        if column not in taken and header and not senses(header) & _NO_AMOUNT
    ]
    return [
        column
        for column, amounts in column_amounts(table, other).items()
        if not amounts.bad.any() and amounts.cents.any() and amounts.cents.tolist() not in sums
    ]
