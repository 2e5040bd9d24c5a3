"""A list of invoices to lines of customers: what each column holds is guessed, shown, and corrected by the user."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guide.ledger.amounts import Amounts, decimal_mark, drafts
from guide.ledger.columns import LABELS, placed, plain, recognised
from guide.ledger.days import Days, day_first, read_days
from guide.ledger.frame import Debtors, Entries, Mark, Numbers, compact
from guide.ledger.parties import UNNAMED
from guide.ledger.parts import Part, Teller, bad_amount, bad_date, two_ways
from guide.ledger.reading import Recognised
from guide.ledger.sources import (
    Anomalies,
    ColumnMapping,
    ColumnsUnknown,
    Control,
    Field,
    FileInfo,
    FileKind,
    Severity,
    shortened,
)
from guide.ledger.table import Codes, Columns, Kind, Table
from guide.ledger.words import CREDIT, EURO, OPEN, PAID, SYMBOLS, VOID, YES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CELLS = frozenset((Field.NUMBER, Field.TOTAL, Field.LEFT, Field.PAID))
_DATES = (Field.ISSUED, Field.DUE, Field.SETTLED)
_MONEY = (Field.TOTAL, Field.LEFT, Field.PAID)
#: Columns that say what is paid, best first.
SAYS_PAID = (Field.LEFT, Field.PAID, Field.SETTLED, Field.STATUS)
_TOTAL_ROW = re.compile(
    r"(?:sous[- ]?)?totaux?\b|(?:sous[- ]?)?total\b|soldes?\b|cumuls?\b|pourcentages?\b|grand total\b|report\b",
    re.IGNORECASE,
)
def recogniser(mapping: ColumnMapping | None) -> Callable[[Sequence[str]], Recognised]:
    """What headers are worth as those of an invoice list."""

    def recognise(names: Sequence[str]) -> Recognised:
        place = placed(names, mapping)
        wanted = {column: Kind.CELLS if f in _CELLS else Kind.CODES for f, column in place.items()}
        points = recognised(names)
        if mapping is not None:
            points = max(points, 3 * len({n for n in mapping.columns.values() if n} & set(names)))
        return Recognised(False, points, wanted)

    return recognise


@dataclass
class Currencies:
    """Codes of the currencies met; 0 is the euro."""

    codes: list[str] = field(default_factory=lambda: ["EUR"])

    def number(self, text: str) -> int:
        code = SYMBOLS.get(text.strip(), text.strip().upper())
        if plain(code) in EURO:
            return 0
        if code not in self.codes:
            if len(self.codes) > 100:
                return 100
            self.codes.append(code)
        return self.codes.index(code)


@dataclass(frozen=True)
class Sheet:
    """A table, its columns read, and where each field stands in it."""

    table: Table
    columns: Columns
    place: Mapping[Field, int]
    teller: Teller

    def header(self, which: Field) -> str:
        return self.table.names[self.place[which]]

    def codes(self, which: Field) -> Codes | None:
        return self.columns.codes(self.place[which]) if which in self.place else None

    def text(self, which: Field) -> Callable[[int], str]:
        """The cell of that field on a row, as text."""
        column = self.place[which]
        if which in _CELLS:
            return lambda row: self.columns.text(column, row)
        codes = self.columns.codes(column)
        return lambda row: codes.values[codes.index[row]]


def read_invoices(
    table: Table,
    file: int,
    name: str,
    mapping: ColumnMapping | None,
    debtors: Debtors,
    currencies: Currencies,
    anomalies: Anomalies,
) -> Part:
    """The lines of an invoice list. Raises ColumnsUnknown when neither a total nor an amount left is found."""
    import numpy as np

    place = placed(table.names, mapping)
    known = recogniser(mapping)(table.names)
    if known.points < 3 or not {Field.TOTAL, Field.LEFT} & place.keys():
        raise _unknown(name, table.names, place)
    sheet = Sheet(table, table.load(known.wanted), place, Teller(table, anomalies))
    money, decimal = _money(sheet, mapping)
    dates, dayfirst = _dates(sheet, mapping)
    ignored, totals = _not_invoices(sheet, dates, money)
    amount, left, unread = _open(sheet, money, dates)
    kept = ~ignored & ~unread
    _tell(sheet, money, dates, left, ignored, unread)
    controls = _controls(sheet, money, totals, amount, left, kept)
    damaged = sheet.teller.damaged()
    nothing = np.full(table.rows, np.datetime64("NaT", "D"))
    on = {f: dates[f].on if f in dates else nothing for f in _DATES}
    days = on[Field.ISSUED][kept]
    days = days[~np.isnat(days)]
    count = int(kept.sum())
    info = FileInfo(
        name, FileKind.INVOICES, table.encoding, table.separator, table.rows + damaged, count,
        int(ignored.sum()), table.rows - count - int(ignored.sum()) + damaged,
        days.min().item() if len(days) else None, days.max().item() if len(days) else None,
        table.names, ColumnMapping({f: table.names[c] for f, c in place.items()}, dayfirst, decimal),
        table.sheet, controls,
    )  # fmt: skip
    lines = np.arange(table.rows, dtype=np.int32) + table.first_line if table.lines is None else table.lines
    every = Entries(
        np.full(table.rows, file, dtype=np.int16), np.arange(table.rows, dtype=np.int32), lines.astype(np.int32),
        _debtors(sheet, debtors, kept), on[Field.ISSUED], on[Field.ISSUED], on[Field.DUE],
        on[Field.SETTLED] if Field.SETTLED in dates else None, amount, left, None, _marks(sheet),
        _currency(sheet, money, currencies, kept),
    )  # fmt: skip
    number = sheet.columns.cells(place[Field.NUMBER]) if Field.NUMBER in place else None
    entries = every if count == table.rows else every.only(kept)
    return Part(entries, info, Numbers(number, sheet.columns.encoding))


def _unknown(name: str, names: Sequence[str], place: Mapping[Field, int]) -> ColumnsUnknown:
    missing = "le total ou le reste à payer" if len(place) >= 3 else "le client, les dates et les montants"
    seen = ", ".join(f"« {shortened(n, 30)} »" for n in names[:8]) + (", …" if len(names) > 8 else "")
    return ColumnsUnknown(
        f"« {name} » : les colonnes ne sont pas reconnues ({seen}). Il manque {missing}.",
        "Indiquez quelle colonne contient quoi, ou exportez la liste des factures avec sa ligne d'en-tête.",
        tuple(names),
    )


def _money(sheet: Sheet, mapping: ColumnMapping | None) -> tuple[dict[Field, Amounts], str | None]:
    """The columns of amounts; the decimal mark shown by one of them settles the doubtful cells of all."""
    found = [f for f in _MONEY if f in sheet.place]
    read = drafts([sheet.columns.cells(sheet.place[f]) for f in found], sheet.columns.encoding, sheet.table.typed)
    decimal = decimal_mark(mapping.decimal if mapping else None, *read)
    return {f: column.settled(decimal) for f, column in zip(found, read, strict=True)}, decimal


def _dates(sheet: Sheet, mapping: ColumnMapping | None) -> tuple[dict[Field, Days], bool | None]:
    """The columns of dates, each read day first or month first as its own cells tell, else as the others do."""
    codes = {f: found for f in _DATES if (found := sheet.codes(f))}
    chosen = mapping.day_first if mapping else None
    told = {f: day_first([found]) for f, found in codes.items()}
    common = day_first(list(codes.values())) if chosen is None else chosen
    read = {
        f: read_days(found, (told[f] if chosen is None and told[f] is not None else common) is not False)
        for f, found in codes.items()
    }
    return read, common


def _not_invoices(
    sheet: Sheet, dates: Mapping[Field, Days], money: Mapping[Field, Amounts]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Rows that are no invoice (blank, totals, drafts, cancelled, quotes), and which of them are totals."""
    import numpy as np

    rows = sheet.table.rows
    ignored = np.zeros(rows, dtype=np.bool_)
    for which in (Field.STATUS, Field.TYPE):
        codes = sheet.codes(which)
        if codes:
            ignored |= codes.where([plain(v) in VOID for v in codes.values])
    bare = dates[Field.ISSUED].blank if Field.ISSUED in dates else np.ones(rows, dtype=np.bool_)
    totals = np.zeros(rows, dtype=np.bool_)
    if not bare.any():
        return ignored, totals
    unnumbered = np.ones(rows, dtype=np.bool_)
    if Field.NUMBER in sheet.place:
        texts = sheet.table.load({sheet.place[Field.NUMBER]: Kind.CODES}).codes(sheet.place[Field.NUMBER])
        unnumbered = texts.where([not v for v in texts.values])
        totals |= bare & texts.where([bool(_TOTAL_ROW.match(v)) for v in texts.values])
    for column in {0, *(sheet.place[f] for f in (Field.DEBTOR, Field.TYPE) if f in sheet.place)}:
        texts = sheet.table.load({column: Kind.CODES}).codes(column)
        totals |= bare & unnumbered & texts.where([bool(_TOTAL_ROW.match(v)) for v in texts.values])
    dated_or_numbered = {Field.ISSUED, Field.NUMBER} & sheet.place.keys()
    empty = np.ones(rows, dtype=np.bool_)
    for found in money.values():
        empty &= found.blank
    nothing = bare & unnumbered & ~totals if dated_or_numbered else empty
    if dated_or_numbered:
        sheet.teller.rows(
            nothing & ~empty, sheet.header(next(iter(sorted(dated_or_numbered)))), lambda row: "",
            lambda _: "Cette ligne n'a ni date ni numéro : ce n'est pas une facture, elle est laissée de côté.",
        )  # fmt: skip
    return ignored | totals | nothing, totals


def _open(
    sheet: Sheet, money: Mapping[Field, Amounts], dates: Mapping[Field, Days]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Amount and open amount of each row, and the rows where neither can be read."""
    import numpy as np

    total, left, paid = (money.get(f) for f in _MONEY)
    first = total or left
    assert first is not None
    amount = first.cents
    bad = first.bad | (first.blank if left is None else np.zeros(len(amount), np.bool_))
    closed = _closed(sheet, dates, len(amount))
    if left is not None:
        unknown = left.blank | (total is None and left.blank)
        if total is not None:
            # A doubtful total does no harm beside an amount left that is certain.
            amount = np.where((total.bad | total.blank) & ~left.bad & ~left.blank, left.cents, amount)
            bad = left.bad | (left.blank & (total.bad | total.blank))
        else:
            bad = left.bad | left.blank
        still = np.where(unknown, np.where(closed, 0, amount), left.cents)
        _tell_unknown(sheet, unknown & ~closed & ~bad & (amount != 0))
    elif paid is not None:
        bad = bad | paid.bad
        still = np.where(paid.blank & closed, 0, amount - paid.cents)
    else:
        still = np.where(closed, 0, amount)
    codes = sheet.codes(Field.TYPE)
    if codes and (credit := codes.where([plain(v) in CREDIT for v in codes.values])).any():
        amount = np.where(credit, -np.abs(amount), amount)
        still = np.where(credit, -np.abs(still), still)
    return amount, still, bad


def _closed(sheet: Sheet, dates: Mapping[Field, Days], rows: int) -> NDArray[np.bool_]:
    """Rows said to be paid by a date of settlement or, failing an amount, by a word."""
    import numpy as np

    closed = np.zeros(rows, dtype=np.bool_)
    if Field.SETTLED in dates:
        closed |= ~np.isnat(dates[Field.SETTLED].on)
    codes = sheet.codes(Field.STATUS)
    if codes:
        closed |= codes.where([plain(v) in PAID for v in codes.values])
        unknown = [v for v in codes.values if plain(v) not in PAID | VOID | OPEN]
        if unknown and not {Field.LEFT, Field.PAID} & sheet.place.keys():
            words = ", ".join(f"« {shortened(v, 30)} »" for v in unknown[:5])
            sheet.teller.anomalies.add(
                f"Ces mots de la colonne « {sheet.header(Field.STATUS)} » ne sont pas connus : {words}. Les factures "
                "concernées sont comptées comme non payées.",
                Severity.WARNING, None, sheet.header(Field.STATUS),
            )  # fmt: skip
    if not set(SAYS_PAID) & sheet.place.keys():
        sheet.teller.anomalies.add(
            "Aucune colonne ne dit ce qui est payé (reste à payer, déjà payé, date de paiement, statut) : toutes les "
            "factures sont comptées comme non payées. Indiquez la colonne si elle existe.",
            Severity.WARNING,
        )
    return closed


def _tell_unknown(sheet: Sheet, which: NDArray[np.bool_]) -> None:
    sheet.teller.rows(
        which, sheet.header(Field.LEFT), lambda row: "",
        lambda _: "Le reste à payer est vide : la facture est comptée comme due en entier.",
    )  # fmt: skip


def _tell(
    sheet: Sheet,
    money: Mapping[Field, Amounts],
    dates: Mapping[Field, Days],
    left: NDArray[np.int64],
    ignored: NDArray[np.bool_],
    unread: NDArray[np.bool_],
) -> None:
    """Says what could not be read, and the dates that contradict each other."""
    import numpy as np

    lost = unread & ~ignored
    told = np.zeros(len(unread), dtype=np.bool_)
    for f, found in money.items():
        text = sheet.text(f)
        for which, message in ((found.ambiguous, two_ways), (found.bad & ~found.ambiguous, bad_amount)):
            sheet.teller.rows(which & lost, sheet.header(f), text, message, Severity.ERROR)
            told |= which
        sheet.teller.rows(
            found.bad & ~lost & ~ignored, sheet.header(f), text,
            lambda shown: f"« {shown} » n'est pas un montant : c'est le reste à payer de la ligne qui est retenu.",
        )  # fmt: skip
    first = Field.TOTAL if Field.TOTAL in money else Field.LEFT
    sheet.teller.rows(
        lost & ~told, sheet.header(first), lambda row: "",
        lambda _: "Cette ligne n'a pas de montant : elle est laissée de côté.", Severity.ERROR,
    )  # fmt: skip
    for f, days in dates.items():
        if days.bad.any():
            sheet.teller.rows(days.bad & ~ignored & ~unread, sheet.header(f), sheet.text(f), bad_date)
    if Field.DUE in dates and Field.ISSUED in dates:
        early = (dates[Field.DUE].on < dates[Field.ISSUED].on) & (left != 0) & ~ignored & ~unread
        if early.any():
            sheet.teller.rows(
                early, sheet.header(Field.DUE), sheet.text(Field.DUE),
                lambda shown: f"L'échéance ({shown}) est antérieure à la date de la facture : vérifiez les deux dates.",
            )  # fmt: skip


def _controls(
    sheet: Sheet,
    money: Mapping[Field, Amounts],
    totals: NDArray[np.bool_],
    amount: NDArray[np.int64],
    left: NDArray[np.int64],
    kept: NDArray[np.bool_],
) -> tuple[Control, ...]:
    """Sums of the rows kept, against the last row of totals of the file when it has one."""
    import numpy as np

    found = []
    last = np.flatnonzero(totals)[-1:]
    for f, column in ((Field.TOTAL, amount), (Field.LEFT, left)):
        if f not in money and (f is Field.TOTAL or Field.PAID not in money):
            continue
        expected = None
        if f in money and len(last) and not (money[f].bad | money[f].blank)[last[0]]:
            expected = int(money[f].cents[last[0]])
        label = f"Somme de « {sheet.header(f)} »" if f in sheet.place else "Somme de ce qui reste à payer"
        control = Control(label, int(column[kept].sum()), expected)
        found.append(control)
        if not control.holds:
            from guide.values.french import money as shown

            sheet.teller.anomalies.add(
                f"{label} : {shown(control.found)} pour les lignes lues, mais {shown(control.expected or 0)} sur la "
                "ligne de total du fichier. Vérifiez les colonnes et les lignes laissées de côté.",
                Severity.WARNING, sheet.table.line(int(last[0])), sheet.header(f),
            )  # fmt: skip
    return tuple(found)


def _marks(sheet: Sheet) -> NDArray[np.uint8]:
    import numpy as np

    estimable = Mark.NONE if Field.DUE in sheet.place else Mark.ESTIMABLE
    marks = np.full(sheet.table.rows, estimable, dtype=np.uint8)
    codes = sheet.codes(Field.DISPUTED)
    if codes:
        marks[codes.where([plain(v) in YES for v in codes.values])] |= np.uint8(Mark.DISPUTED)
    return marks


def _currency(
    sheet: Sheet, money: Mapping[Field, Amounts], currencies: Currencies, kept: NDArray[np.bool_]
) -> NDArray[np.int8] | None:
    """The currency of each row (None: euros only). The column is believed over a sign written in a cell."""
    import numpy as np

    codes = sheet.codes(Field.CURRENCY)
    found = np.zeros(sheet.table.rows, dtype=np.int8)
    if codes and codes.values:
        found = np.array([currencies.number(v) for v in codes.values], dtype=np.int8)[codes.index]
    elif not codes:
        for amounts in money.values():
            for row, symbol in amounts.symbols.items():
                found[row] = currencies.number(symbol)
    foreign = (found != 0) & kept
    if not foreign.any():
        return None
    names = ", ".join(currencies.codes[i] for i in np.unique(found[foreign]).tolist())
    sheet.teller.anomalies.add(
        f"{int(foreign.sum())} facture(s) sont dans une autre devise ({names}) : elles sont montrées à part et jamais "
        "additionnées aux euros.",
        Severity.WARNING, None, sheet.header(Field.CURRENCY) if codes else None,
    )  # fmt: skip
    return found


def _debtors(sheet: Sheet, debtors: Debtors, kept: NDArray[np.bool_]) -> NDArray[np.int32]:
    """The customer of each row: its name (case and blanks apart), told apart by its code where there is one."""
    import numpy as np

    names, ids = sheet.codes(Field.DEBTOR), sheet.codes(Field.DEBTOR_ID)
    rows = sheet.table.rows
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
    blank = np.array([not (name or code) for name, code in pairs], dtype=np.bool_)[place] if pairs else kept
    if blank.any():
        which = Field.DEBTOR if names else Field.DEBTOR_ID
        sheet.teller.rows(
            blank & kept, sheet.header(which), lambda row: "",
            lambda _: "Cette ligne ne nomme pas le client : retrouvez-le avant toute relance.",
        )  # fmt: skip
    several = _homonyms(pairs)
    numbered = debtors.numbers(
        (f"liste|{' '.join(name.split()).casefold()}|{code if name in several or not name else ''}",
         (f"{name} ({code})" if name in several and code else name) or code or UNNAMED)
        for name, code in pairs
    )  # fmt: skip
    return numbered[place] if len(numbered) else np.zeros(rows, dtype=np.int32)


def _homonyms(pairs: Sequence[tuple[str, str]]) -> set[str]:
    """Names borne by several codes: different customers."""
    codes: dict[str, set[str]] = {}
    for name, code in pairs:
        if code:
            codes.setdefault(" ".join(name.split()).casefold(), set()).add(code)
    return {name for name, _ in pairs if len(codes.get(" ".join(name.split()).casefold(), ())) > 1}
