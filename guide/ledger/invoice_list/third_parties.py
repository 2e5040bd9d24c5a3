"""The rows of suppliers in a list of third parties, told by their accounts, by their kind or by the journal they stand in."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses, words
from guide.ledger.source.table import Table
from guide.values.accents import folded

#: What suppliers and others bear, what customers do in the same column, and whether the first tells without the second.
#: Accounts: plan comptable général, 41 customers, 40 suppliers, 42 to 44 employees and the State, 45 associates, 47 unknown
#: yet, 48 spread; 46 may be a debtor as well.
_SIDES = tuple(
    (re.compile(bought), re.compile(sold), alone)
    for bought, sold, alone in (
        (r"(?:4[0234578]|6\d)\d[\w ]*", r"(?:41|7\d)\d[\w ]*", True),
        (r"(?!41)[1-6]\d\d[\w ]*", r"(?:41|7\d)\d[\w ]*", False),
        (
            r"fournisseurs?|suppliers?|vendors?|dettes?|payables?|ap",
            r"clients?|customers?|creances?|receivables?|ar",
            True,
        ),
        (
            r"salaries?|employes?|associes?|employees?|sortante?s?|depenses?",
            r"clients?|customers?|entrante?s?|recettes?",
            False,
        ),
        (r"f(?:ou|rs)?\d+", r"c(?:li)?\d+", False),
        (r"ac|ach|ha|achats?|purchases?", r"ve|ven|vt|vte|ventes?|sales?", False),
    )
)
#: Under « Type de tiers ».
_LETTERS = (re.compile("f"), re.compile("c"), False)
#: Words that name a supplier as well as a customer.
NEUTRAL = frozenset(("tier", "tiers", "party", "nom", "name"))
_NAMES = frozenset(("journal", "ledger", "flux", "sens"))
#: A number of invoice is never twice the same: such a column is not looked at.
_NUMBERS = frozenset((Sense.INVOICE, Sense.NUMBER))


def of_suppliers(table: Table) -> NDArray[np.bool_]:
    """The rows of suppliers: in a column where every cell is on one of the two sides, under its header or under none."""
    which = np.zeros(table.rows, dtype=np.bool_)
    for column, header in enumerate(table.names):
        if header.strip() and not _tells(header):
            continue
        codes = table.load_codes(column)
        cells = [folded(value) for value in codes.values]
        kinds = {Sense.TYPE, Sense.CUSTOMER} <= senses(header)
        for bought, sold, alone in (*_SIDES, _LETTERS) if kinds else _SIDES:
            suppliers = [bool(bought.fullmatch(cell)) for cell in cells]
            if (
                any(suppliers)
                and (alone or any(map(sold.fullmatch, cells)))
                and all(
                    not cell or is_supplier or cell.startswith("total") or sold.fullmatch(cell)
                    for cell, is_supplier in zip(cells, suppliers, strict=True)
                )
            ):
                which |= codes.where(suppliers)
    return which


def _tells(header: str) -> bool:
    meanings = senses(header)
    if meanings & _NUMBERS:
        return False
    coded = Sense.CODE in meanings and bool(meanings & {Sense.CUSTOMER, Sense.COMPANY})
    return coded or bool(meanings & {Sense.ACCOUNT, Sense.TYPE}) or bool(_NAMES & set(words(header)))


def emptied_sides(table: Table, customer: int) -> list[int]:
    """Among third parties, the columns that would tell customers from suppliers, their accounts, their codes, their kind or
    a journal, and hold nothing. `customer`: the column of their names."""
    if not set(words(table.names[customer])) <= NEUTRAL:
        return []
    sides = [at for at, name in enumerate(table.names) if at != customer and _always_tells(name)]
    return [at for at in sides if not any(table.load_codes(at).values)]


def _always_tells(header: str) -> bool:
    meanings = senses(header)
    if meanings & {*_NUMBERS, Sense.UNKNOWN}:
        # « N° de compte », « Compte bancaire ».
        return False
    coded = "code" in words(header) and bool(NEUTRAL & set(words(header)))
    return (
        coded
        or Sense.ACCOUNT in meanings
        or {Sense.TYPE, Sense.CUSTOMER} <= meanings
        or bool(_NAMES & set(words(header)))
    )
