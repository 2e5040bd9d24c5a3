"""What one person's session holds, a store a module: `from pages.ui import session`, then `session.dossier.current()`."""

from pages.ui.session import (
    answers,
    bank,
    browser_copy,
    clock,
    dossier,
    dropped,
    examples,
    exhibits,
    gestures,
    ledger,
    lines,
    mailing,
    notes,
    origin,
    registers,
    saving,
    training,
    workspace,
)
