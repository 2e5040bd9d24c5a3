"""Lines of several customers under one letter: what one customer's letter leaves open, another's pays exactly."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.fec.lettering import letters_of
from guide.ledger.source.entries import ALONE, Groups, summed
from guide.ledger.source.source_files import ColumnMapping
from guide.ledger.source.table import Columns, Table
from guide.ledger.source.total_question import TotalAnswer, TotalInDoubt, TotalQuestion

CROSSED = "lettres_communes"
_READINGS = (("l'un a payé pour l'autre", "ensemble"), ("chaque compte a ses lettres", "compte"))


def paid_by_another(
    table: Table,
    columns: Columns,
    at: Mapping[str, int],
    rows: NDArray[np.int64],
    group: NDArray[np.int32],
    amount: NDArray[np.int64],
    groups: Groups,
    name: str,
    mapping: ColumnMapping | None,
) -> NDArray[np.int32]:
    """The groups, those of one letter put together when the person said that one customer paid for another. Raises
    TotalInDoubt when nobody said, where what the groups of one letter leave open comes to nothing."""
    tied = np.flatnonzero(group != ALONE)
    mapping = mapping or ColumnMapping()
    if not len(tied) or "letter" not in at or mapping.answers.get(CROSSED) == "compte":
        return group
    sums = summed(group[tied], amount[tied])
    of_open = tied[sums[group[tied]] != 0]
    if not len(of_open):
        return group
    codes = letters_of(columns, at["letter"], rows)[of_open].astype(np.int64)
    # Two customers whose letter leaves the same sum on both sides; else all those of one letter.
    _, pairs = np.unique(np.stack([codes, np.abs(sums[group[of_open]])]), axis=1, return_inverse=True)
    pairs = pairs.reshape(-1)
    paired, whole = _comes_to_nothing(pairs, amount[of_open]), _comes_to_nothing(codes, amount[of_open])
    place = np.where(paired, pairs, codes + int(pairs.max()) + 1)[paired | whole]
    crossed = of_open[paired | whole]
    if not len(crossed):
        return group
    if mapping.answers.get(CROSSED) is None:
        raise TotalInDoubt(_question(table, name, int(rows[crossed[0]]), mapping))
    return groups.regrouped(group, crossed, place)


def _comes_to_nothing(keys: NDArray[np.int64], amount: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The lines whose key comes to nothing."""
    nothing: NDArray[np.bool_] = (summed(keys, amount) == 0)[keys]
    return nothing


def _question(table: Table, name: str, row: int, mapping: ColumnMapping) -> TotalQuestion:
    return TotalQuestion(
        name,
        f"Une même lettre laisse à un client ce qu'elle paie en trop à un autre (par exemple ligne {table.line(row)}).",
        tuple(
            TotalAnswer(
                label, None, f"--lettres-communes {code}", replace(mapping, answers={**mapping.answers, CROSSED: code})
            )
            for label, code in _READINGS
        ),
        table.names,
        preview=table.preview,
    )
