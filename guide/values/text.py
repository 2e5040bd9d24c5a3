"""Texts that people and their software give: what shows, without the marks that do not."""

import re

#: The format characters of Unicode (category Cf), those of no use in a French name or sentence included.
_INVISIBLE = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)


def visible(text: str) -> str:
    """The text without invisible marks: direction overrides, zero-width joiners, soft hyphens, byte order marks.

    They show nothing, and make a name read otherwise than it is written.
    """
    return text if text.isascii() else _INVISIBLE.sub("", text)


def printable(text: str, instead: str = " ") -> str:
    """On one line, nothing in it but what shows; `instead`: what takes the place of each other character."""
    return text if text.isprintable() else "".join(char if char.isprintable() else instead for char in text)


def word_list(words: str) -> tuple[str, ...]:
    """A table of words in their order, written as a line of them."""
    return tuple(words.split())


def word_set(words: str) -> frozenset[str]:
    """The same, in no order."""
    return frozenset(words.split())
