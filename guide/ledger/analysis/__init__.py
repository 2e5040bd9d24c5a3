"""What a ledger tells besides who owes what."""

from __future__ import annotations

from guide.ledger.analysis.report import Report

__all__ = ["Report"]
