"""No export of entries is read silently wrong: each case, and each mutation of a few. `python -m tests.corpus`: all."""

from __future__ import annotations

from tests.corpus.entries_cases import CASES, MUTABLE, NAMELESS, SYNONYMS
from tests.corpus.runner import mutations, tally


def test_there_are_enough_cases() -> None:
    assert len(CASES) > 100


def test_no_export_of_entries_is_silently_wrong() -> None:
    counted = tally(CASES)
    assert not counted.wrong, str(counted)


def test_no_mutation_is_silently_wrong() -> None:
    """Of every ninth case: columns renamed, shuffled, emptied, doubled."""
    counted = tally(mutation for case in MUTABLE[::9] for mutation in mutations(case, SYNONYMS, NAMELESS))
    assert not counted.wrong, str(counted)
