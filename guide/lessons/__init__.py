"""Learn it by doing it: lessons, words of the field, and decisions to take. Every figure comes from `guide/law`."""

from __future__ import annotations

from guide.lessons.card import Card, cards
from guide.lessons.case import Case, cases, export
from guide.lessons.clause import Between, Clause, clauses
from guide.lessons.glossary import GlossaryTerm, met, search, terms
from guide.lessons.lesson import Lesson, lessons
from guide.lessons.quiz import Decision, decisions, next_ones

__all__ = [
    "Between",
    "Card",
    "Case",
    "Clause",
    "Decision",
    "GlossaryTerm",
    "Lesson",
    "cards",
    "cases",
    "clauses",
    "decisions",
    "export",
    "lessons",
    "met",
    "next_ones",
    "search",
    "terms",
]
