"""Reads files whose totals are known beforehand, and their mutations: right, asked or refused, or silently wrong.

A case is written by hand as a small table with what each customer owes. Whatever a mutation destroys, the reader may
ask, refuse, or set a sum apart as owed by a customer to identify; it may not name another sum without a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from guide import ledger
from guide.errors import GuideError
from guide.ledger import Options, SourceFile

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Grid:
    """One file as a table: `above` are the lines over its header."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    separator: str = ";"
    file: str = "export.csv"
    encoding: str = "utf-8"
    above: tuple[str, ...] = ()

    def source(self) -> SourceFile:
        lines = [*self.above, *(self.separator.join(cells) for cells in (self.names, *self.rows))]
        return SourceFile(self.file, "\n".join([*lines, ""]).encode(self.encoding))


@dataclass(frozen=True)
class Case:
    """Files and the truth about them.

    `owed`: cents owed by each customer who owes, by name; None when no figure is right and only a question or a refusal
    is. `unidentified`: cents that are owed by nobody in particular. `items`: cents left of documents, by number (only
    those told are looked at). `files`: what is not a table, as bytes.
    """

    name: str
    grids: tuple[Grid, ...]
    owed: Mapping[str, int] | None
    unidentified: int = 0
    items: Mapping[str, int] = field(default_factory=dict)
    files: tuple[SourceFile, ...] = ()
    options: Options = field(default_factory=lambda: Options(today=TODAY))
    #: A mutation that took the names away: only the sums are compared.
    named: bool = True

    def sources(self) -> list[SourceFile]:
        return [*(grid.source() for grid in self.grids), *self.files]


class Outcome(StrEnum):
    RIGHT = "right"
    ASKED = "asked or refused"
    WRONG = "silently wrong"


@dataclass(frozen=True)
class Verdict:
    case: str
    outcome: Outcome
    why: str = ""
    error: GuideError | None = None


def judge(case: Case) -> Verdict:
    """What reading the case gives, held against its truth. Any error that is not the user's is raised."""
    try:
        read = ledger.read(case.sources(), case.options)
    except GuideError as error:
        return Verdict(case.name, Outcome.ASKED, str(error), error)
    if questions := tuple(getattr(read, "questions", ())):
        return Verdict(case.name, Outcome.ASKED, str(questions[0]))
    if case.owed is None:
        return _told(case, Outcome.WRONG, f"{read.ageing.open} owed, where a question was due")
    known: Counter[str] = Counter()
    unknown = 0
    for view in read.debtors:
        if getattr(view, "identified", True):
            known[view.name] += view.open
        else:
            unknown += view.open
    told_apart = any(not getattr(view, "identified", True) for view in read.debtors)
    claimed = +known
    same = claimed == Counter(case.owed) if case.named else _sums(claimed) == _sums(case.owed)
    if not same or unknown != case.unidentified:
        less = not (_sums(claimed) - _sums(case.owed)) if not case.named else not (claimed - Counter(case.owed))
        if told_apart and less:
            return _told(case, Outcome.ASKED, f"{unknown} set apart as owed by customers to identify")
        return _told(case, Outcome.WRONG, f"{dict(claimed)} + {unknown} unidentified")
    items = read.ageing.items
    left = Counter[str]()
    for place, cents in zip(items.at.tolist(), items.open.tolist(), strict=True):
        left[read.number(place)] += cents
    odd = {number: left[number] for number, cents in case.items.items() if case.named and left[number] != cents}
    return _told(case, Outcome.WRONG, f"items {odd}") if odd else Verdict(case.name, Outcome.RIGHT)


def _told(case: Case, outcome: Outcome, seen: str) -> Verdict:
    return Verdict(case.name, outcome, f"{seen}; right: {case.owed} + {case.unidentified} {dict(case.items)}")


def _sums(owed: Mapping[str, int]) -> Counter[int]:
    return Counter(owed.values())


Rename = Mapping[str, Sequence[str]]


def mutations(case: Case, synonyms: Rename, nameless: Iterable[str] = ()) -> Iterator[Case]:
    """The case with the columns of its tables renamed (by `synonyms`), shuffled, emptied and doubled one at a time.

    `nameless`: the headers of columns without which a customer has no name: emptied or renamed, only sums are compared.
    """
    bare = frozenset(nameless)

    def altered(how: str, change: Callable[[Grid], Grid], named: bool = True) -> Case:
        return replace(
            case, name=f"{case.name} / {how}", grids=tuple(change(g) for g in case.grids), named=case.named and named
        )

    yield altered("columns reversed", lambda g: _ordered(g, range(len(g.names) - 1, -1, -1)))
    yield altered("columns turned", lambda g: _ordered(g, sorted(range(len(g.names)), key=lambda i: (i * 7) % 5)))
    yield altered("rows reversed", lambda g: replace(g, rows=g.rows[::-1]))
    yield altered("headers in capitals", lambda g: replace(g, names=tuple(n.upper() for n in g.names)))
    yield altered("headers padded", lambda g: replace(g, names=tuple(f" {n} " for n in g.names)))
    for name in dict.fromkeys(name for grid in case.grids for name in grid.names):
        yield altered(f"« {name} » emptied", lambda g, name=name: _emptied(g, {name}), name not in bare)  # type: ignore[misc]
        yield altered(f"« {name} » doubled", lambda g, name=name: _doubled(g, name))  # type: ignore[misc]
        for other in synonyms.get(name, ()):
            yield altered(
                f"« {name} » named « {other} »",
                lambda g, name=name, other=other: _renamed(g, name, other),  # type: ignore[misc]
                name not in bare,
            )


def _renamed(grid: Grid, name: str, other: str) -> Grid:
    return replace(grid, names=tuple(other if n == name else n for n in grid.names))


def emptied_by_two(case: Case, nameless: Iterable[str] = ()) -> Iterator[Case]:
    """The case with its columns emptied two by two."""
    bare = frozenset(nameless)
    names = list(dict.fromkeys(name for grid in case.grids for name in grid.names))
    for at, first in enumerate(names):
        for second in names[at + 1 :]:
            both = {first, second}
            yield replace(
                case,
                name=f"{case.name} / « {first} » and « {second} » emptied",
                grids=tuple(_emptied(g, both) for g in case.grids),
                named=case.named and not both & bare,
            )


def _ordered(grid: Grid, order: Iterable[int]) -> Grid:
    places = list(order)
    return replace(
        grid, names=tuple(grid.names[i] for i in places), rows=tuple(tuple(row[i] for i in places) for row in grid.rows)
    )


def _emptied(grid: Grid, names: Iterable[str]) -> Grid:
    gone = frozenset(names)
    return replace(
        grid,
        rows=tuple(
            tuple("" if name in gone else cell for name, cell in zip(grid.names, row, strict=True)) for row in grid.rows
        ),
    )


def _doubled(grid: Grid, name: str) -> Grid:
    if name not in grid.names:
        return grid
    at = grid.names.index(name)
    return replace(grid, names=(*grid.names, name), rows=tuple((*row, row[at]) for row in grid.rows))


@dataclass(frozen=True)
class Tally:
    counts: Counter[Outcome]
    wrong: tuple[Verdict, ...]

    def __str__(self) -> str:
        counted = ", ".join(f"{outcome.value} {self.counts[outcome]}" for outcome in Outcome)
        return f"{self.counts.total()} files: {counted}"


def tally(cases: Iterable[Case]) -> Tally:
    """How many are right, asked or refused, silently wrong; and these last."""
    counts: Counter[Outcome] = Counter()
    wrong = []
    for case in cases:
        verdict = judge(case)
        counts[verdict.outcome] += 1
        if verdict.outcome is Outcome.WRONG:
            wrong.append(verdict)
    return Tally(counts, tuple(wrong))
