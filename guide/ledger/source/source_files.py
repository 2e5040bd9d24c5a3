"""What goes into a ledger and what is said about it: files, options, the mapping of columns, anomalies."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from guide.errors import GuideError, UnreadableFile

#: The largest follow-up file that is read, in bytes.
FOLLOW_UP_LIMIT = 10_000_000
#: The largest file that a screen takes, in bytes; said there.
UPLOAD_LIMIT = 200 * 1024 * 1024
#: The largest that is read at all (the command line): several million lines.
MAX_FILE_BYTES = 1 << 30
#: How XLSX and ODS (zip) and XLS (OLE) begin.
WORKBOOK_MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
#: Days: beyond, an estimated due date says nothing.
MAX_DELAI = 365


class ClientKind(StrEnum):
    """What the customers of a ledger are taken to be, for the limitation period: a ledger does not know."""

    PROFESSIONNEL = "professionnel"
    PARTICULIER = "particulier"
    PUBLIC = "public"


class FileKind(StrEnum):
    FEC = "fec"
    INVOICES = "invoices"
    EINVOICE = "einvoice"


class Field(StrEnum):
    """What a column of an invoice list, or of accounting entries, can hold."""

    NUMBER = "number"
    ISSUED = "issued"
    DUE = "due"
    DEBTOR = "debtor"
    DEBTOR_ID = "debtor_id"
    TOTAL = "total"
    LEFT = "left"
    PAID = "paid"
    SETTLED = "settled"
    CURRENCY = "currency"
    STATUS = "status"
    TYPE = "type"
    DISPUTED = "disputed"
    #: Yes or no: not issued yet; paid in full.
    DRAFT = "draft"
    FULLY_PAID = "fully_paid"
    #: A status of the payment beside that of the document.
    PAYMENT_STATUS = "payment_status"
    #: Without tax, and the tax: what a list has that gives no amount with tax.
    NET = "net"
    VAT = "vat"
    #: Of accounting entries only.
    ACCOUNT = "account"
    DEBIT = "debit"
    CREDIT = "credit"
    LETTER = "letter"
    JOURNAL = "journal"


@dataclass(frozen=True)
class SourceFile:
    """A file as it was given. Nothing is read from a disk here."""

    name: str
    data: bytes


@dataclass(frozen=True)
class ColumnMapping:
    """Which column holds which field, as guessed or as corrected by the user.

    `columns` maps a Field to the header of a column. `day_first` and `decimal` ("," or ".") answer what the
    cells alone cannot settle; None lets the cells decide. `paid_by`: the header of the only column to believe on what is
    paid, "" when none says it and all is owed; None lets the columns decide together. `answers`: what was answered to
    other questions, by the code of the question.
    """

    columns: Mapping[Field, str] = field(default_factory=dict)
    day_first: bool | None = None
    decimal: str | None = None
    paid_by: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)

    def answered(self, question: str, answer: str) -> "ColumnMapping":
        """The same, with this answer to that question."""
        return replace(self, answers={**self.answers, question: answer})


@dataclass(frozen=True)
class Options:
    """How a ledger is to be read.

    `on`: the day it speaks of; without it, a FEC speaks of its last entry, an invoice list of `today`.
    `delai`: days from the document's date to an estimated due date. `confirmed_terms`: the user vouches for them,
    so that penalties may be computed on estimated dates. `mapping`, `encoding`: columns and character set corrected by
    the user (utf-8, cp1252, iso8859-15, cp850, mac_roman). `mappings`: saved corrections, each by the
    `mapping.fingerprint` of the headers it was made for; used for those headers when `mapping` is None. `kinds`:
    customers known to be of another kind than `client_kind`, by `DebtorView.key`; a key nobody bears says nothing.
    """

    on: date | None = None
    today: date | None = None
    delai: int = 30
    client_kind: ClientKind = ClientKind.PROFESSIONNEL
    mapping: ColumnMapping | None = None
    confirmed_terms: bool = False
    encoding: str | None = None
    mappings: Mapping[str, ColumnMapping] = field(default_factory=dict)
    kinds: Mapping[str, ClientKind] = field(default_factory=dict)
    #: Customers, by `DebtorView.key`, of whom the person said that they are businesses: of them alone are the penalties and
    #: the 40 euros of businesses worked out. What a name suggests, or what is true of most customers, is not enough.
    businesses: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not 0 <= self.delai <= MAX_DELAI:
            raise GuideError(
                f"Un délai de paiement de {self.delai} jours n'est pas plausible.",
                f"Indiquez de 0 à {MAX_DELAI} jours.",
            )


@dataclass(frozen=True)
class Control:
    """A sum that must come out: `found` against `expected`, in cents (expected None: only shown)."""

    label: str
    found: int
    expected: int | None = None

    @property
    def holds(self) -> bool:
        return self.expected is None or self.found == self.expected


@dataclass(frozen=True)
class Unbalanced:
    """An entry of a FEC whose debits less credits are `gap` cents; `line` is the first of its lines."""

    number: str
    on: date | None
    line: int
    gap: int


@dataclass(frozen=True)
class FileInfo:
    """What was understood of a file. `rows` = `kept` + `ignored` (not receivables) + `dropped` (unreadable)."""

    name: str
    kind: FileKind
    encoding: str | None
    separator: str | None
    rows: int
    kept: int
    ignored: int
    dropped: int
    first: date | None
    last: date | None
    columns: tuple[str, ...] = ()
    mapping: ColumnMapping | None = None
    sheet: str | None = None
    controls: tuple[Control, ...] = ()
    #: The first rows as they stand, to be shown beside the columns.
    preview: tuple[tuple[str, ...], ...] = ()
    #: The software whose headers these are, when known.
    software: str | None = None
    #: The day that the title of a report speaks of: what is paid since is not in it.
    stated: date | None = None
    #: Of an electronic invoice: "Factur-X (PDF)", "CII", "UBL".
    form: str | None = None
    #: Of a FEC that does not balance: the entries that do not, the widest gaps first.
    unbalanced: tuple[Unbalanced, ...] = ()
    #: Of entries: the first two digits of the accounts that the file holds.
    prefixes: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        assert self.rows == self.kept + self.ignored + self.dropped


class ColumnsUnknown(UnreadableFile):
    """A table whose columns are not recognised: `columns` are to be mapped by the user, who is
    shown `preview`."""

    def __init__(
        self,
        message: str,
        hint: str,
        columns: tuple[str, ...] = (),
        preview: tuple[tuple[str, ...], ...] = (),
        name: str = "",
    ) -> None:
        super().__init__(message, hint)
        self.name = name
        self.columns = columns
        self.preview = preview


_LEGAL_NAME = re.compile(r"(?:.*[/\\])?(\d{9})FEC(\d{8})", re.IGNORECASE)


def company_of(name: str) -> str:
    """The SIREN in the legal name of a FEC (SirenFECAAAAMMJJ), "" elsewhere."""
    match = _LEGAL_NAME.match(name)
    return match.group(1) if match else ""


def exercise_of(name: str) -> str:
    """What the parts of one exercise have in common: the SIREN and the closing day of the legal name, else the file."""
    match = _LEGAL_NAME.match(name)
    return f"{match.group(1)}|{match.group(2)}" if match else name
