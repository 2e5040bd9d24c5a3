"""Why a letter is not written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """A reason in French, the facts that would lift it, and the texts it rests on."""

    reason: str
    missing: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
