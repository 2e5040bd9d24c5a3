"""How long a route takes, from the delays of the law; what no source gives is not known.

To compare, a month counts thirty days. The time of a court or of a clerk has no source: a range then has no end.
"""

from dataclasses import dataclass
from datetime import date

from guide import law
from guide.errors import NotInForce
from guide.values.french import count

DAYS = {"jours": 1, "mois": 30, "ans": 365}


@dataclass(frozen=True)
class Duration:
    """Days, or None where no text fixes them."""

    min: int | None
    max: int | None
    words: str
    references: tuple[str, ...]
    to_check: bool


@dataclass(frozen=True)
class Delays:
    """Ids of delays of the law, added up for the shortest and for the longest time, and since when they count."""

    shortest: tuple[str, ...] = ()
    longest: tuple[str, ...] = ()
    since: str = ""


NO_DELAY = Delays()


def duration(usage: str | None, delays: Delays, on: date) -> Duration:
    """The time of a route, with the texts that fix it; `usage` is the order of magnitude, where none does."""
    try:
        low = [law.delay(name, on) for name in delays.shortest]
        high = [law.delay(name, on) for name in delays.longest]
    except NotInForce:
        low = high = []
    used = [*low, *high]
    least, most = (sum(DAYS[d.value.unit] * d.value.count for d in group) or None for group in (low, high))
    return Duration(
        least,
        most,
        _words(least, most, delays.since) or (f"{usage} (ordre de grandeur)" if usage else "non connu"),
        tuple(dict.fromkeys(d.reference for d in used)),
        not used or any(d.support != "2+" for d in used),
    )


def _words(least: int | None, most: int | None, since: str) -> str:
    if least is None and most is None:
        return ""
    if most is None:
        length = f"{span(least or 0)} au moins"
    elif least is None:
        length = f"{span(most)} au plus"
    else:
        length = f"de {span(least)} à {span(most)}"
    return f"{length} {since}".strip()


def span(days: int) -> str:
    """ "45 jours", "2 mois", "1 mois et 8 jours"."""
    months, rest = divmod(days, 30)
    parts = [f"{months}\u00a0mois"] if months else []
    return " et ".join([*parts, count(rest, "jour", "jours")] if rest or not parts else parts)
