"""Columns of dates: the few distinct texts of a column to days, day first or month first decided by the column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guide.ledger.source.table import Codes
from guide.values.dates import FIRST_DAY, LAST_DAY

_TIME = r"(?:[T ]+[0-9]{1,2}[:hH][0-9]{2}.*)?"
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})" + _TIME)
_PARTS = re.compile(
    r"(?:[a-zé]{2,9}\.?,? )?([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})" + _TIME, re.IGNORECASE
)
_WORDS = re.compile(r"(?:[a-zé]+\.? )?([0-9]{1,2})(?:er)?[ -]([a-zéû]{3,9})\.?[ -]([0-9]{4}|[0-9]{2})", re.IGNORECASE)
#: Nov 15, 2026
_ENGLISH = re.compile(r"(?:[a-z]+,? )?([a-z]{3,9})\.? ([0-9]{1,2}),? ([0-9]{4})", re.IGNORECASE)
_MONTHS = {
    **dict.fromkeys(("janvier", "janv", "jan", "january"), 1),
    **dict.fromkeys(("fevrier", "fevr", "fev", "feb", "february"), 2),
    **dict.fromkeys(("mars", "mar", "march"), 3),
    **dict.fromkeys(("avril", "avr", "apr", "april"), 4),
    **dict.fromkeys(("mai", "may"), 5),
    **dict.fromkeys(("juin", "jun", "june"), 6),
    **dict.fromkeys(("juillet", "juil", "jul", "july"), 7),
    **dict.fromkeys(("aout", "aug", "august"), 8),
    **dict.fromkeys(("septembre", "sept", "sep", "september"), 9),
    **dict.fromkeys(("octobre", "oct", "october"), 10),
    **dict.fromkeys(("novembre", "nov", "november"), 11),
    **dict.fromkeys(("decembre", "dec", "december"), 12),
}
#: What a database or an accounting software writes where there is no day.
NO_DAY = frozenset(("00000000", "00/00/0000", "0000-00-00", "0000-00-00 00:00:00"))
_NOTHING = NO_DAY | frozenset(("", "0", "-", "n/a", "none", "nat", "nan"))
#: Days of a spreadsheet, counted from here: 1990 to 2100.
_SERIAL_ZERO = date(1899, 12, 30)


@dataclass(frozen=True, eq=False)
class Days:
    """A column of dates. `bad`: the cell holds something that is no date (NaT in `on`); an empty cell is not bad."""

    on: NDArray[np.datetime64]
    bad: NDArray[np.bool_]
    blank: NDArray[np.bool_]


def day_first(columns: Sequence[Codes]) -> bool | None:
    """Whether 03/04 is 3 April, from the parts above 12 in these columns. None when nothing tells."""
    first = second = 0
    for codes in columns:
        for text in codes.values:
            match = _PARTS.fullmatch(text)
            if match:
                first += int(match.group(1)) > 12
                second += int(match.group(2)) > 12
    return None if first == second == 0 else first >= second


def two_ways(codes: Codes, *texts: str) -> bool:
    """Whether one of these texts (all those of the column when none is given) is a date in both orders, and not the
    same one."""
    parts = (_PARTS.fullmatch(text) for text in texts or codes.values)
    return any(f is not None and f[1] != f[2] and max(int(f[1]), int(f[2])) <= 12 for f in parts)


def read_day(text: str, dayfirst: bool = True) -> date | None:
    """A date of an export: AAAAMMJJ, JJMMAAAA, JJMMAA, ISO (a time is dropped), JJ/MM/AA(AA), 3 mars 2026,
    Mar 3, 2026, a serial; the day of the week may stand before."""
    year, month, day = _parts(text, dayfirst)
    if year < 100:
        year += 2000
    try:
        day_read = date(year, month, day)
    except ValueError:
        return None
    return day_read if FIRST_DAY <= day_read < LAST_DAY else None


#: A day in a title: 31/12/2025, 2025-12-31, 31 December 2025.
_IN_TEXT = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}(?:er)? [a-zéû]{3,9}\.? \d{4}|"
    r"[a-z]{3,9}\.? \d{1,2}, \d{4}",
    re.IGNORECASE,
)


def day_of_title(lines: Sequence[str]) -> date | None:
    """The last day that the lines above a header speak of: a report is made then, or stops there."""
    texts = [text for line in lines for text in _IN_TEXT.findall(line)]
    days = [day for text in texts if (day := read_day(text) or read_day(text, dayfirst=False))]
    return max(days, default=None)


_NO_DAY = (0, 0, 0)


def _parts(text: str, dayfirst: bool) -> tuple[int, int, int]:
    if text.isascii() and text.isdigit():
        return _digits(text)
    if match := _ISO.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _PARTS.fullmatch(text):
        a, b = int(match[1]), int(match[2])
        return (int(match[3]), b, a) if dayfirst else (int(match[3]), a, b)
    if match := _WORDS.fullmatch(text):
        month = match[2].lower().replace("é", "e").replace("û", "u")
        return int(match[3]), _MONTHS.get(month, 0), int(match[1])
    if match := _ENGLISH.fullmatch(text):
        return int(match[3]), _MONTHS.get(match[1].lower(), 0), int(match[2])
    return _NO_DAY


def _digits(text: str) -> tuple[int, int, int]:
    if len(text) == 8:
        year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
        if FIRST_DAY.year <= year < LAST_DAY.year and 1 <= month <= 12:
            return year, month, day
        return int(text[4:]), int(text[2:4]), int(text[:2])
    if len(text) == 6:
        return int(text[4:]), int(text[2:4]), int(text[:2])
    if len(text) == 5:
        serial = _SERIAL_ZERO + timedelta(days=int(text))
        return serial.year, serial.month, serial.day
    return _NO_DAY


def read_days(codes: Codes, dayfirst: bool = True) -> Days:
    """The column as days; each distinct text is read once."""
    read = [read_day(text, dayfirst) if text.lower() not in _NOTHING else None for text in codes.values]
    nothing = [text.lower() in _NOTHING for text in codes.values]
    bad = [day is None and not empty for day, empty in zip(read, nothing, strict=True)]
    values = np.array(
        [np.datetime64("NaT") if day is None else np.datetime64(day) for day in read] or [], dtype="datetime64[D]"
    )
    if not len(values):
        none = np.zeros(0, dtype=np.bool_)
        return Days(np.zeros(0, dtype="datetime64[D]"), none, none)
    return Days(values.take(codes.index), codes.where(bad), codes.where(nothing))


def cell_text(cell: Any) -> str:
    """A typed cell as text that reads back the same: dates in ISO, numbers to the cent or whole."""
    if isinstance(cell, str):
        return cell[1:] if cell.startswith("'") else cell
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, (time, timedelta)) or cell is None:
        return ""
    if isinstance(cell, float):
        if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        exact = Decimal(repr(cell))
        if not exact.is_finite() or abs(exact) > 10**15:
            return str(cell)
        return format(exact.quantize(Decimal("0.01"), ROUND_HALF_UP), "f")
    return str(cell)
