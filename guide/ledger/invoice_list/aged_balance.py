"""An aged balance: a row a customer, a column an age. Its sums are read as they stand; the days they speak of are estimates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import numpy as np
from numpy.typing import NDArray

from guide.errors import UnreadableFile
from guide.ledger.columns.aged_headers import NOT_DUE, AgedColumns
from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.currencies import code_of, currency_of
from guide.ledger.columns.dates import day_of_title
from guide.ledger.columns.headers import named_by, plain
from guide.ledger.columns.mapping import mapping_for
from guide.ledger.columns.row_anomalies import ReadPart
from guide.ledger.columns.status_words import EURO
from guide.ledger.columns.typed_table import Currencies
from guide.ledger.invoice_list.aged_amounts import amounts_of, with_others
from guide.ledger.invoice_list.asking import Weight, weight_of
from guide.ledger.invoice_list.sum_rows import SUM_ROWS
from guide.ledger.invoice_list.third_parties import emptied_sides, of_suppliers
from guide.ledger.invoice_list.without_tax import refuse_thousands
from guide.ledger.source.anomalies import Anomalies, Severity, shortened
from guide.ledger.source.entries import UNNAMED, Debtors, Entries, Mark, Numbers
from guide.ledger.source.source_files import ColumnMapping, Control, Field, FileInfo, FileKind, Options
from guide.ledger.source.table import Table, bears_cells
from guide.ledger.source.total_question import TotalAnswer, TotalInDoubt, TotalQuestion

AGED = "balance_agee"
_TOTAL = re.compile(
    r"(?:sous[- ]?|grand )?tota(?:l|ux)(?: g[ée]n[ée]ra(?:l|ux)| d[ûu]s?)?\s*:?|ensemble|somme|soldes?|cumul|bilan|Σ|"
    r"(?:reste|montant) [àa] (?:encaisser|payer|recevoir)|moyennes?|maximum|max|minimum|min",
    re.IGNORECASE,
)
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
    columns_of = with_others(table, columns_of, name, options, partial(_weigh, columns_of))
    amounts = amounts_of(table, columns_of, name)
    if lines_lost := [line for line in table.damaged if bears_cells(line, table.separator)]:
        raise UnreadableFile(
            f"« {name} », ligne {lines_lost[0].row} : pas autant de cellules que l'en-tête.",
            "Corrigez cette ligne, puis déposez de nouveau le fichier.",
        )
    if empty := emptied_sides(table, columns_of.customer):
        raise UnreadableFile(
            f"« {name} » : « {table.names[empty[0]]} » est vide : rien ne distingue vos clients de vos fournisseurs.",
            "Exportez la balance avec cette colonne, ou celle de vos clients seuls, sans elle.",
        )
    names = table.load_codes(columns_of.customer)
    customers = [names.values[i] or UNNAMED for i in names.index.tolist()]
    columns = [amounts[column] for _, column in columns_of.ages]
    totals = None if columns_of.total is None else amounts[columns_of.total]
    answers = (mapping_for(options, table.names) or ColumnMapping()).answers
    rows_kept, doubtful = _customers(customers, [*columns, *([] if totals is None else [totals])])
    rows_kept &= ~of_suppliers(table)
    doubtful = [row for row in doubtful if rows_kept[row]]
    by_age = np.array([column.cents for column in columns])
    if doubtful and answers.get(SUM_ROWS) != "compter":
        if answers.get(SUM_ROWS) is None:
            _ask_sums(table, name, by_age, doubtful, rows_kept, customers, options)
        rows_kept[doubtful] = False
    if totals is not None:
        odd = rows_kept & (totals.blank | (by_age.sum(axis=0) != totals.cents))
        odd &= ~totals.blank | totals.blank.all()
        if odd.any():
            by_age = _asked(table, name, by_age, totals, odd, rows_kept, customers, options)
    refuse_thousands(table, (), name)
    day = day_of_title(table.title) or options.on or options.today
    ages, rows = np.nonzero(by_age * rows_kept)
    cents = by_age[ages, rows]
    due = np.array([_due(columns_of.ages[age][0], day) for age in ages.tolist()], dtype="datetime64[D]")
    size, none = len(rows), np.full(len(rows), np.datetime64("NaT", "D"))
    lines = np.arange(table.rows, dtype=np.int32) + table.first_line if table.lines is None else table.lines
    who = debtors.numbers((f"liste|{' '.join(customers[r].split()).casefold()}|", customers[r]) for r in rows.tolist())
    currency = _currency(table, list(amounts.values()), name)
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


def _weigh(columns_of: AgedColumns, table: Table, name: str, options: Options) -> Weight:
    """What the balance weighs under these options, without a question."""
    mapping = mapping_for(options, table.names) or ColumnMapping()
    settled = replace(mapping, answers={SUM_ROWS: "laisser", AGED: "tranches", **mapping.answers})
    debtors, settings = Debtors(), replace(options, mapping=settled)
    part = read_aged(table, 0, name, columns_of, settings, debtors, Currencies(), Anomalies(name))
    return weight_of(part, debtors, settings)


def _currency(table: Table, columns: Sequence[Amounts], name: str) -> str:
    """The one currency of the balance. Raises UnreadableFile for several: its sums would be of none."""
    codes = {code_of(code) for column in columns for code in column.symbols.values()}
    bare = any(len(column.symbols) < int((column.cents != 0).sum()) for column in columns)
    for at, header in enumerate(table.names):
        if (named := named_by(header)) and named[0] is Field.CURRENCY:
            codes |= {code_of(value) for value in table.load_codes(at).values if value}
            bare = False
    codes = {"EUR" if plain(code) in EURO else code for code in codes}
    if len(codes) > 1 or (codes and bare):
        raise UnreadableFile(
            f"« {name} » est une balance en plusieurs devises ({', '.join(sorted(codes))}).",
            "Exportez une balance par devise.",
        )
    stated = next((c for c in map(currency_of, (*table.names, *table.title)) if c), "EUR")
    return codes.pop() if codes else stated


def _due(age: int, day: date | None) -> date | None:
    if day is None:
        return None
    return day + timedelta(days=1) if age == NOT_DUE else day - timedelta(days=max(age, 1))


def _customers(names: Sequence[str], columns: Sequence[Amounts]) -> tuple[NDArray[np.bool_], list[int]]:
    """The rows of customers, neither percentages nor totals, and those of them that may be totals: their name or their sums
    say so, not both."""
    rows_kept, doubtful = np.zeros(len(names), dtype=np.bool_), []
    running = [0] * len(columns)
    whole = [int(column.cents[~column.bad].sum()) for column in columns]
    for row, name in enumerate(names):
        cents = [int(column.cents[row]) for column in columns]
        if not any(cents) or _PERCENT.search(name) or any(bool(column.bad[row]) for column in columns):
            continue
        above = cents == running
        # Written first, a total is half of the whole.
        is_sum = above or (row == 0 and len(names) > 2 and [2 * each for each in cents] == whole)
        called = bool(_TOTAL.match(name))
        if is_sum and (called or name == UNNAMED):
            whole = [a - b for a, b in zip(whole, cents, strict=True)]
            continue
        rows_kept[row] = True
        if (is_sum and (not above or rows_kept.sum() > 2)) or _TOTAL.fullmatch(name):
            doubtful.append(row)
        running = [a + b for a, b in zip(running, cents, strict=True)]
    return rows_kept, doubtful


def _ask_sums(
    table: Table,
    name: str,
    by_age: NDArray[np.int64],
    doubtful: Sequence[int],
    rows_kept: NDArray[np.bool_],
    customers: Sequence[str],
    options: Options,
) -> None:
    mapping = mapping_for(options, table.names) or ColumnMapping()
    every = int((by_age.sum(axis=0) * rows_kept).sum())
    less = every - sum(int(by_age[:, row].sum()) for row in doubtful)
    readings = (("c'est un total", "laisser", less), ("c'est un client", "compter", every))
    raise TotalInDoubt(
        TotalQuestion(
            name,
            f"« {shortened(customers[doubtful[0]], 30)} » (ligne {table.line(doubtful[0])}) : un total, ou un client ?",
            tuple(
                TotalAnswer(
                    label,
                    cents,
                    f"--lignes-somme {code}",
                    replace(mapping, answers={**mapping.answers, SUM_ROWS: code}),
                )
                for label, code, cents in readings
            ),
            table.names,
            preview=table.preview,
        )
    )


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
