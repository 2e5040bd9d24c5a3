"""What interrupts or suspends a limitation: acts that give a whole new period, and amicable attempts that stop it.

An act dated before the debt was born says nothing of it, and is not counted. Where a fact is doubtful (a telephone
call, an order served too late, talks with a public buyer), the act is left out: the earlier deadline is kept.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guide import law
from guide.case.codes import Channel, EventKind
from guide.case.model import Dossier, Event, Invoice
from guide.values.dates import ONE_DAY
from guide.values.working_days import working_day


@dataclass(frozen=True)
class Restart:
    """An act that gives a whole new period from its day, with the sentence that says why."""

    on: date
    why: str
    references: tuple[str, ...]
    is_title: bool = False


#: What restarts any clock: the sentence, the article, and whether it is a title (ten years).
RESTARTING = {
    EventKind.RECONNAISSANCE: ("la reconnaissance de la dette fait repartir le délai", "c-civ-2240", False),
    EventKind.DEMANDE_EN_JUSTICE: ("la demande en justice fait repartir le délai", "c-civ-2241", False),
    EventKind.ORDONNANCE_SIGNIFIEE: (
        "la signification de l'ordonnance fait repartir le délai",
        "cass-1990-89-13345",
        False,
    ),
    EventKind.MESURE_EXECUTION: ("la mesure d'exécution fait repartir le délai", "c-civ-2244", False),
    EventKind.DECLARATION_CREANCE: ("la déclaration de créance fait repartir le délai", "c-com-l622-25-1", False),
    EventKind.JUGEMENT: ("un jugement s'exécute pendant dix ans", "cpce-l111-4", True),
    EventKind.TITRE_EXECUTOIRE: ("un titre exécutoire vaut dix ans", "cpce-l111-4", True),
}


def restarts(
    dossier: Dossier, invoice: Invoice, paid_on: tuple[date, ...], is_public: bool, on: date
) -> Iterator[Restart]:
    """Payments (the days this invoice received one) and acts, up to `on`; toward a public buyer, written claims."""
    paying = ("loi-68-1250-art-2",) if is_public else ("c-civ-2240",)
    for day in paid_on:
        yield Restart(day, "un paiement partiel fait repartir le délai", paying)
    kinds = (*RESTARTING, *_CLAIMING) if is_public else tuple(RESTARTING)
    for event in dossier.events_of(*kinds, on=on):
        if event.on < invoice.first_day:
            continue
        if cause := RESTARTING.get(event.kind):
            why, reference, is_title = cause
            if event.kind is EventKind.RECONNAISSANCE and event.channel is Channel.TELEPHONE:
                continue
            if event.kind is EventKind.ORDONNANCE_SIGNIFIEE and served_too_late(dossier, event):
                continue
            if event.kind is EventKind.TITRE_EXECUTOIRE and title_of_a_commissaire(dossier, event):
                why, reference, is_title = (
                    "le titre du commissaire de justice fait repartir le délai",
                    "c-civ-2244",
                    False,
                )
            yield Restart(event.on, why, (reference,), is_title)
        elif event.channel is None or event.channel.is_written:
            why = "une demande écrite à l'administration fait repartir le délai au 1er janvier suivant"
            yield Restart(event.on, why, ("loi-68-1250-art-2",))
    received = dossier.answer("invoice_received") == "oui"
    if is_public and received and invoice.issued and invoice.issued <= on:
        why = "la facture reçue par l'administration fait repartir le délai au 1er janvier suivant"
        yield Restart(invoice.issued, why, ("loi-68-1250-art-2",))


def served_too_late(dossier: Dossier, served: Event) -> bool:
    """An order served after its delay is void and restarts nothing (CPC 1411; the last day is a working day, CPC 642).

    An order whose date is unknown is not said too late.
    """
    made = dossier.last(EventKind.ORDONNANCE_RENDUE, on=served.on)
    if made is None:
        return False
    delay = law.delay("signification_ordonnance", made.on).value
    return served.on > working_day(delay.after(made.on))


def given_by_a_judge(dossier: Dossier, title: Event) -> bool:
    """Whether the journal shows the judge behind that title: only such a title lasts ten years (CPCE L111-3, L111-4)."""
    judged = (EventKind.JUGEMENT, EventKind.ORDONNANCE_RENDUE, EventKind.ORDONNANCE_SIGNIFIEE)
    return dossier.first(*judged, on=title.on) is not None


def title_of_a_commissaire(dossier: Dossier, title: Event) -> bool:
    """A title without a judge, after an unpaid cheque: not among those that last ten years."""
    return dossier.first(EventKind.CHEQUE_REJETE, on=title.on) is not None and not given_by_a_judge(dossier, title)


_CLAIMING = (EventKind.FACTURE_ENVOYEE, EventKind.RELANCE, EventKind.MISE_EN_DEMEURE)


@dataclass(frozen=True)
class Talks:
    """A mediation or conciliation, the days [start, end) that it lasted; `end` is None while it lasts."""

    start: date
    end: date | None


def amicable_talks(dossier: Dossier, on: date) -> tuple[Talks, ...]:
    """The attempts begun by `on`, those that overlap as one (C. civ. 2238), oldest first."""
    failures = [event.on for event in dossier.events_of(EventKind.CONCILIATION_ECHEC, on=on)]
    attempts: list[Talks] = []
    for event in dossier.events_of(EventKind.MEDIATION, on=on):
        after = bisect_left(failures, event.on)
        last = event.until or (failures[after] if after < len(failures) else None)
        end = last + ONE_DAY if last is not None and last <= on else None
        if attempts and (attempts[-1].end is None or event.on <= attempts[-1].end):
            before = attempts.pop()
            end = None if before.end is None or end is None else max(before.end, end)
            attempts.append(Talks(before.start, end))
        else:
            attempts.append(Talks(event.on, end))
    return tuple(attempts)
