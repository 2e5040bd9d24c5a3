"""How figures and dates are written for people in France: the only place that formats them.

Non-breaking spaces are U+00A0 everywhere: U+202F, which typographers prefer in numbers, is missing from several
fonts and from some spreadsheet readers.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from guide.values.money import RATE_SCALE, Cents, Rate

if TYPE_CHECKING:
    from babel import Locale

NBSP = "\u00a0"
MINUS = "\u2212"
#: Where a French line may not break: before : ; ? ! » € %, after «, n°, art., L., R., D. and « article », in a number.
#: A colon that a word or a dash follows is a mark of Markdown.
#: The space comes first: Python then looks at the spaces of a text alone, five times as quick.
_NO_BREAK = re.compile(
    r" (?:(?=[;»?!]|:(?![\w-]))|(?<=« )|(?<=n° )|(?<=\bart\. )|(?<=\b[LRD]\. )|(?<=\barticle )(?=\d)"
    r"|(?<=\d )(?=[€%]|\d{3}(?!\d)|(?:janvier|juillet|décembre)\b))"
)


@cache
def _locale() -> "Locale":
    # Here, for the many who write figures and no word.
    from babel import Locale

    return Locale("fr", "FR")


@cache
def _months() -> Mapping[int, str]:
    return dict(_locale().months["format"]["wide"])


def number(value: int | Decimal, decimals: int = 0) -> str:
    """ "1 234,50": grouped by three, decimal comma."""
    text = f"{abs(Decimal(value)):,.{decimals}f}".replace(",", NBSP).replace(".", ",")
    return f"{MINUS}{text}" if value < 0 else text


def money(cents: Cents, currency: str = "EUR") -> str:
    """ "1 103,96 €"; another currency keeps its code: "12,00 USD"."""
    unit = "€" if currency == "EUR" else currency
    return f"{number(Decimal(cents) / 100, 2)}{NBSP}{unit}"


def rate(value: Rate) -> str:
    """ "12,40 %": two decimals, more only when the rate has them."""
    percent = Decimal(value) / RATE_SCALE
    decimals = max(2, -int(str(percent.normalize().as_tuple().exponent))) if value % 100 else 2
    return f"{number(percent, decimals)}{NBSP}%"


def day(on: date) -> str:
    """ "22 novembre 2026", "1er juillet 2026"."""
    return NBSP.join(("1er" if on.day == 1 else str(on.day), _months()[on.month], str(on.year)))


def weekday(on: date) -> str:
    """ "dimanche 22 novembre 2026"."""
    return f"{_locale().days['format']['wide'][on.weekday()]}{NBSP}{day(on)}"


def short_day(on: date) -> str:
    """ "22/11/2026"."""
    return f"{on:%d/%m/%Y}"


def month(on: date) -> str:
    """ "novembre 2026"."""
    return f"{_months()[on.month]}{NBSP}{on.year}"


def count(n: int, one: str, many: str) -> str:
    """ "1 facture", "2 factures", "0 facture": French takes the plural from two."""
    return f"{number(n)}{NBSP}{one if abs(n) < 2 else many}"


def listed(parts: list[str] | tuple[str, ...], last: str = "et") -> str:
    """ "a, b et c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def unbroken(text: str) -> str:
    """Words whose spaces do not break where French has it so."""
    return _NO_BREAK.sub(NBSP, text)


def typeset(text: str) -> str:
    """Words as printers set them in French: curved apostrophes, spaces that do not break."""
    return unbroken(text).replace("'", "’")


def country(code: str) -> str:
    """ "Belgique" for "BE"; a code that no country has stays as it is."""
    return str(_locale().territories.get(code, code))
