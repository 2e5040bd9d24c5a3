"""The running account of one invoice: what is billed, what accrues, what is paid, each as a line of the statement.

Interest on a slice is counted from the balance, the rate and the days, rounded once (see `accrual`); the lines are
the computation. A slice ends with each payment and credit note, the day of the movement included.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from guide.case.codes import Allocation
from guide.case.model import Invoice
from guide.claim.accrual import interest
from guide.claim.regime import Bearing
from guide.values.dates import ONE_DAY
from guide.values.money import Cents, Rate


class LineKind(StrEnum):
    INTEREST = "interest"
    MAJORATION = "majoration"
    CAPITALISATION = "capitalisation"
    PAYMENT = "payment"
    CREDIT_NOTE = "credit_note"
    INDEMNITY = "indemnity"


@dataclass(frozen=True)
class Line:
    """One line of the statement. Slices have start, end, days, base and rate; movements have `on`."""

    invoice: str
    kind: LineKind
    amount: Cents
    references: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    days: int | None = None
    base: Cents | None = None
    rate: Rate | None = None
    on: date | None = None
    to_interest: Cents = 0
    to_principal: Cents = 0
    to_indemnity: Cents = 0
    surplus: Cents = 0
    projected: bool = False

    @property
    def last_day(self) -> date | None:
        """The last day counted of a slice, for people; `end` is the first that is not."""
        return self.end - ONE_DAY if self.end else None


@dataclass
class Account:
    """Mutable while the statement is built, never seen outside this room.

    `stop` is the first day that bears no interest (the day after the statement's date, or the opening judgment).
    """

    invoice: Invoice
    due: date
    bearing: Bearing
    stop: date
    allocation: Allocation
    principal: Cents
    #: 40 euros as long as the invoice is late and unpaid, else 0; set by the statement.
    indemnity: Cents = 0
    indemnity_left: Cents = 0
    interest_left: Cents = 0
    surplus: Cents = 0
    #: Held as a guarantee: not claimed, but what is paid or credited beyond the rest pays it before being a surplus.
    retention: Cents = 0
    cursor: date = date.min
    lines: list[Line] = field(default_factory=list)

    def accrue(self, until: date) -> None:
        """Adds the slices of [cursor, until)."""
        until = min(until, self.stop)
        if until <= self.cursor:
            return
        for slice_ in self.bearing.segments(self.cursor, until) if self.principal else ():
            days = (slice_.end - slice_.start).days
            amount = interest(self.principal, slice_.rate, days)
            self.interest_left += amount
            kind = LineKind.MAJORATION if slice_.increased else LineKind.INTEREST
            self.lines.append(
                Line(
                    self.invoice.number,
                    kind,
                    amount,
                    slice_.references,
                    slice_.start,
                    slice_.end,
                    days,
                    self.principal,
                    slice_.rate,
                    projected=slice_.projected,
                )
            )
        self.cursor = until

    def credit(self, on: date, amount: Cents) -> None:
        """A credit note lowers the base from the day after its date; it never pays interest."""
        self.accrue(on + ONE_DAY)
        lowered = min(amount, self.principal)
        self.principal -= lowered
        surplus, released = self._beyond(amount - lowered)
        self.lines.append(
            Line(
                self.invoice.number,
                LineKind.CREDIT_NOTE,
                amount,
                on=on,
                to_principal=lowered + released,
                surplus=surplus,
            )
        )

    def _beyond(self, amount: Cents) -> tuple[Cents, Cents]:
        """What exceeds the debt pays the retention first: (the surplus, what it released of the retention)."""
        released = min(amount, self.retention)
        self.retention -= released
        self.surplus += amount - released
        return amount - released, released

    def debt(self) -> Cents:
        """Principal and interest left."""
        return self.principal + self.interest_left

    def owed(self) -> Cents:
        return self.debt() + self.indemnity_left

    def pay(self, on: date, amount: Cents, references: tuple[str, ...] = ("c-civ-1343-1",)) -> None:
        """Interest first, or principal first; the 40 euros last; what exceeds them is a surplus (C. civ. 1343-1)."""
        self.accrue(on + ONE_DAY)
        left = amount
        if self.allocation is Allocation.INTERETS_DABORD:
            to_interest = min(left, self.interest_left)
            to_principal = min(left - to_interest, self.principal)
        else:
            to_principal = min(left, self.principal)
            to_interest = min(left - to_principal, self.interest_left)
        to_indemnity = min(left - to_interest - to_principal, self.indemnity_left)
        surplus, released = self._beyond(left - to_interest - to_principal - to_indemnity)
        self.interest_left -= to_interest
        self.principal -= to_principal
        self.indemnity_left -= to_indemnity
        self.lines.append(
            Line(
                self.invoice.number,
                LineKind.PAYMENT,
                amount,
                references,
                on=on,
                to_interest=to_interest,
                to_principal=to_principal + released,
                to_indemnity=to_indemnity,
                surplus=surplus,
            )
        )

    def capitalise(self, on: date) -> None:
        """Adds the unpaid interest to the principal that bears interest from `on` (C. civ. 1343-2)."""
        self.accrue(on)
        if on >= self.stop or not self.interest_left:
            return
        self.lines.append(
            Line(self.invoice.number, LineKind.CAPITALISATION, self.interest_left, ("c-civ-1343-2",), on=on)
        )
        self.principal += self.interest_left
        self.interest_left = 0
