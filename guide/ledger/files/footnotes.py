"""Lines under a table that are no rows of it: blank ones, « Édité le 12/11/2026 », « Page 1/1 »."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guide.ledger.columns.currencies import currency_of
from guide.ledger.files.encoding import Decoded
from guide.ledger.files.header import Heading

#: Lines looked at from the last one up, blank ones included.
_MOST = 10
#: Of fewer cells, one alone may be a customer who owes nothing.
_CELLS = 3


def is_footnote(cells: Sequence[str]) -> bool:
    """Whether words stand alone on their line, which then holds neither an amount nor a day. A currency that is not the euro
    is left in the table: it may be that of the amounts."""
    filled = [text for text in cells if text.strip(' "\t')]
    if len(cells) < _CELLS or len(filled) != 1:
        return False
    return any(map(str.isalpha, filled[0])) and currency_of(filled[0]) in (None, "EUR")


def without_footnotes(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first rows are left once the lines under the table are off; one at least."""
    end = len(rows)
    while end > max(1, len(rows) - _MOST) and is_footnote(rows[end - 1]):
        end -= 1
    return end


def text_without_footnotes(source: Decoded, header: Heading) -> Decoded:
    """The same of a text, whose lines are not cut yet: those without separators are set apart later."""
    data, end = source.data, len(source.data)
    last = end
    for _ in range(_MOST):
        start = data.rfind(b"\n", header.offset, end) + 1
        if start <= header.offset or header.known.fec:
            break
        cells = data[start:end].decode(source.encoding, errors="replace").strip("\r").split(header.separator)
        if any(text.strip() for text in cells) and not is_footnote(cells):
            break
        last, end = start, start - 1
    return source if last == len(data) else replace(source, data=data[:last])
