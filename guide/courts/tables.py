"""The tables of `data/`, opened when a first court is asked for, and only the ones that the answer needs."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from guide.courts.court import Court, CourtKind, Role

_DATA = Path(__file__).parent / "data"
#: The text that gives the seats and areas of each kind of court.
_REFERENCES = {
    CourtKind.TC: "c-com-d721-2",
    CourtKind.TAE: "loi-2023-1059-26",
    CourtKind.TMC: "c-com-d732-1",
    CourtKind.CHCOM: "c-com-l731-1",
    CourtKind.TJ: "coj-d211-1",
    CourtKind.TPROX: "coj-d212-19",
    CourtKind.TA: "cja-r221-3",
}
_ROLES = {
    CourtKind.TC: Role.COMMERCIAL,
    CourtKind.TAE: Role.COMMERCIAL,
    CourtKind.TMC: Role.COMMERCIAL,
    CourtKind.CHCOM: Role.COMMERCIAL,
    CourtKind.TJ: Role.JUDICIAL,
    CourtKind.TPROX: Role.PROXIMITY,
    CourtKind.TA: Role.ADMINISTRATIVE,
}


@dataclass(frozen=True)
class CourtRow:
    """A court, and the days between which it bears that name; None: no end is known."""

    court: Court
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Commune:
    """A commune of a shared postcode."""

    name: str
    area: str
    to_check: frozenset[Role]


@dataclass(frozen=True)
class _Key:
    role: Role
    name: str
    #: Of a tribunal de proximité only: two are at a Montreuil.
    within: str = ""


@cache
def _courts() -> Mapping[_Key, CourtRow]:
    rows = {}
    for row in _rows("courts.csv"):
        kind = CourtKind(row["kind"])
        key = _Key(_ROLES[kind], row["key"], row["within"])
        assert key not in rows, key
        rows[key] = CourtRow(
            Court(kind, row["name"], row["seat"], _REFERENCES[kind]), _day(row["since"]), _day(row["until"])
        )
    return rows


@cache
def _areas() -> tuple[Mapping[str, Mapping[Role, _Key]], Mapping[str, str]]:
    """The keys of the courts of each area, and the area of each postcode that has one alone."""
    keys: dict[str, Mapping[Role, _Key]] = {}
    area_of: dict[str, str] = {}
    for row in _rows("areas.csv"):
        keys[row["area"]] = {
            role: _Key(role, row[role], row["tj"] if role is Role.PROXIMITY else "") for role in Role if row[role]
        }
        area_of |= dict.fromkeys(row["postcodes"].split(), row["area"])
    return keys, area_of


@cache
def _communes() -> Mapping[str, tuple[Commune, ...]]:
    by_postcode: dict[str, list[Commune]] = {}
    for row in _rows("communes.csv"):
        doubts = frozenset(map(Role, row["to_check"].split()))
        by_postcode.setdefault(row["postcode"], []).append(Commune(row["commune"], row["area"], doubts))
    return {postcode: tuple(communes) for postcode, communes in by_postcode.items()}


def area_of(postcode: str) -> str | None:
    """The area of every commune of that postcode, when they have the same one."""
    return _areas()[1].get(postcode)


def communes_of(postcode: str) -> tuple[Commune, ...]:
    """The communes of a postcode that is shared between areas; none for any other."""
    return _communes().get(postcode, ())


def courts_of(area: str) -> Mapping[Role, CourtRow]:
    """The courts of an area. An unknown area is a fault of ours (KeyError)."""
    return {role: _courts()[key] for role, key in _areas()[0][area].items()}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source, delimiter=";")


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
