"""The law as dated data: rates, amounts, delays, references. Callers never see a file or a dict.

Each answer is `Dated`: the value, since when it holds, what establishes it, and whether it is only projected
because nothing was published for that date when the data were read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from guide.errors import NotInForce
from guide.law.changes import Change, Changes
from guide.law.changes import changes as _changes
from guide.law.loader import Reference, Series, Value, homes, load_references, load_series, reference_ids
from guide.law.parameter import Parameter, ParameterKind, kind_of, parameter
from guide.values.dates import add_months, semester_start
from guide.values.money import Cents, Rate, rate_from_decimal, to_cents

T = TypeVar("T")
#: The multiple of the legal rate under which a late-payment clause may not go (C. com. L441-10 II).
FLOOR_MULTIPLE = 3


@dataclass(frozen=True)
class Dated(Generic[T]):
    """A figure of the law at a date. `projected`: nothing was published for that date, so nothing is final."""

    value: T
    valid_from: date
    projected: bool
    reference: str
    support: str


@dataclass(frozen=True)
class Delay:
    """A count of days, months or years ("jours", "mois", "ans")."""

    count: int
    unit: str

    def after(self, day: date) -> date:
        """The same day of the month `count` months or years later; or `count` days later."""
        if self.unit == "jours":
            return day + timedelta(days=self.count)
        return add_months(day, self.count * (12 if self.unit == "ans" else 1))

    def __str__(self) -> str:
        unit = self.unit[:-1] if abs(self.count) == 1 and self.unit != "mois" else self.unit
        return f"{self.count} {unit}"


_references, _homes = cache(load_references), cache(homes)


@cache
def _file(path: Path) -> Mapping[str, Series]:
    return load_series(path, reference_ids())


@cache
def _series(id: str) -> Series:
    """One figure; only its own file is read. An unknown id is a fault of ours (KeyError)."""
    return _file(_homes()[id])[id]


def reference(id: str) -> Reference:
    """The reference of that id. An unknown id is a fault of ours (KeyError)."""
    return _references()[id]


def references() -> tuple[Reference, ...]:
    """Every reference, in the order of the file."""
    return tuple(_references().values())


def series() -> tuple[Series, ...]:
    """Every dated figure, for those who show or check them all."""
    return tuple(_series(id) for id in _homes())


def parameters(on: date) -> tuple[Parameter, ...]:
    """Every dated figure with the value that holds that day."""
    return tuple(parameter(each, on) for each in series())


def changes(since: date, on: date) -> Changes:
    """What changed after a day, seen on another."""
    return _changes(series(), references(), since, on)


@lru_cache(maxsize=8_192)
def _at(id: str, on: date, column: str = "value") -> Dated[Decimal]:
    figure = _series(id)
    begun = [value for value in figure.values if value.valid_from <= on]
    if not begun:
        first = figure.values[0].valid_from
        raise NotInForce(
            f"{figure.title} : aucune valeur connue au {on:%d/%m/%Y} (la première date du {first:%d/%m/%Y}).",
            "Vérifiez la date saisie ; pour une créance aussi ancienne, consultez un avocat.",
        )
    value = begun[-1]
    projected = figure.known_until is not None and on >= figure.known_until
    return Dated(value.figures[column], value.valid_from, projected, figure.reference, value.support)


def _rate(dated: Dated[Decimal], points: Dated[Decimal] | None = None) -> Dated[Rate]:
    """A rate, with points added; the reference and the support of the sum are those of its rule."""
    total = dated.value + (points.value if points else 0)
    rule = points or dated
    weakest = max(dated.support, rule.support, key=("2+", "1", "memory").index)
    return Dated(rate_from_decimal(total), dated.valid_from, dated.projected, rule.reference, weakest)


def legal_rate(on: date, private_creditor: bool = False) -> Dated[Rate]:
    """The legal interest rate. The creditor, not the debtor, chooses the column (CMF L313-2)."""
    return _rate(_at("taux_legal", on, "particulier" if private_creditor else "professionnel"))


def ecb_rate(on: date) -> Dated[Rate]:
    """The ECB's main refinancing rate in effect that day."""
    return _rate(_at("taux_bce", on))


def late_rate(on: date) -> Dated[Rate]:
    """Between businesses without a clause: ECB rate of the 1 January or 1 July before, + 10 points (L441-10 II)."""
    return _rate(_at("taux_bce", semester_start(on)), _at("marge_entreprises", on))


def public_rate(on: date) -> Dated[Rate]:
    """Public buyers: ECB rate of the semester's first day, + 8 points (R2192-31). The caller freezes it."""
    return _rate(_at("taux_bce", semester_start(on)), _at("marge_publique", on))


def floor_rate(on: date, multiple: int = FLOOR_MULTIPLE) -> Dated[Rate]:
    """`multiple` times the legal rate of a professional creditor: the least that a clause may say, at 3."""
    legal = legal_rate(on)
    return Dated(legal.value * multiple, legal.valid_from, legal.projected, "c-com-l441-10", legal.support)


def judicial_increase(on: date) -> Dated[Rate]:
    """The points added to the legal rate two months after a decision is enforceable (CMF L313-3)."""
    return _rate(_at("majoration_judiciaire", on))


def amount(id: str, on: date) -> Dated[Cents]:
    """An amount of the law in cents at a date. Raises NotInForce before its first date."""
    figure = _at(id, on)
    return Dated(to_cents(figure.value), figure.valid_from, figure.projected, figure.reference, figure.support)


def share(id: str, on: date) -> Dated[Rate]:
    """A part of a sum (a fee, VAT) at a date: 20 % is 200000. Raises NotInForce before its first date."""
    return _rate(_at(id, on))


def delay(id: str, on: date) -> Dated[Delay]:
    """A delay of the law at a date. Raises NotInForce before its first date."""
    figure = _at(id, on)
    value = Delay(int(figure.value), _series(id).unit)
    return Dated(value, figure.valid_from, figure.projected, figure.reference, figure.support)
