"""What one person's session holds, a store a module: `from pages.ui import session`, then `session.dossier.current()`."""

from __future__ import annotations

from pages.ui.session import clock, dossier, examples, exhibits, ledger, mailing, notes, training

__all__ = ["clock", "dossier", "examples", "exhibits", "ledger", "mailing", "notes", "training"]
