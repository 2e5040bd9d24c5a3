"""Worked cases: complete, invented, at a fixed day. Explained step by step, then replayed with blanks.

Nothing of their figures is typed: the first step, the sum and the last day are worked out as for a real dossier.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from guide import path as guide_path
from guide.case import storage
from guide.case.model import Dossier
from guide.claim import limitation, statement
from guide.lessons.lesson import lessons
from guide.path.remedies import REMEDIES
from guide.values.data_file import entries
from guide.values.french import unbroken
from guide.values.money import Cents

FOLDER = Path(__file__).with_name("cases")
#: The day that every case speaks of, so that its figures never change.
ON = date(2026, 11, 22)
EXPORT = "atelier_nord_factures.csv"
_KEYS = {"title", "lesson", "story", "why_step", "why_amount", "why_date"}


@dataclass(frozen=True)
class Case:
    id: str
    title: str
    lesson: str
    story: str
    why_step: str
    why_amount: str
    why_date: str
    dossier: Dossier


@dataclass(frozen=True)
class Answers:
    """What the product finds. `step`: id of the first remedy; `amount`: claimable on the day, in cents; `last_day`: that
    of the first step when it has one (a claim to lodge), else that of the limitation."""

    step: str
    title: str
    amount: Cents
    last_day: date | None


class BlankVerdict(StrEnum):
    """How close an answer is."""

    JUSTE = "juste"
    PRESQUE = "presque"
    A_REVOIR = "a_revoir"


@cache
def cases() -> Mapping[str, Case]:
    """Every worked case by id. Raises DataFileError naming case and rule."""
    out = {}
    for id, entry in entries(FOLDER / "cases.toml", _KEYS).items():
        entry.one_of("lesson", lessons())
        words = {key: unbroken(entry.text(key)) for key in _KEYS}
        out[id] = Case(id, dossier=storage.loads((FOLDER / f"{id}.json").read_bytes()), **words)
    return out


def answers(case: Case, on: date = ON) -> Answers:
    """The first step, the sum and the last day of a case, as the other screens show them."""
    advice = guide_path.advise(case.dossier, on)
    first = advice.steps[0]
    owed = statement(case.dossier, on)
    return Answers(first.remedy, first.title, owed.claimable, first.by or limitation(case.dossier, on).earliest)


def offered(case: Case, on: date = ON) -> tuple[str, ...]:
    """The remedies to choose the first step from: those of the case's own roadmap, and the first steps of the others."""
    own = {step.remedy for step in guide_path.advise(case.dossier, on).steps}
    others = {guide_path.advise(each.dossier, on).primary for each in cases().values()}
    return tuple(id for id in REMEDIES if id in own | others)


def judged(typed: Cents | None, right: Cents) -> BlankVerdict:
    """A sum worked out by hand: a euro away is a rounding, not a misunderstanding."""
    if typed is None:
        return BlankVerdict.A_REVOIR
    if typed == right:
        return BlankVerdict.JUSTE
    return BlankVerdict.PRESQUE if abs(typed - right) <= 100 else BlankVerdict.A_REVOIR


def export() -> bytes:
    """The list of invoices of the worked cases' creditor, as its software would export it."""
    return (FOLDER / EXPORT).read_bytes()


def invoice_files(case: Case) -> Mapping[str, bytes]:
    """The electronic invoices of a case, by file name: none to a private customer, who gets them on paper."""
    paths = [FOLDER / f"{invoice.number}.xml" for invoice in case.dossier.invoices]
    return {path.name: path.read_bytes() for path in paths if path.exists()}
