"""Money lent by one person to another: the papers that say it, without a word of invoices."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from guide.case.codes import Activity, DebtorKind, Nature
from guide.case.model import Address, Creditor, Exhibit, Invoice
from guide.letters import letters
from guide.letters.catalogue.computed import Computed
from guide.letters.permission.permission import judged
from guide.letters.permission.when_not_to_demand import OF_A_LOAN
from guide.values.french import NBSP
from tests.unit.letters_cases import ON, RICH, debtor, letter_text, rich, thirds

LENT = Invoice("du 3 janvier 2025", 500_000, issued=date(2025, 1, 3), due=date(2026, 1, 3), nature=Nature.PRET)
LENDER = Creditor("Jeanne Martin", Address(("1 rue Haute",), "69001", "Lyon"), activity=Activity.PARTICULIER)
LOAN = replace(
    rich(DebtorKind.PARTICULIER, invoices=(LENT,), creditor=LENDER),
    debtor=debtor(DebtorKind.PARTICULIER, "Monsieur Paul Martin"),
    contract=replace(RICH.contract, reference=None),
    exhibits=(Exhibit("Reconnaissance de dette", on=date(2025, 1, 3)), Exhibit("Relevé bancaire", on=date(2025, 1, 6))),
)
LOAN = replace(LOAN, plan=thirds(LOAN))


@pytest.mark.parametrize("id", sorted(OF_A_LOAN))
def test_the_papers_of_a_loan_do_not_speak_of_invoices(id: str) -> None:
    assert judged(letters()[id], Computed(LOAN, ON)).granted
    said = letter_text(id, LOAN)
    assert not re.search(r"factur|TTC", said, re.IGNORECASE), re.findall(r".{30}factur.{20}", said, re.IGNORECASE)


def test_the_notice_of_a_loan_says_what_was_lent_and_calls_the_borrower() -> None:
    said = letter_text("mise_en_demeure", LOAN).replace(NBSP, " ").replace("\u202f", " ")
    assert "la somme que je vous ai prêtée, dont l’échéance est passée, n’est pas remboursée" in said
    assert "mise en demeure de payer – prêt du 3 janvier 2025" in said
    assert "5 000,00 €" in said and "\nMonsieur,\n" in said
    assert "L. 441-10" not in said and "Pièce" not in said


def test_a_business_reminder_is_not_written_for_a_loan() -> None:
    refused = judged(letters()["relance"], Computed(LOAN, ON))
    assert "prêt d'argent" in refused.reason and not refused.granted


@pytest.mark.parametrize("nature", [Nature.LOYER, Nature.VENTE])
def test_what_a_private_person_is_owed_for_something_else_is_never_said_to_be_lent(nature: Nature) -> None:
    """A landlord lent nothing, nor who sold a car: « les sommes que je vous ai prêtées » would be false."""
    owed = replace(LOAN, invoices=(replace(LENT, number="Loyer de mars", nature=nature),))
    for id in ("relance", *OF_A_LOAN):
        if judged(letters()[id], Computed(owed, ON)).granted:
            said = letter_text(id, owed)
            assert not re.search(r"\bprêts?\b|prêtée|TTC", said, re.IGNORECASE), (id, said)
    assert judged(letters()["relance"], Computed(owed, ON)).granted
    assert "loyer de mars" in letter_text("relance", owed).lower()


def test_a_private_person_who_says_nothing_of_the_debt_lent_money() -> None:
    said = letter_text("mise_en_demeure", replace(LOAN, invoices=(replace(LENT, nature=None),)))
    assert "la somme que je vous ai prêtée" in said
