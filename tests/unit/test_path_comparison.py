"""The comparison of routes, worked out by hand on the dossier of the documentation: 1 103,96 € may be claimed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import law
from guide.case.model import Dossier, Settlement
from guide.path import REMEDIES, advise
from guide.path.advice.comparison import ARBITRARY, DEFAULT_ODDS, Comparison, ComparisonRow, Net, Odds, compare, nets
from guide.path.advice.helpers import NOT_A_PRICE, providers
from guide.path.facts.facts import facts
from guide.path.remedies import Remedy
from guide.path.remedies.cost_parts import CostPart, Payer, total
from guide.path.remedies.durations import Duration, duration, span
from guide.path.remedies.lawyers import Need
from guide.path.remedies.remedy import State
from tests.cases import TODAY, day, dossier, event, invoice, paid
from tests.properties.test_path import dossiers

ANSWERS = {"contract": "signe", "dispute": "aucune", "insolvency": "aucune", "invoice_received": "oui"}
TRADERS = dossier(
    replace(
        invoice(120_000, "2026-06-01", "F2026-014", "prestation", completed=day("2026-04-30")),
        payments=(paid("2026-08-01", 20_000),),
    ),
    events=(event("mise_en_demeure", "2026-07-01"),),
    answers=ANSWERS,
)


def consumer(amount: int, **more: str) -> Dossier:
    """Without a notice nothing bears interest: what may be claimed is the amount itself."""
    one = invoice(amount, "2026-06-01", "F1", "prestation", completed=day("2026-04-30"))
    return dossier(one, kind="particulier", answers=ANSWERS | more)


def row(comparison: Comparison, remedy: str) -> ComparisonRow:
    return next(row for row in comparison.rows if row.remedy == remedy)


def amounts(line: ComparisonRow) -> tuple[int, int]:
    assert line.cautious and line.hopeful
    return line.cautious.amount, line.hopeful.amount


def test_an_order_for_payment_worked_out_by_hand() -> None:
    """50 % of 1 103,96 = 551,98, less 30,23 + 42,23. 80 % = 883,17, less a fifth of each: 6,05 + 8,45."""
    found = compare(TRADERS, TODAY)
    assert found.claimable == 110_396
    order = row(found, "injonction_tc")
    assert (order.cost.min, order.cost.max, order.cost.unknown) == (3_023, 7_246, ())
    assert amounts(order) == (55_198 - 7_246, 88_317 - 605 - 845)
    assert order.payers == (Payer.PERDANT,) and "cpc-696" in order.references
    assert order.lawyer.need is Need.NON
    assert order.rank == 1 and found.rows[0] is order
    assert order.duration.min == 60 and order.duration.max is None
    assert order.stop == ()


def test_an_agency_is_paid_out_of_what_it_collects_and_never_by_the_debtor() -> None:
    """20 % of 1 103,96 = 220,79, due once out of two; 15 % = 165,59, due four times out of five."""
    agency = row(compare(TRADERS, TODAY), "societe_recouvrement")
    assert (agency.cost.min, agency.cost.max) == (0, 22_079)
    assert amounts(agency) == (55_198 - 11_040, 88_317 - 13_247)
    assert agency.payers == (Payer.CREANCIER,) and "cpce-l111-8" in agency.references


def test_an_unknown_cost_is_named_and_never_counted_as_nothing() -> None:
    writ = row(compare(TRADERS, TODAY), "assignation_tc")
    assert writ.cost.unknown == ("greffe",)
    assert writ.cost.words == "53,00\u00a0€ (à vérifier), plus : greffe (non connu)"
    assert writ.cautious and writ.cautious.words == "au plus 498,98\u00a0€"
    assert "498,98\u00a0€ de frais non connus" in writ.stop[0]
    assert row(compare(TRADERS, TODAY), "mise_en_demeure").cost.words == "6,11\u00a0€"


@pytest.mark.parametrize(
    ("amount", "need", "unknown"), [(1_000_000, Need.NON, ()), (1_000_001, Need.OUI, ("avocat (honoraires libres)",))]
)
def test_the_lawyers_threshold_is_on_its_own_side(amount: int, need: Need, unknown: tuple[str, ...]) -> None:
    suit = row(compare(consumer(amount), TODAY), "refere_provision_tj")
    assert (suit.lawyer.need, suit.cost.unknown) == (need, unknown)
    assert suit.cost.min == 5_000 + 5_300


def test_a_suit_for_fifty_euros_is_not_worth_it() -> None:
    suit = row(compare(consumer(5_000), TODAY), "refere_provision_tj")
    assert amounts(suit) == (2_500 - 10_300, 4_000 - 1_000 - 1_060)
    assert "cas prudent" in suit.stop[0]
    # At ten euros no suit is left to compare: it would cost more than the debt.
    offered = {row.remedy for row in compare(consumer(1_000), TODAY).rows}
    assert not {id for id in offered if id.startswith(("injonction", "refere", "assignation", "requete", "petites"))}


def test_the_odds_are_the_users_own_and_the_default_is_said_to_be_arbitrary() -> None:
    by_default, own = compare(TRADERS, TODAY), compare(TRADERS, TODAY, Odds(10, 100))
    assert (by_default.odds, by_default.note) == (DEFAULT_ODDS, ARBITRARY)
    assert "arbitraire" not in own.note
    assert amounts(row(own, "injonction_tc")) == (11_040 - 7_246, 110_396)
    for odds in ((-1, 50), (50, 101)):
        with pytest.raises(AssertionError):
            Odds(*odds)


def test_a_discount_is_compared_with_going_to_court() -> None:
    offered = replace(TRADERS, settlement=Settlement(10_000, day("2026-12-15")))
    deal = row(compare(offered, TODAY), "transaction")
    assert amounts(deal) == (55_198 - 5_000, 88_317 - 8_000)
    assert deal.cost.unknown == ()


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (consumer(50_000, insolvency="liquidation"), "liquidation"),
        (consumer(50_000, insolvency="surendettement"), "surendettement"),
        (dossier(invoice(50_000, "2019-06-01", completed=day("2019-05-01")), kind="particulier"), "prescrite"),
    ],
)
def test_one_is_told_when_to_stop(held: Dossier, said: str) -> None:
    found = compare(held, TODAY)
    assert any(said in stop for stop in found.stop)
    suits = {"assignation_tj", "injonction_tj"} & {row.remedy for row in found.rows}
    assert not suits or said == "surendettement"  # only enforcement is stopped then (C. conso. L722-2)


def test_without_a_sum_there_is_no_net() -> None:
    found = compare(dossier(), TODAY)
    assert all(row.cautious is None and "complétez" in row.stop[0] for row in found.rows)


def test_the_ways_to_be_helped() -> None:
    found = {each.id: each for each in providers(TRADERS, TODAY)}
    assert list(found) == ["soi_meme", "societe_recouvrement", "commissaire_amiable", "avocat"]
    assert found["societe_recouvrement"].cost.words == "jusqu'à 220,79\u00a0€ (à vérifier)"
    # On the principal left, 1 024,63: 14,66 + 52,14 + 414,63 x 10,26 % (42,54) = 109,34, and 21,87 of VAT.
    assert found["commissaire_amiable"].cost.known == 13_121
    assert found["avocat"].cost.words.startswith("prix à demander")
    assert "74,40" in NOT_A_PRICE
    assert all(law.reference(id) for each in found.values() for id in each.references)


def test_a_span_is_said_in_months_and_days() -> None:
    assert [span(days) for days in (8, 30, 38, 60)] == [
        "8\u00a0jours",
        "1\u00a0mois",
        "1\u00a0mois et 8\u00a0jours",
        "2\u00a0mois",
    ]
    assert time_of(REMEDIES["creance_incontestee"]).words.startswith("1\u00a0mois et 8\u00a0jours au moins")
    assert time_of(REMEDIES["assignation_tc"]).words == "plusieurs mois (ordre de grandeur)"


def time_of(remedy: Remedy) -> Duration:
    return duration(remedy.duration, remedy.delays, TODAY)


def test_every_route_has_a_time_and_is_a_remedy() -> None:
    assert all(time_of(each).words for each in REMEDIES.values() if each.compared)


@given(dossiers(), st.integers(0, 100), st.integers(0, 100))
@settings(deadline=None, max_examples=60)
def test_whatever_the_dossier(held: Dossier, low: int, high: int) -> None:
    found, states = compare(held, TODAY, Odds(low, high)), advise(held, TODAY).remedies
    s = facts(held, TODAY).situation
    assert {row.remedy for row in found.rows} == {
        id for id, each in states.items() if each.remedy.compared and each.state is not State.CLOSED
    }
    for each in found.rows:
        assert all(law.reference(id) for id in each.references)
        if each.remedy != "transaction":  # the discount that was offered is told besides
            parts = REMEDIES[each.remedy].parts(s)
            assert set(each.cost.unknown) == {part.label for part in parts if part.min is None}
            assert each.cost == REMEDIES[each.remedy].cost(s), "one range a route, whoever shows it"
        for net in (each.cautious, each.hopeful):
            assert net is None or (net.amount <= net.gain and net.unknown == each.cost.unknown)


@given(st.integers(0, 10_000_000), st.integers(0, 1_000_000), st.integers(0, 100), st.sampled_from(Payer))
def test_better_odds_never_lower_the_net(claimable: int, cost: int, percent: int, payer: Payer) -> None:
    spent = (CostPart("x", cost, cost, payer, "cpc-696"),)
    less, more = nets(claimable, spent, Odds(percent, percent)), nets(claimable, spent, Odds(100, 100))
    for one, other in zip(less, more, strict=True):
        assert isinstance(one, Net) and isinstance(other, Net) and one.amount <= other.amount
    assert less[0] and less[1] and less[0].amount <= less[1].amount


def test_costs_in_words() -> None:
    def words(*bounds: tuple[int | None, int | None], check: bool = False) -> str:
        return total(
            CostPart(f"poste {i}", low, high, Payer.PERDANT, "cpc-696", check) for i, (low, high) in enumerate(bounds)
        ).words

    assert words() == "gratuit"
    assert words((1_500, 4_500)) == "de 15,00\u00a0€ à 45,00\u00a0€"
    assert words((0, 4_223)) == "jusqu'à 42,23\u00a0€"
    assert words((3_023, 7_246), check=True) == "de 30,23\u00a0€ à 72,46\u00a0€ (à vérifier)"
    assert words((None, None)) == "prix à demander : poste 0"
    assert words((5_300, 5_300), (None, None)) == "53,00\u00a0€, plus : poste 1 (non connu)"
