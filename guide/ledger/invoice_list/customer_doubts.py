"""Two columns that name the customer as well as each other, and do not name the same one: asked which is to be believed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.doubts import placing, quoted
from guide.ledger.columns.header_words import reading, words
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import Codes
from guide.values.french import count

#: Columns held against the one that is taken.
_MOST = 3


def ask_customer(sheet: TypedTable, rows_kept: NDArray[np.bool_]) -> None:
    """Nothing is asked once the person said which column it is, nor where two columns name the same customers."""
    if Field.DEBTOR not in sheet.place or Field.DEBTOR in sheet.mapping.columns:
        return
    names, column = sheet.table.names, sheet.place[Field.DEBTOR]
    rank = _rank(names[column])
    taken = set(sheet.place.values())
    equals = [at for at, name in enumerate(names) if at not in taken and rank is not None and _rank(name) == rank]
    for other in equals[:_MOST]:
        rows = _apart(sheet.anywhere(column), sheet.anywhere(other), rows_kept)
        if len(rows):
            headers = names[column], names[other]
            many = count(len(rows), "ligne", "lignes")
            sheet.doubts.add(
                f"« {headers[0]} » et « {headers[1]} » nomment tous deux le client, et pas le même sur {many}.",
                [placing(Field.DEBTOR, h, f"« {h} » est le client", f"--client {quoted(h)}") for h in headers],
                (column, other),
                rows.tolist(),
            )


def _rank(header: str) -> int | None:
    """How well a header names the customer; None when it does not, by words that nobody knows, or by a part of a name."""
    named = reading(header) if "prenom" not in words(header) else None
    return named.rank if named is not None and named.certain and named.field is Field.DEBTOR else None


def _apart(first: Codes, second: Codes, rows_kept: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The rows where both name somebody, and not the same; none when each name of one is always one name of the other:
    a code and a name are one customer."""
    one, other = _plain(first), _plain(second)
    rows = np.flatnonzero(rows_kept & (one != "") & (other != ""))
    pairs = np.unique(np.stack([one[rows], other[rows]]), axis=1) if len(rows) else np.empty((2, 0))
    one_to_one = len(np.unique(pairs[0])) == pairs.shape[1] == len(np.unique(pairs[1]))
    apart: NDArray[np.int64] = rows[:0] if one_to_one else rows[one[rows] != other[rows]]
    return apart


def _plain(codes: Codes) -> NDArray[np.str_]:
    values = np.array([" ".join(value.split()).casefold() for value in codes.values], dtype=np.str_)
    return values[codes.index] if len(values) else np.full(len(codes.index), "", dtype=np.str_)
