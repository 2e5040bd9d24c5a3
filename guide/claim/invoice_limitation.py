"""Which limitation period a debt has, and what is known of the limitation of invoices."""

from dataclasses import dataclass
from datetime import date

from guide.case.codes import Activity, DebtorKind, Nature
from guide.case.limitation_periods import LimitationState, PeriodKind
from guide.case.model import Dossier, Invoice
from guide.case.standing import creditor_activity, debtor_kind
from guide.claim.regime import is_private_loan
from guide.values.dates import add_months


def clock(dossier: Dossier, invoice: Invoice) -> PeriodKind:
    """Which period applies to this debt, before any title (README of the law, regimes by kind of debtor)."""
    kind = dossier.debtor.kind
    if invoice.nature is Nature.TRANSPORT:
        return PeriodKind.CARRIAGE
    if kind.is_administration:
        return PeriodKind.PUBLIC
    if invoice.nature is Nature.LOYER and kind is DebtorKind.PARTICULIER:
        return PeriodKind.HOUSING_RENT
    if is_private_loan(dossier):
        return PeriodKind.CIVIL
    if kind is DebtorKind.PARTICULIER:
        return PeriodKind.CONSUMER
    traders = (Activity.COMMERCANT, Activity.ARTISAN, None)
    if debtor_kind(dossier) is not DebtorKind.COMMERCANT and creditor_activity(dossier) not in traders:
        return PeriodKind.CIVIL
    return PeriodKind.COMMERCIAL


@dataclass(frozen=True)
class InvoiceLimitation:
    """The last day to act on one invoice. `estimated`: the day it runs from is not in the dossier."""

    invoice: str
    deadline: date
    period: str
    runs_from: date
    why: str
    references: tuple[str, ...]
    clock: PeriodKind
    estimated: bool = False

    def state(self, on: date) -> LimitationState:
        if self.deadline < on:
            return LimitationState.PRESCRITE
        near = add_months(self.deadline, -self.clock.near_months) <= on
        return LimitationState.BIENTOT if near else LimitationState.EN_COURS


@dataclass(frozen=True)
class Limitation:
    """Of the invoices still unpaid: `earliest` is the first deadline still ahead, or the last one missed.

    PRESCRITE only when every unpaid invoice is barred; one barred among others is a warning.
    """

    earliest: date | None
    state: LimitationState
    invoices: tuple[InvoiceLimitation, ...]
    warnings: tuple[str, ...]
