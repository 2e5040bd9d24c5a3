"""Words that may depend on the situation."""

from collections.abc import Callable
from typing import TypeAlias, TypeVar

S = TypeVar("S")


#: Words that may depend on the situation: a date, an amount, a town.
Words: TypeAlias = str | Callable[[S], str]


def say(words: Words[S], situation: S) -> str:
    """Words, made for this situation when they depend on it."""
    return words if isinstance(words, str) else words(situation)
