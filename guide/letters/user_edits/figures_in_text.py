"""The figures of a paragraph: its amounts, rates and dates, masked to know the paragraph again, and carried into the
words that someone wrote in its place.

Article and invoice numbers are words, not figures: a paragraph that cites another one is another paragraph.
"""

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from guide.values.words import MONTHS, NUMBER_WORDS, PLURAL_WORDS, WEEKDAYS

_NUMBERS = tuple(f"{word}s?" if word in PLURAL_WORDS else word for word in NUMBER_WORDS)
#: Of a sum written out, below a thousand billions.
_MOST_WORDS = 30
_S = "[ \u00a0\u202f]"
_SAID = rf"(?:{'|'.join(_NUMBERS)})(?:(?:-|{_S})(?:et{_S})?(?:{'|'.join(_NUMBERS)})){{0,{_MOST_WORDS}}}"
_FIGURE = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:er)?{_S}(?P<month>{'|'.join(MONTHS)}){_S}(?P<year>\d{{4}})\b"
    r"|\b(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})\b"
    rf"|(?<![\w,.\-/])(?P<number>\d{{1,3}}(?:{_S}\d{{3}})+(?:,\d+)?|\d+(?:,\d+)?){_S}?(?P<unit>[€%]|euros?\b|EUR\b)"
    rf"|\b(?P<words>{_SAID}{_S}(?:d[’'])?(?:euros?(?:{_S}et{_S}{_SAID}{_S}centimes?)?|centimes?))\b",
    re.IGNORECASE,
)
#: What could be a figure written in another way.
_LIKE = re.compile(r"\b\w*\d[\w.,/-]*")
#: « un » and « une » are mostly articles.
_SPELT = re.compile(
    rf"\b(?:{'|'.join(word for word in (*_NUMBERS, *MONTHS, *WEEKDAYS) if word != 'un')})\b", re.IGNORECASE
)
_BLANK = "\x00"


@dataclass(frozen=True)
class Figure:
    """`text` as it stands; `key` is the same for every way to write it."""

    text: str
    key: str


@dataclass(frozen=True)
class Carried:
    """The words with today's figures. `moved`: those put there, before and now; `lost`: those whose place in the words is
    not certain: when there are any, the words may say what is no longer true."""

    text: str
    moved: tuple[tuple[str, str], ...] = ()
    lost: tuple[tuple[str, str], ...] = ()


def figures(text: str) -> list[Figure]:
    return [Figure(match.group(), _key(match)) for match in _FIGURE.finditer(text)]


def masked(text: str) -> str:
    """The same for a paragraph whose figures alone have changed."""
    return " ".join(_FIGURE.sub(lambda match: _BLANK + _kind(match), text.replace("’", "'")).split())


def own(text: str, original: str, spelt: bool = False) -> tuple[str, ...]:
    """The figures of a text that the paragraph it replaces does not have, and what looks like one; `spelt`: in words too."""
    known = {figure.key for figure in figures(original)}
    added = [figure.text for figure in figures(text) if figure.key not in known]
    for pattern in (_LIKE, _SPELT) if spelt else (_LIKE,):
        printed = set(pattern.findall(_FIGURE.sub(_BLANK, original).lower()))
        added += [
            word
            for word in pattern.findall(_FIGURE.sub(_BLANK, text))
            if word.lower().rstrip(".,") not in {one.rstrip(".,") for one in printed}
        ]
    return tuple(dict.fromkeys(added))


def carried(original: str, text: str, now: str) -> Carried:
    """`text`, which replaces `original`, with the figures of `now`, the same paragraph another day.

    A figure that the words dropped is not missed, unless they hold another one that may be the same, altered.
    """
    before, after = figures(original), figures(now)
    assert len(before) == len(after)
    became: dict[str, dict[str, str]] = {}
    for old, new in zip(before, after, strict=True):
        became.setdefault(old.key, {}).setdefault(new.key, new.text)
    there, written = Counter(figure.key for figure in before), Counter(figure.key for figure in figures(text))
    lost, dropped, moved = [], [], dict[str, tuple[str, str]]()
    for old, new in zip(before, after, strict=True):
        values = became[old.key]
        if new.key == old.key:
            continue
        if written[old.key] and (len(values) > 1 or written[old.key] > there[old.key]):
            lost.append((old.text, new.text))
        elif written[old.key]:
            moved[old.key] = (old.text, new.text)
        if written[old.key] < there[old.key]:
            dropped.append((old.text, new.text))
    if dropped and own(text, original, spelt=True):
        lost += dropped
    updated = _FIGURE.sub(lambda match: moved[_key(match)][1] if _key(match) in moved else match.group(), text)
    return Carried(updated, tuple(moved.values()), tuple(dict.fromkeys(lost)))


def _kind(match: re.Match[str]) -> str:
    if match["unit"]:
        return "%" if match["unit"] == "%" else "€"
    return "mots" if match["words"] else "date"


def _key(match: re.Match[str]) -> str:
    if match["month"]:
        return f"{match['year']}-{MONTHS.index(match['month'].lower()) + 1:02d}-{int(match['day']):02d}"
    if match["y"]:
        return f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}"
    if match["number"]:
        value = Decimal(re.sub(_S, "", match["number"]).replace(",", ".")).normalize()
        return f"{value:f} {_kind(match)}"
    return re.sub(_S, " ", match["words"].lower().replace("’", "'"))
