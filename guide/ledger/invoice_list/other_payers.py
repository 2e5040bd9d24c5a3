"""Shares of an invoice that another than the customer pays, an insurer, a fund or the State: asked where nothing tells whether
what is left holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import Amounts, read_cell
from guide.ledger.columns.doubts import Reading, answering, placing, quoted
from guide.ledger.columns.typed_table import TypedTable, column_amounts
from guide.ledger.invoice_list.deduction_headers import DEDUCTIONS, NOTHING, TOGETHER, shares_of_others
from guide.ledger.invoice_list.payment_contradictions import sampled
from guide.ledger.invoice_list.payment_evidence import PaymentEvidence
from guide.ledger.source.source_files import Field

_Cents = NDArray[np.int64]
#: Columns that are added up, two by two and so on, to explain what is left.
_MOST_ADDED = 5


def together(label: str) -> Reading:
    """All that these columns hold is taken off."""
    return answering(DEDUCTIONS, TOGETHER, label, f"--{DEDUCTIONS} {TOGETHER}")


def asks_shares(sheet: TypedTable, seen: list[PaymentEvidence], amount: _Cents) -> bool:
    """A doubt about « Part mutuelle », « Part patient » : what of the total, or of what is left, the customer owes. Whether
    one is met."""
    if Field.TOTAL not in sheet.place:
        return False
    left, paid = (next((each.left for each in seen if each.field is field), None) for field in (Field.LEFT, Field.PAID))
    if left is not None:
        return _asks_untaken(sheet, _untaken(sheet, amount, amount - paid if paid is not None else amount * 0, left))
    if shares := shares_of_others(sheet):
        _ask_shares(sheet, shares)
    return bool(shares)


def _ask_shares(sheet: TypedTable, shares: list[int]) -> None:
    names = [sheet.table.names[column] for column in shares]
    many = ", ".join(f"« {name} »" for name in names)
    sheet.doubts.add(
        f"« {sheet.header(Field.TOTAL)} » est peut-être dû en partie par un autre que le client ({many}).",
        [
            answering(DEDUCTIONS, NOTHING, "le client doit tout", f"--{DEDUCTIONS} {NOTHING}"),
            together(f"{many} : un autre le paie"),
            *(placing(Field.TOTAL, n, f"le client doit « {n} »", f"--total {quoted(n)}") for n in names),
        ],
        sampled(sheet, *shares),
        range(5),
    )


def _asks_untaken(sheet: TypedTable, untaken: dict[int, _Cents]) -> bool:
    for column, cents in untaken.items():
        name, left = sheet.table.names[column], sheet.header(Field.LEFT)
        sheet.doubts.add(
            f"« {name} » n'est pas déduit de « {left} » : est-ce qu'un autre le paie, ou le client ?",
            [
                together(f"un autre paie « {name} »"),
                answering(DEDUCTIONS, NOTHING, f"le client doit tout « {left} »", f"--{DEDUCTIONS} {NOTHING}"),
            ],
            sampled(sheet, column, sheet.place[Field.LEFT]),
            np.flatnonzero(cents).tolist(),
        )
    return bool(untaken)


def less_shares(sheet: TypedTable, total: Amounts, paid: Amounts | None, left: Amounts) -> Amounts:
    """What is left, less the shares that it holds."""
    off = _untaken(sheet, total.cents, np.abs(paid.cents) if paid else total.cents * 0, left.cents)
    return replace(left, cents=left.cents - sum(off.values(), left.cents * 0))


def _untaken(sheet: TypedTable, total: _Cents, paid: _Cents, left: _Cents) -> dict[int, _Cents]:
    """Of each column of shares, called so or taken off on other rows, what is left of it on the rows that hold it still."""
    gap = (total - paid - left) * sheet.names_customer()
    shares = shares_of_others(sheet)
    named = frozenset(shares)
    in_part = (gap > 0) & (left > 0)
    if in_part.any():
        shares += [column for column in amounts_beside(sheet) if column not in shares]
    untaken = {}
    read = column_amounts(sheet.table, shares) if shares else {}
    beside = [each.cents for each in read.values()][:_MOST_ADDED]
    unexplained = ~_explained(gap, left, beside) if named else gap != gap
    for column, each in read.items():
        explains = bool((each.cents < total)[each.cents > 0].all()) and np.array_equal(
            each.cents[gap != 0], gap[gap != 0]
        )
        cents = np.where((gap == 0) & (left > 0), each.cents, 0)
        odd = (gap > 0) & (left > 0) & (each.cents > 0) & unexplained
        if column in named and odd.any():
            # What is left is neither with the share nor without it.
            untaken[column] = np.where(odd, np.minimum(each.cents, left), cents)
            continue
        if not each.bad.any() and (cents > 0).any() and (explains or not in_part.any()):
            untaken[column] = cents
    return untaken


def _explained(gap: _Cents, left: _Cents, beside: Sequence[_Cents]) -> NDArray[np.bool_]:
    """The rows where some of these columns come to what is neither paid nor left, or one is what is left."""
    rows = np.zeros(len(gap), dtype=np.bool_)
    for many in range(1, len(beside) + 1):
        for added in combinations(beside, many):
            rows |= sum(added, np.zeros_like(gap)) == gap
    for each in beside:
        rows |= each == left
    return rows


def amounts_beside(sheet: TypedTable) -> list[int]:
    """The columns without a field whose first cells are amounts."""
    taken = set(sheet.place.values())
    return [
        column
        for column in range(len(sheet.table.names))
        if column not in taken
        and all(read_cell(row[column] or "0").cents is not None for row in sheet.table.preview if len(row) > column)
    ]
