"""What a legal form says: which court it takes its bearer to, and whether it is a person's."""

from __future__ import annotations

import json

import pytest

from guide.case import storage
from guide.case.legal_form import LegalStanding, is_sole_trader_form, standing
from guide.errors import InvalidDossier


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("SARL", LegalStanding.COMMERCIAL), ("S.A.S.", LegalStanding.COMMERCIAL), ("sasu", LegalStanding.COMMERCIAL),
        ("SEM", LegalStanding.COMMERCIAL), ("SPL", LegalStanding.COMMERCIAL), ("Société anonyme", LegalStanding.COMMERCIAL),
        ("Société d’économie mixte", LegalStanding.COMMERCIAL), ("Société par actions simplifiée", LegalStanding.COMMERCIAL),
        ("EARL", LegalStanding.CIVIL), ("GAEC", LegalStanding.CIVIL), ("SCEA", LegalStanding.CIVIL), ("SCM", LegalStanding.CIVIL),
        ("SCP", LegalStanding.CIVIL), ("Société civile", LegalStanding.CIVIL), ("Société civile immobilière", LegalStanding.CIVIL),
        ("EI, agriculteur", LegalStanding.CIVIL), ("Exploitante agricole", LegalStanding.CIVIL),
        ("Agent commercial", LegalStanding.CIVIL), ("éleveuse", LegalStanding.CIVIL),
        ("SELARL", LegalStanding.LIBERAL_COMPANY), ("SELAS", LegalStanding.LIBERAL_COMPANY),
        ("EI", None), ("Association", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_the_court_that_a_form_leads_to(form: str | None, expected: LegalStanding | None) -> None:
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
