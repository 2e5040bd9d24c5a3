"""The one interest formula. The statement and the ledger both come here, so they cannot differ by a cent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.values.money import RATE_SCALE, Cents, Rate, round_half_up

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: A year is 365 days, leap years included: the official practice (service-public.fr F783; DAJ for public contracts).
YEAR_DAYS = 365
_DENOMINATOR = YEAR_DAYS * 100 * RATE_SCALE
_INT64_MAX = 2**63 - 1


def interest(balance: Cents, rate: Rate, days: int) -> Cents:
    """Interest in cents of one slice: balance x rate x days / 365, half up, rounded once."""
    assert balance >= 0 and rate >= 0 and days >= 0
    return round_half_up(balance * rate * days, _DENOMINATOR)


def interest_each(balance: NDArray[np.int64], rate: Rate, days: NDArray[np.int64]) -> NDArray[np.int64]:
    """`interest` on columns of int64, the same to the cent; on Python integers where int64 would overflow."""
    import numpy as np

    if not len(balance):
        return np.zeros(0, dtype=np.int64)
    assert balance.min() >= 0 and days.min() >= 0 and rate >= 0
    if 2 * int(balance.max()) * rate * int(days.max()) + _DENOMINATOR > _INT64_MAX:
        exact = [interest(int(b), rate, int(d)) for b, d in zip(balance, days, strict=True)]
        return np.array(exact, dtype=np.int64)
    half_up = (2 * balance * rate * days + _DENOMINATOR) // (2 * _DENOMINATOR)
    return half_up.astype(np.int64)
