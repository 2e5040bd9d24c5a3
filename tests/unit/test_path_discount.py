"""A discount against the routes, worked out by hand on the dossier of the documentation: 1 103,96 € may be claimed."""

from __future__ import annotations

import pytest

from guide.path.advice.comparison import Odds
from guide.path.advice.discount import discount
from tests.cases import TODAY, dossier
from tests.unit.test_path_comparison import TRADERS, consumer


def test_the_largest_discount_worked_out_by_hand() -> None:
    """An order for payment: 50 % of 1 103,96 = 551,98 less 30,23 + 42,23 leaves 479,52, so 624,44 may be given up.
    80 % = 883,17 less a fifth of each, 6,05 + 8,45, leaves 868,67: 235,29."""
    found = discount(TRADERS, 20_000, TODAY)
    assert found and found.cautious and found.hopeful
    assert found.claimable == 110_396 and found.kept == 90_396
    assert {found.cautious.route.remedy, found.hopeful.route.remedy} == {"injonction_tc"}
    assert (found.cautious.net.amount, found.cautious.most) == (47_952, 62_444)
    assert (found.hopeful.net.amount, found.hopeful.most) == (86_867, 23_529)


def test_sure_odds_leave_nothing_to_give_up_but_the_costs() -> None:
    """At 100 %, the hopeful case gets all of it back; the cautious one bears 72,46 €."""
    found = discount(TRADERS, 0, TODAY, Odds(100, 100))
    assert found and found.cautious and found.hopeful
    assert (found.cautious.most, found.hopeful.most) == (7_246, 0)


@pytest.mark.parametrize("claimed", [10_000, 300_000, 1_200_000])
def test_a_route_whose_costs_are_known_goes_first(claimed: int) -> None:
    found = discount(consumer(claimed), 0, TODAY)
    assert found and found.cautious and not found.cautious.net.unknown
    assert 0 <= found.cautious.most <= claimed


def test_nothing_is_compared_without_a_sum() -> None:
    assert discount(dossier(), 0, TODAY) is None
