"""The limitation periods, each under the id of its delay in the law's data; their last day; and when it is near."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guide import law
from guide.case.codes import Activity, DebtorKind, Nature
from guide.case.model import Dossier, Invoice
from guide.case.standing import creditor_activity, debtor_kind
from guide.claim.regime import is_private_loan
from guide.values.dates import add_months

#: The periods in force since the reform of 17 June 2008 are applied to older debts too: all of those are barred.
IN_FORCE = date(2014, 3, 27)
#: Years from the birth of a debt beyond which no payment, acknowledgement or talks prolong its limitation (C. civ. 2232).
LONGEST_YEARS = 20
#: Months before the deadline at which nothing else comes first: six, three for carriage and public buyers.
NEAR_MONTHS, NEAR_MONTHS_SHORT = 6, 3


class PeriodKind(StrEnum):
    """Which period applies: the id of its delay in the law's data."""

    COMMERCIAL = "prescription_commerciale"
    CIVIL = "prescription_civile"
    CONSUMER = "prescription_consommation"
    CARRIAGE = "prescription_transport"
    HOUSING_RENT = "prescription_loyer"
    PUBLIC = "prescription_publique"
    TITLE = "prescription_titre"

    @property
    def near_months(self) -> int:
        return NEAR_MONTHS_SHORT if self in (PeriodKind.PUBLIC, PeriodKind.CARRIAGE) else NEAR_MONTHS


class LimitationState(StrEnum):
    EN_COURS = "en_cours"
    BIENTOT = "bientot"
    PRESCRITE = "prescrite"


def deadline(clock: PeriodKind, runs_from: date) -> date:
    """The last day to act when the period runs from that day (that day not counted).

    Public buyers: the whole years from 1 January after it, so the last day is a 31 December.
    """
    period = law.delay(clock, max(runs_from, IN_FORCE)).value
    if clock is PeriodKind.PUBLIC:
        return date(runs_from.year + period.count, 12, 31)
    return period.after(runs_from)


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
