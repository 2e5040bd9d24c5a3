"""Texts that people and their software give: what shows, without the marks that do not."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """The text without invisible marks: direction overrides, zero-width joiners, soft hyphens, byte order marks.

    They show nothing, and make a name read otherwise than it is written.
    """
    if text.isascii():
        return text
    return "".join(char for char in text if unicodedata.category(char) != "Cf")
