"""Rows that may say the same thing twice, told fast enough for a million of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def met_again(
    debtor: NDArray[np.integer], issued: NDArray[np.datetime64], amount: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Rows whose customer, date and amount may stand on another row too: a sieve by one number a row, none missed."""
    mixed = amount.view(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= debtor.astype(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed ^= issued.astype(np.int64).view(np.uint64) * np.uint64(0x165667B19E3779F9)
    ordered = np.sort(mixed)
    again = ordered[1:][ordered[1:] == ordered[:-1]]
    return np.isin(mixed, again) if len(again) else np.zeros(len(mixed), np.bool_)
