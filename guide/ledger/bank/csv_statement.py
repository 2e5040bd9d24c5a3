"""A bank's CSV: lines of information first, any separator, debit and credit apart or one signed amount."""

import csv
import io
from collections.abc import Sequence
from itertools import islice

from guide.errors import AmountUnreadable, UnreadableFile
from guide.ledger.bank.bank_line import (
    MAX_LINES,
    BankStatement,
    RawLine,
    StatementFormat,
    one_line,
    refuse_too_many,
    statement,
)
from guide.ledger.bank.statement_columns import StatementColumns, at, columns_of, unnamed_columns
from guide.ledger.columns.dates import read_day
from guide.ledger.files.encoding import decoded
from guide.values.accents import unaccented

_SEPARATORS = (";", "\t", ",")
#: A dozen lines of information stand above the header of some banks.
_HEADER_LINES = 60
_MOST_COLUMNS = 200
_SUMS = ("solde", "total", "balance", "nouveau solde", "ancien solde")
#: The line of the file on which a row ends, and its cells.
Row = tuple[int, list[str]]


def read_csv(name: str, data: bytes) -> BankStatement:
    """Raises UnreadableFile when no line names a day, a label and an amount, or when there are too many lines."""
    source = decoded(name, data)
    text = source.data.decode(source.encoding, errors="replace")
    for separator in _SEPARATORS:
        rows = _rows(text, separator)
        refuse_too_many(name, len(rows))
        start = next((i for i, (_, cells) in enumerate(rows[:_HEADER_LINES]) if columns_of(cells)), None)
        if start is not None:
            columns = columns_of(rows[start][1])
            assert columns is not None
            return _statement(name, columns, rows[start + 1 :])
    for separator in _SEPARATORS:
        rows = _rows(text, separator)
        if unnamed := unnamed_columns(cells for _, cells in rows):
            return _statement(name, unnamed, rows)
    raise UnreadableFile(
        f"« {name} » n'a pas les colonnes d'un relevé : il faut une date, un libellé, et un montant ou un crédit.",
        "Téléchargez les opérations depuis votre banque en CSV, OFX ou CAMT.053, sans modifier le fichier.",
    )


def _rows(text: str, separator: str) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return [(reader.line_num, cells) for cells in islice(reader, MAX_LINES + 1) if 1 < len(cells) <= _MOST_COLUMNS]
    except csv.Error:
        return []


def _statement(name: str, columns: StatementColumns, rows: Sequence[Row]) -> BankStatement:
    day_first = _is_day_first(columns, rows)
    lines: list[RawLine] = []
    foreign = unsettled = 0
    unreadable: list[int] = []
    for number, cells in rows:
        again = columns_of(cells)
        if again is not None:  # several accounts in one file: each begins with its own header
            columns = again
            continue
        if columns.is_unsettled(cells):
            unsettled += 1
            continue
        line = _line(columns, cells, day_first)
        if line is None:
            if not _says_nothing(columns, cells):
                unreadable.append(number)
        elif columns.is_foreign(cells):
            foreign += 1
        else:
            lines.append(line)
    return statement(name, StatementFormat.CSV, lines, foreign, unsettled, unreadable)


def _line(columns: StatementColumns, cells: Sequence[str], day_first: bool) -> RawLine | None:
    """The line of these cells; None when its day or its amount is missing or unreadable."""
    on = read_day(columns.day_text(cells), day_first)
    try:
        amount = columns.amount(cells)
    except AmountUnreadable:
        return None
    if on is None or amount is None:
        return None
    label = one_line(*(at(cells, place) for place in columns.labels))
    return RawLine(on, amount, label, at(cells, columns.reference))


def _says_nothing(columns: StatementColumns, cells: Sequence[str]) -> bool:
    """A blank line, a sum, or a line of information: neither a day nor an amount, or one that is a balance."""
    first = unaccented(next((cell for cell in cells if cell.strip()), "")).strip().lower()
    if first.startswith(_SUMS):
        return True
    try:
        amount = columns.amount(cells)
    except AmountUnreadable:
        amount = 0
    return amount is None or not columns.day_text(cells)


def _is_day_first(columns: StatementColumns, rows: Sequence[Row]) -> bool:
    """Whether 03/04 is 3 April: yes, unless a day above twelve stands second and none stands first."""
    texts = [text for _, cells in rows if (text := columns.day_text(cells))]
    wrong = [text for text in texts if read_day(text) is None and read_day(text, dayfirst=False) is not None]
    return not wrong or any(read_day(text, dayfirst=False) is None and read_day(text) is not None for text in texts)
