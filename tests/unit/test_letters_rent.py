"""Rent, asked for by a landlord: each letter names its month, and speaks neither of invoices nor of their copies."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from guide.case.codes import Activity, DebtorKind, Nature
from guide.case.debt_names import rents, term
from guide.case.model import Address, Creditor, Exhibit, Invoice, Payment
from guide.letters import letters
from guide.letters.catalogue.computed import Computed
from guide.letters.permission.permission import judged
from tests.unit.letters_cases import RICH, debtor, letter_text, rich, thirds

#: Those that a landlord sends to the tenant, or takes to the judge.
OF_A_RENT = (
    "relance",
    "relance_2",
    "relance_3",
    "mise_en_demeure",
    "dernier_avis",
    "echeancier",
    "reconnaissance_dette",
    "demande_conciliateur",
    "script_appel",
    "requete_injonction_tj",
    "decompte",
)
MARCH = Invoice("Loyer de mars 2026", 80_000, due=date(2026, 3, 5), nature=Nature.LOYER)
APRIL = replace(MARCH, number="Loyer d’avril 2026", due=date(2026, 4, 5))
LANDLORD = Creditor("Jeanne Martin", Address(("1 rue Haute",), "69001", "Lyon"), activity=Activity.PARTICULIER)


def owed(*invoices: Invoice):
    case = replace(
        rich(DebtorKind.PARTICULIER, invoices=invoices, creditor=LANDLORD),
        debtor=debtor(DebtorKind.PARTICULIER, "Monsieur Paul Martin"),
        contract=replace(RICH.contract, reference=None),
        exhibits=(Exhibit("Bail", on=date(2025, 1, 3)),),
    )
    return replace(case, plan=thirds(case))


def plain(id: str, case) -> str:
    return letter_text(id, case).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("id", OF_A_RENT)
@pytest.mark.parametrize("invoices", [(MARCH,), (MARCH, APRIL)], ids=["one", "two"])
def test_a_letter_for_rent_never_says_an_invoice(id: str, invoices: tuple[Invoice, ...]) -> None:
    case = owed(*invoices)
    said = plain(id, case)
    assert not re.search(r"factur", said, re.IGNORECASE), re.findall(r".{30}factur.{20}", said, re.IGNORECASE)
    assert "mars 2026" in said and "Loyer de mars" not in said


def test_one_rent_and_several_agree() -> None:
    one, two = plain("mise_en_demeure", owed(MARCH)), plain("mise_en_demeure", owed(MARCH, APRIL))
    assert "mise en demeure de payer – loyer de mars 2026" in one
    assert re.search(r"le loyer suivant, échu, demeure impayé\b", one)
    assert "mise en demeure de payer – loyers de mars 2026 et d’avril 2026" in two
    assert "les loyers suivants, échus, demeurent impayés" in two
    part = replace(MARCH, payments=(Payment(date(2026, 3, 20), 10_000),))
    assert re.search(r"le loyer suivant, échu, n’est payé qu’en partie", plain("mise_en_demeure", owed(part)))


def test_the_receipt_of_a_rent_is_for_a_rent() -> None:
    paid = replace(MARCH, payments=(Payment(date(2026, 3, 20), 80_000),))
    said = plain("recu", owed(paid))
    assert "Le loyer en objet est payé en entier : je vous en donne quittance" in said and "actur" not in said


def test_an_invoice_among_rents_keeps_its_name() -> None:
    mixed = (MARCH, replace(MARCH, number="F2026-7", nature=Nature.TRAVAUX))
    assert "factures n° Loyer de mars 2026 et F2026-7" in plain("relance", owed(*mixed))
    assert judged(letters()["relance"], Computed(owed(*mixed), date(2026, 11, 22))).granted


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (("Loyer mars 2026",), "loyer de mars 2026"),
        (("loyers d'août",), "loyer d’août"),
        (("Avril 2026",), "loyer d’Avril 2026"),
        (("Loyer du 1er trimestre",), "loyer du 1er trimestre"),
        (("A12",), "loyer n°\u00a0A12"),
        (("mars", "avril", "mai"), "loyers de mars, d’avril et de mai"),
        (("mars", "avril", "mai", "juin"), "4 loyers"),
        (("Loyer",), "loyer Loyer"),
    ],
)
def test_a_rent_is_named_by_its_month(numbers: tuple[str, ...], words: str) -> None:
    assert rents([replace(MARCH, number=number) for number in numbers], 3).replace("4\u00a0", "4 ") == words


def test_a_column_of_rents_does_not_say_rent_again() -> None:
    assert (term(MARCH), term(APRIL), term(replace(MARCH, number="Loyer"))) == ("mars 2026", "avril 2026", "Loyer")
