"""Customers of one name made one, and an invoice counted once, by a press; parted again by another, at once."""

from __future__ import annotations

from tests.pages.screen import press, text_of
from tests.pages.test_balance_agee import dropped

HEAD = "Numéro;Client;Date;Échéance;Total TTC;Reste à payer\n"
TWO_NAMES = (
    HEAD + "F1;SARL Dupont;01/09/2026;01/10/2026;1200;1200\nF2;Dupont S.A.R.L.;01/09/2026;01/10/2026;500;500\n"
    "F3;Martin;01/09/2026;01/10/2026;80;80\n"
).encode()


def owing(app) -> list[int]:
    """What each customer owes, in cents."""
    tracking = app.session_state["follow.tracked"][3]
    return sorted(view.open for view in tracking.debtors if view.open)


def test_one_customer_under_two_names_is_made_one_then_two_again() -> None:
    app = dropped(TWO_NAMES)
    assert owing(app) == [80_00, 500_00, 1200_00]
    app = press(app, "Oui, les réunir")
    assert owing(app) == [80_00, 1700_00] and "sont un seul client" in text_of(app)
    app = press(app, "Séparer")
    assert owing(app) == [80_00, 500_00, 1200_00]


def test_an_export_that_is_taken_away_leaves_only_what_was_noted() -> None:
    app = press(press(dropped(TWO_NAMES), "Oui, les réunir"), "Retirer cet export")
    assert "follow.tracked" not in app.session_state and "ledger" not in app.session_state
    assert app.session_state["follow"].debtors
