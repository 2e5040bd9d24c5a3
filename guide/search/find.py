"""The places that answer a question, the best first.

A question is read as ideas (words.py). It is compared with each way of asking that answers.toml holds, and with the title
and the text of every place; an idea that is everywhere weighs little.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from guide.lessons import filled, met
from guide.search.answers import answers
from guide.search.places import Destination, PlaceKind, SearchResult, places
from guide.search.words import Reader

#: How many answers are worth reading.
MOST = 6
#: Of the best score: what scores less is not shown.
_SHARE = 0.5
#: Under this, nothing of the question was met.
_LEAST = 0.12
#: The rest of a score is the closest way of asking.
_COVERED = 0.4
#: No question needs more.
_READ = 200
#: Who asks what a word means is shown the word.
_MEANING = re.compile(r"c.est quoi|qu.est.ce qu|veut dire|d[ée]finition|signifie|[àa] quoi sert", re.IGNORECASE)
_DEFINED = 1
#: A place found by its own words alone, against a question that was foreseen.
_UNFORESEEN = 0.75
#: A worked case shows one story; who asks wants the rule first.
_STORY = 0.45


@dataclass(frozen=True)
class _Entry:
    """`ways`: the ideas of each way of asking; `all`: every idea of the place."""

    place: Destination
    says: str
    ways: tuple[frozenset[str], ...]
    all: frozenset[str]
    weight: float


@dataclass(frozen=True)
class _Index:
    reader: Reader
    entries: tuple[_Entry, ...]
    weights: Mapping[str, float]

    def weigh(self, ideas: Iterable[str]) -> float:
        return sum(self.weights.get(idea, 0) for idea in ideas)


def find(asked: str, on: date) -> tuple[SearchResult, ...]:
    """What answers `asked` (200 characters at most are read), with the figures of the law at `on`; nothing when no word
    of it is known here."""
    index = _index()
    meant = {term.id for term in met(asked)} if _MEANING.search(asked[:_READ]) else set()
    ideas = index.reader.ideas(_MEANING.sub(" ", asked[:_READ]), mend=True) & index.weights.keys()
    best: dict[tuple[PlaceKind, str], tuple[float, int, _Entry]] = {}
    for order, entry in enumerate(index.entries):
        score = _score(ideas, entry, index)
        if entry.place.kind is PlaceKind.WORD and entry.place.id in meant:
            score += _DEFINED
        if score > best.get(entry.place.key, (_LEAST, 0, entry))[0]:
            best[entry.place.key] = (score, -order, entry)
    ranked = sorted(best.values(), key=lambda each: each[:2], reverse=True)
    shown = [entry for score, _, entry in ranked if score >= _SHARE * ranked[0][0]][:MOST]
    return tuple(
        SearchResult(entry.place.kind, entry.place.id, entry.place.title, filled(entry.says, on)) for entry in shown
    )


def found_as_json(results: Iterable[SearchResult]) -> dict[str, Any]:
    """The answer of `python -m guide chercher`."""
    return {
        "results": [{"kind": each.kind, "id": each.id, "title": each.title, "answer": each.answer} for each in results]
    }


def _score(ideas: frozenset[str], entry: _Entry, index: _Index) -> float:
    asked = index.weigh(ideas)
    if not asked:
        return 0
    covered = index.weigh(ideas & entry.all) / asked
    closest = max(
        index.weigh(ideas & way) / math.sqrt(asked * index.weigh(way)) if ideas & way else 0.0 for way in entry.ways
    )
    return entry.weight * (_COVERED * covered + (1 - _COVERED) * closest)


@cache
def _index() -> _Index:
    every, foreseen = places(), answers()
    reader = Reader(
        [
            *(f"{place.title} {place.text}" for place in every.values()),
            *(way for answer in foreseen.values() for way in answer.asked),
        ]
    )
    entries = [
        _entry(reader, answer.place, answer.says, (*answer.asked, answer.place.title), answer.says, 1)
        for answer in foreseen.values()
    ]
    says: dict[tuple[PlaceKind, str], str] = {}
    for answer in foreseen.values():
        says.setdefault(answer.place.key, answer.says)
    entries += [
        _entry(
            reader,
            place,
            says.get(key, place.says),
            (place.title,),
            place.text,
            _STORY if key[0] is PlaceKind.CASE else _UNFORESEEN,
        )
        for key, place in every.items()
    ]
    holding = Counter(idea for entry in entries for idea in entry.all)
    weights = {idea: math.log(1 + len(entries) / many) for idea, many in holding.items()}
    return _Index(reader, tuple(entry for entry in entries if any(entry.ways)), weights)


def _entry(reader: Reader, place: Destination, says: str, ways: tuple[str, ...], text: str, weight: float) -> _Entry:
    read = tuple(ideas for way in ways if (ideas := reader.ideas(way)))
    return _Entry(place, says, read, frozenset().union(*read, reader.ideas(text)), weight)
