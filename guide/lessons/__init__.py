"""Learn it by doing it: lessons, words of the field, and decisions to take. Every figure comes from `guide/law`."""

from guide.lessons import learnt
from guide.lessons.card import cards
from guide.lessons.case import (
    EXPORT,
    ON,
    Answers,
    BlankVerdict,
    Case,
    answers,
    cases,
    export,
    invoice_files,
    judged,
    offered,
)
from guide.lessons.cheque import CALCULATORS, cheque_dates
from guide.lessons.clause import Between, clauses
from guide.lessons.figure import filled
from guide.lessons.glossary import GlossaryTerm, met, search, terms
from guide.lessons.law_marks import check_figures
from guide.lessons.lesson import Lesson, lessons
from guide.lessons.quiz import Decision, decisions, next_ones
