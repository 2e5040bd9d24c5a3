"""Documents counted as owed whose number says credit note: « AV-2026-012 » with a positive amount and no type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.ledger.sources import FileKind
from guide.ledger.table import taken, whole

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from guide.ledger.ledger import Ledger

_CREDIT = re.compile(r"(?:avoirs?|avo?|cn|nc)[-_ /.]*\d.*", re.IGNORECASE)
_INITIALS = b"AaCcNn"


def numbered_as_credits(ledger: Ledger) -> NDArray[np.int64]:
    """The places, among the open items, of what lists count as owed under such a number."""
    import numpy as np

    items, entries = ledger.ageing.items, ledger.entries
    found = []
    for place, info in enumerate(ledger.files):
        cells = ledger.numbers[place].cells
        if info.kind is not FileKind.INVOICES or cells is None:
            continue
        mine = np.flatnonzero(items.owed & (entries.file[items.at] == place))
        array = whole(taken(cells, entries.row[items.at[mine]]))
        _, ends, raw = array.buffers()
        if raw is None or not len(mine):
            continue
        starts = np.frombuffer(ends, np.int32)[array.offset : array.offset + len(array)]
        first = np.frombuffer(raw, np.uint8)[np.minimum(starts, raw.size - 1)]
        likely = mine[np.isin(first, np.frombuffer(_INITIALS, np.uint8))]
        found += [i for i in likely.tolist() if _CREDIT.fullmatch(ledger.number(int(items.at[i])))]
    return np.array(found, dtype=np.int64)
