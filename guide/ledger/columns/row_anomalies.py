"""What the reading of one file gives, and the words in which a doubtful line is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guide.ledger.source.anomalies import Anomalies, Anomaly, Severity, shortened
from guide.ledger.source.entries import Entries, Numbers
from guide.ledger.source.source_files import FileInfo
from guide.ledger.source.table import Table

#: The control of a FEC that its debits and its credits are equal.
DEBITS = "Total des débits"


@dataclass(frozen=True, eq=False)
class ReadPart:
    """One file read: its lines, what was understood of it, its document numbers."""

    entries: Entries
    info: FileInfo
    numbers: Numbers


@dataclass(frozen=True, eq=False)
class Teller:
    """Writes anomalies about rows of a table: only those that will be read are built, the others are counted."""

    table: Table
    anomalies: Anomalies

    def rows(
        self,
        which: NDArray[np.bool_],
        column: str,
        value: Callable[[int], str],
        message: Callable[[str], str],
        severity: Severity = Severity.WARNING,
    ) -> int:
        """One anomaly a row of `which`; returns how many there are."""
        places = np.flatnonzero(which)
        room = self.anomalies.room
        examples = []
        for row in places[:room]:
            text = value(int(row))
            shown = shortened(text)
            examples.append(
                Anomaly(self.anomalies.file, self.table.line(int(row)), column, shown, message(shown or ""), severity)
            )
        self.anomalies.take(examples)
        self.anomalies.count_only(severity, len(places) - len(examples))
        return len(places)

    def damaged(self) -> int:
        """Tells the lines that were mended and those that could not be cut into cells; returns how many of these."""
        for line in self.table.mended:
            anomaly = Anomaly(self.anomalies.file, line.row, None, shortened(line.text), line.message, Severity.WARNING)
            self.anomalies.take([anomaly])
        for line in self.table.damaged:
            self.anomalies.take(
                [Anomaly(self.anomalies.file, line.row, None, shortened(line.text), line.message, Severity.ERROR)]
            )
        return len(self.table.damaged)


def bad_date(text: str) -> str:
    return (
        f"« {text} » n'est pas une date qui existe. La ligne est gardée sans cette date : corrigez-la dans le "
        "fichier (JJ/MM/AAAA)."
    )


def bad_amount(text: str) -> str:
    return f"« {text} » n'est pas un montant. La ligne est laissée de côté : corrigez-la (1234,56) ou vérifiez-la."


def two_ways(text: str) -> str:
    return (
        f"« {text} » peut se lire de deux façons (mille, ou trois décimales). La ligne est laissée de côté : "
        "dites quel est le séparateur décimal."
    )
