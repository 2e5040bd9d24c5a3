"""What is open of each row of a list, from all that says what is paid; where two columns contradict each other, a doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guide.errors import UnreadableFile
from guide.ledger.columns.amounts import Amounts
from guide.ledger.columns.dates import Days
from guide.ledger.columns.header_words import words
from guide.ledger.columns.row_anomalies import bad_amount, bad_date, two_ways
from guide.ledger.columns.typed_table import MONEY, TypedTable
from guide.ledger.invoice_list.cancelling_notes import with_cancelling_notes
from guide.ledger.invoice_list.final_invoices import less_deposits
from guide.ledger.invoice_list.odd_amounts import at_most_the_total, once_a_customer, owed_in_minus, paid_in_minus
from guide.ledger.invoice_list.payment_doubts import LEFT_BLANK, PARTLY, tell_doubts
from guide.ledger.invoice_list.payment_evidence import SAID_PAID, PaymentEvidence, evidence
from guide.ledger.invoice_list.row_kinds import documents
from guide.ledger.invoice_list.running_balance import last_balances, runs_on, tell_running
from guide.ledger.source.anomalies import Severity
from guide.ledger.source.source_files import Field
from guide.values.french import count

#: What is left once a payment is taken off; « Solde dû » or « Doit » may be what was due before.
_LEFT_OVER = frozenset(("reste", "restant", "impaye", "unpaid", "remaining"))


def open_amounts(
    sheet: TypedTable, money: Mapping[Field, Amounts], dates: Mapping[Field, Days], ignored: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Amount and open amount of each row, and the rows where neither can be read."""
    money = paid_in_minus(sheet, owed_in_minus(sheet, money, ~ignored), ~ignored)
    money = last_balances(sheet, money, ignored)
    total, left, paid = (money.get(f) for f in MONEY)
    first = total or left
    if first is None:
        raise UnreadableFile(
            "Aucun montant ne se lit dans cette liste.", "Indiquez la colonne des montants, ou refaites l'export."
        )
    amount, bad = first.cents, first.bad | first.blank
    if left is not None and paid is not None and total is not None and _repeats_total(left, total, paid):
        _tell_repeated(sheet)
        money = {f: cells for f, cells in money.items() if f is not Field.LEFT}
        left = None
    if left is not None and total is not None and sheet.paid_by is None and runs_on(sheet, left, total, ignored):
        tell_running(sheet)
        money = {f: amounts for f, amounts in money.items() if f is not Field.LEFT}
        left = None
    if left is not None and total is not None:
        # A doubtful total does no harm beside an amount left that is certain.
        amount = np.where(bad & ~left.bad & ~left.blank, left.cents, amount)
        bad = left.bad | (left.blank & bad)
    if left is not None:
        once = once_a_customer(sheet, left.cents, ~ignored & ~left.bad)
        if total is None:
            # « Payé » and « Impayé » come to the invoice together.
            apart = paid is not None and _LEFT_OVER & set(words(sheet.header(Field.LEFT)))
            amount = once + np.abs(paid.cents) if paid and apart else once
        elif once is left.cents:
            once = at_most_the_total(sheet, once, amount, ~ignored & ~left.bad)
        money = {**money, Field.LEFT: replace(left, cents=once)}
    if paid is not None and left is None:
        bad = bad | paid.bad
    alone = _payments_alone(sheet, total, paid, ~ignored) if left is None else None
    if paid is not None and alone is not None:
        amount, bad = np.where(alone, np.abs(paid.cents), amount), bad & ~alone
    seen = evidence(sheet, money, dates, amount)
    still = _weighed(sheet, seen, amount)
    if not seen:
        sheet.teller.anomalies.add(
            "Aucune colonne ne dit ce qui est payé (reste à payer, déjà payé, date de paiement, statut) : toutes les "
            "factures sont comptées comme non payées. Indiquez la colonne si elle existe.",
            Severity.WARNING,
        )
    kinds = documents(sheet, amount)
    credit, payment = kinds.credit, kinds.payment if alone is None else kinds.payment | alone
    if kinds.returned.any():
        # Whatever its sign: a payment taken back is owed again.
        amount, still = (np.where(kinds.returned, np.abs(cents), cents) for cents in (amount, still))
    rows, notes = ~ignored & ~bad & ~payment, credit | (amount < 0)
    tell_doubts(
        sheet, seen, amount, rows & ~notes & (amount > 0), rows & notes, kinds.has_payments or alone is not None
    )
    if credit.any():
        amount, still = np.where(credit, -np.abs(amount), amount), np.where(credit, -np.abs(still), still)
    if payment.any():
        amount = np.where(payment, -np.abs(amount), amount)
        applied = payment & _already_applied(money.get(Field.LEFT), amount, rows)
        still = np.where(payment, np.where(applied, 0, amount), still)
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
    still = with_cancelling_notes(sheet, amount, still, ignored | bad)
    return amount, less_deposits(sheet, amount, still, ignored | bad), bad


def _already_applied(left: Amounts | None, amount: NDArray[np.int64], invoices: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The rows that have nothing left, where what is left of some invoices has payments taken off."""
    if left is None or not (invoices & ~left.blank & (left.cents < amount)).any():
        return np.zeros(len(amount), dtype=np.bool_)
    nothing: NDArray[np.bool_] = ~left.blank & ~left.bad & (left.cents == 0)
    return nothing


def _payments_alone(
    sheet: TypedTable, total: Amounts | None, paid: Amounts | None, rows_kept: NDArray[np.bool_]
) -> NDArray[np.bool_] | None:
    """In a list of « Facturé » and « Réglé » on rows of their own, the rows of payments; None in another."""
    if total is None or paid is None or sheet.paid_by is not None:
        return None
    billed, received = ~total.blank & (total.cents != 0), ~paid.blank & ~paid.bad & (paid.cents != 0)
    alone: NDArray[np.bool_] = received & ~billed & ~total.bad & rows_kept
    if not alone.any() or not (billed & ~received & rows_kept).any():
        return None
    sheet.teller.anomalies.add(
        f"{count(int(alone.sum()), 'ligne ne porte', 'lignes ne portent')} que « {sheet.header(Field.PAID)} » : des règlements.",
        Severity.INFO,
        None,
        sheet.header(Field.PAID),
    )
    return alone


def _weighed(sheet: TypedTable, seen: list[PaymentEvidence], amount: NDArray[np.int64]) -> NDArray[np.int64]:
    """What is left: the amount left itself, else the total less what is paid, else nothing of what is said paid."""
    closed, partly, says = (np.zeros(len(amount), dtype=np.bool_) for _ in range(3))
    for each in seen:
        closed, partly, says = closed | each.closed, partly | each.partly, says | each.says
    if sheet.answer(PARTLY) == "rien":
        closed = closed | partly
    if sheet.answer(LEFT_BLANK) == "rien":
        closed = closed | ~says
    still = np.where(closed, 0, amount)
    for f in (Field.STATUS, Field.PAYMENT_STATUS, Field.PAID, Field.LEFT):
        for each in seen:
            if each.field is f and each.left is not None:
                still = np.where(each.says, each.left, still)
    if sheet.answer(SAID_PAID):
        for each in seen:
            still = still if each.left is not None else np.where(each.closed, 0, still)
    return still


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


def tell(
    sheet: TypedTable,
    money: Mapping[Field, Amounts],
    dates: Mapping[Field, Days],
    left: NDArray[np.int64],
    ignored: NDArray[np.bool_],
    unread: NDArray[np.bool_],
) -> None:
    """Says what could not be read, and the dates that contradict each other."""
    lost = unread & ~ignored
    marked = np.zeros(len(unread), dtype=np.bool_)
    for f, amounts in money.items():
        text = sheet.text(f)
        for which, message in ((amounts.ambiguous, two_ways), (amounts.bad & ~amounts.ambiguous, bad_amount)):
            sheet.teller.rows(which & lost, sheet.header(f), text, message, Severity.ERROR)
            marked |= which
        sheet.teller.rows(
            amounts.bad & ~lost & ~ignored,
            sheet.header(f),
            text,
            lambda shown: f"« {shown} » n'est pas un montant : c'est le reste à payer de la ligne qui est retenu.",
        )
    first = Field.TOTAL if Field.TOTAL in money else Field.LEFT
    sheet.teller.rows(
        lost & ~marked,
        sheet.header(first),
        lambda row: "",
        lambda _: "Cette ligne n'a pas de montant : elle est laissée de côté.",
        Severity.ERROR,
    )
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
