"""Two columns that name the customer equally well: asked when they disagree, never when they are one customer."""

from __future__ import annotations

import pytest

from guide import ledger
from guide.ledger import Options, SourceFile
from guide.ledger.source.source_files import ColumnMapping, Field
from guide.ledger.source.total_question import TotalInDoubt
from tests.unit.ledger_cases import TODAY

HEAD = "{0};{1};Numéro;Date;Échéance;Montant TTC;Reste dû\n"


def read(first: str, second: str, rows: list[tuple[str, str]], mapping: ColumnMapping | None = None):
    text = HEAD.format(first, second) + "".join(
        f"{one};{other};F{n};01/09/2026;01/10/2026;100,00;100,00\n" for n, (one, other) in enumerate(rows)
    )
    return ledger.read([SourceFile("liste.csv", text.encode())], Options(today=TODAY, mapping=mapping))


def test_two_names_that_disagree_are_asked_and_the_answer_is_followed() -> None:
    rows = [("Durand", "Dupont"), ("Durand", "Martin")]
    with pytest.raises(TotalInDoubt) as doubt:
        read("Client", "Nom du client", rows)
    question = doubt.value.question
    assert question.sentence == (
        "« Client » et « Nom du client » nomment tous deux le client, et pas le même sur 2\u00a0lignes."
    )
    assert [answer.option for answer in question.answers] == ['--client "Client"', '--client "Nom du client"']
    assert question.samples == (("Durand", "Dupont"), ("Durand", "Martin"))
    assert read("Client", "Nom du client", rows, question.answers[1].mapping).debtor_names == ("Dupont", "Martin")


@pytest.mark.parametrize(
    ("first", "second", "rows"),
    [
        ("Client", "Nom du client", [("DURAND ", "Durand"), ("Martin", "martin")]),
        ("Client", "Nom du client", [("C1", "Durand"), ("C2", "Martin"), ("C1", "Durand")]),
        ("Nom client", "Prénom client", [("Durand", "Jean"), ("Martin", "Jean")]),
        ("Client", "Nom du client", [("Durand", ""), ("Martin", "")]),
        ("Client", "Contact", [("Durand", "Anne"), ("Durand", "Luc")]),
    ],
)
def test_nothing_is_asked_where_there_is_no_doubt(first: str, second: str, rows: list[tuple[str, str]]) -> None:
    assert len(read(first, second, rows).debtor_names) in (1, 2)


def test_a_column_that_the_person_named_is_not_asked_about() -> None:
    mapping = ColumnMapping({Field.DEBTOR: "Client"})
    assert read("Client", "Nom du client", [("A", "B"), ("A", "C")], mapping).debtor_names == ("A",)


#: Whom each invoice is for, and who may pay it.
SERVED = [("Léo", "Mme Durand"), ("Zoé", "M. Petit")]


@pytest.mark.parametrize(
    "headers", [("Élève", "Parent"), ("Élève", "Payeur"), ("Enfant", "Responsable légal"), ("Stagiaire", "Facturé à")]
)
def test_who_pays_comes_before_who_is_served(headers: tuple[str, str]) -> None:
    assert {view.name for view in read(*headers, SERVED).debtors} == {"Mme Durand", "M. Petit"}


@pytest.mark.parametrize("headers", [("Stagiaire", "Entreprise"), ("Client", "Payeur"), ("Patient", "Propriétaire")])
def test_two_who_may_pay_are_asked_about(headers: tuple[str, str]) -> None:
    with pytest.raises(TotalInDoubt):
        read(*headers, SERVED)


def test_tax_collectors_among_neutral_parties_are_asked_about() -> None:
    rows = [("Alpha", "x"), ("URSSAF Bretagne", "x")]
    with pytest.raises(TotalInDoubt):
        read("Tiers", "Service", rows)
    assert read("Client", "Service", rows).ageing.open == 200_00
    assert read("Tiers", "Service", rows, ColumnMapping({}, answers={"tiers": "clients"})).ageing.open == 200_00
