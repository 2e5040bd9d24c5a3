"""A list of invoices alone, read with the answers a person gave: what is owed, in cents."""

from __future__ import annotations

from datetime import date

from guide import ledger
from guide.ledger import ColumnMapping, Options, SourceFile


def opened(text: str, **answers: str) -> int:
    options = Options(on=date(2026, 11, 30), mapping=ColumnMapping({}, answers=answers))
    return ledger.read([SourceFile("export.csv", text.encode())], options).ageing.open
