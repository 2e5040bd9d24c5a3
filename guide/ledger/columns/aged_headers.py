"""Columns of an aged balance: which header speaks of which age of a debt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses, words
from guide.ledger.source.source_files import Field
from guide.values.accents import unaccented

#: The days past due where each age begins; a day before it is due where nothing is.
NOT_DUE = -1
_NUMBER = r"(?<!\d)(\d{1,3})(?!\d)"
_DAYS = r" ?(?:j|jrs?|jours?|d|days?)?"
_RANGE = re.compile(rf"{_NUMBER}{_DAYS} ?(?:-|a|to|–|/|et|and) ?{_NUMBER}")
_MORE = re.compile(
    rf"(?:>|≥|\+(?: de)?|plus de|sup(?:erieure?)? a|over|more than|older than|au[- ]dela de|depuis plus de) ?=? ?{_NUMBER}"
)
_FROM = re.compile(rf"{_NUMBER}{_DAYS} ?(?:\+|et plus|et \+|and over|and above|or more|ou plus)")
_LESS = re.compile(rf"(?:<|≤|moins de|under|less than|jusqu'a|up to) ?=? ?{_NUMBER}")
_UP_TO = re.compile(rf"{_NUMBER} ?(?:j|jrs?|jours?|d|days?)\b")
_BEYOND = re.compile(r"au[- ]dela|(?:le |les )?plus anciens?|older|et plus")
_DUE = re.compile(r"(?:montant |total |solde )?(?:echue?s?|en retard|overdue|past due)")
_NOT_DUE = re.compile(
    r"\b(?:non|pas(?: encore)?|not(?: yet)?)[- ]*(?:echue?s?|exigibles?|(?:over)?due)\b|\ba (?:echoir|venir)\b"
)
_NOT_DUE_WORDS = frozenset(
    ("nonechu", "noechu", "aechoir", "courant", "current", "notdue", "notyetdue", "pasechu", "actuel")
)
#: « J+30 », « 1 à 2 mois », « moins d'un mois » are written in days.
_MONTHS = re.compile(r"\d{1,2}(?= ?(?:(?:a|-|et|to) ?\d{1,2} ?)?(?:mois|months?)\b)")
#: Beside « < 1 Month », « 2 Months » is the second month late.
_UNDER_A_MONTH = re.compile(r"(?:<|under|less than|moins d[e']) ?(?:1|un) (?:month|mois)", re.IGNORECASE)
_NTH_MONTH = re.compile(r"^(\d) (?:months?|mois)$", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True)
class _Age:
    """From the first of its days to the last, as the header gives them. `whole`: all that is due, of whatever age."""

    first: int | None
    last: int | None = None
    whole: bool = False


@lru_cache(maxsize=4096)
def _age_of(header: str) -> _Age | None:
    """The age that a header speaks of; None for another column."""
    text = unaccented(" ".join(header.replace("’", "'").split())).lower()
    if _NOT_DUE.search(text) or _NOT_WORD.sub("", "".join(words(header))) in _NOT_DUE_WORDS:
        return _Age(NOT_DUE, NOT_DUE)
    text = re.sub(r"\bd'un(?= mois\b)", "de 1", re.sub(r"\bj ?\+ ?(\d{1,3})", r"\1 j", text))
    text = _MONTHS.sub(lambda number: str(30 * int(number[0])), text).replace("mois", "jours").replace("month", "day")
    if days := _RANGE.search(text):
        return _Age(int(days[1]), int(days[2])) if int(days[1]) < int(days[2]) else None
    if days := _MORE.search(text):
        return _Age(int(days[1]) + 1)
    if days := _FROM.search(text):
        return _Age(int(days[1]))
    if days := _LESS.search(text) or _UP_TO.search(text):
        return _Age(None, int(days[1]))
    if _BEYOND.fullmatch(text):
        return _Age(None)
    return _Age(None, whole=True) if _DUE.fullmatch(text) else None


def ages_of(names: Sequence[str]) -> dict[int, int]:
    """The days past due where the age of each column begins; none where the headers do not make one scale."""
    if any(map(_UNDER_A_MONTH.fullmatch, names)):
        names = [_NTH_MONTH.sub(lambda n: f"{30 * int(n[1]) + 1}-{30 * int(n[1]) + 30}", name) for name in names]
    ages = {column: age for column, name in enumerate(names) if name and (age := _age_of(name))}
    if all(age.first is None for age in ages.values()):
        # « 1 mois ; 3 mois ; 12 mois » are prices as well.
        return {}
    limits = sorted(
        (age.first, age.last)
        for age in ages.values()
        if age.first is not None and age.first != NOT_DUE and age.last is not None
    )
    if any(after[0] - before[1] not in (0, 1) for before, after in pairwise(limits)):
        # « 01/26 ; 02/26 » are months.
        return {}
    lasts = sorted({age.last for age in ages.values() if age.last is not None})
    begun: dict[int, int] = {}
    for column, age in ages.items():
        if age.first is not None:
            begun[column] = age.first
        elif age.last is not None:
            begun[column] = max(max((last for last in lasts if last < age.last), default=0), 0) + 1
        else:
            begun[column] = max([0, *lasts]) + 1
    due = [column for column, age in ages.items() if age.whole]
    if len(begun) - len(due) > 1:
        # « Échu » beside the ages of what is due is their sum.
        begun = {column: first for column, first in begun.items() if column not in due}
    return begun if len(begun) > 1 and len(set(begun.values())) == len(begun) else {}


@dataclass(frozen=True)
class AgedColumns:
    """Where an aged balance holds what: the customers, each age with its column, the total if it has one."""

    customer: int
    ages: tuple[tuple[int, int], ...]
    total: int | None


def aged_columns(names: Sequence[str], place: Mapping[Field, int]) -> AgedColumns | None:
    """The columns of an aged balance by customer; None for a list of invoices, and for anything else."""
    ages = ages_of(names)
    if any(f in place and place[f] not in ages for f in (Field.NUMBER, Field.ISSUED, Field.DUE)):
        return None
    customer = _customer(names, place, ages)
    if not ages or customer is None:
        return None
    total = next((place[f] for f in (Field.TOTAL, Field.LEFT) if f in place and place[f] not in ages), None)
    return AgedColumns(customer, tuple((age, column) for column, age in ages.items()), total)


def _customer(names: Sequence[str], place: Mapping[Field, int], ages: Mapping[int, int]) -> int | None:
    """The column of the customers: by its header, else that of a label beside their accounts."""
    if Field.DEBTOR in place:
        return place[Field.DEBTOR]
    labels = [column for column, name in enumerate(names) if column not in ages and Sense.LABEL in senses(name)]
    if labels:
        return labels[0]
    return place.get(Field.DEBTOR_ID, 0 if names and not names[0] else None)
