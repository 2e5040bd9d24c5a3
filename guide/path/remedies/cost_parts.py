"""What an expense is, who bears it in the end, and the range that several make together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from guide import law
from guide.errors import NotInForce
from guide.path.facts.situation import Situation
from guide.values.french import listed, money
from guide.values.money import Cents


class Payer(StrEnum):
    """Who bears a cost in the end; the creditor always advances it."""

    CREANCIER = "creancier"
    #: Costs of the suit: the loser, in principle (CPC 696).
    PERDANT = "perdant"
    #: Costs of enforcement under a title (CPCE L111-8).
    CLIENT = "client"
    #: The judge may grant a part of it (CPC 700): reckoned as the creditor's.
    JUGE = "juge"
    INCONNU = "inconnu"


#: Paid back when the debtor pays after the creditor has won.
RECOVERABLE = frozenset({Payer.PERDANT, Payer.CLIENT})


PAYER_WORDS: Mapping[Payer, str] = {
    Payer.CREANCIER: "Ces frais restent à votre charge : sans titre, aucun ne peut être réclamé au client.",
    Payer.PERDANT: "Vous les avancez ; le perdant les rembourse en principe (dépens), s'il est solvable.",
    Payer.CLIENT: "Vous les avancez ; avec un titre, ils sont à la charge du client, s'il est solvable.",
    Payer.JUGE: "Vous les payez ; le juge peut en faire rembourser une partie (article 700).",
    Payer.INCONNU: "Qui les paiera n'est pas établi : comptez qu'ils restent à votre charge.",
}


PAYER_TEXTS: Mapping[Payer, tuple[str, ...]] = {
    Payer.CREANCIER: ("cpce-l111-8",),
    Payer.PERDANT: ("cpc-696",),
    Payer.CLIENT: ("cpce-l111-8",),
    Payer.JUGE: ("cpc-700",),
    Payer.INCONNU: (),
}


@dataclass(frozen=True)
class CostPart:
    """One expense in cents, VAT included; None when not known. `on_success`: only a share of what is collected.
    `later`: only if the route goes on (the service of an order that was granted)."""

    label: str
    min: Cents | None
    max: Cents | None
    payer: Payer
    reference: str
    to_check: bool = False
    on_success: bool = False
    later: bool = False


@dataclass(frozen=True)
class Cost:
    """What a route costs in cents, whoever shows it. `min` is what is surely advanced, None when nothing of it is known;
    `max` is None when a part is not known; `unknown` names those parts; `to_check`: a figure rests on one source or less."""

    min: Cents | None
    max: Cents | None
    to_check: bool = False
    unknown: tuple[str, ...] = ()
    #: The known parts added up: what there is at most besides the unknown ones.
    known: Cents = 0

    @property
    def words(self) -> str:
        """ "gratuit", "73,18 €", "jusqu'à 220,79 € (à vérifier)", "103,00 €, plus : greffe (non connu)"."""
        low, high = self.min or 0, self.known
        if not high:
            return f"prix à demander : {listed(self.unknown)}" if self.unknown else "gratuit"
        figures = money(low) if low == high else f"de {money(low)} à {money(high)}" if low else f"jusqu'à {money(high)}"
        checked = f"{figures} (à vérifier)" if self.to_check else figures
        return f"{checked}, plus : {listed(self.unknown)} (non connu)" if self.unknown else checked


def total(parts: Iterable[CostPart]) -> Cost:
    """The parts as one range. A share of what is collected, and a step that comes later if at all, are not sure."""
    parts = tuple(parts)
    known = [part for part in parts if part.min is not None and part.max is not None]
    sure = [part.min or 0 for part in known if not part.on_success and not part.later]
    unknown = tuple(part.label for part in parts if part not in known)
    quoted = any(part not in known and not part.later for part in parts)
    high = sum(part.max or 0 for part in known)
    return Cost(
        None if quoted and not sure else sum(sure),
        None if unknown else high,
        any(part.to_check for part in parts),
        unknown,
        high,
    )


def figure(label: str, id: str, payer: Payer, s: Situation) -> CostPart:
    """An amount of the law's data; not known when none was in force that day."""
    try:
        dated = law.amount(id, s.on)
    except NotInForce:
        return CostPart(label, None, None, payer, law_reference(id))
    return CostPart(label, dated.value, dated.value, payer, dated.reference, dated.support != "2+" or dated.projected)


def law_reference(id: str) -> str:
    return next(series.reference for series in law.series() if series.id == id)


def not_known(label: str, payer: Payer, reference: str) -> CostPart:
    return CostPart(label, None, None, payer, reference)
