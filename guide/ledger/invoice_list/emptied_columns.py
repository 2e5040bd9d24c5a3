"""Columns of a damaged export: one that tells what is owed is there and holds nothing, two bear one header and differ."""

from __future__ import annotations

from guide.ledger.columns.doubts import answering
from guide.ledger.columns.headers import OF_PAYMENT
from guide.ledger.columns.typed_table import MONEY, TypedTable, has_articles
from guide.ledger.source.source_files import ColumnsUnknown, Field

EMPTIED = "colonne_vide"
#: Drafts, cancelled invoices, quotes, credit notes and parts paid are told by these.
_TELLING = (Field.STATUS, Field.TYPE, Field.DRAFT, Field.LEFT)


def ask_emptied(sheet: TypedTable) -> None:
    """A doubt for a status, a type of document, a mark of draft or an amount left that no row has; and, in a list of a row
    an article, for numbers of invoices that none has."""
    if sheet.table.rows < 2 or sheet.answer(EMPTIED):
        return
    telling = (*_TELLING, Field.NUMBER) if has_articles(sheet.table.names) else _TELLING
    empty = [f for f in telling if f in sheet.place and not sheet.columns.filled(sheet.place[f])]
    if not empty:
        return
    named = " et ".join(f"« {sheet.header(f)} »" for f in empty)
    sheet.doubts.add(
        f"{named} : colonne vide. Les autres suffisent-elles à dire ce qui est dû ?",
        [answering(EMPTIED, "compter", "les autres colonnes suffisent", "--colonne-vide compter")],
        sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL, *empty),
        range(min(5, sheet.table.rows)),
        forced=True,
    )


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
