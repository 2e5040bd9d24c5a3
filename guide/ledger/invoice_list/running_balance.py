"""A « Solde » that adds up the amounts above it, row after row, is the balance of a moment: no row owes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.doubts import answering
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses, words
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.anomalies import Severity
from guide.ledger.source.source_files import Field
from guide.values.accents import folded

LINE = "solde_ligne"
_BALANCES = frozenset(("solde", "balance", "encours"))
#: Labels of a statement of account that are no invoices.
_MOVEMENT = re.compile(
    r"\W*(?:report|(?:solde )?a nouveau|solde (?:initial|anterieur|precedent)|(?:votre )?reglement|paiement|virement)\b"
)


def runs_on(sheet: TypedTable, left: Amounts, total: Amounts, ignored: NDArray[np.bool_]) -> bool:
    """Whether what is left equals, on each row, the amounts so far: of the whole list or of the row's customer, from the
    first row or from the last."""
    rows = np.flatnonzero(~ignored)
    cents, balance = total.cents[rows], left.cents[rows]
    if not (balance > cents).any():
        return False
    names = sheet.codes(Field.DEBTOR)
    groups = [np.zeros(len(rows), dtype=np.int64)]
    if names:
        groups.append(names.index[rows].astype(np.int64))
    return any(
        bool((_so_far(cents[order], group[order]) == balance[order]).all())
        for group in groups
        for order in (np.arange(len(rows)), np.arange(len(rows))[::-1])
    )


def last_balances(
    sheet: TypedTable, money: Mapping[Field, Amounts], ignored: NDArray[np.bool_]
) -> dict[Field, Amounts]:
    """The amounts, of a statement of account that gives its balance only, that of the last row of each customer where the
    person said so. A row called a payment, whose balance is counted as owed, is asked about."""
    amounts = dict(money)
    if Field.LEFT not in money or Field.TOTAL in money or Field.PAID in money or sheet.answer(LINE) == "facture":
        return amounts
    left = money[Field.LEFT]
    owed = ~ignored & (left.cents > 0)
    movements = _movements(sheet, owed)
    again = _on_other_days(sheet, owed) if movements is None else None
    if movements is None and again is None:
        return amounts
    if sheet.answer(LINE) is None:
        column, rows = movements or again or (0, np.zeros(0, np.int64))
        header = sheet.header(Field.LEFT)
        where = "aussi sur des lignes de règlement ou de report" if movements else "plusieurs jours pour un même client"
        sheet.doubts.add(
            f"« {header} » est donné {where}.",
            [
                answering(
                    LINE,
                    "compte",
                    "c'est le solde du compte : la dernière ligne de chaque client",
                    "--solde-ligne compte",
                ),
                answering(LINE, "facture", "c'est le reste à payer de chaque ligne", "--solde-ligne facture"),
            ],
            (*sheet.columns_of(Field.ISSUED, Field.DEBTOR), column, sheet.place[Field.LEFT]),
            rows.tolist(),
            forced=True,
        )
        return amounts
    names = sheet.codes(Field.DEBTOR)
    of_customer = names.index if names else np.zeros(sheet.table.rows, np.int64)
    known = np.flatnonzero(~ignored & ~left.blank & ~left.bad)[::-1]
    last = known[np.unique(of_customer[known], return_index=True)[1]]
    cents = np.zeros_like(left.cents)
    cents[last] = left.cents[last]
    return {**amounts, Field.LEFT: replace(left, cents=cents)}


def _movements(sheet: TypedTable, owed: NDArray[np.bool_]) -> tuple[int, NDArray[np.int64]] | None:
    """The column of labels that calls some rows owed a payment or a balance brought forward, and these rows."""
    taken = set(sheet.place.values())
    for column, name in enumerate(sheet.table.names):
        if column in taken or not senses(name) & {Sense.LABEL, Sense.OTHER}:
            continue
        codes = sheet.anywhere(column)
        rows = np.flatnonzero(codes.where([bool(_MOVEMENT.match(folded(v))) for v in codes.values]) & owed)
        if len(rows):
            return column, rows
    return None


def _on_other_days(sheet: TypedTable, owed: NDArray[np.bool_]) -> tuple[int, NDArray[np.int64]] | None:
    """The column of days, and the rows owed by customers that are given a balance on several of them: photographs of the
    same debts, where each day is that of several customers."""
    days, names = sheet.codes(Field.ISSUED), sheet.codes(Field.DEBTOR)
    numbered = {Field.NUMBER, Field.DUE} & sheet.place.keys()
    if days is None or names is None or numbered or not _BALANCES & set(words(sheet.header(Field.LEFT))):
        return None
    pairs = np.unique(np.stack([days.index, names.index]), axis=1)
    several = np.bincount(pairs[1], minlength=len(names.values)) > 1
    shared = np.bincount(pairs[0], minlength=len(days.values))
    rows = np.flatnonzero(owed & several[names.index])
    return (sheet.place[Field.ISSUED], rows) if len(rows) and len(shared) > 1 and (shared > 1).all() else None


def _so_far(cents: NDArray[np.int64], group: NDArray[np.int64]) -> NDArray[np.int64]:
    order = np.argsort(group, kind="stable")
    sums, first = np.cumsum(cents[order]), np.flatnonzero(np.diff(group[order], prepend=-1))
    before = np.repeat(sums[first] - cents[order][first], np.diff(np.append(first, len(group))))
    out = np.empty_like(cents)
    out[order] = sums - before
    return out


def tell_running(sheet: TypedTable) -> None:
    """Said beside the figures, since the column is left aside."""
    left = sheet.header(Field.LEFT)
    sheet.teller.anomalies.add(
        f"« {left} » additionne les montants ligne après ligne : c'est le solde du compte à cette ligne, pas le reste à "
        "payer de la facture. Cette colonne n'est pas comptée.",
        Severity.WARNING,
        None,
        left,
    )
