"""What to do first with each customer: one of five steps, in the order of tests of the guide, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guide.claim.clock import LimitationState

#: Days late from which a formal notice comes before a reminder.
NOTICE_DAYS_LATE = 15


class NextAction(StrEnum):
    ATTENDRE_ECHEANCE = "attendre_echeance"
    RELANCE_AMIABLE = "relance_amiable"
    MISE_EN_DEMEURE = "mise_en_demeure"
    ACTE_INTERRUPTIF = "acte_interruptif"
    OUVRIR_DOSSIER = "ouvrir_dossier"


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


def next_action(seen: Standing) -> tuple[NextAction, str]:
    """The step and its reason in French. Same order as the guide; what needs facts that a ledger lacks opens the
    dossier."""
    if seen.open <= 0:
        return NextAction.ATTENDRE_ECHEANCE, "Ce client ne doit rien à ce jour."
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
        return (
            NextAction.RELANCE_AMIABLE,
            f"Retard de {_days(seen.days_late)} : un rappel courtois suffit d'abord.",
        )
    return NextAction.MISE_EN_DEMEURE, f"Retard de {_days(seen.days_late)} sans mise en demeure connue."


def _days(count: int) -> str:
    """Plain digits: said for thousands of customers, and never more than a few thousand days."""
    return f"{count}\u00a0{'jour' if count < 2 else 'jours'}"
