"""Columns side by side that each take something off an invoice: payments, credit notes, deposits, the share of another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.columns.headers import candidates
from guide.ledger.columns.typed_table import TypedTable, column_amounts
from guide.ledger.invoice_list.payment_evidence import BY_SUMS, SAID_PAID
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import CellKind
from guide.values.accents import folded

#: What another than the customer pays: an insurer, a fund, the State.
_OF_ANOTHER = re.compile(
    r"\b(?:primes?|maprimerenov|subventions?|aides?|(?<!quote.)(?<!nombre de )(?<!nb )parts?|participations?|mutuelles?|opco|"
    r"am[oc]|apl|secu|tiers[- ]payant|prises? en charge|subrogations?|avance immediate)\b"
)
#: A retention of guarantee, the site's shared costs, what is paid by a voucher or to a subcontractor.
_TAKEN_OFF = re.compile(
    r"\b(?:rg|prorata|ancv|cesu|paiements? directs?|(?:cartes?|bons?|cheques?) cadeaux?|cheques? vacances|bons? d.achat)\b|"
    + _OF_ANOTHER.pattern
)
_NET = re.compile(r"(?:montant |total )?net a payer\b")
DEDUCTIONS, TOGETHER, NOTHING = "deductions", "ensemble", "aucune"
#: A credit note's day or number takes nothing off, nor does what was paid of a share.
_NO_AMOUNT = frozenset(
    (Sense.DATE, Sense.NUMBER, Sense.CODE, Sense.DUE, Sense.SHARE, Sense.HOW, Sense.TYPE, Sense.STATUS, Sense.EXPECTED)
)
_NO_SHARE = _NO_AMOUNT | {Sense.PAID, Sense.LEFT, Sense.TO_PAY, Sense.VAT}


def is_of_another(header: str) -> bool:
    """Whether a column holds the share of another, or names that other."""
    return bool(_OF_ANOTHER.search(folded(header)))


def takes_off(header: str) -> bool:
    """Whether a column holds credit notes, deposits, discounts or the shares of others, which take off what is owed."""
    meanings = senses(header)
    if Sense.FIGURE in meanings:
        # « Retenue de garantie 5 % » holds amounts.
        meanings -= {Sense.SHARE}
    if meanings & _NO_AMOUNT:
        return False
    return bool(meanings & {Sense.CREDIT, Sense.DEPOSIT}) or bool(_TAKEN_OFF.search(folded(header)))


def shares_of_others(sheet: TypedTable) -> list[int]:
    """The columns that no field stands in, and whose amounts another than the customer may owe."""
    taken = set(sheet.place.values())
    named = [
        column
        for column, name in enumerate(sheet.table.names)
        if column not in taken and is_of_another(name) and not senses(name) & _NO_SHARE
    ]
    return (
        [column for column, share in column_amounts(sheet.table, named).items() if share.cents.any()] if named else []
    )


def deducted(sheet: TypedTable, money: Mapping[Field, Amounts]) -> tuple[TypedTable, dict[Field, Amounts]]:
    """The amounts, what is paid with all that the other columns take off: where the person said so, or where the sums of
    every row do."""
    amounts = dict(money)
    if Field.LEFT in money and Field.TOTAL not in money and is_net(sheet.header(Field.LEFT)):
        # The only amount: that of the invoice.
        place: dict[Field, int] = {f: column for f, column in sheet.place.items() if f is not Field.LEFT}
        place[Field.TOTAL] = sheet.place[Field.LEFT]
        amounts[Field.TOTAL] = amounts.pop(Field.LEFT)
        return replace(sheet, place=place), amounts
    asked = sheet.answer(DEDUCTIONS) == TOGETHER
    if not asked and not {Field.TOTAL, Field.LEFT} <= money.keys():
        return sheet, amounts
    names = sheet.table.names
    free = sorted(set(range(len(names))) - set(sheet.place.values()))
    paid = {each.column for each in candidates(names).get(Field.PAID, ())} if asked else set()
    columns = [column for column in free if column in paid or takes_off(names[column])]
    if not columns and not (Field.LEFT in money and is_net(sheet.header(Field.LEFT))):
        return sheet, amounts
    off = _added(sheet, columns, money[Field.PAID] if asked and Field.PAID in money else None)
    if not asked:
        return _by_sums(sheet, amounts, off)
    if off is None:
        return sheet, amounts
    if Field.PAID not in money:
        cells = sheet.table.load({columns[0]: CellKind.CELLS}).arrays
        read = replace(sheet.columns, arrays={**sheet.columns.arrays, **cells})
        sheet = _closing(replace(sheet, place={**sheet.place, Field.PAID: columns[0]}, columns=read))
    return sheet, {**amounts, Field.PAID: off}


def _added(sheet: TypedTable, columns: Sequence[int], first: Amounts | None) -> Amounts | None:
    """The amounts of these columns put together, signs aside, and of the first; None where there is none at all."""
    off = None if first is None else replace(first, cents=np.abs(first.cents))
    for other in column_amounts(sheet.table, columns).values():
        if first is None and (other.bad | other.blank).all():
            # « Libération RG » holds days.
            continue
        cents = np.abs(other.cents)
        off = (
            replace(other, cents=cents)
            if off is None
            else replace(off, cents=off.cents + cents, blank=off.blank & other.blank, bad=off.bad | other.bad)
        )
    return off


def _by_sums(
    sheet: TypedTable, money: dict[Field, Amounts], off: Amounts | None
) -> tuple[TypedTable, dict[Field, Amounts]]:
    """What is left, held against the total less what is taken off: where both are the same on every row, no payment is
    taken off yet, and where the payments have to be taken off too, they are."""
    total, left, paid = money[Field.TOTAL], money[Field.LEFT], money.get(Field.PAID)
    deposit = paid is not None and Sense.DEPOSIT in senses(sheet.header(Field.PAID))
    if any(each is not None and each.bad.any() for each in (total, left, paid, off)) or left.blank.any():
        return sheet, money
    taken = np.zeros_like(total.cents) if off is None else off.cents
    if deposit and paid is not None:
        taken = taken + np.abs(paid.cents)
    if not taken.any() and not is_net(sheet.header(Field.LEFT)):
        return sheet, money
    due = total.cents - taken
    if paid is None or deposit:
        return (_closing(sheet), money) if np.array_equal(due, left.cents) else (sheet, money)
    if np.array_equal(due - paid.cents, left.cents):
        return sheet, {**money, Field.PAID: replace(paid, cents=paid.cents + taken)}
    if np.array_equal(due, left.cents) and taken.any():
        whole = replace(paid, cents=paid.cents + taken)
        return _closing(sheet), {**money, Field.PAID: whole, Field.LEFT: replace(left, cents=due - paid.cents)}
    return sheet, money


def is_net(header: str) -> bool:
    """« Net à payer »: what an invoice asks in the end, whatever was paid since."""
    return bool(_NET.match(folded(header)))


def _closing(sheet: TypedTable) -> TypedTable:
    """The same, where a row that a word or a day says paid is, whatever amount is said left there."""
    return replace(sheet, mapping=replace(sheet.mapping, answers={**sheet.mapping.answers, SAID_PAID: BY_SUMS}))
