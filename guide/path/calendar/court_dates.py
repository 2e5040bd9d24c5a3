"""The dates that events of the journal start: an order for payment, a seizure, an insolvency, a cheque, works, a buyer.

Delays of procedure are moved to a working day (CPC 642); a date that only opens a right is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide import law
from guide.case.codes import EventKind, Nature, VatScheme
from guide.case.model import Dossier
from guide.path.calendar.deadline import Deadline, DeadlineKind, stable_id
from guide.path.facts.procedure_dates import Title, last_day, vat_deadline
from guide.path.facts.situation import Situation
from guide.values.french import short_day


def order_dates(dossier: Dossier, s: Situation) -> Iterator[Deadline]:
    """From the request to the enforcement of an order for payment."""
    asked = dossier.last(EventKind.REQUETE_DEPOSEE, on=s.on)
    if asked and s.order.state is Title.INSTANCE and s.commercial is True:
        yield Deadline(
            stable_id(dossier, "frais_greffe", asked.on),
            last_day("frais_greffe_requete", asked.on),
            "Payer les frais de greffe de la requête",
            "Devant le tribunal de commerce, la requête tombe si ces frais ne sont pas payés dans les quinze jours.",
            DeadlineKind.PROCEDURE,
            "injonction_tc",
            ("cpc-1425", "cpc-642"),
        )
    made, served = (
        dossier.last(kind, on=s.on) for kind in (EventKind.ORDONNANCE_RENDUE, EventKind.ORDONNANCE_SIGNIFIEE)
    )
    if s.order.state is Title.A_SIGNIFIER and s.order.by and made:
        yield Deadline(
            stable_id(dossier, "signification", made.on),
            s.order.by,
            "Faire signifier l'ordonnance d'injonction de payer",
            "Passé ce jour, l'ordonnance est non avenue et il faut en demander une autre. Confiez-la bien avant.",
            DeadlineKind.PROCEDURE,
            "signifier_ordonnance",
            ("cpc-1411", "decret-2026-96", "cpc-642"),
        )
    if s.order.state is Title.ATTENTE and served:
        yield Deadline(
            stable_id(dossier, "fin_opposition", served.on),
            last_day("opposition_injonction", served.on),
            "Fin du mois laissé au client pour s'opposer",
            "Si l'ordonnance ne lui a pas été remise en personne, ce délai reste ouvert plus longtemps.",
            DeadlineKind.CLIENT,
            "signifier_ordonnance",
            ("cpc-1416", "cpc-642"),
        )
        assert s.order.enforceable_from
        yield Deadline(
            stable_id(dossier, "execution", served.on),
            s.order.enforceable_from,
            "L'ordonnance peut être exécutée, sans opposition reçue",
            "Confiez-la à un commissaire de justice pour une saisie.",
            DeadlineKind.POSSIBLE,
            "saisie_attribution",
            ("decret-2026-96",),
        )
    opposed = dossier.last(EventKind.OPPOSITION, on=s.on)
    if s.order.state is Title.OPPOSITION and s.order.by and opposed:
        commercial = s.commercial is True
        yield Deadline(
            stable_id(dossier, "reponse_opposition", opposed.on),
            s.order.by,
            "Opposition : payer les frais au greffe"
            if commercial
            else "Opposition : constituer avocat si la lettre le demande",
            "Quinze jours depuis la lettre du greffe : passé ce jour, la demande tombe.",
            DeadlineKind.PROCEDURE,
            "frais_opposition" if commercial else "avocat_opposition",
            ("cpc-1425", "cpc-642") if commercial else ("cpc-1418", "cpc-642"),
        )
    seized = dossier.last(EventKind.MESURE_EXECUTION, on=s.on)
    sued = dossier.last(EventKind.REQUETE_DEPOSEE, EventKind.DEMANDE_EN_JUSTICE, on=s.on)
    if seized and s.title_known is not True and (sued is None or sued.on < seized.on):
        yield Deadline(
            stable_id(dossier, "titre_apres_saisie", seized.on),
            last_day("saisie_titre", seized.on),
            "Saisie conservatoire : demander un titre au juge",
            "Un mois après la saisie ; sinon elle tombe. Une requête en injonction de payer suffit.",
            DeadlineKind.PROCEDURE,
            None,
            ("cpce-r511-7", "cpc-642"),
        )


def insolvency_dates(dossier: Dossier, s: Situation) -> Iterator[Deadline]:
    """Only when the publication in the BODACC is noted: without it, no date is known but that of the mandataire's letter."""
    dates = s.insolvency
    contested = dossier.last(EventKind.CONTESTATION_MANDATAIRE, on=s.on)
    if dates.answer_by and contested:
        yield Deadline(
            stable_id(dossier, "reponse_mandataire", contested.on),
            dates.answer_by,
            "Répondre au mandataire qui conteste votre créance",
            f"Trente jours depuis sa lettre reçue le {short_day(contested.on)} : passé ce jour, sa proposition ne se discute plus.",
            DeadlineKind.PROCEDURE,
            "reponse_mandataire",
            ("c-com-l622-27", "cpc-642"),
        )
    if dates.published is None:
        return
    since = f"Depuis la publication au BODACC du {short_day(dates.published)}"
    if s.declared is not True and dates.declare_by and dates.relief_by:
        yield Deadline(
            stable_id(dossier, "declaration", "bodacc"),
            dates.declare_by,
            "Déclarer la créance au mandataire ou au liquidateur",
            f"{since}. Passé ce jour, la créance n'est plus payée dans la procédure.",
            DeadlineKind.PROCEDURE,
            "declaration_creance",
            ("c-com-l622-24", "c-com-r622-24", "cpc-642"),
        )
        yield Deadline(
            stable_id(dossier, "forclusion", "bodacc"),
            dates.relief_by,
            "Dernier jour pour demander à être relevé de la forclusion",
            f"{since}, si la déclaration a été manquée sans faute de votre part.",
            DeadlineKind.PROCEDURE,
            "releve_forclusion",
            ("c-com-l622-26", "cpc-642"),
        )
    if s.retention_of_title and dates.reclaim_by:
        yield Deadline(
            stable_id(dossier, "revendication", "bodacc"),
            dates.reclaim_by,
            "Revendiquer les biens vendus avec réserve de propriété",
            f"{since}.",
            DeadlineKind.PROCEDURE,
            "revendication",
            ("c-com-l624-9", "c-civ-2367", "cpc-642"),
        )

    paid_vat = s.vat is VatScheme.DEBITS or (s.vat is not VatScheme.FRANCHISE and Nature.VENTE in s.natures)
    if s.liquidation and paid_vat and dates.published:
        yield Deadline(
            stable_id(dossier, "recuperation_tva", "bodacc"),
            vat_deadline(dates.published),
            "Récupérer la TVA de la facture perdue (à vérifier)",
            "Jusqu'au 31 décembre de la deuxième année après la liquidation, sur une déclaration de TVA ; duplicata envoyé avant.",
            DeadlineKind.PROCEDURE,
            "recuperer_tva",
            ("cgi-272", "cgi-annexe-2-208"),
        )


def special_dates(dossier: Dossier, s: Situation) -> Iterator[Deadline]:
    """Dates that open a right, on special ground, and the end of a delay of a public contract: they never move.

    None is the end of a delay of procedure (CPC 642); no text was read that moves that of a contract, and the day given
    is never too late.
    """
    if s.guarantee_asked and s.works_guarantee == "demandee":
        yield Deadline(
            stable_id(dossier, "garantie", s.guarantee_asked),
            law.delay("garantie_travaux", s.guarantee_asked).value.after(s.guarantee_asked),
            "Garantie des travaux : fin des quinze jours",
            "Si la garantie n'est pas fournie, vous pouvez suspendre les travaux ; prévenez par écrit.",
            DeadlineKind.POSSIBLE,
            "suspendre_prestation",
            ("c-civ-1799-1",),
        )
    notice = dossier.last(EventKind.MISE_EN_DEMEURE, on=s.on)
    if notice and s.subcontract == "prive":
        yield Deadline(
            stable_id(dossier, "action_directe", notice.on),
            law.delay("action_directe", notice.on).value.after(notice.on),
            "Sous-traitance : action directe possible",
            "Un mois après la mise en demeure de l'entrepreneur principal, avec copie au maître de l'ouvrage.",
            DeadlineKind.POSSIBLE,
            "action_directe",
            ("loi-75-1334-art-12",),
        )
    claim = dossier.last(EventKind.MISE_EN_DEMEURE, EventKind.RELANCE, on=s.on)
    if claim and s.kind.is_administration:
        yield Deadline(
            stable_id(dossier, "silence", claim.on),
            law.delay("silence_administration", s.on).value.after(claim.on),
            "Deux mois de silence de l'acheteur public",
            "Comptés depuis votre demande écrite, à sa réception : ce silence vaut refus et ouvre le juge administratif.",
            DeadlineKind.POSSIBLE,
            "requete_ta",
            ("crpa-l231-4", "cja-r421-1"),
        )
    if notice and s.notice_end and s.kind.is_administration:
        yield Deadline(
            stable_id(dossier, "memoire_reclamation", notice.on),
            law.delay("memoire_reclamation", s.on).value.after(s.notice_end),
            "Dernier jour pour un mémoire en réclamation, si votre marché en exige un",
            "Sans réponse à votre mise en demeure, le désaccord naît à son terme : deux mois, quand le marché renvoie à un CCAG.",
            DeadlineKind.PROCEDURE,
            "memoire_reclamation",
            ("ccag-fcs-46",),
        )
    bounced = dossier.last(EventKind.CHEQUE_REJETE, on=s.on)
    if bounced and s.title_known is not True:
        certificate = law.delay("cheque_regularisation", bounced.on).value.after(bounced.on)
        yield Deadline(
            stable_id(dossier, "cheque_certificat", bounced.on),
            certificate,
            "Chèque : demander le certificat de non-paiement",
            "Trente jours après le rejet, la banque le délivre gratuitement ; faites-le signifier.",
            DeadlineKind.POSSIBLE,
            "certificat_non_paiement",
            ("cmf-l131-73",),
        )
        yield Deadline(
            stable_id(dossier, "cheque_titre", bounced.on),
            law.delay("cheque_titre", certificate).value.after(certificate),
            "Chèque : titre exécutoire, au plus tôt",
            "Quinze jours après la signification du certificat, si elle a lieu le premier jour possible.",
            DeadlineKind.POSSIBLE,
            "certificat_non_paiement",
            ("cmf-l131-73", "cpce-l111-3"),
        )
