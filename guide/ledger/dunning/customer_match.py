"""Which customer of an export is which of the follow-up: by key (account and auxiliary account), SIREN, then name."""

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
    waiting = list(followed)
    if not waiting:
        return Matches({}, (), (), ())
    clean_keys = [clean(key) for key in keys]
    clean_names = [clean(name) for name in names]
    ways: list[tuple[Callable[[Followed], Iterable[str]], Callable[[], dict[str, int]]]] = [
        (lambda customer: customer.keys, lambda: {key: i for i, key in reversed([*enumerate(clean_keys)])}),
        (lambda customer: map(siren_of, customer.keys), lambda: _single(map(siren_of, clean_keys))),
        (lambda customer: map(_account, customer.keys), lambda: _single(map(_account, clean_keys))),
        (lambda customer: map(name_key, (customer.name, *customer.names)), lambda: _single(map(name_key, clean_names))),
    ]
    by_debtor: dict[int, Followed] = {}
    renamed: list[tuple[str, str]] = []
    by_name: list[str] = []
    for rank, (marks_of, index) in enumerate(ways):
        if not waiting:
            break
        places, left = index(), []
        for customer in waiting:
            number = next((places[mark] for mark in marks_of(customer) if mark and mark in places), None)
            # A name alone never joins two customers that were told apart.
            if number is None or (rank == len(ways) - 1 and number in by_debtor):
                left.append(customer)
                continue
            by_debtor[number] = joined(by_debtor[number], customer) if number in by_debtor else customer
            if rank == len(ways) - 1:
                by_name.append(clean_names[number])
            elif name_key(customer.name) != name_key(clean_names[number]):
                renamed.append((customer.name, clean_names[number]))
        waiting = left
    return Matches(by_debtor, tuple(waiting), tuple(renamed), tuple(by_name))


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
    words = " ".join(re.findall(r"[^\W_]+", unaccented(name.replace("&", " et ")).casefold()))
    return "" if words == _NOBODY else words


def _account(key: str) -> str:
    """A key without the company that stands before it when several are read at once."""
    return key.partition("|")[2]


def _single(marks: Iterable[str]) -> dict[str, int]:
    """The marks that one customer alone bears."""
    places: dict[str, int] = {}
    twice: set[str] = set()
    for number, mark in enumerate(marks):
        if mark in places:
            twice.add(mark)
        places[mark] = number
    return {mark: number for mark, number in places.items() if mark and mark not in twice}


_NOBODY = " ".join(re.findall(r"[a-z]+", unaccented(UNNAMED).casefold()))
