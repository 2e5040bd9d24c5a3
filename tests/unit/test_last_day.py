"""The limitation calculator: the same answers as a dossier, by hand from the articles."""

from __future__ import annotations

from datetime import date

import pytest

from guide.case.codes import Activity, DebtorKind, Nature
from guide.claim.last_day import ACTS, last_day, restarting

ON = date(2026, 11, 22)
DONE = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("kind", "nature", "last"),
    [
        # L110-4: five years. L218-2: two. L133-6: one. Loi de 1968: four from 1 January 2027.
        ("commercant", "prestation", date(2031, 3, 10)),
        ("particulier", "travaux", date(2028, 3, 10)),
        ("commercant", "transport", date(2027, 3, 10)),
        ("collectivite", "vente", date(2030, 12, 31)),
        # Loi de 1989, art. 7-1: three years.
        ("particulier", "loyer", date(2029, 3, 10)),
    ],
)
def test_the_period_follows_who_owes_and_for_what(kind: str, nature: str, last: date) -> None:
    assert last_day(DebtorKind(kind), Nature(nature), DONE, ON).deadline == last


def test_a_loan_to_a_relative_has_five_years() -> None:
    found = last_day(DebtorKind.PARTICULIER, Nature.PRET, DONE, ON, Activity.PARTICULIER)
    assert found.deadline == date(2031, 3, 10)


@pytest.mark.parametrize(
    ("act", "last"),
    [
        ("paiement_partiel", date(2028, 9, 1)),
        ("reconnaissance", date(2028, 9, 1)),
        ("demande_en_justice", date(2028, 9, 1)),
        ("mesure_execution", date(2028, 9, 1)),
        # A letter, even registered, and the request alone change nothing; a judgment gives ten years.
        ("relance", date(2028, 3, 10)),
        ("mise_en_demeure", date(2028, 3, 10)),
        ("requete_deposee", date(2028, 3, 10)),
        ("jugement", date(2036, 9, 1)),
    ],
)
def test_only_some_acts_give_a_new_period(act: str, last: date) -> None:
    found = last_day(DebtorKind.PARTICULIER, Nature.PRESTATION, DONE, ON, None, act, date(2026, 9, 1))
    assert found.deadline == last


def test_a_public_buyer_is_held_by_a_letter() -> None:
    found = last_day(
        DebtorKind.COLLECTIVITE, Nature.PRESTATION, date(2022, 3, 10), ON, None, "relance", date(2025, 2, 3)
    )
    assert found.deadline == date(2029, 12, 31)
    said = dict(restarting(DebtorKind.COLLECTIVITE, Nature.PRESTATION))
    assert any("demande écrite" in why for why in said) and not any(
        "demande écrite" in why for why, _ in restarting(DebtorKind.COMMERCANT, Nature.PRESTATION)
    )


@pytest.mark.parametrize("kind", DebtorKind)
@pytest.mark.parametrize("act", ACTS)
def test_every_act_has_an_answer(kind: DebtorKind, act: str) -> None:
    found = last_day(kind, Nature.PRESTATION, DONE, ON, None, act, date(2026, 6, 1))
    assert found.deadline >= date(2028, 3, 10) and found.references
