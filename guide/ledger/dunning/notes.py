"""What the user noted of each customer, kept from one export to the next.

A fact that is taken back leaves a trace (`gone`, `over`), so that an older file does not bring it back (see `merge`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from guide.case.codes import Channel, DebtorKind
from guide.case.model import NOTICE_DAYS, Address, Instalment
from guide.ledger.dunning.outside_facts import NotedInsolvency, Receipt
from guide.ledger.source.source_files import ClientKind, ColumnMapping
from guide.values.text import printable

#: Characters of a key or of a name.
MAX_NAME = 300


class LetterKind(StrEnum):
    """The letters that the follow-up counts; their codes are those of the events of a dossier."""

    RELANCE = "relance"
    MISE_EN_DEMEURE = "mise_en_demeure"


@dataclass(frozen=True)
class Seen:
    """What a customer owed in the export that stood there. Amounts in cents."""

    on: date
    open: int
    overdue: int


@dataclass(frozen=True)
class NotedClient:
    """What the customer is, for the limitation (None: as the others), and more closely `who`: a ledger does not know."""

    noted: date
    kind: ClientKind | None = None
    who: DebtorKind | None = None
    turn: int = 0

    @property
    def is_business(self) -> bool:
        """Whether the person said that it is one: an association, an SCI or a copropriété is not by itself."""
        if self.who is not None:
            return self.who in (DebtorKind.COMMERCANT, DebtorKind.LIBERAL)
        return self.kind is ClientKind.PROFESSIONNEL


@dataclass(frozen=True)
class NotedDispute:
    """The customer objects, since a day that may be unknown; or does not any more (`over`)."""

    noted: date
    since: date | None = None
    over: bool = False
    turn: int = 0


@dataclass(frozen=True)
class NotedUnion:
    """All the accounts of this customer are one customer; or not any more (`over`)."""

    noted: date
    over: bool = False
    turn: int = 0


@dataclass(frozen=True)
class Duplicate:
    """An invoice that an export holds twice and that is counted once. `whole`: it repeats one of another number, so that
    no line of its own number counts."""

    number: str
    issued: date | None
    amount: int
    whole: bool = False
    gone: bool = False
    turn: int = 0

    @property
    def id(self) -> tuple[str, date, int]:
        return self.number, self.issued or date.min, self.amount


@dataclass(frozen=True)
class Pause:
    """Do not remind this customer, until a day (None: until further notice)."""

    noted: date
    until: date | None = None
    why: str | None = None
    over: bool = False
    turn: int = 0


@dataclass(frozen=True)
class NotedAddress:
    """Where to write to the customer, which most exports do not say; None: not there any more."""

    noted: date
    address: Address | None = None
    turn: int = 0


class Aside(StrEnum):
    """Why the user leaves a customer out of the letters to all."""

    CHOIX = "choix"
    CONTESTE = "conteste"
    PROCEDURE = "procedure"
    SURENDETTEMENT = "surendettement"


@dataclass(frozen=True)
class Customer:
    """What the user says of one customer for the letters to all. `invoices`: the numbers of those set aside."""

    kind: DebtorKind | None = None
    address: Address | None = None
    aside: Aside | None = None
    invoices: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Exclusion:
    """What the letters to all leave out: the customer, for a reason, or some of its invoices, by their numbers."""

    noted: date
    reason: Aside | None = None
    invoices: tuple[str, ...] = ()
    turn: int = 0


@dataclass(frozen=True)
class InstalmentPlan:
    """Instalments agreed on; none left means that the plan was given up. `base`: what was owed then."""

    noted: date
    base: Seen
    parts: tuple[Instalment, ...] = ()
    turn: int = 0


@dataclass(frozen=True)
class Promise:
    """A promise to pay `amount` (None: all that was late) by `due`. `base`: what was owed when it was noted.

    `kept` is what an export of a later day (`judged`) showed.
    """

    made: date
    due: date
    base: Seen
    amount: int | None = None
    kept: bool | None = None
    judged: date | None = None
    gone: bool = False
    turn: int = 0

    @property
    def id(self) -> tuple[date, date, int]:
        return self.made, self.due, -1 if self.amount is None else self.amount

    @property
    def expected(self) -> int:
        """Cents; without an amount, all that was late then, else all that was owed."""
        return self.amount or self.base.overdue or self.base.open


@dataclass(frozen=True)
class SentLetter:
    """A letter sent, or a call (channel `telephone`)."""

    kind: LetterKind
    on: date
    channel: Channel | None = None
    until: date | None = None
    gone: bool = False
    turn: int = 0

    @property
    def id(self) -> tuple[date, str, str]:
        return self.on, self.kind.value, self.channel.value if self.channel else ""

    @property
    def end(self) -> date:
        """The last day that a notice leaves."""
        return self.until or self.on + timedelta(days=NOTICE_DAYS)


#: The facts that a customer has once, and those that it may have several of.
ONCE = ("client", "dispute", "pause", "plan", "union", "insolvency", "address", "exclusion")
SEVERAL = ("promises", "letters", "duplicates", "receipts")


@dataclass(frozen=True)
class Followed:
    """One customer. `keys`: under which it was met in exports; `names`: the names it bore, the present one apart."""

    keys: tuple[str, ...]
    name: str
    seen: Seen
    names: tuple[str, ...] = ()
    client: NotedClient | None = None
    dispute: NotedDispute | None = None
    pause: Pause | None = None
    plan: InstalmentPlan | None = None
    promises: tuple[Promise, ...] = ()
    letters: tuple[SentLetter, ...] = ()
    #: Whether its accounts are one customer; the keys of those said to be others; the invoices counted once.
    union: NotedUnion | None = None
    apart: tuple[str, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    insolvency: NotedInsolvency | None = None
    address: NotedAddress | None = None
    exclusion: Exclusion | None = None

    @property
    def is_united(self) -> bool:
        return self.union is not None and not self.union.over

    @property
    def is_noted(self) -> bool:
        """Whether the user noted anything: else only what was owed is known."""
        return any(getattr(self, name) for name in (*ONCE, *SEVERAL, "apart"))

    @property
    def for_letters(self) -> Customer:
        """What was noted of it that the letters to all need."""
        left_out = self.exclusion
        return Customer(
            self.client.who if self.client else None,
            self.address.address if self.address else None,
            left_out.reason if left_out else None,
            frozenset(left_out.invoices) if left_out else frozenset(),
        )

    @property
    def disputed(self) -> bool:
        return self.dispute is not None and not self.dispute.over

    def paused(self, on: date) -> bool:
        pause = self.pause
        return pause is not None and not pause.over and (pause.until is None or on < pause.until)

    @property
    def sent(self) -> tuple[SentLetter, ...]:
        """Oldest first."""
        return tuple(letter for letter in self.letters if not letter.gone)

    @property
    def received(self) -> tuple[Receipt, ...]:
        """The payments confirmed, oldest first."""
        return tuple(receipt for receipt in self.receipts if not receipt.gone)

    @property
    def promised(self) -> tuple[Promise, ...]:
        """Oldest first."""
        return tuple(promise for promise in self.promises if not promise.gone)


@dataclass(frozen=True)
class CustomerNotes:
    """Every customer followed, by their first key; and the column mappings, by the fingerprint of their headers."""

    debtors: tuple[Followed, ...] = ()
    mappings: Mapping[str, ColumnMapping] = field(default_factory=dict)

    def __post_init__(self) -> None:
        keys = [key for followed in self.debtors for key in followed.keys]
        assert len(keys) == len(set(keys)), "a customer stands twice"


def client_kind(kind: DebtorKind) -> ClientKind:
    """The limitation that a ledger estimates for that kind of customer."""
    if kind is DebtorKind.PARTICULIER:
        return ClientKind.PARTICULIER
    return ClientKind.PUBLIC if kind.is_administration else ClientKind.PROFESSIONNEL


def clean(text: str) -> str:
    """A key or a name as a file can hold it: one line, bounded."""
    # Half of a character is not printable either.
    line = printable(text)
    return " ".join(line.split())[:MAX_NAME]
