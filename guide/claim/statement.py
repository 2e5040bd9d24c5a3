"""The statement of a claim (décompte): what is owed on a day, line by line. The table shown is the computation.

`total = billed - credited - paid + interest + indemnity`, and the same total is
`principal_left + interest_left + indemnity_left - surplus`. Both are checked at each call. Below zero, nothing is owed:
the total is nought, and what is to be given back is `overpaid` (C. civ. 1302).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from guide import law
from guide.case.codes import EventKind
from guide.case.model import EURO, Dossier, Invoice, Payment
from guide.case.once import once
from guide.case.terms import effective_due
from guide.claim.account import Account, Line, LineKind
from guide.claim.accrual import interest
from guide.claim.imputation import Imputation
from guide.claim.regime import Regime, bearing, regime
from guide.claim.statement_cautions import statement_warnings
from guide.values.dates import ONE_DAY, add_years
from guide.values.money import Cents

PROJECTION_DAYS = (30, 60, 90)


@dataclass(frozen=True)
class Statement:
    """Amounts in cents at the end of the day `as_of`; `not_due` is the part of `total` that is not due yet."""

    as_of: date
    regime: Regime
    billed: Cents
    credited: Cents
    paid: Cents
    interest: Cents
    indemnity: Cents
    total: Cents
    principal_left: Cents
    interest_left: Cents
    indemnity_left: Cents
    #: What was paid or credited beyond the debt it was meant for. It is set off against the other debts.
    surplus: Cents
    #: Of it, what exceeds every debt, and is to be given back.
    overpaid: Cents
    not_due: Cents
    daily: Cents
    #: A figure rests on a rate that is not published yet.
    provisional: bool
    daily_provisional: bool
    lines: tuple[Line, ...]
    #: By invoice number: the due date used, what is billed, and what is left (principal, interest, indemnity).
    dues: dict[str, date]
    bills: dict[str, Cents]
    left: dict[str, Cents]
    warnings: tuple[str, ...]

    @property
    def claimable(self) -> Cents:
        """What may be asked for that day: the total, less what is not due yet. Never below zero."""
        return max(0, self.total - self.not_due)

    @cached_property
    def paid_on(self) -> Mapping[str, tuple[date, ...]]:
        """By invoice number: the days on which something was imputed on it, deposits included; absent when nothing was."""
        days: dict[str, list[date]] = {}
        for line in self.lines:
            if line.kind is LineKind.PAYMENT and line.on and line.amount > line.surplus:
                days.setdefault(line.invoice, []).append(line.on)
        return {invoice: tuple(each) for invoice, each in days.items()}


@once
def statement(dossier: Dossier, on: date) -> Statement:
    """The claim at the end of the day `on`; payments, credit notes and events dated later are not seen.

    Raises IncompleteDossier when a due date is missing and nothing gives it, NotInForce before the known rates.
    """
    accounts = _accounts(dossier, on)
    lump_surplus = _replay(dossier, accounts, on)
    for account in accounts:
        account.accrue(on + ONE_DAY)
        _write_indemnity(account, on)

    lines = tuple(line for account in accounts for line in account.lines)
    total_of = dict.fromkeys(LineKind, 0)
    for line in lines:
        total_of[line.kind] += line.amount
    billed = sum(_billed(a.invoice, a.retention) for a in accounts)
    paid = total_of[LineKind.PAYMENT] + lump_surplus
    accrued = total_of[LineKind.INTEREST] + total_of[LineKind.MAJORATION]
    balance = billed - total_of[LineKind.CREDIT_NOTE] - paid + accrued + total_of[LineKind.INDEMNITY]
    principal_left = sum(a.principal for a in accounts)
    interest_left = sum(a.interest_left for a in accounts)
    indemnity_left = sum(a.indemnity_left for a in accounts)
    surplus = sum(a.surplus for a in accounts) + lump_surplus
    assert balance == principal_left + interest_left + indemnity_left - surplus
    daily, daily_provisional = _daily(accounts, on)
    return Statement(
        as_of=on,
        regime=regime(dossier),
        billed=billed,
        credited=total_of[LineKind.CREDIT_NOTE],
        paid=paid,
        interest=accrued,
        indemnity=total_of[LineKind.INDEMNITY],
        total=max(0, balance),
        principal_left=principal_left,
        interest_left=interest_left,
        indemnity_left=indemnity_left,
        surplus=surplus,
        overpaid=max(0, -balance),
        not_due=sum(a.principal for a in accounts if a.due >= on),
        daily=daily,
        provisional=any(line.projected for line in lines),
        daily_provisional=daily_provisional,
        lines=lines,
        dues={a.invoice.number: a.due for a in accounts},
        bills={a.invoice.number: _billed(a.invoice, a.retention) for a in accounts},
        left={a.invoice.number: a.owed() for a in accounts},
        warnings=statement_warnings(dossier, on, surplus, max(0, -balance)),
    )


def projection(dossier: Dossier, on: date) -> tuple[Statement, ...]:
    """What the claim will be in `PROJECTION_DAYS` if nothing is paid or done."""
    seen = _as_seen(dossier, on)
    return tuple(statement(seen, on + timedelta(days=n)) for n in PROJECTION_DAYS)


def _as_seen(dossier: Dossier, on: date) -> Dossier:
    """The dossier without what is dated after `on`: a projection supposes that nothing more happens."""
    invoices = tuple(
        replace(
            invoice,
            payments=tuple(p for p in invoice.payments if p.on <= on),
            credit_notes=tuple(c for c in invoice.credit_notes if c.on <= on),
        )
        for invoice in dossier.invoices
    )
    return replace(
        dossier,
        invoices=invoices,
        payments=tuple(p for p in dossier.payments if p.on <= on),
        events=tuple(e for e in dossier.events if e.on <= on),
    )


def opening_judgment(dossier: Dossier, on: date) -> date | None:
    """The opening of insolvency proceedings, if the journal holds it: interest stops that day (C. com. L622-28).

    The judgment takes effect at the first hour of its date (R621-4), so that day bears no interest. A service
    completed from that day on is owed as usual (L622-17): nothing stops for it.
    """
    opening = dossier.first(EventKind.JUGEMENT_OUVERTURE, on=on)
    return opening.on if opening else None


def _accounts(dossier: Dossier, on: date) -> list[Account]:
    opening = opening_judgment(dossier, on)
    accounts = []
    for invoice in dossier.invoices:
        if invoice.currency != EURO:
            continue
        due = effective_due(dossier, invoice, on).on
        bears = bearing(dossier, invoice, due, on)
        stop = on + ONE_DAY
        prior = opening is not None and (invoice.completed is None or invoice.completed < opening)
        if opening and prior:
            stop = min(stop, opening)
        retention = invoice.retention or 0
        account = Account(
            invoice, due, bears, stop, dossier.terms.allocation, _billed(invoice, retention), retention=retention
        )
        if bears.regime.has_indemnity and due < on and not (opening and prior and due >= opening):
            account.indemnity = law.amount("indemnite_forfaitaire", due + ONE_DAY).value
        accounts.append(account)
    return accounts


def _billed(invoice: Invoice, retention: Cents) -> Cents:
    """What is claimed of an invoice: neither what a guarantee holds back, nor what was settled on days that do not count."""
    return invoice.amount - retention - (invoice.settled or 0)


# What happens on one day, in this order: an unpaid invoice turns late, unpaid interest is capitalised, credit
# notes lower the base, then payments are imputed on what is left.
_LATE, _CAPITALISE, _CREDIT, _PAY, _LUMP = range(5)


def _replay(dossier: Dossier, accounts: list[Account], on: date) -> Cents:
    """Applies every movement up to `on` in order of date. Answers what the lump payments left over."""
    movements: list[tuple[date, int, int, Account | None, Cents, str | None]] = []
    for account in accounts:
        invoice = account.invoice
        movements.append((account.due + ONE_DAY, _LATE, len(movements), account, 0, None))
        for note in invoice.credit_notes:
            movements.append((note.on, _CREDIT, len(movements), account, note.amount, None))
        for payment in invoice.payments:
            movements.append((payment.on, _PAY, len(movements), account, payment.amount, None))
        for capitalised in _capitalisation_days(account, on):
            movements.append((capitalised, _CAPITALISE, len(movements), account, 0, None))
    for payment in dossier.payments_in_euros:
        movements.append((payment.on, _LUMP, len(movements), None, payment.amount, payment.invoice))
    surplus = 0
    imputation = Imputation(accounts)
    charged: set[str] = set()
    for day, kind, _, target, amount, number in sorted(movements, key=lambda m: m[:3]):
        if day > on:
            break
        if target is None:
            surplus += imputation.pay(Payment(day, amount, number))
        elif kind == _LATE:
            # Once an invoice (D441-5): the first instalment that is late bears it for them all.
            whole = target.invoice.part_of or target.invoice.number
            owed = target.indemnity if target.principal and whole not in charged else 0
            target.indemnity_left = target.indemnity = owed
            charged |= {whole} if owed else set()
        elif kind == _CAPITALISE:
            target.capitalise(day)
        elif kind == _CREDIT:
            target.credit(day, amount)
        else:
            target.pay(day, amount)
    return surplus


def _capitalisation_days(account: Account, on: date) -> list[date]:
    """The day agreed or judged, never before a whole year of interest, then each year (C. civ. 1343-2)."""
    asked, started = account.bearing.terms.capitalisation, account.bearing.start
    if asked is None or started is None:
        return []
    first = max(asked, add_years(started, 1))
    return [add_years(first, n) for n in range(max(0, on.year - first.year) + 1) if add_years(first, n) <= on]


def _write_indemnity(account: Account, on: date) -> None:
    if account.indemnity and account.due < on:
        reference = "ccp-d2192-35" if account.bearing.regime is Regime.PUBLIC else "c-com-d441-5"
        account.lines.append(Line(account.invoice.number, LineKind.INDEMNITY, account.indemnity, (reference,)))


def _daily(accounts: list[Account], on: date) -> tuple[Cents, bool]:
    """Interest of the one more day after `on`, at the rate of that day, rounded an invoice; is its rate projected?"""
    tomorrow = on + ONE_DAY
    total, projected = 0, False
    for account in accounts:
        if account.stop < tomorrow or not account.principal:
            continue
        segment = account.bearing.rate_on(tomorrow)
        if segment:
            total += interest(account.principal, segment.rate, 1)
            projected |= segment.projected
    return total, projected
