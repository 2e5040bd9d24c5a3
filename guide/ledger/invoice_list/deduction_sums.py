"""Columns side by side that take something off an invoice, where the sums of every row leave no doubt that they add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.columns.headers import candidates
from guide.ledger.columns.typed_table import TypedTable, column_amounts
from guide.ledger.invoice_list.deduction_headers import (
    DEDUCTIONS,
    are_payments,
    is_net,
    is_note,
    is_of_another,
    once,
    paid_is_deposit,
    takes_off,
    tells_the_rest,
)
from guide.ledger.invoice_list.payment_evidence import BY_SUMS, SAID_PAID
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import CellKind

_Read = tuple[TypedTable, dict[Field, Amounts]]


def as_sums_say(sheet: TypedTable, money: dict[Field, Amounts]) -> _Read:
    """The amounts, what is paid with all that the columns beside it take off, where the sums say so."""
    if Field.TOTAL not in money or any(each.bad.any() for each in money.values()):
        return sheet, money
    names, taken = sheet.table.names, set(sheet.place.values())
    paid = {each.column for each in candidates(names).get(Field.PAID, ())}
    columns = [c for c, name in enumerate(names) if c not in taken and (c in paid or takes_off(name))]
    beside = {
        c: each
        for c, each in column_amounts(sheet.table, once(sheet, columns)).items()
        if not (each.bad | each.blank).all()
    }
    if any(each.bad.any() for each in beside.values()):
        return sheet, money
    off = {c: np.abs(each.cents) for c, each in beside.items() if each.cents.any()}
    return _beside_the_rest(sheet, money, off) if Field.LEFT in money else _beside_the_total(sheet, money, off)


def _beside_the_rest(sheet: TypedTable, money: dict[Field, Amounts], off: Mapping[int, NDArray[np.int64]]) -> _Read:
    """What is left, held against the total less what is taken off: where both are the same on every row, no payment is
    taken off yet but those, and where the payments have to be taken off too, they are."""
    total, left, paid = money[Field.TOTAL], money[Field.LEFT], money.get(Field.PAID)
    deposit = paid_is_deposit(sheet)
    taken = sum(off.values(), np.abs(paid.cents) if paid and deposit else np.zeros_like(total.cents))
    if left.blank.any() or not (taken.any() or is_net(sheet.header(Field.LEFT))):
        return sheet, money
    due = total.cents - taken
    if paid is None or deposit:
        if not np.array_equal(due, left.cents):
            return sheet, money
        if paid is None:
            return closing(sheet), money
        # A day of payment beside deposits alone may be that of one of them.
        others = any(Sense.DEPOSIT not in senses(sheet.table.names[column]) for column in off)
        if others or tells_the_rest(sheet) or is_net(sheet.header(Field.LEFT)):
            sheet = closing(sheet)
        return sheet, {**money, Field.PAID: replace(paid, cents=taken)}
    if np.array_equal(due - paid.cents, left.cents):
        return sheet, {**money, Field.PAID: replace(paid, cents=paid.cents + taken)}
    if np.array_equal(due, left.cents) and all(takes_off(sheet.table.names[column]) for column in off):
        whole = replace(paid, cents=paid.cents + taken)
        return closing(sheet), {**money, Field.PAID: whole, Field.LEFT: replace(left, cents=due - paid.cents)}
    return sheet, money


def _beside_the_total(sheet: TypedTable, money: dict[Field, Amounts], off: Mapping[int, NDArray[np.int64]]) -> _Read:
    """What is paid, the columns beside it added, where an invoice that they close shows that they add up."""
    total, paid = money[Field.TOTAL], money.get(Field.PAID)
    names = [sheet.table.names[column] for column in off]
    chosen = sheet.paid_by is not None or Field.PAID in sheet.mapping.columns
    if paid is None or paid.blank.all() or not off or chosen or any(map(is_of_another, names)):
        return sheet, money
    parts = [np.abs(paid.cents), *off.values()]
    every = np.sum(parts, axis=0)
    in_a_series = any(map(str.isdigit, sheet.header(Field.PAID)))
    if len(off) > 1 and not in_a_series and np.array_equal(every, 2 * parts[0]):
        # The sum of the others: « Total réglé ». A « 1er versement » may be one half by chance.
        return _counted(sheet), money
    names.insert(0, sheet.header(Field.PAID))
    adds = _are_received(total, parts, _dated(sheet)) if are_payments(names) else _are_notes(total, parts, names)
    if not adds:
        return sheet, money
    return _counted(sheet), {**money, Field.PAID: replace(paid, cents=every, blank=paid.blank & (every == 0))}


def _are_received(total: Amounts, parts: Sequence[NDArray[np.int64]], dated: NDArray[np.bool_]) -> bool:
    """Whether columns of payments were received, not planned: several of them close an invoice, others do not close
    theirs yet, which a plan would, and none comes to more than its invoice."""
    every, size = np.sum(parts, axis=0), np.count_nonzero(parts, axis=0)
    # A total of all is no invoice: it has no day, and an amount in each column.
    begun = (every > 0) & (every < total.cents) & (dated | (size < len(parts)))
    closed = (every == total.cents) & (size > 1)
    return bool(closed.any() and begun.any() and (every <= total.cents)[every > 0].all())


def _dated(sheet: TypedTable) -> NDArray[np.bool_]:
    issued = sheet.codes(Field.ISSUED)
    return issued.where([bool(v) for v in issued.values]) if issued else np.zeros(sheet.table.rows, dtype=np.bool_)


def _are_notes(total: Amounts, parts: Sequence[NDArray[np.int64]], names: Sequence[str]) -> bool:
    """Whether what is taken off is beside what is paid, not within it: on every row they come to the total together, or
    nothing is paid yet and a credit note is a fact all the same."""
    paid, off = parts[0], np.sum(parts[1:], axis=0)
    if not all(map(takes_off, names[1:])):
        return False
    closed = paid + off == total.cents
    apart = (paid == 0) & (off <= total.cents) & all(map(is_note, names[1:]))
    rows = off > 0
    # A half paid beside a deposit of half may be that deposit, and 70 % paid, with it, leave as much as a deposit of 30 %.
    needed = 2 if any(Sense.DEPOSIT in senses(name) for name in names[1:]) else 1
    proved = int(((closed & (off != paid)) | apart)[rows].sum())
    return proved >= needed and bool((closed | apart)[rows].all())


def _counted(sheet: TypedTable) -> TypedTable:
    """The same, where these columns need no question any more."""
    return replace(sheet, mapping=replace(sheet.mapping, answers={**sheet.mapping.answers, DEDUCTIONS: BY_SUMS}))


def closing(sheet: TypedTable) -> TypedTable:
    """The same, where a row that a word or a day says paid is, whatever amount is said left there."""
    return replace(sheet, mapping=replace(sheet.mapping, answers={**sheet.mapping.answers, SAID_PAID: BY_SUMS}))


def paid_in(sheet: TypedTable, column: int) -> TypedTable:
    """The same, with what is paid in that column, until other amounts are put to it."""
    cells = sheet.table.load({column: CellKind.CELLS}).arrays
    read = replace(sheet.columns, arrays={**sheet.columns.arrays, **cells})
    return replace(sheet, place={**sheet.place, Field.PAID: column}, columns=read)
