"""Rows that name a customer above its invoices and repeat what these come to: follow-up reports are exported so."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.dates import Days
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.invoice_list.customer_headings import alone
from guide.ledger.invoice_list.sum_rows import SUMS, ask_unreferenced
from guide.ledger.source.anomalies import Severity
from guide.ledger.source.source_files import Field
from guide.values.french import count


def heading_sums(
    sheet: TypedTable, dates: Mapping[Field, Days], money: Mapping[Field, Amounts], out: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """The rows without a day that stand above dated ones, and come to them in each of their amounts. Where they have names but
    do not, or do but have none, what they are is asked. `out`: rows that count in no sum."""
    headings = np.zeros(len(out), dtype=np.bool_)
    rows = np.flatnonzero(~out)
    days = [dates[f].blank[rows] for f in (Field.ISSUED, Field.DUE) if f in dates]
    if not days or not len(rows):
        return headings
    undated, customers = np.logical_and.reduce(days), sheet.codes(Field.DEBTOR)
    if customers is None:
        # What stands above the first heading is of nobody.
        rows, undated = rows[undated.argmax() :], undated[undated.argmax() :]
    starts = np.flatnonzero(undated)
    sizes = np.diff(np.append(starts, len(rows))) - 1
    if not undated[0] or not sizes.all() or (len(starts) == 1 and sizes[0] == 1):
        return headings
    if customers:
        whose = customers.index[rows]
        if len(starts) == 1 or (whose != whose[starts].repeat(sizes + 1)).any():
            return headings
    named = customers is not None or all(_is_name(text) for text in alone(sheet, rows[starts]))
    summed = all(_come_to(amounts, rows, starts) for amounts in money.values())
    if not summed and (customers or not named):
        return headings
    headings[rows[starts]] = True
    if named and summed:
        sheet.teller.anomalies.add(
            f"{count(len(starts), 'ligne répète', 'lignes répètent')} la somme des factures du client qui suivent : laissées "
            "de côté.",
            Severity.INFO,
        )
        return headings
    ask_unreferenced(sheet, headings, "sans date")
    return headings if sheet.answer(SUMS) != "compter" else np.zeros_like(headings)


def _is_name(text: str) -> bool:
    """Whether a number may be a name: it holds no figure."""
    return bool(text) and not any(map(str.isdigit, text))


def _come_to(amounts: Amounts, rows: NDArray[np.int64], starts: NDArray[np.int64]) -> bool:
    """Whether each heading that bears this amount is the sum of its rows."""
    cents = amounts.cents[rows]
    wrong = np.add.reduceat(cents, starts) != 2 * cents[starts]
    return not (wrong & ~amounts.blank[rows][starts]).any() and not amounts.bad[rows].any()
