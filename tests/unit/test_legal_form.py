"""What a legal form says: which court it takes its bearer to, and whether it is a person's."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from guide.case import storage
from guide.case.codes import Activity, DebtorKind
from guide.case.legal_form import LegalStanding, is_sole_trader_form, standing
from guide.case.standing import creditor_activity, debtor_kind, has_liberal_company
from guide.errors import InvalidDossier
from tests.cases import dossier as case


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


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("EARL du Moulin", DebtorKind.CIVIL),
        ("Cabinet Roux, SELARL", DebtorKind.CIVIL),
        ("G.A.E.C. des Prés", DebtorKind.CIVIL),
        ("Durand & Fils", DebtorKind.COMMERCANT),
        ("Earlwood SAS", DebtorKind.COMMERCANT),
        ("SARL Lasci", DebtorKind.COMMERCANT),
    ],
)
def test_a_name_that_bears_a_civil_form_is_no_traders(name: str, kind: DebtorKind) -> None:
    """C. rur. L311-1; C. com. L721-5. Nobody who types « EARL du Moulin » fills the legal form as well."""
    made = case()
    assert debtor_kind(replace(made, debtor=replace(made.debtor, name=name))) is kind


def test_a_liberal_company_that_sues_is_no_trader_by_its_name() -> None:
    made = case()
    made = replace(made, creditor=replace(made.creditor, name="SELARL Roux"))
    assert creditor_activity(made) is Activity.LIBERAL
    assert has_liberal_company(made)


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
