"""A client in one line, and what one click says of it: the examples are worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from guide.case.codes import DebtorKind, EventKind
from guide.case.journal import with_opening
from guide.case.model import Creditor, Debtor, Dossier, Event, FollowUp, Instalment, Invoice, Payment
from guide.workspace import ClientStanding, all_paid, overview

DUE = date(2026, 10, 1)
ON = date(2026, 11, 20)
OWED = Dossier(
    Creditor("Atelier Nord"),
    Debtor("Durand", kind=DebtorKind.COMMERCANT),
    invoices=(Invoice("F1", 120_000, date(2026, 9, 1), due=DUE),),
    answers={"invoice_received": "oui", "contract": "signe", "dispute": "aucune", "insolvency": "aucune"},
)


def test_a_late_invoice_says_since_when_and_what_to_do() -> None:
    """From 1 October to 20 November: 30 + 20 = 50 days."""
    line = overview(OWED, ON)
    assert (line.standing, line.late_days) == (ClientStanding.TO_DO, 50)
    assert line.claimed > 124_000  # the invoice, 40 € of fixed indemnity, and interest
    assert line.title and line.letter


def test_nothing_is_late_on_the_due_date_itself() -> None:
    line = overview(OWED, DUE)
    assert (line.standing, line.late_days, line.until) == (ClientStanding.NOT_DUE, None, DUE)


def test_a_notice_that_runs_is_waited_for() -> None:
    noticed = replace(OWED, events=(Event(EventKind.MISE_EN_DEMEURE, ON),))
    line = overview(noticed, ON)
    assert (line.standing, line.until) == (ClientStanding.WAITING, date(2026, 12, 5))
    assert overview(noticed, date(2026, 12, 6)).standing is ClientStanding.TO_DO


def test_a_promise_and_a_plan_are_waited_for() -> None:
    promised = replace(OWED, follow_up=FollowUp(promise=date(2026, 11, 25)))
    assert overview(promised, ON).until == date(2026, 11, 25)
    planned = replace(OWED, plan=(Instalment(date(2026, 11, 30), 60_000), Instalment(date(2026, 12, 31), 60_000)))
    assert overview(planned, ON).until == date(2026, 11, 30)


def test_a_dossier_without_invoice_says_what_is_missing() -> None:
    assert overview(replace(OWED, invoices=()), ON).standing is ClientStanding.INCOMPLETE


def test_paid_in_one_click_leaves_nothing_of_the_invoices() -> None:
    part = replace(OWED.invoices[0], payments=(Payment(date(2026, 11, 2), 20_000),))
    paid = all_paid(replace(OWED, invoices=(part,)), ON)
    assert paid.invoices[0].payments == (Payment(date(2026, 11, 2), 20_000), Payment(ON, 100_000))
    line = overview(paid, ON)
    assert line.standing is ClientStanding.PAID and line.claimed >= 0


def test_a_payment_of_the_account_is_not_counted_twice() -> None:
    lump = replace(OWED, payments=(Payment(date(2026, 11, 2), 50_000),))
    assert all_paid(lump, ON).payments == (Payment(date(2026, 11, 2), 50_000), Payment(ON, 70_000))


def test_what_is_paid_or_overpaid_is_left_alone() -> None:
    paid = all_paid(OWED, ON)
    assert all_paid(paid, ON) == paid
    over = replace(OWED, payments=(Payment(ON, 200_000),))
    assert all_paid(over, ON) == over
    assert overview(over, ON).claimed == 0


def test_another_currency_is_left_alone() -> None:
    both = replace(OWED, invoices=(*OWED.invoices, Invoice("F2", 5_000, due=DUE, currency="USD")))
    assert all_paid(both, ON).invoices[1] == both.invoices[1]


OPENED = with_opening(OWED, date(2026, 9, 8), date(2026, 9, 15))


def test_a_client_in_collective_proceedings_is_told_as_one_and_declared_to_until_the_sixteenth() -> None:
    """C. com. R622-24: two months from 15 September 2026 end on Sunday 15 November, so on Monday 16 (CPC 642)."""
    asked = replace(OPENED, answers={key: value for key, value in OPENED.answers.items() if key != "insolvency"})
    line = overview(asked, date(2026, 11, 10))
    assert (line.insolvent, line.standing, line.until) == (True, ClientStanding.TO_DO, date(2026, 11, 16))
    assert line.letter == "declaration_creance"
    not_due = replace(asked, invoices=(replace(asked.invoices[0], due=date(2026, 12, 31)),))
    assert overview(not_due, date(2026, 11, 10)).standing is ClientStanding.TO_DO, "what is not due is declared too"


def test_a_debt_born_after_the_opening_and_one_that_is_paid_are_as_any_other() -> None:
    """C. com. L622-17: a debt born later is paid when due."""
    old = with_opening(OWED, date(2012, 9, 8), date(2012, 9, 15))
    late = replace(old, invoices=(replace(old.invoices[0], completed=date(2026, 9, 1)),))
    assert not overview(late, ON).insolvent
    assert not overview(all_paid(OPENED, ON), ON).insolvent


def test_an_opening_is_noted_once() -> None:
    assert with_opening(OPENED, date(2026, 9, 8), date(2026, 9, 15)) is OPENED
    assert [event.kind for event in OPENED.events] == [EventKind.JUGEMENT_OUVERTURE, EventKind.BODACC]
