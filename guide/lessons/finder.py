"""Where a question is answered: the lessons, cases, cards, clauses and words that speak of what a person types."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from guide.lessons.card import cards
from guide.lessons.case import cases
from guide.lessons.clause import clauses
from guide.lessons.glossary import met, terms
from guide.lessons.lesson import lessons
from guide.values.accents import unaccented

#: How many answers are worth reading.
MOST = 6
#: Words that say nothing of what is asked.
_EMPTY = frozenset((
    "au", "aux", "avec", "ce", "ces", "cela", "comment", "dans", "de", "des", "du", "elle", "elles", "en", "est",
    "et", "eux", "il", "ils", "je", "la", "le", "les", "leur", "lui", "ma", "mais", "me", "mes", "mon", "ne", "nos",
    "notre", "nous", "on", "ou", "par", "pas", "pour", "puis", "quand", "que", "quel", "quelle", "qui", "quoi",
    "sa", "se", "ses", "si", "son", "sont", "sur", "ta", "te", "tes", "ton", "tu", "un", "une", "vos", "votre",
    "vous", "y", "a", "ai", "as", "ont", "faire", "fait", "faut", "peut", "peux", "dois", "doit", "suis", "client",
    "clients",
))  # fmt: skip
#: What people say, and how it is said here.
_ALSO = {
    "cgv": "clause vendre", "contrat": "clause vendre", "sms": "message", "spam": "reçue",
    "ami": "proche", "frère": "proche", "famille": "proche", "fois": "échéancier accord", "mensualités": "échéancier",
    "poliment": "relance rappel", "vexer": "relance", "prix": "coût aide", "tarif": "coût aide", "avocat": "aider aide",
    "agence": "recouvrement", "faillite": "liquidation collective", "mairie": "public acheteur", "vite": "heure",
    "avance": "acompte", "dénoncer": "jamais", "publier": "jamais", "recommandée": "demeure",
}  # fmt: skip
_NAMED = 0.4


class Place(StrEnum):
    LECON = "lecon"
    FICHE = "fiche"
    CLAUSE = "clause"
    CAS = "cas"
    MOT = "mot"


@dataclass(frozen=True)
class Found:
    place: Place
    id: str
    title: str


def find(asked: str, sheets: Mapping[str, str]) -> tuple[Found, ...]:
    """What answers `asked`, the best first. `sheets`: titles of the cards and calculators that the screen offers, by id."""
    stems = {_stem(word) for word in _words(asked) if word not in _EMPTY}
    stems |= {_stem(word) for stem in stems for word in _also().get(stem, "").split()}
    named = {term.id for term in met(asked)}
    places = [*_known(), *_sheets(sheets)]
    held = [(_stems(found.title), _stems(text)) for found, text in places]
    # A word that is everywhere says little of what is asked.
    weight = {stem: 1 / (1 + sum(stem in text or stem in title for title, text in held)) for stem in stems}
    scored = []
    for order, ((found, text), (title, said)) in enumerate(zip(places, held, strict=True)):
        score = sum(weight[stem] * (4 * (stem in title) + (stem in said)) for stem in stems)
        score += _NAMED * (found.id in named) + _NAMED / 2 * len(named & _met(found.title))
        score += _NAMED / 4 * len(named & _met(text))
        if score:
            scored.append((-score, order, found))
    scored.sort(key=lambda each: each[:2])
    return tuple(found for score, _, found in scored if 5 * score <= scored[0][0])[:MOST]


@cache
def _also() -> Mapping[str, str]:
    return {_stem(_words(said)[0]): ours for said, ours in _ALSO.items()}


@cache
def _known() -> tuple[tuple[Found, str], ...]:
    return (
        *((Found(Place.LECON, each.id, each.title), _together(text for _, text in each.parts))
          for each in lessons().values()),
        *((Found(Place.CLAUSE, each.id, each.title), f"{each.words} {each.use}") for each in clauses().values()),
        *((Found(Place.CAS, each.id, each.title), f"{each.story} {each.why_step}") for each in cases().values()),
        *((Found(Place.MOT, each.id, each.term), _together((*each.forms, each.means))) for each in terms().values()),
    )  # fmt: skip


def _sheets(titles: Mapping[str, str]) -> Iterator[tuple[Found, str]]:
    for id, title in titles.items():
        card = cards().get(id)
        text = _together((card.idea, *(line for _, lines in card.parts for line in lines))) if card else title
        yield Found(Place.FICHE, id, title), text


def _together(texts: Iterator[str] | tuple[str, ...]) -> str:
    return " ".join(texts)


@cache
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(_stem, _words(text)))


@cache
def _met(text: str) -> frozenset[str]:
    return frozenset(term.id for term in met(text))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", unaccented(text).lower())


def _stem(word: str) -> str:
    """The ending aside: « relances », « relancer » and « relancé » are one."""
    return word[:6].removesuffix("s").removesuffix("e")
