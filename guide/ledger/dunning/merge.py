"""How two notes of one customer become one.

Of two versions of one fact the later stands (day noted, then turn); letters, promises and payments are gathered. Joining is
therefore idempotent, associative and commutative.
"""

from collections.abc import Iterable
from typing import Any

from guide.ledger.dunning.notes import ONCE, SEVERAL, CustomerNotes, Followed, Promise
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
    facts: dict[str, Any] = {name: _latest(getattr(a, name), getattr(b, name)) for name in ONCE}
    facts |= {name: _gathered((*getattr(a, name), *getattr(b, name))) for name in SEVERAL}
    return Followed(
        tuple(sorted({*a.keys, *b.keys})),
        last.name,
        last.seen,
        tuple(sorted(names)),
        apart=tuple(sorted({*a.apart, *b.apart})),
        **facts,
    )


def _latest(a: Any, b: Any) -> Any:
    if a is None or b is None:
        return a or b
    return max(a, b, key=lambda fact: (fact.noted, fact.turn, repr(fact)))


def _gathered(facts: Iterable[Any]) -> tuple[Any, ...]:
    """Each once, by its id."""
    by_id: dict[Any, Any] = {}
    for each in facts:
        other = by_id.get(each.id)
        by_id[each.id] = each if other is None else max(each, other, key=_order)
    return tuple(by_id[id] for id in sorted(by_id))


def _order(fact: Any) -> Any:
    """The later turn; else, of a promise, the first export that judged it: one kept late was not kept."""
    if isinstance(fact, Promise):
        return fact.turn, fact.judged is not None, -fact.judged.toordinal() if fact.judged else 0, repr(fact)
    return fact.turn, fact.gone, repr(fact)
