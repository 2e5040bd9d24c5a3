"""One electronic invoice as its file states it, before anything is made of it. BT-n: the terms of EN 16931."""

from dataclasses import dataclass
from datetime import date

from guide.case.model import Party
from guide.case.territory import in_france
from guide.values.money import Cents

#: Types (BT-3, UNTDID 1001) of a credit note; their amounts are positive in the file.
CREDIT_NOTES = frozenset(("261", "262", "381", "396", "502", "503"))
#: A corrected invoice: it stands in for the one that it refers to.
CORRECTIVE = frozenset(("384", "471", "472", "473"))
#: The claim was made over to a factor, who is to be paid.
FACTORED = frozenset(("393", "396", "472", "473", "501", "502"))
PRO_FORMA = "325"
#: Invoices, deposits and self-billed invoices (389 is one, whatever its German name says), and the French list.
INVOICES = frozenset(("380", "383", "386", "389", "393", "500", "501")) | CORRECTIVE
#: Business processes (BT-23) of an invoice paid before it was issued: its due date is the day it was paid.
PAID = frozenset(("B2", "S2", "M2"))


@dataclass(frozen=True)
class Note:
    """A note of the invoice (BT-22) and its subject (BT-21), "" when it has none."""

    subject: str
    text: str


@dataclass(frozen=True)
class EInvoice:
    """Amounts in cents, in `currency`, signed as in the file; None where the file says nothing.

    `due`: the dates of payment without discount, all of them when each has one; `unread`: (element, text) of the
    dates that are none; `buyer_id`: what tells the buyer apart (its SIREN, else its VAT number), "" when unknown.
    """

    number: str
    type_code: str
    credit_note: bool
    issued: date | None
    due: tuple[date, ...]
    currency: str
    net: Cents | None
    vat: Cents | None
    total: Cents | None
    prepaid: Cents | None
    rounding: Cents | None
    payable: Cents | None
    seller: Party
    seller_id: str
    buyer: Party
    buyer_id: str
    process: str
    terms: str
    notes: tuple[Note, ...]
    originals: tuple[str, ...]
    unread: tuple[tuple[str, str], ...]

    @property
    def paid_at_issue(self) -> bool:
        """BR-FR-CO-09: its due date is then the day of the payment."""
        return self.process in PAID

    @property
    def french_seller(self) -> bool:
        return in_france(self.seller.country) or (self.seller.vat_number or "").startswith("FR")

    @property
    def seller_key(self) -> str:
        """Tells sellers apart: the identifier, else the name."""
        return self.seller_id or self.seller.name.casefold()

    @property
    def first_amount(self) -> Cents:
        """What was billed, with VAT: the total (BT-112), else what is to be paid and what was."""
        if self.total is not None:
            return self.total
        assert self.payable is not None
        return self.payable + (self.prepaid or 0) - (self.rounding or 0)

    @property
    def expected_payable(self) -> Cents:
        """Total less what was paid, rounded as the invoice says (BR-CO-16)."""
        return self.first_amount - (self.prepaid or 0) + (self.rounding or 0)

    @property
    def left(self) -> Cents:
        """What is to be paid (BT-115), else what the total and the payments make it."""
        return self.expected_payable if self.payable is None else self.payable

    @property
    def negative_credit(self) -> bool:
        """A credit note whose amounts are negative in the file, against EN 16931: they say the same thing twice."""
        return self.credit_note and self.first_amount < 0

    @property
    def adds_up(self) -> bool:
        """Whether the amounts of the file agree: net + VAT = total (BR-CO-15), total - paid = payable (BR-CO-16)."""
        if None not in (self.net, self.vat, self.total) and (self.net or 0) + (self.vat or 0) != self.total:
            return False
        return self.left == self.expected_payable


@dataclass(frozen=True)
class Read:
    """One invoice and the file it came from. `encoding`: of an XML file; `form`: what kind of file it is, in words."""

    file: str
    encoding: str | None
    form: str
    invoice: EInvoice
