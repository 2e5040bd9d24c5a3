"""Which rows of a list are invoices, what is open of each, and what is said of those that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from guide.ledger.amounts import Amounts
from guide.ledger.columns import plain
from guide.ledger.days import Days
from guide.ledger.parts import bad_amount, bad_date, two_ways
from guide.ledger.sheet import MONEY, Sheet
from guide.ledger.sources import Control, Field, Severity, shortened
from guide.ledger.table import Kind
from guide.ledger.words import CREDIT, OPEN, PAID, VOID

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Columns that say what is paid, best first.
SAYS_PAID = (Field.LEFT, Field.PAID, Field.SETTLED, Field.STATUS)
_TOTAL_ROW = re.compile(
    r"(?:(?:sous[- ]?)?totaux?|(?:sous[- ]?)?total|soldes?|cumuls?|pourcentages?|grand total|report)\b",
    re.IGNORECASE,
)
#: Where nothing else tells a row of totals from an invoice, a customer may be called « Total Énergies ».
_TOTAL_ALONE = re.compile(r"(?:sous[- ]?|grand )?tota(?:l|ux)(?: g[ée]n[ée]ral)?\s*:?", re.IGNORECASE)


def not_invoices(
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
    dated_or_numbered = {Field.ISSUED, Field.NUMBER} & sheet.place.keys()
    is_total = _TOTAL_ROW.match if dated_or_numbered else _TOTAL_ALONE.fullmatch
    for column in {0, *(sheet.place[f] for f in (Field.DEBTOR, Field.TYPE) if f in sheet.place)}:
        texts = sheet.table.load({column: Kind.CODES}).codes(column)
        totals |= bare & unnumbered & texts.where([bool(is_total(v)) for v in texts.values])
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


def open_amounts(
    sheet: Sheet, money: Mapping[Field, Amounts], dates: Mapping[Field, Days]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Amount and open amount of each row, and the rows where neither can be read."""
    import numpy as np

    total, left, paid = (money.get(f) for f in MONEY)
    first = total or left
    assert first is not None
    amount = first.cents
    bad = first.bad | (first.blank if left is None else np.zeros(len(amount), np.bool_))
    closed = _closed(sheet, dates, len(amount))
    if left is not None:
        # A doubtful total does no harm beside an amount left that is certain.
        bad = left.bad | left.blank
        still = left.cents
        if total is not None:
            vague = total.bad | total.blank
            if vague.any():
                amount = np.where(vague & ~bad, left.cents, amount)
            bad = left.bad | (left.blank & vague)
            if left.blank.any():
                still = np.where(left.blank, np.where(closed, 0, amount), left.cents)
                _tell_unknown(sheet, left.blank & ~closed & ~bad & (amount != 0))
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


def tell(
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


def controls_of(
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
