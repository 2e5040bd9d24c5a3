"""Which limitation period applies to a debt."""

from __future__ import annotations

from guide.case.codes import Activity, DebtorKind, Nature
from guide.case.model import Dossier, Invoice
from guide.claim.clock import Clock
from guide.claim.regime import is_private_loan


def clock(dossier: Dossier, invoice: Invoice) -> Clock:
    """Which period applies to this debt, before any title (README of the law, regimes by kind of debtor)."""
    kind = dossier.debtor.kind
    if invoice.nature is Nature.TRANSPORT:
        return Clock.CARRIAGE
    if kind.is_administration:
        return Clock.PUBLIC
    if invoice.nature is Nature.LOYER and kind is DebtorKind.PARTICULIER:
        return Clock.HOUSING_RENT
    if is_private_loan(dossier):
        return Clock.CIVIL
    if kind is DebtorKind.PARTICULIER:
        return Clock.CONSUMER
    traders = (Activity.COMMERCANT, Activity.ARTISAN, None)
    if kind is not DebtorKind.COMMERCANT and dossier.creditor.activity not in traders:
        return Clock.CIVIL
    return Clock.COMMERCIAL
