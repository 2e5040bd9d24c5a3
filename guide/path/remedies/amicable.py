"""Before any judge, on one's own: waiting, sending again, gathering proofs, writing, suspending work."""

from guide.case.codes import Activity, Nature
from guide.path.facts.least_prices import LETTER, price
from guide.path.facts.situation import Situation, Timing
from guide.path.remedies import costs
from guide.path.remedies.conditions import (
    AMICABLE,
    alive,
    guarantee_end,
    guarantee_refused,
    known,
    late,
    little_left,
    not_collective,
    received_known,
)
from guide.path.remedies.remedy import Condition, Remedy
from guide.values.french import count, day, money

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
        f"C'est l'ordre écrit de payer, avec une date limite. {interest}, et le juge la cherche dans le dossier. Elle "
        f"ne vaut qu'une fois la somme échue ; {clock}."
    )


def _suspend(s: Situation) -> str:
    """By the guarantee of the works once it was refused (C. civ. 1799-1), else by the default itself (1219, 1220)."""
    if guarantee_refused(s):
        return (
            "Vous avez demandé la garantie de paiement il y a plus de quinze jours, en vain : tant qu'elle n'est pas "
            "fournie et que des travaux faits restent impayés, l'article 1799-1 vous permet de les arrêter. Prévenez "
            "par écrit."
        )
    end = guarantee_end(s)
    later = (
        f" Vous avez demandé la garantie de paiement : sans elle, l'article 1799-1 le permettra après le {day(end)}."
        if end and s.on <= end
        else ""
    )
    return (
        "Si le retard est assez grave, vous pouvez cesser de travailler tant que vous n'êtes pas payé. Prévenez par "
        "écrit." + later
    )


def _not_received(s: Situation) -> bool | None:
    return None if s.received is None else not s.received


def _going_on(s: Situation) -> bool | None:
    if s.natures & {Nature.ABONNEMENT, Nature.TRAVAUX}:
        return True
    if s.natures and s.natures <= _ENDED and s.finished is not None:
        return not s.finished
    return False if s.natures and s.natures <= {Nature.PRET, Nature.LOYER} else None


def close_title(s: Situation) -> str:
    """What closing means here: a receipt, money given back, or a small rest given up."""
    if s.overpaid:
        return f"Tout est payé, et {money(s.overpaid)} de trop : rendez-les, puis classez"
    if s.timing is Timing.RIEN_DU:
        return "Tout est payé : remettez un reçu, et classez"
    return "Renoncer à ce reste, et classer"


def _close(s: Situation) -> str:
    if s.overpaid:
        return (
            f"Votre client a payé {money(s.overpaid)} de plus que ce qu'il devait, intérêts et indemnité compris. "
            "Vérifiez vos "
            "comptes, puis rendez-lui cette somme, ou convenez par écrit de la déduire d'une prochaine facture."
        )
    if s.timing is Timing.RIEN_DU:
        return (
            "Il ne reste rien à payer, ni intérêts ni indemnité : donnez un reçu si votre client le demande, et classez le "
            "dossier. Si vous avez saisi un juge, écrivez-lui d'abord que vous arrêtez (désistement)."
        )
    left = f"Il reste {money(s.claimed)}" if s.claimed is not None else "Il reste peu"
    paid = " d'intérêts et d'indemnité, la facture est payée" if s.bill_paid else ""
    letter = price(LETTER, s.on)
    if s.trifling and letter is not None:
        return (
            f"{left}{paid}, moins que le prix d'une lettre recommandée ({money(letter)}) : le réclamer coûte plus qu'il ne "
            "rapporte. Un simple e-mail peut le rappeler ; sans réponse, classez."
        )
    return (
        f"{left}{paid} ; une lettre suffit parfois, un procès coûterait plus. Y renoncer est un choix raisonnable, et "
        "il est à vous seul."
    )


AMICABLE_REMEDIES = (
    Remedy(
        "clore_dossier",
        "Clore le dossier",
        _close,
        ("c-civ-1342", "c-civ-1302"),
        (
            Condition(
                "little_left",
                lambda s: None if s.timing is Timing.INCONNUE else little_left(s),
                "Il reste une somme qui vaut d'être réclamée.",
                "c-civ-1342",
                ("invoices",),
            ),
        ),
        duration="aujourd'hui",
        documents=("relevé bancaire qui montre le paiement", "reçu"),
    ),
    Remedy(
        "attendre_echeance",
        "Attendre l'échéance",
        _wait,
        ("c-civ-1344",),
        (
            Condition(
                "not_late",
                lambda s: None if s.late is None else s.timing is Timing.A_ECHOIR,
                lambda s: (
                    "Tout est payé : il n'y a plus d'échéance à attendre."
                    if s.timing is Timing.RIEN_DU
                    else "Une somme est déjà échue : il n'y a plus à attendre."
                ),
                "c-civ-1344",
                ("invoices.due",),
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
            "La plateforme a rejeté la facture électronique : votre client ne l'a jamais eue. Corrigez-la et "
            "redéposez-la."
            if s.rejected
            else "Votre client n'a pas reçu la facture : renvoyez-la par un moyen qui laisse une trace, sans reproche."
        ),
        ("c-com-l441-9", "statuts-facture-electronique"),
        (
            Condition(
                "not_received", _not_received, "Votre client a reçu la facture.", "c-com-l441-9", ("invoice_received",)
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
        amicable=True,
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
        unsuited=lambda s: frozenset(("mise_en_demeure_commissaire",) if s.lent or s.kind.is_public_buyer else ()),
    ),
    Remedy(
        "suspendre_prestation",
        "Suspendre la prestation en cours",
        _suspend,
        ("c-civ-1219", "c-civ-1220", "c-civ-1799-1"),
        (
            late,
            known(alive),
            Condition(
                "not_administration",
                lambda s: not s.kind.is_administration,
                "Le retard d'une administration ne permet pas de cesser le travail, sauf clause du contrat : "
                "demandez conseil.",
                "ce-2014-370644",
            ),
            Condition(
                "going_on",
                _going_on,
                "La prestation facturée est terminée : il n'y a plus rien à suspendre.",
                "c-civ-1219",
                ("invoices.nature", "invoices.completed"),
            ),
            not_collective,
        ),
        duration="tant que la somme n'est pas payée",
        documents=("mise en demeure", "lettre qui annonce la suspension"),
        letters=("suspension_prestation",),
    ),
)
