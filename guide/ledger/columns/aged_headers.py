"""Columns of an aged balance: which header speaks of which age of a debt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from guide.ledger.columns.header_words import words
from guide.ledger.source.source_files import Field

#: The days past due where each age begins; a day before it is due where nothing is.
NOT_DUE = -1
_RANGE = re.compile(r"(?:de |from )?([0-9]{1,3}) ?(?:-|à|a|to|–|/|et|and) ?([0-9]{1,3})", re.IGNORECASE)
_MORE = re.compile(
    r"(?:>|≥|\+|plus de|sup[ée]rieure? à|over|more than|older than|au-delà de|depuis plus de) ?=? ?([0-9]{1,3})",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"([0-9]{1,3}) ?(?:j(?:ours?)?|days?)? ?(?:\+|et plus|et \+|and over|and above|or more|ou plus)", re.IGNORECASE
)
_LESS = re.compile(r"(?:<|≤|moins de|under|less than|jusqu'à|up to) ?=? ?([0-9]{1,3})", re.IGNORECASE)
_NOT_DUE = frozenset(("nonechu", "noechu", "aechoir", "courant", "current", "notdue", "notyetdue", "pasechu"))
_NOT_WORD = re.compile(r"[^a-z0-9]")


@lru_cache(maxsize=4096)
def age_of(header: str) -> int | None:
    """The days past due where the ages of a column begin, NOT_DUE where nothing is; None for another column."""
    text = " ".join(header.replace("’", "'").split())
    if _NOT_WORD.sub("", "".join(words(text))) in _NOT_DUE:
        return NOT_DUE
    if ages := _RANGE.search(text):
        return int(ages[1]) if int(ages[1]) < int(ages[2]) else None
    for pattern in (_MORE, _FROM):
        if ages := pattern.search(text):
            return int(ages[1]) + (1 if pattern is _MORE else 0)
    return 0 if _LESS.search(text) else None


@dataclass(frozen=True)
class AgedColumns:
    """Where an aged balance holds what: the customers, each age with its column, the total if it has one."""

    customer: int
    ages: tuple[tuple[int, int], ...]
    total: int | None


def aged_columns(names: Sequence[str], place: Mapping[Field, int]) -> AgedColumns | None:
    """The columns of an aged balance by customer; None for a list of invoices, and for anything else."""
    if {Field.NUMBER, Field.ISSUED, Field.DUE} & place.keys():
        return None
    ages = tuple((age, column) for column, name in enumerate(names) if name and (age := age_of(name)) is not None)
    if len({age for age, _ in ages}) < 2 or len({age for age, _ in ages}) < len(ages):
        return None
    customer = place.get(Field.DEBTOR, 0 if names and not names[0] else None)
    if customer is None:
        return None
    taken = {column for _, column in ages}
    total = next((place[f] for f in (Field.TOTAL, Field.LEFT) if f in place and place[f] not in taken), None)
    return AgedColumns(customer, ages, total)
