"""The customers of a batch who are abroad, by the language in which they may be written to besides French."""

from collections import Counter

from guide.case.territory import in_france
from guide.ledger.dunning import FollowedLedger
from guide.letters.content.foreign_fields import language_of
from guide.letters.mailing.customer_triage import Triage
from guide.values.notation import Language


def customers_abroad(tracking: FollowedLedger, plan: Triage) -> Counter[Language | None]:
    """How many of those planned, by language; None: written to in French alone, as a public buyer is. Only an electronic
    invoice tells the country of a customer."""
    count: Counter[Language | None] = Counter()
    for planned in plan.planned:
        buyer = tracking.ledger.buyers.get(planned.number)
        if buyer is not None and not in_france(buyer.country):
            count[None if planned.kind.is_administration else language_of(buyer.country)] += 1
    return count
