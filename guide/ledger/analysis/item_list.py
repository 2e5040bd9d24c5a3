"""Items told one by one: whose, which document, until when, and what is owed on top of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from guide.ledger.receivables.late_interest import Penalties
from guide.ledger.receivables.receivables import Ledger


@dataclass(frozen=True)
class NamedItem:
    """One open item. Amounts in cents; `deadline`: the estimated last day to act; interest and indemnity are 0 when
    they were not asked for, or are not owed."""

    name: str
    number: str
    amount: int
    late: int
    deadline: date | None
    interest: int = 0
    indemnity: int = 0


def named(ledger: Ledger, places: Iterable[int], owed: Penalties | None = None) -> tuple[NamedItem, ...]:
    """The items at these places of `ledger.ageing.items`."""
    items, deadlines = ledger.ageing.items, ledger.deadlines.each
    return tuple(
        NamedItem(
            ledger.debtor_names[int(items.debtor[i])],
            ledger.number(int(items.at[i])),
            int(items.open[i]),
            int(items.late[i]),
            deadlines[i].item(),
            int(owed.interest[i]) if owed else 0,
            int(owed.indemnity[i]) if owed else 0,
        )
        for i in places
    )


def with_penalties(ledger: Ledger, owed: Penalties, limit: int) -> tuple[NamedItem, ...]:
    """The late items that bear penalties, those that bear the most first. `owed`: of that ledger."""
    counted = np.flatnonzero(owed.counted)
    order = np.lexsort((counted, -(owed.interest + owed.indemnity)[counted]))[:limit]
    return named(ledger, counted[order].tolist(), owed)
