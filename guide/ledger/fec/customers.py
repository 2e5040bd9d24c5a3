"""Who the lines of a FEC are about: (account, auxiliary account), failing that the account, failing that the label."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from guide.ledger.source.anomalies import Anomalies, Severity
from guide.ledger.source.entries import Debtors, compact
from guide.ledger.source.table import CellKind, Codes, Columns, Table
from guide.values.accents import unaccented

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
from guide.ledger.source.entries import GENERIC, UNNAMED

_ROOT = "411"
#: Words of a label that name no one.
_NOISE = re.compile(
    r"\b(FACTURES?|FACT?|FA|FC|FAC|AVOIRS?|AV|REGLEMENTS?|REGLT|RGLT|PAIEMENTS?|VIREMENTS?|VIRT?|SEPA|CHEQUES?|CHQ?|"
    r"ESPECES|CB|CARTE|PRELEVEMENTS?|PRLV|REMISE|RECU|DE|DU|LE|CLIENTS?|REPORT|A|NOUVEAUX?|NOUVEAU|ECHEANCE|N|NO|NUM)\b"
)


def normalised(label: str) -> str:
    """The name in a label: capitals, no accents, without numbers, dates and the words of book-keeping."""
    text = re.sub(r"\b\w*\d[\w/.\-]*", " ", unaccented(label).upper())
    text = re.sub(r"[^A-Z&' ]+", " ", text)
    return " ".join(_NOISE.sub(" ", text).split())


def parties(
    table: Table,
    columns: Columns,
    at: Mapping[str, int],
    rows: NDArray[np.int64],
    company: str,
    debtors: Debtors,
    anomalies: Anomalies,
) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """The debtor of each of `rows`, and whether its name is a guess from the label."""
    import numpy as np

    account = columns.codes(at["account"])
    guessed = np.zeros(len(rows), dtype=np.bool_)
    if not len(rows):
        return np.zeros(0, dtype=np.int32), guessed
    aux = _auxiliary(columns, at, rows)
    width = max(1, len(aux.values)) if aux else 1
    codes = account.index[rows].astype(np.int64) * width + (aux.index[rows] if aux else 0)
    found, place = compact(codes, len(account.values) * width)
    first = np.zeros(len(found), dtype=np.int64)
    first[place[::-1]] = rows[::-1]
    pairs = [(account.values[c // width], aux.values[c % width] if aux else "") for c in found.tolist()]
    roots: dict[str, list[str]] = {}
    for number, code in pairs:
        if code and number.startswith(_ROOT):
            roots.setdefault(code, []).append(number)
    named = {w: columns.codes(at[w]) for w in ("aux_lib", "account_lib") if w in at}

    def name(which: str, row: int) -> str:
        lib = named.get(which)
        return lib.values[lib.index[row]] if lib else ""

    who = np.zeros(len(found), dtype=np.int32)
    nameless = np.zeros(len(found), dtype=np.bool_)
    for i, (number, code) in enumerate(pairs):
        row = int(first[i])
        if code:
            home = roots.get(code, [])
            root = home[0] if len(home) == 1 and not number.startswith(_ROOT) else number
            who[i] = debtors.number(f"{company}|{root}|{code}", name("aux_lib", row) or code)
        elif GENERIC.fullmatch(number) and "label" in at:
            nameless[i] = True
        else:
            lib = name("account_lib", row) or name("aux_lib", row)
            who[i] = debtors.number(f"{company}|{number}|", lib or number)
    debtor = who[place]
    if nameless.any():
        guessed = nameless[place]
        debtor[guessed] = _by_label(table, at["label"], rows[guessed], company, debtors)
        anomalies.add(
            f"{int(guessed.sum())} lignes de clients n'ont pas de compte auxiliaire : elles sont regroupées par le nom "
            "lu dans leur libellé. C'est une supposition, à vérifier avant toute relance.",
            Severity.WARNING,
            None,
            table.names[at["label"]],
        )
    return debtor, guessed


def _auxiliary(columns: Columns, at: Mapping[str, int], rows: NDArray[np.int64]) -> Codes | None:
    """The auxiliary account of each line; where it is blank, the name that stands beside it does for one."""
    import numpy as np

    if "aux" not in at:
        return columns.codes(at["aux_lib"]) if "aux_lib" in at else None
    codes = columns.codes(at["aux"])
    blank = codes.values.index("") if "" in codes.values else -1
    if "aux_lib" not in at or not (codes.index[rows] == blank).any():
        return codes
    names = columns.codes(at["aux_lib"])
    place = {value: i for i, value in enumerate(dict.fromkeys((*codes.values, *names.values)))}
    named = np.array([place[v] for v in names.values], dtype=np.int32)[names.index]
    return Codes(np.where(codes.index == blank, named, codes.index), tuple(place))


def _by_label(table: Table, column: int, rows: NDArray[np.int64], company: str, debtors: Debtors) -> NDArray[np.int32]:
    labels = table.load({column: CellKind.CODES}).codes(column)
    found, place = compact(labels.index[rows].astype("int64"), len(labels.values))
    names = [normalised(labels.values[i]) for i in found.tolist()]
    return debtors.numbers((f"{company}|libelle|{name}", name or UNNAMED) for name in names)[place]
