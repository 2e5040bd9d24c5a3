"""Two columns that say the contrary of each other about a payment: the doubts, each with its readings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.doubts import Reading, answering, believing, quoted
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.invoice_list.deduction_headers import paid_is_deposit
from guide.ledger.invoice_list.payment_evidence import SAID_PAID, PaymentEvidence
from guide.ledger.source.source_files import ColumnMapping, Field
from guide.values.french import count

_SAID_PAID = "dit-payee"


def sampled(sheet: TypedTable, *more: int) -> tuple[int, ...]:
    """The columns shown with a question: those that tell an invoice, then these."""
    known = [sheet.place[f] for f in (Field.NUMBER, Field.DEBTOR, Field.TOTAL, Field.LEFT) if f in sheet.place]
    return tuple(dict.fromkeys([*known[:3], *more]))


def ask_contradictions(sheet: TypedTable, seen: list[PaymentEvidence], rows_kept: NDArray[np.bool_]) -> None:
    """Rows that one column says paid and another not."""
    seen = _outvoted(seen)
    closed = [each for each in seen if (each.closed & rows_kept).any()]
    opened = [each for each in seen if (each.open & rows_kept).any()]
    for one in closed:
        for other in opened:
            rows = one.closed & other.open & rows_kept
            if one is other or not rows.any():
                continue
            if one.field is Field.LEFT and other.field is Field.PAID and paid_is_deposit(sheet):
                # The rest of a deposit may be paid too.
                continue
            headers = sheet.header(one.field), sheet.header(other.field)
            readings = [believing(headers[0]), believing(headers[1])]
            what = "est remplie" if one.field is Field.SETTLED else "dit payé"
            if one.left is None and sheet.answer(SAID_PAID):
                continue
            if one.left is None and other.left is not None:
                # What the amounts say of the other rows still holds.
                label = f"« {headers[0]} » remplie veut dire payée" if one.field is Field.SETTLED else readings[0].label
                readings[0] = answering(SAID_PAID, "payee", label, f"--{_SAID_PAID} payee")
            if one.field is Field.SETTLED and Field.DUE not in sheet.place:
                readings.append(_planned(*headers))
            sheet.doubts.add(
                f"Sur {count(int(rows.sum()), 'ligne', 'lignes')}, « {headers[0]} » {what} et « {headers[1]} » dit qu'il reste "
                "à payer. Laquelle croire ?",
                readings,
                sampled(sheet, sheet.place[one.field], sheet.place[other.field]),
                rows.nonzero()[0].tolist(),
            )


def ask_differences(sheet: TypedTable, seen: list[PaymentEvidence], rows_kept: NDArray[np.bool_]) -> None:
    """Rows whose amount left is more than the total less what is paid: the payment may not have been taken off yet."""
    by_field = {each.field: each for each in seen}
    left, paid = by_field.get(Field.LEFT), by_field.get(Field.PAID)
    if left is None or paid is None or left.left is None or paid.left is None or Field.TOTAL not in sheet.place:
        return
    rows = left.open & paid.partly & (left.left > paid.left) & rows_kept
    if not rows.any():
        return
    headers = sheet.header(Field.LEFT), sheet.header(Field.PAID)
    sheet.doubts.add(
        f"Sur {count(int(rows.sum()), 'ligne', 'lignes')}, « {headers[0]} » est plus que le total moins « {headers[1]} ». "
        "Laquelle croire ?",
        [believing(header) for header in headers],
        sampled(sheet, sheet.place[Field.LEFT], sheet.place[Field.PAID]),
        rows.nonzero()[0].tolist(),
    )


def _planned(date: str, status: str) -> Reading:
    def change(mapping: ColumnMapping) -> ColumnMapping:
        return replace(mapping, paid_by=status, columns={**mapping.columns, Field.DUE: date})

    return Reading(f"« {date} » est le jour où c'est dû", f"--paye {quoted(status)} --echeance {quoted(date)}", change)


def _outvoted(seen: list[PaymentEvidence]) -> list[PaymentEvidence]:
    """The same, where an amount left and another column agree against what is paid: a credit note may have paid the rest."""
    left = next((each for each in seen if each.field is Field.LEFT), None)
    if left is None:
        return seen
    agreed = left.closed & False
    for each in seen:
        if each.field not in (Field.LEFT, Field.PAID):
            agreed = agreed | (each.closed & left.closed) | (each.open & left.open)
    return [
        replace(each, closed=each.closed & ~agreed, open=each.open & ~agreed) if each.field is Field.PAID else each
        for each in seen
    ]
