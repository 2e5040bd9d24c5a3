"""The ledger: what several files say together, at a day. Files are read once; another day is another look at them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from guide.ledger.receivables.ageing import Ageing, ageing
from guide.ledger.receivables.limitation_dates import KINDS, Deadlines, deadlines, unproven
from guide.ledger.receivables.next_action import NextAction, Standing, next_action
from guide.ledger.receivables.payment_matching import NO_TEXTS, Texts
from guide.ledger.source.anomalies import Anomaly
from guide.ledger.source.entries import Entries, Mark, Numbers, summed
from guide.ledger.source.source_files import ClientKind, ColumnsUnknown, FileInfo, FileKind, Options

if TYPE_CHECKING:
    from guide.case.model import Party


@dataclass(frozen=True)
class DebtorView:
    """One customer at the day of the ledger. Amounts in cents; `oldest`: document's date of its oldest open item;
    `standing`: what its next action rests on."""

    number: int
    key: str
    name: str
    open: int
    overdue: int
    credit: int
    oldest: date | None
    deadline: date | None
    next_action: NextAction
    reason: str
    standing: Standing
    identified: bool = True


@dataclass(frozen=True, eq=False)
class Ledger:
    """Lines of customers, frozen. `as_of` is the day every figure speaks of."""

    files: tuple[FileInfo, ...]
    entries: Entries
    numbers: tuple[Numbers, ...]
    debtor_keys: tuple[str, ...]
    debtor_names: tuple[str, ...]
    currencies: tuple[str, ...]
    options: Options
    as_of: date
    read_anomalies: tuple[Anomaly, ...]
    #: Who issued the electronic invoices, when they all have one seller; what they, or a list that holds SIRENs, say of a
    #: customer, by its number.
    seller: "Party | None" = None
    buyers: "Mapping[int, Party]" = field(default_factory=dict)
    #: Tables left out because their columns are not known: the user may say them.
    unmapped: tuple[ColumnsUnknown, ...] = ()
    #: The customers on whom no name can be put, by their numbers; and the `pools` of `ageing`.
    nameless: frozenset[int] = frozenset()
    pools: NDArray[np.int32] | None = None

    @cached_property
    def ageing(self) -> Ageing:
        texts = Texts(self.label, self.number) if any(each.labelled is not None for each in self.numbers) else NO_TEXTS
        return ageing(self.entries, len(self.debtor_keys), self.pools, self.as_of, self.options.delai, texts)

    @cached_property
    def deadlines(self) -> Deadlines:
        doubtful = unproven(self.entries, self.ageing.unproven)
        return deadlines(self.ageing.items, self.kinds, self.as_of, doubtful)

    @cached_property
    def kinds(self) -> NDArray[np.int8]:
        """By debtor, its place in `deadlines.KINDS`: the kind set for it, else that of all."""
        by_debtor = np.full(len(self.debtor_keys), KINDS.index(self.options.client_kind), dtype=np.int8)
        if self.options.kinds:
            place = {key: i for i, key in enumerate(self.debtor_keys)}
            for key, kind in self.options.kinds.items():
                if key in place:
                    by_debtor[place[key]] = KINDS.index(kind)
        return by_debtor

    def kind_of(self, debtor: int) -> ClientKind:
        """What a customer, by its number, is taken to be."""
        return KINDS[int(self.kinds[debtor])]

    @property
    def has_estimates(self) -> bool:
        return bool(self.ageing.items.estimated[self.ageing.items.owed].any())

    @property
    def first(self) -> date | None:
        """The first day that the files speak of."""
        return min((info.first for info in self.files if info.first is not None), default=None)

    @property
    def is_fec(self) -> bool:
        """Whether every file is one."""
        return all(info.kind is FileKind.FEC for info in self.files)

    def at(self, on: date) -> "Ledger":
        """The same files, seen on another day."""
        return replace(self, as_of=on, options=replace(self.options, on=on))

    def number(self, entry: int) -> str:
        """The document's number of a line."""
        return self.numbers[int(self.entries.file[entry])].at(int(self.entries.row[entry]))

    def label(self, entry: int) -> str:
        """The label of a credit that no letter ties to what it pays, "" of another line."""
        return self.numbers[int(self.entries.file[entry])].label(int(self.entries.row[entry]))

    @cached_property
    def debtors(self) -> tuple[DebtorView, ...]:
        """Customers who owe, or are in credit, the largest debts first."""
        ageing, items = self.ageing, self.ageing.items
        size = len(self.debtor_keys)
        late = np.zeros(size, dtype=np.int64)
        np.maximum.at(late, items.debtor, items.late)
        oldest = np.full(size, np.datetime64("9999-12-31", "D"))
        dated = items.owed & ~np.isnat(items.issued)
        np.minimum.at(oldest, items.debtor[dated], items.issued[dated])
        unknown = items.owed & np.isnat(items.due)
        undated = summed(items.debtor[unknown], items.open[unknown], size)
        disputed = np.zeros(size, dtype=np.bool_)
        disputed[items.debtor[(items.marks & (Mark.DISPUTED | Mark.DOUBTFUL)) != 0]] = True
        shown = np.flatnonzero((ageing.debtor_open != 0) | (ageing.debtor_credit != 0))
        shown = shown[np.lexsort((shown, ageing.debtor_credit[shown], -ageing.debtor_open[shown]))]
        columns = (ageing.debtor_open, ageing.debtor_overdue, ageing.debtor_credit, undated, late, disputed)
        figures = zip(shown.tolist(), *(column[shown].tolist() for column in columns), strict=True)
        days = zip(oldest[shown].tolist(), self.deadlines.earliest[shown].tolist(), strict=True)
        out = []
        for (who, owes, overdue, credit, no_date, days_late, dispute), (first, last) in zip(figures, days, strict=True):
            state, identified = self.deadlines.state(who), who not in self.nameless
            seen = Standing(owes, overdue, no_date, days_late, state, last, dispute, identified=identified)
            action, reason = next_action(seen)
            out.append(
                DebtorView(
                    who,
                    self.debtor_keys[who],
                    self.debtor_names[who],
                    owes,
                    overdue,
                    credit,
                    None if first.year == 9999 else first,
                    last,
                    action,
                    reason,
                    seen,
                    identified,
                )
            )
        return tuple(out)
