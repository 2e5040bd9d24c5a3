"""One date of the agenda, and its name that stays."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from guide.case.model import Dossier


class DeadlineKind(StrEnum):
    """CLIENT: the client should have paid. PROCEDURE: you must act. POSSIBLE: you may act from then. PRESCRIPTION: last day."""

    CLIENT = "client"
    PROCEDURE = "procedure"
    POSSIBLE = "possible"
    PRESCRIPTION = "prescription"


@dataclass(frozen=True)
class Deadline:
    """One date. `id` is the same at each call for the same fact, even when the date moves. `remedy`: what it serves."""

    id: str
    on: date
    title: str
    why: str
    kind: DeadlineKind
    remedy: str | None = None
    references: tuple[str, ...] = ()
    #: It tells another date before it comes.
    is_warning: bool = False


def stable_id(dossier: Dossier, what: str, *keys: object) -> str:
    """A name made of the dossier's own facts, that says none of them: never a name, an address, a clock or a chance."""
    first = dossier.invoices[0].number if dossier.invoices else ""
    digest = sha256("\x1f".join((what, first, *map(str, keys))).encode()).hexdigest()
    return f"{what.replace('_', '-')}-{digest[:16]}"
