"""Doubts met while a list is read, and how each is put to the person once two readings of it give two totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from guide.ledger.source.source_files import ColumnMapping, Field

#: Cells shown with a question.
SAMPLES = 5


@dataclass(frozen=True)
class Reading:
    """One way to read a doubtful file. `label` ends « 12,00 € si … », `option` gives it on the command line."""

    label: str
    option: str
    change: Callable[[ColumnMapping], ColumnMapping]


@dataclass(frozen=True)
class Doubt:
    """What is not sure, in one sentence; `columns` and `rows` are looked at to tell. `forced`: asked even where its
    readings agree, for none of them is sure. `of_sheet`: its readings hold for other sheets too, and tell no total."""

    sentence: str
    readings: tuple[Reading, ...]
    columns: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()
    forced: bool = False
    of_sheet: bool = False


@dataclass
class Doubts:
    """Collects them while a list is read; they are weighed once it is."""

    met: list[Doubt] = field(default_factory=list)

    def add(
        self,
        sentence: str,
        readings: Sequence[Reading],
        columns: Sequence[int] = (),
        rows: Sequence[int] = (),
        forced: bool = False,
        of_sheet: bool = False,
    ) -> None:
        self.met.append(Doubt(sentence, tuple(readings), tuple(columns), tuple(rows)[:SAMPLES], forced, of_sheet))


def quoted(text: str) -> str:
    """A name as a shell takes it."""
    return '"' + text.replace('"', "'") + '"'


def believing(header: str, label: str = "") -> Reading:
    """Only this column says what is paid."""
    return Reading(label or f"on croit « {header} »", f"--paye {quoted(header)}", lambda m: replace(m, paid_by=header))


def all_unpaid() -> Reading:
    return Reading("toutes sont impayées", "--paye aucune", lambda m: replace(m, paid_by=""))


def answering(code: str, value: str, label: str, option: str) -> Reading:
    """An answer kept under the code of its question."""
    return Reading(label, option, lambda m: replace(m, answers={**m.answers, code: value}))


def placing(which: Field, header: str, label: str, option: str) -> Reading:
    """A field in another column."""
    return Reading(label, option, lambda m: replace(m, columns={**m.columns, which: header}))
