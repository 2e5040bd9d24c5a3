"""Penalties that a list adds to its invoices: the claim counts them itself, so they are never counted twice in silence."""

from __future__ import annotations

import pytest

from tests.unit.test_ledger_repeated import owed, question

#: 1 000 € and 500 € of principal; 45 + 40 and 20 + 40 € of what delay adds: 1 645 € in all.
RECOVERY = (
    "Client;Facture;Échéance;Principal;Intérêts;Frais;Total dû\n"
    "Durand;F12;15/01/2026;1000,00;45,00;40,00;1085,00\n"
    "Martin;F13;15/02/2026;500,00;20,00;40,00;560,00"
)
#: The same, 200 € of the first paid: 1 300 € of principal left, 1 445 € with what delay adds.
PARTLY_PAID = (
    "Client;Facture;Date facture;Montant TTC;Déjà payé;Pénalités de retard;Indemnité forfaitaire 40 €;Reste à payer\n"
    "Durand;F12;15/01/2026;1000,00;200,00;45,00;40,00;885,00\n"
    "Martin;F13;15/02/2026;500,00;0,00;20,00;40,00;560,00"
)


def test_what_delay_adds_to_a_debt_is_asked_about() -> None:
    assert [answer.open for answer in question(RECOVERY).question.answers] == [1500_00, 1645_00]
    assert owed(RECOVERY, accessoires="principal") == 1500_00
    assert owed(RECOVERY, accessoires="tout") == 1645_00


def test_what_is_paid_is_taken_off_the_principal() -> None:
    first, second = question(PARTLY_PAID).question.answers
    assert first.open == 1300_00
    # More left than the invoice: another question follows, and no total is told.
    assert second.open is None
    assert owed(PARTLY_PAID, accessoires="principal") == 1300_00


@pytest.mark.parametrize(
    "text",
    [
        # Carriage is part of the price.
        "Client;Facture;Date;Montant;Frais de port;Total TTC;Reste dû\nDurand;F12;15/01/2026;100,00;10,00;110,00;110,00",
        # A rate, and penalties that are not in what is left.
        "Client;Facture;Date;Total TTC;Taux pénalités;Reste dû\nDurand;F12;15/01/2026;110,00;12,4;110,00",
        "Client;Facture;Date;Total TTC;Pénalités;Reste dû\nDurand;F12;15/01/2026;110,00;12,40;110,00",
    ],
)
def test_nothing_is_asked_where_no_penalty_is_counted(text: str) -> None:
    assert owed(text) == 110_00
