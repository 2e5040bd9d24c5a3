"""Doing it oneself, or paying an agency, a commissaire de justice or a lawyer: price, what each may do, what stays lost.

The « 74,40 € la demi-heure » of some articles is an old tariff of evictions, not a price of debt recovery: not counted.
"""

from dataclasses import dataclass
from datetime import date

from guide.case.model import Dossier
from guide.path.advice.comparison import DEFAULT_ODDS, Net, Odds, nets
from guide.path.facts.facts import facts
from guide.path.remedies.cost_parts import Cost, CostPart, Payer, not_known, total
from guide.path.remedies.costs import agency, collected, letter

NOT_A_PRICE = (
    "Les « 74,40 € la demi-heure » que citent certains articles sont un ancien tarif d'expulsion, pas le prix d'un "
    "recouvrement : ils ne sont pas comptés ici."
)


@dataclass(frozen=True)
class Provider:
    """Someone who may do the work. Costs in cents, VAT included when the tariff bears it."""

    id: str
    title: str
    may: str
    may_not: str
    wise_when: str
    #: What to do or to ask for before.
    check: tuple[str, ...]
    references: tuple[str, ...]
    cost: Cost
    cautious: Net | None
    hopeful: Net | None


def providers(dossier: Dossier, on: date, odds: Odds | None = None) -> tuple[Provider, ...]:
    """The four ways, cheapest help first, for the sum claimed that day. Raises NotInForce."""
    s = facts(dossier, on).situation
    used = odds or DEFAULT_ODDS

    def made(
        id: str,
        title: str,
        parts: tuple[CostPart, ...],
        may: str,
        may_not: str,
        wise_when: str,
        check: tuple[str, ...],
        *references: str,
    ) -> Provider:
        cautious, hopeful = nets(s.claimed, parts, used)
        cited = tuple(dict.fromkeys((*references, *(part.reference for part in parts))))
        return Provider(id, title, may, may_not, wise_when, check, cited, total(parts), cautious, hopeful)

    fees = not_known("honoraires libres, sur devis", Payer.CREANCIER, "tarif-commissaires")
    counsel = not_known("honoraires libres, par convention", Payer.JUGE, "cpc-700")
    return (
        made(
            "soi_meme",
            "Vous-même",
            letter(s),
            "Relancer, mettre en demeure, demander une injonction de payer, déclarer une créance : sans intermédiaire.",
            "Ajouter des frais à la dette d'un consommateur, menacer, publier le nom du client.",
            "La dette n'est pas contestée et vos preuves sont réunies.",
            ("vérifier la prescription et le BODACC avant de dépenser", "garder chaque preuve d'envoi"),
            "cpce-l111-8",
            "c-conso-l121-6",
        ),
        made(
            "societe_recouvrement",
            "Une société de recouvrement",
            agency(s),
            "Relancer à votre place, avec un mandat écrit ; elle vous reverse les fonds sous un mois.",
            "Contraindre, saisir, ou faire payer sa commission au client : sans titre, elle reste à votre charge.",
            "Vous manquez de temps, et la créance est assez grosse pour supporter la commission.",
            (
                "assurance de responsabilité",
                "compte réservé aux fonds des clients",
                "mandat écrit, avec le prix",
                "reçu de chaque paiement, fonds reversés dans le mois",
            ),
            "cpce-r124-1",
            "cpce-l111-8",
        ),
        made(
            "commissaire_amiable",
            "Un commissaire de justice, à l'amiable",
            (*collected(s), fees),
            "Relancer, remettre une sommation qui fait preuve, et plus tard signifier et saisir.",
            "Saisir sans titre ; mettre ses frais amiables à la charge du client.",
            "Un écrit remis en main propre peut suffire, ou une saisie suivra.",
            ("demander un devis pour l'amiable", "demander ce qui restera à votre charge si le client ne paie pas"),
            "c-com-a444-32",
            "cpce-l111-8",
            "tarif-commissaires",
        ),
        made(
            "avocat",
            "Un avocat",
            (counsel,),
            "Écrire, négocier, plaider ; il est obligatoire au-dessus de certains montants.",
            "Faire payer au client plus que ce que le juge accorde (article 700).",
            "La dette est contestée, le montant est élevé, ou le client est à l'étranger.",
            ("demander une convention d'honoraires", "demander les chances et le coût d'un échec"),
            "cpc-700",
            "cpc-853",
            "cpc-761",
        ),
    )


@dataclass(frozen=True)
class Forbidden:
    id: str
    conduct: str
    risk: str
    instead: str
    references: tuple[str, ...]


FORBIDDEN = (
    Forbidden(
        "denoncer",
        "Publier le nom du client, le mettre sur une liste ou un site de mauvais payeurs",
        "Dénigrement, même si c'est vrai, tant que rien n'est jugé.",
        "Signalez les retards répétés à la DGCCRF.",
        ("c-civ-1240", "cass-com-2019-17-18350"),
    ),
    Forbidden(
        "chantage",
        "Menacer de publier, ou de dénoncer, pour être payé",
        "C'est un chantage, puni par le code pénal.",
        "Annoncez seulement ce que la loi permet : la procédure suivante, et sa date.",
        ("c-penal-312-10",),
    ),
    Forbidden(
        "frais",
        "Ajouter des frais de dossier ou de relance sans titre",
        "La clause est nulle : sans titre, les frais de recouvrement restent au créancier. Un particulier ne doit jamais "
        "l'indemnité forfaitaire des professionnels.",
        "Entre professionnels, réclamez les pénalités et l'indemnité forfaitaire de la loi.",
        ("cpce-l111-8", "c-com-l441-10"),
    ),
    Forbidden(
        "prescrit",
        "Menacer un particulier d'un procès pour une dette prescrite",
        "Menacer d'une action qui n'est pas possible est une pratique agressive.",
        "Demandez sans menacer : il peut payer de lui-même.",
        ("c-conso-l121-6", "c-conso-l218-2"),
    ),
    Forbidden(
        "confidentiel",
        "Révéler que le client est en conciliation ou en mandat ad hoc",
        "Ces procédures sont confidentielles.",
        "Négociez, sans en parler à d'autres.",
        ("c-com-l611-15",),
    ),
    Forbidden(
        "procedure",
        "Relancer ou poursuivre un client en procédure collective",
        "Les poursuites sont arrêtées, et il ne peut pas payer les dettes anciennes.",
        "Déclarez votre créance dans le délai.",
        ("c-com-l622-21", "c-com-l622-24"),
    ),
)
