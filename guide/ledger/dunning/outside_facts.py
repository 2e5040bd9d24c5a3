"""What was noted of a customer that comes from outside: a payment seen at the bank, a publication at the BODACC."""

from dataclasses import dataclass
from datetime import date

from guide.values.money import Cents


@dataclass(frozen=True)
class ReceiptPart:
    """Of a payment, what goes to an invoice, of which `left` was owed just before."""

    number: str
    left: Cents
    paid: Cents
    issued: date | None = None

    @property
    def after(self) -> Cents:
        return self.left - self.paid


#: How the id of a payment begins that no statement shows.
BY_HAND = "à la main "


@dataclass(frozen=True)
class Receipt:
    """A payment that the person confirmed on a line of a bank statement (`line`: its id). Of the amount, what the parts do
    not hold is on no invoice."""

    line: str
    on: date
    amount: Cents
    parts: tuple[ReceiptPart, ...] = ()
    label: str | None = None
    gone: bool = False
    turn: int = 0

    @property
    def id(self) -> tuple[date, str]:
        return self.on, self.line

    @property
    def is_by_hand(self) -> bool:
        """Whether the person said that it was paid, without a statement."""
        return self.line.startswith(BY_HAND)


@dataclass(frozen=True)
class NotedInsolvency:
    """What the BODACC answered when it was asked (`noted`). `published` and `nature`: the latest publication, None when
    nothing was found, which proves nothing. `opening` and `judgment`: the publication that opened proceedings, and its
    judgment."""

    noted: date
    published: date | None = None
    nature: str | None = None
    opening: date | None = None
    judgment: date | None = None
    turn: int = 0
