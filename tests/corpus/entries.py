"""Writes small ledgers of entries for the corpus: one function a movement, three ways of telling the customers apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from tests.corpus.runner import Case, Grid
from tests.unit.ledger_cases import FEC_NAMES

#: The auxiliary accounts of the customers of the corpus.
CODES = {"DUPONT": "C001", "MARTIN": "C002", "LEROY": "C003", "BERNARD": "C004", "Durand & Fils": "C005"}
JOURNALS = {
    "VE": "Ventes",
    "BQ": "Banque",
    "OD": "Opérations diverses",
    "AN": "À nouveaux",
    "AC": "Achats",
    "CA": "Caisse",
}


class Style(Enum):
    """How an export tells its customers: by auxiliary account, by sub-account, or only in the label of 411000."""

    AUX = "auxiliary accounts"
    SUB = "sub-accounts"
    SHARED = "one account 411000, names in the labels"


@dataclass(frozen=True)
class Move:
    """One entry of two lines: `cents` on the customer's account (positive: debit), the contrary on `against`."""

    day: str
    who: str
    cents: int
    ref: str
    label: str
    letter: str
    journal: str
    against: str
    account: str = "411"
    aux: bool = True


def sale(ref: str, day: str, cents: int, who: str, letter: str = "", label: str | None = None, **more: str) -> Move:
    """An invoice; a credit note when `cents` is negative."""
    said = label if label is not None else f"{'Facture' if cents > 0 else 'Avoir'} {ref} {who}"
    return replace(Move(day, who, cents, ref, said, letter, "VE", "706000"), **more)  # type: ignore[arg-type]


def pay(day: str, cents: int, who: str, letter: str = "", label: str | None = None, **more: str | bool) -> Move:
    """A payment received."""
    said = label if label is not None else f"Virement {who}"
    return replace(Move(day, who, -cents, "", said, letter, "BQ", "512000"), **more)  # type: ignore[arg-type]


def opening(day: str, cents: int, who: str, letter: str = "", ref: str = "") -> Move:
    """What the year before left."""
    return Move(day, who, cents, ref, f"A nouveau {who}", letter, "AN", "890000")


def other(day: str, account: str, against: str, cents: int, label: str, journal: str = "OD", name: str = "") -> Move:
    """An entry that is none of a customer: `cents` debited to `account`."""
    return Move(day, name, cents, "", label, "", journal, against, account, bool(name))


def euros(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02d}"


def rows(moves: Sequence[Move], style: Style) -> tuple[tuple[str, ...], ...]:
    out = []
    for number, move in enumerate(moves, 1):
        mine = _own(move, style)
        bank = (move.against, {"706000": "Ventes", "512000": "Banque"}.get(move.against, "Autre compte"), "", "")
        for (account, lib, aux, name), cents, letter in ((mine, move.cents, move.letter), (bank, -move.cents, "")):
            out.append(
                (
                    move.journal,
                    JOURNALS[move.journal],
                    str(number),
                    move.day,
                    account,
                    lib,
                    aux,
                    name,
                    move.ref or f"P{number}",
                    move.day,
                    move.label,
                    euros(max(cents, 0)),
                    euros(max(-cents, 0)),
                    letter,
                    move.day if letter else "",
                    move.day,
                    "",
                    "",
                )
            )
    return tuple(out)


def _own(move: Move, style: Style) -> tuple[str, str, str, str]:
    """Account, its name, auxiliary account, its name."""
    root = move.account.ljust(6, "0")
    code = CODES.get(move.who, move.who[:6].upper())
    if move.account[:2] != "41":
        return root, "Autre compte", code if move.aux else "", move.who if move.aux else ""
    if style is Style.SHARED or not move.aux:
        return root, "Clients", "", ""
    if style is Style.SUB:
        return f"{move.account}{code}", move.who, "", ""
    return root, "Clients", code, move.who


def fec(
    name: str,
    *moves: Move,
    owed: Mapping[str, int] | None,
    style: Style = Style.AUX,
    items: Mapping[str, int] | None = None,
    unidentified: int = 0,
) -> Case:
    """A FEC with the truth about it."""
    grid = Grid(FEC_NAMES, rows(moves, style), "\t", "123456789FEC20261231.txt")
    return Case(f"{name} ({style.value})", (grid,), owed, unidentified, items or {})


def book(
    name: str,
    names: Sequence[str],
    *lines: str,
    owed: Mapping[str, int] | None,
    unidentified: int = 0,
    above: tuple[str, ...] = (),
    items: Mapping[str, int] | None = None,
) -> Case:
    """Another export of entries: each line is its cells with ; between."""
    cells = tuple(tuple(line.split(";")) for line in lines)
    assert all(len(row) == len(names) for row in cells), name
    return Case(name, (Grid(tuple(names), cells, ";", "export.csv", above=above),), owed, unidentified, items or {})
