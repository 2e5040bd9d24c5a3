"""Where the rate of a line of the statement comes from, in words: what it is made of, for who must check it.

The parts named add up to the rate of the line: checked at each call.
"""

from dataclasses import dataclass
from datetime import date

from guide import law
from guide.claim.account import Line, LineKind
from guide.claim.regime import Bearing, Regime
from guide.values.dates import semester_start
from guide.values.french import day, number, rate
from guide.values.money import Rate

#: The official figures that rates are counted from.
_CENTRAL_BANK, _LEGAL_RATE = "bce-mro", "cmf-l313-2"


@dataclass(frozen=True)
class RateSource:
    """ "BCE au 1er juillet 2026 (2,40 %) + 10 points"; the reference of the official figure, none for a contract's."""

    words: str
    figure: str | None


def rate_source(bearing: Bearing, line: Line) -> RateSource:
    """Of a line of interest of an invoice that bears as `bearing`."""
    assert line.kind in (LineKind.INTEREST, LineKind.MAJORATION) and line.start and line.rate is not None
    words, annual = _parts(bearing, line, line.start)
    assert annual == line.rate, f"{line.invoice}: {words} makes {annual}, not {line.rate}"
    figure = _CENTRAL_BANK if "BCE" in words else _LEGAL_RATE if "taux légal" in words else None
    return RateSource(words, figure)


def _parts(bearing: Bearing, line: Line, start: date) -> tuple[str, Rate]:
    terms = bearing.terms
    if bearing.regime is Regime.PUBLIC:
        assert bearing.start is not None
        return _central_bank(bearing.start, law.public_rate(bearing.start).value, ", figé au départ des intérêts")
    if terms.rate is not None:
        if line.rate == terms.rate:
            return "taux du contrat", terms.rate
        return _multiple(start, law.FLOOR_MULTIPLE, "minimum légal : ")
    if bearing.regime is Regime.BUSINESS:
        if terms.floor_multiple is None:
            return _central_bank(start, law.late_rate(start).value)
        below = terms.floor_multiple < law.FLOOR_MULTIPLE
        return _multiple(start, max(terms.floor_multiple, law.FLOOR_MULTIPLE), "minimum légal : " if below else "")
    legal = law.legal_rate(start, bearing.private_creditor).value
    if line.kind is LineKind.MAJORATION:
        points = law.judicial_increase(start).value
        return f"{_legal(start, legal)} + {_points(points)} (deux mois après la décision)", legal + points
    if terms.floor_multiple is not None:
        return f"{terms.floor_multiple} × {_legal(start, legal)}", legal * terms.floor_multiple
    return _legal(start, legal), legal


def _central_bank(on: date, total: Rate, after: str = "") -> tuple[str, Rate]:
    """The ECB's rate of the first day of the semester, and the points that the law adds."""
    first = semester_start(on)
    base = law.ecb_rate(first).value
    return f"BCE au {day(first)} ({rate(base)}) + {_points(total - base)}{after}", total


def _multiple(on: date, times: int, before: str) -> tuple[str, Rate]:
    legal = law.legal_rate(on).value
    return f"{before}{times} × {_legal(on, legal)}", law.floor_rate(on, times).value


def _legal(on: date, value: Rate) -> str:
    return f"taux légal du {'1er' if on.month <= 6 else '2e'} semestre {on.year} ({rate(value)})"


def _points(value: Rate) -> str:
    whole, rest = divmod(value, 10_000)
    assert not rest, "the law adds whole points"
    return f"{number(whole)} points"
