"""A list of invoices to lines of customers: what each column holds is guessed, shown, and corrected by the user."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.date_columns import read_dates
from guide.ledger.columns.dates import day_of_title
from guide.ledger.columns.doubts import Doubts
from guide.ledger.columns.header_words import words
from guide.ledger.columns.headers import numbered_columns, placed
from guide.ledger.columns.mapping import mapping_for
from guide.ledger.columns.paid_column import by_contents
from guide.ledger.columns.row_anomalies import ReadPart, Teller
from guide.ledger.columns.shares import of_the_total
from guide.ledger.columns.software import software_of
from guide.ledger.columns.status_words import yes_or_no
from guide.ledger.columns.typed_table import (
    DATES,
    Currencies,
    TypedTable,
    has_articles,
    read_money,
    recogniser,
    without_empty,
)
from guide.ledger.invoice_list.account_letters import by_letters
from guide.ledger.invoice_list.added_charges import without_charges
from guide.ledger.invoice_list.asking import Weight, ask, weight_of
from guide.ledger.invoice_list.column_doubts import tell_implausible
from guide.ledger.invoice_list.customer_doubts import ask_creditors, ask_customer
from guide.ledger.invoice_list.customer_headings import carried_down, written_above
from guide.ledger.invoice_list.customer_names import written_names
from guide.ledger.invoice_list.customer_of_table import customer_of_table
from guide.ledger.invoice_list.customer_sirens import note_sirens
from guide.ledger.invoice_list.deductions import deducted
from guide.ledger.invoice_list.emptied_columns import ask_emptied, ask_nameless, refuse_twins
from guide.ledger.invoice_list.instalments import by_instalment
from guide.ledger.invoice_list.open_amounts import open_amounts, tell
from guide.ledger.invoice_list.partial_prices import ask_totals, by_sums, whole_prices
from guide.ledger.invoice_list.payment_evidence import believed
from guide.ledger.invoice_list.planned_payments import ask_planned
from guide.ledger.invoice_list.repeated_rows import repeated
from guide.ledger.invoice_list.row_currencies import currency_of_rows, with_currencies
from guide.ledger.invoice_list.row_remarks import remarked
from guide.ledger.invoice_list.rows_per_invoice import by_invoice
from guide.ledger.invoice_list.total_rows import controls_of, not_invoices
from guide.ledger.invoice_list.unreadable import ask_uncut, ask_unreadable
from guide.ledger.invoice_list.without_tax import net_for_total, refuse_net_beside_gross, refuse_scaled, with_tax
from guide.ledger.source.anomalies import Anomalies, Severity, shortened
from guide.ledger.source.entries import UNNAMED, Debtors, Entries, Mark, Numbers, compact
from guide.ledger.source.source_files import ColumnMapping, ColumnsUnknown, Field, FileInfo, FileKind, Options
from guide.ledger.source.table import Codes, Table


def read_invoices(
    table: Table, file: int, name: str, options: Options, debtors: Debtors, currencies: Currencies, anomalies: Anomalies
) -> ReadPart:
    """The lines of an invoice list. Raises ColumnsUnknown when no amount is found, TotalInDoubt when two readings of it
    give two totals."""
    part, doubts = _read(table, file, name, options, debtors, currencies, anomalies)
    if doubts.met:
        ask(doubts, table, name, options, weigh)
    return part


def weigh(table: Table, name: str, options: Options) -> Weight:
    """What the list weighs under these options, without a question."""
    debtors, currencies = Debtors(), Currencies()
    part, doubts = _read(table, 0, name, options, debtors, currencies, Anomalies(name))
    return replace(weight_of(part, debtors, options), doubts=tuple(doubts.met))


def _read(
    table: Table, file: int, name: str, options: Options, debtors: Debtors, currencies: Currencies, anomalies: Anomalies
) -> tuple[ReadPart, Doubts]:
    mapping = mapping_for(options, table.names)
    place: Mapping[Field, int] = placed(table.names, mapping)
    known = recogniser(options)(table.names)
    amounts = {Field.TOTAL, Field.LEFT} | (set() if has_articles(table.names) else {Field.NET})
    if not known.is_header or not amounts & place.keys():
        raise _unknown(name, table, place)
    doubts = Doubts()
    sheet = TypedTable(
        table, table.load(known.wanted), place, Teller(table, anomalies), mapping or ColumnMapping(), doubts
    )
    ask_emptied(sheet)
    refuse_twins(sheet, name)
    sheet = net_for_total(without_empty(sheet))
    refuse_scaled(sheet, name)
    refuse_net_beside_gross(sheet, name)
    sheet = by_instalment(sheet)
    money, decimal = read_money(sheet, mapping)
    sheet, money = by_sums(*by_contents(sheet, of_the_total(sheet, with_tax(sheet, money))))
    ask_totals(sheet, money)
    sheet, money = deducted(sheet, whole_prices(sheet, money))
    money = without_charges(sheet, money, decimal)
    sheet = with_currencies(by_letters(sheet, money))
    place = sheet.place
    dates, dayfirst = read_dates(sheet, mapping)
    if not table.rows:
        anomalies.add("Aucune facture sous la ligne d'en-tête : ce fichier ne compte rien.", Severity.WARNING)
    ignored, totals, titles = not_invoices(sheet, dates, money)
    money, more = by_invoice(sheet, money, ignored)
    ignored |= more
    ignored |= repeated(sheet, money, dates, ignored)
    amount, left, unread = open_amounts(sheet, money, dates, ignored)
    nothing = np.full(table.rows, np.datetime64("NaT", "D"))
    on = {f: dates[f].on if f in dates else nothing for f in DATES}
    ignored |= remarked(sheet, amount, left, ~ignored & ~unread, titles, on[Field.ISSUED])
    rows_kept = ~ignored & ~unread
    ask_unreadable(sheet, money, unread & ~ignored, int(rows_kept.sum()), name)
    ask_uncut(sheet, int(rows_kept.sum()), name)
    tell(sheet, money, dates, left, ignored, unread)
    controls = controls_of(sheet, money, totals, amount, left, rows_kept)
    tell_implausible(sheet, money, dates, amount, left, rows_kept, ignored)
    ask_nameless(sheet, rows_kept)
    ask_customer(sheet, rows_kept)
    ask_creditors(sheet, rows_kept)
    ask_planned(sheet, dates, rows_kept, options)
    damaged = sheet.teller.damaged()
    days = on[Field.ISSUED][rows_kept]
    days = days[~np.isnat(days)]
    count = int(rows_kept.sum())
    info = FileInfo(
        name,
        FileKind.INVOICES,
        table.encoding,
        table.separator,
        table.rows + damaged,
        count,
        int(ignored.sum()),
        table.rows - count - int(ignored.sum()) + damaged,
        days.min().item() if len(days) else None,
        days.max().item() if len(days) else None,
        table.names,
        ColumnMapping({f: table.names[c] for f, c in place.items()}, dayfirst, decimal),
        table.sheet,
        controls,
        table.preview,
        software=software_of(table.names),
        # « Solde dû au 30/11/2026 » dates the amounts as a title would.
        stated=day_of_title([*table.title, *(sheet.header(f) for f in (Field.LEFT,) if f in place)]),
    )
    lines = np.arange(table.rows, dtype=np.int32) + table.first_line if table.lines is None else table.lines
    who = _debtors(sheet, debtors, rows_kept, titles, on[Field.ISSUED])
    note_sirens(sheet, debtors, who, rows_kept)
    every = Entries(
        np.full(table.rows, file, dtype=np.int16),
        np.arange(table.rows, dtype=np.int32),
        lines.astype(np.int32, copy=False),
        who,
        on[Field.ISSUED],
        on[Field.ISSUED],
        on[Field.DUE],
        _settled(sheet, on[Field.SETTLED]) if Field.SETTLED in dates else None,
        amount,
        left,
        None,
        _marks(sheet),
        currency_of_rows(sheet, money, currencies, rows_kept),
    )
    number = sheet.columns.cells(place[Field.NUMBER]) if Field.NUMBER in place else None
    entries = every if count == table.rows else every.only(rows_kept)
    return ReadPart(entries, info, Numbers(number, sheet.columns.encoding)), doubts


def _settled(sheet: TypedTable, days: NDArray[np.datetime64]) -> NDArray[np.datetime64] | None:
    """The days of payment, unless the person believes another column on what is paid."""
    return days if believed(sheet, Field.SETTLED) or np.isnat(days).all() else None


def _unknown(name: str, table: Table, place: Mapping[Field, int]) -> ColumnsUnknown:
    names = table.names
    if names[:1] == tuple(numbered_columns(1)):
        problem = f"« {name} » n'a pas de ligne d'en-tête : sa première ligne est déjà une facture."
    else:
        missing = "le client, les dates et les montants"
        if len(place) >= 3:
            amounts = {Field.TOTAL, Field.LEFT} & place.keys()
            missing = "un numéro, une échéance ou un statut" if amounts else "le total ou le reste à payer"
        seen = ", ".join(f"« {shortened(n, 30)} »" for n in names[:8]) + (", …" if len(names) > 8 else "")
        problem = f"« {name} » : les colonnes ne sont pas reconnues ({seen}). Il manque {missing}."
    hint = "Indiquez quelle colonne contient quoi, ou exportez la liste des factures avec sa ligne d'en-tête."
    return ColumnsUnknown(problem, hint, names, table.preview, name)


def _marks(sheet: TypedTable) -> NDArray[np.uint8]:
    estimable = Mark.NONE if Field.DUE in sheet.place else Mark.ESTIMABLE
    marks = np.full(sheet.table.rows, estimable, dtype=np.uint8)
    codes = sheet.codes(Field.DISPUTED)
    if codes:
        marks[codes.where([yes_or_no(v) is True for v in codes.values])] |= np.uint8(Mark.DISPUTED)
    return marks


def _debtors(
    sheet: TypedTable,
    debtors: Debtors,
    rows_kept: NDArray[np.bool_],
    titles: NDArray[np.bool_],
    issued: NDArray[np.datetime64],
) -> NDArray[np.int32]:
    """The customer of each row: its name (case and blanks apart), told apart by its code where there is one."""
    names, ids = written_names(sheet), _identifiers(sheet)
    rows = sheet.table.rows
    if names is None and ids is None:
        names = written_above(sheet, titles, rows_kept)
    elif names is not None and ids is None and "" in names.values:
        names = carried_down(sheet, names, rows_kept, issued)
    if names is None and ids is None and (whole := customer_of_table(sheet)):
        return np.full(rows, debtors.number(f"liste|{' '.join(whole.split()).casefold()}|", whole), dtype=np.int32)
    if names is None and ids is None:
        sheet.teller.anomalies.add(
            "Aucune colonne ne nomme le client : toutes les factures sont sous un seul nom.", Severity.WARNING
        )
        return np.full(rows, debtors.number(f"liste|{UNNAMED}|", UNNAMED), dtype=np.int32)
    if names is None or ids is None:
        only = names or ids
        assert only is not None
        pairs, place = [(v, "") for v in only.values], only.index
    else:
        width = max(1, len(ids.values))
        codes, place = compact(names.index.astype(np.int64) * width + ids.index, len(names.values) * width)
        pairs = [(names.values[c // width], ids.values[c % width]) for c in codes.tolist()]
    blank = np.array([not (name or code) for name, code in pairs], dtype=np.bool_)[place] if pairs else rows_kept
    if blank.any():
        which = Field.DEBTOR if Field.DEBTOR in sheet.place else Field.DEBTOR_ID
        sheet.teller.rows(
            blank & rows_kept,
            sheet.header(which),
            lambda row: "",
            lambda _: "Cette ligne ne nomme pas le client : retrouvez-le avant toute relance.",
        )
    several = _homonyms(pairs) if ids else frozenset()
    numbered = debtors.numbers(
        (
            f"liste|{' '.join(name.split()).casefold()}|{code if name in several or not name else ''}",
            (f"{name} ({code})" if name in several and code else name) or code or UNNAMED,
        )
        for name, code in pairs
    )
    return numbered[place] if len(numbered) else np.zeros(rows, dtype=np.int32)


def _identifiers(sheet: TypedTable) -> Codes | None:
    """The codes of the customers. A « référence client » that is never the same twice is that of an order."""
    ids = sheet.codes(Field.DEBTOR_ID)
    if (
        ids is None
        or Field.DEBTOR not in sheet.place
        or not {"ref", "reference"} & set(words(sheet.header(Field.DEBTOR_ID)))
    ):
        return ids
    filled = [v for v in ids.values if v]
    return (
        None
        if len(filled) > 1
        and len(filled) >= len(ids.index) - ids.index.tolist().count(ids.values.index("") if "" in ids.values else -1)
        else ids
    )


def _homonyms(pairs: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Names borne by several codes: different customers."""
    codes: dict[str, set[str]] = {}
    for name, code in pairs:
        if code:
            codes.setdefault(" ".join(name.split()).casefold(), set()).add(code)
    return frozenset(n for n, _ in pairs if len(codes.get(" ".join(n.split()).casefold(), ())) > 1)
