"""Days. Ranges are half-open: `start` is counted, `end` is the first day that is not.

A semester begins on 1 January or 1 July: the days at which the rates of late payment change.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from guide.errors import DateUnreadable

ONE_DAY = timedelta(days=1)
#: Dates outside these bounds are slips of the keyboard or of a spreadsheet, never an invoice.
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 1, 1)
#: Older than any date of an invoice.
OLDEST_BIRTH = date(1900, 1, 1)

_HUMAN = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})", re.ASCII)
#: All digits, as on the keys of a phone.
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})", re.ASCII)
_WORDS = re.compile(r"(?:[a-z]{5,8}\s+)?(\d{1,2})(?:er)?\s+([a-z]{3,9})\.?\s+(\d{4})", re.ASCII)
#: The first letters that tell a month, without accents.
_MONTHS = ("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def date_from_json(text: object, first: date = FIRST_DAY) -> date:
    """A date of our files, "2026-11-22". Raises DateUnreadable."""
    if isinstance(text, str) and _ISO.fullmatch(text):
        try:
            return _within_bounds(date.fromisoformat(text), text, first)
        except ValueError:
            pass
    raise DateUnreadable(
        f"« {text} » n'est pas une date de fichier.", "Une date s'écrit AAAA-MM-JJ, par exemple 2026-11-22."
    )


def parse_date(text: str, first: date = FIRST_DAY) -> date:
    """A date as people type it in France: « 22/11/2026 », "22.11.26", "22112026", « 22 novembre 2026 », or ISO.

    `first`: the oldest that is plausible. Raises DateUnreadable.
    """
    stripped = text.strip()
    if _ISO.fullmatch(stripped):
        return date_from_json(stripped, first)
    match = _HUMAN.fullmatch(stripped) or _DIGITS.fullmatch(stripped)
    parts = [int(part) for part in match.groups()] if match else _in_words(stripped)
    if parts:
        day, month, year = parts
        year += 2000 if year < 100 else 0
        try:
            return _within_bounds(date(year, month, day), stripped, first)
        except ValueError:
            raise DateUnreadable(
                f"« {stripped} » : ce jour n'existe pas.", "Vérifiez le jour et le mois (JJ/MM/AAAA)."
            ) from None
    raise DateUnreadable(f"« {stripped} » n'est pas une date.", "Écrivez par exemple 22/11/2026.")


def _in_words(text: str) -> list[int] | None:
    """Day, month and year of « mardi 1er décembre 2026 », None when it is not one."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    match = _WORDS.fullmatch(" ".join(plain.split()))
    if match is None:
        return None
    day, name, year = match.groups()
    months = [n for n, start in enumerate(_MONTHS, 1) if name.startswith(start)]
    return [int(day), months[0], int(year)] if months else None


def _within_bounds(day: date, text: str, first: date) -> date:
    if not first <= day < LAST_DAY:
        raise DateUnreadable(
            f"« {text} » : l'année n'est pas plausible.",
            f"Une date se situe entre {first.year} et {LAST_DAY.year - 1}.",
        )
    return day


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day (31 January + 1 month = 28 February)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The same date `years` later (29 February becomes 28 February)."""
    return add_months(day, 12 * years)


def end_of_month(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def semester_start(day: date) -> date:
    """1 January or 1 July of the half-year of `day`."""
    return date(day.year, 1 if day.month < 7 else 7, 1)


def next_semester(day: date) -> date:
    """The first day of the half-year after that of `day`."""
    return date(day.year, 7, 1) if day.month < 7 else date(day.year + 1, 1, 1)


def semester_cuts(start: date, end: date) -> Iterator[date]:
    """Each 1 January and 1 July strictly between `start` and `end`."""
    cut = next_semester(start)
    while cut < end:
        yield cut
        cut = next_semester(cut)
