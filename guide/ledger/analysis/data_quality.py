"""What makes the figures of a ledger doubtful, counted before any of them is read: seen at its day, never later."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from guide import law
from guide.case.codes import Rule
from guide.case.terms import due_by_rule
from guide.ledger.analysis.duplicates import duplicates
from guide.ledger.analysis.sales import sale_lines
from guide.ledger.receivables.ageing import balances
from guide.ledger.receivables.limitation_dates import KINDS
from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.entries import ALONE, GENERIC, UNNAMED, Mark
from guide.ledger.source.source_files import ClientKind, FileKind
from guide.ledger.source.table import taken, whole

EXAMPLES = 5
#: A due date further than this from its invoice, or an invoice older than these years, is likely a slip.
FAR_DAYS, OLD_YEARS = 365, 10
#: The first day of the ceiling of L441-10 that is known.
_CEILING_FROM = date(2009, 1, 1)
#: Takings of a till, and words that stand for no one.
_NO_ONE = re.compile(
    r"RECETTES?\b.*|(?:CLIENTS? )?(?:DIVERS|PASSAGE|COMPTOIR|ANONYMES?|INCONNUS?)|CAISSE|TPE|TICKETS? ?Z?|Z(?: DE CAISSE)?|"
    r"VENTES? (?:COMPTOIR|DU JOUR|CAISSE)|CLIENTS?(?: COMPTANT)?|COMPTANT",
    re.IGNORECASE,
)
#: How those words begin: thousands of names are looked at.
_INITIALS = frozenset("RDPCAITZV")


class Defect(StrEnum):
    """What may be wrong, in the order it is told: what may make a person ask for money that is not owed first."""

    DUPLICATE = "duplicate"
    SAME_AMOUNT = "same_amount_and_date"
    SAME_NUMBER = "same_number"
    OWED_CREDIT = "credit_note_counted_as_owed"
    CREDIT_NOTES = "unmatched_credit_notes"
    PAYMENTS = "unmatched_payments"
    IN_CREDIT = "in_credit"
    NO_DEBTOR = "no_debtor"
    DISPUTED = "disputed"
    DUE_BEFORE_INVOICE = "due_before_invoice"
    ODD_DATE = "odd_date"
    NO_DUE_DATE = "no_due_date"
    OVER_CEILING = "over_ceiling"
    END_OF_MONTH_ONLY = "end_of_month_only"
    CURRENCY = "other_currency"
    UNBALANCED = "unbalanced"


#: The defects of an invoice that may be counted twice: whether the line in excess bears another number.
COUNTED_TWICE = {Defect.DUPLICATE: False, Defect.SAME_AMOUNT: True}


@dataclass(frozen=True)
class Example:
    """One case: a line of a file (None: a whole customer or file), with its amount in cents."""

    debtor: str
    number: str
    issued: date | None
    due: date | None
    amount: int
    file: str
    line: int | None


@dataclass(frozen=True)
class DataFinding:
    """How many lines (customers, files) have that defect, what they weigh in cents (None: not in euros), the largest
    of them. `detail`: amounts in other currencies."""

    defect: Defect
    count: int
    amount: int | None
    examples: tuple[Example, ...]
    detail: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Quality:
    """The defects found, in the order of `Defect`; none at all is good news."""

    findings: tuple[DataFinding, ...]

    def of(self, defect: Defect) -> DataFinding | None:
        return next((finding for finding in self.findings if finding.defect is defect), None)


def quality(ledger: Ledger) -> Quality:
    """The report of a ledger at its day."""
    findings = (*_lines(ledger), *_customers(ledger), *_items(ledger), *_files(ledger))
    order = list(Defect)
    return Quality(tuple(sorted((f for f in findings if f.count), key=lambda f: order.index(f.defect))))


def latest_due(issued: date) -> tuple[date, date]:
    """The latest due dates that businesses may agree (C. com. L441-10 I): 60 days; 45 days end of month, counted the
    way that gives most. Not known before 2009."""
    net = law.delay("paiement_entreprises_plafond", issued).value.after(issued)
    return net, max(due_by_rule(issued, rule) for rule in (Rule.END_OF_MONTH_A, Rule.END_OF_MONTH_B))


def _shortest_ceiling() -> int:
    """The least that the ceiling ever was, in days: what is due sooner needs no calendar."""
    ceiling = next(sery for sery in law.series() if sery.id == "paiement_entreprises_plafond")
    return min(int(value.figures["value"]) for value in ceiling.values)


def _of_entries(ledger: Ledger, defect: Defect, rows: NDArray[np.int64], amounts: NDArray[np.int64]) -> DataFinding:
    """A finding about lines of the entries; `amounts`: what each weighs."""
    largest = np.lexsort((rows, -amounts))[:EXAMPLES]
    entries = ledger.entries
    examples = tuple(
        Example(
            ledger.debtor_names[int(entries.debtor[row])],
            ledger.number(row),
            entries.issued[row].item(),
            entries.due[row].item(),
            amount,
            ledger.files[int(entries.file[row])].name,
            int(entries.line[row]),
        )
        for row, amount in zip(rows[largest].tolist(), amounts[largest].tolist(), strict=True)
    )
    return DataFinding(defect, len(rows), int(amounts.sum()), examples)


def _lines(ledger: Ledger) -> Iterable[DataFinding]:
    """Invoices met twice; credits that nothing ties to an invoice."""
    entries, items = ledger.entries, ledger.ageing.items
    open_of = np.zeros(len(entries), dtype=np.int64)
    open_of[items.at] = items.open
    twice = duplicates(ledger, open_of)
    for defect, rows in (
        (Defect.DUPLICATE, twice.same),
        (Defect.SAME_NUMBER, twice.number),
        (Defect.SAME_AMOUNT, twice.amount),
    ):
        yield _of_entries(ledger, defect, rows, open_of[rows])
    weight = balances(entries, ledger.as_of)
    loose = weight < 0
    if entries.group is not None:
        loose &= entries.group == ALONE
    if entries.currency is not None:
        loose &= entries.currency == 0
    rows = np.flatnonzero(loose)
    notes = sale_lines(ledger)[rows] & (entries.amount[rows] < 0)
    for defect, mine in ((Defect.CREDIT_NOTES, rows[notes]), (Defect.PAYMENTS, rows[~notes])):
        yield _of_entries(ledger, defect, mine, -weight[mine])


def _customers(ledger: Ledger) -> Iterable[DataFinding]:
    """Customers in credit, and those who are nobody."""
    ageing = ledger.ageing
    nobody = np.array([is_no_one(key, name) for key, name in zip(ledger.debtor_keys, ledger.debtor_names, strict=True)])
    owing = ageing.debtor_open > 0
    for defect, amounts, which in (
        (Defect.IN_CREDIT, ageing.debtor_credit, ageing.debtor_credit > 0),
        (Defect.NO_DEBTOR, ageing.debtor_open, owing & nobody if len(nobody) else owing),
    ):
        who = np.flatnonzero(which).tolist()
        weighed = sorted(((int(amounts[debtor]), -debtor) for debtor in who), reverse=True)
        examples = tuple(
            Example(ledger.debtor_names[-place], "", None, None, amount, "", None)
            for amount, place in weighed[:EXAMPLES]
        )
        yield DataFinding(defect, len(who), sum(amount for amount, _ in weighed), examples)


def is_no_one(key: str, name: str) -> bool:
    """Whether a customer is a till, or an account of all the customers together: nobody to write to."""
    if name == UNNAMED:
        return True
    if name[:1].upper() in _INITIALS and _NO_ONE.fullmatch(" ".join(name.split())):
        return True
    number, _, aux = key.partition("|")[2].partition("|")
    return not aux and number.startswith("41") and bool(GENERIC.fullmatch(number))


def _items(ledger: Ledger) -> Iterable[DataFinding]:
    """Dates of what is owed, and what is noted as disputed."""
    items = ledger.ageing.items
    day = timedelta(days=1)
    certain = items.owed & ~items.estimated & ~np.isnat(items.due) & ~np.isnat(items.issued)
    gap = np.where(certain, (items.due - np.where(certain, items.issued, items.due)).astype(np.int64), 0)
    old = np.datetime64(ledger.as_of.replace(day=1, year=ledger.as_of.year - OLD_YEARS) - day, "D")
    odd = (np.abs(gap) > FAR_DAYS) | (items.owed & (items.issued < old))
    businesses = (ledger.kinds == KINDS.index(ClientKind.PROFESSIONNEL))[items.debtor]
    ruled = certain & businesses & (gap > 0) & ~odd & (items.issued >= np.datetime64(_CEILING_FROM, "D"))
    ruled &= gap > _shortest_ceiling()
    issued, place = np.unique(items.issued[ruled], return_inverse=True)
    ceilings = [latest_due(on) for on in issued.tolist()]
    net, most = (np.array([c[i] for c in ceilings], dtype="datetime64[D]")[place] for i in (0, 1))
    beyond, only = np.zeros(len(items), dtype=np.bool_), np.zeros(len(items), dtype=np.bool_)
    only[ruled] = items.due[ruled] > net
    beyond[ruled] = items.due[ruled] > np.maximum(net, most)
    owed_credits = np.zeros(len(items), dtype=np.bool_)
    owed_credits[numbered_as_credits(ledger)] = True
    marked = (items.marks & (Mark.DISPUTED | Mark.DOUBTFUL)) != 0
    for defect, which in (
        (Defect.OWED_CREDIT, owed_credits),
        (Defect.DISPUTED, items.owed & marked),
        (Defect.DUE_BEFORE_INVOICE, (gap < 0) & ~odd),
        (Defect.ODD_DATE, odd),
        (Defect.NO_DUE_DATE, items.owed & (items.estimated | np.isnat(items.due))),
        (Defect.OVER_CEILING, beyond),
        (Defect.END_OF_MONTH_ONLY, only & ~beyond),
    ):
        yield _of_entries(ledger, defect, items.at[which], items.open[which])


def _files(ledger: Ledger) -> Iterable[DataFinding]:
    """Other currencies, and FEC whose debits and credits differ."""
    entries, foreign = ledger.entries, ledger.ageing.foreign
    if foreign and entries.currency is not None:
        weight = balances(entries, ledger.as_of)
        count = int(((entries.currency != 0) & (weight != 0)).sum())
        detail = tuple((ledger.currencies[code], cents) for code, cents in foreign.items() if cents)
        yield DataFinding(Defect.CURRENCY, count, None, (), detail)
    gaps = [
        (info, abs(control.found - (control.expected or 0)))
        for info in ledger.files
        if info.kind is FileKind.FEC
        for control in info.controls
        if not control.holds
    ]
    entries_told = [
        Example("", f"écriture {each.number}", each.on, None, each.gap, info.name, each.line)
        for info, _ in gaps
        for each in info.unbalanced
    ]
    files_told = [Example("", "", None, None, gap, info.name, None) for info, gap in gaps]
    yield DataFinding(
        Defect.UNBALANCED, len(gaps), sum(gap for _, gap in gaps), tuple((entries_told or files_told)[:EXAMPLES])
    )


_CREDIT = re.compile(r"(?:avoirs?|avo?|cn|nc)[-_ /.]*\d.*", re.IGNORECASE)
_CREDIT_INITIALS = b"AaCcNn"


def numbered_as_credits(ledger: Ledger) -> NDArray[np.int64]:
    """The places, among the open items, of what lists count as owed under such a number."""
    items, entries = ledger.ageing.items, ledger.entries
    places = []
    for place, info in enumerate(ledger.files):
        cells = ledger.numbers[place].cells
        if info.kind is not FileKind.INVOICES or cells is None:
            continue
        mine = np.flatnonzero(items.owed & (entries.file[items.at] == place))
        array = whole(taken(cells, entries.row[items.at[mine]]))
        _, ends, raw = array.buffers()
        if raw is None or not len(mine):
            continue
        starts = np.frombuffer(ends, np.int32)[array.offset : array.offset + len(array)]
        first = np.frombuffer(raw, np.uint8)[np.minimum(starts, raw.size - 1)]
        likely = mine[np.isin(first, np.frombuffer(_CREDIT_INITIALS, np.uint8))]
        places += [i for i in likely.tolist() if _CREDIT.fullmatch(ledger.number(int(items.at[i])))]
    return np.array(places, dtype=np.int64)
