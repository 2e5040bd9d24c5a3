"""What a list seems to owe twice: a balance carried from row to row, an invoice written on two rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guide import ledger
from guide.ledger import ColumnMapping, Options, SourceFile
from guide.ledger.source import TotalInDoubt

HEAD = "Facture;Client;Date;Échéance;Total TTC;Reste dû"
DAY = Options(today=date(2026, 11, 29))


def question(text: str) -> TotalInDoubt:
    with pytest.raises(TotalInDoubt) as raised:
        ledger.read([SourceFile("liste.csv", text.encode())], DAY)
    return raised.value


def owed(text: str, **answers: str) -> int:
    options = replace(DAY, mapping=ColumnMapping(paid_by="" if "paid" in answers else None, answers=answers))
    return ledger.read([SourceFile("liste.csv", text.encode())], options).ageing.open


def rows(*lines: str, head: str = HEAD) -> str:
    return "\n".join((head, *lines))


@pytest.mark.parametrize(
    "balances",
    [
        # Of the whole list, of each customer, from the last row.
        ["100,00", "150,00", "175,00"],
        ["100,00", "50,00", "125,00"],
        ["175,00", "75,00", "25,00"],
    ],
)
def test_a_balance_carried_from_row_to_row_is_owed_by_no_row(balances: list[str]) -> None:
    """100 + 50 + 25 = 175,00 €: the column of balances would give 425,00, 275,00 and 275,00 €."""
    lines = zip(("F1;Alpha", "F2;Beta", "F3;Alpha"), ("100,00", "50,00", "25,00"), balances, strict=True)
    text = rows(
        *(f"{who};01/02/2026;01/03/2026;{total};{balance}" for who, total, balance in lines),
        head=HEAD.replace("Reste dû", "Solde"),
    )
    (answer,) = question(text).question.answers
    assert answer.open == 175_00
    assert owed(text, paid="aucune") == 175_00


def test_a_total_under_the_rows_makes_no_balance_carried_from_row_to_row() -> None:
    """One invoice a customer, each unpaid, and their sum: nothing is asked."""
    lines = ("F1;Alpha;01/02/2026;01/03/2026;100,00;100,00", "F2;Beta;01/02/2026;01/03/2026;50,00;50,00")
    assert owed(rows(*lines, ";Total;;;;150,00", head=HEAD.replace("Reste dû", "Solde"))) == 150_00


def test_more_left_than_the_amount_of_an_invoice_is_asked_about() -> None:
    text = rows("F1;Alpha;01/02/2026;01/03/2026;100,00;60,00", "F2;Alpha;01/02/2026;01/03/2026;50,00;52,00")
    assert [answer.open for answer in question(text).question.answers] == [112_00, 110_00]
    assert owed(text, reste_superieur="garder") == 112_00
    assert owed(text, reste_superieur="plafonner") == 110_00


def test_the_balance_of_a_customer_on_each_of_its_rows_is_counted_once_where_said() -> None:
    """1 500 € of Alpha on two rows, 800 € of Beta: 2 300 € once each, 3 800 € were they of invoices."""
    text = "Facture;Client;Date;Solde client\nF1;Alpha;01/03/2026;1500,00\nF2;Beta;02/03/2026;800,00\nF3;Alpha;03/03/2026;1500,00"
    assert [answer.open for answer in question(text).question.answers] == [3800_00, 2300_00]
    assert owed(text, solde_client="client") == 2300_00
    assert owed(text, solde_client="facture") == 3800_00


@pytest.mark.parametrize("blank", ["-", "–", "—", ""])
def test_a_dash_is_a_cell_left_blank(blank: str) -> None:
    text = rows(
        "F1;Alpha;01/02/2026;100,00;15/02/2026",
        f"F2;Beta;01/02/2026;200,00;{blank}",
        head="Facture;Client;Date;Total;Payé le",
    )
    assert owed(text) == 200_00


TWICE = rows(*["F1;Alpha;01/02/2026;01/03/2026;100,00;100,00"] * 2, "F2;Beta;01/02/2026;01/03/2026;50,00;50,00")


def test_an_invoice_written_twice_is_asked_about() -> None:
    answers = question(TWICE).question.answers
    assert [(answer.option, answer.open) for answer in answers] == [
        ("--doublons premier", 150_00),
        ("--doublons additionner", 250_00),
    ]
    assert owed(TWICE, doublons="premier") == 150_00
    assert owed(TWICE, doublons="additionner") == 250_00


def test_an_invoice_written_before_and_after_its_payment_is_asked_about() -> None:
    """Two exports, one under the other: 100 € by the first of its rows, nothing by the last."""
    lines = (f"F1;Alpha;01/02/2026;01/03/2026;100,00;{status}" for status in ("Impayée", "Payée"))
    text = rows(*lines, "F2;Beta;01/02/2026;01/03/2026;50,00;Impayée", head=HEAD.replace("Reste dû", "Statut"))
    assert [(answer.option, answer.open) for answer in question(text).question.answers] == [
        ("--doublons premier", 150_00),
        ("--doublons dernier", 50_00),
        ("--doublons additionner", 150_00),
    ]
    assert owed(text, doublons="dernier") == 50_00


@pytest.mark.parametrize(
    "line",
    [
        # Another customer, a row an article.
        "F1;Gamma;01/02/2026;01/03/2026;100,00;100,00",
        "F2;Beta;01/02/2026;01/03/2026;30,00;30,00\nF1;Alpha;01/02/2026;01/03/2026;100,00;100,00",
    ],
)
def test_rows_that_are_not_the_same_invoice_are_not_asked_about(line: str) -> None:
    text = rows("F1;Alpha;01/02/2026;01/03/2026;100,00;100,00", "F2;Beta;01/02/2026;01/03/2026;50,00;50,00", line)
    assert owed(text) == 250_00 + 30_00 * line.count("\n")


@pytest.mark.parametrize("days", ["01/02/2026;01/04/2026", "08/02/2026;01/03/2026", "08/02/2026;08/03/2026"])
def test_an_invoice_of_one_total_on_rows_of_other_days_is_asked_about(days: str) -> None:
    """A total repeated on each session or each instalment, or one amount a row: 100 + 50, or 100 + 100 + 50."""
    text = rows(
        "F1;Alpha;01/02/2026;01/03/2026;100,00;100,00",
        "F2;Beta;01/02/2026;01/03/2026;50,00;50,00",
        f"F1;Alpha;{days};100,00;100,00",
    )
    assert [answer.open for answer in question(text).question.answers] == [150_00, 250_00]
    assert owed(text, lignes_facture="reglements") == 150_00
    assert owed(text, lignes_facture="additionner") == 250_00


def test_an_invoice_paid_twice_over_raises_no_question() -> None:
    assert owed(rows(*["F1;Alpha;01/02/2026;01/03/2026;100,00;0,00"] * 2, "F2;Beta;01/02/2026;;50,00;50,00")) == 50_00
