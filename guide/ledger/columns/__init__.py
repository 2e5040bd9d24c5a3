"""What the columns of a table are, by their headers and by what their cells hold."""

from __future__ import annotations

from guide.ledger.columns.fec_headers import is_legal
from guide.ledger.columns.mapping import fingerprint

__all__ = ["fingerprint", "is_legal"]
