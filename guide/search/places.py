"""The places where an answer stands, each with its title, what it says in one sentence, and all its words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from guide.lessons import CALCULATORS, cards, cases, clauses, lessons, terms
from guide.letters import papers
from guide.path import REMEDIES

_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)


class PlaceKind(StrEnum):
    LESSON = "lesson"
    LETTER = "letter"
    REMEDY = "remedy"
    WORD = "word"
    CARD = "card"
    CALCULATOR = "calculator"
    CLAUSE = "clause"
    CASE = "case"


@dataclass(frozen=True)
class Destination:
    """`says`: one sentence, with the figures of the law as [[…]]; `text`: every word of it, for the search alone."""

    kind: PlaceKind
    id: str
    title: str
    says: str
    text: str

    @property
    def key(self) -> tuple[PlaceKind, str]:
        return self.kind, self.id


@dataclass(frozen=True)
class SearchResult:
    """A place that answers, and its answer in one sentence, with the figures of the day."""

    kind: PlaceKind
    id: str
    title: str
    answer: str


def places() -> Mapping[tuple[PlaceKind, str], Destination]:
    """Every place by kind and id, in the order in which equals are shown."""
    return {place.key: place for place in _all()}


def _all() -> Iterator[Destination]:
    for lesson in lessons().values():
        text = " ".join(body for _, body in lesson.parts)
        yield Destination(PlaceKind.LESSON, lesson.id, lesson.title, first_sentence(lesson.parts[0][1]), text)
    taught = {remedy: lesson for lesson in reversed(tuple(lessons().values())) for remedy in lesson.remedies}
    for remedy in REMEDIES.values():
        why = remedy.why if isinstance(remedy.why, str) else ""
        teacher = taught.get(remedy.id)
        says = why or (teacher.parts[0][1] if teacher else f"{remedy.title}.")
        yield Destination(PlaceKind.REMEDY, remedy.id, remedy.title, first_sentence(says), why)
    for card in cards().values():
        text = " ".join(line for _, lines in card.parts for line in lines)
        yield Destination(PlaceKind.CARD, card.id, card.title, card.idea, text)
    for id, title in CALCULATORS.items():
        yield Destination(PlaceKind.CALCULATOR, id, f"Calcul : {title}", f"Le calcul : {title}.", "")
    for paper in papers().values():
        yield Destination(PlaceKind.LETTER, paper.id, paper.title, first_sentence(paper.offered), paper.offered)
    for term in terms().values():
        yield Destination(
            PlaceKind.WORD, term.id, term.term, first_sentence(term.means), f"{' '.join(term.forms)} {term.means}"
        )
    for clause in clauses().values():
        text = f"{clause.words} {clause.use}"
        yield Destination(PlaceKind.CLAUSE, clause.id, clause.title, first_sentence(clause.use), text)
    for case in cases().values():
        yield Destination(
            PlaceKind.CASE, case.id, case.title, first_sentence(case.story), f"{case.story} {case.why_step}"
        )


def first_sentence(text: str) -> str:
    """Up to its first full stop."""
    plain = " ".join(text.replace("**", "").split())
    match = _SENTENCE.match(plain)
    return match.group() if match else plain
