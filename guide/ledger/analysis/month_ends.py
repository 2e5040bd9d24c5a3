"""What was open at the end of each month, worked out anew at each of those days from the lines seen then."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from guide.ledger.analysis.formulas import Missing
from guide.ledger.analysis.sales import stale
from guide.ledger.receivables.ageing import euro_balances
from guide.ledger.receivables.reading_notes import reduced_lines, undated_payments
from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.entries import summed
from guide.values.dates import add_months

MONTHS = 12


@dataclass(frozen=True)
class History:
    """What customers owed (credits apart, other currencies left out) at each month end, then at the day: oldest first.
    `missing`: the files do not tell what was owed in the past."""

    points: tuple[tuple[date, int], ...]
    missing: Missing | None


def history(ledger: Ledger) -> History:
    """At most the last twelve month ends that the files cover, and the day itself."""
    missing, first = unknown_past(ledger), ledger.first
    if missing is not None or first is None:
        return History((), missing or Missing.NO_START)
    if stale(ledger):
        return History((), Missing.FILE_ENDS)
    start = ledger.as_of.replace(day=1)
    ends = [add_months(start, -back) - timedelta(days=1) for back in reversed(range(MONTHS))]
    days = [day for day in ends if day >= first] + [ledger.as_of]
    return History(tuple((day, open_at(ledger, day)) for day in days), None)


def open_at(ledger: Ledger, day: date, only: NDArray[np.bool_] | None = None) -> int:
    """What customers owed at the end of that day, credits apart: the sum of the balances of those who owed. `only`:
    these lines alone."""
    weight = euro_balances(ledger.entries, day)
    if only is not None:
        weight = np.where(only, weight, 0)
    return int(np.maximum(summed(ledger.entries.debtor, weight, len(ledger.debtor_keys)), 0).sum())


def unknown_past(ledger: Ledger) -> Missing | None:
    """Why the files cannot say what was owed before: a list needs the day of each payment, and its paid invoices."""
    if ledger.is_fec:
        return None
    if undated_payments(ledger):
        return Missing.NO_PAYMENT_DATES
    return None if reduced_lines(ledger).any() else Missing.ONLY_UNPAID
