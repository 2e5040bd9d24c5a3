"""What may be asked of a ledger besides who owes what: each figure is worked out when it is first asked, then kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from guide.ledger.analysis.formulas import Concentration, concentration
from guide.ledger.analysis.indicators import Indicators, indicators
from guide.ledger.analysis.item_list import NamedItem, named
from guide.ledger.analysis.limitation_radar import Radar, radar
from guide.ledger.analysis.month_ends import History, history
from guide.ledger.analysis.paid_invoices import Paid, paid
from guide.ledger.analysis.payment_habits import Habits, habits
from guide.ledger.analysis.sales import Sales, sales

if TYPE_CHECKING:
    from guide.ledger.receivables.receivables import Ledger


@dataclass(frozen=True, eq=False)
class Figures:
    """The figures of one ledger, at its day."""

    ledger: Ledger

    @cached_property
    def sales(self) -> Sales:
        return sales(self.ledger)

    @cached_property
    def paid(self) -> Paid:
        return paid(self.ledger)

    @cached_property
    def indicators(self) -> Indicators:
        return indicators(self.ledger, self.sales, self.paid)

    @cached_property
    def concentration(self) -> Concentration | None:
        return concentration(self.ledger.ageing.debtor_open.tolist())

    @cached_property
    def habits(self) -> Habits:
        return habits(self.paid, len(self.ledger.debtor_keys))

    @cached_property
    def radar(self) -> Radar:
        found = self.ledger
        return radar(found.ageing.items, found.deadlines, found.kinds, found.as_of)

    @cached_property
    def losses(self) -> tuple[NamedItem, ...]:
        """The first items to be lost, one by one."""
        return named(self.ledger, self.radar.first)

    @cached_property
    def history(self) -> History:
        return history(self.ledger)
