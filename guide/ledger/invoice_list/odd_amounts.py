"""Amounts that cannot be what their column says, as they stand: a payment in minus, more left than the total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.doubts import answering
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.anomalies import Severity
from guide.ledger.source.source_files import Field
from guide.values.french import count

IN_MINUS, ABOVE = "paye_negatif", "reste_superieur"


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
            tuple(sheet.place[f] for f in (Field.NUMBER, Field.DEBTOR, Field.TOTAL, Field.PAID) if f in sheet.place),
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
            tuple(sheet.place[f] for f in (Field.NUMBER, Field.DEBTOR, Field.TOTAL, Field.LEFT) if f in sheet.place),
            above.nonzero()[0].tolist(),
        )
    return np.where(above, amount, left) if answer == "plafonner" else left
