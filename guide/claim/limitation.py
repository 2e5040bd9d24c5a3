"""Until when may one act? The limitation (prescription) of each invoice, and the last day to act.

It runs from the completion of the service or delivery, never from the invoice (Cass. com., 26 Feb. 2020,
n° 18-25.036). A reminder, even registered, does nothing, except toward a public buyer, where any written claim
restarts the four years from 1 January of the next year (loi 68-1250, art. 2). Where a fact is doubtful, the
earlier deadline is kept, and it says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from guide import law
from guide.case.codes import DebtorKind, EventKind, Nature
from guide.case.model import EURO, Dossier, Invoice
from guide.case.terms import effective_due
from guide.claim.interruption import amicable_periods, restarts
from guide.claim.regime import is_private_loan
from guide.claim.statement import statement
from guide.values.dates import ONE_DAY, add_months
from guide.values.french import short_day

#: Months before the deadline at which nothing else comes first: six, three for carriage and public buyers.
NEAR_MONTHS, NEAR_MONTHS_SHORT = 6, 3


class LimitationState(StrEnum):
    EN_COURS = "en_cours"
    BIENTOT = "bientot"
    PRESCRITE = "prescrite"


class Clock(StrEnum):
    """Which period applies: the id of its delay in the law's data."""

    COMMERCIAL = "prescription_commerciale"
    CIVIL = "prescription_civile"
    CONSUMER = "prescription_consommation"
    CARRIAGE = "prescription_transport"
    HOUSING_RENT = "prescription_loyer"
    PUBLIC = "prescription_publique"
    TITLE = "prescription_titre"


@dataclass(frozen=True)
class InvoiceLimitation:
    """The last day to act on one invoice. `estimated`: the day it runs from is not in the dossier."""

    invoice: str
    deadline: date
    period: str
    runs_from: date
    why: str
    references: tuple[str, ...]
    clock: Clock
    estimated: bool = False

    def state(self, on: date) -> LimitationState:
        if self.deadline < on:
            return LimitationState.PRESCRITE
        months = NEAR_MONTHS_SHORT if self.clock in (Clock.PUBLIC, Clock.CARRIAGE) else NEAR_MONTHS
        near = add_months(self.deadline, -months) <= on
        return LimitationState.BIENTOT if near else LimitationState.EN_COURS


@dataclass(frozen=True)
class Limitation:
    """Of the invoices still unpaid: `earliest` is the first deadline still ahead, or the last one missed.

    PRESCRITE only when every unpaid invoice is barred; one barred among others is a warning.
    """

    earliest: date | None
    state: LimitationState
    invoices: tuple[InvoiceLimitation, ...]
    warnings: tuple[str, ...]


def clock(dossier: Dossier, invoice: Invoice) -> Clock:
    """Which period applies to this debt, before any title (README of the law, regimes by kind of debtor)."""
    kind = dossier.debtor.kind
    if invoice.nature is Nature.TRANSPORT:
        return Clock.CARRIAGE
    if kind.is_administration:
        return Clock.PUBLIC
    if invoice.nature is Nature.LOYER and kind is DebtorKind.PARTICULIER:
        return Clock.HOUSING_RENT
    if is_private_loan(dossier):
        return Clock.CIVIL
    if kind is DebtorKind.PARTICULIER:
        return Clock.CONSUMER
    return Clock.COMMERCIAL


def deadline(clock: Clock, runs_from: date) -> date:
    """The last day to act when the period runs from that day (that day not counted, C. civ. 2228-2229).

    Public buyers: the whole years from 1 January after it, so the last day is a 31 December.
    """
    period = law.delay(clock, max(runs_from, _IN_FORCE)).value
    if clock is Clock.PUBLIC:
        return date(runs_from.year + period.count, 12, 31)
    return period.after(runs_from)


#: The periods in force since the reform of 17 June 2008 are applied to older debts too: all of those are barred.
_IN_FORCE = date(2014, 3, 27)


def limitation(dossier: Dossier, on: date) -> Limitation:
    """The limitation of every unpaid invoice in euros, seen on `on`."""
    found = tuple(_of_invoice(dossier, invoice, on) for invoice in _unpaid(dossier, on))
    alive = [held for held in found if held.state(on) is not LimitationState.PRESCRITE]
    if found and not alive:
        return Limitation(
            max(h.deadline for h in found), LimitationState.PRESCRITE, found, _warnings(dossier, found, on)
        )
    near = any(held.state(on) is LimitationState.BIENTOT for held in alive)
    state = LimitationState.BIENTOT if near else LimitationState.EN_COURS
    earliest = min((held.deadline for held in alive), default=None)
    return Limitation(earliest, state, found, _warnings(dossier, found, on))


def _unpaid(dossier: Dossier, on: date) -> list[Invoice]:
    """The invoices in euros with principal left; payments of the whole account are imputed by the statement."""
    in_euros = [i for i in dossier.invoices if i.currency == EURO]
    if not dossier.payments:
        return [i for i in in_euros if i.open_amount(on) > 0]
    left = statement(dossier, on).principals
    return [i for i in in_euros if left[i.number] > 0]


def _of_invoice(dossier: Dossier, invoice: Invoice, on: date) -> InvoiceLimitation:
    held = _first_run(dossier, invoice, on)
    found = restarts(dossier, invoice, held.references[0], held.clock is Clock.PUBLIC, on)
    for restart in sorted(found, key=lambda restart: restart.on):
        if restart.on > held.deadline and not restart.is_title:
            continue
        running = Clock.TITLE if restart.is_title else held.clock
        if restart.is_title or deadline(running, restart.on) > held.deadline:
            held = _run_again(held, running, restart.on, restart.why, restart.references)
    return _protected(dossier, _suspended(dossier, held, on), on)


def _run_again(
    held: InvoiceLimitation, running: Clock, day: date, why: str, references: tuple[str, ...]
) -> InvoiceLimitation:
    return replace(
        held,
        deadline=deadline(running, day),
        runs_from=day,
        why=why,
        references=references,
        clock=running,
        period=str(law.delay(running, max(day, _IN_FORCE)).value),
        estimated=False,
    )


def _protected(dossier: Dossier, held: InvoiceLimitation, on: date) -> InvoiceLimitation:
    """A debt never lapses while the court has it (C. civ. 2242) or once an order for payment is served.

    Until then the deadline shown is the cautious one: the last act plus one period.
    """
    if held.deadline >= on:
        return held
    served = dossier.last(EventKind.ORDONNANCE_SIGNIFIEE, on=held.deadline)
    if served and not dossier.first(EventKind.OPPOSITION, on=on):
        why = "l'ordonnance signifiée, sans opposition, s'exécute pendant dix ans"
        return _run_again(held, Clock.TITLE, served.on, why, ("cpce-l111-4",))
    pending = dossier.last(*_BEFORE_A_JUDGE, on=held.deadline)
    if pending and held.clock is not Clock.TITLE:
        why = "le délai ne court pas tant que la procédure engagée n'est pas terminée"
        return _run_again(held, held.clock, on, why, (*held.references, "c-civ-2242"))
    return held


_BEFORE_A_JUDGE = (EventKind.DEMANDE_EN_JUSTICE, EventKind.OPPOSITION, EventKind.DECLARATION_CREANCE)


def _first_run(dossier: Dossier, invoice: Invoice, on: date) -> InvoiceLimitation:
    """The period from completion, or from the due date of a loan, a rent or a subscription; else estimated."""
    running = clock(dossier, invoice)
    estimated = False
    if invoice.nature in (Nature.PRET, Nature.LOYER, Nature.ABONNEMENT) and invoice.due is not None:
        start, why = invoice.due, "le délai court de l'échéance"
    elif invoice.completed is not None:
        start, why = (
            invoice.completed,
            "le délai court de la fin de la prestation ou de la livraison, non de la facture",
        )
    else:
        # The service is normally complete when it is billed: the earliest date known is the cautious one.
        known = [d for d in (invoice.issued, invoice.due) if d is not None]
        start = min(known) if known else effective_due(dossier, invoice, on).on
        why = (
            "la date de fin de la prestation manque : délai estimé depuis la facture, il peut finir plus tôt"
        )
        estimated = True
    if running is Clock.PUBLIC:
        why += " ; il commence le 1er janvier suivant"
    period = law.delay(running, max(start, _IN_FORCE))
    references = [period.reference]
    if invoice.completed is not None and running in (Clock.COMMERCIAL, Clock.CONSUMER):
        references.append(
            "cass-com-2020-18-25036" if running is Clock.COMMERCIAL else "cass-civ1-2021-20-12520"
        )
    return InvoiceLimitation(
        invoice.number,
        deadline(running, start),
        str(period.value),
        start,
        why,
        tuple(references),
        running,
        estimated,
    )


def _suspended(dossier: Dossier, held: InvoiceLimitation, on: date) -> InvoiceLimitation:
    """Mediation or conciliation stops the clock while it lasts; six months remain at least (C. civ. 2238).

    Only a period whose end is known is counted: an attempt that still lasts is not.
    """
    for start, end in amicable_periods(dossier, on):
        if held.clock is Clock.TITLE or not held.runs_from <= start <= held.deadline:
            continue
        floor = law.delay("prescription_apres_suspension", max(end, _IN_FORCE)).value.after(end)
        moved = max(held.deadline + (end - start), floor)
        held = replace(
            held,
            deadline=moved,
            references=(*held.references, "c-civ-2238"),
            why=f"{held.why} ; suspendu du {short_day(start)} au {short_day(end - ONE_DAY)}",
        )
    return held


def _warnings(dossier: Dossier, found: tuple[InvoiceLimitation, ...], on: date) -> tuple[str, ...]:
    said = []
    barred = [h for h in found if h.state(on) is LimitationState.PRESCRITE]
    if barred and len(barred) < len(found):
        said.append(
            "Prescrites, à ne plus réclamer en justice : " + ", ".join(h.invoice for h in barred) + "."
        )
    if any(h.estimated for h in found):
        said.append(
            "La prescription est estimée : indiquez la date de fin de la prestation ou de la livraison."
        )
    promised = dossier.events_of(EventKind.PROMESSE, on=on)
    if any(p.channel and p.channel.is_written for p in promised):
        said.append(
            "Une promesse écrite de payer peut valoir reconnaissance de dette et faire repartir le délai ; "
            "par prudence, elle n'est pas comptée. Si elle reconnaît la dette, notez-la « reconnaissance »."
        )
    if any(h.clock is Clock.HOUSING_RENT for h in found):
        said.append("Loyer d'habitation : le délai de trois ans est à vérifier (loi n° 89-462, art. 7-1).")
    if any(h.clock in (Clock.COMMERCIAL, Clock.CONSUMER, Clock.CIVIL) for h in found) and dossier.first(
        EventKind.MISE_EN_DEMEURE, EventKind.RELANCE, EventKind.REQUETE_DEPOSEE, on=on
    ):
        said.append(
            "Une relance, une mise en demeure ou une requête en injonction de payer ne prolongent "
            "pas ce délai "
            "(Cass. com., 18 mai 2022, n° 20-23.204)."
        )
    return tuple(said)
