"""Every date of a dossier that matters from a day on: what the client must do, what you must do, until when you may act.

A delay of procedure that ends on a day off ends on the next working day (CPC 641, 642): see `milestones`. A limitation,
a promise or a date that only opens a right is never moved. The calendar file is written by `calendar_file`.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from guide.case.codes import EventKind
from guide.case.debt_names import debt_names, of_the_debt
from guide.case.model import Dossier
from guide.case.terms import effective_due
from guide.claim import InvoiceLimitation, Limitation
from guide.errors import GuideError
from guide.path.calendar.court_dates import insolvency_dates, order_dates, special_dates
from guide.path.calendar.deadline import Deadline, DeadlineKind, stable_id
from guide.path.facts.facts import facts
from guide.path.facts.situation import Situation, Timing
from guide.values.dates import add_months
from guide.values.french import money, short_day

#: Months before a limitation at which one is warned.
WARNINGS = (6, 3, 1)
#: The warnings of so many months to come are told, all of them in the calendar file.
_NEAR = 12


def agenda(dossier: Dossier, on: date) -> tuple[Deadline, ...]:
    """The dates from `on` (included), soonest first; none once everything is paid.

    Raises NotInForce when a date is older than the known law.
    """
    known = facts(dossier, on)
    s = known.situation
    if dossier.invoices and s.timing is Timing.RIEN_DU:
        return ()
    made = [
        *_invoices(dossier, on),
        *_promises(dossier, s),
        *_plan(dossier),
        *order_dates(dossier, s),
        *insolvency_dates(dossier, s),
        *special_dates(dossier, s),
        *_limitation(dossier, known.limitation),
    ]
    to_come = {deadline.id: deadline for deadline in made if deadline.on >= on}
    return tuple(sorted(to_come.values(), key=lambda deadline: (deadline.on, deadline.kind, deadline.id)))


def coming(dossier: Dossier, on: date) -> tuple[Deadline, ...]:
    """The same, as a person reads them: without the warnings that are more than a year away."""
    near = add_months(on, _NEAR)
    return tuple(each for each in agenda(dossier, on) if not each.is_warning or each.on <= near)


def _invoices(dossier: Dossier, on: date) -> Iterator[Deadline]:
    for invoice in dossier.invoices:
        if invoice.open_amount(on) <= 0:
            continue
        try:
            due = effective_due(dossier, invoice, on)
        except GuideError:
            continue  # the advice already says that the date is missing
        yield Deadline(
            stable_id(dossier, "echeance", invoice.number),
            due.on,
            f"Échéance {of_the_debt(invoice)}",
            "Le client n'est en retard qu'à partir du lendemain.",
            DeadlineKind.CLIENT,
            "attendre_echeance",
            (due.reference,) if due.reference else (),
        )


def _promises(dossier: Dossier, s: Situation) -> Iterator[Deadline]:
    """The end of the notice, unless it asked for a sum that was not due yet; what the client promised."""
    notice = dossier.last(EventKind.MISE_EN_DEMEURE, on=s.on)
    if notice and s.notice_end:
        yield Deadline(
            stable_id(dossier, "fin_mise_en_demeure", notice.on),
            s.notice_end,
            f"Fin de la mise en demeure du {short_day(notice.on)}",
            "Sans paiement ce jour-là, passez à la suite dès le lendemain.",
            DeadlineKind.CLIENT,
            "mise_en_demeure",
            ("c-civ-1344",),
        )
    promises = {e.until: e.on for e in dossier.events_of(EventKind.PROMESSE, on=s.on) if e.until}
    if dossier.follow_up.promise:
        promises.setdefault(dossier.follow_up.promise, dossier.follow_up.promise)
    for promised, amount in promises.items():
        yield Deadline(
            stable_id(dossier, "promesse", amount),
            promised,
            "Paiement promis par le client",
            "S'il ne vient pas, la promesse écrite reste une preuve : gardez-la, et reprenez le parcours.",
            DeadlineKind.CLIENT,
            None,
            ("c-civ-2240",),
        )


def _plan(dossier: Dossier) -> Iterator[Deadline]:
    total = len(dossier.plan)
    for rank, part in enumerate(dossier.plan, 1):
        yield Deadline(
            stable_id(dossier, "versement", rank),
            part.on,
            f"Échéancier : versement {rank} sur {total}, {money(part.amount)}",
            "Un versement manqué fait tomber le plan si sa clause le prévoit ; chaque versement fait repartir la prescription.",
            DeadlineKind.CLIENT,
            "echeancier",
            ("c-civ-1343-5", "c-civ-2240"),
        )
    if dossier.settlement:
        yield Deadline(
            stable_id(dossier, "fin_remise", "settlement"),
            dossier.settlement.until,
            f"Fin de l'offre de remise de {money(dossier.settlement.discount)}",
            "Passé ce jour, l'offre tombe et toute la somme reste due.",
            DeadlineKind.CLIENT,
            "transaction",
            ("c-civ-2044",),
        )


def _limitation(dossier: Dossier, limitation: Limitation) -> Iterator[Deadline]:
    """The last day to act, and the warnings before it: invoices of the same day make one date."""
    groups: dict[date, list[InvoiceLimitation]] = defaultdict(list)
    for invoice in limitation.invoices:
        groups[invoice.deadline].append(invoice)
    for last, group in groups.items():
        first = group[0]
        numbers = [item.invoice for item in group]
        owed = [invoice for invoice in dossier.invoices if invoice.number in numbers]
        what = debt_names(owed)
        estimated = " (date estimée)" if any(item.estimated for item in group) else ""
        references = tuple(dict.fromkeys(ref for item in group for ref in item.references))
        why = f"Dernier jour pour agir : {short_day(last)}{estimated}. {first.why[0].upper()}{first.why[1:]}."
        act = (
            "Une demande écrite de paiement, avec preuve de réception, le fait repartir."
            if dossier.debtor.kind.is_administration
            else "Une mise en demeure ne suffit pas à l'arrêter."
        )
        for months in WARNINGS:
            yield Deadline(
                stable_id(dossier, f"prescription_{months}_mois", first.invoice),
                add_months(last, -months),
                f"Prescription dans {months} mois : {what}",
                f"{why} {act}",
                DeadlineKind.PRESCRIPTION,
                "acte_interruptif",
                references,
                is_warning=True,
            )
        yield Deadline(
            stable_id(dossier, "prescription", first.invoice),
            last,
            f"Prescription, dernier jour pour agir : {what}{estimated}",
            why,
            DeadlineKind.PRESCRIPTION,
            "acte_interruptif",
            references,
        )
