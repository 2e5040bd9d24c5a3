"""How amounts, rates and days are written: in French, or in the language of a client abroad.

The figures are the same, to the cent; only their marks change (« 1 103,96 € », « €1,103.96 », « 1.103,96 € »).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from guide.values import french
from guide.values.french import MINUS, NBSP
from guide.values.money import RATE_SCALE, Cents, Rate


class Language(StrEnum):
    """The languages that a letter to a client abroad is also written in; a value is a code of ISO 639."""

    EN = "en"
    DE = "de"
    ES = "es"
    IT = "it"


@dataclass(frozen=True)
class Notation:
    """The marks of one language."""

    money: Callable[[Cents], str]
    rate: Callable[[Rate], str]
    day: Callable[[date], str]
    short_day: Callable[[date], str]
    listed: Callable[[Sequence[str]], str]


FRENCH = Notation(french.money, french.rate, french.day, french.short_day, lambda parts: french.listed([*parts]))

_LOCALES = {Language.EN: ("en", "GB"), Language.DE: ("de", "DE"), Language.ES: ("es", "ES"), Language.IT: ("it", "IT")}
#: The day in a column: the month in letters where a reader might take it for the day.
_SHORT = {Language.EN: "d MMM y", Language.DE: "dd.MM.y", Language.ES: "dd/MM/y", Language.IT: "dd/MM/y"}
_AND = {Language.EN: "and", Language.DE: "und", Language.ES: "y", Language.IT: "e"}
#: English has the sign before the amount; English and Italian have no space before « % ».
_EURO_FIRST = frozenset((Language.EN,))
_PERCENT_TOUCHES = frozenset((Language.EN, Language.IT))


@cache
def notation(language: Language) -> Notation:
    locale = Locale(*_LOCALES[language])
    return Notation(
        partial(_money, language, locale),
        partial(_rate, language, locale),
        partial(_day, "long", locale),
        partial(_day, _SHORT[language], locale),
        lambda parts: french.listed([*parts], _AND[language]),
    )


def _number(value: Decimal, decimals: int, locale: Locale) -> str:
    pattern = "#,##0." + "0" * decimals
    return str(format_decimal(abs(value), format=pattern, locale=locale))


def _money(language: Language, locale: Locale, cents: Cents) -> str:
    figures = _number(Decimal(cents) / 100, 2, locale)
    sign = MINUS if cents < 0 else ""
    return f"{sign}€{figures}" if language in _EURO_FIRST else f"{sign}{figures}{NBSP}€"


def _rate(language: Language, locale: Locale, value: Rate) -> str:
    percent = Decimal(value) / RATE_SCALE
    decimals = max(2, -int(str(percent.normalize().as_tuple().exponent))) if value % 100 else 2
    gap = "" if language in _PERCENT_TOUCHES else NBSP
    return f"{MINUS if value < 0 else ''}{_number(percent, decimals, locale)}{gap}%"


def _day(form: str, locale: Locale, on: date) -> str:
    return str(format_date(on, form, locale=locale)).replace(" ", NBSP)
