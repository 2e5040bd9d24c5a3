"""Published calculations and cases built from the articles: our figures against theirs (see law/README.md)."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from guide import law
from guide.case.model import Terms
from guide.case.terms import Rule, due_by_rule
from guide.claim.account import LineKind
from guide.claim.accrual import interest
from guide.claim.statement import statement
from guide.values.money import rate_to_json, to_cents
from tests.cases import day, dossier, event, invoice

FOLDER = Path(__file__).parent / "law"


def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((FOLDER / name).read_text(encoding="utf-8"), parse_float=str)
    return rows


def _cents(euros: object) -> int:
    return to_cents(Decimal(str(euros)))


WORKED = {row["id"]: row for row in _rows("worked_examples.json")}
B2B = [row for row in WORKED.values() if row["kind"] == "b2b"]


@pytest.mark.parametrize("row", B2B, ids=[row["id"] for row in B2B])
def test_published_business_calculations(row: dict[str, Any]) -> None:
    due = day(row["start_date"]) - timedelta(days=1)
    found = statement(dossier(invoice(_cents(row["principal"]), due.isoformat())), day(row["end_date"]))
    assert found.interest == _cents(row["expected_interest"])
    assert found.indemnity == _cents(row["indemnity"])
    assert sum(line.days or 0 for line in found.lines) == row["days"]
    if "total" in row:
        assert found.total == _cents(row["total"])


@pytest.mark.parametrize("id", ["WE01", "WE02"])
def test_official_legal_interest_between_private_persons(id: str) -> None:
    row = WORKED[id]
    notice = event("mise_en_demeure", row["start_date"])
    loan = dossier(
        invoice(_cents(row["principal"]), "2019-01-31"), kind="particulier", activity="particulier", events=(notice,)
    )
    found = statement(loan, day(row["end_date"]))
    assert [(line.days, line.amount) for line in found.lines] == [(row["days"], _cents(row["expected_interest"]))]
    assert rate_to_json(found.lines[0].rate or 0) == row["rate"]
    assert found.indemnity == 0


def test_official_example_with_five_points_after_a_judgment() -> None:
    """WE02 to WE05: judgment of 17 September 2019, five points more from 18 November, cut on 1 January."""
    judgment = event("jugement", "2019-09-17")
    loan = dossier(invoice(200_000, "2019-01-31"), kind="particulier", activity="particulier", events=(judgment,))
    found = statement(loan, day("2020-04-09"))
    rows = [WORKED[id] for id in ("WE02", "WE03", "WE04")]
    assert [line.amount for line in found.lines] == [_cents(row["expected_interest"]) for row in rows]
    assert [line.days for line in found.lines] == [row["days"] for row in rows]
    assert [rate_to_json(line.rate or 0) for line in found.lines] == [row["rate"] for row in rows]
    assert [line.kind for line in found.lines] == [LineKind.INTEREST, LineKind.MAJORATION, LineKind.MAJORATION]
    assert found.interest == _cents(WORKED["WE05"]["expected_interest"])
    assert found.total == _cents(WORKED["WE05"]["total"])


def test_the_official_capitalisation_after_four_months_is_not_followed() -> None:
    """WE06 adds the interest of 2019 to the principal on 1 January 2020, three months and a half after interest began.

    C. civ. 1343-2 asks for interest due for a whole year: not before 17 September 2020, so the total of that day stays
    that of WE05. The sheet's own arithmetic, on its own base, is ours.
    """
    row = WORKED["WE06"]
    loan = dossier(
        invoice(200_000, "2019-01-31"),
        kind="particulier",
        activity="particulier",
        events=(event("jugement", "2019-09-17"),),
        terms=Terms(capitalisation=date(2020, 1, 1)),
    )
    found = statement(loan, day(row["end_date"]))
    assert found.total == _cents(WORKED["WE05"]["total"])
    later = statement(loan, day("2020-12-31"))
    assert [line.on for line in later.lines if line.kind is LineKind.CAPITALISATION] == [day("2020-09-17")]
    increased = law.legal_rate(day(row["start_date"]), private_creditor=True).value + 50_000
    assert interest(_cents(row["principal"]), increased, row["days"]) == _cents(row["expected_interest"])


@pytest.mark.parametrize("row", _rows("constructed_examples.json"), ids=lambda row: str(row["id"]))
def test_cases_built_from_the_articles(row: dict[str, Any]) -> None:
    kind = {"b2b": "commercant", "b2g": "collectivite"}[row["kind"]]
    found = statement(dossier(invoice(_cents(row["principal"]), row["due"]), kind=kind), day(row["paid"]))
    slices = [line for line in found.lines if line.kind is LineKind.INTEREST]
    expected = [(day(s[0]), day(s[1]), s[2], s[3]) for s in row["slices"]]
    assert [(s.start, s.last_day, s.days, rate_to_json(s.rate or 0)) for s in slices] == expected
    assert found.interest == _cents(row["expected"])
    assert found.indemnity == _cents(row["indemnity"])
    assert [s.amount for s in slices if len(row["slices"][0]) > 4] == [
        _cents(s[4]) for s in row["slices"] if len(s) > 4
    ]


_METHODS = {
    "A": Rule.END_OF_MONTH_A,
    "A: +45 d then end of month": Rule.END_OF_MONTH_A,
    "B": Rule.END_OF_MONTH_B,
    "+30 net": Rule.NET_30,
    "+45 net": Rule.NET_45,
    "+60 net": Rule.NET_60,
}


@pytest.mark.parametrize("row", _rows("due_dates.json"), ids=lambda row: str(row["id"]))
def test_published_due_dates(row: dict[str, Any]) -> None:
    assert due_by_rule(day(row["invoice_date"]), _METHODS[row["method"]]) == day(row["recomputed_due"])


RATES = json.loads((FOLDER / "rates.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", RATES["semester_rates"], ids=lambda row: str(row["semester"]))
def test_semester_table(row: dict[str, Any]) -> None:
    """The default rate, the public rate and the floor of each semester; the floor is the checksum of the legal rate."""
    year, half = row["semester"].split("-S")
    first = date(int(year), 1 if half == "1" else 7, 1)
    assert rate_to_json(law.ecb_rate(first).value) == row["mro_on_first_day"]
    assert rate_to_json(law.late_rate(first).value) == row["b2b_default"]
    if first >= date(2013, 7, 1):  # the + 8 of public buyers holds from 1 May 2013
        assert rate_to_json(law.public_rate(first).value) == row["b2g"]
    if row["floor_3x_legal"]:
        assert rate_to_json(law.floor_rate(first).value) == row["floor_3x_legal"]


@pytest.mark.parametrize("row", RATES["legal_interest_rate"], ids=lambda row: str(row["semester"]))
def test_legal_rates(row: dict[str, Any]) -> None:
    year, half = row["semester"].split("-S")
    first = date(int(year), 1 if half == "1" else 7, 1)
    assert rate_to_json(law.legal_rate(first).value) == row["other_cases"]
    assert rate_to_json(law.legal_rate(first, private_creditor=True).value) == row["individual_creditor"]
    assert law.legal_rate(first).valid_from == first


@pytest.mark.parametrize("row", RATES["ecb_mro"], ids=lambda row: str(row["effective"]))
def test_ecb_rates(row: dict[str, Any]) -> None:
    found = law.ecb_rate(day(row["effective"]))
    assert (rate_to_json(found.value), found.valid_from) == (row["rate"], day(row["effective"]))
