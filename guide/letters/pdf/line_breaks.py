"""A paragraph cut into lines, as Word cuts it: at spaces and hyphens, never inside a number nor at a no-break space."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from guide.letters.pdf import font
from guide.letters.pdf.paper import Counter, Number, PaperParagraph, Picture, Piece
from guide.letters.pdf.style_sheet import Align, Look, Tab

#: A word goes to its space, or to a hyphen that a letter follows.
_WORDS = re.compile(r"[\t\n]|[^ \t\n]*?[^ \t\n-]-(?=[^\W\d_])|[^ \t\n]+ *| +")
#: Where tabs lead when the paragraph says nothing.
_EVERY = 36.0
#: A hair: what rounding adds to a line that fits.
_SLACK = 0.01


@dataclass(frozen=True)
class Glyphs:
    """Letters of one look, drawn from `x` on; `words`: the same, one by one where the line is stretched."""

    x: float
    words: tuple[str, ...]
    bold: bool
    size: float
    #: What is added after each word but the last, to reach the right margin.
    stretch: float = 0.0


@dataclass(frozen=True)
class Placed:
    """A picture from `x` on, its foot on the base line."""

    x: float
    picture: Picture


@dataclass(frozen=True)
class TextLine:
    height: float
    #: From the top of the line down to the base line.
    base: float
    pieces: tuple[Glyphs | Placed, ...]


@dataclass(frozen=True)
class _Word:
    text: str
    width: float
    #: Without the spaces at its end, which hang over the margin.
    solid: float
    bold: bool
    size: float


_Item: TypeAlias = _Word | Picture | str


def lines(paragraph: PaperParagraph, room: float, page: int = 1, pages: int = 1) -> tuple[TextLine, ...]:
    """The lines of a paragraph in `room` points; `page` and `pages` are what its counters print.

    Raises PdfRefused for a letter that the font does not have.
    """
    look = paragraph.look
    items = list(_items(paragraph.pieces, {Counter.PAGE: str(page), Counter.PAGES: str(pages)}))
    made: list[TextLine] = []
    rest = items
    while rest or not made:
        start = look.left + (look.first if not made else 0.0)
        taken, rest, last = _fill(rest, start, room - look.right, look)
        made.append(_line(taken, start, room - look.right, look, last or not rest))
    return tuple(made)


def _items(pieces: Sequence[Piece], counters: dict[Counter, str]) -> Iterator[_Item]:
    for piece in pieces:
        if isinstance(piece, Picture):
            yield piece
            continue
        text = counters[piece.counter] if isinstance(piece, Number) else piece.text
        for word in _WORDS.findall(font.plain(text)):
            if word in ("\t", "\n"):
                yield word
            elif word:
                yield _word(word, piece.bold, piece.size)


def _word(text: str, bold: bool, size: float) -> _Word:
    wide = font.width(text, bold, size)
    bare = text.rstrip(" ")
    return _Word(text, wide, wide if bare == text else font.width(bare, bold, size), bold, size)


def _fill(items: list[_Item], start: float, end: float, look: Look) -> tuple[list[_Item], list[_Item], bool]:
    """What goes on one line, what is left, and whether a new line was asked for."""
    x, safe = start, 0
    for index, item in enumerate(items):
        if isinstance(item, str):
            if item == "\n":
                return items[:index], items[index + 1 :], True
            x, safe = _after_tab(x, items[index + 1 :], look), index + 1
            continue
        solid = item.solid if isinstance(item, _Word) else item.width
        if x + solid > end + _SLACK:
            if any(not isinstance(each, str) for each in items[:safe]):
                return items[:safe], items[safe:], False
            if isinstance(item, _Word):
                return _cut_word(items, index, x, end)
        x += item.width
        if not _glued(item, items[index + 1 :]):
            safe = index + 1
    return items, [], False


def _glued(item: _Item, following: list[_Item]) -> bool:
    """A word that no space ends goes on in the next piece: bold in the middle of a word."""
    ended = not isinstance(item, _Word) or item.text[-1:] in (" ", "-")
    return not ended and bool(following) and isinstance(following[0], _Word)


def _cut_word(items: list[_Item], index: int, x: float, end: float) -> tuple[list[_Item], list[_Item], bool]:
    """A word longer than the line, an address of the web for one, is cut where the line ends."""
    word = items[index]
    assert isinstance(word, _Word)
    count = 1
    while count < len(word.text) and x + font.width(word.text[: count + 1], word.bold, word.size) <= end:
        count += 1
    first, rest = (_word(part, word.bold, word.size) for part in (word.text[:count], word.text[count:] or " "))
    left = [rest] if word.text[count:].strip() else []
    return [*items[:index], first], [*left, *items[index + 1 :]], False


def _after_tab(x: float, following: list[_Item], look: Look) -> float:
    """Where the text after a tab begins."""
    stop = _stop(x, look)
    if not stop.right:
        return stop.at
    wide = 0.0
    for item in following:
        if isinstance(item, str):
            break
        wide += item.width
    return max(x, stop.at - wide)


def _stop(x: float, look: Look) -> Tab:
    """The first stop after `x`; a list's text begins where its lines do."""
    stops = [*look.tabs, *([Tab(look.left, False)] if look.first < 0 else [])]
    ahead = [stop for stop in sorted(stops, key=lambda stop: stop.at) if stop.at > x + _SLACK]
    return ahead[0] if ahead else Tab((x // _EVERY + 1) * _EVERY, False)


def _line(items: list[_Item], start: float, end: float, look: Look, last: bool) -> TextLine:
    sizes = [item.size for item in items if isinstance(item, _Word)] or [look.size]
    tallest = max(sizes)
    picture = max((item.height for item in items if isinstance(item, Picture)), default=0.0)
    single = tallest * font.HEIGHT
    text = look.exact or single * look.line
    base = max(text - single + tallest * font.ASCENT, picture)
    height = base + single - tallest * font.ASCENT if picture else text
    used = _used(items)
    tabbed = "\t" in items
    shift, stretch = 0.0, 0.0
    spare = end - start - used
    if not tabbed and look.align in (Align.RIGHT, Align.CENTER):
        shift = spare / (2 if look.align is Align.CENTER else 1)
    elif look.align is Align.JUSTIFIED and not last and not tabbed:
        gaps = sum(item.text.count(" ") for item in items if isinstance(item, _Word)) - _hanging(items)
        stretch = max(0.0, spare / gaps) if gaps else 0.0
    return TextLine(height, base, tuple(_placed(items, start + shift, look, stretch)))


def _used(items: list[_Item]) -> float:
    """The width of a line, the spaces at its end left out."""
    total = sum(item.width for item in items if not isinstance(item, str))
    final = items[-1] if items else None
    return total - (final.width - final.solid if isinstance(final, _Word) else 0.0)


def _hanging(items: list[_Item]) -> int:
    final = items[-1]
    return len(final.text) - len(final.text.rstrip(" ")) if isinstance(final, _Word) else 0


def _placed(items: list[_Item], x: float, look: Look, stretch: float) -> Iterator[Glyphs | Placed]:
    """Words of one look drawn together, unless they are stretched."""
    glyphs: Glyphs | None = None
    for index, item in enumerate(items):
        if isinstance(item, _Word):
            if glyphs is not None and (glyphs.bold, glyphs.size) == (item.bold, item.size):
                glyphs = replace(glyphs, words=(*glyphs.words, item.text))
            else:
                if glyphs is not None:
                    yield glyphs
                glyphs = Glyphs(x, (item.text,), item.bold, item.size, stretch)
            x += item.width + stretch * item.text.count(" ")
            continue
        if glyphs is not None:
            yield glyphs
            glyphs = None
        if isinstance(item, Picture):
            yield Placed(x, item)
            x += item.width
        else:
            x = _after_tab(x, items[index + 1 :], look)
    if glyphs is not None:
        yield glyphs
