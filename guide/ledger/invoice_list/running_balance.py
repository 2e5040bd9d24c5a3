"""A « Solde » that adds up the amounts above it, row after row, is the balance of a moment: no row owes it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.anomalies import Severity
from guide.ledger.source.source_files import Field


def runs_on(sheet: TypedTable, left: Amounts, total: Amounts, ignored: NDArray[np.bool_]) -> bool:
    """Whether what is left equals, on each row, the amounts so far: of the whole list or of the row's customer, from the
    first row or from the last."""
    if not (left.cents > total.cents).any():
        return False
    rows = np.flatnonzero(~ignored)
    cents, balance = total.cents[rows], left.cents[rows]
    names = sheet.codes(Field.DEBTOR)
    groups = [np.zeros(len(rows), dtype=np.int64)]
    if names:
        groups.append(names.index[rows].astype(np.int64))
    return any(
        bool((_so_far(cents[order], group[order]) == balance[order]).all())
        for group in groups
        for order in (np.arange(len(rows)), np.arange(len(rows))[::-1])
    )


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
