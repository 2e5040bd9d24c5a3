"""The formulas of receivables, exact: whole cents and days in, a Fraction out, or why there is none.

Sources: DSO and its best possible, creditguru and Pages jaunes; count-back, Oracle HFM and Nestlé's (the example that
Oracle prints is not consistent with its own formula); collection effectiveness, Oracle ACM and the CRF. The open amount
and the sales must be both with VAT.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias


class Missing(StrEnum):
    """Why a figure cannot be worked out."""

    NO_SALES = "no_sales"
    SALES_RUN_OUT = "sales_run_out"
    EMPTY_MONTH = "empty_month"
    DENOMINATOR = "denominator"
    NOTHING_OPEN = "nothing_open"
    NOTHING_LATE = "nothing_late"
    NOTHING_PAID = "nothing_paid"
    NO_TOTAL = "no_total"
    ONLY_UNPAID = "only_unpaid"
    NO_SALES_JOURNAL = "no_sales_journal"
    MIXED = "mixed"
    FILE_ENDS = "file_ends"
    NO_START = "no_start"
    NO_PAYMENT_DATES = "no_payment_dates"
    NO_LETTERING = "no_lettering"
    NO_DUE_DATE = "no_due_date"
    NO_COHORT = "no_cohort"


Figure: TypeAlias = Fraction | Missing


@dataclass(frozen=True)
class MonthSales:
    """Sales with VAT, in cents, of a month or of the part of it that is seen: `days` of it, `whole` when all are."""

    month: date
    sales: int
    days: int
    whole: bool = True


def dso(open_amount: int, sales: int, days: int) -> Figure:
    """Days of sales outstanding, the plain way: open x days / sales of those days."""
    return Fraction(open_amount * days, sales) if sales > 0 else Missing.NO_SALES


def countback(open_amount: int, months: Iterable[MonthSales]) -> Figure:
    """Days of sales that the open amount absorbs, from the newest month back; the last one in proportion.

    `months`: newest first. A month that is only begun may be without sales; a whole month without any, or with more
    credit notes than sales, stops the count.
    """
    rest, total = open_amount, Fraction(0)
    for month in months:
        if rest <= 0:
            break
        if month.sales < 0 or (month.sales == 0 and month.whole):
            return Missing.EMPTY_MONTH
        used = min(rest, month.sales)
        total += Fraction(used * month.days, month.sales) if month.sales else month.days
        rest -= used
    return total if rest <= 0 else Missing.SALES_RUN_OUT


def collection_effectiveness(before: int, sales: int, after: int, after_not_due: int) -> Figure:
    """What was collected of what could be: (before + sales - after) / (before + sales - what is not due after).

    `sales`: the total of the period.
    """
    base = before + sales
    could = base - after_not_due
    return Fraction(base - after, could) if could > 0 else Missing.DENOMINATOR


def weighted(amounts: Sequence[int], days: Sequence[int]) -> Figure:
    """The mean of `days`, each weighing its amount."""
    total = sum(amounts)
    if total <= 0:
        return Missing.NOTHING_LATE
    return Fraction(sum(a * d for a, d in zip(amounts, days, strict=True)), total)


def median(values: Sequence[int]) -> Figure:
    """The value in the middle; the mean of the two in the middle when they are even in number."""
    if not values:
        return Missing.NOTHING_LATE
    ordered = sorted(values)
    middle = len(ordered) // 2
    return Fraction(ordered[middle] + ordered[~middle], 2)


def share(part: int, whole: int) -> Figure:
    """`part` over `whole`."""
    return Fraction(part, whole) if whole > 0 else Missing.NOTHING_OPEN


#: Editorial, no text says it: above this share, one customer's failure would endanger the business.
CONCENTRATION_ALERT = Fraction(1, 4)


@dataclass(frozen=True)
class Concentration:
    """How much of what is owed a few customers owe: shares, and HHI, the sum of the squares of all shares (0 to 1)."""

    debtors: int
    top1: Fraction
    top5: Fraction
    hhi: Fraction

    @property
    def alert(self) -> bool:
        return self.debtors > 1 and self.top1 > CONCENTRATION_ALERT


def concentration(amounts: Sequence[int]) -> Concentration | None:
    """Of what each customer owes, in cents; None when nobody owes anything."""
    owed = sorted((a for a in amounts if a > 0), reverse=True)
    total = sum(owed)
    if not total:
        return None
    squares = sum(a * a for a in owed)
    return Concentration(
        len(owed), Fraction(owed[0], total), Fraction(sum(owed[:5]), total), Fraction(squares, total * total)
    )
