"""The names of customers as a list writes them: on one line, with the first names that stand in a column of their own."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from guide.ledger.columns.header_words import GIVEN, SURNAME, words
from guide.ledger.columns.headers import candidates
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.entries import compact
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import Codes

_CODE = re.compile(r"[A-Za-z]{0,6}[-_#]?\d{1,10}")
_LAST = SURNAME | {"name", "de", "client", "customer", "du"}


def written_names(sheet: TypedTable) -> Codes | None:
    """The name of each row; None without a column of names."""
    if Field.DEBTOR not in sheet.place and (labels := _beside_codes(sheet)):
        return _on_one_line(labels)
    names = _on_one_line(sheet.codes(Field.DEBTOR))
    if names is not None and (labels := _of_codes(sheet, names)):
        return _on_one_line(labels)
    if names is None or not set(words(sheet.header(Field.DEBTOR))) <= _LAST:
        return names
    first = next(
        (at for at, name in enumerate(sheet.table.names) if GIVEN & set(words(name)) and at not in _taken(sheet)), None
    )
    if first is None:
        return names
    given = sheet.anywhere(first)
    width = max(1, len(given.values))
    codes, index = compact(names.index.astype(np.int64) * width + given.index, len(names.values) * width)
    pairs = [(given.values[code % width], names.values[code // width]) for code in codes.tolist()]
    return Codes(index, tuple(" ".join(part for part in pair if part) for pair in pairs))


def _beside_codes(sheet: TypedTable) -> Codes | None:
    """« Intitulé » right after the code of the customer, the same for the same code: the name of that account."""
    at = sheet.place.get(Field.DEBTOR_ID, -1) + 1
    if not 0 < at < len(sheet.table.names) or words(sheet.table.names[at]) != ("intitule",):
        return None
    ids, labels = sheet.anywhere(at - 1), sheet.anywhere(at)
    pairs = set(zip(ids.index.tolist(), labels.index.tolist(), strict=True))
    return labels if len(pairs) == len({code for code, _ in pairs}) else None


def _of_codes(sheet: TypedTable, codes: Codes) -> Codes | None:
    """« Nom » beside a « Client » that holds codes, the same for the same code; None where the customers have names."""
    if not any(codes.values) or not all(_CODE.fullmatch(value) for value in codes.values if value):
        return None
    for other in candidates(sheet.table.names).get(Field.DEBTOR, ()):
        labels = sheet.anywhere(other.column)
        pairs = set(zip(codes.index.tolist(), labels.index.tolist(), strict=True))
        named = other.column != sheet.place[Field.DEBTOR] and not any(map(_CODE.fullmatch, labels.values))
        if named and all(labels.values) and len(pairs) == len(set(codes.index.tolist())):
            return labels
    return None


def _taken(sheet: TypedTable) -> set[int]:
    return set(sheet.place.values())


def _on_one_line(names: Codes | None) -> Codes | None:
    """Names without line ends, which some software writes as the two signs \\n."""
    if names is None or not any("\n" in v or "\\n" in v for v in names.values):
        return names
    return replace(names, values=tuple(" ".join(v.replace("\\n", " ").split()) for v in names.values))
