"""Two columns that name the customer as well as each other, and do not name the same one: asked which is to be believed."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.doubts import answering, placing, quoted
from guide.ledger.columns.header_words import COMPANY, CUSTOMER, PAYER, SERVED, reading, words
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import Codes
from guide.values.accents import folded
from guide.values.french import count

PARTIES = "tiers"
_NEUTRAL = frozenset(("tier", "tiers", "party", "nom", "name"))
#: Whoever collects taxes and contributions.
_COLLECTORS = re.compile(
    r"\W*(?:urssaf|dgfip|tresor public|(?:centre|service) des impots|impots|sie|msa|cipav|agirc)\b"
)
#: Columns held against the one that is taken.
_MOST = 3


def ask_customer(sheet: TypedTable, rows_kept: NDArray[np.bool_]) -> None:
    """Nothing is asked once the person said which column it is, nor where two columns name the same customers."""
    if Field.DEBTOR not in sheet.place or Field.DEBTOR in sheet.mapping.columns:
        return
    names, column = sheet.table.names, sheet.place[Field.DEBTOR]
    rank = _rank(names[column])
    taken = set(sheet.place.values())
    for other in [at for at, name in enumerate(names) if at not in taken and _may_be(rank, names[column], name)][
        :_MOST
    ]:
        rows = _apart(sheet.anywhere(column), sheet.anywhere(other), rows_kept, _rank(names[other]) == rank)
        if len(rows):
            headers = names[column], names[other]
            many = count(len(rows), "ligne", "lignes")
            sheet.doubts.add(
                f"« {headers[0]} » et « {headers[1]} » nomment tous deux le client, et pas le même sur {many}.",
                [placing(Field.DEBTOR, h, f"« {h} » est le client", f"--client {quoted(h)}") for h in headers],
                (column, other),
                rows.tolist(),
            )


def ask_creditors(sheet: TypedTable, rows_kept: NDArray[np.bool_]) -> None:
    """« Tiers » that collect taxes are owed, and owe nothing: the list may be one of purchases."""
    parties = sheet.codes(Field.DEBTOR)
    if parties is None or sheet.answer(PARTIES) or not _NEUTRAL & set(words(sheet.header(Field.DEBTOR))):
        return
    which = parties.where([bool(_COLLECTORS.match(folded(name))) for name in parties.values])
    rows = np.flatnonzero(which & rows_kept)
    if len(rows):
        name = parties.values[parties.index[rows[0]]]
        sheet.doubts.add(
            f"« {name} » est parmi vos « {sheet.header(Field.DEBTOR)} » : sont-ils vos clients ? S'ils sont vos fournisseurs, "
            "ce fichier ne dit rien de ce qui vous est dû.",
            [answering(PARTIES, "clients", "ce sont vos clients", f"--{PARTIES} clients")],
            sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL, Field.LEFT),
            rows.tolist(),
            forced=True,
        )


def _may_be(rank: int | None, header: str, other: str) -> bool:
    """Whether another column may name the customer as well: a payer, the firm of a trainee, the owner of a patient, the
    sender of what somebody receives."""
    second = _rank(other)
    if rank is None or second is None:
        return rank == SERVED and "proprietaire" in words(other)
    if rank == SERVED and folded(other) in ("famille", "familles"):
        return True
    pair = {rank, second}
    if "destinataire" in words(header):
        return second == rank or "expediteur" in words(other)
    pays = pair == {PAYER, CUSTOMER} and "destinataire" not in words(other)
    return len(pair) == 1 or pays or pair in ({SERVED, COMPANY}, {CUSTOMER, COMPANY})


def _rank(header: str) -> int | None:
    """How well a header names the customer; None when it does not, by words that nobody knows, or by a part of a name."""
    named = reading(header) if "prenom" not in words(header) else None
    return named.rank if named is not None and named.certain and named.field is Field.DEBTOR else None


def _apart(first: Codes, second: Codes, rows_kept: NDArray[np.bool_], is_code: bool) -> NDArray[np.int64]:
    """The rows where both name somebody, and not the same; none when one may be the code of the other, and each name of one
    is always one name of the other: they are one customer."""
    names = {"": 0}
    if not is_code and len(second.values) < 2:
        # A sender that is the same on every row is who wrote the list.
        return np.zeros(0, dtype=np.int64)
    one, other = _named(first, names), _named(second, names)
    rows = np.flatnonzero(rows_kept & (one != 0) & (other != 0))
    pairs = np.unique(one[rows] * len(names) + other[rows])
    one_to_one = is_code and len(np.unique(pairs // len(names))) == len(pairs) == len(np.unique(pairs % len(names)))
    apart: NDArray[np.int64] = rows[:0] if one_to_one else rows[one[rows] != other[rows]]
    return apart


def _named(codes: Codes, names: dict[str, int]) -> NDArray[np.int64]:
    """Of each row, the number of its name whatever its case and spaces; a name not met yet is added to `names`."""
    values = [names.setdefault(" ".join(value.split()).casefold(), len(names)) for value in codes.values]
    return np.array(values, dtype=np.int64)[codes.index] if values else np.zeros(len(codes.index), dtype=np.int64)
