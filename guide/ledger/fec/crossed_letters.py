"""Lines of several customers under one letter: what one customer's letter leaves open, another's pays exactly."""

import numpy as np
from numpy.typing import NDArray

from guide.ledger.fec.book import Book
from guide.ledger.fec.lettering import letters_of
from guide.ledger.source.entries import ALONE, Groups, summed
from guide.ledger.source.total_question import TotalAnswer, TotalInDoubt

CROSSED = "lettres_communes"
_READINGS = (("l'un a payé pour l'autre", "ensemble"), ("chaque compte a ses lettres", "compte"))


def paid_by_another(
    book: Book, rows: NDArray[np.int64], group: NDArray[np.int32], amount: NDArray[np.int64], groups: Groups
) -> NDArray[np.int32]:
    """The groups, those of one letter put together when the person said that one customer paid for another. Raises
    TotalInDoubt when nobody said, where what the groups of one letter leave open comes to nothing."""
    tied = np.flatnonzero(group != ALONE)
    answer = book.mapping.answers.get(CROSSED)
    if not len(tied) or "letter" not in book or answer == "compte":
        return group
    sums = summed(group[tied], amount[tied])
    of_open = tied[sums[group[tied]] != 0]
    if not len(of_open):
        return group
    codes = letters_of(book, rows)[of_open].astype(np.int64)
    # Two customers whose letter leaves the same sum on both sides; else all those of one letter.
    _, pairs = np.unique(np.stack([codes, np.abs(sums[group[of_open]])]), axis=1, return_inverse=True)
    pairs = pairs.reshape(-1)
    paired, whole = _comes_to_nothing(pairs, amount[of_open]), _comes_to_nothing(codes, amount[of_open])
    place = np.where(paired, pairs, codes + int(pairs.max()) + 1)[paired | whole]
    crossed = of_open[paired | whole]
    if not len(crossed):
        return group
    if answer is None:
        raise _question(book, int(rows[crossed[0]]))
    return groups.regrouped(group, crossed, place)


def _comes_to_nothing(keys: NDArray[np.int64], amount: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The lines whose key comes to nothing."""
    nothing: NDArray[np.bool_] = (summed(keys, amount) == 0)[keys]
    return nothing


def _question(book: Book, row: int) -> TotalInDoubt:
    return book.in_doubt(
        "Une même lettre laisse à un client ce qu'elle paie en trop à un autre "
        f"(par exemple ligne {book.table.line(row)}).",
        *(
            TotalAnswer(label, None, f"--lettres-communes {code}", book.mapping.answered(CROSSED, code))
            for label, code in _READINGS
        ),
    )
