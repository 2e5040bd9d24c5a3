"""Sums in words, read back by a reader that shares nothing with the writer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guide.values.words import LIMIT, in_words, number_in_words

VALUES = {
    "zéro": 0,
    "un": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "onze": 11,
    "douze": 12,
    "treize": 13,
    "quatorze": 14,
    "quinze": 15,
    "seize": 16,
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
}


def read(words: str) -> int:
    """Adds what follows, multiplies by « vingt » after « quatre », « cent », « mille », « million », « milliard »."""
    total = group = 0
    for word in words.replace("-", " ").split():
        if word == "et":
            continue
        if word.startswith("cent"):
            group = max(group, 1) * 100
        elif word == "mille" or word.startswith(("million", "milliard")):
            power = 1000 if word == "mille" else 10**6 if word.startswith("million") else 10**9
            total, group = total + max(group, 1) * power, 0
        elif word.startswith("vingt") and group % 100 == 4:
            group += 76
        else:
            group += VALUES[word]
    return total + group


@given(st.integers(0, LIMIT - 1) | st.integers(0, 2_000))
def test_a_number_is_read_back(n: int) -> None:
    assert read(number_in_words(n)) == n


@given(st.integers(0, 10**10))
def test_a_sum_is_its_euros_then_its_cents(cents: int) -> None:
    euros, rest = divmod(cents, 100)
    words = in_words(cents).replace("d'", "")
    parts = [f"{number_in_words(euros)} euro{'s' if euros > 1 else ''}"] if euros or not rest else []
    parts += [f"{number_in_words(rest)} centime{'s' if rest > 1 else ''}"] if rest else []
    assert words == " et ".join(parts)
    assert ("d'euros" in in_words(cents)) == (euros > 0 and euros % 10**6 == 0)
