"""Exports of entries without a column that no sum is right without: refused, or asked about."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.fec_headers import is_legal
from guide.ledger.fec.accounts import is_customer
from guide.ledger.source.source_files import ColumnMapping, ColumnsUnknown
from guide.ledger.source.table import Codes, Columns, Table
from guide.ledger.source.total_question import TotalAnswer, TotalInDoubt, TotalQuestion


def refuse_empty(name: str, table: Table, columns: Columns, at: Mapping[str, int]) -> None:
    """Raises ColumnsUnknown when a column without which no sum is right is there, and holds nothing."""
    accounts = "cash" in at or any(columns.codes(at["account"]).values)
    empty = [] if accounts else [table.names[at["account"]]]
    for what in ("debit", "credit", "amount"):
        if what in at and table.rows > 1 and not any(raw.as_py().strip() for raw in columns.cells(at[what])):
            empty.append(table.names[at[what]])
    if "side" in at and not any(columns.codes(at["side"]).values):
        empty.append(table.names[at["side"]])
    if empty == [table.names[at["credit"]] if "credit" in at else None] and _of_customers_only(table, columns, at):
        return
    if empty and table.rows:
        named = " et ".join(f"« {column} »" for column in empty)
        raise ColumnsUnknown(
            f"« {name} » : la colonne {named} est vide : ce qui est dû et ce qui est payé ne s'y distinguent pas.",
            "Refaites l'export avec les comptes, les débits et les crédits, ou indiquez quelle colonne contient quoi.",
            table.names,
            table.preview,
            name,
        )


def _of_customers_only(table: Table, columns: Columns, at: Mapping[str, int]) -> bool:
    """Whether every account is a customer's, in a list that software makes of them: « échéancier clients »."""
    return not is_legal(table.names) and all(is_customer(v) for v in columns.codes(at["account"]).values if v)


def ask_without_credits(
    name: str,
    table: Table,
    columns: Columns,
    at: Mapping[str, int],
    account: Codes,
    signed: NDArray[np.int64],
    mapping: ColumnMapping | None,
) -> None:
    """Raises TotalInDoubt for accounts of customers without one credit: nothing is paid, or the payments are missing."""
    chosen = mapping or ColumnMapping()
    if (
        chosen.paid_by == ""
        or "credit" not in at
        or table.rows < 2
        or any(raw.as_py().strip() for raw in columns.cells(at["credit"]))
    ):
        return
    owed = int(signed[account.where([is_customer(v) for v in account.values])].sum())
    raise TotalInDoubt(
        TotalQuestion(
            name,
            f"Rien ne dit ce qui est déjà payé : « {table.names[at['credit']]} » est vide.",
            (TotalAnswer("toutes sont impayées", owed, "--paye aucune", replace(chosen, paid_by="")),),
            table.names,
            preview=table.preview,
        )
    )


def refuse_without_account(
    name: str, table: Table, at: Mapping[str, int], account: Codes, signed: NDArray[np.int64]
) -> None:
    """Raises ColumnsUnknown when most of the amounts are of no account."""
    weighed = signed != 0
    nowhere = int((account.where([not v for v in account.values]) & weighed).sum())
    if "cash" not in at and 2 * nowhere > int(weighed.sum()):
        raise ColumnsUnknown(
            f"« {name} » : {nowhere} lignes ont un montant et pas de compte (colonne « {table.names[at['account']]} »).",
            "Refaites l'export avec le compte de chaque ligne, ou indiquez quelle colonne contient quoi.",
            table.names,
            table.preview,
            name,
        )
