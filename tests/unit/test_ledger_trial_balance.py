"""A balance of accounts: the accounts of customers are owed, the others are not, a sum of accounts is counted once."""

from __future__ import annotations

from datetime import date

import pytest

from guide import ledger
from guide.errors import UnreadableFile
from guide.ledger import Options, SourceFile
from guide.ledger.receivables.receivables import Ledger


def read(*rows: str, head: str = "Compte;Intitulé;Débit;Crédit;Solde débiteur;Solde créditeur") -> Ledger:
    return ledger.read(
        [SourceFile("balance.csv", "\n".join((head, *rows)).encode())], Options(today=date(2026, 11, 29))
    )


def owed(balance: Ledger) -> dict[str, int]:
    return {view.name: view.open for view in balance.debtors if view.open}


OTHERS = ("401FOUR;Fournisseur;0,00;300,00;0,00;300,00", "512000;Banque;1000,00;0,00;1000,00;0,00")


def test_only_the_accounts_of_customers_are_owed() -> None:
    balance = read("411ALPHA;Alpha;1200,00;200,00;1000,00;0,00", "416BETA;Beta;500,00;400,00;100,00;0,00", *OTHERS)
    assert owed(balance) == {"Alpha": 1000_00, "Beta": 100_00} and balance.ageing.open == 1100_00
    assert all(view.overdue == 0 for view in balance.debtors)


def test_a_customer_who_paid_too_much_owes_nothing() -> None:
    balance = read("411001;Alpha;60,00;;60,00;", "411002;Beta;;12,00;;12,00", "TOTAL;;60,00;12,00;60,00;12,00")
    assert owed(balance) == {"Alpha": 60_00} and balance.ageing.credit == 12_00


@pytest.mark.parametrize("collective", ["411;Clients;1500,00;;1500,00;", "411000;Clients;1500,00;;1500,00;"])
def test_the_sum_of_the_accounts_of_customers_is_not_owed_again(collective: str) -> None:
    balance = read(collective, "411001;Alpha;1000,00;;1000,00;", "411002;Beta;500,00;;500,00;", *OTHERS)
    assert owed(balance) == {"Alpha": 1000_00, "Beta": 500_00}


def test_sums_on_several_levels_are_not_owed_again() -> None:
    rows = ("411;Clients;1500,00;;1500,00;", "4111;Nord;1000,00;;1000,00;", "4112;Alpha;500,00;;500,00;")
    balance = read(*rows, "41111;Beta;600,00;;600,00;", "41112;Gamma;400,00;;400,00;", *OTHERS)
    assert owed(balance) == {"Alpha": 500_00, "Beta": 600_00, "Gamma": 400_00}


def test_the_account_of_all_customers_names_none_of_them() -> None:
    balance = read("411000;Clients;1500,00;;1500,00;", "416BETA;Beta;100,00;;100,00;", *OTHERS)
    assert {view.name: view.identified for view in balance.debtors} == {"Client non indiqué": False, "Beta": True}
    with pytest.raises(UnreadableFile):
        read("411000;Clients;1500,00;;1500,00;", *OTHERS)


def test_balances_that_are_not_the_debits_less_the_credits_are_refused() -> None:
    with pytest.raises(UnreadableFile):
        read("411001;Alpha;1000,00;;;", *OTHERS)


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Compte;Libellé;Total débit;Total crédit;Solde", "411001;Alpha;100,00;40,00;60,00"),
        ("N° compte;Libellé;Débit;Crédit", "411001;Alpha;100,00;40,00"),
        ("Compte;Nom du client;Solde débiteur;Solde créditeur", "411001;Alpha;60,00;"),
    ],
)
def test_its_columns_may_be_written_in_several_ways(head: str, row: str) -> None:
    assert owed(read(row, head=head)) == {"Alpha": 60_00}


def test_a_balance_without_customers_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        read(*OTHERS)
