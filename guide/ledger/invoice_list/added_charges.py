"""Interest, penalties and fees that a list adds to its invoices: the claim counts them itself, and never twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.doubts import answering
from guide.ledger.columns.header_words import words
from guide.ledger.columns.typed_table import TypedTable, column_amounts
from guide.ledger.source.source_files import Field

CHARGES, WHOLE, PRINCIPAL = "accessoires", "tout", "principal"
#: How the words begin of what delay adds to a debt. Fees are so beside one of them, or when they say of what: carriage is
#: none.
_OF_DELAY = ("interet", "penalite", "indemnite", "majoration", "agio", "interest", "penalt")
_FEE = ("frai", "fee")
_OF_RECOVERY = ("recouvrement", "relance", "retard", "impaye", "dossier", "late")
_MOST_ROWS = 5


def without_charges(sheet: TypedTable, money: Mapping[Field, Amounts], decimal: str | None) -> dict[Field, Amounts]:
    """The amounts, without the charges of delay that other columns hold, where the person said so. Asked when an amount is,
    on every row, that of another column and those charges, less what is paid."""
    amounts = dict(money)
    charges = _charges(sheet)
    answer = sheet.answer(CHARGES)
    if not charges or answer == WHOLE:
        return amounts
    others = [column for column in range(len(sheet.table.names)) if column not in charges]
    read = column_amounts(sheet.table, [*charges, *others], decimal)
    added = sum((read[column].cents for column in charges), np.zeros(sheet.table.rows, np.int64))
    for which in (Field.LEFT, Field.TOTAL):
        if which not in money or not added.any():
            continue
        paid = money[Field.PAID].cents if Field.PAID in money else np.zeros_like(added)
        column = _principal(money[which], added, paid, {c: read[c] for c in others if c != sheet.place[which]})
        if column is None:
            continue
        if answer == PRINCIPAL:
            amounts[which] = replace(money[which], cents=money[which].cents - added)
            continue
        header, principal = sheet.header(which), sheet.table.names[column]
        named = " et ".join(f"« {sheet.table.names[each]} »" for each in charges)
        sheet.doubts.add(
            f"« {header} » ajoute {named} à « {principal} ». Les pénalités de retard se calculent ici : il ne faut pas les "
            "compter deux fois.",
            [
                answering(CHARGES, PRINCIPAL, "seul le principal est compté", f"--{CHARGES} {PRINCIPAL}"),
                answering(CHARGES, WHOLE, f"« {header} » est facturé en entier", f"--{CHARGES} {WHOLE}"),
            ],
            [*sheet.columns_of(Field.DEBTOR), column, *charges, sheet.place[which]],
            np.flatnonzero(added).tolist()[:_MOST_ROWS],
        )
    return amounts


def _charges(sheet: TypedTable) -> list[int]:
    named = [words(name) for name in sheet.table.names]
    beside = any(_begins(each, _OF_DELAY) for each in named)
    taken = set(sheet.place.values())
    return [
        column
        for column, each in enumerate(named)
        if column not in taken
        and (_begins(each, _OF_DELAY) or (_begins(each, _FEE) and (beside or _begins(each, _OF_RECOVERY))))
    ]


def _begins(header: tuple[str, ...], stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for word in header)


def _principal(
    whole: Amounts, added: NDArray[np.int64], paid: NDArray[np.int64], others: Mapping[int, Amounts]
) -> int | None:
    """The column that, with what is added, and less what is paid or not, is the whole on every row that has an amount."""
    rows = ~whole.blank
    if not rows.any():
        return None
    for column, other in others.items():
        sums = other.cents + added
        is_whole = any(np.array_equal((sums - off)[rows], whole.cents[rows]) for off in (paid, np.zeros_like(paid)))
        if is_whole and not other.bad[rows].any():
            return column
    return None
