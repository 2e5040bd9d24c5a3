"""The ledger as a frame: one row a line of a customer's account, whatever file it came from. Columns, never objects."""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, fields
from enum import IntFlag
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guide.ledger.source.table import cell

#: `Entries.group` of a line that no lettering ties to others.
ALONE = -1
#: The name of those who owe what no name can be put on.
TO_IDENTIFY = "Clients à identifier"


class Mark(IntFlag):
    """What is known of a line besides its figures."""

    NONE = 0
    #: No due date in the file: one may be estimated from the document's date.
    ESTIMABLE = 1
    #: Account 416: still owed, doubtful or disputed.
    DOUBTFUL = 2
    #: Account 419: advances and credit notes to come, set off against what the customer owes.
    ADVANCE = 4
    DISPUTED = 8
    #: An opening entry: its document's date may be that of the opening, so its age is a lower bound.
    OPENING = 16
    #: The customer's name was taken from the label of the entry.
    NAME_GUESSED = 32
    #: A line of a journal of sales of a FEC: an invoice, or a credit note when it is negative.
    SALE = 64
    #: The due date was drawn from the age that an aged balance gives: an estimate.
    AGED = 128


@dataclass(frozen=True, eq=False)
class Numbers:
    """The document numbers of one file, and the labels of its unlettered credits, decoded one by one when asked for.

    `labels`: the labels of the rows `labelled`, in order; a row that is not among them has none here.
    """

    cells: Any
    encoding: str
    labels: Any = None
    labelled: NDArray[np.int64] | None = None

    def at(self, row: int) -> str:
        return " ".join(cell(self.cells[row].as_py(), self.encoding).split()) if self.cells is not None else ""

    def label(self, row: int) -> str:
        """The label of a row, "" when it is not kept."""
        if self.labelled is None:
            return ""
        place = int(self.labelled.searchsorted(row))
        if place == len(self.labelled) or self.labelled[place] != row:
            return ""
        return cell(self.labels[place].as_py(), self.encoding)


@dataclass(frozen=True, eq=False)
class Entries:
    """Columns of equal length. Amounts in cents, positive when the customer owes; days may be NaT (unknown).

    `line`: the line of the file; `row`: the place in the file's table; `entered`: the day it is seen from;
    `amount`: what it was at first; `left`: what is open of it, unless `settled` is later than the day asked;
    `group`: lines lettered together; `currency`: an index into the ledger's currencies (0 is the euro).
    """

    file: NDArray[np.int16]
    row: NDArray[np.int32]
    line: NDArray[np.int32]
    debtor: NDArray[np.int32]
    entered: NDArray[np.datetime64]
    issued: NDArray[np.datetime64]
    due: NDArray[np.datetime64]
    settled: NDArray[np.datetime64] | None
    amount: NDArray[np.int64]
    left: NDArray[np.int64]
    group: NDArray[np.int32] | None
    marks: NDArray[np.uint8]
    currency: NDArray[np.int8] | None

    def __len__(self) -> int:
        return len(self.amount)

    def only(self, wanted: NDArray[np.bool_] | NDArray[np.int64] | slice) -> "Entries":
        """The lines wanted, by a mask, by their places or by a range."""
        columns: dict[str, Any] = {
            name: None if column is None else column[wanted] for name, column in vars(self).items()
        }
        return Entries(**columns)


def joined(parts: Sequence[Entries]) -> Entries:
    """The lines of several files, one after the other. A column that one file lacks is filled with nothing."""
    if len(parts) == 1:
        return parts[0]
    nothing: dict[str, Any] = {"settled": np.datetime64("NaT", "D"), "group": np.int32(ALONE), "currency": np.int8(0)}
    columns: dict[str, Any] = {}
    for f in fields(Entries):
        given = [getattr(part, f.name) for part in parts]
        if all(column is None for column in given):
            columns[f.name] = None
            continue
        filled = [
            np.full(len(part), nothing[f.name]) if column is None else column
            for part, column in zip(parts, given, strict=True)
        ]
        columns[f.name] = np.concatenate(filled)
    return Entries(**columns)


class Debtors:
    """The customers of a ledger, numbered as they are met; one key is one customer, over all the files."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.names: list[str] = []
        #: Those whose name is an account or says nobody in particular.
        self.nameless: set[int] = set()
        #: Those whose name is a guess from a label -> the debtor to whom all is owed when the guess does not hold.
        self.pools: dict[int, int] = {}
        #: The SIREN of those whose list tells it; "" when it tells two.
        self.sirens: dict[int, str] = {}
        self._place: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.keys)

    def number(self, key: str, name: str) -> int:
        place = self._place.get(key)
        if place is None:
            place = self._place[key] = len(self.keys)
            self.keys.append(key)
            self.names.append(name)
            if name == UNNAMED:
                self.nameless.add(place)
        return place

    def numbers(self, pairs: Iterable[tuple[str, str]]) -> NDArray[np.int32]:
        return np.array([self.number(key, name) for key, name in pairs], dtype=np.int32)

    def pools_by_number(self) -> NDArray[np.int32] | None:
        """`pools` as a column, -1 for those whose name is no guess; None when none is."""
        if not self.pools:
            return None
        column = np.full(len(self), -1, dtype=np.int32)
        column[list(self.pools)] = list(self.pools.values())
        return column


class Groups:
    """Numbers the lettered groups of all the files: a code means something only inside its exercise and account."""

    def __init__(self) -> None:
        self.count = 0
        self._known: dict[Hashable, int] = {}

    def take(self, codes: NDArray[np.int64], lettered: NDArray[np.bool_]) -> NDArray[np.int32]:
        """The group of each line: `codes` tell groups apart where `lettered`; ALONE elsewhere."""
        group = np.full(len(codes), ALONE, dtype=np.int32)
        if not lettered.any():
            return group
        distinct, place = compact(codes[lettered], int(codes[lettered].max()) + 1)
        group[lettered] = place + self.count
        self.count += len(distinct)
        return group

    def regrouped(
        self, group: NDArray[np.int32], at: NDArray[np.int64], codes: NDArray[np.integer]
    ) -> NDArray[np.int32]:
        """The groups, but for the lines at `at`: of one group anew where their `codes` are one."""
        if not len(at):
            return group
        out = group.copy()
        out[at] = self.take(codes.astype(np.int64), np.ones(len(at), dtype=np.bool_))
        return out

    def known_by(
        self, group: NDArray[np.int32], first: NDArray[np.int64], keys: Sequence[Hashable]
    ) -> NDArray[np.int32]:
        """The same groups, those already met under the same key in another file joined to it. `first`: a line of each
        group, `keys`: what it is known by."""
        if not len(first):
            return group
        joined_to = np.arange(int(group.max()) + 1, dtype=np.int32)
        for line, key in zip(first.tolist(), keys, strict=True):
            joined_to[group[line]] = self._known.setdefault(key, int(group[line]))
        return np.where(group == ALONE, group, joined_to[np.maximum(group, 0)])


def compact(codes: NDArray[np.int64], size: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """The distinct codes in order, and the place of each row's code among them (codes are below `size`)."""
    if size > 20_000_000:
        distinct, place = np.unique(codes, return_inverse=True)
        return distinct, place.astype(np.int32)
    present = np.zeros(size, dtype=np.bool_)
    present[codes] = True
    distinct = np.flatnonzero(present)
    where = np.zeros(size, dtype=np.int32)
    where[distinct] = np.arange(len(distinct), dtype=np.int32)
    return distinct, where[codes]


def summed(keys: NDArray[np.integer], amounts: NDArray[np.int64], size: int = 0) -> NDArray[np.int64]:
    """The sum of the amounts of each key, exact. `size`: how many keys there are, when it is known."""
    sums = np.zeros(size or int(keys.max(initial=-1)) + 1, dtype=np.int64)
    np.add.at(sums, keys, amounts)
    return sums


#: 411, 4111, 41100000: an account of all the customers, not of one.
GENERIC = re.compile(r"41[1369]\d?0*")


UNNAMED = "Client non indiqué"
