"""Customers of one name are proposed as one, made one on a click, and kept so; an invoice held twice is counted once."""

from __future__ import annotations

from datetime import date

import pytest

from guide.case.codes import DebtorKind
from guide.ledger.analysis import Report
from guide.ledger.dunning import (
    CustomerNotes,
    Duplicate,
    dumps,
    merged,
    same_names,
    shared_names,
    track,
    with_clients,
    with_customers_apart,
    with_duplicate,
    with_union,
    with_union_undone,
)
from guide.ledger.dunning.notes_file import loads
from guide.ledger.dunning.same_customer import identity
from tests.unit.ledger_cases import read_text

HEAD = "Code client;Client;Numéro;Date;Échéance;Reste dû\n"
LIST = (
    HEAD + "C1;SARL Dupont;F1;02/01/2026;01/02/2026;100,00\n"
    "C2;Dupont S.A.R.L;F2;02/02/2026;01/03/2026;30,00\n"
    "C3;Martin;F3;02/02/2026;01/03/2026;7,00\n"
)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("SARL Dupont", "Dupont S.A.R.L"),
        ("Société Générale de Bâtiment", "GENERALE DE BATIMENT"),
        ("Dupont & Fils", "DUPONT ET FILS, SAS"),
        ("L’Écureuil", "l'ecureuil"),
    ],
)
def test_one_name_written_two_ways(name, other):
    assert identity(name) == identity(other)


def test_two_names_are_two():
    assert identity("Dupont Père") != identity("Dupont Fils") and identity("SARL") == "sarl"


def proposed(tracking):
    return same_names(tracking, shared_names(tracking.ledger.debtor_names))


def test_a_customer_who_owes_nothing_any_more_makes_no_pair():
    found = track(
        read_text(LIST.replace("F2;02/02/2026;01/03/2026;30,00", "F2;02/02/2026;01/03/2026;0,00")), CustomerNotes()
    )
    assert not proposed(found)


def made_one(text: str = LIST):
    found = track(read_text(text), CustomerNotes())
    (same,) = proposed(found)
    return found, with_union(found, [view.number for view in same.customers])


def test_what_is_made_one_stays_so_in_the_file_and_the_next_export():
    found, notes = made_one()
    assert [view.name for view in proposed(found)[0].customers] == ["SARL Dupont", "Dupont S.A.R.L"]
    kept = loads(dumps(notes))
    next_one = track(read_text(LIST + "C2;Dupont S.A.R.L;F9;02/03/2026;01/04/2026;5,00\n"), kept)
    assert [view.open for view in next_one.debtors] == [13500, 700]
    assert next_one.debtors[0].name in ("SARL Dupont", "Dupont S.A.R.L")
    assert not proposed(next_one)
    assert merged(kept, CustomerNotes()) == merged(CustomerNotes(), kept) == kept


def test_what_was_made_one_is_several_again_on_a_click_and_is_not_proposed_again():
    _, notes = made_one()
    found = track(read_text(LIST), notes)
    (followed,) = notes.debtors
    apart = loads(dumps(merged(notes, with_union_undone(found, followed))))
    again = track(read_text(LIST), apart)
    assert [view.open for view in again.debtors] == [10000, 3000, 700]
    assert not proposed(again)


def test_what_is_said_to_be_several_is_not_proposed_again():
    found, _ = made_one()
    notes = loads(dumps(with_customers_apart(found, [view.number for view in proposed(found)[0].customers])))
    again = track(read_text(LIST), notes)
    assert not proposed(again) and len(again.debtors) == 3


def test_an_invoice_held_twice_is_counted_once_when_the_person_says_so():
    twice = LIST + "C3;Martin;F3;02/02/2026;01/03/2026;7,00\n"
    found = track(read_text(twice), CustomerNotes())
    martin = next(view for view in found.debtors if view.name == "Martin")
    assert martin.open == 1400
    notes = loads(dumps(with_duplicate(found, martin.number, Duplicate("F3", date(2026, 2, 2), 700))))
    assert [view.open for view in track(read_text(twice), notes).debtors if view.name == "Martin"] == [700]


def test_penalties_wait_for_the_person_to_say_who_the_customer_is_c_com_l441_10():
    found = track(read_text(LIST), CustomerNotes())
    assert Report(found.ledger).penalties.total == 0
    first, second, third = (view.number for view in found.debtors)
    notes = with_clients(found, {first: DebtorKind.COMMERCANT, second: DebtorKind.PARTICULIER, third: DebtorKind.SCI})
    counted = Report(track(read_text(LIST), loads(dumps(notes))).ledger).penalties
    assert counted.counted.tolist() == [True, False, False] and int(counted.indemnity.sum()) == 40_00
