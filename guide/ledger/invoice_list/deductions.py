"""Columns side by side that each take something off an invoice: payments, credit notes, deposits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses, words
from guide.ledger.columns.headers import candidates
from guide.ledger.columns.typed_table import TypedTable, column_amounts
from guide.ledger.source.source_files import Field

#: A retention of guarantee, the site's shared costs, what a third party pays.
_TAKEN_OFF = frozenset(("rg", "prorata", "prime", "subvention", "aide"))
DEDUCTIONS, TOGETHER = "deductions", "ensemble"
#: A credit note's day or number takes nothing off.
_NO_AMOUNT = frozenset(
    (Sense.DATE, Sense.NUMBER, Sense.CODE, Sense.DUE, Sense.SHARE, Sense.HOW, Sense.TYPE, Sense.STATUS, Sense.EXPECTED)
)


def takes_off(header: str) -> bool:
    """Whether a column holds credit notes, deposits or discounts, which take off what is owed."""
    meanings = senses(header)
    if Sense.FIGURE in meanings:
        # « Retenue de garantie 5 % » holds amounts.
        meanings -= {Sense.SHARE}
    if _TAKEN_OFF & set(words(header)):
        return not meanings & _NO_AMOUNT
    return bool(meanings & {Sense.CREDIT, Sense.DEPOSIT}) and not meanings & _NO_AMOUNT


def together(sheet: TypedTable, money: Mapping[Field, Amounts]) -> dict[Field, Amounts]:
    """The amounts, what is paid with all that the other columns take off, where the person said so."""
    if sheet.answer(DEDUCTIONS) != TOGETHER or Field.PAID not in money:
        return dict(money)
    names = sheet.table.names
    free = set(range(len(names))) - set(sheet.place.values())
    paid = {each.column for each in candidates(names).get(Field.PAID, ())}
    columns = [c for c in sorted(free) if c in paid or takes_off(names[c])]
    whole = money[Field.PAID]
    cents, blank, bad = np.abs(whole.cents), whole.blank, whole.bad
    for other in column_amounts(sheet.table, columns).values():
        cents, blank, bad = cents + np.abs(other.cents), blank & other.blank, bad | other.bad
    return {**money, Field.PAID: replace(whole, cents=cents, blank=blank, bad=bad)}
