"""Before any judge, on one's own: waiting, sending again, gathering proofs, writing, suspending work."""

from __future__ import annotations

from guide.case.codes import Activity, Nature
from guide.path.facts.situation import Situation
from guide.path.remedies import costs
from guide.path.remedies.conditions import (
    AMICABLE,
    alive,
    guarantee_end,
    guarantee_refused,
    is_true,
    known,
    late,
    not_collective,
    received_known,
)
from guide.path.remedies.remedy import Remedy
from guide.values.french import count, day

_ENDED = frozenset({Nature.PRESTATION, Nature.VENTE, Nature.TRANSPORT})
PROOFS = (
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


def _notify(s: Situation) -> str:
    business = s.professional and s.activity is not Activity.PARTICULIER
    interest = "Les pénalités courent déjà sans elle" if business else "Elle fait courir l'intérêt légal"
    clock = "elle fait repartir la prescription" if s.public_clock else "elle n'arrête pas la prescription"
    return (
        f"C'est l'ordre écrit de payer, avec une date limite. {interest}, et le juge la cherche dans le dossier. Elle ne vaut "
        f"qu'une fois la somme échue ; {clock}."
    )


def _suspend(s: Situation) -> str:
    """By the guarantee of the works once it was refused (C. civ. 1799-1), else by the default itself (1219, 1220)."""
    if guarantee_refused(s):
        return (
            "Vous avez demandé la garantie de paiement il y a plus de quinze jours, en vain : tant qu'elle n'est pas fournie "
            "et que des travaux faits restent impayés, l'article 1799-1 vous permet de les arrêter. Prévenez par écrit."
        )
    end = guarantee_end(s)
    later = (
        f" Vous avez demandé la garantie de paiement : sans elle, l'article 1799-1 le permettra après le {day(end)}."
        if end and s.on <= end
        else ""
    )
    return (
        "Si le retard est assez grave, vous pouvez cesser de travailler tant que vous n'êtes pas payé. Prévenez par écrit."
        + later
    )


def _not_received(s: Situation) -> bool | None:
    return None if s.received is None else not s.received


def _going_on(s: Situation) -> bool | None:
    if s.natures & {Nature.ABONNEMENT, Nature.TRAVAUX}:
        return True
    if s.natures and s.natures <= _ENDED and s.finished is not None:
        return not s.finished
    return False if s.natures and s.natures <= {Nature.PRET, Nature.LOYER} else None


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
        letters=("rappel_echeance",),
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
                "not_received", _not_received, "Votre client a reçu la facture.", "c-com-l441-9", "invoice_received"
            ),
            known(not_collective),
        ),
        duration="le jour même",
        documents=("facture corrigée", "preuve de l'envoi ou statut « déposée »"),
        letters=("renvoi_facture",),
    ),
    Remedy(
        "consolider_preuves",
        "Réunir les preuves et les faits qui manquent",
        "Une facture seule ne prouve pas la dette : c'est à vous de prouver la commande et le travail fait. "
        "Entre commerçants, la preuve est libre.",
        ("c-civ-1353", "c-civ-1363", "c-com-l110-3", "c-civ-1359"),
        duration="quelques jours",
        documents=PROOFS,
    ),
    Remedy(
        "relance_amiable",
        "Envoyer une relance amiable",
        _remind,
        ("fiche-relance",),
        (late, *AMICABLE),
        compared=True,
        duration="5 à 8 jours pour répondre, par usage",
        documents=("copie de la facture",),
        letters=("relance", "relance_2", "relance_3", "script_appel"),
    ),
    Remedy(
        "mise_en_demeure",
        "Envoyer une mise en demeure",
        _notify,
        ("c-civ-1344", "c-civ-1344-1", "cass-com-2022-20-23204", "cpostes-l100"),
        (late, received_known, *AMICABLE),
        parts=costs.letter,
        compared=True,
        duration="8 ou 15 jours laissés au client, par usage",
        documents=("factures", "décompte", "preuve de la commande et du travail fait"),
        note=lambda s: (
            ""
            if s.professional and not s.kind.is_administration
            else "Recommandé électronique : un client qui n'est pas une entreprise doit l'avoir accepté avant."
        ),
        letters=("mise_en_demeure", "mise_en_demeure_commissaire"),
    ),
    Remedy(
        "suspendre_prestation",
        "Suspendre la prestation en cours",
        _suspend,
        ("c-civ-1219", "c-civ-1220", "c-civ-1799-1"),
        (
            late,
            known(alive),
            is_true(
                "not_administration",
                lambda s: not s.kind.is_administration,
                "Le retard d'une administration ne permet pas de cesser le travail, sauf clause du contrat : demandez conseil.",
                "ce-2014-370644",
            ),
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
        letters=("suspension_prestation",),
    ),
)
