"""Money is an `int` of cents; a yearly rate is an `int` of ten-thousandths of a percent (12.40 % = 124000).

Two ways in: `parse_amount` for what a person types, `amount_from_json` for our files.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

from guide.errors import AmountUnreadable

Cents: TypeAlias = int
Rate: TypeAlias = int

RATE_SCALE = 10_000
#: The largest amount read from a person or a file: one hundred billion euros, far inside int64.
MAX_CENTS = 10**13

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'\u2019]")
_CURRENCY = re.compile(r"(?:€|EUR(?:OS?)?)", re.IGNORECASE)
#: Digits are those of the keyboard: others (full-width, Arabic) are refused, never read in silence.
_JSON_AMOUNT = re.compile(r"-?\d{1,11}\.\d{2}", re.ASCII)
_PLAIN = re.compile(r"\d+(?:[.,]\d*)?|[.,]\d+", re.ASCII)


def round_half_up(numerator: int, denominator: int) -> int:
    """`numerator / denominator` to the nearest integer, halves away from zero. Integers only, so exact."""
    assert denominator > 0
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def parse_amount(text: str) -> Cents:
    """Cents of an amount as people type it: « 1 234,50 € », "1234.5", "(12,50)", "12,50-", "1.234,56".

    The last of "," and "." is the decimal mark. "1.234" or "1,234" alone is ambiguous and refused,
    unlike "1 234". Raises AmountUnreadable.
    """
    stripped = text.strip()
    body = _CURRENCY.sub("", _SPACES.sub("", stripped)).replace("\u2212", "-").replace("\u2013", "-")
    sign = 1
    if body.startswith("(") and body.endswith(")"):
        sign, body = -1, body[1:-1]
    elif body.endswith("-"):
        sign, body = -1, body[:-1]
    elif body.startswith("-"):
        sign, body = -1, body[1:]
    elif body.startswith("+"):
        body = body[1:]
    body = _one_decimal_mark(body, stripped)
    if not _PLAIN.fullmatch(body):
        raise _unreadable(stripped)
    value = Decimal(body.replace(",", "."))
    return sign * to_cents(value)


def _one_decimal_mark(body: str, text: str) -> str:
    """`body` without its thousands marks. Raises AmountUnreadable when the marks can be read two ways."""
    marks = [c for c in body if c in ".,"]
    if not marks:
        return body
    last = max(body.rfind(","), body.rfind("."))
    decimals = len(body) - last - 1
    if len(set(marks)) == 1:
        if len(marks) > 1:
            return _without_groups(body, marks[0], text)
        if decimals == 3 and last > 0 and body[:last] != "0":
            raise AmountUnreadable(
                f"« {text} » peut se lire de deux façons (mille, ou trois décimales).",
                "Écrivez par exemple 1234,00 ou 1 234,00.",
            )
        return body
    thousands = "." if body[last] == "," else ","
    if body.count(body[last]) != 1:
        raise _unreadable(text)
    return _without_groups(body[:last], thousands, text) + body[last:]


def _without_groups(body: str, mark: str, text: str) -> str:
    head, *groups = body.split(mark)
    if not 1 <= len(head) <= 3 or any(len(group) != 3 for group in groups):
        raise _unreadable(text)
    return head + "".join(groups)


def _unreadable(text: str) -> AmountUnreadable:
    return AmountUnreadable(f"« {text} » n'est pas un montant.", "Écrivez par exemple 1 234,50.")


def to_cents(value: Decimal) -> Cents:
    """Cents of a number of euros, half up, away from zero. Raises AmountUnreadable past MAX_CENTS."""
    if not value.is_finite():
        raise AmountUnreadable(f"« {value} » n'est pas un montant.", "Écrivez par exemple 1 234,50.")
    if abs(value) > MAX_CENTS // 100:
        raise AmountUnreadable("Ce montant dépasse cent milliards d'euros.", "Vérifiez le nombre de chiffres.")
    return int((value * 100).to_integral_value(ROUND_HALF_UP))


def amount_from_json(text: object) -> Cents:
    """Cents of an amount of our files: a string with a dot and two decimals, "1200.00". Raises AmountUnreadable."""
    if not isinstance(text, str) or not _JSON_AMOUNT.fullmatch(text):
        raise AmountUnreadable(
            f"« {text} » n'est pas un montant de fichier.",
            'Un montant s\'écrit entre guillemets, avec un point et deux décimales : "1200.00".',
        )
    return int(text.replace(".", ""))


def amount_to_json(cents: Cents) -> str:
    """ "1200.00": the inverse of `amount_from_json`."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def rate_from_decimal(percent: Decimal) -> Rate:
    """A yearly percent as an integer rate. Raises AmountUnreadable beyond four decimals or outside 0..1000 %."""
    scaled = percent * RATE_SCALE
    if not percent.is_finite() or scaled != scaled.to_integral_value() or not 0 <= percent <= 1000:
        raise AmountUnreadable(
            f"« {percent} » n'est pas un taux annuel en pour cent.",
            "Écrivez par exemple 12.40 (quatre décimales au plus).",
        )
    return int(scaled)


def rate_to_json(rate: Rate) -> str:
    """ "12.40": at least two decimals, more only when the rate has them."""
    whole, part = divmod(rate, RATE_SCALE)
    digits = f"{part:04d}"
    return f"{whole}.{digits[:2]}{digits[2:].rstrip('0')}"
