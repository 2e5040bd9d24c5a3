"""Which entries of a FEC do not balance: looked for only when the whole file does not."""

import numpy as np
from numpy.typing import NDArray

from guide.ledger.fec.book import Book
from guide.ledger.source.entries import summed
from guide.ledger.source.source_files import Unbalanced

#: The entries told one by one, the widest gaps first.
TOLD = 5


def unbalanced(book: Book, signed: NDArray[np.int64], on: NDArray[np.datetime64]) -> tuple[Unbalanced, ...]:
    """The entries, by number and date, whose debits and credits differ: what is under two journals is one entry.

    `signed`: debit less credit of each row; `on`: the date of its entry. None is told when most entries are so: the file
    then holds some accounts only.
    """
    table = book.table
    if "entry" not in book or not table.rows:
        return ()
    numbers = table.load_codes(book.at["entry"])
    days = on.astype("datetime64[D]").view(np.int64)
    keys, first, place = np.unique(
        np.stack([numbers.index.astype(np.int64), days]), axis=1, return_index=True, return_inverse=True
    )
    gaps = summed(place.reshape(-1), signed)
    wrong = np.flatnonzero(gaps)
    if 2 * len(wrong) > len(gaps):
        return ()
    widest = wrong[np.lexsort((first[wrong], -np.abs(gaps[wrong])))[:TOLD]]
    return tuple(
        Unbalanced(numbers.values[int(keys[0, i])], on[int(first[i])].item(), table.line(int(first[i])), int(gaps[i]))
        for i in widest.tolist()
    )
