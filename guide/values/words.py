"""French words: months, days, numbers; sums written out in the spelling of deeds, « deux mille euros », « un million d’euros »."""

from guide.values.money import Cents
from guide.values.text import word_list

MONTHS = word_list("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_UNITS = word_list(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
)
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
#: Largest first. Those above a thousand are nouns: they take an s, and « de » before what they count.
_POWERS = ((10**9, "milliard"), (10**6, "million"))
#: The words of all numbers, and those of them that take an s.
NUMBER_WORDS = (*(unit for unit in _UNITS if "-" not in unit), *_TENS.values(), "cent", "mille", "million", "milliard")
PLURAL_WORDS = frozenset({"vingt", "cent", "million", "milliard"})
#: Below this, in whole euros.
LIMIT = 10**12


def in_words(cents: Cents) -> str:
    """ "deux mille euros", "un million d'euros", "mille cent trois euros et quatre-vingt-seize centimes"."""
    assert 0 <= cents < LIMIT * 100
    euros, rest = divmod(cents, 100)
    parts = []
    if euros or not rest:
        join = " d'" if euros and euros % 10**6 == 0 else " "
        parts.append(f"{number_in_words(euros)}{join}{'euros' if euros > 1 else 'euro'}")
    if rest:
        parts.append(f"{number_in_words(rest)} {'centimes' if rest > 1 else 'centime'}")
    return " et ".join(parts)


def number_in_words(n: int) -> str:
    """ "quatre-vingts", "quatre-vingt mille", "deux cent un", "soixante et onze"."""
    assert 0 <= n < LIMIT
    words = []
    for power, name in _POWERS:
        count, n = divmod(n, power)
        if count:
            words.append(f"{_hundreds(count)} {name}{'s' if count > 1 else ''}")
    thousands, n = divmod(n, 1000)
    if thousands:
        # « mille » never varies, nor do « cent » and « vingt » in front of it.
        words.append("mille" if thousands == 1 else f"{_hundreds(thousands, plural=False)} mille")
    if n or not words:
        words.append(_hundreds(n))
    return " ".join(words)


def _hundreds(n: int, plural: bool = True) -> str:
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return _below_hundred(rest, plural)
    many = "s" if plural and not rest and hundreds > 1 else ""
    head = "cent" if hundreds == 1 else f"{_UNITS[hundreds]} cent{many}"
    return f"{head} {_below_hundred(rest, plural)}" if rest else head


def _below_hundred(n: int, plural: bool) -> str:
    if n < len(_UNITS):
        return _UNITS[n]
    if n >= 80:
        return ("quatre-vingts" if plural else "quatre-vingt") if n == 80 else f"quatre-vingt-{_UNITS[n - 80]}"
    tens = 6 if n >= 60 else n // 10
    rest = n - tens * 10
    if not rest:
        return _TENS[tens]
    return f"{_TENS[tens]} et {_UNITS[rest]}" if rest in (1, 11) else f"{_TENS[tens]}-{_UNITS[rest]}"
