"""What the flow decides from the facts alone: each function answers a member of the enum beside it."""

from __future__ import annotations

from enum import StrEnum

from guide import law
from guide.case.codes import DebtorKind
from guide.claim.limitation import LimitationState
from guide.path.conditions import at_most
from guide.path.milestones import Title
from guide.path.remedies import REMEDIES
from guide.path.remedy import State, assess
from guide.path.situation import Dispute, Notice, Situation, Timing

#: A reminder comes first while the delay is shorter and nothing was sent; then the formal notice.
REMINDER_DAYS = 15


def timing(s: Situation) -> Timing:
    return s.timing


class Proceedings(StrEnum):
    OUVERTE = "ouverte"
    IMPOSSIBLE = "impossible"
    A_DEMANDER = "a_demander"


def proceedings(s: Situation) -> Proceedings:
    """Known from the journal, impossible for an administration, else asked: an answer stays on the path, to be changed."""
    if s.opened:
        return Proceedings.OUVERTE
    return Proceedings.IMPOSSIBLE if s.kind.is_administration else Proceedings.A_DEMANDER


class Declared(StrEnum):
    FAITE = "faite"
    NON_VUE = "non_vue"


def declared(s: Situation) -> Declared:
    return Declared.FAITE if s.declaration_noted else Declared.NON_VUE


class Window(StrEnum):
    OUVERTE = "ouverte"
    RELEVE = "releve"
    PASSEE = "passee"


def window(s: Situation) -> Window:
    """While the publication is not known, the window is held open: declaring at once is the safe act."""
    dates = s.insolvency
    if dates.declare_by is None or s.on <= dates.declare_by:
        return Window.OUVERTE
    return Window.RELEVE if dates.relief_by and s.on <= dates.relief_by else Window.PASSEE


def title(s: Situation) -> Title:
    """A title too old to be enforced is none; and a pending request must not hide a limitation that is near."""
    barred = s.limitation is LimitationState.PRESCRITE
    if s.title_known:
        return Title.AUCUN if barred else Title.DETENU
    if s.order.state is Title.INSTANCE and s.limitation in (
        LimitationState.BIENTOT,
        LimitationState.PRESCRITE,
    ):
        return Title.AUCUN
    return s.order.state


class Clock(StrEnum):
    PRESCRITE = "prescrite"
    PROCHE = "proche"
    PROCHE_PUBLIQUE = "proche_publique"
    EN_COURS = "en_cours"


def clock(s: Situation) -> Clock:
    """Near: six months, three for carriage and public buyers. Not known: no alarm, and the advice says so."""
    if s.limitation is LimitationState.PRESCRITE:
        return Clock.PRESCRITE
    if s.limitation is LimitationState.BIENTOT:
        return Clock.PROCHE_PUBLIQUE if s.public_clock else Clock.PROCHE
    return Clock.EN_COURS


class Delivery(StrEnum):
    REJETEE = "rejetee"
    TRANSMISE = "transmise"
    A_DEMANDER = "a_demander"


def delivery(s: Situation) -> Delivery:
    """From the status of an electronic invoice; `received` alone comes from the question that follows."""
    if s.rejected:
        return Delivery.REJETEE
    return Delivery.TRANSMISE if s.transmitted else Delivery.A_DEMANDER


class Contested(StrEnum):
    EXPRIMEE = "exprimee"
    NON_VUE = "non_vue"


def contested(s: Situation) -> Contested:
    return Contested.EXPRIMEE if s.dispute is Dispute.EXPRIMEE else Contested.NON_VUE


class Ground(StrEnum):
    PUBLIC = "public"
    EUROPE = "europe"
    ETRANGER = "etranger"
    FRANCE = "france"


def ground(s: Situation) -> Ground:
    if s.kind.is_public_buyer:
        return Ground.PUBLIC
    if s.domestic:
        return Ground.FRANCE
    return Ground.EUROPE if s.in_european_orders else Ground.ETRANGER


class Talks(StrEnum):
    ECHEC = "echec"
    A_TENTER = "a_tenter"


def talks(s: Situation) -> Talks:
    """Once a conciliation has failed, a disputed debt goes before the judge."""
    return Talks.ECHEC if s.talks_failed else Talks.A_TENTER


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


class Subcontract(StrEnum):
    PRIVEE = "privee"
    PUBLIQUE = "publique"
    NON = "non"


def subcontract(s: Situation) -> Subcontract:
    """A subcontractor known not to be accepted has neither direct action nor direct payment."""
    if s.subcontract_accepted is False:
        return Subcontract.NON
    return {"prive": Subcontract.PRIVEE, "public": Subcontract.PUBLIQUE}.get(
        s.subcontract or "", Subcontract.NON
    )


class Works(StrEnum):
    GARANTIE = "garantie"
    SUSPENDRE = "suspendre"
    NON = "non"


def works(s: Situation) -> Works:
    """The guarantee may be asked; fifteen days after the journal says it was, in vain, works may stop."""
    if assess(REMEDIES["garantie_paiement"], s).state is not State.OPEN:
        return Works.NON
    asked = s.guarantee_asked
    if asked is not None:
        return (
            Works.SUSPENDRE
            if s.on > law.delay("garantie_travaux", asked).value.after(asked)
            else Works.GARANTIE
        )
    return Works.GARANTIE


class Evidence(StrEnum):
    FAIBLE = "faible"
    RECONNUE = "reconnue"


def evidence(s: Situation) -> Evidence:
    """A signed acknowledgement makes up for the missing contract."""
    return Evidence.RECONNUE if s.acknowledged else Evidence.FAIBLE


class Admission(StrEnum):
    OUI = "oui"
    CONCILIATION = "conciliation"
    NON = "non"


def admission(s: Situation) -> Admission:
    """A debtor in conciliation negotiates; one who admits, or whose promise still runs, signs a plan."""
    if s.conciliation:
        return Admission.CONCILIATION
    promised = s.admits is None and s.promised_until is not None and s.promised_until >= s.on
    return Admission.OUI if s.admits or promised else Admission.NON


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


class Suit(StrEnum):
    REFERE = "refere"
    INJONCTION = "injonction"


def suit(s: Situation) -> Suit:
    """An interim payment when the sum is above the lawyer's threshold and the contract is signed; else an order."""
    threshold = "seuil_avocat_tc" if s.kind is DebtorKind.COMMERCANT else "seuil_avocat_tj"
    high = at_most(s.claimed, threshold, s) is False
    return Suit.REFERE if high and s.contract == "signe" and s.dispute is Dispute.AUCUNE else Suit.INJONCTION
