"""The numbers of invoices as codes, and which items are instalments of one invoice."""

import re
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.table import integers, taken, whole

#: What accountants write where no invoice number is known.
NO_NUMBER = re.compile(r"(?:x+|0+|ran|an|ano|sans|a ?nouveaux?|divers|od|-+|\.+)?", re.IGNORECASE)


def number_codes(ledger: Ledger, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """A number for each document's number, the same over all the files; -1 where the file has none."""
    out = np.full(len(rows), -1, dtype=np.int64)
    file = ledger.entries.file[rows]
    by_file: list[tuple[Any, Any]] = []
    for place, numbers in enumerate(ledger.numbers):
        mine = np.flatnonzero(file == place)
        if numbers.cells is not None and len(mine):
            cells = whole(taken(numbers.cells, ledger.entries.row[rows[mine]]))
            by_file.append((mine, cells))
    if by_file:
        encoded = pa.concat_arrays([cells for _, cells in by_file]).dictionary_encode()
        out[np.concatenate([mine for mine, _ in by_file])] = integers(encoded.indices)
    return out


def instalments(ledger: Ledger, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """For these places in the entries, the same number for the lines of one invoice of one customer; -1 for a line that
    is alone in its invoice, or has no number."""
    if len(rows) < 2:
        return np.full(len(rows), -1, dtype=np.int64)
    codes, debtor = number_codes(ledger, rows), ledger.entries.debtor[rows].astype(np.int64)
    pairs = np.where(codes >= 0, codes * (int(debtor.max(initial=0)) + 1) + debtor, -1)
    distinct, first, place, counts = np.unique(pairs, return_index=True, return_inverse=True, return_counts=True)
    alone = (counts < 2) | (distinct < 0)
    several = np.flatnonzero(~alone)
    for at in several.tolist():
        alone[at] = NO_NUMBER.fullmatch(ledger.number(int(rows[first[at]]))) is not None
    return np.where(alone[place], -1, place)
