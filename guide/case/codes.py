"""The closed lists of codes of the dossier file (lower-case ASCII French, the terms of art)."""

from collections.abc import Iterable
from enum import StrEnum

from guide.values.text import word_list


class Activity(StrEnum):
    """What the creditor does. PARTICULIER is a private person who lent money: never a business claim."""

    COMMERCANT = "commercant"
    ARTISAN = "artisan"
    LIBERAL = "liberal"
    ASSOCIATION = "association"
    #: A farmer, a civil company, a commercial agent: in business, but no trader.
    CIVIL = "civil"
    PARTICULIER = "particulier"


class VatScheme(StrEnum):
    """When the creditor owes VAT: on receipts, on invoicing, or never (franchise en base)."""

    ENCAISSEMENTS = "encaissements"
    DEBITS = "debits"
    FRANCHISE = "franchise"


class DebtorKind(StrEnum):
    """Who owes. COMMERCANT covers commercial companies, traders and craftsmen; CIVIL, farmers, civil companies and
    commercial agents: in business, but before the tribunal judiciaire."""

    COMMERCANT = "commercant"
    LIBERAL = "liberal"
    CIVIL = "civil"
    SCI = "sci"
    ASSOCIATION = "association"
    COPROPRIETE = "copropriete"
    PARTICULIER = "particulier"
    ETAT = "etat"
    COLLECTIVITE = "collectivite"
    HOPITAL_PUBLIC = "hopital_public"
    ENTREPRISE_PUBLIQUE = "entreprise_publique"

    @property
    def is_administration(self) -> bool:
        """The State, a local authority or a public hospital: administrative court, four calendar years."""
        return self in (DebtorKind.ETAT, DebtorKind.COLLECTIVITE, DebtorKind.HOPITAL_PUBLIC)

    @property
    def is_public_buyer(self) -> bool:
        """Under the payment terms of the public procurement code."""
        return self.is_administration or self is DebtorKind.ENTREPRISE_PUBLIQUE

    @property
    def may_be_non_professional(self) -> bool:
        """Owes business penalties only when acting for a business (`answers.debtor_professional`)."""
        return self in (DebtorKind.SCI, DebtorKind.ASSOCIATION, DebtorKind.COPROPRIETE)


class Allocation(StrEnum):
    """What a partial payment pays first (C. civ. 1343-1)."""

    INTERETS_DABORD = "interets_dabord"
    PRINCIPAL_DABORD = "principal_dabord"


class Nature(StrEnum):
    """What was supplied; carriage, rent and loans have limitation periods of their own."""

    PRESTATION = "prestation"
    VENTE = "vente"
    TRAVAUX = "travaux"
    TRANSPORT = "transport"
    ABONNEMENT = "abonnement"
    LOYER = "loyer"
    PRET = "pret"


class EventKind(StrEnum):
    """What happened, in the words of the file."""

    FACTURE_ENVOYEE = "facture_envoyee"
    RELANCE = "relance"
    MISE_EN_DEMEURE = "mise_en_demeure"
    CONTESTATION = "contestation"
    PROMESSE = "promesse"
    RECONNAISSANCE = "reconnaissance"
    MEDIATION = "mediation"
    CONCILIATION_ECHEC = "conciliation_echec"
    PETITES_CREANCES_ECHEC = "petites_creances_echec"
    GARANTIE_DEMANDEE = "garantie_demandee"
    REQUETE_DEPOSEE = "requete_deposee"
    ORDONNANCE_RENDUE = "ordonnance_rendue"
    ORDONNANCE_SIGNIFIEE = "ordonnance_signifiee"
    OPPOSITION = "opposition"
    DEMANDE_EN_JUSTICE = "demande_en_justice"
    JUGEMENT = "jugement"
    TITRE_EXECUTOIRE = "titre_executoire"
    MESURE_EXECUTION = "mesure_execution"
    JUGEMENT_OUVERTURE = "jugement_ouverture"
    BODACC = "bodacc"
    DECLARATION_CREANCE = "declaration_creance"
    #: The day the letter was received in which the mandataire contests the claim; then the creditor's answer.
    CONTESTATION_MANDATAIRE = "contestation_mandataire"
    REPONSE_MANDATAIRE = "reponse_mandataire"
    CHEQUE_REJETE = "cheque_rejete"
    #: A letter that is none of these; its title stands in the note.
    COURRIER = "courrier"


class Channel(StrEnum):
    """How something was sent or said."""

    EMAIL = "email"
    COURRIER = "courrier"
    LRAR = "lrar"
    LRE = "lre"
    COMMISSAIRE = "commissaire"
    TELEPHONE = "telephone"

    @property
    def is_written(self) -> bool:
        return self is not Channel.TELEPHONE


#: Asked, and the person does not know. Every answer may take it; the guide treats it as unknown.
UNKNOWN = "inconnu"
_YES_NO = ("oui", "non")

#: Each question of the dossier and the answers it takes, besides UNKNOWN.
ANSWERS: dict[str, tuple[str, ...]] = {
    # « sans_facture »: money lent, no invoice.
    "invoice_received": (*_YES_NO, "sans_facture"),
    "einvoice_status": word_list(
        "deposee mise_a_disposition prise_en_charge approuvee en_litige refusee rejetee encaissee"
    ),
    "contract": ("signe", "echanges", "aucun"),
    "dispute": ("aucune", "partielle", "serieuse"),
    # What was already sent, when the journal holds no event that says it.
    "notified": ("rien", "relance", "mise_en_demeure"),
    # Facts that stand elsewhere in the dossier: only « je ne sais pas » stands here.
    **dict.fromkeys(
        word_list("amount due activity vat works_price published title_on order_made order_served opposed"), ()
    ),
    **dict.fromkeys(word_list("notice_on guarantee_asked"), ()),
    # Situations out of the ordinary: several may hold together, joined by SEVERAL (« cheque+sous_traitance »).
    "special": word_list(
        "aucune titre ordonnance etranger_ue etranger cheque lettre_de_change biens_menaces sous_traitance travaux "
        "chose_retenue"
    ),
    "order_stage": ("rendue", "signifiee", "opposition"),
    "retention_of_title": _YES_NO,
    # A thing of the debtor is still in the creditor's hands (C. civ. 2286).
    "holds_goods": _YES_NO,
    # « radiee »: the company was struck off its register; it still owes, but nobody represents it.
    "insolvency": ("aucune", "conciliation", "sauvegarde", "redressement", "liquidation", "surendettement", "radiee"),
    "subcontract": ("non", "prive", "public"),
    "works_guarantee": ("non_demandee", "demandee", "fournie", "sans_objet"),
    **dict.fromkeys(word_list("debtor_admits debtor_professional claim_declared subcontract_accepted"), _YES_NO),
    **dict.fromkeys(word_list("unpaid_cheque accepted_bill enforceable_title assets_at_risk name_and_shame"), _YES_NO),
}

SEVERAL = "+"
_NONE = "aucune"
#: The debtor is either in the Union or out of it.
_ONE_OF = frozenset(("etranger_ue", "etranger"))


def is_answer(question: str, answer: str) -> bool:
    """Whether the question takes this answer, UNKNOWN apart. « special » takes several, each once."""
    allowed = ANSWERS[question]
    if question != "special" or SEVERAL not in answer:
        return answer in allowed
    parts = answer.split(SEVERAL)
    distinct = set(parts)
    return len(parts) == len(distinct) and distinct <= set(allowed) - {_NONE} and not distinct >= _ONE_OF


def joined(grounds: Iterable[str]) -> str:
    """The answer to « special » that says these situations, in the order of the list; none of them is an answer too."""
    ticked = frozenset(grounds)
    return SEVERAL.join(code for code in ANSWERS["special"] if code in ticked) or _NONE


def parted(answer: str) -> frozenset[str]:
    """The situations that an answer to « special » says."""
    return frozenset(answer.split(SEVERAL)) - {_NONE}


class Rule(StrEnum):
    """How a contract counts its payment term. The two ways of counting "45 days end of month" are both lawful."""

    NET_30 = "30"
    NET_45 = "45"
    NET_60 = "60"
    END_OF_MONTH_A = "45fdm-a"
    END_OF_MONTH_B = "45fdm-b"
    RECEPTION_30 = "reception-30"
