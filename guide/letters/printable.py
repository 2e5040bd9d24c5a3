"""What a line of a letter may hold."""

from __future__ import annotations

import re

#: What XML refuses, and the marks that docxtpl would turn into new lines, paragraphs or pages.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


def on_one_line(text: str) -> str:
    """The text with a space in place of whatever a line cannot hold."""
    return _UNPRINTABLE.sub(" ", text)
