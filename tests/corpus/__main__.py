"""`python -m tests.corpus`: every case and its mutations, counted; exit 1 when one is silently wrong."""

from __future__ import annotations

import sys

from tests.corpus import (
    entries_cases,
    list_books,
    list_contradictions,
    list_mutations,
    list_not_owed,
    list_shapes,
    list_wordings,
    list_written,
)
from tests.corpus.runner import Tally, tally

#: What is read, in order: each set of cases, then its mutations.
SETS = {
    "entries": entries_cases.CASES,
    "entries, mutated": entries_cases.MUTATED,
    "lists": (
        *list_contradictions.CASES,
        *list_not_owed.CASES,
        *list_written.CASES,
        *list_shapes.CASES,
        *list_books.CASES,
    ),
    "lists, headers": list_wordings.CASES,
    "lists, mutated": list_mutations.MUTATED,
}


def main() -> int:
    counted: dict[str, Tally] = {name: tally(cases) for name, cases in SETS.items()}
    for name, each in counted.items():
        print(f"{name}: {each}")
        for verdict in each.wrong:
            print(f"  {verdict.case}: {verdict.why}")
    return 1 if any(each.wrong for each in counted.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
