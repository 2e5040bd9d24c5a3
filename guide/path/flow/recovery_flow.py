"""The flow of this guide: its questions and forks, in the order of tests of the law, ending in the outcomes.

Questions route, facts decide, remedies hold the conditions. The card's four questions come first (was the invoice
received, what is signed, how much, who owes), then the order of tests: is something due, collective proceedings,
over-indebtedness, title, order, limitation, receipt of the invoice, dispute (public, foreign, French debtor),
cheque, bill, threatened assets, subcontract, works guarantee, evidence, admission, letters sent, suit. What a
subcontractor or a builder must say is asked once, before the dispute, since it counts whatever comes first.
"""

from guide.case.codes import DebtorKind
from guide.case.journal import Dispute
from guide.claim import LimitationState
from guide.path.facts.procedure_dates import Paper, Title
from guide.path.facts.situation import PublicClaim, Situation, Timing
from guide.path.flow import forks, forks_on_procedure
from guide.path.flow.graph import Choice, Flow, Fork, either
from guide.path.flow.outcomes import OUTCOMES
from guide.path.flow.questions import CARD, QUESTIONS
from guide.path.remedies.conditions import guarantee_refused

_GROUND = (
    ("public", "Un acheteur public", "public_claim"),
    ("europe", "Un client d'un autre État de l'Union", "europe"),
    ("etranger", "Un client d'un autre pays", "etranger"),
)


def _ground(id: str, disputed: bool, france: str) -> Fork[Situation]:
    instead = {"public": "public_litige", "europe": "europe_litige"} if disputed else {}
    branches = tuple(Choice(code, label, instead.get(code, goto)) for code, label, goto in _GROUND)
    return Fork(id, "Où est votre client, et qui est-il ?", forks.ground, forks.DebtorPlace,
                (*branches, Choice("france", "Un client privé en France", france)), foreseen=True)  # fmt: skip


FORKS: tuple[Fork[Situation], ...] = (
    either("billed", "Un montant est-il connu ?", forks.billed, ("Oui", "due"), ("Non", "completer"), foreseen=True),
    Fork("timing", "Une somme est-elle échue ?", lambda s: s.timing, Timing,
         (Choice("inconnue", "On ne sait pas", "completer"), Choice("rien_du", "Rien n'est dû", "rien_du"),
          Choice("a_echoir", "Pas encore", "a_echoir"),
          Choice("en_retard", "Oui", "small"))),
    either("small", "Reste-t-il moins que le prix d'une lettre recommandée ?", lambda s: s.trifling,
           ("Oui", "solde_minime"), ("Non", "proceedings")),
    Fork("proceedings", "Le dossier montre-t-il une procédure collective ?", forks_on_procedure.proceedings,
         forks_on_procedure.Proceedings,
         (Choice("ouverte", "Oui", "published"),
          Choice("impossible", "Sans effet : une administration, ou une créance née après le jugement", "special"),
          Choice("a_demander", "Non", "insolvency")), foreseen=True),
    Fork("paper", "Avez-vous un titre, ou une ordonnance ?", lambda s: s.paper, Paper,
         (Choice("titre", "Un titre", "title_on"), Choice("ordonnance", "Une ordonnance", "order_stage"),
          Choice("aucun", "Ni l'un ni l'autre", "title")), foreseen=True),
    either("declared", "Le dossier montre-t-il une déclaration de créance ?", lambda s: s.declaration_noted,
           ("Oui", "winding"), ("Non", "claim_declared")),
    # Only a winding-up makes the VAT recoverable at once, and the declaration comes before it.
    either("winding", "Le client est-il en liquidation ?", lambda s: s.liquidation is True,
           ("Oui", "vat"), ("Non, ou on ne sait pas", "declaree")),
    Fork("window", "Peut-on encore déclarer la créance ?", forks_on_procedure.window, forks_on_procedure.Window,
         (Choice("ouverte", "Oui", "declarer"), Choice("releve", "Trop tard, mais un relevé est possible", "relever"),
          Choice("passee", "Non", "forclos"))),
    either("held", "Ce titre peut-il encore être exécuté ?", lambda s: s.limitation is not LimitationState.PRESCRITE,
           ("Oui", "titre"), ("Non, il est trop ancien", "prescrite")),
    Fork("stage", "Où en est cette ordonnance ?", forks_on_procedure.stage, forks_on_procedure.Stage,
         (Choice("detenu", "Elle vaut titre", "titre"), Choice("a_signifier", "À signifier", "signifier"),
          Choice("attente", "Signifiée, délai en cours", "attente_opposition"),
          Choice("opposition", "Une opposition reçue", "opposition"),
          Choice("audience", "Une opposition, quinze jours passés", "audience"),
          Choice("perdue", "Non signifiée à temps : perdue", "ordonnance_perdue"),
          Choice("perdue_proche", "Perdue, et la prescription approche", "urgence"),
          Choice("perdue_prescrite", "Perdue, et la créance est prescrite", "prescrite"),
          Choice("a_dater", "Date inconnue", "ordonnance_a_dater"))),
    Fork("title", "Le dossier montre-t-il un titre, une ordonnance, un procès ?", forks_on_procedure.title, Title,
         (Choice("detenu", "Un titre", "titre"), Choice("a_signifier", "Une ordonnance à signifier", "signifier"),
          Choice("attente", "Une ordonnance signifiée, délai en cours", "attente_opposition"),
          Choice("opposition", "Une opposition reçue", "opposition"),
          Choice("audience", "Une opposition, quinze jours passés", "audience"),
          Choice("instance", "Une demande déjà devant le juge", "instance"), Choice("aucun", "Non", "clock"))),
    Fork("clock", "La créance est-elle prescrite, ou bientôt ?", forks_on_procedure.clock, forks_on_procedure.TimeLeft,
         (Choice("prescrite", "Prescrite", "prescrite"), Choice("proche", "Bientôt", "urgence"),
          Choice("proche_publique", "Bientôt, client public", "urgence_publique"),
          Choice("en_cours", "Non", "delivery"))),
    Fork("delivery", "La facture est-elle arrivée ?", forks.delivery, forks.Delivery,
         (Choice("rejetee", "Rejetée par la plateforme", "renvoyer"), Choice("non_recue", "Non", "renvoyer"),
          Choice("recue", "Oui, ou rien ne dit le contraire", "profile"))),
    either("profile", "Le client agit-il peut-être pour une entreprise ?", lambda s: s.kind.may_be_non_professional,
           ("Oui, à demander", "debtor_professional"), ("Rien de plus à savoir", "subcontractor"), foreseen=True),
    either("subcontractor", "Êtes-vous sous-traitant ?", forks.subcontractor,
           ("Oui", "subcontract"), ("Non, ou on ne sait pas", "building"), foreseen=True),
    either("building", "S'agit-il de travaux à garantir ?", forks.building,
           ("Oui", "works_guarantee"), ("Non, ou on ne sait pas", "dispute"), foreseen=True),
    either("contested", "Le dossier montre-t-il une contestation ?", lambda s: s.dispute is Dispute.EXPRIMEE,
           ("Oui", "serious_ground"), ("Non", "ground")),
    _ground("ground", False, "instrument"),
    Fork("public_claim", "Une réclamation écrite est-elle déjà partie ?", lambda s: s.public_claim, PublicClaim,
         (Choice("aucune", "Non", "public"), Choice("en_cours", "Oui, son délai court", "attente_publique"),
          Choice("sans_reponse", "Oui, restée sans réponse", "public_suite"),
          Choice("refusee", "Oui, deux mois de silence", "public_suite"))),
    _ground("partial_ground", True, "litige_partiel"),
    _ground("serious_ground", True, "talks"),
    # Once a conciliation has failed, a disputed debt goes before the judge.
    either("talks", "Une conciliation a-t-elle échoué ?", lambda s: s.talks_failed, ("Oui", "proces"), ("Non", "litige")),
    Fork("instrument", "Un chèque, une lettre de change, des biens menacés ?", forks.instrument, forks.Instrument,
         (Choice("cheque", "Un chèque impayé", "cheque"),
          Choice("lettre_de_change", "Une lettre de change acceptée", "lettre_de_change"),
          Choice("biens_menaces", "Des biens qui risquent de disparaître", "biens_menaces"),
          Choice("aucun", "Rien de connu", "subcontract_right"))),
    Fork("subcontract_right", "Avez-vous un droit de sous-traitant ?", forks.subcontract, forks.Subcontract,
         (Choice("privee", "Une action directe, marché privé", "sous_traitance"),
          Choice("publique", "Un paiement direct, marché public", "sous_traitance_publique"),
          Choice("non", "Aucun : pas sous-traitant, non accepté, ou inconnu", "works"))),
    Fork("works", "La garantie de paiement des travaux est-elle due ?", forks.works, forks.Works,
         (Choice("garantie", "Oui, à exiger", "garantie"), Choice("demandee", "Oui, et elle est demandée", "guarantee_asked"),
          Choice("non", "Non", "evidence"))),
    either("overdue", "Les quinze jours sont-ils passés ?", guarantee_refused,
           ("Oui, en vain", "suspension"), ("Non, ou on ne sait pas", "garantie")),
    Fork("evidence", "La preuve est-elle faible ?", forks.evidence, forks.EvidenceState,
         (Choice("solide", "Non, un écrit signé, ou on ne sait pas", "admission"),
          Choice("faible", "Oui", "preuves"), Choice("reconnue", "Oui, mais le client a reconnu la dette", "admission"))),
    Fork("admission", "Le client négocie-t-il déjà ?", forks.admission, forks.Admission,
         (Choice("reconnue", "Il reconnaît devoir, ou il a promis de payer", "echeancier"),
          Choice("conciliation", "Il est en conciliation", "conciliation"),
          Choice("non", "Rien de connu", "notified"))),
    Fork("letters", "Où en sont les courriers ?", forks.notified, forks.Notified,
         (Choice("relance", "Retard récent, rien d'envoyé", "relance"),
          Choice("mise_en_demeure", "Pas de mise en demeure", "mise_en_demeure"),
          Choice("en_cours", "Mise en demeure en cours", "attente_mise_en_demeure"),
          Choice("date_inconnue", "Mise en demeure sans date", "attente_mise_en_demeure"),
          Choice("expiree", "Mise en demeure expirée", "judge"))),
    # Against a trader one's own activity chooses the court; asked only once a court comes next.
    either("judge", "Le client est-il un commerçant ?", lambda s: s.kind is DebtorKind.COMMERCANT,
           ("Oui", "activity"), ("Non", "suit"), foreseen=True),
    either("suit", "Somme élevée et preuve solide ?", forks.interim, ("Oui", "refere"), ("Non", "injonction")),
)  # fmt: skip

FLOW: Flow[Situation] = Flow(CARD[0], (*QUESTIONS, *FORKS, *OUTCOMES))
