"""What goes into a ledger and what is said about it: files, options, the mapping of columns, anomalies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from guide.errors import GuideError, UnreadableFile

#: The largest file that a screen takes, in bytes; said there.
UPLOAD_LIMIT = 200 * 1024 * 1024
#: The largest that is read at all (the command line): several million lines.
MAX_FILE_BYTES = 1 << 30
#: How XLSX and ODS (zip) and XLS (OLE) begin.
WORKBOOK_MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
#: Days: beyond, an estimated due date says nothing.
MAX_DELAI = 365
#: How many anomalies are kept one by one; the others are counted.
ANOMALY_LIMIT = 1000


class ClientKind(StrEnum):
    """What the customers of a ledger are taken to be, for the limitation period: a ledger does not know."""

    PROFESSIONNEL = "professionnel"
    PARTICULIER = "particulier"
    PUBLIC = "public"


class FileKind(StrEnum):
    FEC = "fec"
    INVOICES = "invoices"
    EINVOICE = "einvoice"


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Field(StrEnum):
    """What a column of an invoice list can hold."""

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


@dataclass(frozen=True)
class SourceFile:
    """A file as it was given. Nothing is read from a disk here."""

    name: str
    data: bytes


@dataclass(frozen=True)
class ColumnMapping:
    """Which column holds which field, as guessed or as corrected by the user.

    `columns` maps a Field to the header of a column. `day_first` and `decimal` ("," or ".") answer what the
    cells alone cannot settle; None lets the cells decide.
    """

    columns: Mapping[Field, str] = field(default_factory=dict)
    day_first: bool | None = None
    decimal: str | None = None


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

    def __post_init__(self) -> None:
        if not 0 <= self.delai <= MAX_DELAI:
            raise GuideError(
                f"Un délai de paiement de {self.delai} jours n'est pas plausible.",
                f"Indiquez de 0 à {MAX_DELAI} jours.",
            )


@dataclass(frozen=True)
class Anomaly:
    """Something to look at. `row` is the line of the file (the header counts), None for the whole file."""

    file: str
    row: int | None
    column: str | None
    value: str | None
    message: str
    severity: Severity


class Anomalies:
    """Collects anomalies, and keeps a bounded number of them: the rest is counted, by severity."""

    def __init__(self, file: str = "") -> None:
        self.file = file
        self.kept: list[Anomaly] = []
        self.beyond: dict[Severity, int] = {}

    def add(
        self,
        message: str,
        severity: Severity = Severity.WARNING,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        self.take([Anomaly(self.file, row, column, shortened(value), message, severity)])

    def count_only(self, severity: Severity, more: int) -> None:
        """`more` anomalies that nobody will read one by one."""
        if more > 0:
            self.beyond[severity] = self.beyond.get(severity, 0) + more

    @property
    def room(self) -> int:
        return max(0, ANOMALY_LIMIT - len(self.kept))

    def take(self, found: Iterable[Anomaly]) -> None:
        """Those without a row speak of a whole file: always kept."""
        for anomaly in found:
            if anomaly.row is None or self.room:
                self.kept.append(anomaly)
            else:
                self.count_only(anomaly.severity, 1)

    def merge(self, other: Anomalies) -> None:
        self.take(other.kept)
        for severity, more in other.beyond.items():
            self.count_only(severity, more)

    def all(self) -> tuple[Anomaly, ...]:
        """Every anomaly kept, then one line a severity for those that are not."""
        tail = [
            Anomaly(
                self.file,
                None,
                None,
                None,
                f"{more} autre(s) ligne(s) à vérifier ne sont pas détaillées ici. Corrigez d'abord celles-ci, "
                "puis relisez le fichier.",
                severity,
            )
            for severity, more in self.beyond.items()
        ]
        return (*self.kept, *tail)


def shortened(value: str | None, limit: int = 60) -> str | None:
    """A cell short enough to be shown, without control characters."""
    if value is None:
        return None
    clean = "".join(c if c.isprintable() else " " for c in value)
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


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
