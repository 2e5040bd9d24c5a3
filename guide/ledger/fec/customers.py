"""Who the lines of a FEC are about: (account, auxiliary account), failing that the account, failing that the label."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guide.ledger.fec.accounts import of_money
from guide.ledger.fec.book import Book
from guide.ledger.fec.label_names import KnownNames, names_nobody, normalised
from guide.ledger.receivables.payment_matching import code_of, codes_in
from guide.ledger.source.anomalies import Anomalies, Severity
from guide.ledger.source.entries import ALONE, GENERIC, TO_IDENTIFY, Debtors, Mark, compact, summed
from guide.ledger.source.table import Codes

_ROOT = "411"


@dataclass(frozen=True, eq=False)
class Accounts:
    """`each`: of every line kept, the place of its account in `pairs` (general account, auxiliary account or "")."""

    each: NDArray[np.int32]
    pairs: tuple[tuple[str, str], ...]
    #: A line of each account.
    first: NDArray[np.int64]


def accounts_of(book: Book, rows: NDArray[np.int64]) -> Accounts:
    """The accounts of the lines. Where an auxiliary account is blank, the name beside it does for one."""
    account, aux = book.codes("account"), _auxiliary(book, rows)
    width = max(1, len(aux.values)) if aux else 1
    codes = account.index[rows].astype(np.int64) * width + (aux.index[rows] if aux else 0)
    present, each = compact(codes, max(1, len(account.values)) * width)
    first = np.zeros(len(present), dtype=np.int64)
    first[each[::-1]] = rows[::-1]
    pairs = tuple((account.values[c // width], aux.values[c % width] if aux else "") for c in present.tolist())
    return Accounts(each, pairs, first)


@dataclass(frozen=True, eq=False)
class KeptLines:
    """The lines of the customers' accounts: their rows in the table, accounts, lettered groups, debit less credit, and
    what is known of them already (`Mark`)."""

    rows: NDArray[np.int64]
    accounts: Accounts
    group: NDArray[np.int32]
    amount: NDArray[np.int64]
    marks: NDArray[np.uint8]


def customers(
    book: Book, lines: KeptLines, company: str, debtors: Debtors, anomalies: Anomalies
) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """The debtor of each line kept, and whether it is a guess from the labels: a payment without a name of its own takes
    that of the invoice it is lettered with."""
    rows, accounts = lines.rows, lines.accounts
    guessed = np.zeros(len(rows), dtype=np.bool_)
    if not len(rows):
        return np.zeros(0, dtype=np.int32), guessed
    homes: dict[str, list[str]] = {}
    for number, code in accounts.pairs:
        if code:
            homes.setdefault(code, []).append(number)
    named = {w: book.codes(w) for w in ("aux_lib", "account_lib") if w in book}

    def name(which: str, row: int) -> str:
        lib = named.get(which)
        return lib.values[lib.index[row]] if lib else ""

    who = np.zeros(len(accounts.pairs), dtype=np.int32)
    shared = np.zeros(len(accounts.pairs), dtype=np.bool_)
    for i, (number, code) in enumerate(accounts.pairs):
        row = int(accounts.first[i])
        lib = name("account_lib", row) or name("aux_lib", row)
        if code:
            lib = name("aux_lib", row)
            who[i] = debtors.number(f"{company}|{_home(number, homes[code])}|{code}", lib or code)
            if names_nobody(lib or code):
                debtors.nameless.add(int(who[i]))
        elif "label" in book and (GENERIC.fullmatch(number) or (lib and names_nobody(lib))):
            shared[i] = True
        else:
            who[i] = debtors.number(f"{company}|{number}|", lib or number)
            if names_nobody(lib or number):
                debtors.nameless.add(int(who[i]))
    debtor = who[accounts.each]
    if shared.any():
        guessed = shared[accounts.each]
        labelled = _Labelled(book, lines, company, debtors)
        debtor[guessed] = labelled.customers(np.flatnonzero(guessed), debtor)
        anomalies.add(
            f"{int(guessed.sum())} lignes de clients n'ont pas de compte auxiliaire : elles sont regroupées par le nom "
            "lu dans le libellé des factures. C'est une supposition, à vérifier avant toute relance.",
            Severity.WARNING,
            None,
            book.header("label"),
        )
    return debtor, guessed


def _home(number: str, numbers: list[str]) -> str:
    """The account that stands for a customer of several: its 411 when it has one alone, else its only first one."""
    roots = [each for each in numbers if each.startswith(_ROOT)]
    if number.startswith(_ROOT):
        return number
    return roots[0] if len(roots) == 1 else number if roots else min(numbers)


def _auxiliary(book: Book, rows: NDArray[np.int64]) -> Codes | None:
    """The auxiliary account of each line; where it is blank, the name that stands beside it does for one."""
    if "aux" not in book:
        return book.codes("aux_lib") if "aux_lib" in book else None
    codes = book.codes("aux")
    blank = codes.values.index("") if "" in codes.values else -1
    if "aux_lib" not in book or not (codes.index[rows] == blank).any():
        return codes
    names = book.codes("aux_lib")
    place = {value: i for i, value in enumerate(dict.fromkeys((*codes.values, *names.values)))}
    named = np.array([place[v] for v in names.values], dtype=np.int32)[names.index]
    return Codes(np.where(codes.index == blank, named, codes.index), tuple(place))


class _Labelled:
    """The lines of the accounts of all the customers. The customers whose name is a guess share one pool: what a payment
    of nobody may have paid is owed by customers to identify."""

    def __init__(self, book: Book, lines: KeptLines, company: str, debtors: Debtors) -> None:
        self._book, self._company, self._debtors = book, company, debtors
        self._rows, self._accounts, self._group = lines.rows, lines.accounts, lines.group
        self._amount, self._marks = lines.amount, lines.marks
        self._labels = book.table.load_codes(book.at["label"])
        self._pool = debtors.number(f"{company}|libelle|", TO_IDENTIFY)
        debtors.pools[self._pool] = self._pool
        debtors.nameless.add(self._pool)
        self._names: dict[int, str] = {}

    def customers(self, places: NDArray[np.int64], debtor: NDArray[np.int32]) -> NDArray[np.int32]:
        """The debtor of each of the lines at `places`. `debtor`: those of the lines that have an account of their own."""
        out = np.full(len(places), self._pool, dtype=np.int32)
        tells = self._tell(places)
        for i in np.flatnonzero(tells).tolist():
            if name := self._name(places[i]):
                out[i] = self._debtors.number(f"{self._company}|libelle|{name}", name)
                self._debtors.pools[int(out[i])] = self._pool
        known = self._known(places, tells, out, debtor)
        of_group = self._by_group(places, tells, out, debtor)
        balanced = self._balanced(of_group)
        for i in np.flatnonzero(~tells).tolist():
            place = int(places[i])
            tied = of_group.get(int(self._group[place]), {})
            mine = known.by_name(self._name(place)) if self._name(place) else None
            label = self._labels.values[self._labels.index[self._rows[place]]]
            named = {known.codes[code] for code in codes_in(label, known.codes)}
            if len(tied) == 1 and (mine is None or int(self._group[place]) in balanced):
                out[i] = next(iter(tied))
            elif len(named) == 1:
                out[i] = named.pop()
            elif mine is not None:
                out[i] = mine
            elif len(same := [who for who, sums in tied.items() if -int(self._amount[place]) in sums]) == 1:
                out[i] = same[0]
        return out

    def _name(self, place: int) -> str:
        """The name in the label of a line; each distinct label is read once."""
        label = int(self._labels.index[self._rows[place]])
        if label not in self._names:
            self._names[label] = normalised(self._labels.values[label])
        return self._names[label]

    def _tell(self, places: NDArray[np.int64]) -> NDArray[np.bool_]:
        """The lines whose labels name their customer: invoices and credit notes, in no journal of money."""
        owed, marks = self._amount[places] > 0, self._marks[places]
        opened, sold = (marks & Mark.OPENING) != 0, (marks & Mark.SALE) != 0
        telling = sold | (owed & (opened | ~of_money(self._book)[self._rows[places]]))
        return telling if telling.any() else owed

    def _known(
        self, places: NDArray[np.int64], tells: NDArray[np.bool_], out: NDArray[np.int32], debtor: NDArray[np.int32]
    ) -> KnownNames:
        """The customers whom a payment may name: those of the labels, and those of the same general accounts."""
        general = [number for number, _ in self._accounts.pairs]
        shared = {general[i] for i in self._accounts.each[places].tolist()}
        beside = np.array([number in shared for number in general], dtype=np.bool_)[self._accounts.each]
        beside[places] = False
        others = np.flatnonzero(beside & (self._amount > 0))
        names = {int(who): self._debtors.names[int(who)] for who in set(out[tells].tolist()) - {self._pool}}
        names |= {int(who): normalised(self._debtors.names[int(who)]) for who in set(debtor[others].tolist())}
        invoices = [
            (int(out[i]), int(places[i])) for i in np.flatnonzero(tells).tolist() if self._amount[places[i]] > 0
        ]
        invoices += [(int(debtor[place]), place) for place in others.tolist()]
        codes = ((who, code_of(self._number(place))) for who, place in invoices if who != self._pool)
        return KnownNames(names, codes if "ref" in self._book else ())

    def _number(self, place: int) -> str:
        return self._book.columns.text(self._book.at["ref"], int(self._rows[place]))

    def _balanced(self, groups: Iterable[int]) -> frozenset[int]:
        """Those of these groups whose lines add up to nothing: a code that does not balance may serve several customers."""
        tied = np.flatnonzero(np.isin(self._group, np.array(list(groups), dtype=np.int64)))
        sums = summed(self._group[tied], self._amount[tied])
        return frozenset(np.unique(self._group[tied][sums[self._group[tied]] == 0]).tolist())

    def _by_group(
        self, places: NDArray[np.int64], tells: NDArray[np.bool_], out: NDArray[np.int32], debtor: NDArray[np.int32]
    ) -> dict[int, dict[int, list[int]]]:
        """The customers of the invoices of each lettered group, with their amounts."""
        tied: dict[int, dict[int, list[int]]] = {}
        for i in np.flatnonzero(tells & (self._amount[places] > 0)).tolist():
            if (group := int(self._group[places[i]])) != ALONE:
                tied.setdefault(group, {}).setdefault(int(out[i]), []).append(int(self._amount[places[i]]))
        wanted = np.unique(self._group[places])
        beside = np.isin(self._group, wanted[wanted != ALONE]) & (self._amount > 0)
        beside[places] = False
        for place in np.flatnonzero(beside).tolist():
            mine = tied.setdefault(int(self._group[place]), {})
            mine.setdefault(int(debtor[place]), []).append(int(self._amount[place]))
        return tied
