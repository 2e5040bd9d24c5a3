"""Before any judge: waiting, sending again, writing, talking, agreeing."""

from __future__ import annotations

from guide.case.codes import Activity, Nature
from guide.path import costs
from guide.path.conditions import (
    AMICABLE,
    alive,
    ceiling,
    is_true,
    known,
    late,
    not_collective,
    not_overindebted,
    received_known,
)
from guide.path.remedy import Remedy
from guide.path.situation import Dispute, Situation
from guide.values.french import count, day

_ENDED = frozenset({Nature.PRESTATION, Nature.VENTE, Nature.TRANSPORT})
_PROOFS = (
    "devis ou commande signés, conditions générales",
    "bon de livraison, procès-verbal de réception ou preuve du travail fait",
    "e-mails et messages échangés",
    "factures, paiements partiels, statuts de la facture électronique",
)


def _wait(s: Situation) -> str:
    if s.next_due:
        return f"La prochaine échéance est le {day(s.next_due)} : votre client n'est pas en retard avant le lendemain."
    return "Rien n'est en retard à cette date : vous n'avez rien à réclamer aujourd'hui."


def _remind(s: Situation) -> str:
    since = f" depuis {count(s.days_late, 'jour', 'jours')}" if s.days_late else ""
    return f"Votre client est en retard{since}. Un rappel courtois suffit souvent, et il garde la relation."


def _admits(s: Situation) -> bool | None:
    if s.promised_until is not None and s.promised_until >= s.on and s.admits is None:
        return True
    return True if s.conciliation or s.acknowledged else s.admits


def _contested(s: Situation) -> bool | None:
    return None if s.dispute is Dispute.INCONNUE else s.dispute is not Dispute.AUCUNE


def _not_received(s: Situation) -> bool | None:
    return None if s.received is None else not s.received


def _going_on(s: Situation) -> bool | None:
    if s.natures & {Nature.ABONNEMENT, Nature.TRAVAUX}:
        return True
    if s.natures and s.natures <= _ENDED and s.finished is not None:
        return not s.finished
    return False if s.natures and s.natures <= {Nature.PRET, Nature.LOYER} else None


def _between_businesses(s: Situation) -> bool | None:
    if s.activity is Activity.PARTICULIER:
        return False
    return s.professional


AMICABLE_REMEDIES = (
    Remedy(
        "attendre_echeance",
        "Attendre l'échéance",
        _wait,
        ("c-civ-1344",),
        (
            is_true(
                "not_late",
                lambda s: None if s.late is None else not s.late,
                "Une somme est déjà échue : il n'y a plus à attendre.",
                "c-civ-1344",
                "invoices.due",
            ),
            known(not_collective),
        ),
        duration="jusqu'à l'échéance",
    ),
    Remedy(
        "renvoyer_facture",
        "Renvoyer la facture, corrigée s'il le faut",
        lambda s: (
            "La plateforme a rejeté la facture électronique : votre client ne l'a jamais eue. Corrigez-la et redéposez-la."
            if s.rejected
            else "Votre client n'a pas reçu la facture : renvoyez-la par un moyen qui laisse une trace, sans reproche."
        ),
        ("c-com-l441-9", "statuts-facture-electronique"),
        (
            is_true(
                "not_received",
                _not_received,
                "Votre client a reçu la facture.",
                "c-com-l441-9",
                "invoice_received",
            ),
            known(not_collective),
        ),
        duration="le jour même",
        documents=("facture corrigée", "preuve de l'envoi ou statut « déposée »"),
    ),
    Remedy(
        "consolider_preuves",
        "Réunir les preuves et les faits qui manquent",
        "Une facture seule ne prouve pas la dette : c'est à vous de prouver la commande et le travail fait. "
        "Entre commerçants, la preuve est libre.",
        ("c-civ-1353", "c-civ-1363", "c-com-l110-3", "c-civ-1359"),
        duration="quelques jours",
        documents=_PROOFS,
    ),
    Remedy(
        "relance_amiable",
        "Envoyer une relance amiable",
        _remind,
        ("fiche-relance",),
        (late, *AMICABLE),
        duration="5 à 8 jours pour répondre, par usage",
        documents=("copie de la facture",),
        letters=("relance",),
    ),
    Remedy(
        "mise_en_demeure",
        "Envoyer une mise en demeure",
        "C'est l'ordre écrit de payer, avec une date limite. Elle fait courir l'intérêt légal et le juge la cherche dans le "
        "dossier. Elle n'est valable qu'une fois la somme échue ; elle ne suspend pas la prescription.",
        ("c-civ-1344", "c-civ-1344-1", "cass-com-2022-20-23204", "cpostes-l100"),
        (late, received_known, *AMICABLE),
        cost=costs.from_free,
        duration="8 ou 15 jours laissés au client, par usage",
        documents=("factures", "décompte", "preuve de la commande et du travail fait"),
        letters=("mise_en_demeure",),
        note="Recommandé électronique : un client non professionnel doit l'avoir accepté avant.",
    ),
    Remedy(
        "echeancier",
        "Convenir d'un échéancier, avec une reconnaissance de dette",
        "Votre client reconnaît devoir, ou cherche un accord : un plan écrit, où il écrit lui-même la somme en lettres et en "
        "chiffres, fait repartir la prescription et vaut preuve.",
        ("c-civ-1376", "c-civ-2240", "c-civ-1343-5"),
        (
            is_true(
                "admits",
                _admits,
                "Votre client ne reconnaît pas la dette.",
                "c-civ-1376",
                "debtor_admits",
            ),
            *AMICABLE,
        ),
        duration="selon le plan convenu",
        documents=("décompte", "plan signé avec une clause de déchéance du terme", "reconnaissance de dette"),
    ),
    Remedy(
        "transaction",
        "Signer une transaction",
        "Chacun cède quelque chose par écrit : le procès est évité, et le juge peut rendre l'accord exécutoire.",
        ("c-civ-2044",),
        AMICABLE,
        cost=costs.from_free,
        duration="quelques semaines",
        documents=("projet d'accord avec des concessions des deux côtés",),
    ),
    Remedy(
        "traiter_litige",
        "Répondre à la contestation",
        "Votre client conteste : répondez par écrit, point par point, faites un avoir pour ce qui est fondé, et demandez le "
        "paiement du reste. Un constat ou un avis d'expert aide.",
        ("c-civ-1353", "c-civ-1219"),
        (
            is_true("contested", _contested, "Votre client ne conteste rien.", "c-civ-1353", "dispute"),
            *AMICABLE,
        ),
        duration="une à deux semaines",
        documents=("contestation reçue", "votre réponse écrite", "avoir éventuel", *_PROOFS[:2]),
    ),
    Remedy(
        "suspendre_prestation",
        "Suspendre la prestation en cours",
        "Si le retard est assez grave, vous pouvez cesser de travailler tant que vous n'êtes pas payé. Prévenez par écrit.",
        ("c-civ-1219", "c-civ-1220", "c-civ-1799-1"),
        (
            late,
            known(alive),
            is_true(
                "going_on",
                _going_on,
                "La prestation facturée est terminée : il n'y a plus rien à suspendre.",
                "c-civ-1219",
                "invoices.nature",
                "invoices.completed",
            ),
            not_collective,
        ),
        duration="tant que la somme n'est pas payée",
        documents=("mise en demeure", "lettre qui annonce la suspension"),
    ),
    Remedy(
        "conciliateur",
        "Saisir un conciliateur de justice",
        lambda s: (
            "C'est gratuit et sans formalité. Un accord ou la première réunion suspend la prescription ; un échec constaté "
            f"ouvre le tribunal judiciaire jusqu'à {ceiling('seuil_tentative_amiable', s)}."
        ),
        ("cpc-750-1", "c-civ-2238"),
        (
            is_true(
                "private_debtor",
                lambda s: not s.kind.is_administration,
                "Le conciliateur n'intervient pas avec une administration.",
                "cpc-750-1",
            ),
            *AMICABLE,
        ),
        duration="un à trois mois",
        documents=("factures", "échanges", "mise en demeure"),
    ),
    Remedy(
        "mediateur_entreprises",
        "Saisir le médiateur des entreprises",
        "Gratuit, confidentiel, moins de trois mois : il aide deux entreprises, ou une entreprise et un acheteur public, à "
        "trouver un accord.",
        ("mediateur-entreprises", "c-civ-2238"),
        (
            is_true(
                "between_businesses",
                _between_businesses,
                "Ce médiateur n'intervient qu'entre professionnels ou avec un acheteur public.",
                "mediateur-entreprises",
                "debtor_professional",
            ),
            *AMICABLE,
        ),
        duration="moins de trois mois",
        documents=("factures", "échanges", "contrat"),
    ),
    Remedy(
        "mediation",
        "Proposer une médiation",
        "Un médiateur choisi ensemble aide à trouver un accord. Un accord écrit pour y recourir suspend la prescription.",
        ("c-civ-2238",),
        AMICABLE,
        cost=costs.from_free,
        duration="un à trois mois",
        documents=("proposition écrite de médiation",),
    ),
    Remedy(
        "societe_recouvrement",
        "Confier le recouvrement amiable à un commissaire de justice ou à une société",
        "Un tiers relance à votre place, sans pouvoir contraindre. Exigez un mandat écrit et un devis : sans titre, ses frais "
        "restent à votre charge.",
        ("cpce-r124-1", "cpce-l111-8"),
        (late, alive, not_collective, known(not_overindebted)),
        cost=costs.unknown,
        duration="un à trois mois",
        documents=("mandat écrit", "factures", "décompte"),
    ),
)
