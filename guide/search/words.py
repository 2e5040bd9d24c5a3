"""What was typed, as the ideas it names: spelling mended, endings cut, the several ways of saying a thing read as one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from guide.values.accents import unaccented
from guide.values.data_file import DataEntry, whole_file

_SYNONYMS = Path(__file__).with_name("synonyms.toml")
#: Cut in this order, one at most, when enough of the word is left.
_ENDINGS = ("issement", "ement", "ation", "ateur", "atrice", "euse", "eur", "ee", "er", "ez", "ent", "ant", "e")
_SOUNDS = (
    (r"ph", "f"),
    (r"eau|au", "o"),
    (r"e[nm](?=[^aeiou]|$)", "an"),
    (r"t(?=i[eo])", "s"),
    (r"c(?=[ei])", "s"),
    (r"z", "s"),
    (r"qu|[qc]", "k"),
    (r"g(?=[ei])", "j"),
    (r"ai|ei", "e"),
    (r"h", ""),
    (r"(.)\1+", r"\1"),
    (r"(?:er|ez|ee|es|[estdx])$", ""),
)
#: A word this short has too many neighbours to be mended.
_SHORTEST = 4
#: « jai », « dargent », « quil »: a word that lost the apostrophe before it.
_ELIDED = re.compile(r"(qu|[cdjlmnst])([aeiouh][a-z]{2,})")
_CURRENCY = "euros"


class Reader:
    """Reads texts as ideas. `known`: the texts whose words are rightly spelt."""

    def __init__(self, known: Iterable[str]) -> None:
        self._ways = _ways()
        self._longest = max(map(len, self._ways))
        self._stems: dict[str, str] = {}
        self._sums: set[str] = set()
        for text in (*known, *(" ".join(way) for line in _lines() for way in line)):
            words = split(text)
            self._stems |= {word: stem(word) for word in words if word not in self._stems}
            self._sums |= {
                word
                for before, word, following in zip(("", *words), words, words[1:], strict=False)
                if following == _CURRENCY and not before.isdecimal()
            }
        self._known_stems = frozenset(self._stems.values())
        self._by_sound: dict[str, str] = {}
        for word in self._stems:
            if len(word) >= _SHORTEST:
                self._by_sound.setdefault(sound(word), word)
        #: By first letter, which is seldom the one mistyped: « copropriété » is no « propriété ».
        self._long: dict[str, list[str]] = {}
        for word in self._stems:
            if len(word) >= _SHORTEST:
                self._long.setdefault(word[0], []).append(word)

    def ideas(self, text: str, mend: bool = False) -> frozenset[str]:
        """The ideas of a text, each once. With `mend`, a word that nothing spells so is read as the nearest one."""
        words = self._mended_all(split(text)) if mend else split(text)
        stems = tuple(self._stems.get(word) or stem(word) for word in words)
        return frozenset(idea for idea in self._said(stems) if idea not in _ignored())

    def _said(self, stems: Sequence[str]) -> Iterable[str]:
        place = 0
        while place < len(stems):
            for size in range(min(self._longest, len(stems) - place), 0, -1):
                idea = self._ways.get(tuple(stems[place : place + size]))
                if idea is not None:
                    yield idea
                    place += size
                    break
            else:
                yield stems[place]
                place += 1

    def _mended_all(self, words: Sequence[str]) -> list[str]:
        """The words mended, without the sums that no text of ours names: « 300 euros » is any sum, « 40 euros » is not."""
        meaningful = [
            word
            for word, following in zip_longest(words, words[1:])
            if not (word.isdecimal() and following == _CURRENCY and word not in self._sums)
        ]
        return " ".join(map(self._mended, meaningful)).split()

    def _mended(self, word: str) -> str:
        """The word as it is rightly spelt; two words when one lost its apostrophe."""
        word = _in_full().get(word, word)
        if len(word) < _SHORTEST or word.isdecimal() or word in _ignored() or stem(word) in self._known_stems:
            return word
        alike = self._by_sound.get(sound(word))
        if alike is not None:
            return alike
        elided = _ELIDED.fullmatch(word)
        if elided and (elided[2] in _ignored() or stem(elided[2]) in self._known_stems):
            return " ".join(elided.groups())
        slips = 1 if len(word) < 8 else 2
        nearest = process.extractOne(word, self._long.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips)
        return nearest[0] if nearest else word


def split(text: str) -> list[str]:
    """The words and numbers of a text, without accents or case; a year is a year."""
    words = re.findall(r"[a-z]+|[0-9]+", unaccented(text.replace("€", " euros ")).lower())
    return ["annee" if re.fullmatch(r"(19|20)\d\d", word) else word for word in words]


def stem(word: str) -> str:
    """The ending aside: « relances », « relancer » and « relancé » are one, as are « payer », « paie » and « paiement »."""
    if word in _ignored() or len(word) < _SHORTEST:
        return word
    short = re.sub(r"(.)\1", r"\1", word.replace("y", "i"))
    short = short.removesuffix("x").removesuffix("s") if not short.endswith("aux") else f"{short[:-3]}al"
    for ending in _ENDINGS:
        if short.endswith(ending) and len(short) - len(ending) >= (4 if ending in ("ent", "ant") else 3):
            return short.removesuffix(ending)
    return short


def sound(word: str) -> str:
    """About how a word is said: « relence » and « relance », « huisier » and « huissier », « prescripsion »."""
    for written, heard in _SOUNDS:
        word = re.sub(written, heard, word)
    return word


@cache
def _ignored() -> frozenset[str]:
    """Words that say nothing of what is asked."""
    return frozenset(_file().texts("ignored"))


@cache
def _file() -> DataEntry:
    return whole_file(_SYNONYMS, {"ignored", "same", "short"})


@cache
def _in_full() -> Mapping[str, str]:
    """Words as messages shorten them -> the word in full."""
    return {short: full for full, *shorts in _file().rows("short") for short in shorts}


@cache
def _lines() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Each idea of synonyms.toml, as its ways, each a few words."""
    return tuple(tuple(tuple(split(way)) for way in line) for line in _file().rows("same"))


@cache
def _ways() -> Mapping[tuple[str, ...], str]:
    """The stems of each way -> its idea. Of two ideas that share a way, the first written keeps it."""
    ideas: dict[tuple[str, ...], str] = {}
    for line in _lines():
        idea = "-".join(map(stem, line[0]))
        for way in line:
            ideas.setdefault(tuple(map(stem, way)), idea)
    return ideas
