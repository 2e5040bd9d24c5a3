"""Before any judge, with others: a plan, a settlement, an answer to a dispute, a mediator, a collector."""

from guide.case.codes import Activity
from guide.path.facts.situation import Situation
from guide.path.remedies import costs
from guide.path.remedies.amicable import PROOFS
from guide.path.remedies.ceilings import ceiling
from guide.path.remedies.conditions import (
    AMICABLE,
    admits,
    alive,
    disputes,
    in_reach,
    known,
    late,
    no_title,
    not_collective,
    not_overindebted,
)
from guide.path.remedies.cost_parts import Payer
from guide.path.remedies.durations import Delays
from guide.path.remedies.remedy import Condition, Remedy


def _admits(s: Situation) -> bool | None:
    return True if s.conciliation or s.acknowledged else admits(s)


def _between_businesses(s: Situation) -> bool | None:
    if s.activity is Activity.PARTICULIER:
        return False
    return s.professional


def _by_hand(s: Situation) -> str:
    """A public person signs by its representative: the rule of the handwritten sum is made for the others (C. civ. 1376)."""
    if s.kind.is_administration:
        return ""
    return "Faites-y écrire par le client lui-même la somme en lettres et en chiffres. "


AGREEMENT_REMEDIES = (
    Remedy(
        "echeancier",
        "Convenir d'un échéancier, avec une reconnaissance de dette",
        lambda s: (
            "Votre client reconnaît devoir, ou cherche un accord : un plan écrit et signé fait repartir la "
            f"prescription et vaut preuve. {_by_hand(s)}Un plan seul n'est pas un titre : sans paiement, il faut "
            "encore un juge, sauf à le faire rendre exécutoire."
        ),
        ("c-civ-1376", "c-civ-2240", "c-civ-1343-5", "cpc-1541-1"),
        (
            Condition("admits", _admits, "Votre client ne reconnaît pas la dette.", "c-civ-1376", ("debtor_admits",)),
            *AMICABLE,
        ),
        compared=True,
        amicable=True,
        duration="selon le plan convenu",
        documents=("décompte", "plan signé avec une clause de déchéance du terme", "reconnaissance de dette"),
        letters=("echeancier", "reconnaissance_dette"),
    ),
    Remedy(
        "transaction",
        "Signer une transaction",
        "Chacun cède quelque chose par écrit : le procès est évité. L'accord seul n'est pas un titre ; le juge peut "
        "l'homologuer, et le greffe y mettre la formule exécutoire s'il est contresigné par les deux avocats.",
        ("c-civ-2044", "cpc-1543", "cpc-1546"),
        AMICABLE,
        parts=costs.quoted("ce que vous abandonnez", Payer.CREANCIER, "c-civ-2044"),
        compared=True,
        amicable=True,
        duration="quelques semaines",
        documents=("projet d'accord avec des concessions des deux côtés",),
        letters=("transaction",),
    ),
    Remedy(
        "homologation",
        "Rendre votre accord exécutoire",
        "Un échéancier ou un accord signé vaut contrat, pas titre : sans paiement, aucune saisie n'est possible. Trois "
        "moyens de le rendre exécutoire : l'homologation par le juge, sur requête, d'une transaction (des concessions "
        "de chaque côté) ou d'un accord trouvé avec un conciliateur ou un médiateur ; la formule exécutoire du greffe "
        "sur un acte contresigné par les deux avocats ; un acte notarié.",
        ("cpc-1543", "cpc-1541-1", "cpc-1546", "cpce-l111-3", "c-civ-2044"),
        (
            Condition(
                "agreed",
                lambda s: True if s.agreed or s.acknowledged else None,
                "Aucun accord n'est noté au dossier.",
                "cpc-1543",
                ("plan",),
            ),
            Condition(
                "private_debtor",
                lambda s: not s.kind.is_administration,
                "Envers une administration, l'accord se négocie sous le contrôle du juge administratif : faites-vous "
                "conseiller.",
                "cpc-1543",
            ),
            no_title,
            *AMICABLE,
        ),
        court="Juge compétent pour la créance, sur requête ; ou greffe, pour la formule exécutoire",
        parts=costs.quoted("requête, ou acte contresigné par les avocats", Payer.INCONNU, "cpc-1546"),
        duration="quelques semaines",
        documents=(
            "accord signé par les deux",
            "concessions de chacun, s'il n'y a pas eu de conciliateur",
            "pièces d'identité",
        ),
    ),
    Remedy(
        "traiter_litige",
        "Répondre à la contestation",
        "Votre client conteste : répondez par écrit, point par point, faites un avoir pour ce qui est fondé, et "
        "demandez le paiement du reste. Un constat ou un avis d'expert aide.",
        ("c-civ-1353", "c-civ-1219"),
        (Condition("contested", disputes, "Votre client ne conteste rien.", "c-civ-1353", ("dispute",)), *AMICABLE),
        amicable=True,
        duration="une à deux semaines",
        documents=("contestation reçue", "votre réponse écrite", "avoir éventuel", *PROOFS[:2]),
        letters=("reponse_contestation",),
    ),
    Remedy(
        "conciliateur",
        "Saisir un conciliateur de justice",
        lambda s: (
            "C'est gratuit et sans formalité. Un accord ou la première réunion suspend la prescription ; un échec "
            f"constaté ouvre le tribunal judiciaire jusqu'à {ceiling('seuil_tentative_amiable', s)}."
        ),
        ("cpc-750-1", "c-civ-2238"),
        (
            Condition(
                "private_debtor",
                lambda s: not s.kind.is_administration,
                "Le conciliateur n'intervient pas avec une administration.",
                "cpc-750-1",
            ),
            in_reach,
            *AMICABLE,
        ),
        compared=True,
        amicable=True,
        duration="un à trois mois",
        documents=("factures", "échanges", "mise en demeure"),
        letters=("demande_conciliateur",),
    ),
    Remedy(
        "mediateur_entreprises",
        "Saisir le médiateur des entreprises",
        "Gratuit, confidentiel, moins de trois mois : il aide deux entreprises, ou une entreprise et un acheteur "
        "public, à trouver un accord.",
        ("mediateur-entreprises", "c-civ-2238"),
        (
            Condition(
                "between_businesses",
                _between_businesses,
                "Ce médiateur n'intervient qu'entre professionnels ou avec un acheteur public.",
                "mediateur-entreprises",
                ("debtor_professional",),
            ),
            in_reach,
            *AMICABLE,
        ),
        compared=True,
        delays=Delays(longest=("mediation_entreprises",)),
        amicable=True,
        duration="moins de trois mois",
        documents=("factures", "échanges", "contrat"),
        letters=("demande_mediation",),
    ),
    Remedy(
        "mediation",
        "Proposer une médiation",
        "Un médiateur choisi ensemble aide à trouver un accord. Un accord écrit pour y recourir suspend la "
        "prescription.",
        ("c-civ-2238",),
        AMICABLE,
        parts=costs.quoted("médiateur (honoraires libres)", Payer.CREANCIER, "c-civ-2238"),
        compared=True,
        amicable=True,
        duration="un à trois mois",
        documents=("proposition écrite de médiation",),
    ),
    Remedy(
        "societe_recouvrement",
        "Confier le recouvrement amiable à un commissaire de justice ou à une société",
        "Un tiers relance à votre place, sans pouvoir contraindre. Exigez un mandat écrit et un devis : sans titre, "
        "ses frais restent à votre charge.",
        ("cpce-r124-1", "cpce-l111-8"),
        (late, alive, not_collective, known(not_overindebted)),
        parts=costs.agency,
        compared=True,
        duration="un à trois mois",
        documents=("mandat écrit", "factures", "décompte"),
        letters=("mandat_commissaire", "mandat_recouvrement"),
    ),
)
