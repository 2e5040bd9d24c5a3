"""`python -m tests.corpus [SET…]`: every case and its mutations, counted; exit 1 when one is silently wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

from tests.corpus import (
    entries_cases,
    list_aged,
    list_beside,
    list_books,
    list_contradictions,
    list_damaged,
    list_layouts,
    list_market,
    list_mutations,
    list_not_owed,
    list_ordinary,
    list_printed,
    list_shapes,
    list_shares,
    list_signs,
    list_wordings,
    list_written,
)
from tests.corpus.runner import Case, tally

#: What is read, in order: each set of cases, then its mutations.
SETS: dict[str, Callable[[], Iterable[Case]]] = {
    "entries": lambda: entries_cases.CASES,
    "entries, mutated": entries_cases.mutated,
    "lists": lambda: (
        *list_contradictions.CASES,
        *list_not_owed.CASES,
        *list_written.CASES,
        *list_shapes.CASES,
        *list_aged.CASES,
        *list_ordinary.CASES,
        *list_ordinary.DOUBTFUL,
        *list_shares.CASES,
        *list_signs.CASES,
        *list_books.CASES,
        *list_damaged.CASES,
        *list_printed.CASES,
        *list_beside.CASES,
        *list_market.CASES,
    ),
    "lists, headers": lambda: list_wordings.CASES,
    "lists, mutated": lambda: list_mutations.MUTATED,
    "lists, laid out otherwise": list_layouts.laid_out,
}


def main(wanted: list[str]) -> int:
    wrong = False
    for name, cases in SETS.items():
        if wanted and name not in wanted:
            continue
        each = tally(cases())
        print(f"{name}: {each}")
        for verdict in each.wrong:
            print(f"  {verdict.case}: {verdict.why}")
        wrong |= bool(each.wrong)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
