"""Lists that have several rows an invoice: a row an article, or a row a payment. Each invoice is counted once.

A column whose amount is the same on all the rows of an invoice repeats the invoice's: it is taken once. One that differs
has each row's own: it is added up. Looked for only when a header speaks of articles or of payments.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.typed_table import TypedTable, has_articles, has_payments
from guide.ledger.source.anomalies import Severity
from guide.ledger.source.entries import compact
from guide.ledger.source.source_files import Field

#: What several rows of one number are, where no header tells.
PER_PAYMENT = "lignes_facture"
#: From this share of the invoices on, a column that repeats is one that repeats the invoice's amount.
_MOST = 0.8


def by_invoice(
    sheet: TypedTable, money: Mapping[Field, Amounts], ignored: NDArray[np.bool_]
) -> tuple[dict[Field, Amounts], NDArray[np.bool_]]:
    """The amounts with those of each invoice on its first row, and its other rows, which count no more."""
    nothing = np.zeros(sheet.table.rows, dtype=np.bool_)
    names = sheet.table.names
    payments = has_payments(names) or sheet.answer(PER_PAYMENT) == "reglements"
    if Field.NUMBER not in sheet.place or not (payments or has_articles(names)):
        return dict(money), nothing
    rows, invoice = _invoices(sheet, ignored)
    count = np.bincount(invoice)
    several = count > 1
    if not several.any():
        return dict(money), nothing
    first = np.zeros(len(count), dtype=np.int64)
    first[invoice[::-1]] = rows[::-1]
    out: dict[Field, Amounts] = {}
    for f, amounts in money.items():
        own = _per_row(amounts, rows, invoice, first, several) | (payments and f is Field.PAID)
        if f is Field.LEFT and payments and own.any():
            # What each payment left: the last one says what is left.
            out[f] = _smallest(amounts, rows, invoice, first)
            continue
        out[f] = _merged(amounts, rows, invoice, first, own)
        _tell(sheet, f, amounts, out[f], rows, first, own, several, payments)
    more = nothing.copy()
    more[rows] = True
    more[first] = False
    return out, more


def _invoices(sheet: TypedTable, ignored: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """The rows that bear a number, and the invoice of each: same number, customer, currency, and dates, unless the person said
    that a number is one invoice."""
    number = sheet.anywhere(sheet.place[Field.NUMBER])
    rows = np.flatnonzero(~ignored & number.where([bool(v) for v in number.values]))
    key = number.index[rows].astype(np.int64)
    dates = () if sheet.answer(PER_PAYMENT) == "reglements" else (Field.ISSUED, Field.DUE)
    for f in (Field.DEBTOR, Field.DEBTOR_ID, Field.CURRENCY, *dates):
        codes = sheet.codes(f)
        if codes and len(rows):
            _, key = np.unique(key * len(codes.values) + codes.index[rows], return_inverse=True)
    _, invoice = compact(key.astype(np.int64), int(key.max()) + 1 if len(key) else 0)
    return rows, invoice


def _per_row(
    amounts: Amounts,
    rows: NDArray[np.int64],
    invoice: NDArray[np.int32],
    first: NDArray[np.int64],
    several: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """By invoice, whether its rows have each its own amount."""
    differs = (amounts.cents[rows] != amounts.cents[first][invoice]) | (
        amounts.blank[rows] != amounts.blank[first][invoice]
    )
    varies = np.bincount(invoice[differs], minlength=len(first)) > 0
    if not varies.any():
        return varies
    mostly_repeated = int((several & ~varies).sum()) >= _MOST * int(several.sum())
    return varies if mostly_repeated else np.ones(len(first), dtype=np.bool_)


def _merged(
    amounts: Amounts,
    rows: NDArray[np.int64],
    invoice: NDArray[np.int32],
    first: NDArray[np.int64],
    own: NDArray[np.bool_],
) -> Amounts:
    sums = np.zeros(len(first), dtype=np.int64)
    np.add.at(sums, invoice, amounts.cents[rows])
    size, at = np.bincount(invoice), first[own]
    cents = amounts.cents.copy()
    cents[at] = sums[own]

    def among(flags: NDArray[np.bool_], every: bool = False) -> NDArray[np.bool_]:
        out = flags.copy()
        some = np.bincount(invoice[flags[rows]], minlength=len(first))
        out[at] = (some == size if every else some > 0)[own]
        return out

    return replace(
        amounts,
        cents=cents,
        bad=among(amounts.bad),
        ambiguous=among(amounts.ambiguous),
        blank=among(amounts.blank, every=True),
    )


def _smallest(
    amounts: Amounts, rows: NDArray[np.int64], invoice: NDArray[np.int32], first: NDArray[np.int64]
) -> Amounts:
    least = np.full(len(first), np.iinfo(np.int64).max)
    np.minimum.at(least, invoice, amounts.cents[rows])
    cents = amounts.cents.copy()
    cents[first] = least
    return replace(amounts, cents=cents)


def _tell(
    sheet: TypedTable,
    f: Field,
    before: Amounts,
    after: Amounts,
    rows: NDArray[np.int64],
    first: NDArray[np.int64],
    own: NDArray[np.bool_],
    several: NDArray[np.bool_],
    payments: bool,
) -> None:
    from guide.values.french import count, money

    header = sheet.header(f)
    once, every = int(after.cents[first].sum()), int(before.cents[rows].sum())
    what = "un règlement" if payments else "un article"
    if own.all():
        taken = (
            f"« {header} » est le montant de chaque ligne : les lignes d'une facture sont additionnées ({money(once)})."
        )
    else:
        taken = (
            f"« {header} » répète le montant de la facture : il est compté une fois par facture ({money(once)}), "
            f"pas une fois par ligne ({money(every)})."
        )
    sheet.teller.anomalies.add(
        f"Plusieurs lignes par facture, {what} par ligne ({count(len(rows), 'ligne', 'lignes')} pour "
        f"{count(len(first), 'facture', 'factures')}). {taken}",
        Severity.INFO,
        None,
        header,
    )
    mixed = own & several
    if mixed.any() and not own.all():
        from numpy import flatnonzero

        shown = ", ".join(sheet.text(Field.NUMBER)(int(first[i])) for i in flatnonzero(mixed)[:5])
        sheet.teller.anomalies.add(
            f"« {header} » change pourtant d'une ligne à l'autre pour ces factures, dont les lignes sont "
            f"additionnées : {shown}. Vérifiez-les.",
            Severity.WARNING,
            None,
            header,
        )
