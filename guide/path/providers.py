"""Doing it oneself, or paying an agency, a commissaire de justice or a lawyer: price, what each may do, what stays lost.

The « 74,40 € la demi-heure » of some articles is an old tariff of evictions, not a price of debt recovery: not counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guide.case.model import Dossier
from guide.path.comparison import DEFAULT_ODDS, Net, Odds, bounds, cost_words, nets
from guide.path.expenses import POSTAGE, Part, Payer, agency, collected, not_known
from guide.path.facts import facts
from guide.values.money import Cents

NOT_A_PRICE = (
    "Les « 74,40 € la demi-heure » que citent certains articles sont un ancien tarif d'expulsion, pas le prix d'un "
    "recouvrement : ils ne sont pas comptés ici."
)


@dataclass(frozen=True)
class Provider:
    """Someone who may do the work. Costs in cents, VAT included when the tariff bears it; `unknown` names the rest."""

    id: str
    title: str
    parts: tuple[Part, ...]
    may: str
    may_not: str
    wise_when: str
    references: tuple[str, ...]
    to_check: bool
    cost_min: Cents
    cost_max: Cents
    unknown: tuple[str, ...]
    cautious: Net | None
    hopeful: Net | None

    @property
    def cost_words(self) -> str:
        return cost_words(self.cost_min, self.cost_max, self.unknown)


def providers(dossier: Dossier, on: date, odds: Odds | None = None) -> tuple[Provider, ...]:
    """The four ways, cheapest help first, for the sum claimed that day. Raises NotInForce."""
    s = facts(dossier, on).situation
    used = odds or DEFAULT_ODDS

    def made(
        id: str, title: str, parts: tuple[Part, ...], may: str, may_not: str, wise_when: str, *references: str
    ) -> Provider:
        low, high, unknown = bounds(parts)
        cautious, hopeful = nets(s.claimed, parts, used)
        cited = tuple(dict.fromkeys((*references, *(part.reference for part in parts))))
        to_check = any(part.to_check for part in parts)
        return Provider(
            id, title, parts, may, may_not, wise_when, cited, to_check, low, high, unknown, cautious, hopeful
        )

    letter = not_known(POSTAGE, Payer.CREANCIER, "cpce-l111-8")
    fees = not_known("honoraires libres, sur devis", Payer.CREANCIER, "tarif-commissaires")
    counsel = not_known("honoraires libres, par convention", Payer.JUGE, "cpc-700")
    return (
        made(
            "soi_meme", "Vous-même", (letter,),
            "Relancer, mettre en demeure, demander une injonction de payer, déclarer une créance : sans intermédiaire.",
            "Ajouter des frais à la dette d'un consommateur, menacer, publier le nom du client.",
            "La dette n'est pas contestée et vos preuves sont réunies.",
            "cpce-l111-8", "c-conso-l121-6",
        ),
        made(
            "societe_recouvrement", "Une société de recouvrement", agency(s),
            "Relancer à votre place, avec un mandat écrit ; elle vous reverse les fonds sous un mois.",
            "Contraindre, saisir, ou faire payer sa commission au client : sans titre, elle reste à votre charge.",
            "Vous manquez de temps, et la créance est assez grosse pour supporter la commission.",
            "cpce-r124-1", "cpce-l111-8",
        ),
        made(
            "commissaire_amiable", "Un commissaire de justice, à l'amiable", (collected(s), fees),
            "Relancer, remettre une sommation qui fait preuve, et plus tard signifier et saisir.",
            "Saisir sans titre ; mettre ses frais amiables à la charge du client.",
            "Un écrit remis en main propre peut suffire, ou une saisie suivra.",
            "c-com-a444-32", "cpce-l111-8", "tarif-commissaires",
        ),
        made(
            "avocat", "Un avocat", (counsel,),
            "Écrire, négocier, plaider ; il est obligatoire au-dessus de certains montants.",
            "Faire payer au client plus que ce que le juge accorde (article 700).",
            "La dette est contestée, le montant est élevé, ou le client est à l'étranger.",
            "cpc-700", "cpc-853", "cpc-761",
        ),
    )  # fmt: skip
