"""A discount for a sure payment, against what the open routes leave: up to where is giving up better than going on?

The discount pays at once and without costs; a route pays with the odds of the person, less their share of its costs.
So the most that may be given up is the sum claimed less what the best route leaves, in each of the two cases.
"""

from dataclasses import dataclass
from datetime import date

from guide.case.model import Dossier
from guide.path.advice.comparison import ComparisonRow, Net, Odds, compare
from guide.path.remedies.remedy import State
from guide.values.money import Cents
from guide.values.text import word_set

#: What needs no judge and no third party paid for: not what a discount is weighed against.
AMICABLE = word_set(
    "relance_amiable mise_en_demeure echeancier transaction conciliateur mediateur_entreprises mediation"
)


@dataclass(frozen=True)
class Best:
    """The route that leaves the most in one case, and `most`: the largest discount that leaves as much, in cents."""

    route: ComparisonRow
    net: Net
    most: Cents


@dataclass(frozen=True)
class Discount:
    """`kept`: the sum paid at once. `cautious`, `hopeful`: the best route of each case; None when no route is priced."""

    claimable: Cents
    given: Cents
    cautious: Best | None
    hopeful: Best | None

    @property
    def kept(self) -> Cents:
        return self.claimable - self.given


def discount(dossier: Dossier, given: Cents, on: date, odds: Odds | None = None) -> Discount | None:
    """`given`: the discount, in cents, from 0 to the sum claimable. None while that sum is not known, or is nothing."""
    comparison = compare(dossier, on, odds)
    if not comparison.claimable or comparison.claimable <= 0:
        return None
    assert 0 <= given <= comparison.claimable
    rows = [row for row in comparison.rows if row.state is State.OPEN and row.remedy not in AMICABLE]
    return Discount(
        comparison.claimable,
        given,
        _best(comparison.claimable, [(row, row.cautious) for row in rows]),
        _best(comparison.claimable, [(row, row.hopeful) for row in rows]),
    )


def _best(claimable: Cents, nets: list[tuple[ComparisonRow, Net | None]]) -> Best | None:
    """A route whose costs are all known goes before one of which some are not: its net is no upper bound."""
    priced = [(row, net) for row, net in nets if net is not None]
    if not priced:
        return None
    row, net = max(priced, key=lambda pair: (not pair[1].unknown, pair[1].amount))
    return Best(row, net, min(claimable, claimable - net.amount))
