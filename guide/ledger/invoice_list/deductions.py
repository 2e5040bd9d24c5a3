"""Columns side by side that each take something off an invoice: what the person says of them, else what the sums do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.columns.headers import candidates
from guide.ledger.columns.typed_table import TypedTable, column_amounts
from guide.ledger.invoice_list.deduction_headers import (
    DEDUCTIONS,
    TOGETHER,
    is_means,
    is_net,
    once,
    paid_is_deposit,
    takes_off,
    tells_the_rest,
)
from guide.ledger.invoice_list.deduction_sums import as_sums_say, closing, paid_in
from guide.ledger.invoice_list.kept_back import WHERE_LEFT, kept_back
from guide.ledger.invoice_list.other_payers import less_shares
from guide.ledger.source.source_files import Field


def deducted(sheet: TypedTable, money: Mapping[Field, Amounts]) -> tuple[TypedTable, dict[Field, Amounts]]:
    """The amounts, what is paid with all that the other columns take off: where the person said so, or where the sums of
    every row do."""
    if Field.LEFT not in sheet.place and paid_is_deposit(sheet) and tells_the_rest(sheet):
        sheet = closing(sheet)
    sheet, amounts = _net_alone(sheet, dict(money))
    answer, paid = sheet.answer(DEDUCTIONS), amounts.get(Field.PAID)
    if answer in (WHERE_LEFT, TOGETHER) and Field.TOTAL in amounts and Field.LEFT not in amounts and paid is not None:
        for cents in kept_back(sheet, amounts[Field.TOTAL].cents, np.abs(paid.cents)).values():
            cents = np.where((paid.cents == 0) & (answer == WHERE_LEFT), 0, cents)
            paid = replace(paid, cents=np.abs(paid.cents) + cents)
        amounts[Field.PAID] = paid
    return _as_answered(sheet, amounts) if answer == TOGETHER else as_sums_say(sheet, amounts)


def _net_alone(sheet: TypedTable, money: dict[Field, Amounts]) -> tuple[TypedTable, dict[Field, Amounts]]:
    """« Net à payer » as the amount of the invoice, where it is the only one; and « Loyer dû » beside « Loyer reçu »."""
    # A total that is there, and empty, was more than the net.
    if (
        Field.TOTAL in candidates(sheet.table.names)
        or Field.LEFT not in money
        or not (is_net(sheet.header(Field.LEFT)) or _is_due(sheet, money))
    ):
        return sheet, money
    place: dict[Field, int] = {f: column for f, column in sheet.place.items() if f is not Field.LEFT}
    place[Field.TOTAL] = sheet.place[Field.LEFT]
    money[Field.TOTAL] = money.pop(Field.LEFT)
    return replace(sheet, place=place), money


def _is_due(sheet: TypedTable, money: Mapping[Field, Amounts]) -> bool:
    """Whether what is due was so before the payments: never less than they are, and as much where all is paid."""
    meanings, paid = senses(sheet.header(Field.LEFT)), money.get(Field.PAID)
    if paid is None or paid_is_deposit(sheet) or not {Sense.OWED, Sense.AMOUNT} <= meanings or Sense.LEFT in meanings:
        return False
    due, received = money[Field.LEFT].cents, np.abs(paid.cents)
    return bool((received <= due).all() and ((received == due) & (due > 0)).any())


def _as_answered(sheet: TypedTable, money: dict[Field, Amounts]) -> tuple[TypedTable, dict[Field, Amounts]]:
    """What is paid, with all that the other columns take off, for the person said that they add up."""
    if {Field.TOTAL, Field.LEFT} <= money.keys():
        left = less_shares(sheet, money[Field.TOTAL], money.get(Field.PAID), money[Field.LEFT])
        return sheet, {**money, Field.LEFT: left}
    names, taken = sheet.table.names, set(sheet.place.values())
    paid = {each.column for each in candidates(names).get(Field.PAID, ())}
    columns = [c for c, name in enumerate(names) if c not in taken and (c in paid or takes_off(name) or is_means(name))]
    off = money.get(Field.PAID)
    if off is not None:
        off = replace(off, cents=np.abs(off.cents))
    for other in column_amounts(sheet.table, once(sheet, columns)).values():
        if Field.PAID not in money and (other.bad | other.blank).all():
            # « Libération RG » holds days.
            continue
        cents = np.abs(other.cents)
        if off is None:
            off = replace(other, cents=cents)
        else:
            off = replace(off, cents=off.cents + cents, blank=off.blank & other.blank, bad=off.bad | other.bad)
    if off is None:
        return sheet, money
    if Field.PAID not in money:
        sheet = closing(paid_in(sheet, columns[0]))
    return sheet, {**money, Field.PAID: off}
