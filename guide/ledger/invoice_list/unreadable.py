"""Amounts of a list that cannot be read: what they may be is asked before the others are added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.doubts import Reading, answering
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.source_files import ColumnsUnknown, Field
from guide.ledger.source.table import bears_cells
from guide.values.french import count

UNREADABLE = "illisibles"
_LEAVING = answering(UNREADABLE, "laisser", "on les laisse de côté", "--illisibles laisser")


def ask_unreadable(
    sheet: TypedTable, money: Mapping[Field, Amounts], lost: NDArray[np.bool_], read: int, name: str
) -> None:
    """A doubt for the rows whose amount is not read (`lost`), beside those that are (`read`). Raises ColumnsUnknown when none
    is."""
    empty = not read and sheet.table.rows > 0 and all(amounts.blank.all() for amounts in money.values())
    if not lost.any() and not empty:
        return
    twice = [f for f, amounts in money.items() if (amounts.ambiguous & lost).any()]
    shown = sheet.columns_of(Field.NUMBER, Field.DEBTOR, *money)
    rows = lost.nonzero()[0].tolist()
    if twice:
        text = sheet.text(twice[0])(int((money[twice[0]].ambiguous & lost).argmax()))
        sheet.doubts.add(
            f"« {text} », dans « {sheet.header(twice[0])} », se lit de deux façons.",
            [
                _decimal(",", "la virgule sépare les décimales", "virgule"),
                _decimal(".", "le point sépare les décimales", "point"),
            ],
            shown,
            rows,
            forced=True,
        )
    elif not read:
        header = sheet.header(next(f for f in (Field.TOTAL, Field.LEFT) if f in sheet.place))
        raise ColumnsUnknown(
            f"« {name} » : aucun montant ne se lit dans « {header} ».",
            "Indiquez quelle colonne contient le total ou le reste à payer.",
            sheet.table.names,
            sheet.table.preview,
            name,
        )
    elif sheet.answer(UNREADABLE) is None and (rows := (lost & _written(money)).nonzero()[0].tolist()):
        sheet.doubts.add(
            f"{count(len(rows), 'ligne a', 'lignes ont')} un montant qui ne se lit pas : corrigez le fichier, "
            "ou laissez-les de côté.",
            [_LEAVING],
            shown,
            rows,
            forced=True,
        )


def ask_uncut(sheet: TypedTable, read: int, name: str) -> None:
    """A doubt for the lines that could not be cut into the cells of the header: each may be an invoice, or its payment.
    Raises ColumnsUnknown when there is no other line."""
    lines = [line for line in sheet.table.damaged if bears_cells(line, sheet.table.separator)]
    if not lines or sheet.answer(UNREADABLE) is not None:
        return
    many = count(len(lines), "ligne n'a", "lignes n'ont")
    which = f"{many} pas autant de cellules que l'en-tête (par exemple la ligne {lines[0].row})"
    if not read:
        raise ColumnsUnknown(
            f"« {name} » : {which}, et aucune autre ne se lit.",
            "Refaites l'export avec le point-virgule comme séparateur, ou en classeur Excel.",
            sheet.table.names,
            sheet.table.preview,
            name,
        )
    sheet.doubts.add(
        f"{which} : corrigez le fichier, ou laissez-les de côté.", [_LEAVING], sheet.columns_of(), (), forced=True
    )


def _written(money: Mapping[Field, Amounts]) -> NDArray[np.bool_]:
    """The rows where an amount is written that cannot be read."""
    bad = [amounts.bad for amounts in money.values()]
    written = bad[0]
    for each in bad[1:]:
        written = written | each
    return written


def _decimal(mark: str, label: str, option: str) -> Reading:
    return Reading(label, f"--decimales {option}", lambda m: replace(m, decimal=mark))
