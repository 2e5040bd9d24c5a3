"""An aged balance: a row a customer, a column an age. Its sums are read as they stand; the days they speak of are estimates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from guide.errors import UnreadableFile
from guide.ledger.columns.aged_headers import NOT_DUE, AgedColumns
from guide.ledger.columns.amounts import Amounts, decimal_mark, drafts
from guide.ledger.columns.currencies import currency_of
from guide.ledger.columns.dates import day_of_title
from guide.ledger.columns.mapping import mapping_for
from guide.ledger.columns.row_anomalies import ReadPart
from guide.ledger.columns.typed_table import Currencies
from guide.ledger.source.anomalies import Anomalies, Severity
from guide.ledger.source.entries import Debtors, Entries, Mark, Numbers
from guide.ledger.source.source_files import ColumnMapping, Control, Field, FileInfo, FileKind, Options
from guide.ledger.source.table import CellKind, Table
from guide.ledger.source.total_question import TotalAnswer, TotalInDoubt, TotalQuestion

AGED = "balance_agee"
_TOTAL = re.compile(r"(?:sous[- ]?|grand )?tota(?:l|ux)\b|ensemble|somme", re.IGNORECASE)
_PERCENT = re.compile(r"%|pourcent|percent", re.IGNORECASE)


def read_aged(
    table: Table,
    file: int,
    name: str,
    columns_of: AgedColumns,
    options: Options,
    debtors: Debtors,
    currencies: Currencies,
    anomalies: Anomalies,
) -> ReadPart:
    """The lines of an aged balance, one a customer and an age. Raises TotalInDoubt when its total is not that of its ages."""
    amounts = _amounts(table, columns_of, name)
    names = table.load_codes(columns_of.customer)
    customers = [names.values[i] for i in names.index.tolist()]
    columns = [amounts[column] for _, column in columns_of.ages]
    rows_kept = _customers(customers, columns)
    by_age = np.array([column.cents for column in columns])
    if columns_of.total is not None:
        totals = amounts[columns_of.total]
        odd = rows_kept & ~totals.blank & (by_age.sum(axis=0) != totals.cents)
        if odd.any():
            by_age = _asked(table, name, by_age, totals, odd, rows_kept, customers, options)
    day = day_of_title(table.title) or options.on or options.today
    ages, rows = np.nonzero(by_age * rows_kept)
    cents = by_age[ages, rows]
    due = np.array([_due(columns_of.ages[age][0], day) for age in ages.tolist()], dtype="datetime64[D]")
    size, none = len(rows), np.full(len(rows), np.datetime64("NaT", "D"))
    lines = np.arange(table.rows, dtype=np.int32) + table.first_line if table.lines is None else table.lines
    who = debtors.numbers((f"liste|{' '.join(customers[r].split()).casefold()}|", customers[r]) for r in rows.tolist())
    currency = next((c for c in map(currency_of, (*table.names, *table.title)) if c), "EUR")
    entries = Entries(
        np.full(size, file, dtype=np.int16),
        rows.astype(np.int32),
        lines[rows].astype(np.int32),
        who,
        none,
        none,
        due,
        None,
        cents,
        cents,
        None,
        np.full(size, Mark.AGED, dtype=np.uint8),
        None if currency == "EUR" else np.full(size, currencies.number(currency), dtype=np.int8),
    )
    anomalies.add(
        "Ce fichier est une balance âgée, sans le détail des factures : les jours de retard sont ceux de ses tranches, et "
        "aucun courrier ne peut citer de facture.",
        Severity.WARNING,
    )
    mapping = ColumnMapping({Field.DEBTOR: table.names[columns_of.customer]})
    clients = int(rows_kept.sum())
    info = FileInfo(
        name,
        FileKind.INVOICES,
        table.encoding,
        table.separator,
        table.rows,
        clients,
        table.rows - clients,
        0,
        None,
        None,
        table.names,
        mapping,
        table.sheet,
        (Control("Somme des tranches", int(cents.sum())),),
        table.preview,
        stated=day_of_title(table.title),
    )
    return ReadPart(entries, info, Numbers(None, "utf-8"))


def _due(age: int, day: date | None) -> date | None:
    if day is None:
        return None
    return day + timedelta(days=1) if age == NOT_DUE else day - timedelta(days=max(age, 1))


def _amounts(table: Table, columns_of: AgedColumns, name: str) -> dict[int, Amounts]:
    """The columns of amounts. Raises UnreadableFile for a cell that is none."""
    wanted = [*(column for _, column in columns_of.ages), *([] if columns_of.total is None else [columns_of.total])]
    columns = table.load(dict.fromkeys(wanted, CellKind.CELLS))
    read = drafts([columns.cells(column) for column in wanted], columns.encoding, table.typed)
    mark = decimal_mark(None, *read)
    amounts = {c: r.settled(decimal_mark(None, r) or mark) for c, r in zip(wanted, read, strict=True)}
    for column, each in amounts.items():
        for row in each.bad.nonzero()[0].tolist():
            text = columns.text(column, row)
            if "%" not in text:
                raise UnreadableFile(
                    f"« {name} » : « {text} », dans « {table.names[column]} » (ligne {table.line(row)}), n'est pas un montant.",
                    "Corrigez cette cellule, puis déposez de nouveau le fichier.",
                )
    return amounts


def _customers(names: Sequence[str], columns: Sequence[Amounts]) -> NDArray[np.bool_]:
    """The rows of customers: neither percentages nor totals, which are told by their sums."""
    rows_kept = np.zeros(len(names), dtype=np.bool_)
    running = [0] * len(columns)
    for row, name in enumerate(names):
        cents = [int(column.cents[row]) for column in columns]
        if not any(cents) or _PERCENT.search(name) or any(bool(column.bad[row]) for column in columns):
            continue
        is_sum = cents == running
        if is_sum and (rows_kept.sum() > 1 or not name or _TOTAL.match(name)):
            continue
        rows_kept[row] = bool(name)
        if name:
            running = [a + b for a, b in zip(running, cents, strict=True)]
    return rows_kept


def _asked(
    table: Table,
    name: str,
    by_age: NDArray[np.int64],
    totals: Amounts,
    odd: NDArray[np.bool_],
    rows_kept: NDArray[np.bool_],
    customers: Sequence[str],
    options: Options,
) -> NDArray[np.int64]:
    """The amounts as the person said to read them. Raises TotalInDoubt when nobody said."""
    mapping = mapping_for(options, table.names) or ColumnMapping()
    answer = mapping.answers.get(AGED)
    if answer == "tranches":
        return by_age
    if answer == "total":
        # What the ages do not explain is of no known age: it stands with the youngest.
        more = np.where(odd, totals.cents - by_age.sum(axis=0), 0)
        raised: NDArray[np.int64] = by_age.copy()
        raised[0] += more
        return raised
    readings = (
        ("on croit les tranches", "tranches", int((by_age.sum(axis=0) * rows_kept).sum())),
        ("on croit le total", "total", int((totals.cents * rows_kept).sum())),
    )
    rows = odd.nonzero()[0].tolist()[:5]
    raise TotalInDoubt(
        TotalQuestion(
            name,
            f"Le total n'est pas la somme des tranches ({customers[rows[0]]}).",
            tuple(
                TotalAnswer(
                    label, cents, f"--balance-agee {code}", replace(mapping, answers={**mapping.answers, AGED: code})
                )
                for label, code, cents in readings
            ),
            table.names,
            (),
            (),
            table.preview,
        )
    )
