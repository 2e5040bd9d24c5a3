"""What the flow decides from the facts alone: each function answers a member of the enum beside it."""

from enum import StrEnum

from guide.case.codes import DebtorKind
from guide.case.journal import Dispute
from guide.path.facts.situation import Notice, Situation, Timing
from guide.path.remedies import REMEDIES
from guide.path.remedies.ceilings import at_most
from guide.path.remedies.conditions import admits, before_commercial_court, private_builder
from guide.path.remedies.remedy import State, judge

#: A reminder comes first while the delay is shorter and nothing was sent; then the formal notice.
REMINDER_DAYS = 15


def billed(s: Situation) -> bool:
    """Nothing is known of what is owed only when no invoice is there at all."""
    return s.timing is not Timing.INCONNUE or bool(s.natures)


class Delivery(StrEnum):
    REJETEE = "rejetee"
    NON_RECUE = "non_recue"
    RECUE = "recue"


def delivery(s: Situation) -> Delivery:
    """The status of an electronic invoice, else the answer. Not known: the reminder will ask."""
    if s.rejected:
        return Delivery.REJETEE
    return Delivery.NON_RECUE if s.received is False else Delivery.RECUE


class DebtorPlace(StrEnum):
    PUBLIC = "public"
    EUROPE = "europe"
    ETRANGER = "etranger"
    FRANCE = "france"


def ground(s: Situation) -> DebtorPlace:
    if s.kind.is_public_buyer and s.commercial_form is not True:
        return DebtorPlace.PUBLIC
    if s.domestic:
        return DebtorPlace.FRANCE
    return DebtorPlace.EUROPE if s.in_european_orders else DebtorPlace.ETRANGER


class Instrument(StrEnum):
    CHEQUE = "cheque"
    LETTRE_DE_CHANGE = "lettre_de_change"
    BIENS_MENACES = "biens_menaces"
    AUCUN = "aucun"


def instrument(s: Situation) -> Instrument:
    if s.cheque:
        return Instrument.CHEQUE
    if s.bill:
        return Instrument.LETTRE_DE_CHANGE
    return Instrument.BIENS_MENACES if s.assets_at_risk else Instrument.AUCUN


def subcontractor(s: Situation) -> bool:
    """A consumer or a public buyer is the end of the chain: one works for them, not under them."""
    end = s.kind is DebtorKind.PARTICULIER or s.kind.is_public_buyer
    return s.subcontractor and not end


def building(s: Situation) -> bool:
    """The guarantee is owed by a private client who builds for a business (C. civ. 1799-1)."""
    return s.works_asked and private_builder(s) is not False


class Subcontract(StrEnum):
    PRIVEE = "privee"
    PUBLIQUE = "publique"
    NON = "non"


def subcontract(s: Situation) -> Subcontract:
    """A subcontractor known not to be accepted has neither direct action nor direct payment."""
    if s.subcontract_accepted is False:
        return Subcontract.NON
    return {"prive": Subcontract.PRIVEE, "public": Subcontract.PUBLIQUE}.get(s.subcontract or "", Subcontract.NON)


class Works(StrEnum):
    GARANTIE = "garantie"
    DEMANDEE = "demandee"
    NON = "non"


def works(s: Situation) -> Works:
    if judge(REMEDIES["garantie_paiement"], s) is not State.OPEN:
        return Works.NON
    asked = s.works_guarantee == "demandee" or s.guarantee_asked is not None
    return Works.DEMANDEE if asked else Works.GARANTIE


class EvidenceState(StrEnum):
    SOLIDE = "solide"
    FAIBLE = "faible"
    RECONNUE = "reconnue"


def evidence(s: Situation) -> EvidenceState:
    """A signed acknowledgement makes up for the missing contract. Not known: no alarm, the file is to be gathered."""
    if s.contract in (None, "signe"):
        return EvidenceState.SOLIDE
    return EvidenceState.RECONNUE if s.acknowledged else EvidenceState.FAIBLE


class Admission(StrEnum):
    RECONNUE = "reconnue"
    CONCILIATION = "conciliation"
    NON = "non"


def admission(s: Situation) -> Admission:
    """A debtor in conciliation negotiates; one who admits, or whose promise still runs, signs a plan."""
    if s.conciliation:
        return Admission.CONCILIATION
    return Admission.RECONNUE if admits(s) else Admission.NON


class Notified(StrEnum):
    RELANCE = "relance"
    MISE_EN_DEMEURE = "mise_en_demeure"
    EN_COURS = "en_cours"
    DATE_INCONNUE = "date_inconnue"
    EXPIREE = "expiree"


def notified(s: Situation) -> Notified:
    """A reminder while under 15 days late and none sent; else the notice; then its end."""
    if s.notice is not Notice.AUCUNE:
        return Notified(s.notice.value)
    early = s.days_late is not None and s.days_late < REMINDER_DAYS
    return Notified.RELANCE if early and not s.reminded else Notified.MISE_EN_DEMEURE


def interim(s: Situation) -> bool:
    """An interim payment when the sum is above the lawyer's threshold and the contract is signed; else an order."""
    threshold = "seuil_avocat_tc" if before_commercial_court(s) else "seuil_avocat_tj"
    high = at_most(s.claimed, threshold, s) is False
    return high and s.contract == "signe" and s.dispute is Dispute.AUCUNE
