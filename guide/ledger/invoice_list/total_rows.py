"""Which rows of a list are no invoices (titles, totals, drafts, headers written again), and what its totals must equal."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from guide.errors import UnreadableFile
from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.dates import Days
from guide.ledger.columns.headers import named_by, plain
from guide.ledger.columns.status_words import PaymentState
from guide.ledger.columns.typed_table import MONEY, TypedTable, payments_of
from guide.ledger.invoice_list.heading_sums import heading_sums
from guide.ledger.invoice_list.row_kinds import not_owed
from guide.ledger.invoice_list.sum_rows import SUMS, ask_unreferenced, groups, sums, unnumbered
from guide.ledger.source.anomalies import Severity
from guide.ledger.source.source_files import Control, Field

_TOTAL_ROW = re.compile(
    r"(?:(?:sous[- ]?)?tota(?:l|ux)|soldes?|cumuls?|grand total|report|reste|(?:partner )?(?:ending|closing) balance)\b",
    re.IGNORECASE,
)
_PERCENT_ROW = re.compile(r"(?:pourcentages?|percents?)\b|%", re.IGNORECASE)
#: Where nothing else tells a row of totals from an invoice, a customer may be called « Total Énergies ».
_TOTAL_ALONE = re.compile(r"(?:sous[- ]?|grand )?tota(?:l|ux)(?: g[ée]n[ée]ral)?\s*:?", re.IGNORECASE)


_NO_CUSTOMER = re.compile(
    r"(?:dont )?(?:moyennes?|average|m[ée]dianes?|max(?:imum|i)?|min(?:imum|i)?|nombre|nb|count|objectifs?|t\.?v\.?a\.?|ht|ttc|"
    r"(?:[àa] )?report(?:er)?|cumul[ée]?s?|soldes?|caisse|tr[ée]sorerie|banque|reste|provisions?|[ée]carts?|diff[ée]rences?)"
    r"(?: (?:g[ée]n[ée]ra(?:le?|ux)|mensuel(?:le)?|annuel(?:le)?|bancaires?|clients?|(?:de |des )?factures?|d[ûu]s?|ht|ttc|tva|"
    r"[\d,. ]+ ?%|[àa] (?:payer|encaisser|recevoir)))?\s*:?",
    re.IGNORECASE,
)


_DIGIT = re.compile(r"\d")
#: Where a row of totals says that it is one, besides the first cell.
_SAY_TOTAL = (Field.ISSUED, Field.DUE, Field.NUMBER, Field.DEBTOR, Field.TYPE)


def not_invoices(
    sheet: TypedTable, dates: Mapping[Field, Days], money: Mapping[Field, Amounts]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Rows that are no invoice; which of them are totals that the sums must equal, and which are titles."""
    rows = sheet.table.rows
    ignored = np.zeros(rows, dtype=np.bool_)
    for f in (Field.STATUS, Field.PAYMENT_STATUS):
        if status := sheet.codes(f):
            ignored |= status.where([state is PaymentState.VOID for state in payments_of(sheet, f)])
    ignored |= not_owed(sheet)
    if Field.DRAFT in sheet.place:
        ignored |= sheet.yes(Field.DRAFT)
    issued = dates.get(Field.ISSUED)
    undated = np.ones(rows, dtype=np.bool_) if issued is None else issued.blank | issued.bad
    totals = np.zeros(rows, dtype=np.bool_)
    suspects = _suspects(sheet)
    if not undated.any() and not suspects.any():
        return ignored, totals, totals
    ignored |= undated & _header_again(sheet)
    unnumbered = _blank(sheet, Field.NUMBER)
    empty = np.ones(rows, dtype=np.bool_)
    for value in money.values():
        empty &= value.blank
    # A title, the name of a block: neither date nor amount, and no number or no customer of its own.
    titles = undated & empty & (unnumbered | _blank(sheet, Field.DEBTOR))
    labels = _labels(sheet, undated & ~titles, unnumbered)
    totals, percents = (undated & label for label in labels)
    titles |= heading_sums(sheet, dates, money, ignored | totals | percents | titles | empty)
    dated_or_numbered = {Field.ISSUED, Field.NUMBER} & sheet.place.keys()
    unknown = unnumbered if issued is None else unnumbered | _worded(sheet)
    nothing = (undated if issued is None else issued.blank) & unknown & ~totals & ~percents
    if not dated_or_numbered:
        nothing &= empty
    lost = nothing & ~empty
    if lost.any():
        at = np.flatnonzero(lost)
        totals |= _says_elsewhere(sheet, at, _TOTAL_ROW)
        lost &= ~(totals | _says_elsewhere(sheet, at, _PERCENT_ROW))
    lacks = _lacking(sheet, undated if issued is not None else np.zeros(rows, dtype=np.bool_), unnumbered)
    totals |= sums(sheet, money, suspects | lost, lacks, ignored | percents | titles | empty | totals)
    lost &= ~totals
    out = ignored | totals | percents | titles | empty
    if not dated_or_numbered and (called := _sums_of_customers(sheet, money, out) & ~out).any():
        ask_unreferenced(sheet, called)
        if sheet.answer(SUMS) != "compter":
            nothing |= called
    if dated_or_numbered and lost.any():
        ask_unreferenced(sheet, lost)
        if sheet.answer(SUMS) == "compter":
            nothing &= ~lost
        else:
            sheet.teller.rows(
                lost,
                sheet.header(next(iter(sorted(dated_or_numbered)))),
                lambda row: "",
                lambda _: "Cette ligne n'a ni date ni numéro : ce n'est pas une facture, elle est laissée de côté.",
            )
    return ignored | totals | percents | titles | nothing, totals, titles & ~(ignored | totals | percents)


def _sums_of_customers(sheet: TypedTable, money: Mapping[Field, Amounts], out: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """In a list of customers and sums, the rows that are called as no customer is, and those that come to the rows of
    their own customer just above, more than one."""
    which = _first_is_sum(money, out)
    codes = sheet.codes(Field.DEBTOR)
    if codes is None:
        return which
    which = which | codes.where([bool(_NO_CUSTOMER.fullmatch(v)) for v in codes.values]) | groups(codes, money, out)
    if len(codes.values) == len(out) or not money:
        return which
    cents = next(iter(money.values())).cents.tolist()
    last, above, rows = -1, 0, 0
    for row, customer in enumerate(codes.index.tolist()):
        above, rows = (above, rows) if customer == last else (0, 0)
        if rows > 1 and cents[row] == above != 0:
            which[row] = True
            above, rows = 0, 0
        else:
            above, rows = above + cents[row], rows + 1
        last = customer
    return which


def _first_is_sum(money: Mapping[Field, Amounts], out: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The first row where it is the sum of all those below, more than one."""
    which = np.zeros(len(out), dtype=np.bool_)
    if int((~out).sum()) > 2:
        columns = [each for each in money.values() if not each.bad.any()]
        which[0] = bool(columns) and all(2 * int(c.cents[0]) == int(c.cents[~out].sum()) != 0 for c in columns)
    return which


def _lacking(sheet: TypedTable, undated: NDArray[np.bool_], unnumbered: NDArray[np.bool_]) -> NDArray[np.int8]:
    """How much of an invoice each row is without: its day, its customer, its number; a name that says total is no name."""
    lacks = undated.astype(np.int8)
    if Field.NUMBER in sheet.place:
        at = sheet.anywhere(sheet.place[Field.NUMBER])
        called = at.where([bool(_TOTAL_ROW.match(v)) for v in at.values])
        lacks += (unnumbered & (undated | called)).astype(np.int8) + called.astype(np.int8)
    if codes := sheet.codes(Field.DEBTOR):
        lacks += codes.where([not v for v in codes.values]).astype(np.int8)
        lacks += np.int8(2) * (unnumbered & codes.where([bool(_TOTAL_ROW.match(v)) for v in codes.values])).astype(
            np.int8
        )
    return lacks


def _suspects(sheet: TypedTable) -> NDArray[np.bool_]:
    """Rows that may be totals though they bear a date or a number: without a number or a customer where others have one,
    or called so. The last of a list that numbers nothing is looked at too."""
    suspects = unnumbered(sheet)
    if Field.NUMBER not in sheet.place and sheet.table.rows:
        suspects[-1] = True
    codes = sheet.codes(Field.DEBTOR)
    if codes:
        suspects = suspects | codes.where([not v or bool(_TOTAL_ROW.match(v)) for v in codes.values])
    return np.zeros_like(suspects) if suspects.all() else suspects


def _blank(sheet: TypedTable, which: Field) -> NDArray[np.bool_]:
    """The rows where that field is empty: all of them when it has no column."""
    if which not in sheet.place:
        return np.ones(sheet.table.rows, dtype=np.bool_)
    codes = sheet.anywhere(sheet.place[which])
    return codes.where([not v for v in codes.values])


def _worded(sheet: TypedTable) -> NDArray[np.bool_]:
    """The rows of no customer whose number is a word, where numbers hold figures: « Moyenne », « Écart »."""
    rows = _blank(sheet, Field.DEBTOR)
    if not {Field.NUMBER, Field.DEBTOR} <= sheet.place.keys() or not rows.any():
        return np.zeros_like(rows)
    numbers = sheet.anywhere(sheet.place[Field.NUMBER])
    worded: NDArray[np.bool_] = rows & numbers.where([bool(v) and not _DIGIT.search(v) for v in numbers.values])
    return worded


def _header_again(sheet: TypedTable) -> NDArray[np.bool_]:
    """The rows that write the header again, as reports by account or by page do."""
    again = np.zeros(sheet.table.rows, dtype=np.bool_)
    codes = sheet.codes(Field.ISSUED)
    if codes:
        again |= codes.where([plain(v) == plain(sheet.header(Field.ISSUED)) for v in codes.values])
    if again.any():
        _refuse_other_order(sheet, int(again.argmax()), again)
    return again


def _refuse_other_order(sheet: TypedTable, row: int, again: NDArray[np.bool_]) -> None:
    """Raises UnreadableFile where a header written again puts other columns where the first has them."""
    for column, header in enumerate(sheet.table.names):
        codes = sheet.anywhere(column)
        for cell in {codes.values[at] for at in np.unique(codes.index[again]).tolist()} - {header}:
            first, second = named_by(header), named_by(cell)
            if first and second and first[0] is not second[0]:
                raise UnreadableFile(
                    f"« {sheet.teller.anomalies.file} » : une seconde ligne d'en-tête (ligne {sheet.table.line(row)}) met "
                    f"« {cell} » sous « {header} ».",
                    "Séparez les deux tableaux en deux fichiers, ou mettez leurs colonnes dans le même ordre.",
                )


def _labels(
    sheet: TypedTable, which: NDArray[np.bool_], unnumbered: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Among the rows without a date, those whose number, date, customer, type or first cell says total, or percents."""
    totals, percents = np.zeros(len(which), dtype=np.bool_), np.zeros(len(which), dtype=np.bool_)
    identified = {Field.ISSUED, Field.NUMBER} & sheet.place.keys()
    is_total = _TOTAL_ROW.match if identified else _TOTAL_ALONE.fullmatch
    for f in identified:
        codes = sheet.anywhere(sheet.place[f])
        totals |= codes.where([bool(_TOTAL_ROW.match(v)) for v in codes.values])
        percents |= codes.where([bool(_PERCENT_ROW.match(v)) for v in codes.values])
    for column in {0, *(sheet.place[f] for f in (Field.DEBTOR, Field.TYPE) if f in sheet.place)}:
        codes = sheet.anywhere(column)
        totals |= unnumbered & codes.where([bool(is_total(v)) for v in codes.values])
        percents |= unnumbered & codes.where([bool(_PERCENT_ROW.match(v)) for v in codes.values])
    return totals & which, percents & which


def _says_elsewhere(sheet: TypedTable, rows: NDArray[np.int64], what: re.Pattern[str]) -> NDArray[np.bool_]:
    """Of these few rows, those that say so in another column, that of a date or one where no field stands."""
    which = np.zeros(sheet.table.rows, dtype=np.bool_)
    for column in set(range(len(sheet.table.names))) - {sheet.place[f] for f in MONEY if f in sheet.place}:
        codes = sheet.anywhere(column)
        which[rows] |= codes.where([bool(what.match(v)) for v in codes.values])[rows]
    return which


def controls_of(
    sheet: TypedTable,
    money: Mapping[Field, Amounts],
    totals: NDArray[np.bool_],
    amount: NDArray[np.int64],
    left: NDArray[np.int64],
    rows_kept: NDArray[np.bool_],
) -> tuple[Control, ...]:
    """Sums of the rows kept, against the rows of totals of the file when it has some."""
    controls = []
    rows = np.flatnonzero(totals)
    grand = _are_grand(sheet, rows)
    for f, column in ((Field.TOTAL, amount), (Field.LEFT, left)):
        if f not in money and (f is Field.TOTAL or Field.PAID not in money):
            continue
        label = f"Somme de « {sheet.header(f)} »" if f in sheet.place else "Somme de ce qui reste à payer"
        ours, expected = int(column[rows_kept].sum()), None
        if f in money:
            stated = rows[~(money[f].bad | money[f].blank)[rows]]
            expected = _expected(money[f].cents[stated].tolist(), grand[np.isin(rows, stated)].tolist(), ours)
        control = Control(label, ours, expected)
        controls.append(control)
        if not control.holds:
            from guide.values.french import money as shown

            sheet.teller.anomalies.add(
                f"{label} : {shown(control.found)} pour les lignes lues, mais {shown(control.expected or 0)} sur la "
                f"ligne de total du fichier (ligne {sheet.table.line(int(stated[-1]))}). Vérifiez quelle colonne est "
                "prise pour quoi, et les lignes laissées de côté.",
                Severity.ERROR,
                None,
                sheet.header(f),
            )
    return tuple(controls)


def _are_grand(sheet: TypedTable, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which rows of totals are of the whole list (« Total », « Total général »), not of a customer or a month."""
    grand = np.zeros(len(rows), dtype=np.bool_)
    for column in {0, *(sheet.place[f] for f in _SAY_TOTAL if f in sheet.place)} if len(rows) else ():
        codes = sheet.anywhere(column)
        whole = [bool(_TOTAL_ALONE.fullmatch(v)) and not v.lower().startswith("sous") for v in codes.values]
        grand |= codes.where(whole)[rows]
    return grand


def _expected(totals: list[int], grand: list[bool], ours: int) -> int | None:
    """What the sum must be: the grand total, or those of several blocks together; failing that, what sub-totals say
    (one of them, their sum, or twice the sum when they stand at two levels)."""
    if not totals:
        return None
    whole = [total for total, is_grand in zip(totals, grand, strict=True) if is_grand]
    if whole:
        return ours if sum(whole) == ours else whole[-1]
    return ours if ours in totals or sum(totals) in (ours, 2 * ours) else totals[-1]
