"""Columns of a damaged export: one that tells what is owed is there and holds nothing, one holds what no header names, two
bear one header and differ."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.doubts import answering
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.columns.headers import OF_PAYMENT
from guide.ledger.columns.typed_table import MONEY, TypedTable, has_articles, has_payments
from guide.ledger.invoice_list.third_parties import emptied_sides
from guide.ledger.source.source_files import ColumnsUnknown, Field
from guide.values.french import count

EMPTIED = "colonne_vide"
NAMELESS = "colonne_sans_nom"
#: Drafts, cancelled invoices, quotes, credit notes and parts paid are told by these.
_TELLING = (Field.STATUS, Field.TYPE, Field.DRAFT, Field.LEFT, Field.CURRENCY)


def ask_emptied(sheet: TypedTable) -> None:
    """A doubt for a status, a type of document, a mark of draft, a currency or an amount left that no row has; in a list of a
    row an article or a payment, for numbers of invoices that none has; among third parties, for what would tell customers
    from suppliers; and for days of deposits whose amounts nothing gives."""
    if sheet.answer(EMPTIED):
        return
    _ask_deposits(sheet)
    if sheet.table.rows < 2:
        return
    names = sheet.table.names
    telling = (*_TELLING, Field.NUMBER) if has_articles(names) or has_payments(names) else _TELLING
    empty = [sheet.place[f] for f in telling if f in sheet.place and not sheet.columns.filled(sheet.place[f])]
    if Field.DEBTOR in sheet.place:
        empty += emptied_sides(sheet.table, sheet.place[Field.DEBTOR])
    if not empty:
        return
    named = " et ".join(f"« {names[at]} »" for at in empty)
    sheet.doubts.add(
        f"{named} : colonne vide. Les autres suffisent-elles à dire ce qui est dû ?",
        [answering(EMPTIED, "compter", "les autres colonnes suffisent", "--colonne-vide compter")],
        tuple(dict.fromkeys((*sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL), *empty))),
        range(min(5, sheet.table.rows)),
        forced=True,
    )


def _ask_deposits(sheet: TypedTable) -> None:
    """« Acompte versé le » is filled where no deposit has an amount, and no amount left takes it off."""
    names = sheet.table.names
    deposits = [column for column, name in enumerate(names) if Sense.DEPOSIT in senses(name)]
    dated = [column for column in deposits if senses(names[column]) & {Sense.DATE, Sense.ON}]
    if not dated or Field.LEFT in sheet.place:
        return
    rows = np.zeros(sheet.table.rows, dtype=np.bool_)
    for column in dated:
        rows |= _filled(sheet, column)
    for column in set(deposits) - set(dated):
        rows &= ~_filled(sheet, column)
    if rows.any():
        sheet.doubts.add(
            f"« {names[dated[0]]} » est remplie sur {count(int(rows.sum()), 'ligne', 'lignes')}, sans le montant de l'acompte.",
            [answering(EMPTIED, "compter", "aucun acompte n'est à déduire", "--colonne-vide compter")],
            (*sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL), *deposits),
            np.flatnonzero(rows).tolist(),
            forced=True,
        )


def ask_nameless(sheet: TypedTable, rows_kept: NDArray[np.bool_]) -> None:
    """A doubt for columns that nothing names and that invoices fill: kinds of documents, suppliers, shares, payments may be
    told there. Numbers of rows, one after the other, tell nothing."""
    if sheet.answer(NAMELESS):
        return
    nameless = [at for at, name in enumerate(sheet.table.names) if not name.strip() and at not in sheet.place.values()]
    filled = {at: _filled(sheet, at) & rows_kept for at in nameless if not _counts_rows(sheet, at)}
    columns = [at for at, rows in filled.items() if rows.any()]
    if columns:
        one = len(columns) == 1
        where = f"La colonne {columns[0] + 1} n'a" if one else f"{len(columns)} colonnes n'ont"
        sheet.doubts.add(
            f"{where} pas de nom. Les autres suffisent-elles à dire qui doit, et combien ? Sinon, nommez-{'la' if one else 'les'} "
            "dans le fichier.",
            [answering(NAMELESS, "compter", "les autres colonnes suffisent", "--colonne-sans-nom compter")],
            (*sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL), *columns),
            np.flatnonzero(filled[columns[0]]).tolist(),
            forced=True,
        )


def _counts_rows(sheet: TypedTable, column: int) -> bool:
    texts = [text for text in _texts(sheet, column) if text]
    return all(text.isdecimal() for text in texts) and all(int(b) - int(a) == 1 for a, b in pairwise(texts))


def _filled(sheet: TypedTable, column: int) -> NDArray[np.bool_]:
    codes = sheet.anywhere(column)
    return codes.where([bool(value) for value in codes.values])


def refuse_twins(sheet: TypedTable, name: str) -> None:
    """Raises ColumnsUnknown where a column that decides what is owed, and by whom, shares its header with another that
    holds something else: no answer could name one of the two."""
    names = sheet.table.names
    if len(set(names)) == len(names):
        return
    for f in (*MONEY, *OF_PAYMENT, Field.TYPE, Field.DEBTOR):
        header = sheet.header(f) if f in sheet.place else ""
        columns = [at for at, other in enumerate(names) if header and other == header]
        if len({_texts(sheet, at) for at in columns} - {_texts(sheet, None)}) > 1:
            raise ColumnsUnknown(
                f"« {name} » : deux colonnes s'appellent « {header} » et ne disent pas la même chose.",
                "Donnez à chacune un nom qui la distingue, puis déposez de nouveau le fichier.",
                names,
                sheet.table.preview,
                name,
            )


def _texts(sheet: TypedTable, column: int | None) -> tuple[str, ...]:
    if column is None:
        return ("",) * sheet.table.rows
    codes = sheet.anywhere(column)
    return tuple(codes.values[i] for i in codes.index.tolist())
