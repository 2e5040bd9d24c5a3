"""The styles of a Word file, each with what it inherits: how a paragraph and its letters look on the page.

Lengths are in points, as everywhere in this room.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_TWIPS = 20
#: The style of a paragraph where the file has none.
_NONE = ""
#: A line of 240 is as high as its letters.
_SINGLE = 240


class Align(Enum):
    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"
    JUSTIFIED = "both"


_ALIGNS = {each.value: each for each in Align} | {"start": Align.LEFT, "end": Align.RIGHT}


@dataclass(frozen=True)
class Tab:
    """Where a tab leads, from the left margin; `right`: what follows ends there."""

    at: float
    right: bool


@dataclass(frozen=True)
class Look:
    """`left`, `first`: where the lines begin, and how much further the first one. `line`: of the height of the letters, unless
    `exact` says it in points.

    `heading`: 1 for a title, None for plain text. `whole`: never cut by the foot of a page. `list_id`: of which list.
    """

    size: float = 10.0
    bold: bool = False
    align: Align = Align.LEFT
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    line: float = 1.0
    exact: float | None = None
    keep_next: bool = False
    page_break: bool = False
    whole: bool = False
    tabs: tuple[Tab, ...] = ()
    heading: int | None = None
    list_id: str | None = None


@dataclass(frozen=True)
class TableLook:
    """The lines of a table and the room at the sides of a cell."""

    lined: bool = False
    left: float = 5.4
    right: float = 5.4


@dataclass(frozen=True)
class StyleSheet:
    """What each style looks like, by its id; `normal` is that of a paragraph that names none."""

    normal: str
    looks: Mapping[str, Look]
    tables: Mapping[str, TableLook]

    def look(self, id: str | None) -> Look:
        return self.looks.get(id or self.normal) or self.looks[self.normal]


@lru_cache(maxsize=16)
def style_sheet(xml: bytes) -> StyleSheet:
    """That of `word/styles.xml`; the templates have few, and each is read once."""
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    base = with_properties(
        Look(), root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"), root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    )
    styles = {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
    paragraphs = {id: style for id, style in styles.items() if style.get(f"{W}type") == "paragraph"}
    tables = {id: style for id, style in styles.items() if style.get(f"{W}type") == "table"}
    return StyleSheet(
        next((id for id, style in paragraphs.items() if style.get(f"{W}default") == "1"), _NONE),
        {_NONE: base} | {id: _resolved(id, paragraphs, base) for id in paragraphs},
        {id: _table(style) for id, style in tables.items()},
    )


def _resolved(id: str, styles: Mapping[str, Any], base: Look) -> Look:
    """The chain of what a style is based on, from the first one down; a circle ends where it closes."""
    chain: list[Any] = []
    seen: set[str] = set()
    current: str | None = id
    while current is not None and current in styles and current not in seen:
        seen.add(current)
        chain.append(styles[current])
        current = _value(styles[current], "basedOn")
    look = base
    for style in reversed(chain):
        look = with_properties(look, style.find(f"{W}pPr"), style.find(f"{W}rPr"))
    return look


def with_properties(look: Look, paragraph: Any, letters: Any) -> Look:
    """The look changed by what `w:pPr` and `w:rPr` say, each or none."""
    changes: dict[str, Any] = {}
    for property_ in () if paragraph is None else paragraph:
        _read_paragraph(property_, changes)
    for property_ in () if letters is None else letters:
        name = property_.tag.removeprefix(W)
        if name == "sz":
            changes["size"] = int(property_.get(f"{W}val")) / 2
        elif name == "b":
            changes["bold"] = _on(property_)
    return replace(look, **changes) if changes else look


def _read_paragraph(element: Any, changes: dict[str, Any]) -> None:
    name = element.tag.removeprefix(W) if isinstance(element.tag, str) else ""
    if name == "jc":
        changes["align"] = _ALIGNS.get(element.get(f"{W}val"), Align.LEFT)
    elif name == "spacing":
        for key, attribute in (("before", "before"), ("after", "after")):
            if element.get(f"{W}{attribute}") is not None:
                changes[key] = points(element, attribute)
        if element.get(f"{W}line") is not None:
            exact = element.get(f"{W}lineRule", "auto") == "exact"
            changes["exact"] = points(element, "line") if exact else None
            changes["line"] = 1.0 if exact else int(element.get(f"{W}line")) / _SINGLE
    elif name == "ind":
        for key, attribute in (("left", "left"), ("right", "right"), ("first", "firstLine")):
            if element.get(f"{W}{attribute}") is not None:
                changes[key] = points(element, attribute)
        if element.get(f"{W}hanging") is not None:
            changes["first"] = -points(element, "hanging")
    elif name in ("keepNext", "pageBreakBefore", "keepLines"):
        key = {"keepNext": "keep_next", "pageBreakBefore": "page_break", "keepLines": "whole"}[name]
        changes[key] = _on(element)
    elif name == "tabs":
        changes["tabs"] = tuple(
            Tab(points(tab, "pos"), tab.get(f"{W}val") in ("right", "end"))
            for tab in element
            if tab.get(f"{W}val") != "clear"
        )
    elif name == "outlineLvl":
        level = int(element.get(f"{W}val"))
        changes["heading"] = level + 1 if level < 9 else None
    elif name == "numPr":
        changes["list_id"] = _value(element, "numId")


def _table(style: Any) -> TableLook:
    margins = style.find(f"{W}tblPr/{W}tblCellMar")
    lined = style.find(f"{W}tblPr/{W}tblBorders") is not None
    if margins is None:
        return TableLook(lined)
    sides = {side.tag.removeprefix(W): points(side, "w") for side in margins}
    return TableLook(lined, sides.get("left", sides.get("start", 5.4)), sides.get("right", sides.get("end", 5.4)))


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else str(child.get(f"{W}val"))


def _on(element: Any) -> bool:
    return element.get(f"{W}val", "1") not in _OFF


def points(element: Any, attribute: str) -> float:
    """A length that the file gives in twentieths of a point."""
    return int(element.get(f"{W}{attribute}").partition(".")[0]) / _TWIPS
