"""What is owed is called by what it is, wherever a sentence names it."""

import pytest

from guide.case.codes import Nature
from guide.case.debt_names import debt_heading, debt_name, debt_names, of_the_debt, term, the_debt
from guide.case.model import TO_COMPLETE, Invoice


@pytest.mark.parametrize(
    ("number", "nature", "name", "the", "of"),
    [
        ("F1", None, "facture F1", "la facture F1", "de la facture F1"),
        (TO_COMPLETE, Nature.VENTE, "facture sans numéro", "la facture sans numéro", "de la facture sans numéro"),
        ("Loyer d'avril", Nature.LOYER, "loyer d’avril", "le loyer d’avril", "du loyer d’avril"),
        (TO_COMPLETE, Nature.LOYER, "loyer", "le loyer", "du loyer"),
        ("Prêt du 3 janvier 2025", Nature.PRET, *(f"{a}prêt du 3 janvier 2025" for a in ("", "le ", "du "))),
        (TO_COMPLETE, Nature.PRET, "prêt", "le prêt", "du prêt"),
    ],
)
def test_a_debt_is_called_by_what_it_is(number: str, nature: Nature | None, name: str, the: str, of: str) -> None:
    invoice = Invoice(number, 100_00, nature=nature)
    assert (debt_name(invoice), the_debt(invoice), of_the_debt(invoice)) == (name, the, of)
    assert debt_heading(invoice) == name[0].upper() + name[1:]
    assert TO_COMPLETE not in term(invoice)


def test_several_debts_are_named_then_counted() -> None:
    lent = [Invoice(number, 100_00, nature=Nature.PRET) for number in ("A", "B")]
    assert debt_names(lent) == "prêts A et B"
    assert debt_names([*lent, Invoice("F1", 100_00)]) == "factures A, B et F1"
    assert debt_names(lent * 2) == "4\u00a0prêts"
    assert debt_names([]) == ""
