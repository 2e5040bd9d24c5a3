"""Lines lettered together: same exercise, account, party and code. A code alone never says « paid »."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from guide.ledger.source.entries import ALONE, Groups
from guide.ledger.source.table import CellKind, Codes, Columns, Table, integers, taken, whole

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def lettered_groups(
    table: Table,
    columns: Columns,
    at: Mapping[str, int],
    rows: NDArray[np.int64],
    account: Codes,
    debtor: NDArray[np.int32],
    amount: NDArray[np.int64],
    groups: Groups,
    exercise: str,
) -> NDArray[np.int32]:
    """The group of each of `rows`, ALONE without a final code (one that begins with * is not final). `exercise`: what
    the files of one exercise have in common, "" when this file is the whole of it."""
    import numpy as np

    if "letter" not in at or not len(rows):
        return np.full(len(rows), ALONE, dtype=np.int32)
    encoded = whole(taken(columns.cells(at["letter"]), rows)).dictionary_encode()
    codes, final = _letters(encoded)
    lettered = final[codes]
    owner = account.index[rows].astype(np.int64) * (int(debtor.max()) + 1) + debtor
    one = np.zeros(len(final), dtype=np.int64)
    one[codes] = owner
    mixed = codes.astype(np.int64)
    if not (one[codes] == owner)[lettered].all():
        # One code for several customers or accounts: it means something only inside each.
        mixed = owner * len(final) + codes
    group = groups.take(mixed, lettered)
    if exercise:
        firsts = _first_rows(group)
        texts, place = encoded.dictionary.to_pylist(), integers(encoded.indices)
        keys = [
            (exercise, int(debtor[i]), account.values[account.index[rows[i]]], texts[place[i]].strip())
            for i in firsts.tolist()
        ]
        return groups.known_by(group, firsts, keys)
    if "lettered" in at:
        return _without_reuse(table, at["lettered"], rows, group, amount, groups)
    return group


def _letters(encoded: Any) -> tuple[NDArray[np.integer], NDArray[np.bool_]]:
    """The lettering code of each row, as a number, and which of the codes tie lines together."""
    import numpy as np

    codes, letters = integers(encoded.indices), encoded.dictionary
    raw = letters.buffers()[2]
    text = np.frombuffer(raw, np.uint8) if raw is not None else np.zeros(0, np.uint8)
    if not np.isin(text, np.frombuffer(b" *\t", np.uint8)).any():
        ends = np.frombuffer(letters.buffers()[1], np.int32)[letters.offset : letters.offset + len(letters) + 1]
        return codes, np.diff(ends) > 0
    stripped = [value.strip() for value in letters.to_pylist()]
    place = {letter: i for i, letter in enumerate(dict.fromkeys(stripped))}
    final = np.array([bool(v) and not v.startswith(b"*") for v in place], dtype=np.bool_)
    return np.array([place[v] for v in stripped], dtype=np.int64)[codes], final


def _first_rows(group: NDArray[np.int32]) -> NDArray[np.int64]:
    import numpy as np

    tied = np.flatnonzero(group != ALONE)
    _, first = np.unique(group[tied], return_index=True)
    return tied[first]


def _without_reuse(
    table: Table,
    column: int,
    rows: NDArray[np.int64],
    group: NDArray[np.int32],
    amount: NDArray[np.int64],
    groups: Groups,
) -> NDArray[np.int32]:
    """Codes restart and come back: in a group of three lines or more that does not balance, the lines lettered on one
    day are a group of their own when they balance."""
    import numpy as np

    tied = group != ALONE
    if not tied.any():
        return group
    sums = np.zeros(int(group.max()) + 1, dtype=np.int64)
    np.add.at(sums, group[tied], amount[tied])
    odd = (sums != 0) & (np.bincount(group[tied], minlength=len(sums)) > 2)
    if not odd.any():
        return group
    days = table.load({column: CellKind.CODES}).codes(column).index[rows]
    at = np.flatnonzero(tied & odd[np.maximum(group, 0)])
    pairs, place = np.unique(
        np.stack([group[at].astype(np.int64), days[at].astype(np.int64)]), axis=1, return_inverse=True
    )
    each = np.zeros(pairs.shape[1], dtype=np.int64)
    np.add.at(each, place, amount[at])
    alike = np.bincount(place, minlength=len(each))
    whole_group = np.bincount(group[at], minlength=len(sums))[pairs[0]]
    apart = ((each == 0) & (alike > 1) & (alike < whole_group))[place]
    if not apart.any():
        return group
    out = group.copy()
    out[at[apart]] = groups.take(place[apart].astype(np.int64), np.ones(int(apart.sum()), dtype=np.bool_))
    return out
