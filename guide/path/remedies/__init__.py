"""Every remedy, once, by id, in the order in which they are shown."""

from collections.abc import Mapping

from guide.path.facts.situation import Situation
from guide.path.remedies.agreement import AGREEMENT_REMEDIES
from guide.path.remedies.amicable import AMICABLE_REMEDIES
from guide.path.remedies.cost_parts import PAYER_WORDS, Cost, Payer
from guide.path.remedies.courts import LOCAL_LAW, petition_court, proceedings_court
from guide.path.remedies.enforcement import ENFORCEMENT_REMEDIES
from guide.path.remedies.insolvency import INSOLVENCY_REMEDIES
from guide.path.remedies.lawyers import Need
from guide.path.remedies.public import PUBLIC_REMEDIES
from guide.path.remedies.remedy import Assessment, Remedy, State, assess
from guide.path.remedies.simple import SIMPLE_REMEDIES
from guide.path.remedies.special import SPECIAL_REMEDIES
from guide.path.remedies.suits import SUIT_REMEDIES

_ALL = (
    *AMICABLE_REMEDIES,
    *AGREEMENT_REMEDIES,
    *SIMPLE_REMEDIES,
    *SUIT_REMEDIES,
    *ENFORCEMENT_REMEDIES,
    *INSOLVENCY_REMEDIES,
    *PUBLIC_REMEDIES,
    *SPECIAL_REMEDIES,
)
REMEDIES: Mapping[str, Remedy] = {remedy.id: remedy for remedy in _ALL}
assert len(REMEDIES) == len(_ALL), "a remedy is defined twice"


def assess_all(situation: Situation) -> dict[str, Assessment]:
    """Every remedy, seen in this situation."""
    return {id: assess(remedy, situation) for id, remedy in REMEDIES.items()}
