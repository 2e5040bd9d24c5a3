"""A FEC (article A47 A-1 LPF), or another export of accounting entries, to the lines of its customer accounts.

The law gives it no due date; some software adds one (DateLimitReglmt). Which accounts count: `accounts`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import numpy as np
from numpy.typing import NDArray

from guide.errors import UnreadableFile
from guide.ledger.columns.amounts import EITHER, Amounts, drafts
from guide.ledger.columns.currencies import code_of, currency_of
from guide.ledger.columns.dates import Days, day_first, read_days
from guide.ledger.columns.fec_headers import CELLS, is_legal, recognise, said_places
from guide.ledger.columns.row_anomalies import DEBITS, ReadPart, Teller, bad_amount, bad_date
from guide.ledger.columns.software import software_of
from guide.ledger.fec.accounts import ADVANCE, DOUBTFUL, is_customer, of_sales, tell_left_out, tell_what_is_missing
from guide.ledger.fec.balance_check import unbalanced
from guide.ledger.fec.book import Book
from guide.ledger.fec.crossed_letters import paid_by_another
from guide.ledger.fec.customers import KeptLines, accounts_of, customers
from guide.ledger.fec.empty_columns import ask_nameless, ask_without_credits, refuse_empty, refuse_without_account
from guide.ledger.fec.lettering import lettered_groups, open_credits, parted_by_customer
from guide.ledger.fec.total_lines import total_lines
from guide.ledger.source.anomalies import Anomalies, Severity
from guide.ledger.source.entries import Debtors, Entries, Groups, Mark, Numbers
from guide.ledger.source.source_files import ColumnMapping, Control, FileInfo, FileKind
from guide.ledger.source.table import CellKind, Codes, Table, taken, whole

_SIDES = {"d": 1, "debit": 1, "+1": 1, "1": 1, "c": -1, "credit": -1, "-1": -1}
#: « A nouveaux », « Report à nouveau », « Ouverture », « BILAN DEBUT » ; not « Nouvelle agence ».
_OPENING = re.compile(r"nouv(?!el(?:le)?s?\b)|ouver|bilan", re.IGNORECASE)
_OPENING_CODES = frozenset(("AN", "ANO", "ANX", "RAN", "OUV", "B0"))
#: « Type écriture » of a line that only repeats another one for the analytic accounts.
_ANALYTIC = "A"


def read_fec(
    table: Table,
    file: int,
    name: str,
    company: str,
    debtors: Debtors,
    groups: Groups,
    anomalies: Anomalies,
    exercise: str = "",
    mapping: ColumnMapping | None = None,
) -> ReadPart:
    """The lines of the customer accounts, each with its party and its lettered group.

    `exercise`: what several files that are parts of one exercise have in common; `mapping`: what the person said of the
    columns. Raises ColumnsUnknown when the header
    is not that of the law and no account is a customer's.
    """
    known = recognise(table.names, mapping)
    assert known is not None
    at = said_places(table.names, mapping)
    book = Book(name, table, table.load(known.wanted), at, mapping or ColumnMapping())
    teller = Teller(table, anomalies)
    signed, bad, controls = _amounts(book)
    account = book.codes("account")
    customer = account.where([is_customer(v) for v in account.values])
    if not is_legal(table.names) and not customer.any():
        raise book.unknown(
            f"aucun compte client (411…) dans la colonne « {book.header('account')} ».",
            "Déposez un export dont les comptes clients commencent par 411, ou indiquez quelle colonne contient quoi.",
        )
    refuse_empty(book)
    ask_without_credits(book, signed)
    refuse_without_account(book, signed)
    ask_nameless(book)
    tell_left_out(account, signed, anomalies)
    _tell_bad_amounts(teller, book, bad, customer)
    customer_rows = customer & ~bad
    entered, issued, due = _dates(book, customer_rows, teller)
    if not is_legal(table.names):
        sums, odd = total_lines(book, signed, customer_rows, np.isnat(entered.on) & np.isnat(issued))
        bad, customer_rows = bad | odd, customer_rows & ~sums & ~odd
    rows = np.flatnonzero(customer_rows)
    balance = int(signed[customer_rows].sum())
    if not is_legal(table.names) and all(is_customer(v) for v in account.values if v):
        # A ledger of customers only: the accounts that stand against theirs are elsewhere.
        controls = tuple(replace(control, expected=None) for control in controls)
    controls = (*controls, Control("Solde des comptes clients", balance))
    dropped = len(table.damaged) + int((bad & customer).sum())
    teller.damaged()
    everything = table.rows + len(table.damaged)
    info = FileInfo(
        name,
        FileKind.FEC,
        table.encoding,
        table.separator,
        everything,
        len(rows),
        everything - len(rows) - dropped,
        dropped,
        *_first_and_last(entered),
        table.names,
        None,
        table.sheet,
        controls,
        table.preview,
        software=table.software or software_of(table.names),
        unbalanced=() if all(control.holds for control in controls) else unbalanced(book, signed, entered.on),
        prefixes=frozenset(v[:2] for v in account.values if v),
    )
    marks = np.full(len(rows), Mark.ESTIMABLE, dtype=np.uint8)
    for prefix, mark in ((DOUBTFUL, Mark.DOUBTFUL), (ADVANCE, Mark.ADVANCE)):
        marks[account.where([v.startswith(prefix) for v in account.values])[rows]] |= np.uint8(mark)
    marks[_opening(book, entered.on)[rows]] |= np.uint8(Mark.OPENING)
    marks[of_sales(book)[rows]] |= np.uint8(Mark.SALE)
    amount = signed[rows]
    accounts = accounts_of(book, rows)
    group = lettered_groups(book, rows, accounts, amount, groups, exercise)
    group = paid_by_another(book, rows, group, amount, groups)
    lines = KeptLines(rows, accounts, group, amount, marks)
    debtor, guessed = customers(book, lines, company, debtors, anomalies)
    marks[guessed] |= np.uint8(Mark.NAME_GUESSED)
    if guessed.any():
        group = parted_by_customer(group, debtor, amount, groups)
    tell_what_is_missing(amount, account, "cash" in book, anomalies)
    entries = Entries(
        np.full(len(rows), file, dtype=np.int16),
        rows.astype(np.int32),
        (rows + table.first_line).astype(np.int32) if table.lines is None else table.lines[rows],
        debtor,
        entered.on[rows],
        issued[rows],
        due[rows],
        None,
        amount,
        amount,
        group,
        marks,
        None,
    )
    return ReadPart(entries, info, _numbers(book, entries))


def _numbers(book: Book, entries: Entries) -> Numbers:
    """The documents' numbers, and the labels of the credits that no letter ties to what they pay."""
    cells, encoding = book.columns.cells(book.at["ref"]) if "ref" in book else None, book.columns.encoding
    if cells is None or "label" not in book:
        return Numbers(cells, encoding)
    rows = entries.row[open_credits(entries)].astype("int64")
    if not len(rows):
        return Numbers(cells, encoding)
    label = book.at["label"]
    labels = taken(whole(book.table.load({label: CellKind.CELLS}).cells(label)), rows)
    return Numbers(cells, encoding, labels, rows)


def _amounts(book: Book) -> tuple[NDArray[np.int64], NDArray[np.bool_], tuple[Control, ...]]:
    """Debit less credit of each row, the rows where it cannot be read, and the control that they balance. Lines that
    only repeat others for the analytic accounts weigh nothing."""
    both, columns = "debit" in book and "credit" in book, book.columns
    which = ("debit", "credit") if both else ("amount",)
    read = drafts([columns.cells(book.at[w]) for w in which], columns.encoding, book.table.typed)
    settled: list[Amounts] = [draft.settled(EITHER) for draft in read]
    _refuse_foreign(book, which, settled)
    if "kind" in book:
        kinds = book.codes("kind")
        general = ~kinds.where([v.upper() == _ANALYTIC for v in kinds.values])
        settled = [replace(draft, cents=draft.cents * general) for draft in settled]
    if both:
        debit, credit = settled
        bad = debit.bad | credit.bad
        signed = debit.cents - credit.cents
        total_debit, total_credit = int(debit.cents.sum()), int(credit.cents.sum())
    else:
        amount, sides = settled[0], book.codes("side")
        known = [_SIDES.get(value.lower().replace("é", "e"), 0) for value in sides.values]
        side = np.array(known or [0], dtype=np.int64)[sides.index] if columns.rows else np.zeros(0, np.int64)
        bad = amount.bad | ((side == 0) & (amount.cents != 0))
        signed = amount.cents * side
        total_debit = int(amount.cents[side > 0].sum())
        total_credit = int(amount.cents[side < 0].sum())
    return signed, bad, (Control(DEBITS, total_debit, total_credit), Control("Total des crédits", total_credit))


def _refuse_foreign(book: Book, which: Sequence[str], amounts: Sequence[Amounts]) -> None:
    """Raises UnreadableFile for entries in another currency: books are kept in euros (C. com., art. L123-22)."""
    codes = {code_of(symbol) for each in amounts for symbol in each.symbols.values()}
    codes |= {code for each in which if (code := currency_of(book.header(each)))}
    if foreign := sorted(codes - {"EUR"}):
        raise UnreadableFile(
            f"« {book.name} » : des écritures en {', '.join(foreign)}, pas en euros.",
            "Exportez la comptabilité en euros ; le montant en devise a sa propre colonne (Montantdevise).",
        )


def _tell_bad_amounts(teller: Teller, book: Book, bad: NDArray[np.bool_], customer: NDArray[np.bool_]) -> None:
    if not bad.any():
        return
    what = [w for w in ("debit", "credit", "amount", "side") if w in book and w in CELLS]
    label = " / ".join(map(book.header, what))

    def cells(row: int) -> str:
        return " / ".join(book.columns.text(book.at[w], row) for w in what)

    teller.rows(bad & customer, label, cells, bad_amount, Severity.ERROR)
    teller.rows(
        bad & ~customer,
        label,
        cells,
        lambda amount: (
            f"« {amount} » n'est pas un montant. Ce n'est pas un compte client : seul le contrôle "
            "débits = crédits en souffre."
        ),
        Severity.WARNING,
    )


def _dates(
    book: Book, rows_kept: NDArray[np.bool_], teller: Teller
) -> tuple[Days, NDArray[np.datetime64], NDArray[np.datetime64]]:
    """The entry's date, the document's (the entry's where it has none), the due date where the file has one."""
    codes = {what: book.codes(what) for what in ("entered", "issued", "due") if what in book}
    dayfirst = day_first(list(codes.values())) is not False
    read = {what: read_days(coded, dayfirst) for what, coded in codes.items()}
    for what, days in read.items():
        teller.rows(days.bad & rows_kept, book.header(what), partial(_cell, codes[what]), bad_date)
    entered = read.get("entered") or read["issued"]
    document = read.get("issued") or read["entered"]
    seen = Days(np.where(np.isnat(entered.on), document.on, entered.on), entered.bad, entered.blank)
    issued = np.where(np.isnat(document.on), entered.on, document.on)
    due = read["due"].on if "due" in read else np.full(len(issued), np.datetime64("NaT", "D"))
    return seen, issued, due


def _first_and_last(days: Days) -> tuple[date | None, date | None]:
    """The days of the first and of the last entry of the file, over all its accounts."""
    known = days.on[~np.isnat(days.on)]
    return (known.min().item(), known.max().item()) if len(known) else (None, None)


def _opening(book: Book, entered: NDArray[np.datetime64]) -> NDArray[np.bool_]:
    """Entries of an opening journal on its first day: the later ones correct, they do not repeat."""
    are_opening = np.zeros(len(entered), dtype=np.bool_)
    if "journal" in book:
        codes = book.codes("journal")
        are_opening |= codes.where([v.upper() in _OPENING_CODES for v in codes.values])
    if "journal_lib" in book:
        codes = book.codes("journal_lib")
        are_opening |= codes.where([bool(_OPENING.search(v)) for v in codes.values])
    days = entered[are_opening & ~np.isnat(entered)]
    return are_opening & (entered == days.min()) if len(days) else are_opening


def _cell(codes: Codes, row: int) -> str:
    return str(codes.values[codes.index[row]])
