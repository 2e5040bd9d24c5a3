"""The indicators of a ledger: each a value with its formula in words, what went into it, and how to read it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from guide.ledger.analysis import formulas
from guide.ledger.analysis.formulas import Figure, Missing
from guide.ledger.analysis.month_ends import open_at, unknown_past
from guide.ledger.analysis.paid_invoices import Paid
from guide.ledger.analysis.sales import Sales, sale_lines
from guide.ledger.receivables.ageing import BUCKETS
from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.entries import Mark, summed
from guide.values.dates import add_months, end_of_month

#: Under either, an indicator means nothing, and it is said (editorial).
FEW_INVOICES, FEW_DAYS = 12, 90
#: Days after which an invoice still unpaid is at risk.
AT_RISK_DAYS = 90


class Unit(StrEnum):
    CENTS = "cents"
    DAYS = "days"
    SHARE = "share"
    COUNT = "count"
    DAY = "day"


@dataclass(frozen=True)
class Input:
    """A number that went into an indicator. A DAY is an ordinal of `date`."""

    label: str
    value: int
    unit: Unit = Unit.CENTS


class Id(StrEnum):
    """The indicators, the most useful first."""

    WEIGHTED_LATE = "weighted_late"
    MEDIAN_LATE = "median_late"
    COUNTBACK = "dso_countback"
    DSO = "dso"
    BEST = "dso_best_possible"
    ADD = "add"
    CEI = "cei"
    PAID_LATE = "paid_late"
    AT_RISK = "at_risk"
    OVER_90 = "over_90"


@dataclass(frozen=True)
class Indicator:
    """One figure at the day of the ledger; `value` is exact (days, or a share of 1), or why there is none."""

    id: Id
    value: Figure
    unit: Unit
    inputs: tuple[Input, ...]
    #: A due date among the inputs is an estimate.
    estimated: bool = False


@dataclass(frozen=True)
class Indicators:
    """All of them, in the order of `Id`. `invoices` and `days`: how much history they rest on."""

    each: tuple[Indicator, ...]
    sales: Sales
    invoices: int
    days: int

    @property
    def few(self) -> bool:
        """Too little for any of them to mean something."""
        return self.invoices < FEW_INVOICES or self.days < FEW_DAYS

    def of(self, id: Id) -> Indicator:
        return next(each for each in self.each if each.id is id)


def indicators(ledger: Ledger, sold: Sales, paid: Paid) -> Indicators:
    """Every indicator at the day of the ledger, or why it has no value."""
    lines = sale_lines(ledger) & (ledger.entries.amount > 0)
    days = (ledger.as_of - (ledger.first or ledger.as_of)).days + 1
    each = (
        *_late(ledger),
        *_outstanding(ledger, sold),
        _effectiveness(ledger, sold),
        _paid_late(paid),
        _at_risk(ledger, sold, paid),
        _over_90(ledger),
    )
    return Indicators(each, sold, int(lines.sum()), days)


def _late(ledger: Ledger) -> tuple[Indicator, Indicator]:
    items = ledger.ageing.items
    late = items.late > 0
    days, amounts = items.late[late], items.open[late]
    sums = summed(days, amounts)
    estimated = bool(items.estimated[late].any())
    inputs = (Input("somme en retard", ledger.ageing.overdue), Input("factures en retard", len(days), Unit.COUNT))
    mean = formulas.weighted(sums.tolist(), range(len(sums)))
    return (
        Indicator(Id.WEIGHTED_LATE, mean, Unit.DAYS, inputs, estimated),
        Indicator(Id.MEDIAN_LATE, formulas.median(days.tolist()), Unit.DAYS, inputs[1:], estimated),
    )


def _outstanding(ledger: Ledger, sold: Sales) -> tuple[Indicator, ...]:
    ageing = ledger.ageing
    sums = (Input("ventes TTC de la période", sold.total), *_period(sold))
    owed = Input("total dû par vos clients", ageing.open)
    undated = Missing.NO_DUE_DATE if ageing.no_due_date else None

    def of(id: Id, amount: Input, lacking: Missing | None = None, estimated: bool = False) -> Indicator:
        value = sold.missing or lacking or formulas.dso(amount.value, sold.total, sold.days)
        return Indicator(id, value, Unit.DAYS, (amount, *sums), estimated)

    return (
        Indicator(Id.COUNTBACK, sold.missing or formulas.countback(ageing.open, sold.months), Unit.DAYS, (owed,)),
        of(Id.DSO, owed),
        of(Id.BEST, Input("pas encore dû", ageing.not_due), undated, ledger.has_estimates),
        of(Id.ADD, Input("en retard", ageing.overdue), undated, ledger.has_estimates),
    )


def _period(sold: Sales) -> tuple[Input, ...]:
    return (
        Input("du", sold.period.toordinal(), Unit.DAY),
        Input("au", sold.last.toordinal(), Unit.DAY),
        Input("sur", sold.days, Unit.DAYS),
    )


def _effectiveness(ledger: Ledger, sold: Sales) -> Indicator:
    ageing = ledger.ageing
    before = _owed_before(ledger, sold.period)
    value: Figure
    if sold.missing:
        value = sold.missing
    elif isinstance(before, Missing):
        value = before
    elif ageing.no_due_date:
        value = Missing.NO_DUE_DATE
    else:
        value = formulas.collection_effectiveness(before, sold.total, ageing.open, ageing.not_due)
    inputs = (
        Input("dû au début de la période", 0 if isinstance(before, Missing) else before),
        Input("ventes TTC de la période", sold.total),
        *_period(sold)[:2],
        Input("dû à la fin", ageing.open),
        Input("dont pas encore dû", ageing.not_due),
    )
    return Indicator(Id.CEI, value, Unit.SHARE, inputs, ledger.has_estimates)


def _owed_before(ledger: Ledger, start: date) -> int | Missing:
    """What was owed just before the period: told by older lines, else by the opening entries of a FEC."""
    if missing := unknown_past(ledger):
        return missing
    if ledger.first is not None and ledger.first < start:
        return open_at(ledger, start - timedelta(days=1))
    openings = (ledger.entries.marks & Mark.OPENING) != 0
    return open_at(ledger, start, openings) if openings.any() else Missing.NO_START


def _paid_late(paid: Paid) -> Indicator:
    known = paid.due_known & paid.by_payment
    late, amounts = np.maximum(paid.late[known], 0), paid.amount[known]
    sums = summed(late, amounts)
    value: Figure = paid.missing or (
        formulas.weighted(sums.tolist(), range(len(sums))) if len(late) else Missing.NO_DUE_DATE
    )
    inputs = (Input("factures payées", len(late), Unit.COUNT), Input("leur montant TTC", int(amounts.sum())))
    return Indicator(Id.PAID_LATE, value, Unit.DAYS, inputs, bool(paid.estimated[known].any()))


def _at_risk(ledger: Ledger, sold: Sales, paid: Paid) -> Indicator:
    """Of the last month whose invoices are all older than 90 days: what was still unpaid 90 days after its invoice."""
    last = ledger.as_of - timedelta(days=AT_RISK_DAYS)
    month = last.replace(day=1) if last == end_of_month(last) else add_months(last.replace(day=1), -1)
    entries = ledger.entries
    cohort = sale_lines(ledger) & (entries.amount > 0)
    cohort &= (entries.entered >= np.datetime64(month, "D")) & (
        entries.entered <= np.datetime64(end_of_month(month), "D")
    )
    billed = int(entries.amount[cohort].sum())
    in_time = cohort[paid.at] & (paid.on <= entries.entered[paid.at] + np.timedelta64(AT_RISK_DAYS, "D"))
    at_risk = billed - int(entries.amount[paid.at[in_time]].sum())
    first = ledger.first
    value: Figure
    missing = sold.missing or paid.missing or unknown_past(ledger)
    if missing:
        value = missing
    elif first is None or first > month or billed <= 0:
        value = Missing.NO_COHORT
    else:
        value = formulas.share(at_risk, billed)
    inputs = (
        Input("mois observé :", month.toordinal(), Unit.DAY),
        Input("facturé TTC", billed),
        Input("non payé 90 jours après", at_risk),
    )
    return Indicator(Id.AT_RISK, value, Unit.SHARE, inputs)


def _over_90(ledger: Ledger) -> Indicator:
    ageing = ledger.ageing
    old = ageing.buckets[BUCKETS[4]]
    inputs = (Input("en retard de plus de 90 jours", old), Input("total dû", ageing.open))
    return Indicator(Id.OVER_90, formulas.share(old, ageing.open), Unit.SHARE, inputs, ledger.has_estimates)
