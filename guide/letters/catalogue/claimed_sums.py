"""Which invoices a letter speaks of, their share of the statement, and the sum it asks for, in cents.

The figures are those of `guide.claim.statement`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from guide.case.codes import EventKind, Nature, VatScheme
from guide.case.model import Dossier, Event, Invoice
from guide.claim import Line, LineKind, Regime, Statement, bearing, interest, opening_judgment, statement
from guide.path.facts import nature
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
    def told_settled(self) -> Cents:
        """The same, with what was settled on days that do not count: what is shown beside the whole amount."""
        return self.settled + (self.invoice.settled or 0)

    @property
    def billed(self) -> Cents:
        """The amount less what a guarantee still holds back, and what was settled on days that do not count."""
        return self.invoice.amount - (self.invoice.retention or 0) - (self.invoice.settled or 0)

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
    def interest_left(self) -> Cents:
        """Of it, what no payment paid and nothing capitalised."""
        return self.interest - sum(line.to_interest for line in self.lines) - self.sum_of(LineKind.CAPITALISATION)

    @property
    def indemnity(self) -> Cents:
        return self.sum_of(LineKind.INDEMNITY)

    @property
    def indemnity_left(self) -> Cents:
        return self.indemnity - sum(line.to_indemnity for line in self.lines)

    @property
    def to_interest(self) -> Cents:
        """What payments paid of the interest."""
        return sum(line.to_interest for line in self.lines)

    @property
    def owed(self) -> Cents:
        return self.unpaid + self.interest + self.indemnity

    def born_before(self, day: date) -> bool:
        """Whether the debt is older than that day; one whose completion is not known is held to be."""
        return self.invoice.completed is None or self.invoice.completed < day


class Scope(StrEnum):
    """What a letter asks for."""

    #: What is due, with its interest and indemnity.
    DU = "du"
    #: The same, without what the debtor disputes.
    NON_CONTESTE = "non_conteste"
    #: Of what is due, the invoices themselves, nothing added.
    RAPPEL = "rappel"
    #: The invoices that are not due yet.
    A_ECHOIR = "a_echoir"
    #: Every invoice that is not paid, due or not, nothing added.
    OUVERT = "ouvert"
    #: Of these, the goods sold before collective proceedings opened.
    VENDU = "vendu"
    #: Of these, the ones whose VAT was paid to the State: not a service under VAT on receipts (CGI 269).
    TAXE = "taxe"
    #: What was owed when collective proceedings opened, due or not, with its interest and indemnity.
    DECLARE = "declare"
    #: Every invoice, paid or not: nothing is asked.
    TOUT = "tout"
    #: The same, once nothing is left to pay.
    SOLDE = "solde"


@dataclass(frozen=True)
class ClaimedSums:
    """The invoices concerned, and their totals in cents. `bare`: neither interest nor indemnity is asked."""

    statement: Statement
    invoices: tuple[InvoiceFigures, ...]
    #: What was paid beyond every due debt, and is deducted here.
    surplus: Cents
    bare: bool = False

    @property
    def regime(self) -> Regime:
        return self.statement.regime

    @property
    def unpaid(self) -> Cents:
        return sum(f.unpaid for f in self.invoices)

    @property
    def interest(self) -> Cents:
        return 0 if self.bare else sum(f.interest for f in self.invoices)

    @property
    def indemnity(self) -> Cents:
        return 0 if self.bare else sum(f.indemnity for f in self.invoices)

    @property
    def capitalised(self) -> Cents:
        return 0 if self.bare else sum(f.sum_of(LineKind.CAPITALISATION) for f in self.invoices)

    @property
    def imputed(self) -> bool:
        """Whether the principal that is left is not what is left of the invoices: payments went to interest first, or
        interest was capitalised. Never beside money paid in excess, which is told apart."""
        if self.bare or sum(f.principal for f in self.invoices) == self.unpaid:
            return False
        left = sum(f.principal + f.interest_left + f.indemnity_left for f in self.invoices)
        return left == self.total

    @property
    def total(self) -> Cents:
        return self.unpaid + self.interest + self.indemnity - self.surplus


def figures(dossier: Dossier, on: date, scope: Scope = Scope.DU) -> ClaimedSums:
    """The invoices of that scope on `on`. Raises what `statement` raises."""
    if scope is Scope.NON_CONTESTE:
        return figures(_undisputed(dossier, on), on)
    owed = statement(dossier, on)
    every = tuple(_held(dossier.invoices, owed))
    due = tuple(f for f in every if f.due < on)
    if scope is Scope.DU:
        result = ClaimedSums(owed, tuple(f for f in due if f.owed), sum(f.owed for f in due) - owed.claimable)
        assert result.total == owed.claimable
        return result
    if scope is Scope.RAPPEL:
        whole = figures(dossier, on)
        return ClaimedSums(owed, tuple(f for f in whole.invoices if f.unpaid > 0), _overpaid(whole), bare=True)
    if scope is Scope.DECLARE:
        opening = dossier.first(EventKind.JUGEMENT_OUVERTURE, on=on)
        prior = tuple(f for f in every if f.owed > 0 and opening and f.born_before(opening.on))
        return ClaimedSums(owed, prior, 0)
    if scope in (Scope.TOUT, Scope.SOLDE):
        return ClaimedSums(owed, every, 0, bare=True)
    chosen = tuple(f for f in every if f.unpaid > 0 and _in_scope(dossier, on, scope, f))
    return ClaimedSums(owed, chosen, 0, bare=True)


def disputed(invoice: Invoice, on: date) -> Cents:
    """What the debtor disputes of an invoice, and has not paid."""
    return max(0, min(invoice.disputed_amount or 0, invoice.open_amount(on)))


def _undisputed(dossier: Dossier, on: date) -> Dossier:
    """The dossier as if each invoice were of what is not disputed; one that is disputed whole is left out."""
    lowered = tuple(replace(invoice, amount=invoice.amount - disputed(invoice, on)) for invoice in dossier.invoices)
    return replace(dossier, invoices=tuple(invoice for invoice in lowered if invoice.amount > 0))


def _in_scope(dossier: Dossier, on: date, scope: Scope, figures: InvoiceFigures) -> bool:
    if scope is Scope.A_ECHOIR:
        return figures.due >= on
    sold = nature(dossier, figures.invoice) is Nature.VENTE
    if scope is Scope.VENDU:
        opening = dossier.first(EventKind.JUGEMENT_OUVERTURE, on=on)
        return sold and (opening is None or figures.born_before(opening.on))
    return scope is not Scope.TAXE or sold or dossier.creditor.vat is VatScheme.DEBITS


def _overpaid(sums: ClaimedSums) -> Cents:
    """What was paid beyond a due debt, interest and indemnity included."""
    return sums.surplus + sum(-invoice.owed for invoice in sums.invoices if invoice.owed < 0)


def _held(invoices: Iterable[Invoice], statement: Statement) -> Iterator[InvoiceFigures]:
    lines: dict[str, list[Line]] = defaultdict(list)
    for line in statement.lines:
        lines[line.invoice].append(line)
    for invoice in invoices:
        due = statement.dues.get(invoice.number)
        if due is not None:
            yield InvoiceFigures(invoice, due, tuple(lines[invoice.number]))


@dataclass(frozen=True)
class Running:
    """Interest of each further day: cents, the rate if they share one; `provisional`: it is not published yet."""

    daily: Cents
    rate: Rate | None
    provisional: bool


def running(dossier: Dossier, sums: ClaimedSums, on: date) -> Running:
    """The interest of one more day on what the letter asks, at the rate of that day.

    Counted as from a formal notice of `on`, where interest starts only there (C. civ. 1231-6). None on what was owed
    when collective proceedings opened: their judgment stops it (C. com. L622-28).
    """
    opening = opening_judgment(dossier, on)
    noticed = replace(dossier, events=(*dossier.events, Event(EventKind.MISE_EN_DEMEURE, on)))
    daily, rates, provisional = 0, set(), False
    for invoice in sums.invoices:
        if opening is not None and invoice.born_before(opening):
            continue
        segment = bearing(noticed, invoice.invoice, invoice.due, on).rate_on(on + ONE_DAY)
        if segment and invoice.principal > 0:
            daily += interest(invoice.principal, segment.rate, 1)
            rates.add(segment.rate)
            provisional |= segment.projected
    return Running(daily, rates.pop() if len(rates) == 1 else None, provisional)
