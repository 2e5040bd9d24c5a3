"""A payment confirmed on a bank statement: off what is owed, once, kept in the follow-up, taken back, in the dossier."""

from __future__ import annotations

from datetime import date

import pytest

from guide.case.codes import DebtorKind
from guide.case.model import Creditor, Payment
from guide.claim import statement
from guide.errors import InvalidFollowUp
from guide.ledger.bank import (
    BankLine,
    KnownPayment,
    ledger_invoices,
    match_lines,
    new_lines,
    noted_receipts,
    receipt_of,
)
from guide.ledger.dunning import CustomerNotes, FollowedLedger, dumps, loads, merged, note_changes, track
from guide.ledger.receivables import Ledger
from tests.unit.ledger_cases import read_text

ON, NEXT = date(2026, 11, 29), date(2026, 12, 31)
HEAD = "Numéro;Client;Date;Échéance;Total TTC;Reste à payer\n"
LINE = BankLine(date(2026, 11, 12), 200_00, "VIR DURAND F1", "a1")


def export(*rows: str, on: date = ON) -> Ledger:
    return read_text(HEAD + "\n".join(rows) + "\n", on=on)


def two_clients() -> Ledger:
    return export("F1;Durand;01/09/2026;01/10/2026;1200;1200", "F2;Martin;01/09/2026;01/10/2026;500;500")


def confirmed(tracking: FollowedLedger, *lines: BankLine) -> CustomerNotes:
    """Each line confirmed in turn, on what the one before left."""
    for line in lines:
        (proposal,) = match_lines([line], ledger_invoices(tracking)).proposals
        debtor = next(view.number for view in tracking.debtors if view.key == proposal.client)
        tracking = track(tracking.export, note_changes.with_receipt(tracking, debtor, receipt_of(proposal)), ON)
    return tracking.follow_up


def owed(ledger: Ledger, notes: CustomerNotes, on: date = ON) -> dict[str, int]:
    return {view.name: view.open for view in track(ledger, notes, on).debtors}


def test_a_proposal_alone_changes_nothing() -> None:
    tracking = track(two_clients(), CustomerNotes(), ON)
    assert match_lines([LINE], ledger_invoices(tracking)).proposals
    assert owed(two_clients(), tracking.follow_up) == {"Durand": 1_200_00, "Martin": 500_00}


def test_a_payment_confirmed_is_off_what_is_owed_and_kept_in_the_file() -> None:
    notes = confirmed(track(two_clients(), CustomerNotes(), ON), LINE)
    assert owed(two_clients(), notes) == {"Durand": 1_000_00, "Martin": 500_00}
    assert loads(dumps(notes)) == notes and owed(two_clients(), loads(dumps(notes)))["Durand"] == 1_000_00
    assert merged(notes, notes) == notes


def test_a_customer_who_paid_all_owes_nothing_and_is_not_reminded() -> None:
    notes = confirmed(track(two_clients(), CustomerNotes(), ON), BankLine(LINE.on, 500_00, "F2", "b1"))
    assert owed(two_clients(), notes) == {"Durand": 1_200_00}


def test_a_payment_taken_back_is_owed_again_and_stays_taken_back() -> None:
    tracking = track(two_clients(), confirmed(track(two_clients(), CustomerNotes(), ON), LINE), ON)
    debtor = next(view.number for view in tracking.debtors if view.name == "Durand")
    (receipt,) = tracking.noted(debtor).received
    notes = note_changes.without_receipt(tracking, debtor, receipt)
    assert owed(two_clients(), notes)["Durand"] == 1_200_00 and not noted_receipts(notes)
    assert owed(two_clients(), merged(tracking.follow_up, notes))["Durand"] == 1_200_00


@pytest.mark.parametrize(
    ("left", "still_owed"),
    [("1200", 1_000_00), ("1000", 1_000_00), ("1100", 1_000_00), ("900", 900_00), ("0", 0)],
    ids=["not booked yet", "booked", "half booked", "booked, and more", "all paid"],
)
def test_the_next_export_is_believed_once_it_holds_the_payment(left: str, still_owed: int) -> None:
    notes = confirmed(track(two_clients(), CustomerNotes(), ON), LINE)
    december = export(
        f"F1;Durand;01/09/2026;01/10/2026;1200;{left}", "F2;Martin;01/09/2026;01/10/2026;500;500", on=NEXT
    )
    assert owed(december, notes, NEXT).get("Durand", 0) == still_owed


@pytest.mark.parametrize(("left", "still_owed"), [(1200, 0), (1000, 0), (200, 0)])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_payments_of_one_invoice_count_once_each_in_any_order(
    order: tuple[int, int], left: int, still_owed: int
) -> None:
    """200 and 1 000 of 1 200: booked or not, one or both, nothing is left."""
    lines = (LINE, BankLine(date(2026, 11, 20), 1_000_00, "DURAND F1 SOLDE", "a2"))
    notes = confirmed(track(two_clients(), CustomerNotes(), ON), *(lines[place] for place in order))
    december = export(f"F1;Durand;01/09/2026;01/10/2026;1200;{left}", on=NEXT)
    assert owed(december, notes, NEXT).get("Durand", 0) == still_owed


def test_a_payment_counts_from_its_day() -> None:
    notes = confirmed(track(two_clients(), CustomerNotes(), ON), LINE)
    early = export("F1;Durand;01/09/2026;01/10/2026;1200;1200", on=date(2026, 11, 11))
    assert owed(early, notes, date(2026, 11, 11))["Durand"] == 1_200_00
    assert owed(early, notes, LINE.on)["Durand"] == 1_000_00


def test_a_payment_still_to_come_is_refused() -> None:
    tracking = track(two_clients(), CustomerNotes(), ON)
    (proposal,) = match_lines([BankLine(NEXT, 200_00, "F1", "z")], ledger_invoices(tracking)).proposals
    with pytest.raises(InvalidFollowUp, match="31/12/2026"):
        note_changes.with_receipt(tracking, 0, receipt_of(proposal))


def test_the_dossier_bears_the_payment_with_its_day_and_the_law_imputes_it() -> None:
    """C. civ. 1343-1: a partial payment goes to the interest first. The invoice is drawn whole, never lowered twice."""
    tracking = track(two_clients(), confirmed(track(two_clients(), CustomerNotes(), ON), LINE), ON)
    debtor = next(view.number for view in tracking.debtors if view.name == "Durand")
    drawn = tracking.draw(debtor, Creditor("Moi"), DebtorKind.COMMERCANT)
    (invoice,) = drawn.invoices
    assert (invoice.amount, invoice.settled, invoice.payments) == (1_200_00, None, (Payment(LINE.on, 200_00),))
    assert invoice.open_amount(ON) == 1_000_00
    account = statement(drawn, ON)
    assert account.paid == 200_00 and account.principal_left > 1_000_00


def test_a_statement_read_again_is_not_counted_twice() -> None:
    other = BankLine(LINE.on, 300_00, "VIR PETIT", "c1")
    noted = [KnownPayment(LINE.on, LINE.amount, LINE.id)]
    assert new_lines([LINE, other], noted) == (other,)


def test_the_same_payment_from_another_format_hides_one_line_only() -> None:
    """The CSV and the OFX of one bank write two labels: the day and the amount tell."""
    elsewhere = [KnownPayment(LINE.on, LINE.amount, "from-ofx")]
    twin = BankLine(LINE.on, LINE.amount, "VIR LEROY", "a9")
    assert new_lines([LINE], elsewhere) == ()
    assert new_lines([LINE, twin], elsewhere) == (twin,)
    assert new_lines([LINE], [KnownPayment(LINE.on, 199_99, "x")]) == (LINE,)


@pytest.mark.parametrize(("field", "value"), [("paid", "1300.00"), ("paid", "0.00"), ("amount", "100.00")])
def test_a_payment_of_a_file_that_does_not_add_up_is_refused(field: str, value: str) -> None:
    text = dumps(confirmed(track(two_clients(), CustomerNotes(), ON), LINE))
    with pytest.raises(InvalidFollowUp):
        loads(text.replace(f'"{field}": "200.00"', f'"{field}": "{value}"'))
