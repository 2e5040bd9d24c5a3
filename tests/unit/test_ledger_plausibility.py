"""A column taken for another is caught by the sums, the shape of its cells or the order of its dates, and said first."""

from __future__ import annotations

from datetime import date

import pytest

from guide.ledger import ColumnMapping, ColumnsUnknown, Field
from guide.ledger.analysis import Report
from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source import TotalInDoubt
from tests.unit.ledger_cases import messages, read_text
from tests.unit.test_ledger_invoices import PLAIN

HEAD = "Numéro;Client;CP;SIREN;Date;Échéance;Total TTC;Reste à payer;Rang\n"
ROWS = "".join(
    f"F{i};Client {i};{59000 + 111 * i};{732829320 + i};{i:02d}/03/2026;{i:02d}/04/2026;{100 * i},00;{10 * i},00;{i}\n"
    for i in range(1, 9)
)


def mapped(**columns: str) -> Ledger:
    return read_text(
        HEAD + ROWS, mapping=ColumnMapping({Field(f): name for f, name in columns.items()}), on=date(2026, 6, 1)
    )


def doubts(ledger: Ledger) -> list[str]:
    return [a.message for a in Report(ledger).anomalies if a.severity == "error" and a.row is None]


def test_the_right_columns_raise_no_doubt():
    found = read_text(HEAD + ROWS, on=date(2026, 6, 1))
    assert not doubts(found) and found.ageing.open == 36000


def test_a_total_where_no_amount_is_read_is_refused():
    with pytest.raises(ColumnsUnknown, match="aucun montant ne se lit dans « Date »"):
        mapped(total="Date", left="")


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"left": "", "total": "CP"}, "codes postaux"),
        ({"left": "", "total": "SIREN"}, "SIREN"),
        ({"total": "Client"}, "ne contient pas des montants"),
        ({"left": "", "total": "Rang"}, "ressemble à des numéros"),
        ({"issued": "Client"}, "ne contient pas des dates"),
        ({"due": "Total TTC", "total": ""}, "ne contient pas des dates"),
        ({"issued": "Échéance", "due": "Date"}, "sans doute inversées"),
        ({"debtor": "Date"}, "pas des noms de clients"),
    ],
)
def test_a_column_taken_for_another_is_said_first(columns, said):
    found = mapped(**columns)
    assert any(said in message for message in doubts(found)), doubts(found)
    assert Report(found).anomalies[0].severity == "error" and Report(found).anomalies[0].row is None


@pytest.mark.parametrize(
    "columns", [{"left": "CP"}, {"left": "SIREN"}, {"total": "Reste à payer", "left": "Total TTC"}]
)
def test_more_left_than_the_total_is_asked_about_before_any_figure(columns):
    with pytest.raises(TotalInDoubt, match="dépasse «"):
        mapped(**columns)


def test_whole_days_are_no_amounts_even_under_a_good_name():
    text = "Numéro;Client;Date;Total TTC\n" + "".join(f"F{i};A;02/01/2026;202601{i:02d}\n" for i in range(1, 6))
    assert "ressemble à des dates" in doubts(read_text(text))[0]


def test_round_amounts_are_not_taken_for_postcodes():
    text = "Numéro;Client;Date;Total TTC\n" + "".join(f"F{i};A;02/01/2026;{12000 + 10 * i}\n" for i in range(1, 9))
    assert not doubts(read_text(text))


def test_years_that_no_invoice_has_are_no_dates():
    text = PLAIN + "".join(f"F{i};A;02/01/1026;02/02/1026;5;5\n" for i in range(4))
    assert "ne contient pas des dates" in doubts(read_text(text))[0]


def test_one_odd_row_raises_no_doubt_on_the_file():
    found = read_text(HEAD + ROWS + "F9;A;59000;1;31/02/2026;01/01/2026;dix;dix;9\n", on=date(2026, 6, 1))
    assert not doubts(found)


def test_a_total_that_is_not_the_sum_is_said_first():
    found = read_text(HEAD + ROWS + "Total;;;;;;3600,00;999,00;\n", on=date(2026, 6, 1))
    assert "ligne de total du fichier (ligne 10)" in doubts(found)[0]
    assert [c.holds for c in found.files[0].controls] == [True, False]


@pytest.mark.parametrize(
    ("totals", "held"),
    [
        ("Total général;;;;;;3600,00;360,00;\n", True),
        ("Sous-total mars;;;;;;1000,00;100,00;\nSous-total avril;;;;;;2600,00;260,00;\n", True),
        ("Sous-total A;;;;;;1000,00;100,00;\nSous-total B;;;;;;2600,00;260,00;\nTotal;;;;;;3600,00;360,00;\n", True),
        ("Total;;;;;;1000,00;100,00;\nTotal;;;;;;2600,00;260,00;\nPourcentages;;;;;;100,00;100,00;\n", True),
        ("Sous-total A;;;;;;1000,00;100,00;\nSous-total B;;;;;;2600,00;260,00;\nTotal;;;;;;3700,00;370,00;\n", False),
        ("Sous-total A;;;;;;1000,00;100,00;\n", False),
    ],
)
def test_which_totals_the_sums_must_equal(totals, held):
    found = read_text(HEAD + ROWS + totals, on=date(2026, 6, 1))
    assert all(c.holds for c in found.files[0].controls) is held
    assert (found.files[0].kept, found.files[0].ignored) == (8, totals.count("\n"))


def test_what_is_left_that_is_not_total_less_paid_is_said():
    rows = "".join(f"F{i};A;02/01/2026;100;30;{left}\n" for i, left in enumerate((50, 50, 50, 70)))
    assert "ne fait pas" in messages(read_text("Numéro;Client;Date;Total TTC;Montant payé;Reste à payer\n" + rows))


@pytest.mark.parametrize(
    ("head", "rows", "day_first", "said"),
    [
        # No part above 12. Day first, each due date is a month later; month first, days before its invoice.
        (PLAIN, (("02/03/2026", "01/04/2026"), ("05/03/2026", "04/04/2026")), True, False),
        # Month first, thirty days each; day first, due before the invoice.
        (
            "Number,Customer,Date,Due Date,Total,Balance\n",
            (("03/02/2026", "04/01/2026"), ("03/05/2026", "04/04/2026")),
            False,
            False,
        ),
        # Both are as good: day first, and said.
        (PLAIN, (("02/03/2026", ""), ("05/03/2026", "")), None, True),
        # The same day in both orders: nothing to say.
        (PLAIN, (("03/03/2026", ""), ("05/05/2026", "")), None, False),
        # One part above 12 tells the column, and the other column.
        (PLAIN, (("02/03/2026", "01/04/2026"), ("13/03/2026", "05/04/2026")), True, False),
    ],
)
def test_the_order_of_dates_is_decided_by_the_columns(head, rows, day_first, said):
    separator = ";" if ";" in head else ","
    text = head + "".join(separator.join((f"F{i}", "A", *days, "5", "5")) + "\n" for i, days in enumerate(rows))
    found = read_text(text, on=date(2026, 12, 1))
    mapping = found.files[0].mapping
    assert mapping is not None and mapping.day_first is day_first
    assert ("commencent par le jour ou par le mois" in messages(found)) is said
    first = date(2026, 3, 2) if head != PLAIN or rows[0][0] == "02/03/2026" else date(2026, 3, 3)
    assert found.entries.issued.tolist()[0] == first


def test_dates_that_nothing_orders_under_english_headers_are_a_warning():
    found = read_text("Number,Customer,Date,Total\nF1,A,02/03/2026,5\n")
    told = [a for a in Report(found).anomalies if "commencent par le jour" in a.message]
    assert [a.severity for a in told] == ["warning"]


def test_each_column_settles_its_own_decimal_mark():
    text = "Numéro;Client;Date;Total TTC;Reste à payer\nF1;A;02/01/2026;9.234;1,500\nF2;A;02/01/2026;10.50;3,25\n"
    found = read_text(text)
    # « 10.50 »: a point is decimal there, so 9.234 is 9,23; « 3,25 »: a comma is decimal here, so 1,500 is 1,50.
    assert found.entries.amount.tolist() == [923, 1050] and found.entries.left.tolist() == [150, 325]


@pytest.mark.parametrize(("ages", "severity"), [(("3", "2"), ""), (("3", "1"), "warning"), (("9", "9"), "error")])
def test_the_ages_of_a_row_add_up_to_what_is_left(ages, severity):
    head = "Posting Date,Party,Voucher No,Due Date,Outstanding Amount,0-30,31-60,61-90,91-120\n"
    rows = "2026-04-01,A,F1,2026-05-01,5,5,0,0,0\n2026-04-01,A,F2,2026-05-01,5,{},{},0,0\n".format(*ages)
    rows += (
        rows.replace("F1", "F3").replace("5,5,0", "5,4,1" if severity != "error" else "5,1,1").splitlines()[0] + "\n"
    )
    told = [a for a in Report(read_text(head + rows)).anomalies if "ancienneté" in a.message]
    assert [a.severity for a in told] == ([severity] if severity else [])
