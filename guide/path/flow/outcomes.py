"""Where the flow ends: what to do today, then what follows if that fails. Conditions live in the remedies, not here."""

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


def _steps(*ids: str) -> tuple[Step[Situation], ...]:
    return tuple(Step(id) for id in ids)


_CONCILIATE: Step[Situation] = Step("conciliateur", when=_attempt_needed)
_WRITS = (_CONCILIATE, *_steps("assignation_tc", "requete_tj", "assignation_tj"))
#: A debtor in conciliation negotiates under a judge: no order to pay from a commissaire meanwhile.
_UNCONTESTED: Step[Situation] = Step("creance_incontestee", when=lambda s: not s.conciliation, only_open=True)
_ORDERS = _steps("injonction_tc", "injonction_tj")
#: What is given up rather than sued for, when a suit would cost more.
_CLOSE: Step[Situation] = Step("clore_dossier", title=close_title, only_open=True)
#: What is amicable and free, before what is paid: between businesses their médiateur, else the conciliateur. Once.
_TALKS: tuple[Step[Situation], ...] = (
    _CLOSE,
    Step("mediateur_entreprises", when=lambda s: not (s.conciliation or s.prior_attempt), only_open=True),
    Step("conciliateur", when=lambda s: s.professional is not True and not s.prior_attempt, only_open=True),
)
_COURT: tuple[Step[Situation], ...] = (*_TALKS, *_ORDERS, _UNCONTESTED, *_WRITS)
#: What is not due yet, or not known in full, is declared all the same once proceedings are known (C. com. L622-24).
_DECLARE: tuple[Step[Situation], ...] = (
    Step("declaration_creance", only_open=True),
    Step("releve_forclusion", only_open=True),
)
#: A carrier has other debtors, who repairs has the thing: whatever the route.
_HELD: tuple[Step[Situation], ...] = (
    Step("action_directe_transporteur", only_open=True),
    Step("droit_retention", only_open=True),
)
#: Someone else may pay, whatever becomes of the main contractor.
_THIRD_PARTY: tuple[Step[Situation], ...] = (
    Step("action_directe", only_open=True),
    Step("paiement_direct", only_open=True),
    *_HELD,
)
#: What else may be open to a subcontractor or a builder, whatever comes first.
_ON_SITE: tuple[Step[Situation], ...] = (*_THIRD_PARTY, Step("garantie_paiement", only_open=True))
_LATER_DEBTS: Step[Situation] = Step(
    "consolider_preuves",
    title="Réclamer à part ce qui est né après le jugement",
    why="Ce que vous avez fourni après le jugement d'ouverture ne se déclare pas : c'est dû à l'échéance. Demandez-en le "
    "paiement à l'administrateur, ou au débiteur s'il n'y en a pas, et faites-en un dossier à part.",
    when=lambda s: s.partly_after,
)
_LETTERS = _steps("relance_amiable", "mise_en_demeure")
_ADMINISTRATIVE = _steps("mandatement_office", "refere_provision_ta", "requete_ta", "saisine_crc")


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


def _already_declared(s: Situation) -> str:
    return (
        "Votre créance est déclarée : gardez l'avis de réception. Si le mandataire la conteste, notez la date de sa lettre au "
        "journal : vous avez trente jours pour répondre. N'envoyez plus de relance."
    )


def _title_kept(s: Situation) -> str:
    return (
        "Vous avez un titre, mais les biens d'une personne publique ne se saisissent pas : envoyez-lui la décision et demandez "
        "le paiement à son comptable ; sans paiement dans les deux mois, le préfet peut être saisi pour une collectivité."
    )


def _claim_running(s: Situation) -> str:
    end = s.public_claim_end
    return f"Attendre la fin de votre réclamation, le {day(end)}" if end else "Attendre la fin de votre réclamation"


def _claim_running_why(s: Situation) -> str:
    return (
        "Votre réclamation écrite est partie : laissez son délai courir. Deux mois de silence vaudront refus, et le juge "
        "administratif pourra alors être saisi. Sans réponse au terme de votre lettre, un mémoire en réclamation peut être "
        "exigé : lisez le cahier des clauses du marché. Vérifiez en attendant l'état de la facture sur Chorus Pro."
    )


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
            (*_DECLARE, Step("consolider_preuves", title="Compléter votre dossier : montant et échéance",
                  why="Sans le montant ni la date à laquelle le client devait payer, rien ne se calcule. "
                  "Ils figurent sur votre facture."),),
            ("c-com-l441-9",)),
    Outcome("rien_du", "Tout est payé", (Step("clore_dossier", title=close_title),), ("c-civ-1342", "c-civ-1302")),
    Outcome("solde_minime", "Il reste moins que le prix d'une lettre",
            (Step("clore_dossier", title=close_title), *_DECLARE, *_steps("relance_amiable")), ("c-civ-1342",)),
    Outcome("radiee", "La société est radiée",
            (*_steps("mandataire_ad_hoc"), *_THIRD_PARTY, Step("acte_interruptif", only_open=True), *_WRITS),
            ("cass-com-2023-21-14252",)),
    Outcome("a_echoir", "Rien n'est encore échu",
            (*_DECLARE, *_steps("attendre_echeance", "consolider_preuves")), ("c-civ-1344",)),
    Outcome("declarer", "Déclarer la créance",
            (*_steps("declaration_creance", "revendication"), *_THIRD_PARTY, Step("recuperer_tva"),
             _LATER_DEBTS),
            ("c-com-l622-24",)),
    Outcome("relever", "Demander un relevé de forclusion",
            (*_steps("releve_forclusion"), Step("revendication", only_open=True), *_THIRD_PARTY,
             Step("recuperer_tva"), *_steps("consolider_preuves")),
            ("c-com-l622-26",)),
    Outcome("forclos", "Le délai de déclaration est passé",
            (*_THIRD_PARTY, Step("recuperer_tva"),
             Step("consolider_preuves", title="Vérifier si le client a déclaré lui-même votre créance",
                  why="Les délais pour déclarer et pour être relevé sont passés. Demandez au mandataire si votre client a porté "
                  "votre créance sur sa liste : elle est alors réputée déclarée.")),
            ("c-com-l622-26", "fiche-declaration")),
    Outcome("declaree", "Créance déjà déclarée",
            (Step("reponse_mandataire", only_open=True), Step("reprise_instance", only_open=True),
             Step("revendication", only_open=True), *_THIRD_PARTY, Step("recuperer_tva", only_open=True),
             Step("consolider_preuves", title="Suivre votre déclaration de créance", why=_already_declared)),
            ("c-com-l622-24",)),
    Outcome("surendettement", "Répondre à la commission",
            (Step("reponse_commission"), Step("signifier_ordonnance", only_open=True), Step("consolider_preuves")),
            ("c-conso-l722-2",)),
    Outcome("titre", "Exécuter le titre",
            (Step("consolider_preuves", title="Demander l'exécution de la décision", why=_title_kept,
                  when=lambda s: under_private_law(s) is False),
             *_steps("saisie_attribution", "saisie_vente", "mandatement_office")),
            ("cpce-l111-3", "cja-l911-9")),
    Outcome("signifier", "Faire signifier l'ordonnance", _steps("signifier_ordonnance", "consolider_preuves"),
            ("cpc-1411", "decret-2026-96")),
    Outcome("attente_opposition", "Attendre la fin du délai d'opposition",
            (Step("consolider_preuves", title="Attendre la fin du délai d'opposition", why=_opposition_wait),),
            ("cpc-1416", "decret-2026-96")),
    Outcome("opposition", "Répondre à l'opposition",
            (*_steps("frais_opposition", "avocat_opposition"),
             Step("consolider_preuves", title="Préparer l'audience",
                  why="Le tribunal va juger le fond : apportez vos pièces et l'acte de signification de l'ordonnance.")),
            ("cpc-1416", "cpc-1418", "cpc-1425")),
    Outcome("audience", "Après l'opposition : préparer l'audience",
            (Step("consolider_preuves", title="Préparer l'audience, ou une nouvelle demande",
                  why="Les quinze jours sont passés. Si les frais ont été payés ou l'avocat constitué, préparez vos pièces et "
                  "l'acte de signification ; sinon la demande est tombée, et il faut assigner."), *_WRITS),
            ("cpc-1418", "cpc-1425")),
    Outcome("instance", "Suivre la procédure en cours",
            (Step("consolider_preuves", title="Suivre la procédure en cours",
                  why="Une demande est déjà devant le juge : gardez la preuve de son dépôt, répondez au greffe dans les délais "
                  "qu'il donne, et notez la décision dès qu'elle arrive. Une requête en injonction n'interrompt pas la "
                  "prescription ; la signification de l'ordonnance, si. Si elle est refusée, il reste l'assignation."),),
            ("cpc-1405", "cass-1990-89-13345")),
    Outcome("ordonnance_a_dater", "Dater votre ordonnance",
            (Step("consolider_preuves", title="Retrouver la date de l'ordonnance, et de sa signification",
                  why="Une ordonnance se signifie dans un délai court, compté de sa date ; passé ce délai, elle est perdue. "
                  "Retrouvez-la aujourd'hui, ou demandez-la au greffe, et notez-la."),
             Step("signifier_ordonnance", only_open=True)),
            ("cpc-1411", "decret-2026-96")),
    Outcome("ordonnance_perdue", "L'ordonnance est perdue : recommencer",
            (*_ORDERS, *_TALKS, *_steps("refere_provision_tc", "refere_provision_tj"), *_WRITS),
            ("cpc-1411", "decret-2026-96")),
    Outcome("prescrite", "La créance est prescrite", _steps("abandon_prescrit", "consolider_preuves"), ("c-civ-2224",)),
    Outcome("urgence", "Interrompre la prescription",
            (*_steps("acte_interruptif"), Step("action_directe_transporteur", only_open=True),
             Step("echeancier", only_open=True), _CONCILIATE,
             *_steps("refere_provision_tc", "refere_provision_tj", "assignation_tc", "requete_tj", "assignation_tj"),
             Step("avocat_local", only_open=True)),
            ("c-civ-2240", "c-civ-2241")),
    Outcome("urgence_publique", "Interrompre la prescription quadriennale",
            (*_steps("acte_interruptif", "reclamation_publique"), *_ADMINISTRATIVE), ("loi-68-1250-art-2",)),
    Outcome("renvoyer", "Renvoyer la facture", (*_steps("renvoyer_facture"),
             Step("relance_amiable", title="Puis relancer, si la date de paiement passe",
                  why="Une fois la facture bien reçue, rappelez l'échéance avec courtoisie, puis reprenez ce guide.")),
            ("statuts-facture-electronique",)),
    Outcome("public", "Réclamer à l'acheteur public",
            (*_steps("reclamation_publique", "mediateur_entreprises"), *_ADMINISTRATIVE,
             *_steps("assignation_tc", "assignation_tj")),
            ("ccp-l2192-13",)),
    Outcome("attente_publique", "Laisser courir votre réclamation",
            (Step("reclamation_publique", title=_claim_running, why=_claim_running_why),
             *_steps("mediateur_entreprises"), *_ADMINISTRATIVE, *_steps("assignation_tc", "assignation_tj")),
            ("ccp-l2192-13", "crpa-l231-4")),
    Outcome("public_suite", "Après une réclamation restée sans effet",
            (Step("mediateur_entreprises", why=_silence), Step("memoire_reclamation", only_open=True), *_ADMINISTRATIVE,
             *_steps("assignation_tc", "assignation_tj")),
            ("crpa-l231-4", "cja-r421-1")),
    Outcome("public_litige", "Répondre à l'acheteur public",
            _steps("traiter_litige", "memoire_reclamation", "mediateur_entreprises", "requete_ta", "assignation_tc",
                   "assignation_tj"),
            ("cja-r421-1",)),
    Outcome("europe", "Injonction de payer européenne",
            (*_steps("injonction_europeenne", "petits_litiges_europeens"), *_THIRD_PARTY,
             *_steps("assignation_tc", "assignation_tj")),
            ("reg-1896-2006",)),
    Outcome("europe_litige", "Litige avec un client européen",
            (*_steps("petits_litiges_europeens", "traiter_litige", "mediation"), *_THIRD_PARTY,
             *_steps("assignation_tc", "assignation_tj")),
            ("reg-861-2007",)),
    Outcome("etranger", "Client hors des procédures européennes",
            (*_steps("avocat_local"), *_THIRD_PARTY, *_steps("assignation_tc", "assignation_tj")), ("cpc-48", "cpc-643")),
    Outcome("litige_partiel", "Régler ce qui est contesté, réclamer le reste",
            (*_steps("traiter_litige"), *_TALKS, *_ON_SITE, *_steps("mise_en_demeure"), *_ORDERS, *_steps("mediation"),
             _UNCONTESTED, *_WRITS),
            ("c-civ-1353",)),
    Outcome("litige", "Répondre à la contestation",
            (*_steps("traiter_litige"), *_TALKS, *_steps("mediation"), *_ON_SITE, *_WRITS),
            ("c-civ-1353", "c-civ-2238")),
    Outcome("proces", "Faire juger le litige", (*_WRITS, *_ON_SITE, *_steps("mediation")), ("cpc-750-1", "cpc-42")),
    Outcome("cheque", "Chèque impayé",
            (*_steps("certificat_non_paiement"), Step("saisie_conservatoire_sans_juge", only_open=True), *_ON_SITE, *_COURT),
            ("cmf-l131-73",)),
    Outcome("lettre_de_change", "Lettre de change acceptée",
            (Step("saisie_conservatoire_sans_juge", only_open=True), *_ON_SITE, *_COURT), ("cpce-l511-2", "cpc-1405")),
    Outcome("biens_menaces", "Bloquer les biens avant le jugement",
            (Step("saisie_conservatoire_sans_juge", only_open=True), *_steps("saisie_conservatoire"), *_ON_SITE, *_COURT),
            ("cpce-l511-1",)),
    Outcome("sous_traitance", "Action directe du sous-traitant", (*_steps("action_directe", "mise_en_demeure"), *_COURT),
            ("loi-75-1334-art-12",)),
    Outcome("sous_traitance_publique", "Paiement direct du sous-traitant",
            (*_steps("paiement_direct", "mise_en_demeure"), *_COURT), ("ccp-l2193-11",)),
    Outcome("garantie", "Exiger la garantie de paiement",
            (*_steps("garantie_paiement", "mise_en_demeure"), *_COURT), ("c-civ-1799-1",)),
    Outcome("suspension", "Suspendre les travaux",
            (*_steps("suspendre_prestation", "garantie_paiement", "mise_en_demeure"), *_COURT), ("c-civ-1799-1",)),
    Outcome("preuves", "Réunir les preuves d'abord",
            (*_steps("consolider_preuves"), Step("echeancier", only_open=True), *_LETTERS, *_TALKS, *_COURT),
            ("c-civ-1353", "c-com-l110-3")),
    Outcome("echeancier", "Convenir d'un échéancier",
            (*_steps("echeancier"), Step("homologation", only_open=True), *_steps("mise_en_demeure"), *_TALKS,
             Step("petites_creances", only_open=True), *_COURT),
            ("c-civ-1376",)),
    Outcome("conciliation", "Négocier avec un client en conciliation",
            (*_steps("echeancier", "mediateur_entreprises", "mise_en_demeure"), *_COURT), ("c-com-l611-15",)),
    Outcome("relance", "Relancer", (*_LETTERS, *_TALKS, *_HELD, *_COURT), ("c-com-l441-10",)),
    Outcome("mise_en_demeure", "Mettre en demeure", (*_steps("mise_en_demeure"), *_TALKS, *_HELD, *_COURT), ("c-civ-1344",)),
    Outcome("attente_mise_en_demeure", "Laisser courir la mise en demeure",
            (Step("mise_en_demeure", title=_running_title, why=_running_why), *_TALKS, *_HELD, *_COURT), ("c-civ-1344",)),
    Outcome("injonction", "Demander une injonction de payer", (*_ORDERS, *_TALKS, *_HELD, *_COURT), ("cpc-1405",)),
    Outcome("refere", "Demander une provision en référé",
            (*_steps("refere_provision_tc", "refere_provision_tj"), *_TALKS, *_HELD, *_COURT), ("cpc-873", "cpc-835")),
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
