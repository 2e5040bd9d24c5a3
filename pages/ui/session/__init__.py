"""What one person's session holds, a store a module: `from pages.ui import session`, then `session.dossier.current()`."""

from __future__ import annotations

from pages.ui.session import (
    bank,
    browser_copy,
    clock,
    dossier,
    dropped,
    examples,
    exhibits,
    ledger,
    lines,
    mailing,
    notes,
    registers,
    training,
    workspace,
)

__all__ = [
    "bank",
    "browser_copy",
    "clock",
    "dossier",
    "dropped",
    "examples",
    "exhibits",
    "ledger",
    "lines",
    "mailing",
    "notes",
    "registers",
    "training",
    "workspace",
]
