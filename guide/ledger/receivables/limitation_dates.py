"""Until when may one act on each item? An estimate: a ledger knows neither completion nor kind of customer."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from guide.case.limitation_periods import LimitationState, PeriodKind, deadline
from guide.ledger.receivables.ageing import Items
from guide.ledger.source.entries import Entries, compact
from guide.ledger.source.source_files import ClientKind
from guide.values.dates import add_months

CLOCKS = {
    ClientKind.PROFESSIONNEL: PeriodKind.COMMERCIAL,
    ClientKind.PARTICULIER: PeriodKind.CONSUMER,
    ClientKind.PUBLIC: PeriodKind.PUBLIC,
}
#: What the numbers of a column of kinds stand for.
KINDS = tuple(ClientKind)


@dataclass(frozen=True, eq=False)
class Deadlines:
    """By item: the last day to act (NaT when it has no date). By debtor: the first still ahead, else the last missed;
    and where it stands, as `guide.claim.limitation` says of a dossier."""

    each: NDArray[np.datetime64]
    earliest: NDArray[np.datetime64]
    barred: NDArray[np.bool_]
    near: NDArray[np.bool_]

    def missed(self, on: date) -> NDArray[np.bool_]:
        """The items whose last day to act is before `on`."""
        return self.each < np.datetime64(on, "D")

    def state(self, debtor: int) -> LimitationState:
        if self.barred[debtor]:
            return LimitationState.PRESCRITE
        return LimitationState.BIENTOT if self.near[debtor] else LimitationState.EN_COURS


@dataclass(frozen=True, eq=False)
class Unproven:
    """Invoices taken for paid only because they were the oldest: by line, its debtor and its first day."""

    debtor: NDArray[np.int32]
    start: NDArray[np.datetime64]


def unproven(entries: Entries, places: NDArray[np.int64]) -> Unproven:
    """Those of the entries at `places`."""
    return Unproven(entries.debtor[places], np.fmin(entries.issued[places], entries.due[places]))


def deadlines(items: Items, kinds: NDArray[np.int8], on: date, doubtful: Unproven) -> Deadlines:
    """The limitation of what is owed, from the earlier of the document's date and the due date known for certain.

    `kinds`: by debtor, its place in KINDS. `doubtful`: what a customer who still owes may owe instead: its first day to
    come counts for the customer, not for an item.
    """
    nat = np.datetime64("NaT", "D")
    start = np.fmin(items.issued, np.where(items.estimated, nat, items.due))
    each = np.full(len(items), nat)
    known = items.owed & ~np.isnat(start)
    kind_of = kinds[items.debtor]
    maybe = _still_owing(items, doubtful, len(kinds))
    may_end = np.full(len(maybe.start), nat)
    horizon = np.full(len(KINDS), np.datetime64("NaT", "D"))
    for place, kind in enumerate(KINDS):
        clock = CLOCKS[kind]
        horizon[place] = np.datetime64(add_months(on, clock.near_months), "D")
        mine = known & (kind_of == place)
        if mine.any():
            each[mine] = _ends(clock, start[mine])
        theirs = kinds[maybe.debtor] == place
        if theirs.any():
            may_end[theirs] = _ends(clock, maybe.start[theirs])
    today = np.datetime64(on, "D")
    ahead = known & (each >= today)
    missed = known & (each < today)
    far, old = np.datetime64("9999-12-31", "D"), np.datetime64("0001-01-01", "D")
    first, last = np.full(len(kinds), far), np.full(len(kinds), old)
    np.minimum.at(first, items.debtor[ahead], each[ahead])
    np.minimum.at(first, maybe.debtor[may_end >= today], may_end[may_end >= today])
    np.maximum.at(last, items.debtor[missed], each[missed])
    alive, lost = first < far, last > old
    earliest = np.where(alive, first, np.where(lost, last, nat))
    return Deadlines(each, earliest, lost & ~alive, alive & (first <= horizon[kinds]))


def _still_owing(items: Items, doubtful: Unproven, size: int) -> Unproven:
    """The dated lines of those who still owe something."""
    owes = np.zeros(size, dtype=np.bool_)
    owes[items.debtor[items.owed]] = True
    owing = owes[doubtful.debtor] & ~np.isnat(doubtful.start)
    return Unproven(doubtful.debtor[owing], doubtful.start[owing])


def _ends(clock: PeriodKind, start: NDArray[np.datetime64]) -> NDArray[np.datetime64]:
    """The last day to act for each start; each distinct day is worked out once."""
    days = start.astype("datetime64[D]")
    first = days.min()
    places = (days - first).astype(np.int64)
    distinct, place = compact(places, int(places.max()) + 1)
    ends = [deadline(clock, day) for day in (first + distinct).tolist()]
    return np.array(ends, dtype="datetime64[D]")[place]
