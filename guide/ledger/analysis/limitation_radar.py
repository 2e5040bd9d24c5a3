"""What is lost if nothing is done, month after month: the last days to act of every item, added up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from guide.ledger.receivables.ageing import Items
from guide.ledger.receivables.limitation_dates import KINDS, Deadlines
from guide.ledger.source.source_files import ClientKind


@dataclass(frozen=True)
class RadarMonth:
    """What can no longer be claimed in court after this month, if nothing interrupts the limitation. In cents."""

    month: date
    amount: int
    items: int
    kinds: Mapping[ClientKind, int]


@dataclass(frozen=True)
class Radar:
    """What is owed, sorted by the month of its last day to act: an estimate, as the ledger knows neither the end of
    the work nor what interrupted the period. `passed`: that day seems past; `undated`: no date tells. With `months`,
    they add up to all that is owed. `first`: items (places) whose day comes first, the next ones only."""

    passed: int
    undated: int
    months: tuple[RadarMonth, ...]
    first: tuple[int, ...]


#: How many items are named one by one.
NAMED = 10


def radar(items: Items, deadlines: Deadlines, kinds: NDArray[np.int8], on: date) -> Radar:
    owed = items.owed
    dated = owed & ~np.isnat(deadlines.each)
    ahead = dated & (deadlines.each >= np.datetime64(on, "D"))
    passed = dated & ~ahead
    rows = np.flatnonzero(ahead)
    codes = deadlines.each[rows].astype("datetime64[M]")
    distinct, place = np.unique(codes, return_inverse=True)
    sums = np.zeros((len(distinct), len(KINDS)), dtype=np.int64)
    np.add.at(sums, (place, kinds[items.debtor[rows]]), items.open[rows])
    counts = np.bincount(place, minlength=len(distinct)).tolist()
    months = tuple(
        RadarMonth(month, sum(each), count, {k: c for k, c in zip(KINDS, each, strict=True) if c})
        for month, each, count in zip(distinct.astype("datetime64[D]").tolist(), sums.tolist(), counts, strict=True)
    )
    first = rows[np.lexsort((rows, -items.open[rows], deadlines.each[rows]))[:NAMED]]
    made = Radar(int(items.open[passed].sum()), int(items.open[owed & ~dated].sum()), months, tuple(first.tolist()))
    total = made.passed + made.undated + sum(month.amount for month in months)
    assert total == int(items.open[owed].sum())
    return made
