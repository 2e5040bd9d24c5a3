"""The SIREN of each customer, where a list of invoices tells it: in a column of its own, or as the customer's code."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from guide.errors import IdentifierInvalid
from guide.ledger.columns.header_words import words
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.entries import Debtors
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import Codes
from guide.values.identifiers import validate_siren

_NUMBER = re.compile(r"[0-9]{9}(?:[0-9]{5})?")
_BLANKS = re.compile(r"[\s.\u00a0\u202f-]")
_NAMES = frozenset(("siren", "siret"))
#: A number of who sells, not of who buys.
_OURS = frozenset(("emetteur", "vendeur", "fournisseur", "seller", "supplier", "societe", "issuer"))


def note_sirens(sheet: TypedTable, debtors: Debtors, who: NDArray[np.int32], rows_kept: NDArray[np.bool_]) -> None:
    """Notes the SIREN of each customer in `debtors.sirens`; a wrong one, or two of one customer, are no SIREN."""
    for codes in _columns(sheet):
        read = [_siren(value) for value in codes.values]
        if not any(read):
            continue
        filled = np.array([bool(siren) for siren in read], dtype=np.bool_)[codes.index] & rows_kept
        pairs = np.unique(np.stack((who[filled].astype(np.int64), codes.index[filled].astype(np.int64))), axis=1)
        for debtor, code in pairs.T.tolist():
            siren = read[code]
            debtors.sirens[debtor] = siren if debtors.sirens.get(debtor, siren) == siren else ""


def _columns(sheet: TypedTable) -> list[Codes]:
    named = [
        place
        for place, header in enumerate(sheet.table.names)
        if _NAMES & set(words(header)) and not _OURS & set(words(header))
    ]
    ids = sheet.codes(Field.DEBTOR_ID)
    return [sheet.table.load_codes(place) for place in named[:2]] + ([ids] if ids is not None else [])


def _siren(text: str) -> str:
    """The SIREN that a cell holds, alone or as the beginning of a SIRET; "" for anything else."""
    digits = _BLANKS.sub("", text)
    if not _NUMBER.fullmatch(digits):
        return ""
    try:
        return validate_siren(digits[:9])
    except IdentifierInvalid:
        return ""
