"""Days of payment that may be the days when it is to be paid: in the future, or all as long after their invoices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.dates import Days
from guide.ledger.columns.doubts import Reading, believing, quoted
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.source_files import ColumnMapping, Field, Options


def ask_planned(sheet: TypedTable, dates: Mapping[Field, Days], rows_kept: NDArray[np.bool_], options: Options) -> None:
    """A doubt for such days, where neither a due date nor the person says what they are."""
    if (
        Field.SETTLED not in dates
        or sheet.paid_by is not None
        or {Field.DUE, Field.LEFT, Field.PAID} & sheet.place.keys()
    ):
        return
    settled = dates[Field.SETTLED].on
    today = options.today or options.on
    coming = rows_kept & False if today is None else rows_kept & (settled > np.datetime64(today, "D"))
    rows = coming if coming.any() else _as_long_after(dates, rows_kept)
    if not rows.any():
        return
    header = sheet.header(Field.SETTLED)
    what = "dans le futur" if coming.any() else "toujours autant de jours après la facture"
    sheet.doubts.add(
        f"« {header} » donne des jours {what} : c'est payé ce jour-là, ou à payer ?",
        [believing(header, "c'est payé ce jour-là"), _to_pay(header)],
        sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.ISSUED, Field.SETTLED),
        rows.nonzero()[0].tolist(),
    )


def _as_long_after(dates: Mapping[Field, Days], rows_kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """All the rows when each is paid exactly as long after its day, none otherwise."""
    none = np.zeros_like(rows_kept)
    if Field.ISSUED not in dates:
        return none
    days = (dates[Field.SETTLED].on - dates[Field.ISSUED].on)[rows_kept]
    if len(days) < 2 or np.isnat(days).any():
        return none
    alike = bool((days == days[0]).all()) and int(days[0].astype(np.int64)) > 0
    return rows_kept if alike else none


def _to_pay(header: str) -> Reading:
    def change(mapping: ColumnMapping) -> ColumnMapping:
        return replace(mapping, paid_by="", columns={**mapping.columns, Field.DUE: header})

    return Reading("c'est à payer ce jour-là", f"--paye aucune --echeance {quoted(header)}", change)
