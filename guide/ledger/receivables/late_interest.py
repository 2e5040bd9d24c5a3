"""Late interest and the fixed indemnity of every late item, by whole columns: the statement's cents, a million at once.

Between businesses without a clause (C. com. L441-10, D441-5): ECB rate of the semester + 10 points, and 40 € an invoice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from guide import law
from guide.claim import interest_each
from guide.ledger.receivables.ageing import Items
from guide.values.dates import ONE_DAY, next_semester, semester_start


@dataclass(frozen=True, eq=False)
class Penalties:
    """By item, in cents: interest to the end of the day asked, and the indemnity. `counted`: late, and its due date is
    known or confirmed; the others hold 0. `provisional`: a rate used is not published yet."""

    interest: NDArray[np.int64]
    indemnity: NDArray[np.int64]
    counted: NDArray[np.bool_]
    provisional: bool

    @property
    def total(self) -> int:
        return int(self.interest.sum()) + int(self.indemnity.sum())


def penalties(
    items: Items,
    on: date,
    confirmed_terms: bool,
    business: NDArray[np.bool_],
    invoice: Callable[[NDArray[np.int64]], NDArray[np.int64]],
) -> Penalties:
    """What the debtors of `business` (by debtor), taken as businesses without a clause, owe on top. `invoice` tells the
    lines of one invoice (by their places in the entries): they bear one indemnity, that of the first which is late. Raises
    NotInForce before the known rates."""
    counted = items.owed & (items.late > 0) & business[items.debtor]
    if not confirmed_terms:
        counted &= ~items.estimated
    interest = np.zeros(len(items), dtype=np.int64)
    indemnity = np.zeros(len(items), dtype=np.int64)
    provisional = False
    if counted.any():
        start = items.due[counted] + np.timedelta64(1, "D")
        base, end = items.open[counted], on + ONE_DAY
        sums = np.zeros(len(base), dtype=np.int64)
        cut = semester_start(start.min().item())
        while cut < end:
            after = min(next_semester(cut), end)
            days = (np.datetime64(after, "D") - np.maximum(start, np.datetime64(cut, "D"))).astype(np.int64)
            bears = days > 0
            if bears.any():
                rate = law.late_rate(cut)
                provisional |= rate.projected
                sums[bears] += interest_each(base[bears], rate.value, days[bears])
            cut = after
        interest[counted] = sums
        firsts, place = np.unique(start, return_inverse=True)
        each = [law.amount("indemnite_forfaitaire", day).value for day in firsts.tolist()]
        owed = np.array(each, dtype=np.int64)[place]
        owed[_further(invoice(items.at[counted]), start)] = 0
        indemnity[counted] = owed
    return Penalties(interest, indemnity, counted, provisional)


def _further(invoice: NDArray[np.int64], start: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """The lines that are not the first late one of their invoice."""
    tied = np.flatnonzero(invoice >= 0)
    order = tied[np.lexsort((start[tied], invoice[tied]))]
    further: NDArray[np.int64] = order[1:][invoice[order][1:] == invoice[order][:-1]]
    return further
