"""One point of the check before filing: what was found, what follows, and the text that says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """From what makes the request useless to what is right."""

    #: Filing would be lost money, or lost time that counts.
    ARRET = "arret"
    #: The request may come back, or be void.
    MANQUE = "manque"
    #: The judge may grant less, or the debtor oppose.
    FAIBLE = "faible"
    BON = "bon"


@dataclass(frozen=True)
class Finding:
    """`what` and `then` are French sentences; `then` is empty for what is right."""

    level: Level
    what: str
    then: str = ""
    references: tuple[str, ...] = ()
