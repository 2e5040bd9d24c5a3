"""A line of a bank statement, and what a whole statement says: what came in, what was left aside and why."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guide.errors import UnreadableFile
from guide.values.money import Cents
from guide.values.text import printable

#: A year of a small firm is a few thousand lines.
MAX_LINES = 20_000
_LONGEST_LABEL = 300


class StatementFormat(StrEnum):
    CSV = "CSV"
    OFX = "OFX"
    CAMT = "CAMT.053"


@dataclass(frozen=True)
class RawLine:
    """A line as its file writes it. `amount`: cents, negative for what went out; `reference`: the bank's own, if any."""

    on: date
    amount: Cents
    label: str
    reference: str = ""


@dataclass(frozen=True)
class BankLine:
    """Money received. `id` is the same each time the same line is read, whatever stands around it."""

    on: date
    amount: Cents
    label: str
    id: str


@dataclass(frozen=True)
class BankStatement:
    """`received`: oldest first; `outgoing`: lines of money that went out. `foreign`: lines in another currency;
    `unsettled`: pending, refused or reversed; `unreadable`: where lines stand in the file that could not be read."""

    name: str
    format: StatementFormat
    received: tuple[BankLine, ...]
    outgoing: int
    foreign: int = 0
    unsettled: int = 0
    unreadable: tuple[int, ...] = ()


def one_line(*texts: str) -> str:
    """These texts as one, each once; one that another holds is left out."""
    parts: list[str] = []
    for text in (" ".join(each.split()) for each in texts):
        if text and not any(text.casefold() in other.casefold() for other in parts):
            parts.append(text)
    return printable(" ".join(parts))[:_LONGEST_LABEL].strip()


def statement(
    name: str,
    format: StatementFormat,
    lines: Sequence[RawLine],
    foreign: int,
    unsettled: int,
    unreadable: Iterable[int],
) -> BankStatement:
    """What a statement of these lines says. Raises UnreadableFile for more of them than one has."""
    refuse_too_many(name, len(lines))
    outgoing = sum(line.amount < 0 for line in lines)
    return BankStatement(name, format, _numbered(lines), outgoing, foreign, unsettled, tuple(unreadable))


def _numbered(lines: Iterable[RawLine]) -> tuple[BankLine, ...]:
    """What came in, oldest first, each with what it is known by: its day, amount, label and reference; lines that agree
    on all of it are told apart by their rank in the day."""
    seen: Counter[tuple[str, ...]] = Counter()
    received = []
    for raw in lines:
        if raw.amount <= 0:
            continue
        label = one_line(raw.label)
        facts = (raw.on.isoformat(), str(raw.amount), "".join(label.casefold().split()), raw.reference)
        seen[facts] += 1
        print_ = hashlib.sha256("\n".join((*facts, str(seen[facts]))).encode()).hexdigest()[:16]
        received.append(BankLine(raw.on, raw.amount, label, print_))
    return tuple(sorted(received, key=lambda line: line.on))


def refuse_too_many(name: str, lines: int) -> None:
    """Raises UnreadableFile for more lines than a statement has."""
    if lines > MAX_LINES:
        raise UnreadableFile(
            f"« {name} » compte plus de {MAX_LINES} lignes : c'est démesuré pour un relevé.",
            "Téléchargez une période plus courte.",
        )
