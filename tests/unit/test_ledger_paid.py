"""What a person says of a customer that the export does not: it has paid, where it lives, that it is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from guide import workspace
from guide.case.codes import DebtorKind
from guide.case.model import Address, Creditor
from guide.errors import InvalidFollowUp
from guide.ledger.dunning import (
    Aside,
    Customer,
    CustomerNotes,
    LetterKind,
    SentLetter,
    notes_file,
    paid_by_hand,
    track,
    with_customers,
    with_payment,
    without_payment,
)
from guide.ledger.dunning.closed_export import add_letter
from guide.ledger.receivables import NextAction
from guide.letters.mailing import noted_customers
from guide.workspace import Workspace
from tests.unit.ledger_cases import TODAY, read_text

HEAD = "Client;Numéro;Date;Échéance;Montant TTC;Reste dû\n"
LATE = "Durand;F1;01/09/2026;01/10/2026;1200,00;1200,00\n"
#: Falls due the day of the note: it was not late then.
SINCE = "Durand;F2;01/11/2026;22/11/2026;300,00;300,00\n"
HERE = Address(("3 place du Marché",), "62000", "Arras")


def tracked(rows: str, notes: CustomerNotes | None = None, on: date = TODAY):
    return track(read_text(HEAD + rows, today=on), notes or CustomerNotes(), on)


def test_who_has_paid_owes_nothing_more_while_the_export_does_not_show_it() -> None:
    notes = with_payment(tracked(LATE), 0)
    later = tracked(LATE, notes, date(2026, 12, 20))
    assert (later.ledger.ageing.overdue, later.ledger.ageing.open) == (0, 0)
    assert {number: receipt.amount for number, receipt in paid_by_hand(later).items()} == {0: 1200_00}
    back = tracked(LATE, without_payment(later, 0))
    assert back.debtors[0].next_action is NextAction.MISE_EN_DEMEURE and not paid_by_hand(back)


def test_nothing_is_claimed_of_who_has_paid_even_when_the_limitation_is_near() -> None:
    old = "Durand;F0;01/12/2021;31/12/2021;1200,00;1200,00\n"
    assert tracked(old).debtors[0].next_action is NextAction.ACTE_INTERRUPTIF
    assert not tracked(old, with_payment(tracked(old), 0)).debtors


def test_what_was_not_late_yet_is_still_owed() -> None:
    notes = with_payment(tracked(LATE + SINCE), 0)
    later = tracked(LATE + SINCE, notes, date(2026, 12, 20))
    assert later.ledger.ageing.overdue == 300_00
    assert later.debtors[0].next_action is NextAction.MISE_EN_DEMEURE
    assert tracked(LATE + SINCE, with_payment(tracked(LATE + SINCE), 0, whole=True)).ledger.ageing.open == 0


def test_the_next_export_that_shows_the_payment_counts_it_once() -> None:
    notes = with_payment(tracked(LATE + SINCE), 0)
    shown = tracked("Durand;F1;01/09/2026;01/10/2026;1200,00;0,00\n" + SINCE, notes, date(2026, 12, 20))
    assert shown.ledger.ageing.open == 300_00 and not paid_by_hand(shown)


def test_it_is_said_twice_of_two_debts_the_same_day() -> None:
    notes = with_payment(tracked(LATE + SINCE), 0)
    both = with_payment(tracked(LATE + SINCE, notes), 0, whole=True)
    followed = tracked(LATE + SINCE, notes_file.loads(notes_file.dumps(both)))
    assert followed.ledger.ageing.open == 0
    assert [each.amount for each in followed.noted(0).received] == [1200_00, 300_00]
    assert with_payment(followed, 0) == both


def test_the_dossier_of_who_has_paid_shows_the_payment_of_what_was_late() -> None:
    followed = tracked(LATE + SINCE, with_payment(tracked(LATE + SINCE), 0), date(2026, 12, 20))
    drawn = followed.draw(0, Creditor("Moi"), DebtorKind.COMMERCANT)
    assert sum(invoice.open_amount(date(2026, 12, 20)) for invoice in drawn.invoices) == 300_00


def test_what_the_letters_to_all_need_is_kept_with_the_clients() -> None:
    said = Customer(DebtorKind.SCI, HERE, Aside.CONTESTE, frozenset({"F1"}))
    whole = Workspace(follow_up=with_customers(tracked(LATE), {0: said}))
    again = workspace.loads(workspace.dumps(whole))
    assert again == whole
    followed = tracked(LATE, again.follow_up)
    assert noted_customers(followed) == {followed.ledger.debtor_keys[0]: said}
    assert followed.draw(0, Creditor("Moi"), DebtorKind.SCI).debtor.address == HERE


def test_nothing_said_of_a_customer_notes_nothing() -> None:
    assert with_customers(tracked(LATE), {0: Customer()}).debtors == ()


def test_what_is_emptied_stays_so_when_an_older_file_is_joined() -> None:
    from guide.ledger.dunning import merged

    before = with_customers(tracked(LATE), {0: Customer(address=HERE)})
    after = with_customers(tracked(LATE, before), {0: Customer()})
    followed = tracked(LATE, merged(before, after))
    assert noted_customers(followed) == {}


def test_a_customer_has_as_many_letters_while_its_export_is_closed_as_while_it_is_open() -> None:
    letters = tuple(SentLetter(LetterKind.RELANCE, date(2020, 1, 1) + timedelta(days)) for days in range(200))
    (owed,) = with_payment(tracked(LATE), 0).debtors
    full = replace(owed, letters=letters)
    notes = CustomerNotes((full,))
    # One that is noted already is noted again; another one is one too many.
    assert len(add_letter(notes, full, letters[0]).debtors[0].letters) == 200
    with pytest.raises(InvalidFollowUp, match="200"):
        add_letter(notes, full, SentLetter(LetterKind.RELANCE, TODAY))
