"""Which journals of a FEC are of sales, told by the accounts they hold rather than by their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from guide.ledger.table import Codes, Columns

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

REVENUE = "70"
#: Banks and cash (51, 53, and 58 between them): a journal that moves money holds payments too.
MONEY = ("51", "53", "58")


def of_sales(columns: Columns, at: Mapping[str, int], account: Codes) -> NDArray[np.bool_]:
    """The lines of the journals that hold revenue (70) and no account of money. None without a journal column."""
    import numpy as np

    if "journal" not in at:
        return np.zeros(columns.rows, dtype=np.bool_)
    journal = columns.codes(at["journal"])
    sold = account.where([v.startswith(REVENUE) for v in account.values])
    moved = account.where([v.startswith(MONEY) for v in account.values])
    sells = np.bincount(journal.index[sold], minlength=len(journal.values)) > 0
    moves = np.bincount(journal.index[moved], minlength=len(journal.values)) > 0
    return journal.where((sells & ~moves).tolist())
