"""Weighs the readings of a doubtful list: where they give other totals, customers or currencies, the question is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from guide.errors import UnreadableFile
from guide.ledger.columns.doubts import Doubt, Doubts, Reading
from guide.ledger.columns.mapping import mapping_for
from guide.ledger.columns.row_anomalies import ReadPart
from guide.ledger.source.anomalies import shortened
from guide.ledger.source.entries import Debtors
from guide.ledger.source.source_files import ColumnMapping, Options
from guide.ledger.source.table import Table
from guide.ledger.source.total_question import TotalAnswer, TotalInDoubt, TotalQuestion

#: Doubts weighed: each costs a few readings.
_MOST = 12


@dataclass(frozen=True)
class Weight:
    """What a list says is owed: cents by customer and currency, and the euros of those who owe."""

    by_customer: tuple[tuple[str, int, int], ...]
    open: int
    #: What is still doubtful under these options.
    doubts: tuple[Doubt, ...] = field(default=(), compare=False)


def weight_of(part: ReadPart, debtors: Debtors, options: Options) -> Weight:
    """What the lines of a list weigh on the day asked."""
    entries = part.entries
    weight = entries.left
    day = options.on or options.today
    if entries.settled is not None and day is not None:
        weight = np.where(entries.settled > np.datetime64(day, "D"), entries.amount, weight)
    owed: dict[tuple[str, int], int] = {}
    currency = np.zeros(len(entries), dtype=np.int8) if entries.currency is None else entries.currency
    for code in np.unique(currency).tolist():
        mine = currency == code
        sums = np.zeros(len(debtors), dtype=np.int64)
        np.add.at(sums, entries.debtor[mine], weight[mine])
        for debtor in np.flatnonzero(sums).tolist():
            owed[debtors.names[debtor], code] = owed.get((debtors.names[debtor], code), 0) + int(sums[debtor])
    return Weight(
        tuple((name, code, cents) for (name, code), cents in sorted(owed.items())),
        sum(cents for (_, code), cents in owed.items() if code == 0 and cents > 0),
    )


def ask(
    doubts: Doubts, table: Table, name: str, options: Options, weigh: Callable[[Table, str, Options], Weight]
) -> None:
    """Raises TotalInDoubt for the first doubt whose readings do not weigh the same. The total of an answer that leaves
    another question is not told: it is that of the last one."""
    for doubt in doubts.met[:_MOST]:
        weighed = _weights(doubt, table, name, options, weigh)
        if not _matters(doubt, weighed):
            continue
        answers = []
        for reading, changed, weight in weighed:
            under = replace(options, mapping=changed)
            further = any(_matters(each, _weights(each, table, name, under, weigh)) for each in weight.doubts[:_MOST])
            cents = None if further or doubt.of_sheet else weight.open
            answers.append(TotalAnswer(reading.label, cents, reading.option, changed, further))
        raise TotalInDoubt(_question(doubt, tuple(answers), table, name))


_Weighed = list[tuple[Reading, ColumnMapping, Weight]]


def _weights(
    doubt: Doubt, table: Table, name: str, options: Options, weigh: Callable[[Table, str, Options], Weight]
) -> _Weighed:
    """Each reading of a doubt that can be read, how the file is read under it, and what it weighs then."""
    mapping = mapping_for(options, table.names) or ColumnMapping()
    weighed = []
    for reading in doubt.readings:
        changed = reading.change(mapping)
        try:
            weighed.append((reading, changed, weigh(table, name, replace(options, mapping=changed))))
        except UnreadableFile:
            continue
    return weighed


def _matters(doubt: Doubt, weighed: _Weighed) -> bool:
    return doubt.forced or len({weight for _, _, weight in weighed}) > 1


def _question(doubt: Doubt, answers: tuple[TotalAnswer, ...], table: Table, name: str) -> TotalQuestion:
    columns = [table.load_codes(column) for column in doubt.columns]
    rows = tuple(
        tuple(shortened(codes.values[codes.index[row]], 30) or "" for codes in columns)
        for row in doubt.rows
        if row < table.rows
    )
    return TotalQuestion(
        name, doubt.sentence, answers, table.names, tuple(table.names[c] for c in doubt.columns), rows, table.preview
    )
