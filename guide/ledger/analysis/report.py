"""What a ledger tells besides who owes what: each figure is worked out when it is first asked, then kept."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from guide.ledger.analysis.data_quality import Quality, quality
from guide.ledger.analysis.formulas import Concentration, concentration
from guide.ledger.analysis.indicators import Indicators, indicators
from guide.ledger.analysis.item_list import NamedItem, named
from guide.ledger.analysis.limitation_radar import Radar, radar
from guide.ledger.analysis.month_ends import History, history
from guide.ledger.analysis.paid_invoices import Paid, paid
from guide.ledger.analysis.payment_habits import Habits, habits
from guide.ledger.analysis.sales import Sales, sales
from guide.ledger.receivables.invoice_numbers import instalments
from guide.ledger.receivables.late_interest import Penalties, penalties
from guide.ledger.receivables.reading_notes import anomalies
from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.anomalies import Anomaly


@dataclass(frozen=True, eq=False)
class Report:
    """Everything worked out from one ledger, at its day."""

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
        ledger = self.ledger
        return radar(ledger.ageing.items, ledger.deadlines, ledger.kinds, ledger.as_of)

    @cached_property
    def losses(self) -> tuple[NamedItem, ...]:
        """The first items to be lost, one by one."""
        return named(self.ledger, self.radar.first)

    @cached_property
    def history(self) -> History:
        return history(self.ledger)

    @cached_property
    def quality(self) -> Quality:
        """What makes the figures doubtful, to be told before them."""
        return quality(self.ledger)

    @cached_property
    def anomalies(self) -> tuple[Anomaly, ...]:
        return anomalies(self.ledger)

    @cached_property
    def penalties(self) -> Penalties:
        """Late interest and the 40 € of every late item of the customers said to be businesses (C. com. L441-10). Raises
        NotInForce for a debt older than the known rates."""
        ledger = self.ledger
        keys = ledger.options.businesses
        business = np.array([key in keys for key in ledger.debtor_keys], dtype=np.bool_)
        confirmed = ledger.options.confirmed_terms
        return penalties(ledger.ageing.items, ledger.as_of, confirmed, business, lambda rows: instalments(ledger, rows))
