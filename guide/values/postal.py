"""A name and an address typed as on an envelope: read a part at a time, what is missing named and nothing guessed."""

import re
from dataclasses import dataclass

from guide.values.text import printable

#: « 59000 Lille », « F-59000 Lille », « SW1A 1AA London »: a code with a figure in it, then a town.
_TOWN = re.compile(r"(?:F[- ])?(\d{5})\s+(\D.*)")
_ABROAD = re.compile(r"((?=\S*\d)[A-Z0-9][A-Z0-9-]{2,9}(?: [0-9][A-Z0-9]{2})?)\s+(\D.*)")
#: The line of the country, which the envelope of a letter in France leaves out.
_COUNTRY = re.compile(r"france\.?", re.IGNORECASE)
#: More lines than an envelope has.
MAX_LINES = 8


@dataclass(frozen=True)
class Envelope:
    """What was read; an empty part was not there."""

    name: str = ""
    lines: tuple[str, ...] = ()
    postcode: str = ""
    city: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not there yet, in French."""
        parts = (
            (self.name, "le nom"),
            (self.lines, "la rue"),
            (self.postcode, "le code postal"),
            (self.city, "la ville"),
        )
        return tuple(words for value, words in parts if not value)

    def __str__(self) -> str:
        return "\n".join(part for part in (self.name, *self.lines, f"{self.postcode} {self.city}".strip()) if part)


def parse_envelope(text: str) -> Envelope:
    """The name on the first line, the code and the town on the last, the street between; commas serve on a single line."""
    rows = [" ".join(printable(row, "").split()) for row in text.splitlines()]
    rows = [row for row in rows if row]
    if len(rows) == 1:
        rows = [part.strip() for part in rows[0].split(",") if part.strip()]
    rows = rows[:MAX_LINES]
    if len(rows) > 1 and _COUNTRY.fullmatch(rows[-1]):
        rows.pop()
    if not rows:
        return Envelope()
    name, *rest = rows
    town = (_TOWN.fullmatch(rest[-1]) or _ABROAD.fullmatch(rest[-1])) if rest else None
    if town is None:
        return Envelope(name, tuple(rest))
    return Envelope(name, tuple(rest[:-1]), town[1], town[2])
