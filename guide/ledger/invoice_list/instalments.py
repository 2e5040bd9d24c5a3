"""Lists of a row an instalment that write the total of the invoice on each of its rows: which amount is to be counted is asked."""

from __future__ import annotations

from guide.ledger.columns.doubts import placing, quoted
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.source_files import Field

_DUE = frozenset((Sense.DUE, Sense.DUE_IN_ENGLISH))
#: Columns that hold no amount of an instalment.
_OTHERS = frozenset((Sense.DATE, Sense.ON, Sense.BEFORE, Sense.NUMBER, Sense.HT, Sense.OWED, Sense.LATE))


def ask_instalments(sheet: TypedTable) -> None:
    """A doubt where a number stands on several rows, and another column gives the amount of each instalment."""
    if not {Field.TOTAL, Field.NUMBER} <= sheet.place.keys() or Field.TOTAL in sheet.mapping.columns:
        return
    taken, names = set(sheet.place.values()), sheet.table.names
    columns = [at for at, name in enumerate(names) if at not in taken and _is_instalment(name)]
    if not columns or len(sheet.anywhere(sheet.place[Field.NUMBER]).values) == sheet.table.rows:
        return
    headers = names[columns[0]], sheet.header(Field.TOTAL)
    sheet.doubts.add(
        f"Des factures sont sur plusieurs lignes : « {headers[0]} » ou « {headers[1]} », quel montant est celui de la ligne ?",
        [placing(Field.TOTAL, header, f"c'est « {header} »", f"--total {quoted(header)}") for header in headers],
        (*sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL), columns[0]),
        range(5),
    )


def _is_instalment(header: str) -> bool:
    meanings = senses(header)
    return bool(meanings & _DUE) and bool(meanings & {Sense.AMOUNT, Sense.TTC}) and not meanings & _OTHERS
