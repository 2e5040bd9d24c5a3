"""Where the flow ends: what to do today, then what follows if that fails. Conditions live in the remedies, not here."""

from functools import partial

from guide.claim import LimitationState
from guide.path.facts.situation import Notice, PublicClaim, Situation
from guide.path.flow.graph import Outcome, Step
from guide.path.remedies.amicable import close_title
from guide.path.remedies.ceilings import at_most
from guide.path.remedies.conditions import before_commercial_court, under_private_law
from guide.values.french import day


def _attempt_needed(s: Situation) -> bool:
    """Under the ceiling, the tribunal judiciaire wants an amicable attempt first (CPC 750-1)."""
    if before_commercial_court(s) or s.prior_attempt:
        return False
    return at_most(s.claimed, "seuil_tentative_amiable", s) is not False


Steps = tuple[Step[Situation], ...]


def _path(*parts: str | Step[Situation] | Steps) -> Steps:
    """What to do, in order: each remedy by its id, « id? » only where it is open."""
    steps: list[Step[Situation]] = []
    for part in parts:
        if isinstance(part, tuple):
            steps += part
        else:
            steps.append(Step(part.rstrip("?"), only_open=part.endswith("?")) if isinstance(part, str) else part)
    return tuple(steps)


_gather = partial(Step[Situation], "consolider_preuves")
_CONCILIATE: Step[Situation] = Step("conciliateur", when=_attempt_needed)
_WRITS = _path(_CONCILIATE, "assignation_tc", "requete_tj", "assignation_tj")
#: A debtor in conciliation negotiates under a judge: no order to pay from a commissaire meanwhile.
_UNCONTESTED: Step[Situation] = Step("creance_incontestee", when=lambda s: not s.conciliation, only_open=True)
_ORDERS = _path("injonction_tc", "injonction_tj")
#: What is amicable and free, before what is paid: what is given up rather than sued for, when a suit would cost more; then
#: between businesses their médiateur, else the conciliateur. Once.
_TALKS: Steps = (
    Step("clore_dossier", title=close_title, only_open=True),
    Step("mediateur_entreprises", when=lambda s: not (s.conciliation or s.prior_attempt), only_open=True),
    Step("conciliateur", when=lambda s: s.professional is not True and not s.prior_attempt, only_open=True),
)
_COURT = _path(_TALKS, _ORDERS, _UNCONTESTED, _WRITS)
#: What is not due yet, or not known in full, is declared all the same once proceedings are known (C. com. L622-24).
_DECLARE = _path("declaration_creance?", "releve_forclusion?")
#: A carrier has other debtors, who repairs has the thing: whatever the route.
_HELD = _path("action_directe_transporteur?", "droit_retention?")
#: Someone else may pay, whatever becomes of the main contractor.
_THIRD_PARTY = _path("action_directe?", "paiement_direct?", _HELD)
#: What else may be open to a subcontractor or a builder, whatever comes first.
_ON_SITE = _path(_THIRD_PARTY, "garantie_paiement?")
_LATER_DEBTS = _gather(
    "Réclamer à part ce qui est né après le jugement",
    "Ce que vous avez fourni après le jugement d'ouverture ne se déclare pas : c'est dû à l'échéance. Demandez-en le "
    "paiement à l'administrateur, ou au débiteur s'il n'y en a pas, et faites-en un dossier à part.",
    lambda s: s.partly_after,
)
_LETTERS = _path("relance_amiable", "mise_en_demeure")
_ADMINISTRATIVE = _path("mandatement_office", "refere_provision_ta", "requete_ta", "saisine_crc")


def _running_title(s: Situation) -> str:
    if s.notice_end is None:
        return "Noter la date de votre mise en demeure"
    return f"Attendre la fin de votre mise en demeure, le {day(s.notice_end)}"


def _running_why(s: Situation) -> str:
    if s.notice is Notice.DATE_INCONNUE:
        return (
            "Vous avez envoyé une mise en demeure, mais sa date manque : notez-la dans « Mon dossier ». Sans délai écrit, "
            "comptez quinze jours, puis passez à la suite."
        )
    return (
        "Vous avez laissé un délai à votre client : respectez-le. S'il ne paie pas, passez à la suite dès le lendemain."
    )


def _opposition_wait(s: Situation) -> str:
    start = s.order.enforceable_from
    when = f" à partir du {day(start)}" if start else ""
    return f"L'ordonnance est signifiée : sans opposition, vous pourrez la faire exécuter{when}. Gardez l'acte de signification."


def _claim_running(s: Situation) -> str:
    end = s.public_claim_end
    return f"Attendre la fin de votre réclamation, le {day(end)}" if end else "Attendre la fin de votre réclamation"


def _silence(s: Situation) -> str:
    end = f"le {day(s.public_claim_end)}" if s.public_claim_end else "deux mois après"
    refused = s.public_claim is PublicClaim.REFUSEE
    sentence = (
        f"Vos deux mois d'attente ont pris fin {end} : ce silence vaut refus."
        if refused
        else (f"Votre réclamation est restée sans effet ; le silence vaudra refus {end}.")
    )
    return f"{sentence} Le médiateur des entreprises est gratuit, et il suspend les délais ; la suite ne dépend pas de lui."


OUTCOMES: tuple[Outcome[Situation], ...] = (
    Outcome("completer", "Compléter le dossier",
            _path(_DECLARE, _gather("Compléter votre dossier : montant et échéance",
                      "Sans le montant ni la date à laquelle le client devait payer, rien ne se calcule. "
                      "Ils figurent sur votre facture.")), ("c-com-l441-9",)),
    Outcome("rien_du", "Tout est payé", _path(Step("clore_dossier", title=close_title)), ("c-civ-1342", "c-civ-1302")),
    Outcome("solde_minime", "Il reste moins que le prix d'une lettre",
            _path(Step("clore_dossier", title=close_title), _DECLARE, "relance_amiable"), ("c-civ-1342",)),
    Outcome("radiee", "La société est radiée",
            _path("mandataire_ad_hoc", _THIRD_PARTY, "acte_interruptif?", _WRITS), ("cass-com-2023-21-14252",)),
    Outcome("a_echoir", "Rien n'est encore échu",
            _path(_DECLARE, "attendre_echeance", "consolider_preuves"), ("c-civ-1344",)),
    Outcome("declarer", "Déclarer la créance",
            _path("declaration_creance", "revendication", _THIRD_PARTY, "recuperer_tva", _LATER_DEBTS), ("c-com-l622-24",)),
    Outcome("relever", "Demander un relevé de forclusion",
            _path("releve_forclusion", "revendication?", _THIRD_PARTY, "recuperer_tva", "consolider_preuves"),
            ("c-com-l622-26",)),
    Outcome("forclos", "Le délai de déclaration est passé",
            _path(_THIRD_PARTY, "recuperer_tva", _gather("Vérifier si le client a déclaré lui-même votre créance",
                      "Les délais pour déclarer et pour être relevé sont passés. Demandez au mandataire si votre client a porté "
                      "votre créance sur sa liste : elle est alors réputée déclarée.")),
            ("c-com-l622-26", "fiche-declaration")),
    Outcome("declaree", "Créance déjà déclarée",
            _path("reponse_mandataire?", "reprise_instance?", "revendication?", _THIRD_PARTY, "recuperer_tva?",
                  _gather("Suivre votre déclaration de créance",
                      "Votre créance est déclarée : gardez l'avis de réception. Si le mandataire la conteste, notez la date de sa "
                      "lettre au journal : vous avez trente jours pour répondre. N'envoyez plus de relance.")),
            ("c-com-l622-24",)),
    Outcome("surendettement", "Répondre à la commission",
            _path("reponse_commission", "signifier_ordonnance?", "consolider_preuves"), ("c-conso-l722-2",)),
    Outcome("titre", "Exécuter le titre",
            _path(_gather("Demander l'exécution de la décision",
                      "Vous avez un titre, mais les biens d'une personne publique ne se saisissent pas : envoyez-lui la décision "
                      "et demandez le paiement à son comptable ; sans paiement dans les deux mois, le préfet peut être saisi pour "
                      "une collectivité.", lambda s: under_private_law(s) is False),
                  "saisie_attribution", "saisie_vente", "mandatement_office"), ("cpce-l111-3", "cja-l911-9")),
    Outcome("signifier", "Faire signifier l'ordonnance",
            _path("signifier_ordonnance", "consolider_preuves"), ("cpc-1411", "decret-2026-96")),
    Outcome("attente_opposition", "Attendre la fin du délai d'opposition",
            _path(_gather("Attendre la fin du délai d'opposition", _opposition_wait)), ("cpc-1416", "decret-2026-96")),
    Outcome("opposition", "Répondre à l'opposition",
            _path("frais_opposition", "avocat_opposition", _gather("Préparer l'audience",
                      "Le tribunal va juger le fond : apportez vos pièces et l'acte de signification de l'ordonnance.")),
            ("cpc-1416", "cpc-1418", "cpc-1425")),
    Outcome("audience", "Après l'opposition : préparer l'audience",
            _path(_gather("Préparer l'audience, ou une nouvelle demande",
                      "Les quinze jours sont passés. Si les frais ont été payés ou l'avocat constitué, préparez vos pièces et "
                      "l'acte de signification ; sinon la demande est tombée, et il faut assigner."), _WRITS),
            ("cpc-1418", "cpc-1425")),
    Outcome("instance", "Suivre la procédure en cours",
            _path(_gather("Suivre la procédure en cours",
                      "Une demande est déjà devant le juge : gardez la preuve de son dépôt, répondez au greffe dans les délais "
                      "qu'il donne, et notez la décision dès qu'elle arrive. Une requête en injonction n'interrompt pas la "
                      "prescription ; la signification de l'ordonnance, si. Si elle est refusée, il reste l'assignation.")),
            ("cpc-1405", "cass-1990-89-13345")),
    Outcome("ordonnance_a_dater", "Dater votre ordonnance",
            _path(_gather("Retrouver la date de l'ordonnance, et de sa signification",
                      "Une ordonnance se signifie dans un délai court, compté de sa date ; passé ce délai, elle est perdue. "
                      "Retrouvez-la aujourd'hui, ou demandez-la au greffe, et notez-la."), "signifier_ordonnance?"),
            ("cpc-1411", "decret-2026-96")),
    Outcome("ordonnance_perdue", "L'ordonnance est perdue : recommencer",
            _path(_ORDERS, _TALKS, "refere_provision_tc", "refere_provision_tj", _WRITS), ("cpc-1411", "decret-2026-96")),
    Outcome("prescrite", "La créance est prescrite", _path("abandon_prescrit", "consolider_preuves"), ("c-civ-2224",)),
    Outcome("urgence", "Interrompre la prescription",
            _path("acte_interruptif", "action_directe_transporteur?", "echeancier?", _CONCILIATE, "refere_provision_tc",
                  "refere_provision_tj", "assignation_tc", "requete_tj", "assignation_tj", "avocat_local?"),
            ("c-civ-2240", "c-civ-2241")),
    Outcome("urgence_publique", "Interrompre la prescription quadriennale",
            _path("acte_interruptif", "reclamation_publique", _ADMINISTRATIVE), ("loi-68-1250-art-2",)),
    Outcome("renvoyer", "Renvoyer la facture",
            _path("renvoyer_facture", Step("relance_amiable", title="Puis relancer, si la date de paiement passe",
                      why="Une fois la facture bien reçue, rappelez l'échéance avec courtoisie, puis reprenez ce guide.")),
            ("statuts-facture-electronique",)),
    Outcome("public", "Réclamer à l'acheteur public",
            _path("reclamation_publique", "mediateur_entreprises", _ADMINISTRATIVE, "assignation_tc", "assignation_tj"),
            ("ccp-l2192-13",)),
    Outcome("attente_publique", "Laisser courir votre réclamation",
            _path(Step("reclamation_publique", title=_claim_running,
                      why="Votre réclamation écrite est partie : laissez son délai courir. Deux mois de silence vaudront refus, et "
                      "le juge administratif pourra alors être saisi. Sans réponse au terme de votre lettre, un mémoire en "
                      "réclamation peut être exigé : lisez le cahier des clauses du marché. Vérifiez en attendant l'état de la "
                      "facture sur Chorus Pro."),
                  "mediateur_entreprises", _ADMINISTRATIVE, "assignation_tc", "assignation_tj"),
            ("ccp-l2192-13", "crpa-l231-4")),
    Outcome("public_suite", "Après une réclamation restée sans effet",
            _path(Step("mediateur_entreprises", why=_silence), "memoire_reclamation?", _ADMINISTRATIVE, "assignation_tc",
                  "assignation_tj"), ("crpa-l231-4", "cja-r421-1")),
    Outcome("public_litige", "Répondre à l'acheteur public",
            _path("traiter_litige", "memoire_reclamation", "mediateur_entreprises", "requete_ta", "assignation_tc",
                  "assignation_tj"), ("cja-r421-1",)),
    Outcome("europe", "Injonction de payer européenne",
            _path("injonction_europeenne", "petits_litiges_europeens", _THIRD_PARTY, "assignation_tc", "assignation_tj"),
            ("reg-1896-2006",)),
    Outcome("europe_litige", "Litige avec un client européen",
            _path("petits_litiges_europeens", "traiter_litige", "mediation", _THIRD_PARTY, "assignation_tc",
                  "assignation_tj"), ("reg-861-2007",)),
    Outcome("etranger", "Client hors des procédures européennes",
            _path("avocat_local", _THIRD_PARTY, "assignation_tc", "assignation_tj"), ("cpc-48", "cpc-643")),
    Outcome("litige_partiel", "Régler ce qui est contesté, réclamer le reste",
            _path("traiter_litige", _TALKS, _ON_SITE, "mise_en_demeure", _ORDERS, "mediation", _UNCONTESTED, _WRITS),
            ("c-civ-1353",)),
    Outcome("litige", "Répondre à la contestation",
            _path("traiter_litige", _TALKS, "mediation", _ON_SITE, _WRITS), ("c-civ-1353", "c-civ-2238")),
    Outcome("proces", "Faire juger le litige", _path(_WRITS, _ON_SITE, "mediation"), ("cpc-750-1", "cpc-42")),
    Outcome("cheque", "Chèque impayé",
            _path("certificat_non_paiement", "saisie_conservatoire_sans_juge?", _ON_SITE, _COURT), ("cmf-l131-73",)),
    Outcome("lettre_de_change", "Lettre de change acceptée",
            _path("saisie_conservatoire_sans_juge?", _ON_SITE, _COURT), ("cpce-l511-2", "cpc-1405")),
    Outcome("biens_menaces", "Bloquer les biens avant le jugement",
            _path("saisie_conservatoire_sans_juge?", "saisie_conservatoire", _ON_SITE, _COURT), ("cpce-l511-1",)),
    Outcome("sous_traitance", "Action directe du sous-traitant",
            _path("action_directe", "mise_en_demeure", _COURT), ("loi-75-1334-art-12",)),
    Outcome("sous_traitance_publique", "Paiement direct du sous-traitant",
            _path("paiement_direct", "mise_en_demeure", _COURT), ("ccp-l2193-11",)),
    Outcome("garantie", "Exiger la garantie de paiement",
            _path("garantie_paiement", "mise_en_demeure", _COURT), ("c-civ-1799-1",)),
    Outcome("suspension", "Suspendre les travaux",
            _path("suspendre_prestation", "garantie_paiement", "mise_en_demeure", _COURT), ("c-civ-1799-1",)),
    Outcome("preuves", "Réunir les preuves d'abord",
            _path("consolider_preuves", "echeancier?", _LETTERS, _TALKS, _COURT), ("c-civ-1353", "c-com-l110-3")),
    Outcome("echeancier", "Convenir d'un échéancier",
            _path("echeancier", "homologation?", "mise_en_demeure", _TALKS, "petites_creances?", _COURT), ("c-civ-1376",)),
    Outcome("conciliation", "Négocier avec un client en conciliation",
            _path("echeancier", "mediateur_entreprises", "mise_en_demeure", _COURT), ("c-com-l611-15",)),
    Outcome("relance", "Relancer", _path(_LETTERS, _TALKS, _HELD, _COURT), ("c-com-l441-10",)),
    Outcome("mise_en_demeure", "Mettre en demeure", _path("mise_en_demeure", _TALKS, _HELD, _COURT), ("c-civ-1344",)),
    Outcome("attente_mise_en_demeure", "Laisser courir la mise en demeure",
            _path(Step("mise_en_demeure", title=_running_title, why=_running_why), _TALKS, _HELD, _COURT), ("c-civ-1344",)),
    Outcome("injonction", "Demander une injonction de payer", _path(_ORDERS, _TALKS, _HELD, _COURT), ("cpc-1405",)),
    Outcome("refere", "Demander une provision en référé",
            _path("refere_provision_tc", "refere_provision_tj", _TALKS, _HELD, _COURT), ("cpc-873", "cpc-835")),
)  # fmt: skip


def done(step: str, s: Situation) -> bool:
    """What was already tried is not proposed again as a later step."""
    if step == "conciliateur":
        return s.prior_attempt
    if step == "relance_amiable":
        return s.reminded or (s.days_late or 0) >= 15
    if step == "mise_en_demeure":
        return s.notice is not Notice.AUCUNE
    return False


def binds(s: Situation) -> bool:
    """Whether the limitation is near enough to date every step."""
    return s.limitation is LimitationState.BIENTOT
