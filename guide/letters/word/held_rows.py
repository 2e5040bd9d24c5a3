"""No row of a table alone on a page: Word keeps the paragraphs of a row with the next by a mark in each.

Twice the same: on the tree of a document, and on the text of one of ours, which a batch writes by the thousand.
"""

import re
from typing import Any

from docx.oxml.ns import qn

#: How many of a table's first rows, below its headings, share a page with the next, and last ones with what follows.
FIRST_ROWS, LAST_ROWS = 1, 3
_PARAGRAPH, _PROPERTIES, _STYLE, _KEEP_NEXT = (qn(f"w:{name}") for name in ("p", "pPr", "pStyle", "keepNext"))
_TABLE, _TABLE_END, _ROW_END = "<w:tbl>", "</w:tbl>", "</w:tr>"
#: The start of a paragraph, its properties, the name of its style, and the mark where the schema has it.
_HEAD = re.compile(r"<w:p>(<w:pPr>(?:<w:pStyle [^>]*/>)?)?(<w:keepNext/>)?")


def hold_rows(body: Any) -> None:
    """No row alone: the first of each table of the body stays with the next, and the last ones, total included, with the
    words that follow."""
    for table in body.tbl_lst:
        rows = table.tr_lst
        for row in (*rows[1 : 1 + FIRST_ROWS], *rows[-LAST_ROWS:]):
            for paragraph in row.iter(_PARAGRAPH):
                _keep_with_next(paragraph)


def _keep_with_next(paragraph: Any) -> None:
    """What python-docx writes for `keep_with_next`, at a tenth of its cost: a batch does it forty times a letter."""
    properties = paragraph.find(_PROPERTIES)
    if properties is None:
        properties = paragraph.makeelement(_PROPERTIES)
        paragraph.insert(0, properties)
    if properties.find(_KEEP_NEXT) is None:
        # In the order of the schema, only the name of the style comes before.
        styled = len(properties) > 0 and properties[0].tag == _STYLE
        properties.insert(1 if styled else 0, properties.makeelement(_KEEP_NEXT))


def with_rows_held(body: str) -> str:
    """The same on a body written by a serializer, where no table stands in another."""
    before, *rest = body.split(_TABLE)
    parts = [before]
    for piece in rest:
        table, end, after = piece.partition(_TABLE_END)
        parts += (_TABLE, _held(table), end, after)
    return "".join(parts)


def _held(table: str) -> str:
    *rows, end = table.split(_ROW_END)
    last = len(rows)
    for rank in {*range(1, min(1 + FIRST_ROWS, last)), *range(max(0, last - LAST_ROWS), last)}:
        rows[rank] = _HEAD.sub(_marked, rows[rank])
    return _ROW_END.join((*rows, end))


def _marked(head: re.Match[str]) -> str:
    if head[2]:
        return head[0]
    return f"{head[0]}<w:keepNext/>" if head[1] else f"{head[0]}<w:pPr><w:keepNext/></w:pPr>"
