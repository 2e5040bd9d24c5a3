"""The SIREN of a customer, from a list of invoices: a column of its own, a SIRET, or its code; never a doubtful one."""

from __future__ import annotations

import pytest

from guide.case.codes import DebtorKind
from guide.case.model import Creditor
from guide.ledger.receivables.customer_dossier import dossier
from tests.unit.ledger_cases import read_text

HEAD = "Numéro;Client;Date;Échéance;Total TTC;Reste à payer"
ROW = "F{n};{client};01/09/2026;01/10/2026;100;100"


def sirens(header: str, *rows: tuple[str, str]) -> dict[str, str | None]:
    lines = [f"{ROW.format(n=n, client=client)};{cell}" for n, (client, cell) in enumerate(rows)]
    ledger = read_text("\n".join((f"{HEAD};{header}", *lines)) + "\n")
    return {ledger.debtor_names[number]: party.siren for number, party in ledger.buyers.items()}


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("SIREN", "894670793"),
        ("Siren client", "894 670 793"),
        ("N° SIRET", "89467079300012"),
        ("Code client", "894670793"),
    ],
)
def test_a_column_that_names_it_gives_it(header: str, cell: str) -> None:
    assert sirens(header, ("Durand", cell), ("Martin", "")) == {"Durand": "894670793"}


def test_a_wrong_number_two_numbers_or_ours_are_no_siren_of_the_customer() -> None:
    assert sirens("SIREN", ("Durand", "894670794"), ("Martin", "12")) == {}
    assert sirens("SIREN", ("Durand", "894670793"), ("Durand", "356000000")) == {}
    assert sirens("SIREN", ("Durand", "894670793"), ("Durand", "894670793")) == {"Durand": "894670793"}
    assert sirens("SIREN émetteur", ("Durand", "356000000")) == {}


def test_the_dossier_of_the_customer_bears_it() -> None:
    ledger = read_text(f"{HEAD};SIREN\n{ROW.format(n=1, client='Durand')};894670793\n")
    debtor = dossier(ledger, 0, Creditor("Moi"), DebtorKind.COMMERCANT).debtor
    assert (debtor.name, debtor.siren) == ("Durand", "894670793")
