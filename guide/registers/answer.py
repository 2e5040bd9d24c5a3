"""An answer read tolerantly and within bounds: a key that is unknown is ignored, one that is missing is None.

What comes from outside is text to be shown as text: each is cut and cleaned here, once.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from guide.errors import RegisterAnswerRefused
from guide.values.text import printable

#: Rows read of one answer, whatever it holds.
MOST_ROWS = 100
_LONGEST = 300


class Entry:
    """One object of an answer."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._raw = raw

    def text(self, key: str) -> str | None:
        """A text or a number as clean text on one line; None when absent, empty or of another type."""
        value = self._raw.get(key)
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            return None
        line = " ".join(printable(str(value)).split())[:_LONGEST]
        return line or None

    def day(self, key: str) -> date | None:
        text = self.text(key)
        try:
            return date.fromisoformat(text[:10]) if text else None
        except ValueError:
            return None

    def entry(self, key: str) -> "Entry":
        """An object, also when the register gives it as JSON in a text; an empty one when absent."""
        value = _unpacked(self._raw.get(key))
        return Entry(value if isinstance(value, dict) else {})

    def entries(self, key: str) -> "Iterator[Entry]":
        """The objects of a list, also when the register gives it as JSON in a text."""
        value = _unpacked(self._raw.get(key))
        if isinstance(value, list):
            yield from (Entry(each) for each in value[:MOST_ROWS] if isinstance(each, dict))

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._raw.get(key)
        values = value if isinstance(value, list) else [value]
        return tuple(text for each in values[:MOST_ROWS] if (text := Entry({"": each}).text("")))

    def number(self, key: str) -> int | None:
        value = self._raw.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None


def read_object(body: bytes, register: str) -> Entry:
    """The object that an answer is. Raises RegisterAnswerRefused for anything else."""
    try:
        value = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise unreadable(register)
    return Entry(value)


def unreadable(register: str) -> RegisterAnswerRefused:
    return RegisterAnswerRefused(
        f"La réponse reçue de {register} n'a pas la forme attendue : rien n'a été rempli.",
        "Réessayez plus tard, ou remplissez à la main.",
    )


def _unpacked(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in "[{":
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return None
    return value
