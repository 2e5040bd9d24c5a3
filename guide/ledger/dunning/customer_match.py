"""Which customer of an export is which of the follow-up: by key (account and auxiliary account), SIREN, then name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from guide.errors import IdentifierInvalid
from guide.ledger.dunning.merge import joined
from guide.ledger.dunning.notes import Followed, clean
from guide.ledger.source.entries import UNNAMED
from guide.values.accents import unaccented
from guide.values.identifiers import validate_siren

_DIGITS = re.compile(r"(?<![0-9])([0-9]{9})(?:[0-9]{5})?(?![0-9])")


@dataclass(frozen=True)
class Matches:
    """`by_debtor`: number in the ledger -> what was noted. `absent`: customers that the export does not hold, kept as
    they are. `renamed`: (name before, name now) under the same key. `by_name`: found again by their name alone."""

    by_debtor: Mapping[int, Followed]
    absent: tuple[Followed, ...]
    renamed: tuple[tuple[str, str], ...]
    by_name: tuple[str, ...]


def match(keys: Sequence[str], names: Sequence[str], followed: Iterable[Followed]) -> Matches:
    """Finds each followed customer among those of a ledger. What is doubtful (two customers of one name) is not
    matched. Two notes that fall on one customer are joined."""
    clean_keys = [clean(key) for key in keys]
    clean_names = [clean(name) for name in names]
    ways: list[tuple[Callable[[Followed], Iterable[str]], Callable[[], dict[str, int]]]] = [
        (lambda held: held.keys, lambda: {key: i for i, key in reversed([*enumerate(clean_keys)])}),
        (lambda held: map(siren_of, held.keys), lambda: _single(map(siren_of, clean_keys))),
        (lambda held: map(_account, held.keys), lambda: _single(map(_account, clean_keys))),
        (lambda held: map(name_key, (held.name, *held.names)), lambda: _single(map(name_key, clean_names))),
    ]
    found: dict[int, Followed] = {}
    renamed: list[tuple[str, str]] = []
    by_name: list[str] = []
    waiting = list(followed)
    for rank, (marks_of, index) in enumerate(ways):
        if not waiting:
            break
        places, left = index(), []
        for held in waiting:
            number = next((places[mark] for mark in marks_of(held) if mark and mark in places), None)
            # A name alone never joins two customers that were told apart.
            if number is None or (rank == len(ways) - 1 and number in found):
                left.append(held)
                continue
            found[number] = joined(found[number], held) if number in found else held
            if rank == len(ways) - 1:
                by_name.append(clean_names[number])
            elif name_key(held.name) != name_key(clean_names[number]):
                renamed.append((held.name, clean_names[number]))
        waiting = left
    return Matches(found, tuple(waiting), tuple(renamed), tuple(by_name))


def siren_of(key: str) -> str:
    """The SIREN that the customer's own code is or begins (a SIRET), "" elsewhere. The company's own stands before
    the first bar and is not looked at."""
    for digits in _DIGITS.findall(_account(key)):
        try:
            return validate_siren(digits)
        except IdentifierInvalid:
            continue
    return ""


def name_key(name: str) -> str:
    """A name without case, accents and punctuation; "" for one that names nobody."""
    found = " ".join(re.findall(r"[^\W_]+", unaccented(name.replace("&", " et ")).casefold()))
    return "" if found == _NOBODY else found


def _account(key: str) -> str:
    """A key without the company that stands before it when several are read at once."""
    return key.partition("|")[2]


def _single(marks: Iterable[str]) -> dict[str, int]:
    """The marks that one customer alone bears."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    for number, mark in enumerate(marks):
        if mark in found:
            twice.add(mark)
        found[mark] = number
    return {mark: number for mark, number in found.items() if mark and mark not in twice}


_NOBODY = " ".join(re.findall(r"[a-z]+", unaccented(UNNAMED).casefold()))
