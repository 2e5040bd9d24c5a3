"""Customers whose names are one but for accents, case, punctuation or legal form: proposed as one, made one on a click."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from guide.ledger.dunning.customer_match import name_key
from guide.ledger.dunning.notes import CustomerNotes, Duplicate, clean
from guide.values.accents import unaccented

if TYPE_CHECKING:
    from guide.ledger.dunning.followed_ledger import FollowedLedger
    from guide.ledger.receivables.receivables import DebtorView, Ledger

#: Legal forms, as they stand in a name without accents nor points.
_FORMS = frozenset(
    (
        "sarl",
        "eurl",
        "sas",
        "sasu",
        "sa",
        "snc",
        "sci",
        "scp",
        "scop",
        "selarl",
        "selas",
        "scm",
        "gie",
        "ei",
        "eirl",
        "ets",
        "etablissement",
        "etablissements",
        "ste",
        "societe",
        "association",
        "asso",
    )
)
_INITIALS = str.maketrans("", "", ".")


def identity(name: str) -> str:
    """What is left of a name without case, accents, punctuation and legal form, wherever this one stands."""
    words = name_key(_without_points(name)).split()
    return " ".join(word for word in words if word not in _FORMS) or " ".join(words)


def _without_points(name: str) -> str:
    """« S.A.R.L » as « SARL », « Dupont.Martin » as it is."""
    parts = name.split()
    bare = [part.translate(_INITIALS) for part in parts]
    return " ".join(b if unaccented(b).lower() in _FORMS else p for p, b in zip(parts, bare, strict=True))


@dataclass(frozen=True)
class SameName:
    """Customers, by number, who may be one; the one who owes most first."""

    customers: tuple[DebtorView, ...]


def same_names(tracking: FollowedLedger) -> tuple[SameName, ...]:
    """The customers who owe or are in credit under one name, but those said to be several; the largest debts first."""
    sets: dict[str, list[DebtorView]] = {}
    for view in tracking.debtors:
        if view.identified and (key := identity(view.name)):
            sets.setdefault(key, []).append(view)
    return tuple(
        SameName(tuple(views)) for views in sets.values() if len(views) > 1 and not _told_apart(tracking, views)
    )


def _told_apart(tracking: FollowedLedger, views: list[DebtorView]) -> bool:
    keys = {tracking.key(view.number) for view in views}
    return any((noted := tracking.of(view.number)) and keys & set(noted.apart) for view in views)


def united_ledger(ledger: Ledger, notes: CustomerNotes) -> Ledger:
    """The ledger with the customers that were made one as one, and without the invoices that are to be counted once."""
    united = [each for each in notes.debtors if each.is_united]
    if united:
        place = {clean(key): number for number, key in reversed([*enumerate(ledger.debtor_keys)])}
        into = np.arange(len(ledger.debtor_keys), dtype=np.int32)
        for followed in united:
            # The first key is the one by which a note is matched.
            numbers = [place[key] for key in followed.keys if key in place]
            if numbers:
                into[numbers] = numbers[0]
        ledger = replace(ledger, entries=replace(ledger.entries, debtor=into[ledger.entries.debtor]))
    return _counted_once(ledger, notes)


def _counted_once(ledger: Ledger, notes: CustomerNotes) -> Ledger:
    noted = [each for each in notes.debtors if any(not d.gone for d in each.duplicates)]
    if not noted:
        return ledger
    place = {clean(key): number for number, key in enumerate(ledger.debtor_keys)}
    kept = np.ones(len(ledger.entries), dtype=np.bool_)
    for followed in noted:
        numbers = [place[key] for key in followed.keys if key in place]
        mine = np.flatnonzero(np.isin(ledger.entries.debtor, np.array(numbers, dtype=np.int32)))
        for duplicate in followed.duplicates:
            if not duplicate.gone:
                same = [i for i in mine.tolist() if identity_of(ledger, i) == duplicate.id]
                kept[same if duplicate.whole else same[1:]] = False
    return ledger if kept.all() else replace(ledger, entries=ledger.entries.only(kept))


def duplicate_at(ledger: Ledger, debtor: int, line: int, number: str, whole: bool) -> Duplicate | None:
    """The invoice of a customer on a line of its file, to be counted once; None when it is not there any more."""
    entries = ledger.entries
    for entry in np.flatnonzero((entries.debtor == debtor) & (entries.line == line)).tolist():
        if ledger.number(entry) == number:
            issued = entries.issued[entry]
            day = None if np.isnat(issued) else issued.item()
            return Duplicate(number, day, int(entries.amount[entry]), whole)
    return None


def identity_of(ledger: Ledger, entry: int) -> tuple[str, object, int]:
    """What a duplicate is known by: its number, its day, its amount."""
    issued = ledger.entries.issued[entry]
    day = Duplicate("", None, 0).id[1] if np.isnat(issued) else issued.item()
    return ledger.number(entry), day, int(ledger.entries.amount[entry])
