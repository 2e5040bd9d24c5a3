"""Which page each line stands on: what stays together, what may be cut, headings repeated at the top of each page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from guide.letters.pdf.flow import ORPHANS, RULE, WIDOWS, Flowing, Laid, Ruled, flow, gap, written
from guide.letters.pdf.line_breaks import TextLine
from guide.letters.pdf.paper import PrintedPaper
from guide.letters.pdf.style_sheet import Look

#: A hair: what rounding adds to a page that is full.
_SLACK = 0.1


@dataclass(frozen=True)
class PlacedWords:
    """A paragraph, or the part of it on this page; `top` of its first line."""

    left: float
    top: float
    lines: tuple[TextLine, ...]
    heading: int | None


@dataclass(frozen=True)
class Shading:
    """The grey of a cell."""

    left: float
    top: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True)
class Stroke:
    """A thin line of a table."""

    left: float
    top: float
    width: float


Mark: TypeAlias = PlacedWords | Shading | Stroke


@dataclass(frozen=True)
class Page:
    marks: tuple[Mark, ...]


def pages(paper: PrintedPaper) -> tuple[Page, ...]:
    """Raises PdfRefused for a letter that the font does not have."""
    sheet = paper.sheet
    room = sheet.width - sheet.left - sheet.right
    foot = sum(part.height for part in _footer(paper, 1, 1))
    bottom = sheet.height - max(sheet.bottom, sheet.foot_gap + foot)
    bodies = _Setter(sheet.top, bottom).set(list(flow(paper.body, sheet.left, room)))
    return tuple(Page((*marks, *_foot(paper, number, len(bodies)))) for number, marks in enumerate(bodies, 1))


def _footer(paper: PrintedPaper, page: int, of: int) -> tuple[Laid, ...]:
    room = paper.sheet.width - paper.sheet.left - paper.sheet.right
    return tuple(written(part, paper.sheet.left, room, page, of) for part in paper.footer)


def _foot(paper: PrintedPaper, page: int, of: int) -> Iterator[PlacedWords]:
    parts = _footer(paper, page, of)
    top = paper.sheet.height - paper.sheet.foot_gap - sum(part.height for part in parts)
    for part in parts:
        yield PlacedWords(part.left, top, part.lines, None)
        top += part.height


class _Setter:
    """Puts one thing after another on pages from `top` to `bottom`."""

    def __init__(self, top: float, bottom: float) -> None:
        self._top, self._bottom = top, bottom
        self._y = top
        self._above: Flowing | None = None
        self._pages: list[list[Mark]] = [[]]

    def set(self, parts: Sequence[Flowing]) -> list[list[Mark]]:
        index = 0
        while index < len(parts):
            end = _chain(parts, index)
            chain = parts[index:end]
            if chain[0].look.page_break and self._pages[-1]:
                self._turn()
            if not self._fits(chain) and self._pages[-1] and self._fits(chain, fresh=True):
                self._turn()
            for part in chain:
                self._put(part)
            index = end
        return self._pages

    def _fits(self, chain: Sequence[Flowing], fresh: bool = False) -> bool:
        """Whether all of it, and the least of its last part, fits under what is there, or on a new page."""
        y, above = (self._top, None) if fresh else (self._y, self._above)
        if fresh and isinstance(chain[0], Ruled):
            y += sum(row.height for row in chain[0].headings)
        for part in chain[:-1]:
            y += self._space(above, part) + part.height
            above = part
        return y + self._space(above, chain[-1]) + chain[-1].start <= self._bottom + _SLACK

    def _space(self, above: Flowing | None, part: Flowing) -> float:
        """Nothing at the top of a page but the first: Word drops it there."""
        return gap(above, part) if above is not None or len(self._pages) == 1 or part.look.page_break else 0.0

    def _turn(self) -> None:
        self._pages.append([])
        self._y, self._above = self._top, None

    def _put(self, part: Flowing) -> None:
        room = self._bottom - self._y - self._space(self._above, part)
        if isinstance(part, Laid):
            self._put_lines(part, room)
        else:
            if part.height > room + _SLACK and self._pages[-1]:
                self._turn()
            self._y += self._space(self._above, part)
            if not self._pages[-1]:
                for heading in part.headings:
                    self._put_row(heading)
            self._put_row(part)
        self._above = part

    def _put_lines(self, part: Laid, room: float) -> None:
        self._y += self._space(self._above, part)
        left = part.lines
        while left:
            count = _count(left, room)
            if count == len(left) or (count == 0 and not self._pages[-1]):
                count = count or 1
            elif part.look.whole and self._pages[-1]:
                count = 0
            else:
                count = _cut(count, len(left), fresh=not self._pages[-1])
            taken, left = left[:count], left[count:]
            if taken:
                height = sum(line.height for line in taken)
                self._pages[-1].append(PlacedWords(part.left, self._y, taken, part.look.heading))
                self._y += height
            if left:
                self._turn()
                room = self._bottom - self._top

    def _put_row(self, row: Ruled) -> None:
        """The row whole; one taller than a page is cut line by line."""
        if row.height > self._bottom - self._top:
            for part in _slices(row, self._bottom - self._y, self._bottom - self._top):
                if self._pages[-1] and part.height > self._bottom - self._y + _SLACK:
                    self._turn()
                self._draw_row(part)
        else:
            self._draw_row(row)

    def _draw_row(self, row: Ruled) -> None:
        page, top = self._pages[-1], self._y
        page.extend(
            Shading(column.left, top, column.width, row.height, column.fill)
            for column in row.columns
            if column.fill is not None
        )
        if row.lined:
            width = sum(column.width for column in row.columns)
            if not isinstance(self._above, Ruled) or row.first:
                page.append(Stroke(row.left, top, width))
            page.append(Stroke(row.left, top + row.height, width))
        for column in row.columns:
            page.extend(_stack(column.content, top + (RULE if row.lined else 0.0)))
        self._y += row.height
        self._above = row


def _chain(parts: Sequence[Flowing], start: int) -> int:
    """Where ends what begins at `start` and must stay together."""
    end = start
    while end < len(parts) - 1 and parts[end].look.keep_next and not parts[end + 1].look.page_break:
        end += 1
    return end + 1


def _stack(content: Sequence[Flowing], top: float) -> Iterator[Mark]:
    """The content of a cell, from its top down."""
    above: Flowing | None = None
    for part in content:
        top += gap(above, part)
        if isinstance(part, Laid):
            yield PlacedWords(part.left, top, part.lines, part.look.heading)
        else:
            for column in part.columns:
                yield from _stack(column.content, top)
        top += part.height
        above = part


def _count(lines: Sequence[TextLine], room: float) -> int:
    """How many lines fit."""
    count = 0
    for line in lines:
        room -= line.height
        if room < -_SLACK:
            break
        count += 1
    return count


def _cut(fitting: int, total: int, fresh: bool) -> int:
    """How many lines stay, so that none is alone on either page; all that fit where the page is new."""
    lines = min(fitting, total - WIDOWS)
    if lines >= ORPHANS:
        return lines
    return max(1, fitting) if fresh else 0


def _slices(row: Ruled, room: float, page: float) -> Iterator[Ruled]:
    """A row taller than a page as several, each as tall as the room it has."""
    rest: list[list[PlacedWords]] = [
        [w for w in _stack(column.content, 0.0) if isinstance(w, PlacedWords)] for column in row.columns
    ]
    while any(rest):
        taken: list[tuple[Flowing, ...]] = []
        tallest = 0.0
        for index, words in enumerate(rest):
            slice_, rest[index], height = _take(words, room)
            taken.append(slice_)
            tallest = max(tallest, height)
        columns = tuple(replace(column, content=content) for column, content in zip(row.columns, taken, strict=True))
        if any(taken):
            yield replace(row, columns=columns, height=tallest)
        elif room >= page:
            return
        room = page


def _take(words: Sequence[PlacedWords], room: float) -> tuple[tuple[Flowing, ...], list[PlacedWords], float]:
    """The lines of a cell that fit in `room`, what is left, and how tall the first are."""
    laid: list[Flowing] = []
    y = 0.0
    for index, each in enumerate(words):
        count = _count(each.lines, room - y)
        if count:
            laid.append(Laid(each.lines[:count], each.left, Look()))
            y += sum(line.height for line in each.lines[:count])
        if count < len(each.lines):
            return tuple(laid), [replace(each, lines=each.lines[count:]), *words[index + 1 :]], y
    return tuple(laid), [], y
