"""The flow of this guide: its questions and forks, in the order of tests of the law, ending in the outcomes.

Questions route, facts decide, remedies hold the conditions. The order: is something due, collective proceedings,
over-indebtedness, title, opposition, limitation, receipt of the invoice, dispute (public, foreign, French debtor),
cheque, bill, threatened assets, subcontract, works guarantee, evidence, admission, letters sent, suit.
"""

from __future__ import annotations

from guide.case.codes import UNKNOWN
from guide.path import forks
from guide.path.graph import Choice, Flow, Fork, Question
from guide.path.milestones import Title
from guide.path.outcomes import OUTCOMES
from guide.path.situation import Situation, Timing

DONT_KNOW = "Je ne sais pas"
#: A fact typed in the dossier stands; nothing to choose.
GIVEN = "connu"
#: What `apply_answer` reads as a value, not as a choice.
FACTS = ("amount", "due")

QUESTIONS = (
    Question("debtor_kind", "Qui est votre client ?",
             "Le juge, les délais et ce que vous pouvez réclamer dépendent de lui.",
             (Choice("commercant", "Une entreprise, un commerçant ou un artisan", "amount"),
              Choice("particulier", "Un particulier", "amount"),
              Choice("liberal", "Une profession libérale", "amount"),
              Choice("association", "Une association", "amount"),
              Choice("sci", "Une SCI", "amount"),
              Choice("copropriete", "Une copropriété", "amount"),
              Choice("collectivite", "Une commune ou une autre collectivité", "amount"),
              Choice("etat", "L'État", "amount"),
              Choice("hopital_public", "Un hôpital public", "amount"),
              Choice("entreprise_publique", "Une entreprise publique", "amount")),
             "Cherchez son nom sur annuaire-entreprises.data.gouv.fr : la forme juridique y figure."),
    Question("amount", "Quel montant reste impayé, TVA comprise ?",
             "Certaines voies sont réservées aux petites sommes, et l'avocat est obligatoire au-dessus d'un seuil.",
             (Choice(GIVEN, "Le montant est au dossier", "due"), Choice(UNKNOWN, DONT_KNOW, "completer")),
             "Il figure sur votre facture ; retirez ce qui a déjà été payé."),
    Question("due", "À quelle date devait-il payer ?",
             "Avant l'échéance, rien ne peut être réclamé.",
             (Choice(GIVEN, "La date est au dossier", "timing"), Choice(UNKNOWN, DONT_KNOW, "completer")),
             "Elle figure sur la facture. À défaut, entre professionnels, la loi donne trente jours après la prestation : "
             "indiquez alors la date de fin de la prestation."),
    Question("insolvency", "Votre client est-il en procédure collective ou en surendettement ?",
             "Dans ce cas les poursuites s'arrêtent, et un délai très court commence pour déclarer votre créance.",
             (Choice("aucune", "Non", "title"),
              Choice("conciliation", "En conciliation ou mandat ad hoc", "title"),
              Choice("sauvegarde", "En sauvegarde", "declared"),
              Choice("redressement", "En redressement judiciaire", "declared"),
              Choice("liquidation", "En liquidation judiciaire", "declared"),
              Choice("surendettement", "En surendettement (un particulier)", "surendettement"),
              Choice(UNKNOWN, DONT_KNOW, "title")),
             "Cherchez son nom ou son SIREN sur bodacc.fr : c'est gratuit et immédiat."),
    Question("claim_declared", "Avez-vous déjà déclaré votre créance au mandataire ou au liquidateur ?",
             "Sans déclaration dans le délai, vous ne serez pas payé par la procédure.",
             (Choice("oui", "Oui", "declaree"), Choice("non", "Non", "window"), Choice(UNKNOWN, DONT_KNOW, "window")),
             "Cherchez un courrier recommandé que vous lui auriez envoyé."),
    Question("invoice_received", "Votre client a-t-il reçu la facture ?",
             "Une facture qui n'est pas arrivée se renvoie, avant tout reproche.",
             (Choice("oui", "Oui", "dispute"), Choice("non", "Non", "renvoyer"), Choice(UNKNOWN, DONT_KNOW, "dispute")),
             "Regardez le statut de la facture électronique sur votre plateforme : « déposée » ou « mise à disposition » prouve "
             "l'envoi, « rejetée » veut dire qu'il ne l'a jamais eue. Sinon, votre relance le demandera."),
    Question("dispute", "Votre client conteste-t-il la facture ?",
             "Une dette contestée ne se recouvre pas par les voies rapides.",
             (Choice("aucune", "Non, il ne conteste pas", "contested"),
              Choice("partielle", "Une partie seulement", "partial_ground"),
              Choice("serieuse", "Oui, sérieusement (défaut, retard, commande)", "serious_ground"),
              Choice(UNKNOWN, DONT_KNOW, "contested")),
             "Relisez ses messages ; un statut « refusée » ou « en litige » de la facture électronique est une contestation."),
    Question("contract", "Avez-vous un écrit signé (devis, commande, contrat) ?",
             "C'est à vous de prouver la commande ; une facture seule ne suffit pas.",
             (Choice("signe", "Oui, signé", "admission"),
              Choice("echanges", "Des e-mails ou messages seulement", "evidence"),
              Choice("aucun", "Non, rien d'écrit", "evidence"),
              Choice(UNKNOWN, DONT_KNOW, "admission")),
             "Cherchez un devis accepté, un bon de commande, des conditions générales, ou un e-mail d'accord."),
    Question("notified", "Que lui avez-vous déjà envoyé ?",
             "On commence par une relance, puis la mise en demeure ; le juge les cherchera dans votre dossier.",
             (Choice("rien", "Rien encore", "letters"),
              Choice("relance", "Une relance", "letters"),
              Choice("mise_en_demeure", "Une mise en demeure (notez sa date dans « Mon dossier »)", "letters"),
              Choice(UNKNOWN, DONT_KNOW, "letters")),
             "Cherchez dans vos e-mails envoyés et vos recommandés."),
)  # fmt: skip

_GROUND = (
    ("public", "Un acheteur public", "public"),
    ("europe", "Un client d'un autre État de l'Union", "europe"),
    ("etranger", "Un client d'un autre pays", "etranger"),
)


def _ground(id: str, disputed: bool, france: str) -> Fork[Situation]:
    suffix = {"public": "_litige", "europe": "_litige"} if disputed else {}
    branches = tuple(Choice(code, label, goto + suffix.get(code, "")) for code, label, goto in _GROUND)
    return Fork(id, "Où est votre client, et qui est-il ?", forks.ground, forks.Ground,
                (*branches, Choice("france", "Un client privé en France", france)))  # fmt: skip


FORKS = (
    Fork("timing", "Une somme est-elle échue ?", forks.timing, Timing,
         (Choice("inconnue", "On ne sait pas", "completer"), Choice("rien_du", "Rien n'est dû", "rien_du"),
          Choice("a_echoir", "Pas encore", "a_echoir"),
          Choice("en_retard", "Oui", "proceedings"))),
    Fork("proceedings", "Le dossier montre-t-il une procédure collective ?", forks.proceedings, forks.Proceedings,
         (Choice("ouverte", "Oui", "declared"), Choice("impossible", "Impossible : une administration", "title"),
          Choice("a_demander", "Non", "insolvency"))),
    Fork("declared", "Le dossier montre-t-il une déclaration de créance ?", forks.declared, forks.Declared,
         (Choice("faite", "Oui", "declaree"), Choice("non_vue", "Non", "claim_declared"))),
    Fork("window", "Peut-on encore déclarer la créance ?", forks.window, forks.Window,
         (Choice("ouverte", "Oui", "declarer"), Choice("releve", "Trop tard, mais un relevé est possible", "relever"),
          Choice("passee", "Non", "forclos"))),
    Fork("title", "Avez-vous un titre exécutoire, ou une ordonnance ?", forks.title, Title,
         (Choice("detenu", "Un titre", "titre"), Choice("a_signifier", "Une ordonnance à signifier", "signifier"),
          Choice("attente", "Une ordonnance signifiée, délai en cours", "attente_opposition"),
          Choice("opposition", "Une opposition reçue", "opposition"),
          Choice("audience", "Une opposition, quinze jours passés", "audience"),
          Choice("instance", "Une demande déjà devant le juge", "instance"), Choice("aucun", "Non", "clock"))),
    Fork("clock", "La créance est-elle prescrite, ou bientôt ?", forks.clock, forks.Clock,
         (Choice("prescrite", "Prescrite", "prescrite"), Choice("proche", "Bientôt", "urgence"),
          Choice("proche_publique", "Bientôt, client public", "urgence_publique"),
          Choice("en_cours", "Non", "delivery"))),
    Fork("delivery", "Que dit le statut de la facture électronique ?", forks.delivery, forks.Delivery,
         (Choice("rejetee", "Rejetée", "renvoyer"), Choice("transmise", "Transmise", "dispute"),
          Choice("a_demander", "Rien de connu", "invoice_received"))),
    Fork("contested", "Le dossier montre-t-il une contestation ?", forks.contested, forks.Contested,
         (Choice("exprimee", "Oui", "serious_ground"), Choice("non_vue", "Non", "ground"))),
    _ground("ground", False, "instrument"),
    _ground("partial_ground", True, "litige_partiel"),
    _ground("serious_ground", True, "talks"),
    Fork("talks", "Une conciliation a-t-elle échoué ?", forks.talks, forks.Talks,
         (Choice("echec", "Oui", "proces"), Choice("a_tenter", "Non", "litige"))),
    Fork("instrument", "Un chèque, une lettre de change, des biens menacés ?", forks.instrument, forks.Instrument,
         (Choice("cheque", "Un chèque impayé", "cheque"),
          Choice("lettre_de_change", "Une lettre de change acceptée", "lettre_de_change"),
          Choice("biens_menaces", "Des biens qui risquent de disparaître", "biens_menaces"),
          Choice("aucun", "Rien de connu", "subcontract"))),
    Fork("subcontract", "Êtes-vous sous-traitant ?", forks.subcontract, forks.Subcontract,
         (Choice("privee", "D'un marché privé", "sous_traitance"),
          Choice("publique", "D'un marché public", "sous_traitance_publique"),
          Choice("non", "Non, ou non accepté", "works"))),
    Fork("works", "La garantie de paiement des travaux est-elle due ?", forks.works, forks.Works,
         (Choice("garantie", "Oui, à exiger", "garantie"),
          Choice("suspendre", "Exigée depuis quinze jours, en vain", "suspension"),
          Choice("non", "Non", "contract"))),
    Fork("evidence", "Le client a-t-il reconnu la dette par écrit ?", forks.evidence, forks.Evidence,
         (Choice("faible", "Non", "preuves"), Choice("reconnue", "Oui", "admission"))),
    Fork("admission", "Le client reconnaît-il devoir ?", forks.admission, forks.Admission,
         (Choice("oui", "Oui, ou il a promis", "echeancier"),
          Choice("conciliation", "Il est en conciliation", "conciliation"), Choice("non", "Rien de connu", "notified"))),
    Fork("letters", "Où en sont les courriers ?", forks.notified, forks.Notified,
         (Choice("relance", "Retard récent, rien d'envoyé", "relance"),
          Choice("mise_en_demeure", "Pas de mise en demeure", "mise_en_demeure"),
          Choice("en_cours", "Mise en demeure en cours", "attente_mise_en_demeure"),
          Choice("date_inconnue", "Mise en demeure sans date", "attente_mise_en_demeure"),
          Choice("expiree", "Mise en demeure expirée", "suit"))),
    Fork("suit", "Somme élevée et preuve solide ?", forks.suit, forks.Suit,
         (Choice("refere", "Oui", "refere"), Choice("injonction", "Non", "injonction"))),
)  # fmt: skip

FLOW: Flow[Situation] = Flow("debtor_kind", (*QUESTIONS, *FORKS, *OUTCOMES))
