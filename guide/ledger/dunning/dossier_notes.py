"""What was noted of a customer, carried into its dossier."""

from dataclasses import replace
from datetime import date

from guide.case.codes import EventKind
from guide.case.model import Dossier, Event, FollowUp
from guide.ledger.dunning.notes import Followed
from guide.ledger.dunning.promises import Pledge, PromiseState

_NOTED = "Noté dans le suivi des clients."


def with_notes(made: Dossier, followed: Followed, pledged: tuple[Pledge, ...], on: date) -> Dossier:
    """What was noted, as events of the dossier. A promise that was kept shows in what is left to pay."""
    events = [
        Event(EventKind(letter.kind), letter.on, letter.until, channel=letter.channel, note=_NOTED)
        for letter in followed.sent
    ]
    if followed.dispute is not None and followed.disputed and followed.dispute.since is not None:
        events.append(Event(EventKind.CONTESTATION, followed.dispute.since, note=_NOTED))
    if followed.insolvency is not None:
        openings = (
            (EventKind.JUGEMENT_OUVERTURE, followed.insolvency.judgment),
            (EventKind.BODACC, followed.insolvency.opening),
        )
        events += [Event(kind, day, note=_NOTED) for kind, day in openings if day is not None]
    standing = [pledge for pledge in pledged if pledge.verdict is not PromiseState.KEPT]
    for pledge in standing:
        origin = "Versement du plan." if pledge.by_plan else "Promesse."
        failed = " Non tenue." if pledge.verdict is PromiseState.BROKEN else ""
        events.append(
            Event(EventKind.PROMESSE, pledge.made, pledge.due, pledge.amount, note=f"{origin}{failed} {_NOTED}")
        )
    running = [p.due for p in standing if p.verdict is PromiseState.RUNNING and not p.by_plan]
    plan = followed.plan.parts if followed.plan else ()
    debtor = made.debtor
    if followed.address is not None and debtor.address is None:
        debtor = replace(debtor, address=followed.address.address)
    return replace(
        made,
        debtor=debtor,
        events=tuple(sorted(events, key=lambda event: event.on)),
        plan=tuple(sorted(plan, key=lambda part: part.on)),
        follow_up=FollowUp(
            dispute=made.follow_up.dispute or followed.disputed,
            promise=max(running, default=None),
            do_not_remind=followed.paused(on),
        ),
    )
