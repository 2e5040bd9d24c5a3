"""A list of payments, or of credit notes, beside lists of invoices: each pays the invoice whose number it bears, else it
stands to the credit of its customer, where it is set off by exact amount first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import decimal_mark, draft
from guide.ledger.columns.dates import read_days
from guide.ledger.columns.headers import plain
from guide.ledger.columns.mapping import mapping_for
from guide.ledger.columns.row_anomalies import ReadPart
from guide.ledger.invoice_list.row_kinds import CREDIT_NOTES
from guide.ledger.invoice_list.unreadable import UNREADABLE
from guide.ledger.source.anomalies import Anomalies, Severity
from guide.ledger.source.entries import ALONE, Debtors, Entries, Groups, Mark, Numbers
from guide.ledger.source.source_files import ColumnMapping, Field, FileInfo, FileKind, Options
from guide.ledger.source.table import CellKind, Table, bears_cells
from guide.ledger.source.total_question import TotalAnswer, TotalInDoubt, TotalQuestion
from guide.values.french import count, money

UNMATCHED = "reglements_sans_facture"


@dataclass(frozen=True, eq=False)
class Payments:
    """The payments of one list: cents, day, customer and invoice number of each row that has an amount."""

    table: Table
    name: str
    cents: NDArray[np.int64]
    days: NDArray[np.datetime64]
    customers: tuple[str, ...]
    numbers: tuple[str, ...]
    rows: NDArray[np.int64]


def to_take_off(table: Table, name: str, options: Options) -> bool:
    """Whether the person said that the credit notes of a list are still to be taken off the invoices. Raises TotalInDoubt
    when nobody said."""
    mapping = mapping_for(options, table.names) or ColumnMapping()
    if answer := mapping.answers.get(CREDIT_NOTES):
        return answer == "deduire"
    raise TotalInDoubt(
        TotalQuestion(
            name,
            f"« {table.sheet or name} » est une liste d'avoirs : sont-ils déjà déduits de vos factures ?",
            tuple(
                TotalAnswer(
                    label, None, f"--avoirs {code}", replace(mapping, answers={**mapping.answers, CREDIT_NOTES: code})
                )
                for label, code in (
                    ("ces avoirs restent à déduire", "deduire"),
                    ("ces avoirs sont déjà déduits", "laisser"),
                )
            ),
            table.names,
            preview=table.preview,
        )
    )


def read_payments(table: Table, name: str, place: Mapping[Field, int], options: Options) -> Payments:
    """The payments of a list. Rows without an amount, and a row that adds up those above, are left out. Raises TotalInDoubt
    for rows that cannot be read."""
    column = next((place[f] for f in (Field.PAID, Field.LEFT, Field.TOTAL) if f in place), 0)
    read = draft(table.load({column: CellKind.CELLS}).cells(column), table.cell_encoding, table.typed)
    amounts = read.settled(decimal_mark(None, read))
    day = next((place[f] for f in (Field.SETTLED, Field.ISSUED) if f in place), None)
    none = np.full(table.rows, np.datetime64("NaT", "D"))
    days = none if day is None else read_days(table.load_codes(day)).on
    customers, numbers = (_texts(table, place.get(f)) for f in (Field.DEBTOR, Field.NUMBER))
    named = np.array([bool(c or n) for c, n in zip(customers, numbers, strict=True)], dtype=np.bool_)
    written = ~amounts.bad & (amounts.cents != 0)
    # Nobody's, and what those above come to: a total.
    sums = ~named & (amounts.cents == np.cumsum(np.where(written & named, amounts.cents, 0)))
    lost = (
        int(amounts.bad.sum())
        + len(amounts.symbols)
        + sum(bears_cells(line, table.separator) for line in table.damaged)
    )
    if lost:
        _ask_unread(table, name, lost, options)
    rows = np.flatnonzero(written & ~sums)
    row_numbers = rows.tolist()
    # Among payments, one in minus was rejected or given back; where all are, that is how they are written.
    sign = -1 if (amounts.cents[rows] < 0).all() else 1
    return Payments(
        table,
        name,
        sign * amounts.cents[rows],
        days[rows],
        tuple(customers[i] for i in row_numbers),
        tuple(numbers[i] for i in row_numbers),
        rows,
    )


def _ask_unread(table: Table, name: str, lost: int, options: Options) -> None:
    mapping = mapping_for(options, table.names) or ColumnMapping()
    if mapping.answers.get(UNREADABLE):
        return
    changed = replace(mapping, answers={**mapping.answers, UNREADABLE: "laisser"})
    raise TotalInDoubt(
        TotalQuestion(
            name,
            f"{count(lost, 'règlement ne se lit pas', 'règlements ne se lisent pas')} : corrigez le fichier, ou laissez-les "
            "de côté.",
            (TotalAnswer("on les laisse de côté", None, "--illisibles laisser", changed),),
            table.names,
            preview=table.preview,
        )
    )


def _texts(table: Table, column: int | None) -> list[str]:
    if column is None:
        return [""] * table.rows
    codes = table.load_codes(column)
    return [codes.values[i] for i in codes.index.tolist()]


def paid_parts(
    parts: Sequence[ReadPart],
    payments: Sequence[Payments],
    debtors: Debtors,
    groups: Groups,
    options: Options,
    anomalies: Anomalies,
) -> list[ReadPart]:
    """The parts with the payments among them. Raises TotalInDoubt for payments of no invoice and no customer known here."""
    out = list(parts)
    for each in payments:
        out = _paid(out, each, debtors, groups, options, anomalies)
    return out


def _paid(
    parts: list[ReadPart], payments: Payments, debtors: Debtors, groups: Groups, options: Options, anomalies: Anomalies
) -> list[ReadPart]:
    places: dict[str, list[tuple[int, int]]] = {}
    known: dict[str, int] = {}
    for at, part in enumerate(parts):
        for line in range(len(part.entries)):
            if part.info.kind is FileKind.INVOICES and (key := plain(part.numbers.at(int(part.entries.row[line])))):
                places.setdefault(key, []).append((at, line))
        for debtor in np.unique(part.entries.debtor).tolist():
            known[plain(debtors.names[debtor])] = debtor
    group_of = [
        np.full(len(p.entries), ALONE, dtype=np.int32) if p.entries.group is None else p.entries.group.copy()
        for p in parts
    ]
    size = len(payments.cents)
    debtor, group = np.full(size, -1, dtype=np.int32), np.full(size, ALONE, dtype=np.int32)
    for i, (number, customer) in enumerate(zip(payments.numbers, payments.customers, strict=True)):
        lines = places.get(plain(number), []) if number else []
        who = known.get(plain(customer), -1) if customer else -1
        if len(lines) > 1 and who >= 0:
            lines = [(at, line) for at, line in lines if int(parts[at].entries.debtor[line]) == who]
        if len(lines) == 1:
            at, line = lines[0]
            if group_of[at][line] == ALONE:
                group_of[at][line] = groups.count
                groups.count += 1
            debtor[i], group[i] = parts[at].entries.debtor[line], group_of[at][line]
        else:
            debtor[i] = who
    lost = debtor < 0
    if lost.any():
        _ask_unmatched(payments, lost, options)
    out = [replace(p, entries=replace(p.entries, group=g)) for p, g in zip(parts, group_of, strict=True)]
    keep = ~lost
    anomalies.add(
        f"« {payments.name} » est une liste de règlements : {int(keep.sum())} sont rapprochés des factures "
        f"({int((group[keep] != ALONE).sum())} par leur numéro).",
        Severity.INFO,
    )
    return [*out, _part(payments, debtor, group, keep, len(parts))]


def _part(
    payments: Payments, debtor: NDArray[np.int32], group: NDArray[np.int32], keep: NDArray[np.bool_], file: int
) -> ReadPart:
    rows, cents, days = payments.rows[keep], -payments.cents[keep], payments.days[keep]
    table = payments.table
    lines = np.arange(table.rows, dtype=np.int32) + table.first_line if table.lines is None else table.lines
    size = len(rows)
    entries = Entries(
        np.full(size, file, dtype=np.int16),
        rows.astype(np.int32),
        lines[rows].astype(np.int32),
        debtor[keep],
        days,
        days,
        days,
        None,
        cents,
        cents,
        group[keep],
        np.full(size, Mark.NONE, dtype=np.uint8),
        None,
    )
    known = days[~np.isnat(days)]
    info = FileInfo(
        payments.name,
        FileKind.INVOICES,
        table.encoding,
        table.separator,
        table.rows,
        size,
        table.rows - size,
        0,
        known.min().item() if len(known) else None,
        known.max().item() if len(known) else None,
        table.names,
        None,
        table.sheet,
        (),
        table.preview,
    )
    return ReadPart(entries, info, Numbers(None, "utf-8"))


def _ask_unmatched(payments: Payments, lost: NDArray[np.bool_], options: Options) -> None:
    mapping = mapping_for(options, payments.table.names) or ColumnMapping()
    if mapping.answers.get(UNMATCHED):
        return
    cents = int(payments.cents[lost].sum())
    rows = lost.nonzero()[0].tolist()[:5]
    changed = replace(mapping, answers={**mapping.answers, UNMATCHED: "laisser"})
    raise TotalInDoubt(
        TotalQuestion(
            payments.name,
            f"{len(lost.nonzero()[0])} règlement(s), pour {money(cents)}, ne disent ni une facture ni un client de la liste "
            "des factures : corrigez le numéro ou le nom, ou laissez-les de côté.",
            (TotalAnswer("on les laisse de côté", None, "--reglements-sans-facture laisser", changed),),
            payments.table.names,
            ("Client", "Facture", "Montant"),
            tuple((payments.customers[i], payments.numbers[i], money(int(payments.cents[i]))) for i in rows),
            payments.table.preview,
        )
    )
