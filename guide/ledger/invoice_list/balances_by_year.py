"""« Client ; 2024 ; 2025 » in a file of what is unpaid: each customer owes the sum of the years."""

from __future__ import annotations

import re

import numpy as np

from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.columns.typed_table import column_amounts
from guide.ledger.invoice_list.payment_doubts import names_unpaid
from guide.ledger.invoice_list.trial_balance import as_list
from guide.ledger.source.table import Table

_YEAR = re.compile(r"(?:19|20)\d\d")


def by_year(table: Table, name: str) -> Table | None:
    """The balances as a list « Client ; Solde »; None for another table, for one that nothing calls unpaid, and where a
    year is empty or in the customer's favour."""
    years = [column for column, header in enumerate(table.names) if _YEAR.fullmatch(header.strip())]
    others = [column for column in range(len(table.names)) if column not in years]
    if (
        not 1 < len(years) == len({table.names[at].strip() for at in years})
        or len(others) != 1
        or not senses(table.names[others[0]]) & {Sense.CUSTOMER, Sense.NAME}
    ):
        return None
    if not any(map(names_unpaid, (*table.title, table.sheet or "", name.rpartition(".")[0]))):
        return None
    amounts = column_amounts(table, years).values()
    if any(each.bad.any() or each.symbols or each.blank.all() or (each.cents < 0).any() for each in amounts):
        return None
    customers = table.load_codes(others[0])
    return as_list(
        table,
        [customers.values[at].strip() for at in customers.index.tolist()],
        np.sum([each.cents for each in amounts], axis=0).tolist(),
        range(table.rows),
    )
