"""The columns of dates of a list: day first or month first, decided column by column, and said when nothing decides."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from guide.ledger.columns.dates import Days, day_first, read_days, two_ways
from guide.ledger.columns.headers import plain
from guide.ledger.columns.typed_table import DATES, TypedTable
from guide.ledger.source.anomalies import Severity
from guide.ledger.source.source_files import ColumnMapping, Field
from guide.ledger.source.table import Codes

#: Days: longer terms are too rare for a whole column of them.
LONG_DELAY = 120
#: A header that an English-speaking software does not write.
_FRENCH = re.compile(
    r"factur|echeance|montant|reste|numero|tiers|statut|devise|regle|paye|solde|societe|raison|piece|emis|"
    r"date(?:d|de|du|limite)|restant|encours"
)


def read_dates(sheet: TypedTable, mapping: ColumnMapping | None) -> tuple[dict[Field, Days], bool | None]:
    """The columns of dates, and the order found: each as its own cells tell, else as the others do, else the one in
    which no due date comes before its invoice, else day first."""
    codes = {f: cells for f in DATES if (cells := sheet.codes(f))}
    chosen = mapping.day_first if mapping else None
    order = {f: day_first([cells]) for f, cells in codes.items()}
    common = day_first(list(codes.values())) if chosen is None else chosen
    if common is None and any(two_ways(value) for value in codes.values()):
        common = _by_order(codes)
        if common is None:
            _tell(sheet, codes)
    read = {
        f: read_days(cells, (order[f] if chosen is None and order[f] is not None else common) is not False)
        for f, cells in codes.items()
    }
    return read, common


def _by_order(codes: Mapping[Field, Codes]) -> bool | None:
    """The reading in which fewer due dates come before their invoice, then fewer come long after it; None when both
    are as good."""
    if not {Field.ISSUED, Field.DUE} <= codes.keys():
        return None
    odd = []
    for dayfirst in (True, False):
        issued, due = (read_days(codes[f], dayfirst).on for f in (Field.ISSUED, Field.DUE))
        known = ~np.isnat(issued) & ~np.isnat(due)
        delay = (due[known] - issued[known]).astype(np.int64)
        odd.append((int((delay < 0).sum()), int((delay > LONG_DELAY).sum())))
    return None if odd[0] == odd[1] else odd[0] < odd[1]


def is_french(names: Sequence[str]) -> bool:
    """Whether these headers are written in French."""
    return any(_FRENCH.search(plain(name)) for name in names)


def _tell(sheet: TypedTable, codes: Mapping[Field, Codes]) -> None:
    headers = ", ".join(f"« {sheet.header(f)} »" for f, cells in codes.items() if two_ways(cells))
    shown = next(text for cells in codes.values() for text in cells.values if two_ways(cells, text))
    french = is_french(sheet.table.names)
    sheet.teller.anomalies.add(
        f"Rien ne dit si les dates de {headers} commencent par le jour ou par le mois : « {shown} » est lu jour "
        "d'abord. Si c'est faux, indiquez « Mois d'abord ».",
        Severity.INFO if french else Severity.WARNING,
    )
