"""What is told of a file that is not read as it stands: bounded, with its place and its gravity."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from guide.values.text import printable

#: How many anomalies are kept one by one; the others are counted.
ANOMALY_LIMIT = 1000
_UNTOLD = (
    "autre(s) ligne(s) à vérifier ne sont pas détaillées ici. Corrigez d'abord celles-ci, puis relisez le fichier."
)


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


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

    def take(self, anomalies: Iterable[Anomaly]) -> None:
        """Those without a row speak of a whole file: always kept."""
        for anomaly in anomalies:
            if anomaly.row is None or self.room:
                self.kept.append(anomaly)
            else:
                self.count_only(anomaly.severity, 1)

    def merge(self, other: "Anomalies") -> None:
        self.take(other.kept)
        for severity, more in other.beyond.items():
            self.count_only(severity, more)

    def all(self) -> tuple[Anomaly, ...]:
        """Every anomaly kept, then one line a severity for those that are not."""
        tail = [Anomaly(self.file, None, None, None, f"{more} {_UNTOLD}", how) for how, more in self.beyond.items()]
        return (*self.kept, *tail)


def shortened(value: str | None, limit: int = 60) -> str | None:
    """A cell short enough to be shown, without control characters."""
    if value is None:
        return None
    clean = printable(value)
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"
