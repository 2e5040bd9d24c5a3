"""What a legal form says: which court it takes its bearer to, and whether it is a person's."""

from __future__ import annotations

import json

import pytest

from guide.case import storage
from guide.case.legal_form import Standing, is_sole_trader_form, standing
from guide.errors import InvalidDossier


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("SARL", Standing.COMMERCIAL), ("S.A.S.", Standing.COMMERCIAL), ("sasu", Standing.COMMERCIAL),
        ("SEM", Standing.COMMERCIAL), ("SPL", Standing.COMMERCIAL), ("Société anonyme", Standing.COMMERCIAL),
        ("Société d’économie mixte", Standing.COMMERCIAL), ("Société par actions simplifiée", Standing.COMMERCIAL),
        ("EARL", Standing.CIVIL), ("GAEC", Standing.CIVIL), ("SCEA", Standing.CIVIL), ("SCM", Standing.CIVIL),
        ("SCP", Standing.CIVIL), ("Société civile", Standing.CIVIL), ("Société civile immobilière", Standing.CIVIL),
        ("EI, agriculteur", Standing.CIVIL), ("Exploitante agricole", Standing.CIVIL),
        ("Agent commercial", Standing.CIVIL), ("éleveuse", Standing.CIVIL),
        ("SELARL", Standing.LIBERAL_COMPANY), ("SELAS", Standing.LIBERAL_COMPANY),
        ("EI", None), ("Association", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_the_court_that_a_form_leads_to(form: str | None, expected: Standing | None) -> None:
    """C. com. L210-1, L721-3, L721-5; C. rur. L311-1."""
    assert standing(form) is expected


@pytest.mark.parametrize("form", ["EI", "E.I.", "Entrepreneur individuel", "micro-entrepreneur", "Auto-entrepreneuse"])
def test_the_forms_of_a_person(form: str) -> None:
    assert is_sole_trader_form(form)
    assert not is_sole_trader_form("SARL")


def _born(day: object) -> str:
    creditor = {"name": "Jean Martin", "born_on": day}
    return json.dumps(
        {"version": 1, "creditor": creditor, "debtor": {"name": "Client", "kind": "commercant"}, "invoices": []}
    )


def test_a_birth_date_is_older_than_any_invoice() -> None:
    assert str(storage.loads(_born("1961-02-28")).creditor.born_on) == "1961-02-28"


@pytest.mark.parametrize("wrong", ["1961-02-30", "61-02-28", "1850-01-01", 19610228, "19610228"])
def test_a_birth_date_that_is_none_is_refused(wrong: object) -> None:
    with pytest.raises(InvalidDossier, match="naissance"):
        storage.loads(_born(wrong))
