"""Until when may one act? The limitation (prescription) of each invoice, and the last day to act.

It runs from the completion of the service or delivery, never from the invoice (Cass. com., 26 Feb. 2020,
n° 18-25.036). A reminder, even registered, does nothing, except toward a public buyer, where any written claim
restarts the four years from 1 January of the next year (loi 68-1250, art. 2). Where a fact is doubtful, the
earlier deadline is kept, and it says so.
"""

from dataclasses import replace
from datetime import date

from guide import law
from guide.case.codes import EventKind, Nature
from guide.case.limitation_periods import IN_FORCE, PeriodKind, deadline
from guide.case.limitation_periods import LimitationState as LimitationState
from guide.case.model import EURO, Dossier, Invoice
from guide.case.once import once
from guide.claim.interruption import Talks, amicable_talks, restarts, served_too_late
from guide.claim.invoice_limitation import InvoiceLimitation, Limitation, clock
from guide.claim.limitation_cautions import limitation_warnings
from guide.claim.statement import statement
from guide.values.dates import ONE_DAY
from guide.values.french import short_day


@once
def limitation(dossier: Dossier, on: date) -> Limitation:
    """The limitation of every invoice on which something is left, seen on `on`.

    Raises IncompleteDossier like `statement`, whose imputation of the payments it follows; an invoice in another
    currency, which the statement leaves out, is followed through its own payments.
    """
    account = statement(dossier, on)
    talks = amicable_talks(dossier, on)
    limitations = []
    for invoice in dossier.invoices:
        in_euros = invoice.currency == EURO
        left = account.left[invoice.number] if in_euros else invoice.open_amount(on)
        if left > 0:
            own = tuple(payment.on for payment in invoice.payments if payment.on <= on)
            paid_on = account.paid_on.get(invoice.number, ()) if in_euros else own
            limitations.append(_of_invoice(dossier, invoice, paid_on, talks, on))
    return _together(dossier, tuple(limitations), on)


def _together(dossier: Dossier, limitations: tuple[InvoiceLimitation, ...], on: date) -> Limitation:
    alive = [each for each in limitations if each.state(on) is not LimitationState.PRESCRITE]
    if limitations and not alive:
        return Limitation(
            max(h.deadline for h in limitations),
            LimitationState.PRESCRITE,
            limitations,
            limitation_warnings(dossier, limitations, on),
        )
    near = any(each.state(on) is LimitationState.BIENTOT for each in alive)
    state = LimitationState.BIENTOT if near else LimitationState.EN_COURS
    earliest = min((each.deadline for each in alive), default=None)
    return Limitation(earliest, state, limitations, limitation_warnings(dossier, limitations, on))


def _of_invoice(
    dossier: Dossier, invoice: Invoice, paid_on: tuple[date, ...], attempts: tuple[Talks, ...], on: date
) -> InvoiceLimitation:
    """Replays acts and talks in order of date: each is held against the deadline as it then stood."""
    run = _first_run(dossier, invoice)
    acts = list(restarts(dossier, invoice, paid_on, run.clock is PeriodKind.PUBLIC, on))
    talks = [each for each in attempts if each.start >= invoice.first_day and run.clock is not PeriodKind.PUBLIC]
    steps = [(act.on, act) for act in acts] + [(each.start, each) for each in talks]
    for _, step in sorted(steps, key=lambda dated: dated[0]):
        if isinstance(step, Talks):
            run = _suspended(run, step, on)
        elif step.is_title or (step.on <= run.deadline < deadline(run.clock, step.on)):
            run = _run_again(run, PeriodKind.TITLE if step.is_title else run.clock, step.on, step.why, step.references)
    return _protected(dossier, invoice, run, on)


def _run_again(
    limitation: InvoiceLimitation, running: PeriodKind, day: date, why: str, references: tuple[str, ...]
) -> InvoiceLimitation:
    period = law.delay(running, max(day, IN_FORCE))
    return replace(
        limitation,
        deadline=deadline(running, day),
        runs_from=day,
        why=why,
        references=tuple(dict.fromkeys((period.reference, *references))),
        clock=running,
        period=str(period.value),
        estimated=False,
    )


def _suspended(limitation: InvoiceLimitation, talks: Talks, on: date) -> InvoiceLimitation:
    """Talks stop the clock while they last; six months remain at least after them (C. civ. 2238).

    While they last, only this is sure: the debt is not barred before six months from now.
    """
    if limitation.clock is PeriodKind.TITLE or talks.start > limitation.deadline:
        return limitation
    end = talks.end
    # The day on which they ended is the first of the six months, and is not counted (C. civ. 2228, 2238).
    over = end - ONE_DAY if end else on
    floor = law.delay("prescription_apres_suspension", max(over, IN_FORCE)).value.after(over)
    if end is None:
        if limitation.deadline >= on:
            return limitation
        why = f"{limitation.why} ; suspendu depuis le {short_day(talks.start)}, tant que durent les discussions"
        return replace(
            limitation, deadline=floor, estimated=True, why=why, references=(*limitation.references, "c-civ-2238")
        )
    return replace(
        limitation,
        deadline=max(limitation.deadline + (end - max(talks.start, limitation.runs_from)), floor),
        references=(*limitation.references, "c-civ-2238"),
        why=f"{limitation.why} ; suspendu du {short_day(talks.start)} au {short_day(end - ONE_DAY)}",
    )


def _protected(dossier: Dossier, invoice: Invoice, limitation: InvoiceLimitation, on: date) -> InvoiceLimitation:
    """A debt never lapses while the court has it (C. civ. 2242) or once an order for payment is served in time.

    Until then the deadline shown is the cautious one: the last act plus one period.
    """
    if limitation.deadline >= on or limitation.clock is PeriodKind.TITLE:
        return limitation
    served = dossier.last(EventKind.ORDONNANCE_SIGNIFIEE, on=limitation.deadline)
    in_time = served is not None and served.on >= invoice.first_day and not served_too_late(dossier, served)
    if served and in_time and not dossier.first(EventKind.OPPOSITION, on=on):
        why = (
            "l'ordonnance signifiée, sans opposition, s'exécute pendant dix ans (à vérifier si elle n'a pas été "
            "remise à votre client en personne)"
        )
        return _run_again(limitation, PeriodKind.TITLE, served.on, why, ("cpce-l111-4",))
    pending = dossier.last(*_BEFORE_A_JUDGE, on=limitation.deadline)
    if pending and pending.on >= invoice.first_day:
        why = (
            "le délai ne court pas tant que la procédure engagée n'est pas terminée (à vérifier : une instance "
            "abandonnée ou rejetée ne protège plus)"
        )
        return replace(_run_again(limitation, limitation.clock, on, why, ("c-civ-2242", "c-civ-2243")), estimated=True)
    return limitation


_BEFORE_A_JUDGE = (EventKind.DEMANDE_EN_JUSTICE, EventKind.OPPOSITION, EventKind.DECLARATION_CREANCE)


def _first_run(dossier: Dossier, invoice: Invoice) -> InvoiceLimitation:
    """The period from completion, or from the due date of a loan, a rent or a subscription; else estimated."""
    running = clock(dossier, invoice)
    estimated, from_completion = False, False
    if invoice.nature in (Nature.PRET, Nature.LOYER, Nature.ABONNEMENT) and invoice.due is not None:
        start, why = invoice.due, "le délai court de l'échéance"
    elif invoice.completed is not None:
        start, from_completion = invoice.completed, True
        why = "le délai court de la fin de la prestation ou de la livraison, non de la facture"
    else:
        # The service is normally complete when it is billed: the earliest date known is the cautious one.
        start, estimated = invoice.first_day, True
        source = "la facture" if start == invoice.issued else "l'échéance"
        why = f"la date de fin de la prestation manque : délai estimé depuis {source}, il peut finir plus tôt"
    if running is PeriodKind.PUBLIC:
        why += " ; il commence le 1er janvier suivant"
    period = law.delay(running, max(start, IN_FORCE))
    references = [period.reference]
    if from_completion and running in (PeriodKind.COMMERCIAL, PeriodKind.CONSUMER):
        references.append("cass-com-2020-18-25036" if running is PeriodKind.COMMERCIAL else "cass-civ1-2021-20-12520")
    return InvoiceLimitation(
        invoice.number, deadline(running, start), str(period.value), start, why, tuple(references), running, estimated
    )
