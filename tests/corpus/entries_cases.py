"""FEC and other exports of accounting entries, each a few lines, with what is owed worked out by hand."""

from __future__ import annotations

from tests.corpus.runner import Case

CASES: tuple[Case, ...] = ()
MUTATED: tuple[Case, ...] = ()
