"""The customer of invoices that do not bear its name: written once above them, alone on a line or on the first of them.

Reports by customer are printed so. A name that is only missing here and there is not made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.typed_table import MONEY, TypedTable
from guide.ledger.source.anomalies import Severity
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import Codes

#: What printed pages repeat, and figures alone: nobody's name.
_NO_NAME = re.compile(
    r"pages?\b\W*\d.*|(?:[ée]dit|imprim|arr[êe]t)[ée]e? (?:le|au|par)\b.*|p[ée]riode\b.*\d.*|(?:du|au|le) \d.*|"
    r"\(?suite\)?|(?:[àa] )?report(?:er)?|[^a-zà-ÿ]*",
    re.IGNORECASE,
)
#: « Alpha (2) »: how many invoices of that customer follow.
_COUNT = re.compile(r" ?\(\d+\)$")
#: « Client Alpha ».
_OF_CUSTOMER = re.compile(r"client\s+(?=\w)", re.IGNORECASE)
_WORD = re.compile(r"(?:client|tiers|customer)s?\s*:\s*", re.IGNORECASE)


def carried_down(
    sheet: TypedTable, names: Codes, rows_kept: NDArray[np.bool_], issued: NDArray[np.datetime64]
) -> Codes:
    """The names, each carried down to the invoices below it, when no name is written twice, most invoices have none,
    and the days begin again with the names (they follow one another in a till, where few customers are named); as they
    are otherwise."""
    rows = np.flatnonzero(rows_kept)
    filled = np.array([bool(v) for v in names.values], dtype=np.bool_)[names.index[rows]]
    written = names.index[rows][filled]
    if len(written) < 2 or not filled[0] or 2 * len(written) > len(rows):
        return names
    days = issued[rows]
    in_order = bool((days[1:] >= days[:-1]).all() or (days[1:] <= days[:-1]).all())
    if in_order or len(np.unique(written)) < len(written):
        return names
    index = names.index.copy()
    index[rows] = written[np.cumsum(filled) - 1]
    header = sheet.header(Field.DEBTOR)
    sheet.teller.anomalies.add(
        f"« {header} » n'est écrit que sur la première facture de chaque client ({len(written)} noms) : il est repris "
        "sur les suivantes. Vérifiez que chaque facture est bien sous le bon nom.",
        Severity.WARNING,
        None,
        header,
    )
    return Codes(index, names.values)


def written_above(sheet: TypedTable, titles: NDArray[np.bool_], rows_kept: NDArray[np.bool_]) -> Codes | None:
    """The names that stand alone on a line above their invoices, in a list without a column of customers; None when
    the first invoice has no such line above it."""
    rows, above = np.flatnonzero(rows_kept), np.flatnonzero(titles)
    if not len(rows) or not len(above):
        return None
    titles_alone = alone(sheet, above)
    above = above[[bool(text) for text in titles_alone]]
    texts = [text for text in titles_alone if text]
    title = " ".join(sheet.table.title[-1:]).strip(f"{sheet.table.separator or ''} ")
    if texts and all(map(_OF_CUSTOMER.match, (title, *texts))):
        # The first of them stands above the header, which the report writes again under each.
        above, texts = np.concatenate(([-1], above)), [title, *texts]
        texts = [_OF_CUSTOMER.sub("", text, count=1) for text in texts]
    if not len(above) or above[0] > rows[0]:
        return None
    values = tuple(dict.fromkeys(texts))
    place = {text: i for i, text in enumerate(values)}
    codes = np.array([place[text] for text in texts], dtype=np.int32)
    index = codes[np.maximum(np.searchsorted(above, np.arange(len(rows_kept))) - 1, 0)]
    sheet.teller.anomalies.add(
        f"Aucune colonne ne nomme le client : son nom est lu sur la ligne écrite au-dessus de ses factures ({len(values)} "
        "noms). Vérifiez que chaque facture est bien sous le bon nom.",
        Severity.WARNING,
    )
    return Codes(index, values)


def alone(sheet: TypedTable, rows: NDArray[np.int64]) -> Sequence[str]:
    """The name on each of these rows when it stands alone there, amounts apart, "" otherwise."""
    texts, cells = [""] * len(rows), np.zeros(len(rows), dtype=np.int64)
    amounts = {sheet.place[f] for f in MONEY if f in sheet.place}
    for column in sorted(set(range(len(sheet.table.names))) - amounts):
        codes = sheet.anywhere(column)
        for i, at in enumerate(codes.index[rows].tolist()):
            if value := codes.values[at]:
                cells[i] += 1
                texts[i] = value
    names = [_WORD.sub("", text, count=1) if count == 1 else "" for text, count in zip(texts, cells, strict=True)]
    if all(map(_COUNT.search, filter(None, names))):
        names = [_COUNT.sub("", name) for name in names]
    return ["" if _NO_NAME.fullmatch(name) else name for name in names]
