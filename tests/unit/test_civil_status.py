"""A person who asks a judge says her profession, her nationality, her birth (CPC 54, 57); a company does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from guide.case.codes import Activity, DebtorKind
from guide.letters.content.civil_status import denomination, missing_status
from guide.letters.content.deed_fields import partie
from guide.values.french import NBSP
from tests.unit.letters_cases import GRANTED, ON, letter_text

COMPANY = GRANTED["requete_injonction_tj"]["particulier"]
PERSON = replace(
    COMPANY,
    creditor=replace(
        COMPANY.creditor,
        name="Jean Martin",
        activity=Activity.LIBERAL,
        legal_form=None,
        sole_trader=True,
        profession="architecte",
        nationality="française",
        born_on=date(1980, 3, 2),
        born_in="Lille",
    ),
)


def test_a_petition_tells_the_civil_status_of_a_person_only() -> None:
    assert PERSON.debtor.kind is DebtorKind.PARTICULIER
    told = letter_text("requete_injonction_tj", PERSON, ON).replace(NBSP, " ")
    for words in ("Jean Martin EI", "architecte", "française", "2 mars 1980", "Lieu de naissance"):
        assert words in told
    assert "Lieu de naissance" not in letter_text("requete_injonction_tj", COMPANY, ON)


def test_what_a_person_did_not_say_is_named() -> None:
    assert not missing_status(PERSON.creditor)
    assert missing_status(replace(PERSON.creditor, born_in=" ")) == ["votre lieu de naissance"]
    assert partie(COMPANY.creditor).etat_civil == ()


def test_ei_stands_once_beside_the_name() -> None:
    assert denomination(PERSON.creditor) == "Jean Martin EI"
    assert denomination(replace(PERSON.creditor, name="Jean Martin, EI")) == "Jean Martin, EI"
