"""Tables as Markdown: real table cells for a screen reader, figures to the right, no frame to import."""

from collections.abc import Iterable, Sequence

import streamlit as st

from pages.ui.kit.labels import plain

Row = Sequence[object]


class Markdown(str):
    """A cell that is already Markdown (a link, a bold word): never made from what a person typed unescaped."""

    __slots__ = ()


def show(head: Sequence[str], rows: Iterable[Row], right: Iterable[int] = (), total: Row | None = None) -> None:
    """A table; the columns of `right` hold figures, `total` is its last row, in bold."""
    st.markdown(text(head, rows, right, total))


def text(head: Sequence[str], rows: Iterable[Row], right: Iterable[int] = (), total: Row | None = None) -> str:
    figures = set(right)
    lines = [_line(head), _line(["--:" if i in figures else ":--" for i in range(len(head))], raw=True)]
    lines += [_line(row) for row in rows]
    if total is not None:
        lines.append(_line([Markdown(f"**{cell(c)}**") if str(c) else "" for c in total]))
    return "\n".join(lines)


def cell(content: object) -> str:
    return str(content) if isinstance(content, Markdown) else plain(content)


def _line(row: Row, raw: bool = False) -> str:
    return "| " + " | ".join(str(c) if raw else cell(c) for c in row) + " |"
