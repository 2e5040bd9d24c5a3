"""The open routes side by side: cost, delay, who pays in the end, what is left of the sum claimed, when to stop.

`net = odds x claimable - the creditor's share of the costs`, in whole cents. The odds are the user's own; those given
by default are arbitrary and say so. Cautious case: the highest cost, and nothing of it is paid back. Hopeful case: the
lowest cost, and what the loser owes is paid back as often as the creditor wins. A cost that no source gives is left out
of the net and named: the net is then the most one may hope for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from guide.case.model import Dossier
from guide.claim import LimitationState
from guide.path.advice.advice import FACT_NAMES, advise
from guide.path.facts.facts import facts
from guide.path.facts.situation import Situation
from guide.path.remedies import REMEDIES
from guide.path.remedies.cost_parts import PAYER_TEXTS, RECOVERABLE, Cost, CostPart, Payer, total
from guide.path.remedies.durations import Duration, duration
from guide.path.remedies.lawyers import Lawyer
from guide.path.remedies.remedy import Assessment, State
from guide.values.french import money
from guide.values.money import Cents, round_half_up

ARBITRARY = (
    "Hypothèse arbitraire : ces chances de paiement ne viennent d'aucune statistique. Mettez les vôtres, d'après ce que "
    "vous savez de ce client. Les mêmes chances valent pour chaque voie : l'écart vient des frais."
)


@dataclass(frozen=True)
class Odds:
    """Chances of being paid, in percent, in a cautious and in a hopeful case."""

    cautious: int
    hopeful: int

    def __post_init__(self) -> None:
        assert 0 <= self.cautious <= 100 and 0 <= self.hopeful <= 100, "odds are percents"


DEFAULT_ODDS = Odds(50, 80)


@dataclass(frozen=True)
class Net:
    """What one case leaves, in cents. `unknown` names the costs left out: `amount` is then the most to hope for."""

    gain: Cents
    cost: Cents
    unknown: tuple[str, ...]

    @property
    def amount(self) -> Cents:
        return self.gain - self.cost

    @property
    def words(self) -> str:
        return f"au plus {money(self.amount)}" if self.unknown else money(self.amount)


@dataclass(frozen=True)
class ComparisonRow:
    """One route. Costs in cents; `cost` is their one range."""

    remedy: str
    title: str
    state: State
    missing: tuple[str, ...]
    cost: Cost
    duration: Duration
    payers: tuple[Payer, ...]
    lawyer: Lawyer
    documents: tuple[str, ...]
    references: tuple[str, ...]
    cautious: Net | None
    hopeful: Net | None
    stop: tuple[str, ...]
    #: Its place in the roadmap, from 1; None when the roadmap does not go through it.
    rank: int | None = None


@dataclass(frozen=True)
class Comparison:
    """`claimable` in cents, or None when not known. `stop`: why to spend nothing more, whatever the route."""

    claimable: Cents | None
    odds: Odds
    note: str
    rows: tuple[ComparisonRow, ...]
    stop: tuple[str, ...]


def compare(dossier: Dossier, on: date, odds: Odds | None = None) -> Comparison:
    """The routes open that day, then those not settled; in the order of the roadmap. Raises NotInForce."""
    advice, s = advise(dossier, on), facts(dossier, on).situation
    ranks = {step.remedy: rank for rank, step in enumerate((*advice.steps, *advice.later), 1)}
    used = odds or DEFAULT_ODDS
    claimable = s.claimed if dossier.invoices else None
    given = {"transaction": _discount(dossier)} if dossier.settlement else {}
    rows = [
        _row(assessment, s, claimable, used, ranks.get(id), given)
        for id, assessment in advice.remedies.items()
        if REMEDIES[id].compared and assessment.state is not State.CLOSED
    ]
    rows.sort(key=lambda row: (row.state is State.UNSETTLED, row.rank is None, row.rank or 0))
    note = ARBITRARY if odds is None else "Chances de paiement : celles que vous avez indiquées."
    return Comparison(claimable, used, note, tuple(rows), _stops(s, rows))


def _discount(dossier: Dossier) -> tuple[CostPart, ...]:
    assert dossier.settlement
    cents = dossier.settlement.discount
    return (CostPart("remise consentie", cents, cents, Payer.CREANCIER, "c-civ-2044", on_success=True),)


def _row(
    assessment: Assessment,
    s: Situation,
    claimable: Cents | None,
    odds: Odds,
    rank: int | None,
    given: Mapping[str, tuple[CostPart, ...]],
) -> ComparisonRow:
    remedy = assessment.remedy
    spent = given.get(remedy.id) or remedy.parts(s)
    counsel, time = remedy.lawyer(s), duration(remedy.duration, remedy.delays, s.on)
    cautious, hopeful = nets(claimable, spent, odds)
    payers = tuple(dict.fromkeys(part.payer for part in spent))
    references = (
        *remedy.references,
        *(part.reference for part in spent),
        *(text for payer in payers for text in PAYER_TEXTS[payer]),
        *counsel.references,
        *time.references,
    )
    return ComparisonRow(
        remedy=remedy.id,
        title=remedy.title,
        state=assessment.state,
        missing=tuple(FACT_NAMES.get(fact, fact) for fact in assessment.missing),
        cost=total(spent),
        duration=time,
        payers=payers,
        lawyer=counsel,
        documents=remedy.documents,
        references=tuple(dict.fromkeys(references)),
        cautious=cautious,
        hopeful=hopeful,
        stop=_stop(cautious, hopeful, quoted=any(p.min is None for p in spent)),
        rank=rank,
    )


def nets(claimable: Cents | None, spent: tuple[CostPart, ...], odds: Odds) -> tuple[Net | None, Net | None]:
    """The cautious and the hopeful case; None when the sum is not known."""
    if claimable is None:
        return None, None
    unknown = total(spent).unknown
    cautious = sum(_share(part, part.max, odds.cautious, False) for part in spent)
    hopeful = sum(_share(part, part.min, odds.hopeful, True) for part in spent)
    return (
        Net(_percent(claimable, odds.cautious), cautious, unknown),
        Net(_percent(claimable, odds.hopeful), hopeful, unknown),
    )


def _percent(amount: Cents, percent: int) -> Cents:
    return round_half_up(amount * percent, 100)


def _share(part: CostPart, amount: Cents | None, percent: int, paid_back: bool) -> Cents:
    """What the creditor bears of a part: of a success fee, its odds; of what the loser owes, the odds of losing."""
    if part.min is None or amount is None:
        return 0  # named among the unknown costs of the net
    if part.on_success:
        return _percent(amount, percent)
    return _percent(amount, 100 - percent) if paid_back and part.payer in RECOVERABLE else amount


def _stop(cautious: Net | None, hopeful: Net | None, quoted: bool) -> tuple[str, ...]:
    """When this route is no longer worth its price. `quoted`: a cost that matters must be asked for."""
    if cautious is None or hopeful is None:
        return ("La somme réclamable n'est pas connue : complétez le dossier avant de dépenser.",)
    if hopeful.amount <= 0:
        return ("Arrêtez : même dans le cas favorable, cette voie coûte plus qu'elle ne rapporte.",)
    reasons = []
    if cautious.amount <= 0:
        reasons.append(
            "Dans le cas prudent, elle coûte plus qu'elle ne rapporte : ne l'engagez que si vos chances sont bonnes."
        )
    elif quoted:
        reasons.append(
            f"Demandez d'abord les prix : au-dessus de {money(cautious.amount)} de frais non connus, elle coûterait plus qu'elle "
            "ne rapporte dans le cas prudent."
        )
    return tuple(reasons)


def _stops(s: Situation, rows: list[ComparisonRow]) -> tuple[str, ...]:
    reasons = []
    if s.limitation is LimitationState.PRESCRITE:
        reasons.append("La créance est prescrite : n'engagez plus aucun frais, et ne menacez pas d'un procès.")
    if s.collective:
        reasons.append(
            "Une procédure collective est ouverte : déclarez la créance, et n'engagez plus aucun frais de poursuite."
        )
    if s.liquidation:
        reasons.append("Le client est en liquidation : attendez peu, et voyez si la TVA versée peut être récupérée.")
    if s.overindebted:
        reasons.append("Le client est en surendettement : répondez à la commission, sans engager de frais.")
    if s.claimed is not None and s.claimed <= 0:
        reasons.append("Rien n'est dû à cette date : il n'y a rien à engager.")
    losing = [row for row in rows if row.cautious and row.cautious.amount <= 0]
    if rows and len(losing) == len(rows):
        reasons.append(
            "Dans le cas prudent, aucune voie ne rapporte plus qu'elle ne coûte : renoncer est un choix raisonnable."
        )
    return tuple(reasons)
