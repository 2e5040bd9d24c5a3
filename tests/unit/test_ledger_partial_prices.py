"""A rent beside its charges, where no column gives their sum."""

from __future__ import annotations

import pytest

from guide.ledger.source.total_question import TotalInDoubt
from tests.unit.one_list import opened

RENTS = """Locataire;Échéance;Loyer;Charges;Payé
Alpha;05/01/2026;600,00;100,00;non
Beta;05/01/2026;500,00;50,00;oui
"""


def test_a_rent_beside_its_charges_is_asked_about() -> None:
    with pytest.raises(TotalInDoubt) as asked:
        opened(RENTS)
    answers = {answer.option: answer.open for answer in asked.value.question.answers}
    assert answers == {"--prix somme": 700_00, "--prix seul": 600_00}
    assert opened(RENTS, prix="somme") == 700_00


@pytest.mark.parametrize("header", ["Loyer charges comprises", "Loyer CC"])
def test_a_rent_with_its_charges_leaves_no_doubt(header: str) -> None:
    assert opened(RENTS.replace("Loyer", header)) == 600_00


def test_a_surface_is_no_price() -> None:
    assert opened(RENTS.replace("Charges", "Surface").replace("100,00", "45").replace(";50,00", ";30")) == 600_00
