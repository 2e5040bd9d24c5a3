"""A covering array: few situations in which every three classes of facts that can stand together are seen together.

The exhaustive proof varies what a computation reads; this one varies everything, three facts at a time, so that a fact
which should not matter is seen beside all the others. Built fact by fact (IPOG), always in the same order, with sets
of classes as integers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.proof.probe import BOUND, CLASSES, Probe, every

#: The fact that binds most others.
_HUB = "kind"


@dataclass(frozen=True)
class Covering:
    """`rows` are whole sets of facts, `bits` their classes; `triples`, how many threes of classes can stand together: all
    are in a row."""

    rows: tuple[Mapping[str, Any], ...]
    bits: tuple[int, ...]
    facts: int
    classes: int
    triples: int


@dataclass(frozen=True)
class _Group:
    """Facts that bind each other. Once the fact that most others read is known (the kind of debtor), what is left falls
    into parts that no longer bind each other: by class of it, the combinations of each part, as bits."""

    inside: int
    hub: int
    ways: tuple[tuple[int, tuple[tuple[int, tuple[int, ...]], ...]], ...]

    def standing(self, part: int) -> Iterator[tuple[int, list[list[int]]]]:
        """Each class of the hub that stands with these, and what stands with them in each part."""
        for hub, parts in self.ways:
            if part & self.hub & ~hub:
                continue
            found = [[combo for combo in combos if part & inside & ~combo == 0] for inside, combos in parts]
            if all(found):
                yield hub, found


class Classes:
    """Each class of each fact as a bit; which can stand together, by groups of facts that bind each other."""

    def __init__(self) -> None:
        self.bit: dict[str, tuple[int, ...]] = {}
        self.named: list[tuple[str, Any]] = []
        for fact, values in sorted(CLASSES.items(), key=lambda item: -len(item[1])):
            self.bit[fact] = tuple(range(len(self.named), len(self.named) + len(values)))
            self.named += [(fact, value) for value in values]
        self.group: dict[str, int] = {}
        self.groups: list[_Group] = []
        for facts in _groups({}):
            for fact in facts:
                self.group[fact] = len(self.groups)
            self.groups.append(self._grouped(facts))
        counts = Counter(self.group.values())
        #: Those of several facts: what stands alone stands with anything.
        self._binding = [group for group, count in counts.items() if count > 1]
        self.stands = cache(self._stands)
        self._beside = cache(self._all_beside)
        self._around = cache(self._all_around)

    def _grouped(self, facts: list[str]) -> _Group:
        inside = self._bits_of(facts)
        if _HUB not in facts:
            return _Group(inside, 0, ((0, ((inside, self._combos(facts, {})),)),))
        ways = []
        for value in CLASSES[_HUB]:
            known = {_HUB: value}
            parts = [part for part in _groups(known) if part[0] in facts and part != [_HUB]]
            ways.append((self.mask(known), tuple((self._bits_of(part), self._combos(part, known)) for part in parts)))
        return _Group(inside, self._bits_of([_HUB]), tuple(ways))

    def _bits_of(self, facts: list[str]) -> int:
        return sum(1 << b for fact in facts for b in self.bit[fact])

    def _combos(self, facts: list[str], known: Mapping[str, Any]) -> tuple[int, ...]:
        return tuple(self.mask(found) for found in _together(facts, known))

    def mask(self, values: Mapping[str, Any]) -> int:
        return sum(1 << self.bit[fact][CLASSES[fact].index(value)] for fact, value in values.items())

    def _stands(self, group: int, part: int) -> bool:
        return any(True for _ in self.groups[group].standing(part))

    def may(self, row: int, fact: str) -> bool:
        """Whether this row, whose class of that fact is new, can still be completed."""
        group = self.group[fact]
        return self.stands(group, row & self.groups[group].inside)

    def _all_beside(self, group: int, part: int) -> int:
        """Every class that can stand with these, those of other groups included; none where these cannot."""
        beside = 0
        for hub, parts in self.groups[group].standing(part):
            beside |= ~self.groups[group].inside | hub
            for combos in parts:
                for combo in combos:
                    beside |= combo
        return beside

    def beside(self, a: int, b: int) -> int:
        """Every class that can stand with these two."""
        first, second = (self.group[self.named[bit][0]] for bit in (a, b))
        if first == second:
            return self._beside(first, 1 << a | 1 << b)
        return self._beside(first, 1 << a) & self._beside(second, 1 << b)

    def around(self, values: Mapping[str, Any], mask: int, row: Mapping[str, Any], bits: int) -> dict[str, Any]:
        """These facts, whose classes are this mask, with as much of the row, whose classes are these bits, as can stand
        with them."""
        facts = {**row, **values}
        for group in self._binding:
            inside = self.groups[group].inside
            facts |= self._around(group, mask & inside, bits & inside)
        return facts

    def _all_around(self, group: int, part: int, row: int) -> dict[str, Any]:
        """The same, of the facts of a group."""
        for bit in _bits(row):
            fact = self.named[bit][0]
            if not part & self._bits_of([fact]) and self.may(part | 1 << bit, fact):
                part |= 1 << bit
        return self._completed(group, part)

    def complete(self, row: int) -> dict[str, Any]:
        """The facts of a row; what it leaves free takes the first classes that stand with the rest."""
        facts: dict[str, Any] = {}
        for group, bound in enumerate(self.groups):
            facts |= self._completed(group, row & bound.inside)
        return facts

    def _completed(self, group: int, part: int) -> dict[str, Any]:
        hub, parts = next(self.groups[group].standing(part))
        return dict(self.named[bit] for whole in (hub, *(combos[0] for combos in parts)) for bit in _bits(whole))


def _groups(known: Mapping[str, Any]) -> list[list[str]]:
    """The facts that bind each other once some are known, together; every other one alone."""
    groups = [{fact} for fact in CLASSES]
    for fact in BOUND:
        read: set[str] = {fact}

        def once(probe: Probe, fact: str = fact) -> dict[str, Any]:
            probe.settle(known, {})
            getattr(probe, fact)
            return probe.facts

        for facts in every(once):
            read |= facts.keys()
        read -= known.keys()
        groups = [*(g for g in groups if not g & read), set().union(*(g for g in groups if g & read))]
    return [[fact for fact in CLASSES if fact in group] for group in groups]


def _together(facts: list[str], known: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every way in which these facts can stand together, beside those that are known."""

    def read(probe: Probe) -> dict[str, Any]:
        probe.settle(known, {})
        return {fact: getattr(probe, fact) for fact in facts}

    return every(read)


@cache
def classes_of_facts() -> Classes:
    return Classes()


@cache
def covering() -> Covering:
    """The array. About as many rows as the three facts of most classes multiplied."""
    classes = classes_of_facts()
    rows: list[int] = [0]
    triples = 0
    done: list[str] = []
    for fact in classes.bit:
        missing = {value: _missing(classes, done, value) for value in classes.bit[fact]}
        triples += sum(_count(pairs) for pairs in missing.values())
        _widen(classes, rows, fact, missing)
        done.append(fact)
        _lengthen(classes, rows, done, missing)
    whole = tuple(classes.complete(row) for row in rows)
    return Covering(whole, tuple(map(classes.mask, whole)), len(CLASSES), len(classes.named), triples)


def _missing(classes: Classes, done: list[str], value: int) -> dict[int, int]:
    """For each class seen before, those with which it must still be seen beside this one (each pair both ways)."""
    facts = [(classes.bit[fact], sum(1 << b for b in classes.bit[fact])) for fact in done]
    seen = sum(own for _, own in facts)
    return {a: classes.beside(value, a) & seen & ~own for bits, own in facts for a in bits}


def _count(pairs: Mapping[int, int]) -> int:
    return sum(found.bit_count() for found in pairs.values()) // 2


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _cover(row: int, pairs: dict[int, int]) -> None:
    for a in _bits(row):
        if a in pairs:
            pairs[a] &= ~row


def _widen(classes: Classes, rows: list[int], fact: str, missing: dict[int, dict[int, int]]) -> None:
    """Gives each row the class of the new fact that shows most of what is missing; none when it shows nothing."""
    for index, row in enumerate(rows):
        held = list(_bits(row))
        best, most = None, 0
        for value, pairs in missing.items():
            gain = sum((pairs.get(a, 0) & row).bit_count() for a in held)
            if gain > most and classes.may(row | 1 << value, fact):
                best, most = value, gain
        if best is not None:
            rows[index] = row | 1 << best
            _cover(row, missing[best])


def _lengthen(classes: Classes, rows: list[int], done: list[str], missing: dict[int, dict[int, int]]) -> None:
    """Puts what is still missing in rows that leave room for it, else in new ones."""
    rivals = {bit: sum(1 << b for b in bits) for bits in classes.bit.values() for bit in bits}
    full = {index for index, row in enumerate(rows) if row.bit_count() == len(done)}
    for value, pairs in missing.items():
        for a in sorted(pairs):
            for b in _bits(pairs[a] >> a << a):
                if not pairs[a] >> b & 1:
                    continue
                need = 1 << a | 1 << b | 1 << value
                against = (rivals[a] | rivals[b] | rivals[value]) ^ need
                for index, row in enumerate(rows):
                    if index in full or row & against:
                        continue
                    if all(classes.may(row | need, classes.named[bit][0]) for bit in (a, b, value)):
                        break
                else:
                    index = len(rows)
                    rows.append(0)
                rows[index] |= need
                if rows[index].bit_count() == len(done):
                    full.add(index)
                _cover(rows[index], pairs)
