"""Rows that are totals by their arithmetic, whatever they are called: each amount is the sum of those of the rows above."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.doubts import answering
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import Codes, pieces
from guide.values.accents import folded
from guide.values.french import count
from guide.values.text import word_set

#: More rows than this without a number or a customer are no totals: the list has none on its rows.
_MOST = 2000
#: Words that names share by chance.
_COMMON = word_set(
    "de du des la le les et sarl eurl sas sasu sa sci scp m mme monsieur madame mlle dr societe ste mairie cabinet association"
)
SUMS, SUM_ROWS = "sans_reference", "lignes_somme"


def unnumbered(sheet: TypedTable) -> NDArray[np.bool_]:
    """The rows without a number, told from the lengths of the cells; none where no row has one."""
    if Field.NUMBER not in sheet.place:
        return np.zeros(sheet.table.rows, dtype=np.bool_)
    lengths = [
        np.diff(np.frombuffer(piece.buffers()[1], np.int32)[piece.offset : piece.offset + len(piece) + 1])
        for piece in pieces(sheet.columns.cells(sheet.place[Field.NUMBER]))
        if len(piece)
    ]
    empty: NDArray[np.bool_] = np.concatenate(lengths) == 0 if lengths else np.zeros(0, dtype=np.bool_)
    return empty


def sums(
    sheet: TypedTable,
    money: Mapping[Field, Amounts],
    suspects: NDArray[np.bool_],
    lacks: NDArray[np.int8],
    out: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Which suspects equal, in each amount they bear, the sum of the rows above since the first or since the last total.
    `lacks`: how much of an invoice each row is without; one that is nearly whole may be an invoice that equals those above
    it by chance, and is asked about. `out`: rows that count in no sum."""
    are_sums = np.zeros(len(out), dtype=np.bool_)
    whole_invoices: list[int] = []
    rows = np.flatnonzero(suspects & ~out)
    if not len(rows) or len(rows) > _MOST:
        return are_sums
    columns = [amounts for amounts in money.values() if not amounts.bad[rows].all()]
    invoices = ~out
    invoices[rows] = False
    running = [np.concatenate(([0], np.cumsum(np.where(invoices, a.cents, 0)))) for a in columns]
    counted = np.concatenate(([0], np.cumsum(invoices)))
    # Suspects that are no totals count in the sums below them.
    added = [0] * len(columns)
    more, start, base, before = 0, 0, [0] * len(columns), 0
    for row in rows.tolist():
        readable = [(i, a) for i, a in enumerate(columns) if not (a.blank[row] or a.bad[row])]
        whole = all(int(a.cents[row]) == int(running[i][row]) + added[i] for i, a in readable)
        block = all(int(a.cents[row]) == int(running[i][row]) + added[i] - base[i] for i, a in readable)
        size = int(counted[row]) + more
        summed = size if whole else size - before if block else 0
        is_sum = summed > 0 and any(int(a.cents[row]) for _, a in readable)
        if is_sum and (int(lacks[row]) > 1 or (int(lacks[row]) == 1 and summed > 1)):
            are_sums[row] = True
            start = row
            base, before = [int(running[i][start]) + added[i] for i in range(len(columns))], size
        else:
            # One row alone is no sum.
            is_sum = is_sum and summed > 1
            if is_sum and sheet.answer(SUM_ROWS) == "laisser":
                are_sums[row] = True
                continue
            if is_sum:
                whole_invoices.append(row)
            added = [added[i] + int(a.cents[row]) for i, a in enumerate(columns)]
            more += 1
    if whole_invoices and sheet.answer(SUM_ROWS) is None:
        _ask_sums(sheet, whole_invoices)
    return are_sums


def groups(codes: Codes, money: Mapping[Field, Amounts], out: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """In a list of customers and sums, the rows that are the sum of those just below, more than one, whose names share a word
    with theirs: a group and its firms."""
    which = np.zeros(len(out), dtype=np.bool_)
    rows = np.flatnonzero(~out).tolist()
    if len(rows) > _MOST or not money:
        return which
    cents = next(iter(money.values())).cents.tolist()
    names = [frozenset(folded(codes.values[codes.index[row]]).split()) - _COMMON for row in rows]
    for at, row in enumerate(rows):
        below, after = 0, at + 1
        while after < len(rows) and below < cents[row] and names[at] & names[after]:
            below += cents[rows[after]]
            after += 1
        which[row] = after > at + 2 and below == cents[row]
    return which


def _ask_sums(sheet: TypedTable, rows: list[int]) -> None:
    shown = sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL, Field.LEFT)
    sheet.doubts.add(
        f"La ligne {sheet.table.line(rows[0])} est égale à la somme de celles qui la précèdent : un total, ou une facture ?",
        [
            answering(SUM_ROWS, "laisser", "c'est un total", "--lignes-somme laisser"),
            answering(SUM_ROWS, "compter", "c'est une facture", "--lignes-somme compter"),
        ],
        shown,
        rows,
    )


def ask_unreferenced(sheet: TypedTable, rows: NDArray[np.bool_], without: str = "sans date ni numéro") -> None:
    """Rows of an amount, with neither a number nor a date, that no sum explains."""
    if not rows.any() or sheet.answer(SUMS):
        return
    shown = sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL, Field.LEFT)
    sheet.doubts.add(
        f"{count(int(rows.sum()), 'ligne a', 'lignes ont')} un montant {without} : des totaux, ou des factures ?",
        [
            answering(SUMS, "laisser", "ces lignes ne sont pas des factures", "--sans-reference laisser"),
            answering(SUMS, "compter", "ces lignes sont des factures", "--sans-reference compter"),
        ],
        shown,
        rows.nonzero()[0].tolist(),
    )
