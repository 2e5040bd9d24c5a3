"""Rows that may say the same thing twice, told fast enough for a million of them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: The code of the question about them.
REPEATED = "doublons"
#: That of the question about a file pasted twice, and the answer that both halves count.
PASTED, BOTH = "fichier_double", "tout"
#: A row is one number of 32 bits; those met twice are marked by their first 20.
_KEPT, _MARKED = 32, 20


def met_again(*columns: NDArray[Any]) -> NDArray[np.int64]:
    """The places of the rows whose numbers, or days, may all stand on another row too: a sieve, none missed. Few rows share
    their first two columns: only these are held against each other in all."""
    rows = _alike(columns[:2])
    return rows[_alike([column[rows] for column in columns])] if len(rows) and len(columns) > 2 else rows


def _alike(columns: Sequence[NDArray[Any]]) -> NDArray[np.int64]:
    mixed = np.zeros(len(columns[0]), np.uint64)
    for column in columns:
        mixed += column.astype(np.int64, copy=False).view(np.uint64)
        mixed *= 0x9E3779B97F4A7C15
    key = (mixed >> (64 - _KEPT)).astype(np.uint32)
    ordered = np.sort(key)
    again = ordered[1:][ordered[1:] == ordered[:-1]]
    marked = np.zeros(1 << _MARKED, np.bool_)
    marked[again >> (_KEPT - _MARKED)] = True
    maybe = np.flatnonzero(marked[key >> (_KEPT - _MARKED)])
    return maybe[np.isin(key[maybe], again)]
