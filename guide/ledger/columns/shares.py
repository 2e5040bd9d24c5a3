"""What is paid, or left, told as a share of the total: « Payé (%) », or cells such as « 50 % »."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

import numpy as np

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.doubts import answering
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.anomalies import Severity
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import Codes

PARTS = "parts"
#: A share is counted in thousandths of a percent.
_WHOLE = 100_000


def of_the_total(sheet: TypedTable, money: Mapping[Field, Amounts]) -> dict[Field, Amounts]:
    """The amounts, a share of the total worked out to the cent and said. A cell that is no share of 0 to 100 % is bad."""
    amounts = dict(money)
    for f in (Field.PAID, Field.LEFT):
        if f not in money or not _is_share(sheet, f, money[f], money.get(Field.TOTAL)):
            continue
        if Field.TOTAL not in money:
            del amounts[f]
            continue
        total, codes = money[Field.TOTAL], sheet.anywhere(sheet.place[f])
        shares = _shares(codes)
        each = np.array([share or 0 for share in shares] or [0], dtype=np.int64)[codes.index]
        bad = codes.where([share is None and bool(text) for share, text in zip(shares, codes.values, strict=True)])
        blank = codes.where([not text for text in codes.values])
        # Half a cent goes away from zero, as everywhere.
        cents = np.sign(total.cents) * ((np.abs(total.cents) * each * 2 + _WHOLE) // (2 * _WHOLE))
        amounts[f] = replace(total, cents=cents, blank=blank, bad=bad | (total.bad & ~blank), symbols={})
        sheet.teller.anomalies.add(
            f"« {sheet.header(f)} » est une part de « {sheet.header(Field.TOTAL)} » : le montant en est calculé au centime.",
            Severity.INFO,
            None,
            sheet.header(f),
        )
    return amounts


def _is_share(sheet: TypedTable, which: Field, amounts: Amounts, total: Amounts | None) -> bool:
    meanings = senses(sheet.header(which))
    # « Acompte 30 % » holds amounts.
    if (Sense.SHARE in meanings and Sense.FIGURE not in meanings) or sheet.place[which] in sheet.table.shares:
        return True
    if sheet.answer(PARTS) is not None:
        return sheet.answer(PARTS) == "part"
    if total is not None:
        _ask_of_one(sheet, which, amounts, total)
    return bool(amounts.bad.any()) and all("%" in text for text in sheet.anywhere(sheet.place[which]).values if text)


def _ask_of_one(sheet: TypedTable, which: Field, amounts: Amounts, total: Amounts) -> None:
    """A doubt where no amount is above one euro, some are below, and totals are above: 0,5 may be half."""
    below = (amounts.cents > 0) & (amounts.cents < 100)
    if not below.any() or int(amounts.cents.max()) > 100 or int(total.cents[below].min()) <= 100:
        return
    header = sheet.header(which)
    sheet.doubts.add(
        f"« {header} » ne dépasse jamais 1.",
        [
            answering(PARTS, "part", "1 y veut dire toute la facture", f"--{PARTS} part"),
            answering(PARTS, "montant", "ce sont des euros", f"--{PARTS} montant"),
        ],
        sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL, which),
        below.nonzero()[0].tolist(),
    )


def _shares(codes: Codes) -> list[int | None]:
    """The share of each distinct cell. Where none is above 1 and no sign is written, 1 is the whole."""
    read = [_percent(text) for text in codes.values]
    known = [value for value in read if value is not None]
    signed = any("%" in text for text in codes.values)
    scale = 100 if known and max(known) <= 1 and not signed else 1
    return [None if value is None or not 0 <= value * scale <= 100 else int(value * scale * 1000) for value in read]


def _percent(text: str) -> Decimal | None:
    try:
        value = Decimal(text.replace("%", "").replace(",", ".").strip("\u00a0\u202f "))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < 1_000_000 else None
