"""Lists that give amounts without tax only, and amounts that are no whole euros and cents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from guide.errors import UnreadableFile
from guide.ledger.columns.amounts import Amounts, decimal_mark, draft
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses, words
from guide.ledger.columns.typed_table import MONEY, TypedTable, has_articles
from guide.ledger.source.anomalies import Severity
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import CellKind, Table
from guide.values.accents import folded

#: Above the highest rate of tax, with some room for rounding: a column that exceeds it is no tax.
_HIGHEST_RATE = 0.25
_SCALED = re.compile(r"\ben (?:milliers|centimes|cents|k ?€|k ?euros?|keur)\b|(?<![a-z])k ?€")
#: As Stripe's programs name them; its dashboard exports other headers.
_OF_STRIPE = frozenset(("amount_due", "amount_paid", "amount_remaining"))
_RATE = re.compile(r"(\d{1,2}(?:[.,]\d)?)0? ?%")


def refuse_scaled(sheet: TypedTable, name: str) -> None:
    """Raises UnreadableFile where a header or a title says thousands or cents: a claim is made to the cent, in euros."""
    refuse_thousands(
        sheet.table,
        [sheet.header(f) for f in MONEY if f in sheet.place and Sense.SCALE in senses(sheet.header(f))],
        name,
    )
    if Field.TOTAL not in sheet.place and any(
        words(header) in (("point",), ("points",)) for header in sheet.table.names
    ):
        raise UnreadableFile(f"« {name} » compte des points, pas des euros.", "Exportez les montants en euros.")
    if set(sheet.table.names) >= _OF_STRIPE:
        cells = sheet.anywhere(sheet.table.names.index("amount_due")).values
        if all(map(str.isdigit, filter(None, cells))):
            raise UnreadableFile(
                f"« {name} » vient de Stripe par un programme, qui donne les montants en centimes.",
                "Exportez les factures depuis le tableau de bord de Stripe, en euros.",
            )


def refuse_thousands(table: Table, headers: Sequence[str], name: str) -> None:
    """Raises UnreadableFile where one of these headers, or a title of the table, says that it gives thousands or cents."""
    for text in (*headers, *(line for line in table.title if _SCALED.search(folded(line)))):
        raise UnreadableFile(
            f"« {name} » donne « {text} » : des milliers ou des centimes.",
            "Exportez les montants en euros, au centime près.",
        )


def refuse_net_beside_gross(sheet: TypedTable, name: str) -> None:
    """Raises UnreadableFile where what is paid has its tax and the amounts have none: nothing could be taken off."""
    if (
        Field.NET not in sheet.place
        or sheet.place.get(Field.TOTAL) != sheet.place[Field.NET]
        or Field.VAT in sheet.place
    ):
        return
    if Field.PAID in sheet.place and Sense.TTC in senses(sheet.header(Field.PAID)):
        raise UnreadableFile(
            f"« {name} » : « {sheet.header(Field.PAID)} » est TTC, et « {sheet.header(Field.NET)} » est hors taxes.",
            "Exportez aussi le total TTC de chaque facture.",
        )


def net_for_total(sheet: TypedTable) -> TypedTable:
    """The same, its amounts without tax standing for the total that it does not give."""
    if (
        has_articles(sheet.table.names)
        or Field.NET not in sheet.place
        or {Field.TOTAL, Field.LEFT} & sheet.place.keys()
    ):
        return sheet
    column = sheet.place[Field.NET]
    cells = sheet.table.load({column: CellKind.CELLS}).arrays
    columns = replace(sheet.columns, arrays={**sheet.columns.arrays, **cells})
    return replace(sheet, place={**sheet.place, Field.TOTAL: column}, columns=columns)


def with_tax(sheet: TypedTable, money: Mapping[Field, Amounts]) -> dict[Field, Amounts]:
    """The amounts, those without tax raised by the tax where the list gives it; said either way."""
    amounts = dict(money)
    if Field.NET not in sheet.place or sheet.place.get(Field.TOTAL) != sheet.place[Field.NET]:
        return amounts
    header = sheet.header(Field.NET)
    net = amounts[Field.TOTAL]
    tax = _tax(sheet, net)
    if tax is None:
        sheet.teller.anomalies.add(
            f"Les montants de « {header} » sont hors taxes, et aucune colonne ne donne le total TTC : ce qui vous est dû est "
            "sans doute plus élevé. Exportez le total TTC avant d'écrire à un client.",
            Severity.WARNING,
            None,
            header,
        )
        return amounts
    sheet.teller.anomalies.add(
        f"Le total TTC est « {header} » plus « {sheet.header(Field.VAT)} ».", Severity.INFO, None, header
    )
    amounts[Field.TOTAL] = replace(net, cents=net.cents + tax)
    return amounts


def _tax(sheet: TypedTable, net: Amounts) -> NDArray[np.int64] | None:
    """The tax of each row, worked out where its cells are rates (« 20 % »); None when there is no such column, or nothing
    tells what it holds."""
    if Field.VAT not in sheet.place:
        return None
    column = sheet.place[Field.VAT]
    codes = sheet.anywhere(column)
    rates = [_RATE.fullmatch(text) for text in codes.values]
    if any(rates) and all(rate or not text for rate, text in zip(rates, codes.values, strict=True)):
        # In thousandths of the net; half a cent goes away from zero.
        thousandths = np.array(
            [int(10 * Decimal(((r and r[1]) or "0").replace(",", "."))) for r in rates], dtype=np.int64
        )
        tax_of = np.abs(net.cents) * thousandths[codes.index]
        worked_out: NDArray[np.int64] = np.sign(net.cents) * ((2 * tax_of + 1000) // 2000)
        return worked_out
    read = draft(sheet.table.load({column: CellKind.CELLS}).cells(column), sheet.columns.encoding, sheet.table.typed)
    tax = read.settled(decimal_mark(None, read))
    if tax.bad.any() or (np.abs(tax.cents) > np.abs(net.cents) * _HIGHEST_RATE + 1).any():
        return None
    return tax.cents
