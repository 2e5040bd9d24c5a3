"""What the files say was sold, with VAT, month by month: the denominator of the days of sales outstanding."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from guide.ledger.analysis.formulas import Missing, MonthSales
from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.entries import Mark, summed
from guide.ledger.source.source_files import Field, FileKind
from guide.values.dates import add_months, end_of_month

#: The longest period that sales are summed over.
PERIOD_DAYS = 365
#: A FEC that stops longer before the day than this says nothing of the sales just before it.
STALE_DAYS = 31


@dataclass(frozen=True)
class Sales:
    """Invoices less credit notes, in cents with VAT, seen at the day.

    `period`: the first day summed, at most a year before the day; `total`: the sum over it; `months`: newest first,
    back to the first day of the files. `missing`: why it is not known.
    """

    source: str
    missing: Missing | None
    period: date
    last: date
    total: int
    months: tuple[MonthSales, ...]

    @property
    def days(self) -> int:
        return (self.last - self.period).days + 1


def sale_lines(ledger: Ledger) -> NDArray[np.bool_]:
    """Invoices and credit notes in euros seen at the day: every line of a list, the lines of sales of a FEC."""
    entries = ledger.entries
    listed = np.array([info.kind is not FileKind.FEC for info in ledger.files], dtype=np.bool_)
    are_sales: NDArray[np.bool_] = listed[entries.file]
    if not listed.all():
        are_sales |= (entries.marks & Mark.SALE) != 0
    are_sales &= entries.entered <= np.datetime64(ledger.as_of, "D")
    if entries.currency is not None:
        are_sales &= entries.currency == 0
    return are_sales


def sales(ledger: Ledger) -> Sales:
    """What was sold, and from where it is known."""
    on, entries = ledger.as_of, ledger.entries
    first = min(ledger.first or on, on)
    period = max(first, on - timedelta(days=PERIOD_DAYS - 1))
    lines = np.flatnonzero(sale_lines(ledger))
    days, amounts = entries.entered[lines], entries.amount[lines]
    inside = days >= np.datetime64(period, "D")
    return Sales(
        _source(ledger),
        _missing(ledger, lines),
        period,
        on,
        int(amounts[inside].sum()),
        _months(days, amounts, first, on),
    )


def stale(ledger: Ledger) -> bool:
    """Whether every file is a FEC, and they stop too long before the day."""
    if not ledger.is_fec:
        return False
    lasts = [info.last for info in ledger.files if info.last is not None]
    return not lasts or ledger.as_of > max(lasts) + timedelta(days=STALE_DAYS)


def _source(ledger: Ledger) -> str:
    if ledger.is_fec:
        return "lignes des comptes clients dans les journaux de ventes du FEC (TTC, avoirs déduits)"
    headers = dict.fromkeys(
        name for info in ledger.files if info.mapping is not None and (name := info.mapping.columns.get(Field.TOTAL))
    )
    column = " ; ".join(f"« {name} »" for name in headers)
    return f"factures de la liste, colonne {column}, avoirs déduits" if column else "factures de la liste"


def _missing(ledger: Ledger, lines: NDArray[np.int64]) -> Missing | None:
    """Why these lines are not the sales of the business."""
    entries = ledger.entries
    if len({info.kind for info in ledger.files}) > 1:
        return Missing.MIXED
    if ledger.is_fec:
        if stale(ledger):
            return Missing.FILE_ENDS
        return None if len(lines) else Missing.NO_SALES_JOURNAL
    if any(info.kind is FileKind.EINVOICE for info in ledger.files):
        return Missing.NO_PAYMENT_DATES
    if any(info.mapping is not None and Field.TOTAL not in info.mapping.columns for info in ledger.files):
        return Missing.NO_TOTAL
    if len(lines) and not ((entries.left[lines] == 0) & (entries.amount[lines] > 0)).any():
        return Missing.ONLY_UNPAID
    return None if len(lines) else Missing.NO_SALES


def _months(days: NDArray[np.datetime64], amounts: NDArray[np.int64], first: date, on: date) -> tuple[MonthSales, ...]:
    """Every month from that of `on` back to that of `first`, cut at both ends."""
    start = first.replace(day=1)
    count = (on.year - first.year) * 12 + on.month - first.month + 1
    place = days.astype("datetime64[M]").astype(np.int64) - np.datetime64(start, "M").astype(np.int64)
    inside = (place >= 0) & (place < count)
    sums = summed(place[inside], amounts[inside], count)
    latest_first = []
    for i, total in enumerate(sums.tolist()):
        month = add_months(start, i)
        begins, ends = max(month, first), min(end_of_month(month), on)
        latest_first.append(MonthSales(month, total, (ends - begins).days + 1, ends == end_of_month(month)))
    return tuple(reversed(latest_first))
