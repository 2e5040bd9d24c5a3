"""The real files of tests/samples: every figure that ORIGIN.md states."""

from __future__ import annotations

from datetime import date

import pytest

from guide.ledger import Field, balance_json
from guide.ledger.analysis import Report
from tests.unit.ledger_cases import sample

BOM, PIPE, LIST = "fec_utf8_bom_tab.txt", "fec_cp850_pipe.txt", "receivables_dd_mm_yyyy.csv"


@pytest.mark.parametrize(
    ("name", "encoding", "separator", "rows", "kept", "first", "last", "entries"),
    [
        (BOM, "utf-8-sig", "\t", 5422, 538, date(2021, 9, 1), date(2022, 8, 31), 1018621981),
        (PIPE, "cp850", "|", 934, 151, date(2023, 1, 1), date(2023, 7, 31), 22568223),
    ],
)
def test_a_fec_is_understood(name, encoding, separator, rows, kept, first, last, entries):
    found = sample(name)
    info = found.files[0]
    assert (info.kind, info.encoding, info.separator) == ("fec", encoding, separator)
    assert (info.rows, info.kept, info.ignored, info.dropped) == (rows, kept, rows - kept, 0)
    assert (info.first, info.last, found.as_of) == (first, last, last)
    assert [c.found for c in info.controls[:2]] == [entries, entries]
    assert all(c.holds for c in info.controls)
    assert not [a for a in Report(found).anomalies if a.severity != "info"]


@pytest.mark.parametrize(
    ("name", "balance", "owed", "credit", "debtors"),
    [(BOM, 5251724, 5259637, 7913, 5), (PIPE, 1441652, 1447255, 5603, 18)],
)
def test_a_fec_gives_the_balance_of_its_customers(name, balance, owed, credit, debtors):
    found = sample(name)
    assert found.files[0].controls[2].found == balance
    assert (found.ageing.open, found.ageing.credit) == (owed, credit)
    assert sum(view.open > 0 for view in found.debtors) == debtors


def test_a_lettered_group_is_not_paid_because_it_is_lettered():
    # By document's date: a due date that day, so nothing is "not due" but what is dated of the very last day.
    buckets = sample(BOM, delai=0).ageing.buckets
    assert buckets["not_due"] + buckets["1-30"] == 5229348
    assert buckets["91+"] == 30289
    assert buckets["31-60"] == buckets["61-90"] == buckets["no_due_date"] == 0


def test_due_dates_of_a_fec_are_said_to_be_estimates():
    found = sample(BOM)
    assert found.ageing.items.estimated.all()
    assert "estimées" in "".join(a.message for a in Report(found).anomalies)
    assert balance_json(found)["estimated_due_dates"] is True


def test_the_receivables_list_as_it_stood_on_a_day():
    found = sample(LIST, on=date(2013, 6, 30))
    items = found.ageing.items
    assert found.files[0].rows == found.files[0].kept == 2466
    assert (len(items), found.ageing.open) == (84, 511985)
    assert (int((items.late > 0).sum()), found.ageing.overdue) == (12, 83556)
    assert found.ageing.buckets["1-30"] == 83556
    assert (int((items.bucket == 0).sum()), found.ageing.not_due) == (72, 428429)
    assert not items.estimated.any()


def test_the_receivables_list_reads_its_dates_day_first():
    mapping = sample(LIST, on=date(2013, 6, 30)).files[0].mapping
    assert mapping is not None and mapping.day_first is True
    assert mapping.columns[Field.SETTLED] == "SettledDate"


def test_another_day_is_another_look_at_the_same_files():
    found = sample(LIST, on=date(2014, 1, 1)).at(date(2013, 6, 30))
    assert found.ageing.open == 511985


def test_the_balance_is_printed_in_its_shape():
    printed = balance_json(sample(PIPE))
    assert printed["as_of"] == "2023-07-31"
    assert set(printed) >= {"as_of", "files", "totals", "buckets", "debtors", "anomalies"}
    assert set(printed["totals"]) >= {"open", "overdue", "not_due", "no_due_date", "credit_balances"}
    assert list(printed["buckets"]) == ["not_due", "1-30", "31-60", "61-90", "91+", "no_due_date"]
    assert printed["totals"]["open"] == "14472.55" and printed["totals"]["credit_balances"] == "56.03"
    first = printed["debtors"][0]
    assert set(first) >= {"name", "open", "overdue", "credit", "oldest", "next_action", "limitation"}
    assert first["limitation"] == {
        "earliest": "2028-05-09",
        "assumes": "professionnel",
        "from": "document_date",
        "estimated": True,
    }
    assert set(printed["anomalies"][0]) == {"file", "row", "column", "value", "message", "severity"}
