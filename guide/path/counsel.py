"""Who can help, and what a creditor must never do. Words, with their texts; no price that was not read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Helper:
    """Someone who can act for the creditor. `costs` says who bears them."""

    id: str
    title: str
    use: str
    costs: str
    check: tuple[str, ...]
    references: tuple[str, ...]


@dataclass(frozen=True)
class Forbidden:
    id: str
    conduct: str
    risk: str
    instead: str
    references: tuple[str, ...]


HELPERS = (
    Helper("soi_meme", "Agir soi-même",
           "Relance, mise en demeure, injonction de payer : aucun avocat n'est exigé, et ce guide prépare les papiers.",
           "Les envois, puis la signification par un commissaire de justice.",
           ("vérifier la prescription et le BODACC avant de dépenser", "garder chaque preuve d'envoi"), ("cpc-1407",)),
    Helper("societe", "Une société de recouvrement",
           "Elle relance à votre place. Elle ne peut ni saisir, ni contraindre, ni agir comme un juge.",
           "À votre charge tant que vous n'avez pas de titre : elle ne peut rien réclamer de plus à votre client.",
           ("assurance de responsabilité", "compte réservé aux fonds des clients", "mandat écrit, avec le prix",
            "reçu de chaque paiement, fonds reversés dans le mois"), ("cpce-r124-1", "cpce-l111-8")),
    Helper("commissaire", "Un commissaire de justice",
           "Seul à pouvoir signifier une ordonnance et saisir ; il fait aussi des relances amiables et des constats.",
           "Actes au tarif ; relance, constat et conseil au prix convenu. Les « 74,40 € la demi-heure » cités sur internet sont "
           "un ancien tarif d'expulsion, pas celui d'un recouvrement.",
           ("demander un devis pour l'amiable", "demander ce qui restera à votre charge si le client ne paie pas"),
           ("tarif-commissaires", "cpce-l111-8")),
    Helper("avocat", "Un avocat",
           "Obligatoire au-dessus d'un seuil devant le tribunal ; utile si le client conteste, s'il est à l'étranger, ou si la "
           "prescription est proche.",
           "Honoraires libres, à convenir par écrit ; le juge peut en mettre une partie à la charge du perdant.",
           ("demander une convention d'honoraires", "demander les chances et le coût d'un échec"), ("cpc-761", "cpc-853")),
)  # fmt: skip

FORBIDDEN = (
    Forbidden("denoncer", "Publier le nom du client, le mettre sur une liste ou un site de mauvais payeurs",
              "Dénigrement, même si c'est vrai, tant que rien n'est jugé.",
              "Signalez les retards répétés à la DGCCRF.", ("c-civ-1240", "cass-com-2019-17-18350")),
    Forbidden("chantage", "Menacer de publier, ou de dénoncer, pour être payé", "C'est un chantage, puni par le code pénal.",
              "Annoncez seulement ce que la loi permet : la procédure suivante, et sa date.", ("c-penal-312-10",)),
    Forbidden("frais", "Ajouter des frais de dossier ou de relance sans titre",
              "La clause est nulle : sans titre, les frais de recouvrement restent au créancier. Envers un particulier, les 40 € "
              "ne sont jamais dus.", "Entre professionnels, réclamez les pénalités et les 40 € de la loi.",
              ("cpce-l111-8", "c-com-l441-10")),
    Forbidden("prescrit", "Menacer un particulier d'un procès pour une dette prescrite",
              "Menacer d'une action qui n'est pas possible est une pratique agressive.",
              "Demandez sans menacer : il peut payer de lui-même.", ("c-conso-l121-6", "c-conso-l218-2")),
    Forbidden("confidentiel", "Révéler que le client est en conciliation ou en mandat ad hoc",
              "Ces procédures sont confidentielles.", "Négociez, sans en parler à d'autres.", ("c-com-l611-15",)),
    Forbidden("procedure", "Relancer ou poursuivre un client en procédure collective",
              "Les poursuites sont arrêtées, et il ne peut pas payer les dettes anciennes.",
              "Déclarez votre créance dans le délai.", ("c-com-l622-21", "c-com-l622-24")),
)  # fmt: skip
