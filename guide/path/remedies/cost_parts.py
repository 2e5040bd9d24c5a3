"""What an expense is: its part, who bears it in the end, and whether a lawyer is needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from guide import law
from guide.errors import NotInForce
from guide.path.facts.situation import Situation
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


#: The price of a registered letter: not in the law's data, and never what decides.
POSTAGE = "lettre recommandée"


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
    """One expense in cents, VAT included; None when not known. `on_success`: only a share of what is collected."""

    label: str
    min: Cents | None
    max: Cents | None
    payer: Payer
    reference: str
    to_check: bool = False
    on_success: bool = False


class Need(StrEnum):
    """Whether a lawyer is needed. INCONNU: the sum, or what the debtor is, is not known."""

    NON = "non"
    OUI = "oui"
    INCONNU = "inconnu"


@dataclass(frozen=True)
class Lawyer:
    need: Need
    words: str
    references: tuple[str, ...] = ()


def figure(label: str, id: str, payer: Payer, s: Situation) -> CostPart:
    """An amount of the law's data; not known when none was in force that day."""
    try:
        found = law.amount(id, s.on)
    except NotInForce:
        return CostPart(label, None, None, payer, law_reference(id))
    return CostPart(label, found.value, found.value, payer, found.reference, found.support != "2+" or found.projected)


def law_reference(id: str) -> str:
    return next(series.reference for series in law.series() if series.id == id)


def not_known(label: str, payer: Payer, reference: str) -> CostPart:
    return CostPart(label, None, None, payer, reference)
