"""What is asked of a person, why, and how to find out when one does not know. Each leads on; the facts decide later.

A typed fact (an amount, a date) has two ways out: it is known, or the person does not know.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from guide.case.codes import UNKNOWN, EventKind
from guide.path.flow.graph import Choice, Question

DONT_KNOW = "Je ne sais pas"
#: A fact typed in the dossier stands; nothing to choose.
GIVEN = "connu"
#: The dispute question also takes this: nothing is disputed, and the debtor says that it is owed.
ADMITTED = "reconnue"


@dataclass(frozen=True)
class Typed:
    """What the screen asks for: the label of the field, an example, an amount or a date; the event that a date makes."""

    label: str
    example: str
    is_date: bool
    event: EventKind | None = None


@dataclass(frozen=True)
class Ground:
    """A situation out of the ordinary that may be ticked. What hangs on it goes when the tick changes: `answers`, and
    the dates typed because of it. `same`: the yes or no of the dossier that says the same thing."""

    code: str
    label: str
    same: str | None = None
    answers: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()


#: Asked together, before anything else.
CARD = ("invoice_received", "contract", "amount", "debtor_kind")
_BODACC = "[bodacc.fr](https://www.bodacc.fr)"
_DIRECTORY = "[annuaire-entreprises.data.gouv.fr](https://annuaire-entreprises.data.gouv.fr)"
_DAY = "Date (JJ/MM/AAAA)"
#: What `apply_answer` reads as a value, not as a choice.
FACTS: Mapping[str, Typed] = {
    "amount": Typed("Montant TTC", "1 234,50", False),
    "due": Typed("Échéance (JJ/MM/AAAA)", "01/06/2026", True),
    "works_price": Typed("Prix hors taxes", "15 000", False),
    "published": Typed(_DAY, "01/10/2026", True, EventKind.BODACC),
    "title_on": Typed(_DAY, "01/06/2026", True, EventKind.TITRE_EXECUTOIRE),
    "order_made": Typed(_DAY, "01/10/2026", True, EventKind.ORDONNANCE_RENDUE),
    "order_served": Typed(_DAY, "01/10/2026", True, EventKind.ORDONNANCE_SIGNIFIEE),
    "opposed": Typed(_DAY, "01/10/2026", True, EventKind.OPPOSITION),
    "notice_on": Typed(_DAY, "01/10/2026", True, EventKind.MISE_EN_DEMEURE),
    "guarantee_asked": Typed(_DAY, "01/10/2026", True, EventKind.GARANTIE_DEMANDEE),
}
#: The dates that hang on an answer: when it changes, those that were typed after it go with it.
FOLLOWS: Mapping[str, tuple[str, ...]] = {
    "insolvency": ("published",),
    "order_stage": ("order_made", "order_served", "opposed"),
    "works_guarantee": ("guarantee_asked",),
    "notified": ("notice_on",),
}
#: What may be typed beside a fact, without being asked: the limitation, and the term of the law, run from it.
BESIDE: Mapping[str, tuple[str, Typed]] = {
    "due": ("completed", Typed("Fin de la prestation ou livraison (JJ/MM/AAAA), facultatif", "30/04/2026", True))
}
#: What may be ticked beside a fact, so that a screen is saved; what is not ticked is « non ».
TICKED_BESIDE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "published": (
        ("retention_of_title", "Je lui ai livré des marchandises avec une clause de réserve de propriété"),
        ("claim_declared", "J'ai déjà déclaré ma créance au mandataire ou au liquidateur"),
    )
}
GROUNDS = (
    Ground("titre", "J'ai déjà un jugement ou un autre titre exécutoire", "enforceable_title", dates=("title_on",)),
    Ground("ordonnance", "J'ai obtenu une ordonnance d'injonction de payer, ou reçu une opposition",
           None, ("order_stage",), ("order_made", "order_served", "opposed")),
    Ground("etranger_ue", "Le client est dans un autre pays de l'Union européenne (sauf Danemark)"),
    Ground("etranger", "Le client est au Danemark ou hors de l'Union européenne"),
    Ground("cheque", "Il m'a donné un chèque, qui a été rejeté", "unpaid_cheque"),
    Ground("lettre_de_change", "Il a accepté une lettre de change ou signé un billet à ordre", "accepted_bill"),
    Ground("biens_menaces", "Il vide ses comptes, vend ses biens ou déménage : le paiement est menacé", "assets_at_risk"),
    Ground("sous_traitance", "Je suis sous-traitant sur ce chantier ou ce marché", None, ("subcontract", "subcontract_accepted")),
    Ground("travaux", "Ce sont des travaux de bâtiment pour un client professionnel", None, ("works_guarantee",),
           ("guarantee_asked",)),
    Ground("chose_retenue", "J'ai encore chez moi une chose qui lui appartient (réparée, fabriquée, transportée)",
           "holds_goods"),
)  # fmt: skip


def _unknown(goto: str) -> Choice:
    return Choice(UNKNOWN, DONT_KNOW, goto)


def _all(goto: str, **labels: str) -> tuple[Choice, ...]:
    """Answers that lead to one place, as « je ne sais pas » does."""
    return (*(Choice(code, label, goto) for code, label in labels.items()), _unknown(goto))


def _yes_no(goto: str, no: str | None = None) -> tuple[Choice, ...]:
    return Choice("oui", "Oui", goto), Choice("non", "Non", no or goto), _unknown(no or goto)


def _typed(id: str, text: str, why: str, goto: str, help: str, unknown: str | None = None) -> Question:
    return Question(id, text, why, (Choice(GIVEN, "Noté au dossier", goto), _unknown(unknown or goto)), help)


_KINDS = (
    ("commercant", "Une entreprise, un commerçant ou un artisan"),
    ("particulier", "Un particulier"),
    ("liberal", "Une profession libérale"),
    ("civil", "Un agriculteur, une société civile (EARL, GAEC, SCM…), un agent commercial"),
    ("association", "Une association"),
    ("sci", "Une SCI"),
    ("copropriete", "Une copropriété"),
    ("collectivite", "Une commune ou une autre collectivité"),
    ("etat", "L'État"),
    ("hopital_public", "Un hôpital public"),
    ("entreprise_publique", "Une entreprise publique"),
)

_COMPANY, _PERSON = ("commercant",), ("particulier",)
_ADMINISTRATION = ("collectivite", "etat", "hopital_public", "entreprise_publique")
#: The kinds of clients as they are shown: one press for the most frequent, a second one for the others.
KIND_GROUPS: Mapping[str, tuple[str, ...]] = {
    "Une entreprise (société, commerçant, artisan)": _COMPANY,
    "Un particulier": _PERSON,
    "Une administration": _ADMINISTRATION,
    "Autre : profession libérale, association, SCI, copropriété…": tuple(
        code for code, _ in _KINDS if code not in (*_COMPANY, *_PERSON, *_ADMINISTRATION)
    ),
}

_CARD = (
    Question("invoice_received", "Votre client a-t-il reçu la facture ?",
             "Une facture qui n'est pas arrivée se renvoie, avant tout reproche.",
             _all("contract", oui="Oui", non="Non", sans_facture="Pas de facture : j'ai prêté de l'argent"),
             "Regardez le statut de la facture électronique sur votre plateforme : « déposée » ou « mise à disposition » prouve "
             "l'envoi, « rejetée » veut dire qu'il ne l'a jamais eue. Sinon, votre relance le demandera."),
    Question("contract", "Avez-vous un écrit signé (devis, commande, contrat, reconnaissance de dette) ?",
             "C'est à vous de prouver la commande ou le prêt ; une facture seule ne suffit pas.",
             _all("amount", signe="Oui, signé", echanges="Des e-mails ou messages seulement", aucun="Non, rien d'écrit"),
             "Cherchez un devis accepté, un bon de commande, des conditions générales, ou un e-mail d'accord."),
    _typed("amount", "Quel montant reste impayé, TVA comprise ?",
           "Certaines voies sont réservées aux petites sommes, et l'avocat est obligatoire au-dessus d'un seuil.",
           "debtor_kind", "Il figure sur votre facture ; retirez ce qui a déjà été payé."),
    Question("debtor_kind", "Qui est votre client ?",
             "Le juge, les délais et ce que vous pouvez réclamer dépendent de lui.",
             tuple(Choice(code, label, "billed") for code, label in _KINDS),
             f"Cherchez son nom sur {_DIRECTORY} : la forme juridique y figure. Qui n'y est pas est un particulier."),
    _typed("due", "À quelle date devait-il payer ?",
           "Avant l'échéance, rien ne peut être réclamé. Le délai pour agir en justice, lui, court de la fin de la prestation.",
           "timing",
           "L'échéance figure sur la facture. À défaut, entre professionnels, la loi donne trente jours après la prestation : "
           "indiquez seulement la date de fin, et le guide la calcule.", unknown="completer"),
)  # fmt: skip

_PROCEEDINGS = (
    Question("insolvency", "Votre client est-il en procédure collective ou en surendettement ?",
             "Dans ce cas les poursuites s'arrêtent, et un délai très court commence pour déclarer votre créance.",
             (Choice("aucune", "Non", "special"),
              Choice("conciliation", "En conciliation ou mandat ad hoc", "special"),
              Choice("sauvegarde", "En sauvegarde", "published"),
              Choice("redressement", "En redressement judiciaire", "published"),
              Choice("liquidation", "En liquidation judiciaire", "published"),
              Choice("surendettement", "En surendettement (un particulier)", "surendettement"),
              Choice("radiee", "Non, mais la société est radiée du registre", "radiee"),
              _unknown("special")),
             f"Cherchez son nom ou son SIREN sur {_BODACC} : c'est gratuit et immédiat."),
    _typed("published", "À quelle date le jugement a-t-il été publié au BODACC ?",
           "Le délai pour déclarer votre créance court de cette publication.", "retention_of_title",
           f"Cherchez le nom de votre client sur {_BODACC} : la date est en tête de l'annonce."),
    Question("retention_of_title", "Avez-vous livré des marchandises avec une clause de réserve de propriété ?",
             "Ces marchandises peuvent être reprises, dans un délai très court.", _yes_no("declared"),
             "Relisez vos conditions de vente acceptées : la clause dit que le bien reste à vous jusqu'au paiement."),
    Question("vat", "Quand payez-vous la TVA de cette facture ?",
             "La TVA déjà versée sur une créance perdue se récupère.",
             _all("declaree", encaissements="Quand le client paie (le plus souvent pour des services)",
                  debits="Dès la facture (option pour les débits)", franchise="Jamais : je suis en franchise de TVA"),
             "Votre facture le dit : « TVA acquittée sur les débits », ou « TVA non applicable, article 293 B du CGI »."),
    Question("claim_declared", "Avez-vous déjà déclaré votre créance au mandataire ou au liquidateur ?",
             "Sans déclaration dans le délai, vous ne serez pas payé par la procédure.",
             _yes_no("winding", no="window"), "Cherchez un courrier recommandé que vous lui auriez envoyé."),
)  # fmt: skip

_SPECIAL = (
    Question("special", "Une ou plusieurs de ces situations vous concernent-elles ?",
             "Chacune ouvre une voie particulière, ou en ferme d'autres. Ne cochez rien si aucune ne convient.",
             (Choice("aucune", "Aucune", "paper"), Choice(GIVEN, "Celles qui sont cochées", "paper"), _unknown("paper")),
             "Relisez vos courriers du tribunal, de la banque et du commissaire de justice. Dans le doute, répondez que vous ne "
             "savez pas : le guide suivra la voie ordinaire."),
    _typed("title_on", "De quelle date est ce jugement ou ce titre ?",
           "Le titre donné par un juge s'exécute pendant dix ans.", "held",
           "Elle figure sur la première page de la décision ou de l'acte."),
    Question("order_stage", "Où en est cette ordonnance d'injonction de payer ?",
             "Chaque étape a son délai, et le manquer fait tout perdre.",
             (Choice("rendue", "Elle est rendue, pas encore signifiée", "order_made"),
              Choice("signifiee", "Un commissaire de justice l'a signifiée au client", "order_served"),
              Choice("opposition", "Le client s'est opposé : j'ai reçu la lettre du greffe", "opposed"),
              _unknown("ordonnance_a_dater")),
             "Regardez si vous avez un acte de signification, ou une lettre du greffe qui parle d'opposition."),
    _typed("order_made", "De quelle date est l'ordonnance ?",
           "Elle doit être signifiée dans un délai compté de ce jour, sinon elle est perdue.", "stage",
           "Elle figure en tête de l'ordonnance, près du cachet du tribunal."),
    _typed("order_served", "Quand a-t-elle été signifiée ?",
           "L'opposition et l'exécution se comptent de ce jour.", "stage",
           "Elle figure sur l'acte du commissaire de justice."),
    _typed("opposed", "De quelle date est la lettre du greffe ?",
           "Vous avez quinze jours pour répondre.", "stage", "Elle figure en tête de la lettre."),
)  # fmt: skip

_GROUND = (
    Question("activity", "Quelle est votre activité ?",
             "Elle dit devant quel tribunal aller : un commerçant va au tribunal de commerce, les autres ont parfois le choix.",
             _all("suit", commercant="Commerce, ou société commerciale", artisan="Artisanat",
                  liberal="Profession libérale, conseil", association="Association",
                  civil="Agriculture, société civile, agent commercial",
                  particulier="Particulier : j'ai prêté de l'argent"),
             f"Votre fiche sur {_DIRECTORY} donne votre activité et votre registre."),
    Question("debtor_professional", "Ce client a-t-il commandé pour une activité professionnelle ?",
             "Les pénalités entre professionnels, le médiateur des entreprises et la garantie des travaux en dépendent.",
             _yes_no("subcontractor"),
             "Une association qui gère un restaurant, une SCI qui loue des bureaux agissent pour une activité ; sinon, non."),
    Question("subcontract", "Pour qui est le chantier ou le marché, au bout de la chaîne ?",
             "D'un client privé on obtient une action directe, d'un acheteur public un paiement direct.",
             (Choice("prive", "Un client privé", "subcontract_accepted"),
              Choice("public", "Un acheteur public", "subcontract_accepted"),
              Choice("non", "Je ne suis pas sous-traitant", "dispute"),
              _unknown("dispute")),
             "Le contrat de sous-traitance nomme le maître de l'ouvrage."),
    Question("subcontract_accepted", "Ce client final vous a-t-il accepté, et vos conditions de paiement agréées ?",
             "Sans cette acceptation, il n'a pas à vous payer.", _yes_no("dispute"),
             "Cherchez un acte spécial, une lettre d'agrément, ou demandez-les à l'entrepreneur principal."),
    Question("works_guarantee", "Avez-vous demandé la garantie de paiement de ces travaux ?",
             "Quinze jours après une mise en demeure restée sans effet, les travaux peuvent être suspendus.",
             (Choice("non_demandee", "Non", "works_price"), Choice("demandee", "Oui, par mise en demeure", "works_price"),
              Choice("fournie", "Oui, elle est fournie", "dispute"),
              Choice("sans_objet", "Elle n'est pas due (une banque paie avec un crédit réservé à ces travaux)", "dispute"),
              _unknown("dispute")),
             "C'est une caution d'une banque, ou le crédit d'une banque versé directement."),
    _typed("works_price", "Quel est le prix du marché de travaux, hors taxes ?",
           "La garantie de paiement n'est due qu'au-dessus d'un seuil.", "dispute",
           "Il figure sur le devis ou le marché signé."),
    Question("dispute", "Que vous répond votre client sur cette dette ?",
             "Une dette contestée ne se recouvre pas par les voies rapides ; un client de bonne foi en difficulté signe un "
             "échéancier.",
             (Choice("aucune", "Rien, ou rien qui la conteste", "contested"),
              Choice("reconnue", "Il reconnaît la devoir, mais ne peut pas payer tout de suite", "contested"),
              Choice("partielle", "Il en conteste une partie seulement", "partial_ground"),
              Choice("serieuse", "Il la conteste sérieusement (défaut, retard, commande)", "serious_ground"),
              _unknown("contested")),
             "Relisez ses messages : « je vous paierai », « j'attends un versement » reconnaissent la dette ; un statut "
             "« refusée » ou « en litige » de la facture électronique la conteste."),
    _typed("guarantee_asked", "Quand avez-vous demandé la garantie ?", "Les quinze jours se comptent de cette lettre.",
           "overdue", "Regardez l'avis de réception de votre recommandé."),
)  # fmt: skip

_END = (
    Question("notified", "Que lui avez-vous déjà envoyé ?",
             "La mise en demeure peut partir sans relance ; le juge cherchera ces courriers dans votre dossier.",
             (Choice("rien", "Rien encore", "letters"),
              Choice("relance", "Une ou plusieurs relances (e-mail, lettre, SMS)", "letters"),
              Choice("mise_en_demeure", "Une mise en demeure", "notice_on"),
              _unknown("letters")),
             "Cherchez dans vos e-mails envoyés et vos recommandés."),
    _typed("notice_on", "Quand l'avez-vous envoyée ?", "Le délai laissé au client se compte de cette lettre.", "letters",
           "Regardez la preuve de dépôt ou l'avis de réception. Le délai se note dans « Mon dossier » ; à défaut, quinze jours."),
)  # fmt: skip

QUESTIONS = (*_CARD, *_PROCEEDINGS, *_SPECIAL, *_GROUND, *_END)
