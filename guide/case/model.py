"""The dossier: one creditor, one debtor, its invoices, what happened. Frozen; amounts in cents; `None` is unknown.

Field names are the keys of the dossier file (see `storage`), so a missing fact has one name everywhere.
"""

import heapq
from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from guide.case.codes import UNKNOWN, Activity, Allocation, Channel, DebtorKind, EventKind, Nature, VatScheme, parted
from guide.values.money import Cents, Rate

#: A formal notice that names no end runs this many days (usage; no general legal minimum).
NOTICE_DAYS = 15
EURO = "EUR"
#: Stands for a name or an invoice number that is not typed yet: said on screen, never printed in a letter.
TO_COMPLETE = "(à compléter)"
FRANCE = "FR"
AGREED_BEFORE = frozenset((Nature.PRET, Nature.LOYER, Nature.ABONNEMENT))


@dataclass(frozen=True)
class Address:
    lines: tuple[str, ...] = ()
    postcode: str | None = None
    city: str | None = None


@dataclass(frozen=True)
class Party:
    """What creditor and debtor have in common."""

    name: str
    address: Address | None = None
    siren: str | None = None
    siret: str | None = None
    vat_number: str | None = None
    legal_form: str | None = None
    email: str | None = None
    phone: str | None = None
    representative: str | None = None
    country: str = FRANCE
    trade_name: str | None = None


@dataclass(frozen=True)
class Creditor(Party):
    activity: Activity | None = None
    vat: VatScheme | None = None
    iban: str | None = None
    bic: str | None = None
    signatory: str | None = None
    share_capital: str | None = None
    rcs: str | None = None
    #: A sole trader (EI, micro-entrepreneur): « EI » stands beside the name (C. com. R526-27). None: its form may say.
    sole_trader: bool | None = None
    profession: str | None = None
    nationality: str | None = None
    born_on: date | None = None
    born_in: str | None = None


@dataclass(frozen=True, kw_only=True)
class Debtor(Party):
    kind: DebtorKind


@dataclass(frozen=True)
class Terms:
    """What the contract says of late interest. `rate` and `floor_multiple` never stand together."""

    rate: Rate | None = None
    floor_multiple: int | None = None
    allocation: Allocation = Allocation.INTERETS_DABORD
    #: First day on which a contract or a judgment adds a full year's interest to the principal (C. civ. 1343-2).
    capitalisation: date | None = None


@dataclass(frozen=True)
class Payment:
    on: date
    amount: Cents
    #: For a payment of the whole account: the invoice the debtor pointed at, if any.
    invoice: str | None = None


@dataclass(frozen=True)
class CreditNote:
    on: date
    amount: Cents
    number: str | None = None


@dataclass(frozen=True)
class Invoice:
    """`amount` is with VAT. `due` is absent only when `terms.due_date` can work it out."""

    number: str
    amount: Cents
    issued: date | None = None
    completed: date | None = None
    due: date | None = None
    nature: Nature | None = None
    payments: tuple[Payment, ...] = ()
    credit_notes: tuple[CreditNote, ...] = ()
    label: str | None = None
    order: str | None = None
    net: Cents | None = None
    vat: Cents | None = None
    currency: str = EURO
    retention: Cents | None = None
    #: Paid or credited already on days that do not count: it never bore interest and is not claimed, only told.
    settled: Cents | None = None
    disputed_amount: Cents | None = None
    #: The number of the invoice of which this one is a further instalment: they bear one fixed indemnity together.
    part_of: str | None = None

    @property
    def first_day(self) -> date:
        """The first day on which this debt can have existed: the earliest date known of it."""
        known = [day for day in (self.completed, self.issued, self.due) if day is not None]
        return min(known, default=date.min)

    def open_amount(self, on: date) -> Cents:
        """Amount less what was settled already, the credit notes and payments up to `on`: an amount, never a status."""
        return (
            self.amount
            - (self.settled or 0)
            - sum(c.amount for c in self.credit_notes if c.on <= on)
            - sum(p.amount for p in self.payments if p.on <= on)
        )


@dataclass(frozen=True)
class Event:
    kind: EventKind
    on: date
    until: date | None = None
    amount: Cents | None = None
    channel: Channel | None = None
    note: str | None = None
    letter: str | None = None

    @property
    def notice_end(self) -> date:
        """The last day that a formal notice leaves to the debtor."""
        assert self.kind is EventKind.MISE_EN_DEMEURE
        return self.until or self.on + timedelta(days=NOTICE_DAYS)


@dataclass(frozen=True)
class Contract:
    """Clauses are `True`, `False`, the words of the clause, or unknown."""

    signed: bool | None = None
    on: date | None = None
    reference: str | None = None
    price_net: Cents | None = None
    payment_clause: str | None = None
    penalty_clause: bool | str | None = None
    retention_of_title: bool | str | None = None
    jurisdiction_clause: bool | str | None = None


@dataclass(frozen=True)
class Instalment:
    on: date
    amount: Cents


@dataclass(frozen=True)
class Settlement:
    discount: Cents
    until: date


@dataclass(frozen=True)
class Exhibit:
    title: str
    kind: str | None = None
    on: date | None = None
    file: str | None = None


@dataclass(frozen=True)
class ThirdParty:
    role: str
    name: str
    address: Address | None = None
    reference: str | None = None


@dataclass(frozen=True)
class FollowUp:
    """What the user decided about this debtor."""

    dispute: bool = False
    promise: date | None = None
    do_not_remind: bool = False


@dataclass(frozen=True)
class Training:
    """What the user learnt: ids of the lessons done, of the decisions missed and of those found."""

    lessons: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    found: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edit:
    """A paragraph of a letter in the user's own words, a line a paragraph (none: left out); `original`: as printed."""

    original: str
    text: str


@dataclass(frozen=True)
class Dossier:
    creditor: Creditor
    debtor: Debtor
    terms: Terms = Terms()
    invoices: tuple[Invoice, ...] = ()
    events: tuple[Event, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    payments: tuple[Payment, ...] = ()
    contract: Contract = Contract()
    plan: tuple[Instalment, ...] = ()
    settlement: Settlement | None = None
    exhibits: tuple[Exhibit, ...] = ()
    third_parties: tuple[ThirdParty, ...] = ()
    follow_up: FollowUp = FollowUp()
    training: Training = Training()
    #: What the user adds to a letter, by the id of the letter: a paragraph a line.
    words: Mapping[str, str] = field(default_factory=dict)
    #: The paragraphs that the user changed, by the id of their letter.
    edits: Mapping[str, tuple[Edit, ...]] = field(default_factory=dict)

    @cached_property
    def answers_kept(self) -> dict[Any, Any]:
        """What was worked out of it (`guide.case.once`), never part of its value."""
        return {}

    def __getstate__(self) -> dict[str, Any]:
        """Its facts alone: what was worked out is not sent to another process."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    def third_party(self, role: str) -> ThirdParty | None:
        return next((party for party in self.third_parties if party.role == role), None)

    @property
    def payments_in_euros(self) -> tuple[Payment, ...]:
        """The payments of the whole account, but those that point at an invoice in another currency."""
        foreign = {invoice.number for invoice in self.invoices if invoice.currency != EURO}
        return tuple(payment for payment in self.payments if payment.invoice not in foreign)

    def answer(self, question: str) -> str | None:
        """The code answered, or None when not asked or not known."""
        return None if (code := self.answers.get(question)) == UNKNOWN else code

    @property
    def grounds(self) -> frozenset[str] | None:
        """The situations out of the ordinary that were ticked; empty when none holds, None when it is not known."""
        codes = self.answer("special")
        return None if codes is None else parted(codes)

    @cached_property
    def born(self) -> date:
        """The first day on which this debt can have existed; `date.min` when nothing says it, or when it was agreed long
        before it was due (a loan, a rent, a subscription)."""
        if any(invoice.nature in AGREED_BEFORE for invoice in self.invoices):
            return date.min
        return min((invoice.first_day for invoice in self.invoices), default=date.min)

    def events_of(self, *kinds: EventKind, on: date) -> tuple[Event, ...]:
        """The events of these kinds dated `on` or before, oldest first; those of one day in the order of the journal."""
        ranked = heapq.merge(*(self._journal[kind] for kind in set(kinds) if kind in self._journal))
        return tuple(self.events[at] for day, at in ranked if day <= on)

    def first(self, *kinds: EventKind, on: date) -> Event | None:
        day, at = min((self._journal[kind][0] for kind in kinds if kind in self._journal), default=(date.max, 0))
        return self.events[at] if day <= on else None

    def last(self, *kinds: EventKind, on: date) -> Event | None:
        known = [self._journal[kind] for kind in kinds if kind in self._journal]
        seen = [dated[at - 1] for dated in known if (at := bisect(dated, (on, len(self.events))))]
        return self.events[max(seen)[1]] if seen else None

    @cached_property
    def _journal(self) -> Mapping[EventKind, list[tuple[date, int]]]:
        """Of each kind, its events by day and place: asked for each invoice, so never searched from the start."""
        dated: dict[EventKind, list[tuple[date, int]]] = {}
        for at, event in enumerate(self.events):
            dated.setdefault(event.kind, []).append((event.on, at))
        return {kind: sorted(days) for kind, days in dated.items()}
