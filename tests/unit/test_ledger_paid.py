"""What a person says of a customer that the export does not: it has paid, where it lives, that it is left out."""

from __future__ import annotations

from datetime import date

from guide import workspace
from guide.case.codes import DebtorKind
from guide.case.model import Address, Creditor, Payment
from guide.ledger.dunning import Aside, Customer, CustomerNotes, track, with_customers, with_payment
from guide.ledger.receivables import NextAction, Wait
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


def decided(rows: str, notes: CustomerNotes, on: date = TODAY):
    followed = tracked(rows, notes, on)
    return followed.decision(followed.debtors[0])


def test_who_was_noted_as_paid_is_asked_nothing_while_the_export_does_not_show_it() -> None:
    paid = with_payment(tracked(LATE), 0)
    step = decided(LATE, paid, date(2026, 12, 20))
    assert (step.action, step.wait, step.until) == (NextAction.ATTENDRE_ECHEANCE, Wait.PAID, None)
    assert step.reason == (
        "Vous l'avez noté payé le 22/11/2026 ; l'export ne le montre pas encore. Rien ne lui est demandé."
    )
    assert decided(LATE, with_payment(tracked(LATE, paid), 0, over=True)).action is NextAction.MISE_EN_DEMEURE


def test_nothing_is_claimed_of_who_has_paid_even_when_the_limitation_is_near() -> None:
    old = "Durand;F0;01/12/2021;31/12/2021;1200,00;1200,00\n"
    assert decided(old, CustomerNotes()).action is NextAction.ACTE_INTERRUPTIF
    assert decided(old, with_payment(tracked(old), 0)).wait is Wait.PAID


def test_what_became_late_since_is_looked_at_before_anything_is_sent() -> None:
    paid = with_payment(tracked(LATE + SINCE), 0)
    step = decided(LATE + SINCE, paid, date(2026, 12, 20))
    assert (step.action, step.wait) == (NextAction.OUVRIR_DOSSIER, None)
    # The next export shows the payment: the rest is claimed as ever.
    assert decided(SINCE, paid, date(2026, 12, 20)).action is NextAction.MISE_EN_DEMEURE


def test_the_dossier_of_who_has_paid_shows_the_payment_of_what_was_late() -> None:
    followed = tracked(LATE + SINCE, with_payment(tracked(LATE + SINCE), 0), date(2026, 12, 20))
    drawn = followed.draw(0, Creditor("Moi"), DebtorKind.COMMERCANT)
    assert {invoice.number: invoice.payments for invoice in drawn.invoices} == {
        "F1": (Payment(TODAY, 1200_00),),
        "F2": (),
    }


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
