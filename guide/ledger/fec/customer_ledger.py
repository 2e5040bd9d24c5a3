"""A ledger of the customers' accounts without a column of accounts: debits and credits by customer, « grand livre auxiliaire ».

Its balance column runs from line to line and is no amount left: the lines are entries, all of an account 411.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pyarrow as pa

from guide.ledger.columns.fec_headers import is_legal, said_entries, said_places
from guide.ledger.fec.account_headings import under_headings
from guide.ledger.source.anomalies import Anomalies, Severity
from guide.ledger.source.source_files import ColumnMapping
from guide.ledger.source.table import Body, CellKind, Table, whole

ACCOUNT = b"411"
#: Auxiliary accounts of suppliers that stand among those of customers: « 401EDF ».
_SUPPLIER = re.compile(rb"\s*40\d")


class _WithAccount:
    """A body with one more column: a customer's account on the lines that bear a date, nothing on the others."""

    def __init__(self, body: Body, column: int, dated: int, aux: int | None) -> None:
        self.body, self.column, self.dated, self.aux = body, column, dated, aux
        self.rows = body.rows

    def load(self, wanted: Mapping[int, CellKind]) -> dict[int, Any]:
        columns = self.body.load({i: kind for i, kind in wanted.items() if i != self.column})
        if self.column in wanted:
            cells = self._cells(self.dated)
            third = cells if self.aux is None else self._cells(self.aux)
            accounts = pa.array(
                [
                    b"" if not cell.strip() else b"401" if _SUPPLIER.match(code) else ACCOUNT
                    for cell, code in zip(cells, third, strict=True)
                ],
                type=pa.binary(),
            )
            columns[self.column] = accounts.dictionary_encode()
        return columns

    def _cells(self, column: int) -> list[bytes]:
        cells: list[bytes] = whole(self.body.load({column: CellKind.CELLS})[column]).to_pylist()
        return cells


def with_account(table: Table, mapping: ColumnMapping | None, anomalies: Anomalies) -> Table:
    """The table with the account that it lacks when it is such a ledger, as it is otherwise, or when the person said that
    it is a list. `mapping`: what the person said of its columns."""
    if mapping is not None and mapping.columns and not said_entries(mapping):
        return table
    at = said_places(table.names, mapping)
    dated = at.get("entered", at.get("issued"))
    if dated is None or not {"debit", "credit"} <= at.keys() or is_legal(table.names):
        return table
    if "account" in at or not {"aux", "aux_lib"} & at.keys():
        return under_headings(table, at, dated, anomalies)
    anomalies.add(
        "Ce grand livre n'a pas de colonne de compte : toutes ses lignes datées sont prises pour des comptes clients "
        "(411). Si d'autres comptes s'y trouvent, exportez aussi leur numéro.",
        Severity.WARNING,
    )
    body = _WithAccount(table.body, len(table.names), dated, at.get("aux"))
    return replace(table, names=(*table.names, "Compte"), body=body)
