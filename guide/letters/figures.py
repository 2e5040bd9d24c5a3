"""What a letter may ask for: the invoices that are due, their share of the statement, and the sum, in cents.

The figures are those of `guide.claim.statement`, less the invoices that are not due yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from guide.case.codes import EventKind
from guide.case.model import Dossier, Event, Invoice
from guide.claim.account import Line, LineKind
from guide.claim.accrual import interest
from guide.claim.regime import Regime, bearing
from guide.claim.statement import Statement, statement
from guide.values.dates import ONE_DAY
from guide.values.money import Cents, Rate


@dataclass(frozen=True)
class InvoiceFigures:
    """One invoice that is due, and its lines of the statement."""

    invoice: Invoice
    due: date
    lines: tuple[Line, ...]

    def sum_of(self, *kinds: LineKind) -> Cents:
        return sum(line.amount for line in self.lines if line.kind in kinds)

    @property
    def settled(self) -> Cents:
        """Payments and credit notes."""
        return self.sum_of(LineKind.PAYMENT, LineKind.CREDIT_NOTE)

    @property
    def billed(self) -> Cents:
        """The amount less what a guarantee still holds back."""
        return self.invoice.amount - (self.invoice.retention or 0)

    @property
    def unpaid(self) -> Cents:
        """Of the invoice itself, interest and indemnity apart; negative when more than it was paid."""
        return self.billed - self.settled

    @property
    def principal(self) -> Cents:
        """What still bears interest, once payments are imputed."""
        lowered = sum(line.to_principal for line in self.lines)
        return self.billed - lowered + self.sum_of(LineKind.CAPITALISATION)

    @property
    def interest(self) -> Cents:
        return self.sum_of(LineKind.INTEREST, LineKind.MAJORATION)

    @property
    def indemnity(self) -> Cents:
        return self.sum_of(LineKind.INDEMNITY)

    @property
    def owed(self) -> Cents:
        return self.unpaid + self.interest + self.indemnity


@dataclass(frozen=True)
class Figures:
    """The invoices concerned (something of them is owed), and their totals in cents."""

    statement: Statement
    invoices: tuple[InvoiceFigures, ...]
    #: What was paid beyond every due debt, and is deducted here.
    surplus: Cents

    @property
    def regime(self) -> Regime:
        return self.statement.regime

    @property
    def unpaid(self) -> Cents:
        return sum(f.unpaid for f in self.invoices)

    @property
    def interest(self) -> Cents:
        return sum(f.interest for f in self.invoices)

    @property
    def indemnity(self) -> Cents:
        return sum(f.indemnity for f in self.invoices)

    @property
    def total(self) -> Cents:
        return self.unpaid + self.interest + self.indemnity - self.surplus


def figures(dossier: Dossier, on: date) -> Figures:
    """What is due on `on`. Raises what `statement` raises."""
    found = statement(dossier, on)
    due = tuple(_due(dossier.invoices, found, on))
    kept = tuple(f for f in due if f.owed)
    result = Figures(found, kept, sum(f.owed for f in due) - found.claimable)
    assert result.total == found.claimable
    return result


def overpaid(found: Figures) -> Cents:
    """What was paid beyond a due debt, interest and indemnity included."""
    return found.surplus + sum(-held.owed for held in found.invoices if held.owed < 0)


def asked_by_reminder(found: Figures) -> Cents:
    """Of the invoices themselves: a first reminder asks for no interest and no indemnity."""
    return sum(held.unpaid for held in found.invoices if held.unpaid > 0) - overpaid(found)


def _due(invoices: Iterable[Invoice], found: Statement, on: date) -> Iterator[InvoiceFigures]:
    lines: dict[str, list[Line]] = defaultdict(list)
    for line in found.lines:
        lines[line.invoice].append(line)
    for invoice in invoices:
        due = found.dues.get(invoice.number)
        if due is not None and due < on:
            yield InvoiceFigures(invoice, due, tuple(lines[invoice.number]))


@dataclass(frozen=True)
class Running:
    """Interest of each further day: cents, the rate if they share one; `provisional`: it is not published yet."""

    daily: Cents
    rate: Rate | None
    provisional: bool


def running(dossier: Dossier, found: Figures, on: date) -> Running:
    """The interest of one more day on what the letter asks, at the rate of that day.

    Counted as from a formal notice of `on`, where interest starts only there (C. civ. 1231-6).
    """
    noticed = replace(dossier, events=(*dossier.events, Event(EventKind.MISE_EN_DEMEURE, on)))
    daily, rates, provisional = 0, set(), False
    for held in found.invoices:
        segment = bearing(noticed, held.invoice, held.due, on).rate_on(on + ONE_DAY)
        if segment and held.principal > 0:
            daily += interest(held.principal, segment.rate, 1)
            rates.add(segment.rate)
            provisional |= segment.projected
    return Running(daily, rates.pop() if len(rates) == 1 else None, provisional)
