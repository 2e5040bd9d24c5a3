"""What one person's session holds, a store a module: `from pages.ui import session`, then `session.dossier.current()`."""

from __future__ import annotations

from pages.ui.session import (
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
    saving,
    training,
    workspace,
)

__all__ = [
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
    "saving",
    "training",
    "workspace",
]
