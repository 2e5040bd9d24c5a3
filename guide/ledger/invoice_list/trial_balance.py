"""A balance of accounts (« Balance générale, auxiliaire »): a row an account, its debit, its credit, what is left of them.
Only the accounts of customers (411, 416: plan comptable général) are owed by customers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from guide.errors import UnreadableFile
from guide.ledger.columns.amounts import read_cell
from guide.ledger.columns.currencies import code_of, currency_of
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.source.entries import UNNAMED
from guide.ledger.source.table import Codes, ListBody, Table
from guide.values.accents import unaccented

_ACCOUNT = re.compile(r"\d{3,10}\w*")
_TOTAL = re.compile(r"(?:sous[- ]?)?tota(?:l|ux)\b|soldes?\b", re.IGNORECASE)
#: An account of all the customers names none of them.
_COLLECTIVE = re.compile(r"|(?:compte )?(?:collectif )?clients?(?: divers| collectif| douteux)?", re.IGNORECASE)
_CUSTOMER = re.compile(r"41[16]")
#: What a customer paid ahead, on an account of the same ending: 4191DUPONT beside 411DUPONT. 4196 and 4198 are no payments.
_AHEAD = re.compile(r"419(?:[1-57]|$)")
_HEADER = re.compile(r"\b(?:compte|account)s?\b")
_NAME = re.compile(r"\b(?:libelle|intitule|nom|designation|client|tiers)\b")
_BALANCE = re.compile(r"\bsolde|\bbalance")
#: More accounts than this are no balance that a person drops.
_MOST = 20_000
#: Signs of an account that say under which others it stands.
_LEVELS = 16


def customers_only(table: Table) -> Table | None:
    """The balances of the customers, as a list « Client ; Solde »; None where the table is no balance of accounts, names no
    customer, or gives balances that are not its debits less its credits."""
    if not 0 < table.rows <= _MOST or any(Sense.DATE in senses(name) for name in table.names):
        return None
    headers = [unaccented(name).casefold() for name in table.names]
    account = next((i for i, header in enumerate(headers) if _HEADER.search(header) and not _NAME.search(header)), None)
    named = next((i for i, header in enumerate(headers) if _NAME.search(header)), None)
    sides = _sides(headers)
    if named is None or sides is None:
        return None
    if account is None:
        return _by_customer(table, headers, named, sides)
    accounts = _cells(table.load_codes(account))
    if not any(map(_CUSTOMER.match, accounts)) or not all(
        _ACCOUNT.fullmatch(c) or _TOTAL.match(c) for c in accounts if c
    ):
        return None
    names, cents = _cells(table.load_codes(named)), _balances(table, *sides)
    if cents is None or _contradicted(table, headers, cents):
        return None
    sums = _sums(accounts, cents)
    rows = [row for row, code in enumerate(accounts) if _CUSTOMER.match(code) and row not in sums]
    if all(_COLLECTIVE.fullmatch(names[row]) for row in rows):
        return None
    names = [UNNAMED if _COLLECTIVE.fullmatch(name) else name for name in names]
    owners = {ending: names[row] for row in rows if (ending := _CUSTOMER.sub("", accounts[row], count=1).strip("0"))}
    for row, code in enumerate(accounts):
        if _AHEAD.match(code) and row not in sums and (owner := owners.get(_AHEAD.sub("", code, count=1).strip("0"))):
            names[row] = owner
            rows.append(row)
    return as_list(table, names, cents, rows)


def _by_customer(table: Table, headers: list[str], named: int, sides: tuple[int, int] | tuple[int]) -> Table | None:
    """The balances of « Client ; Solde débiteur ; Solde créditeur », whose rows are all of customers."""
    if len(sides) != 2 or not any(_BALANCE.search(headers[side]) for side in sides):
        return None
    if Sense.CUSTOMER not in senses(table.names[named]) or Sense.SUPPLIER in senses(table.names[named]):
        return None
    cents = _balances(table, *sides)
    return (
        None
        if cents is None or _contradicted(table, headers, cents)
        else as_list(table, _cells(table.load_codes(named)), cents, range(table.rows))
    )


def as_list(table: Table, names: Sequence[str], cents: Sequence[int], rows: Sequence[int]) -> Table:
    """These rows as a list of customers and what each owes."""
    columns = [
        [names[row].encode() for row in rows],
        [f"{'-' * (cents[row] < 0)}{abs(cents[row]) // 100},{abs(cents[row]) % 100:02}".encode() for row in rows],
    ]
    return replace(
        table,
        names=("Client", "Solde"),
        body=ListBody(columns, len(rows)),
        cell_encoding="utf-8",
        lines=np.array([table.line(row) for row in rows], dtype=np.int32),
        preview=tuple((columns[0][row].decode(), columns[1][row].decode()) for row in range(min(3, len(rows)))),
        currencies={},
    )


def _sums(accounts: list[str], cents: list[int]) -> frozenset[int]:
    """The rows that are the sum of the accounts under theirs, on any level: 411 of 4111 and 4112, 4111 of 41111…"""
    stems = [account.rstrip("0") for account in accounts]
    under: dict[str, int] = {}
    sums: set[int] = set()
    for row in sorted(range(len(accounts)), key=lambda row: -len(stems[row])):
        stem = stems[row]
        if under.get(stem) == cents[row]:
            sums.add(row)
            continue
        for end in range(1, min(len(stem), _LEVELS)):
            under[stem[:end]] = under.get(stem[:end], 0) + cents[row]
    return frozenset(sums)


def _sides(headers: list[str]) -> tuple[int, int] | tuple[int] | None:
    """The columns of the balance: what is left at the debit and at the credit, one signed column, else the movements."""
    debits = [i for i, header in enumerate(headers) if "debit" in header]
    credits = [i for i, header in enumerate(headers) if "credit" in header]
    balances = [i for i, header in enumerate(headers) if _BALANCE.search(header)]
    if not debits or not credits:
        return None
    left = [i for i in debits if i in balances], [i for i in credits if i in balances]
    if left[0] and left[1]:
        return left[0][-1], left[1][-1]
    signed = [i for i in balances if i not in debits and i not in credits]
    if signed:
        return (signed[-1],)
    return (debits[0], credits[0]) if len(debits) == len(credits) == 1 else None


def _contradicted(table: Table, headers: list[str], cents: list[int]) -> bool:
    """Whether the movements, where the table has them, come to something else."""
    moved = [
        [i for i, header in enumerate(headers) if side in header and "sold" not in header]
        for side in ("debit", "credit")
    ]
    if len(moved[0]) != 1 or len(moved[1]) != 1:
        return False
    return _balances(table, moved[0][0], moved[1][0]) != cents


def _balances(table: Table, debit: int, credit: int | None = None) -> list[int] | None:
    """The cents of each row, a debit positive; None where a cell is no amount. Raises UnreadableFile for another currency
    than the euro."""
    sides = [debit] if credit is None else [debit, credit]
    cells = [[read_cell(text or "0") for text in _cells(table.load_codes(side))] for side in sides]
    columns = [[cell.cents for cell in column] for column in cells]
    if any(cell.cents is None for column in cells for cell in column):
        return None
    codes = {code_of(cell.symbol) for column in cells for cell in column if cell.symbol}
    codes |= {code for side in sides if (code := currency_of(table.names[side]))}
    if foreign := sorted(codes - {"EUR"}):
        raise UnreadableFile(
            f"Cette balance est en {', '.join(foreign)}, pas en euros : elle n'est pas comptée.",
            "Exportez-la en euros, ou exportez la liste des factures avec leur devise.",
        )
    whole = [[cents or 0 for cents in column] for column in columns]
    return whole[0] if credit is None else [a - b for a, b in zip(*whole, strict=True)]


def _cells(codes: Codes) -> list[str]:
    return [codes.values[i].strip() for i in codes.index.tolist()]
