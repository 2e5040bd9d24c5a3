"""How easy a French text is to read: the formula of Kandel and Moles (1958), Flesch's for French. 100: very easy; under 30: hard.

207 - 1.015 x words a sentence - 73.6 x syllables a word. Syllables are groups of vowels, a last mute « e » aside.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-zà-öø-ÿœæ]+", re.IGNORECASE)
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüÿœæ]+", re.IGNORECASE)
_MARKS = re.compile(r"\[\[[^\]]*\]\]|\[([^\]]*)\]\([^)]*\)|[*_`#|]")


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence, marks of Markdown and figures aside."""
    plain = _MARKS.sub(lambda found: found[1] or " x ", text)
    cut = re.split(r"[.!?…:;]\s|\n\s*\n", plain + "\n\n")
    return [words for piece in cut if (words := _WORD.findall(piece))]


def syllables(word: str) -> int:
    groups = len(_VOWELS.findall(word))
    mute = re.search(r"[^aeiouyàâäéèêëîïôöùûü](?:e|es|ent)$", word, re.IGNORECASE) is not None
    return max(1, groups - (mute and groups > 1))


def ease(text: str) -> float:
    cut = sentences(text)
    words = [word for sentence in cut for word in sentence]
    assert words
    return 207 - 1.015 * len(words) / len(cut) - 73.6 * sum(map(syllables, words)) / len(words)
