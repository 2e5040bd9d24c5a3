"""Rows counted as owed that another cell says closed: cancelled, written off, assigned to a factor, paid, or under a heading
of what is no debt. Only the person knows which of the two is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set

import numpy as np
from numpy.typing import NDArray

from guide.errors import UnreadableFile
from guide.ledger.columns.amounts import read_cell
from guide.ledger.columns.doubts import answering
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses, words
from guide.ledger.columns.plain_amounts import bytes_of
from guide.ledger.columns.remark_words import (
    announces,
    closes,
    closes_first,
    closes_whole,
    heads_others,
    is_cancelled,
    is_final,
    is_mark,
    pays_in_part,
    some_close_whole,
    takes_part_off,
)
from guide.ledger.columns.status_words import NO, DocumentKind, PaymentState, flags_of
from guide.ledger.columns.typed_table import TypedTable, payments_of
from guide.ledger.invoice_list.customer_headings import alone
from guide.ledger.invoice_list.deduction_headers import is_of_another, takes_off
from guide.ledger.invoice_list.payment_doubts import PARTLY, ask_part, useful
from guide.ledger.invoice_list.presented_again import presented_again
from guide.ledger.invoice_list.row_kinds import types_of
from guide.ledger.source.anomalies import Severity, shortened
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import CellKind, Codes, Table, pieces
from guide.values.french import count
from guide.values.text import word_set

REMARKS = "remarques"
#: Columns of figures, of days, of addresses: they say nothing of the invoice.
_FIGURES = frozenset(
    (Sense.AMOUNT, Sense.TTC, Sense.HT, Sense.VAT, Sense.CURRENCY, Sense.DATE, Sense.SHARE, Sense.LATE)
)
_AMOUNTS = frozenset((Sense.AMOUNT, Sense.TTC, Sense.HT, Sense.VAT, Sense.SHARE))
#: « Conversion factor ».
_RATES = word_set("conversion exchange change")
_PLACES = word_set(
    "adresse address rue ville city cp postal postcode zip email mail courriel tel telephone phone portable pays country "
    "siret siren iban bic rib site web url lien link fichier file pdf quantite qte qty quantity unitaire unite unit"
)
_OBJECTS = word_set(
    "objet libelle intitule label title titre designation description produit product article item prestation projet "
    "project affaire chantier"
)
_SALES = frozenset(("facture", "vente"))
#: Objects looked at to tell how they begin.
_MOST_OBJECTS = 200
#: More headings than this are those of customers.
_MOST_HEADINGS = 200
#: Parts of words that a number holds when it is that of no invoice: « 12 (annulée) », « Brouillon ».
_IN_NUMBERS = (b"nnul", b"NNUL", b"rouill", b"ROUILL", b"raft", b"RAFT", b"ancel")


def remarked(
    sheet: TypedTable,
    amount: NDArray[np.int64],
    left: NDArray[np.int64],
    open_rows: NDArray[np.bool_],
    titles: NDArray[np.bool_],
    issued: NDArray[np.datetime64],
) -> NDArray[np.bool_]:
    """The rows to leave out for what another cell says of them: none until the person answers."""
    none = np.zeros(len(open_rows), dtype=np.bool_)
    answer = sheet.answer(REMARKS)
    open_rows = open_rows & (left > 0)
    if answer == "compter" or not open_rows.any():
        return none
    which, sure = none.copy(), none.copy()
    cells = _remarks(sheet, open_rows)
    closing = [*_by_column(sheet, cells, open_rows), *_under_headings(sheet, open_rows, titles)]
    if Field.LEFT in sheet.place:
        closing += _by_credits(sheet, open_rows & (left == amount))
    closing += presented_again(sheet, amount, issued, open_rows)
    for column, rows in closing:
        if _is_plain(sheet, column):
            sure |= rows
            continue
        which |= rows
        if answer is None:
            _ask(sheet, column, rows)
    if Field.LEFT not in sheet.place or Field.TOTAL in sheet.place:
        sure |= _paid_in_part(sheet, cells, open_rows & ~which & (left == amount))
    return sure | which if answer == "laisser" else sure


def _paid_in_part(sheet: TypedTable, cells: Mapping[int, Codes], open_rows: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The rows to leave out, for a remark says that a part of them is paid: where the person wants so, who is asked."""
    which = np.zeros_like(open_rows)
    for column, codes in cells.items():
        of_object = _OBJECTS & set(words(sheet.table.names[column]))
        rows = _closed(codes, takes_part_off if of_object else pays_in_part, open_rows)
        if rows.any() and not sheet.answer(PARTLY):
            ask_part(sheet, column, rows)
        which = which | rows
    return which if sheet.answer(PARTLY) == "rien" else np.zeros_like(which)


def _is_plain(sheet: TypedTable, column: int) -> bool:
    """Whether a column says yes of the rows that are cancelled, or no invoices, and no of others: that is told."""
    header = sheet.table.names[column]
    codes = sheet.anywhere(column)
    flags = flags_of([value for value in codes.values if value])
    unsaid = codes.where([not value for value in codes.values]) & sheet.names_customer()
    if not is_cancelled(header) or None in flags or (all(flags) and not unsaid.any()):
        return False
    sheet.teller.anomalies.add(
        f"Les lignes dont « {header} » dit oui ne sont plus dues, ou pas encore : laissées de côté.",
        Severity.INFO,
        None,
        header,
    )
    return True


def refuse_remarks(table: Table, taken: Set[int | None], name: str) -> None:
    """Raises UnreadableFile for a balance by customer where another column closes what some of them owe."""
    every = np.ones(table.rows, dtype=np.bool_)
    for column in sorted(set(range(len(table.names))) - taken):
        header = table.names[column]
        codes = table.load_codes(column)
        if _speaks(header) and (rows := _closed(codes, _rule(header, codes), every)).any():
            row = int(rows.argmax())
            raise UnreadableFile(
                f"« {name} » : « {header} » dit « {shortened(codes.values[codes.index[row]], 40)} » (ligne {table.line(row)}), "
                "d'un client compté comme devant.",
                "Retirez les lignes qui ne vous sont plus dues, puis cette colonne, et déposez de nouveau le fichier.",
            )


def _remarks(sheet: TypedTable, open_rows: NDArray[np.bool_]) -> dict[int, Codes]:
    """The columns without a field that may speak of the payment, their cells on open rows."""
    names, taken = sheet.table.names, set(sheet.place.values())
    if sheet.paid_by == "":
        # The person was shown these, and said that they tell nothing.
        taken.update(useful(sheet))
    free = [column for column in range(len(names)) if column not in taken and _speaks(names[column])]
    read = sheet.table.load(dict.fromkeys(free, CellKind.CODES)) if free else sheet.columns
    return {column: read.codes_on(column, open_rows) for column in free}


def _by_column(
    sheet: TypedTable, cells: Mapping[int, Codes], open_rows: NDArray[np.bool_]
) -> list[tuple[int, NDArray[np.bool_]]]:
    """The columns that close open rows, and these rows."""
    names = sheet.table.names
    closing = [(column, _closed(codes, _rule(names[column], codes), open_rows)) for column, codes in cells.items()]
    if customers := sheet.codes(Field.DEBTOR):
        issuers = {v for at, codes in cells.items() if Sense.SUPPLIER in senses(names[at]) for v in codes.values if v}
        if issuers or some_close_whole(customers.values):
            rows = _closed(customers, lambda v: v in issuers or closes_whole(v), open_rows)
            closing.append((sheet.place[Field.DEBTOR], rows))
    if (types := sheet.codes(Field.TYPE)) and set(types_of(sheet)) == {DocumentKind.INVOICE}:
        # A category of another kind.
        closing.append((sheet.place[Field.TYPE], _closed(types, closes, open_rows)))
    for f in (Field.STATUS, Field.PAYMENT_STATUS):
        if statuses := sheet.codes(f):
            unknown = statuses.where([state is PaymentState.UNKNOWN for state in payments_of(sheet, f)])
            closing.append((sheet.place[f], _closed(statuses, closes, open_rows & unknown)))
    if Field.NUMBER in sheet.place and _may_close(sheet):
        column = sheet.place[Field.NUMBER]
        closing.append((column, _closed(sheet.anywhere(column), closes_first, open_rows)))
    return [(column, rows) for column, rows in closing if rows.any()]


def _by_credits(sheet: TypedTable, whole_rows: NDArray[np.bool_]) -> list[tuple[int, NDArray[np.bool_]]]:
    """The columns of credit notes and losses that took nothing off what is left of these rows, and these rows."""
    taken = set(sheet.place.values())
    names = sheet.table.names
    # « Débit » and « Crédit » are the movements that the balance comes from.
    sides = any(words(name)[-1:] == ("debit",) for name in names)
    columns = [
        at
        for at, name in enumerate(names)
        if at not in taken and _is_credit(name) and not (sides and words(name)[-1:] == ("credit",))
    ]
    read = sheet.table.load(dict.fromkeys(columns, CellKind.CODES)) if columns else sheet.columns
    closing = [(at, _closed(read.codes_on(at, whole_rows), _is_marked, whole_rows)) for at in columns]
    return [(column, rows) for column, rows in closing if rows.any()]


def _is_credit(header: str) -> bool:
    meanings = senses(header)
    named = takes_off(header) or (Sense.CREDIT in meanings and bool(meanings & {Sense.NUMBER, Sense.AMOUNT}))
    return (named and Sense.DEPOSIT not in meanings) or (is_mark(header) and Sense.AMOUNT in meanings)


def _speaks(header: str) -> bool:
    if is_mark(header) or is_final(header):
        return not senses(header) & _AMOUNTS and not _RATES & set(words(header))
    return not senses(header) & _FIGURES and not _PLACES & set(words(header))


def _rule(header: str, codes: Codes) -> Callable[[str], bool]:
    """What the cells under that header must say to close a row. Among objects that begin with « Facture », those that begin
    with « Devis » are no invoices."""
    if is_mark(header):
        # « Tiers payant » names who pays; of its amounts another question is asked.
        return (
            (lambda text: _is_marked(text) and read_cell(text).cents is None) if is_of_another(header) else _is_marked
        )
    if is_final(header):
        return lambda text: text.lower() in NO
    if not _OBJECTS & set(words(header)):
        return closes
    if _SALES & set(map(announces, codes.values[:_MOST_OBJECTS])):
        return lambda text: closes_first(text) or announces(text) not in _SALES | {""}
    return closes_first


def _is_marked(text: str) -> bool:
    return bool(text) and text.lower() not in NO and read_cell(text).cents != 0


def _closed(codes: Codes, rule: Callable[[str], bool], open_rows: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The open rows whose cell closes them; only the cells that stand on such rows are read."""
    closing = np.zeros(len(codes.values), dtype=np.bool_)
    for at in np.flatnonzero(np.bincount(codes.index[open_rows], minlength=1)).tolist():
        closing[at] = rule(codes.values[at])
    rows: NDArray[np.bool_] = closing[codes.index] & open_rows if closing.any() else np.zeros_like(open_rows)
    return rows


def _may_close(sheet: TypedTable) -> bool:
    """Whether a number may hold such a word, told from the bytes of the whole column."""
    for piece in pieces(sheet.columns.cells(sheet.place[Field.NUMBER])):
        text = bytes_of(piece)[0].tobytes()
        # One letter is sought ten times as fast as a part, and most numbers lack it.
        if any(part[:1] in text and part in text for part in _IN_NUMBERS):
            return True
    return False


def _under_headings(
    sheet: TypedTable, open_rows: NDArray[np.bool_], titles: NDArray[np.bool_]
) -> list[tuple[int, NDArray[np.bool_]]]:
    """The column of such headings, and the rows between each of them and the next heading."""
    above = np.flatnonzero(titles)
    if not 0 < len(above) <= _MOST_HEADINGS:
        return []
    others = np.array([heads_others(text) for text in alone(sheet, above)], dtype=np.bool_)
    at = np.searchsorted(above, np.arange(len(open_rows))) - 1
    rows = open_rows & (at >= 0) & others[np.maximum(at, 0)]
    return [(0, rows)] if rows.any() else []


def _ask(sheet: TypedTable, column: int, rows: NDArray[np.bool_]) -> None:
    at = rows.nonzero()[0].tolist()
    header = sheet.table.names[column].strip() or f"Colonne {column + 1}"
    codes = sheet.anywhere(column)
    shown = shortened(codes.values[codes.index[at[0]]], 40)
    sheet.doubts.add(
        f"« {header} » dit « {shown} » d'une facture comptée comme due ({count(len(at), 'ligne', 'lignes')}) : vous est-elle "
        "encore due ?",
        [
            answering(REMARKS, "laisser", "ces lignes ne vous sont plus dues", f"--{REMARKS} laisser"),
            answering(REMARKS, "compter", "elles vous sont dues", f"--{REMARKS} compter"),
        ],
        (*sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL, Field.LEFT), column),
        at,
    )
