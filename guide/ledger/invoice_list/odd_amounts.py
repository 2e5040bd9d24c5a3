"""Amounts that may not be what their column says: a payment in minus, more left than the total, a customer's balance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.doubts import answering
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.anomalies import Severity
from guide.ledger.source.source_files import Field
from guide.values.french import count

IN_MINUS, ABOVE, BALANCE, SIGN = "paye_negatif", "reste_superieur", "solde_client", "signe"


def owed_in_minus(
    sheet: TypedTable, money: Mapping[Field, Amounts], rows_kept: NDArray[np.bool_]
) -> dict[Field, Amounts]:
    """The amounts, turned where the person said that what is owed is written in minus. Asked where none is above zero, or, of
    balances, where what is below outweighs the rest."""
    amounts = dict(money)
    answer = sheet.answer(SIGN)
    # In a list of balances, more in minus than not is as doubtful as all of it.
    balances = not {Field.NUMBER, Field.ISSUED} & sheet.place.keys()
    wholly = {f: c for f, c in money.items() if f is not Field.PAID and _all_in_minus(c, rows_kept, balances)}
    if not wholly or Field.TYPE in sheet.place or answer == "credit":
        return amounts
    if answer == "du":
        return {**amounts, **{f: replace(cells, cents=-cells.cents) for f, cells in wholly.items()}}
    named = " et ".join(f"« {sheet.header(f)} »" for f in wholly)
    sheet.doubts.add(
        f"{named} : surtout des montants négatifs.",
        [
            answering(SIGN, "du", "c'est dû, écrit en moins", "--signe du"),
            answering(SIGN, "credit", "c'est au crédit des clients", "--signe credit"),
        ],
        sheet.columns_of(Field.NUMBER, Field.DEBTOR, *wholly),
        rows_kept.nonzero()[0].tolist()[:5],
    )
    return amounts


def _all_in_minus(amounts: Amounts, rows_kept: NDArray[np.bool_], balances: bool) -> bool:
    """Whether some are below zero and none above, told without a copy where the first ones are above; of balances, whether
    they come to less than zero."""
    if not balances and len(amounts.cents) and int(amounts.cents[0]) > 0 and rows_kept[0]:
        return False
    cents = amounts.cents[rows_kept]
    return bool((cents < 0).any()) and (int(cents.sum()) < 0 if balances else not bool((cents > 0).any()))


def paid_in_minus(
    sheet: TypedTable, money: Mapping[Field, Amounts], rows_kept: NDArray[np.bool_]
) -> dict[Field, Amounts]:
    """The amounts, payments written in minus turned where all of them are; where some are only, it is asked."""
    amounts = dict(money)
    if not {Field.TOTAL, Field.PAID} <= money.keys():
        return amounts
    total, paid = money[Field.TOTAL].cents, money[Field.PAID]
    against = (np.sign(total) * np.sign(paid.cents) < 0) & rows_kept
    if not against.any():
        return amounts
    header, answer = sheet.header(Field.PAID), sheet.answer(IN_MINUS)
    turned = {**amounts, Field.PAID: replace(paid, cents=np.where(against, -paid.cents, paid.cents))}
    if (against == ((paid.cents != 0) & rows_kept)).all():
        sheet.teller.anomalies.add(
            f"« {header} » est écrit en moins : c'est ce qui a été payé.", Severity.INFO, None, header
        )
        return turned
    if answer is None:
        many = count(int(against.sum()), "montant négatif", "montants négatifs")
        sheet.doubts.add(
            f"« {header} » a {many} parmi d'autres positifs.",
            [
                answering(IN_MINUS, "paye", "c'est ce qui a été payé, écrit en moins", "--paye-negatif paye"),
                answering(
                    IN_MINUS, "rembourse", "c'est rendu au client, donc dû de nouveau", "--paye-negatif rembourse"
                ),
            ],
            sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL, Field.PAID),
            against.nonzero()[0].tolist(),
        )
    return turned if answer == "paye" else amounts


def at_most_the_total(
    sheet: TypedTable, left: NDArray[np.int64], amount: NDArray[np.int64], rows_kept: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """What is left, no more than the total where the person said so; a row where it is more is asked about."""
    above = (amount > 0) & (left > amount) & rows_kept
    if not above.any():
        return left
    answer = sheet.answer(ABOVE)
    if answer is None:
        sheet.doubts.add(
            f"« {sheet.header(Field.LEFT)} » dépasse « {sheet.header(Field.TOTAL)} » sur "
            f"{count(int(above.sum()), 'ligne', 'lignes')}.",
            [
                answering(ABOVE, "garder", "c'est bien le reste de chaque facture", "--reste-superieur garder"),
                answering(ABOVE, "plafonner", "on compte au plus le total", "--reste-superieur plafonner"),
            ],
            sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL, Field.LEFT),
            above.nonzero()[0].tolist(),
        )
    return np.where(above, amount, left) if answer == "plafonner" else left


def once_a_customer(sheet: TypedTable, left: NDArray[np.int64], rows_kept: NDArray[np.bool_]) -> NDArray[np.int64]:
    """What is left, the balance of a customer on its first row only where the person said that it is one. « Solde client »
    on several rows of one customer is asked about."""
    customer = sheet.codes(Field.DEBTOR) or sheet.codes(Field.DEBTOR_ID)
    meanings = senses(sheet.header(Field.LEFT))
    if customer is None or not {Sense.LEFT, Sense.CUSTOMER} <= meanings or Sense.INVOICE in meanings:
        return left
    rows = np.flatnonzero(rows_kept & (left != 0))
    again = np.ones(len(rows), np.bool_)
    again[np.unique(customer.index[rows], return_index=True)[1]] = False
    if not again.any():
        return left
    answer = sheet.answer(BALANCE)
    if answer is None:
        sheet.doubts.add(
            f"« {sheet.header(Field.LEFT)} » est écrit sur plusieurs lignes d'un même client.",
            [
                answering(BALANCE, "facture", "c'est le reste de chaque facture", "--solde-client facture"),
                answering(BALANCE, "client", "c'est le solde du client, compté une fois", "--solde-client client"),
            ],
            sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL, Field.LEFT),
            rows[again].tolist(),
        )
    once = left.copy()
    once[rows[again]] = 0
    return once if answer == "client" else left
