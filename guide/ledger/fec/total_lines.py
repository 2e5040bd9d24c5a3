"""Lines of a printed ledger that only add up those above them: « À reporter », « Total du compte », « Solde »."""

import re

import numpy as np
from numpy.typing import NDArray

from guide.ledger.fec.book import Book
from guide.values.accents import unaccented

_SAYS_TOTAL = re.compile(
    r"(?:(?:sous[ -]?)?tota(?:l|ux)|soldes?|cumuls?|mouvements?|(?:a )?report(?:er)?)\b(?! a nouveau)"
)
#: More undated lines than this are entries whose days were lost.
_MOST = 2000


def total_lines(
    book: Book, signed: NDArray[np.int64], customer: NDArray[np.bool_], undated: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Of the undated lines of customers, those that add up the lines of their account above them, and those that say that
    they do and come to another sum."""
    none = np.zeros(len(signed), dtype=np.bool_)
    rows = np.flatnonzero(undated & customer & (signed != 0))
    if not 0 < len(rows) <= _MOST or "label" not in book:
        return none, none
    labels = book.table.load_codes(book.at["label"])
    called = labels.where([bool(_SAYS_TOTAL.match(unaccented(text).lower())) for text in labels.values])
    sums, odd = none.copy(), none.copy()
    owner = book.codes("account").index
    if aux := book.at.get("aux"):
        second = book.table.load_codes(aux)
        owner = owner.astype(np.int64) * len(second.values) + second.index
    counted = customer & ~(called & undated)
    for row in rows[called[rows]].tolist():
        above = np.flatnonzero(counted[:row] & (owner[:row] == owner[row]))
        if not len(above):
            # What the year before left.
            counted[row] = True
        elif int(signed[above].sum()) == int(signed[row]):
            sums[row] = True
        else:
            odd[row] = True
    return sums, odd
