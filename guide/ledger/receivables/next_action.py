"""What to do first with each customer: one of five steps, in the order of tests of the guide, and why."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from guide.case.limitation_periods import LimitationState
from guide.values.french import short_day

#: Days late from which a formal notice comes before a reminder.
NOTICE_DAYS_LATE = 15
#: Days left to a customer between two letters: an editorial choice (no text sets one), said wherever it acts.
REMINDER_INTERVAL = 7


UNIDENTIFIED = (
    "Client à identifier : l'export ne dit pas qui doit cette somme. Renseignez son compte auxiliaire ou son nom dans votre "
    "logiciel, puis relisez l'export."
)


class NextAction(StrEnum):
    ATTENDRE_ECHEANCE = "attendre_echeance"
    RELANCE_AMIABLE = "relance_amiable"
    MISE_EN_DEMEURE = "mise_en_demeure"
    ACTE_INTERRUPTIF = "acte_interruptif"
    OUVRIR_DOSSIER = "ouvrir_dossier"


#: What cannot wait, first.
ORDER = (
    NextAction.ACTE_INTERRUPTIF,
    NextAction.MISE_EN_DEMEURE,
    NextAction.OUVRIR_DOSSIER,
    NextAction.RELANCE_AMIABLE,
    NextAction.ATTENDRE_ECHEANCE,
)
RANK = {action: rank for rank, action in enumerate(ORDER)}


@dataclass(frozen=True)
class Standing:
    """What the ledger knows of a customer at a day. Amounts in cents; `days_late` of its oldest late item."""

    open: int
    overdue: int
    no_due_date: int
    days_late: int
    limitation: LimitationState
    deadline: date | None
    disputed: bool = False
    reminded: bool = False
    #: Whether a customer has a name: else nothing can be asked of anybody.
    identified: bool = True


def next_action(seen: Standing) -> tuple[NextAction, str]:
    """The step and its reason in French. Same order as the guide; what needs facts that a ledger lacks opens the
    dossier."""
    if seen.open <= 0:
        return NextAction.ATTENDRE_ECHEANCE, "Ce client ne doit rien à ce jour."
    if not seen.identified:
        return NextAction.ATTENDRE_ECHEANCE, UNIDENTIFIED
    if seen.overdue <= 0 and seen.no_due_date <= 0:
        return NextAction.ATTENDRE_ECHEANCE, "Aucune facture n'est échue."
    if seen.overdue <= 0:
        return NextAction.OUVRIR_DOSSIER, "L'échéance manque : retrouvez-la pour savoir si la somme est due."
    if seen.limitation is LimitationState.PRESCRITE:
        return (
            NextAction.OUVRIR_DOSSIER,
            "Le délai pour agir en justice semble passé : vérifiez ce qui a pu l'interrompre.",
        )
    if seen.limitation is LimitationState.BIENTOT:
        until = f" (estimation : {seen.deadline:%d/%m/%Y})" if seen.deadline else ""
        return NextAction.ACTE_INTERRUPTIF, f"Le délai pour agir en justice se termine bientôt{until}."
    if seen.disputed:
        return NextAction.OUVRIR_DOSSIER, "Créance notée douteuse ou contestée : précisez le litige d'abord."
    if seen.days_late < NOTICE_DAYS_LATE and not seen.reminded:
        return (NextAction.RELANCE_AMIABLE, f"Retard de {_days(seen.days_late)} : un rappel courtois suffit d'abord.")
    return NextAction.MISE_EN_DEMEURE, f"Retard de {_days(seen.days_late)} sans mise en demeure connue."


class Wait(StrEnum):
    """Why nothing is to be done yet, though a sum is late."""

    PROMISE = "promesse"
    PLAN = "plan"
    NOTICE = "mise_en_demeure_en_cours"
    INTERVAL = "relance_recente"
    PAUSE = "ne_pas_relancer"


@dataclass(frozen=True)
class Published:
    """What the BODACC published of a customer: its latest notice and what it says; `opening`: the publication that opened
    proceedings, from which `declare_by`, the last day to declare the claim, is counted."""

    on: date
    nature: str
    opening: date | None = None
    declare_by: date | None = None


@dataclass(frozen=True)
class Known:
    """What the user noted of a customer, as it stands on a day that may be later than the export's.

    `pledged_until`: a promise that still runs, or the next instalment of a plan that is kept (`by_plan`); `broken`: the
    day promised last that passed unpaid; `unseen`: a promise fell due after the export's day, which cannot tell.
    `reminded`: a letter left after the oldest late item fell due; `contacted`: the last one, whenever it was.
    """

    on: date
    disputed: bool = False
    pledged_until: date | None = None
    by_plan: bool = False
    broken: date | None = None
    unseen: date | None = None
    reminded: bool = False
    contacted: date | None = None
    notice: date | None = None
    notice_end: date | None = None
    paused: bool = False
    paused_until: date | None = None
    why_paused: str | None = None
    published: Published | None = None


@dataclass(frozen=True)
class NextStep:
    """The step for today, and its reason; when it is to wait: why, until when, and for what then."""

    action: NextAction
    reason: str
    wait: Wait | None = None
    until: date | None = None
    then: NextAction | None = None
    #: The BODACC published something of this customer: it comes before all the others.
    insolvent: bool = False


def decide(seen: Standing, known: Known) -> NextStep:
    """The step of a customer of whom something was noted. Nothing noted stops the limitation: it comes first, but for
    collective proceedings, where only a declaration counts."""
    if known.published is not None and seen.open > 0 and seen.identified:
        return NextStep(NextAction.OUVRIR_DOSSIER, _insolvent(known.on, known.published), insolvent=True)
    bound = seen.limitation is not LimitationState.EN_COURS
    if seen.overdue <= 0 or bound or not seen.identified:
        action, reason = next_action(seen)
        although = _although(known) if action is NextAction.ACTE_INTERRUPTIF else ""
        return NextStep(action, reason + although)
    if seen.disputed or known.disputed:
        return NextStep(
            NextAction.OUVRIR_DOSSIER, "Le client conteste : répondez à sa contestation avant toute relance."
        )
    if known.pledged_until is not None:
        return _pledged(known, known.pledged_until)
    if known.notice is not None and known.notice_end is not None:
        return _noticed(known.on, known.notice, known.notice_end)
    action, reason = next_action(replace(seen, reminded=known.reminded))
    reason = _what_failed(known) + reason
    if known.paused:
        return _paused(known, action)
    if known.contacted is not None and known.on < (free := known.contacted + _INTERVAL):
        last = f"Dernier courrier le {short_day(known.contacted)} : laissez {REMINDER_INTERVAL} jours avant le suivant"
        return NextStep(
            NextAction.ATTENDRE_ECHEANCE, f"{last} (notre usage, pas une règle).", Wait.INTERVAL, free, action
        )
    return NextStep(action, reason)


def _insolvent(on: date, published: Published) -> str:
    """C. com. L622-7, L622-21, R622-24: once proceedings are open, the claim is declared; it is neither asked for nor
    sued upon."""
    if published.opening is None or published.declare_by is None:
        return f"Le BODACC a publié le {short_day(published.on)} : {published.nature}. Lisez l'annonce avant toute relance."
    publication = f"Procédure collective publiée au BODACC le {short_day(published.opening)} : ni relance, ni procès."
    if on <= published.declare_by:
        return f"{publication} Déclarez votre créance au plus tard le {short_day(published.declare_by)} (C. com., art. R622-24)."
    return f"{publication} Le délai pour déclarer a fini le {short_day(published.declare_by)} : ouvrez le dossier pour la suite."


_INTERVAL = timedelta(days=REMINDER_INTERVAL)


def _although(known: Known) -> str:
    """What was noted does not hold the limitation back."""
    if known.paused or known.pledged_until is not None:
        return " Une promesse ne l'arrête que si elle reconnaît la dette, preuve à l'appui ; ne pas relancer ne l'arrête pas."
    return ""


def _pledged(known: Known, until: date) -> NextStep:
    what, wait = (
        ("Échéancier suivi : prochain versement", Wait.PLAN)
        if known.by_plan
        else ("Il a promis de payer", Wait.PROMISE)
    )
    reason = f"{what} le {short_day(until)}. Vérifiez ce jour-là."
    return NextStep(NextAction.ATTENDRE_ECHEANCE, reason, wait, until + timedelta(days=1), NextAction.MISE_EN_DEMEURE)


def _noticed(on: date, sent: date, end: date) -> NextStep:
    if on <= end:
        reason = f"Mise en demeure du {short_day(sent)} : son délai court jusqu'au {short_day(end)}."
        free = end + timedelta(days=1)
        return NextStep(NextAction.ATTENDRE_ECHEANCE, reason, Wait.NOTICE, free, NextAction.OUVRIR_DOSSIER)
    return NextStep(
        NextAction.OUVRIR_DOSSIER,
        f"Mise en demeure du {short_day(sent)} restée sans effet : choisissez la suite avec le guide.",
    )


def _paused(known: Known, then: NextAction) -> NextStep:
    until = f" avant le {short_day(known.paused_until)}" if known.paused_until else ""
    why = f" : {known.why_paused}" if known.why_paused else ""
    reason = f"Vous avez choisi de ne pas le relancer{until}{why}."
    return NextStep(NextAction.ATTENDRE_ECHEANCE, reason, Wait.PAUSE, known.paused_until, then)


def _what_failed(known: Known) -> str:
    if known.broken is not None:
        return f"Promesse de payer le {short_day(known.broken)} non tenue. "
    if known.unseen is not None:
        return (
            f"Promesse de payer le {short_day(known.unseen)} : l'export s'arrête avant, vérifiez votre compte d'abord. "
        )
    return ""


def _days(count: int) -> str:
    """Plain digits: said for thousands of customers, and never more than a few thousand days."""
    return f"{count}\u00a0{'jour' if count < 2 else 'jours'}"
