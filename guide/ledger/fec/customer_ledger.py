"""A ledger of the customers' accounts without a column of accounts: debits and credits by customer, « grand livre auxiliaire ».

Its balance column runs from line to line and is no amount left: the lines are entries, all of an account 411.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from guide.errors import UnreadableFile
from guide.ledger.columns.fec_headers import is_legal, said_entries, said_places
from guide.ledger.columns.headers import plain
from guide.ledger.fec.account_headings import WithColumns, under_headings
from guide.ledger.source.anomalies import Anomalies, Severity
from guide.ledger.source.source_files import ColumnMapping
from guide.ledger.source.table import Body, CellKind, Table, whole

ACCOUNT = b"411"
#: Auxiliary accounts of suppliers that stand among those of customers: « 401EDF ».
_SUPPLIER = re.compile(rb"\s*40\d")


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
    _refuse_emptied(table, [at[what] for what in ("aux", "aux_lib") if what in at])
    anomalies.add(
        "Ce grand livre n'a pas de colonne de compte : toutes ses lignes datées sont prises pour des comptes clients "
        "(411). Si d'autres comptes s'y trouvent, exportez aussi leur numéro.",
        Severity.WARNING,
    )
    body = WithColumns(table.body, {len(table.names): _accounts(table.body, dated, at.get("aux", dated))})
    return replace(table, names=(*table.names, "Compte"), body=body)


def _refuse_emptied(table: Table, named: Sequence[int]) -> None:
    """Raises UnreadableFile where the accounts of third parties, which tell customers from suppliers, hold nothing."""
    if any("client" in plain(table.names[at]) for at in named):
        return
    for at in named:
        if not any(table.load_codes(at).values):
            raise UnreadableFile(
                f"« {table.names[at]} » est vide : rien ne distingue vos clients de vos fournisseurs.",
                "Exportez le grand livre avec les comptes (411…), ou celui de vos clients seuls.",
            )


def _accounts(body: Body, dated: int, aux: int) -> list[bytes]:
    """A customer's account on each line that bears a date, nothing on the others."""
    days, codes = (whole(body.load({column: CellKind.CELLS})[column]).to_pylist() for column in (dated, aux))
    return [
        b"" if not day.strip() else b"401" if _SUPPLIER.match(code) else ACCOUNT
        for day, code in zip(days, codes, strict=True)
    ]
