"""How two notes of one customer become one.

Of two versions of one fact the later stands (day noted, then turn); letters, promises and payments are gathered. Joining is
therefore idempotent, associative and commutative.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from guide.ledger.dunning.notes import (
    CustomerNotes,
    Duplicate,
    Exclusion,
    Followed,
    InstalmentPlan,
    NotedAddress,
    NotedClient,
    NotedDispute,
    NotedUnion,
    Pause,
    Promise,
    SentLetter,
)
from guide.ledger.dunning.outside_facts import NotedInsolvency, Receipt
from guide.ledger.source.source_files import ColumnMapping


def merged(first: CustomerNotes, *others: CustomerNotes) -> CustomerNotes:
    """All that several files know. Customers that share a key are one. A mapping of the first file stands."""
    mappings: dict[str, ColumnMapping] = {}
    for each in (first, *others):
        mappings = {**each.mappings, **mappings}
    return CustomerNotes(united(d for each in (first, *others) for d in each.debtors), mappings)


def united(notes: Iterable[Followed]) -> tuple[Followed, ...]:
    """The customers, those that share a key joined into one; by their first key."""
    groups: dict[str, Followed] = {}
    for note in notes:
        others = {id(other): other for key in note.keys if (other := groups.get(key)) is not None}
        for other in others.values():
            note = joined(note, other)
        groups.update(dict.fromkeys(note.keys, note))
    once = {id(value): value for value in groups.values()}
    return tuple(sorted(once.values(), key=lambda customer: customer.keys))


def joined(a: Followed, b: Followed) -> Followed:
    """Two notes of one customer as one."""
    last = max(a, b, key=lambda f: (f.seen.on, f.seen.open, f.seen.overdue, f.name))
    names = {a.name, b.name, *a.names, *b.names} - {last.name}
    return Followed(
        keys=tuple(sorted({*a.keys, *b.keys})),
        name=last.name,
        seen=last.seen,
        names=tuple(sorted(names)),
        client=_latest(a.client, b.client),
        dispute=_latest(a.dispute, b.dispute),
        pause=_latest(a.pause, b.pause),
        plan=_latest(a.plan, b.plan),
        promises=_gathered((*a.promises, *b.promises), _promise_order),
        letters=_gathered((*a.letters, *b.letters), lambda letter: (letter.turn, letter.gone, repr(letter))),
        union=_latest(a.union, b.union),
        apart=tuple(sorted({*a.apart, *b.apart})),
        duplicates=_gathered((*a.duplicates, *b.duplicates), lambda each: (each.turn, each.gone, repr(each))),
        address=_latest(a.address, b.address),
        exclusion=_latest(a.exclusion, b.exclusion),
        receipts=_gathered((*a.receipts, *b.receipts), lambda each: (each.turn, each.gone, repr(each))),
        insolvency=_latest(a.insolvency, b.insolvency),
    )


T = TypeVar("T", NotedClient, NotedDispute, Pause, InstalmentPlan, NotedUnion, NotedAddress, Exclusion, NotedInsolvency)
G = TypeVar("G", Promise, SentLetter, Duplicate, Receipt)


def _latest(a: T | None, b: T | None) -> T | None:
    if a is None or b is None:
        return a or b
    return max(a, b, key=lambda fact: (fact.noted, fact.turn, repr(fact)))


def _promise_order(promise: Promise) -> Any:
    """The later turn; else the first export that judged it: a promise kept late was not kept."""
    judged = promise.judged
    return promise.turn, judged is not None, -judged.toordinal() if judged else 0, repr(promise)


def _gathered(items: Iterable[G], order: Any) -> tuple[G, ...]:
    """Each once, by its id."""
    by_id: dict[Any, G] = {}
    for each in items:
        other = by_id.get(each.id)
        by_id[each.id] = each if other is None else max(each, other, key=order)
    return tuple(by_id[id] for id in sorted(by_id))
