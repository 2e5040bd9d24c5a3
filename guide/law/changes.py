"""What changed in the law since a day, so that an old dossier knows; and what was read again since, with no change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from guide.law.loader import Reference, Series, Value
from guide.law.parameter import parameter


@dataclass(frozen=True)
class Change:
    """A value in force since a day; `before`: the one it replaced, None for the first known."""

    series: Series
    value: Value
    before: Value | None


@dataclass(frozen=True)
class Changes:
    """`in_force`: values that began after the day, latest first. `to_come`: those that begin after `on`. `reread`:
    figures whose value in force was read after the day; `texts`: texts read after it."""

    in_force: tuple[Change, ...]
    to_come: tuple[Change, ...]
    reread: tuple[Series, ...]
    texts: tuple[Reference, ...]


def changes(series: Iterable[Series], references: Iterable[Reference], since: date, on: date) -> Changes:
    every = tuple(series)
    new = [
        Change(each, value, each.values[place - 1] if place else None)
        for each in every
        for place, value in enumerate(each.values)
        if value.valid_from > since
    ]
    new.sort(key=lambda change: change.value.valid_from, reverse=True)
    in_force = [(each, parameter(each, on).value) for each in every]
    return Changes(
        tuple(change for change in new if change.value.valid_from <= on),
        tuple(change for change in new if change.value.valid_from > on),
        tuple(each for each, value in in_force if value is not None and value.read_on > since),
        tuple(reference for reference in references if reference.read_on > since),
    )
