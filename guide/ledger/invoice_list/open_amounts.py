"""What is open of each row of a list, and what is said of those that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.dates import Days
from guide.ledger.columns.headers import plain
from guide.ledger.columns.row_anomalies import bad_amount, bad_date, two_ways
from guide.ledger.columns.status_words import OPEN, PAID, PARTIAL, VOID, is_credit
from guide.ledger.columns.typed_table import MONEY, TypedTable, status_words
from guide.ledger.source.anomalies import Severity, shortened
from guide.ledger.source.source_files import Field

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Columns that say what is paid, best first.
SAYS_PAID = (Field.LEFT, Field.PAID, Field.SETTLED, Field.STATUS, Field.FULLY_PAID)


def open_amounts(
    sheet: TypedTable, money: Mapping[Field, Amounts], dates: Mapping[Field, Days]
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
            if paid is not None and _repeats_total(left, total, paid):
                still = amount - paid.cents
                _tell_repeated(sheet)
    elif paid is not None:
        bad = bad | paid.bad
        still = np.where(paid.blank & closed, 0, amount - paid.cents)
    else:
        still = np.where(closed, 0, amount)
    codes = sheet.codes(Field.TYPE)
    if codes and (credit := codes.where([is_credit(plain(v)) for v in codes.values])).any():
        amount = np.where(credit, -np.abs(amount), amount)
        still = np.where(credit, -np.abs(still), still)
    if left is not None and total is not None:
        turned = amount < 0
        if turned.any() and (turned := turned & (still > 0) & (still <= -amount)).any():
            still = np.where(turned, -still, still)
            sheet.teller.rows(
                turned & ~bad,
                sheet.header(Field.LEFT),
                sheet.text(Field.LEFT),
                lambda shown: (
                    f"Le total est négatif et le reste à payer positif ({shown}) : c'est un avoir, compté en moins."
                ),
            )
    return amount, still, bad


def _tell_paid_and_left(sheet: TypedTable, left: NDArray[np.bool_]) -> None:
    """Says the rows that are said to be paid in full, and where something is left nevertheless."""
    for f, words in ((Field.STATUS, status_words(sheet)), (Field.FULLY_PAID, None)):
        codes = sheet.codes(f)
        if codes is None:
            continue
        paid = sheet.yes(f) if words is None else codes.where([word in PAID for word in words])
        sheet.teller.rows(
            paid & left,
            sheet.header(f),
            sheet.text(f),
            lambda shown: (
                f"« {shown} », et pourtant il reste quelque chose à payer : c'est le reste à payer qui est retenu. "
                "Vérifiez avant toute relance."
            ),
        )


def _repeats_total(left: Amounts, total: Amounts, paid: Amounts) -> bool:
    """Whether what is taken for the amount left is the total once more, when something is paid (« Amount Due »)."""
    return (
        bool((left.cents == total.cents).all())
        and bool(paid.cents.any())
        and not (left.blank.any() or total.bad.any() or paid.bad.any())
    )


def _tell_repeated(sheet: TypedTable) -> None:
    left, total, paid = (sheet.header(f) for f in (Field.LEFT, Field.TOTAL, Field.PAID))
    sheet.teller.anomalies.add(
        f"« {left} » répète « {total} » sur toutes les lignes, même payées : le reste à payer est « {total} » moins "
        f"« {paid} ».",
        Severity.INFO,
        None,
        left,
    )


def _closed(sheet: TypedTable, dates: Mapping[Field, Days], rows: int) -> NDArray[np.bool_]:
    """Rows said to be paid by a date of settlement or, failing an amount, by a word."""
    import numpy as np

    closed = np.zeros(rows, dtype=np.bool_)
    if Field.SETTLED in dates:
        closed |= ~np.isnat(dates[Field.SETTLED].on)
    if Field.FULLY_PAID in sheet.place:
        closed |= sheet.yes(Field.FULLY_PAID)
    codes = sheet.codes(Field.STATUS)
    if codes:
        words = status_words(sheet)
        closed |= codes.where([word in PAID for word in words])
        said = {Field.LEFT, Field.PAID} & sheet.place.keys()
        partly = codes.where([word in PARTIAL for word in words])
        if not said and partly.any():
            sheet.teller.rows(
                partly,
                sheet.header(Field.STATUS),
                sheet.text(Field.STATUS),
                lambda shown: (
                    f"« {shown} » ne dit pas combien il reste à payer : la facture est comptée en entier. "
                    "Ajoutez à l'export la colonne du reste à payer."
                ),
            )
        unknown = [v for v, word in zip(codes.values, words, strict=True) if word not in PAID | VOID | OPEN]
        if unknown and not said:
            listed = ", ".join(f"« {shortened(v, 30)} »" for v in unknown[:5])
            sheet.teller.anomalies.add(
                f"Ces mots de la colonne « {sheet.header(Field.STATUS)} » ne sont pas connus : {listed}. Les factures "
                "concernées sont comptées comme non payées.",
                Severity.WARNING,
                None,
                sheet.header(Field.STATUS),
            )
    if not set(SAYS_PAID) & sheet.place.keys():
        sheet.teller.anomalies.add(
            "Aucune colonne ne dit ce qui est payé (reste à payer, déjà payé, date de paiement, statut) : toutes les "
            "factures sont comptées comme non payées. Indiquez la colonne si elle existe.",
            Severity.WARNING,
        )
    return closed


def _tell_unknown(sheet: TypedTable, which: NDArray[np.bool_]) -> None:
    sheet.teller.rows(
        which,
        sheet.header(Field.LEFT),
        lambda row: "",
        lambda _: "Le reste à payer est vide : la facture est comptée comme due en entier.",
    )


def tell(
    sheet: TypedTable,
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
            found.bad & ~lost & ~ignored,
            sheet.header(f),
            text,
            lambda shown: f"« {shown} » n'est pas un montant : c'est le reste à payer de la ligne qui est retenu.",
        )
    first = Field.TOTAL if Field.TOTAL in money else Field.LEFT
    sheet.teller.rows(
        lost & ~told,
        sheet.header(first),
        lambda row: "",
        lambda _: "Cette ligne n'a pas de montant : elle est laissée de côté.",
        Severity.ERROR,
    )
    if Field.LEFT in money and {Field.STATUS, Field.FULLY_PAID} & sheet.place.keys():
        _tell_paid_and_left(sheet, (left > 0) & ~ignored & ~unread)
    for f, days in dates.items():
        if days.bad.any():
            sheet.teller.rows(days.bad & ~ignored & ~unread, sheet.header(f), sheet.text(f), bad_date)
    if Field.DUE in dates and Field.ISSUED in dates:
        early = (dates[Field.DUE].on < dates[Field.ISSUED].on) & (left != 0) & ~ignored & ~unread
        if early.any():
            sheet.teller.rows(
                early,
                sheet.header(Field.DUE),
                sheet.text(Field.DUE),
                lambda shown: f"L'échéance ({shown}) est antérieure à la date de la facture : vérifiez les deux dates.",
            )
