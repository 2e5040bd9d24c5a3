"""What an export shows since the last time: who paid, who did not keep a promise, who is gone, who has another name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from guide.case.codec import MAX_LIST
from guide.ledger.dunning.followed_ledger import FollowedLedger, track
from guide.ledger.dunning.merge import united
from guide.ledger.dunning.notes import CustomerNotes, Followed, Promise
from guide.ledger.dunning.promises import PromiseState, verdict
from guide.values.french import NBSP, count, day, listed

#: Customers of whom nothing is noted that are kept to be compared with the next export: the largest debts.
COMPARED = 5_000


@dataclass(frozen=True)
class ExportChanges:
    """Since `since`, the last export that was kept (None: there is nothing to compare). Names; amounts in cents."""

    since: date | None
    paid: tuple[str, ...] = ()
    partly: tuple[tuple[str, int], ...] = ()
    kept: tuple[str, ...] = ()
    broken: tuple[tuple[str, date], ...] = ()
    absent: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    by_name: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """« 3 clients ont payé, 2 promesses non tenues »."""
        plural = "s" if len(self.broken) > 1 else ""
        parts = [
            f"{count(len(self.paid), 'client a', 'clients ont')} payé" if self.paid else "",
            f"{count(len(self.partly), 'client a', 'clients ont')} payé une partie" if self.partly else "",
            count(len(self.kept), "promesse tenue", "promesses tenues") if self.kept else "",
            f"{count(len(self.broken), 'promesse', 'promesses')} non{NBSP}tenue{plural}" if self.broken else "",
            count(len(self.absent), "client absent de l'export", "clients absents de l'export") if self.absent else "",
        ]
        news = listed([part for part in parts if part]) or "rien n'a changé"
        return f"Depuis le {day(self.since)} : {news}." if self.since else ""


def changes(tracking: FollowedLedger) -> ExportChanges:
    """Compares this export with what the follow-up kept of an earlier one."""
    as_of = tracking.ledger.as_of
    paid, partly, honoured, broken = [], [], [], []
    before = [debtor.seen.on for debtor in tracking.follow_up.debtors if debtor.seen.on < as_of]
    for number, customer in sorted(tracking.matches.by_debtor.items()):
        name, left = tracking.name(number), tracking.left(number)
        if customer.seen.on < as_of and customer.seen.open > 0:
            gone = customer.seen.open - left(customer.seen.on)
            if gone >= customer.seen.open:
                paid.append(name)
            elif gone > 0:
                partly.append((name, gone))
        for promise, says in _new_verdicts(tracking, number, customer):
            if says is PromiseState.KEPT:
                honoured.append(name)
            else:
                broken.append((name, promise.due))
    absent = [customer.name for customer in tracking.matches.absent if customer.is_noted or customer.seen.open > 0]
    return ExportChanges(
        max(before, default=None),
        tuple(paid),
        tuple(partly),
        tuple(honoured),
        tuple(broken),
        tuple(absent),
        tracking.matches.renamed,
        tracking.matches.by_name,
    )


def to_save(tracking: FollowedLedger, today: date) -> CustomerNotes:
    """The follow-up as it is to be kept: with this export's amounts, keys and names, and what it says of the promises.
    Nobody is dropped of whom something was noted. A day still to come says nothing: `today` is the last one kept."""
    if tracking.ledger.as_of > today:
        tracking = track(tracking.export.at(today), tracking.follow_up, today)
    seen = [_as_seen(tracking, number, customer) for number, customer in tracking.matches.by_debtor.items()]
    known = {key for customer in seen for key in customer.keys}
    room = max(0, min(COMPARED, MAX_LIST - len(seen) - len(tracking.matches.absent)))
    new = [
        tracking.noted(v.number)
        for v in tracking.ledger.debtors
        if v.open > 0 and v.number not in tracking.matches.by_debtor
    ]
    new = [customer for customer in new if not known & set(customer.keys)][:room]
    return replace(tracking.follow_up, debtors=united((*seen, *new, *tracking.matches.absent)))


def _as_seen(tracking: FollowedLedger, number: int, followed: Followed) -> Followed:
    judged = dict(_new_verdicts(tracking, number, followed))
    name = tracking.name(number)
    newer = tracking.ledger.as_of >= followed.seen.on
    return replace(
        followed,
        keys=tuple(sorted({*followed.keys, tracking.key(number)})),
        name=name if newer else followed.name,
        names=tuple(sorted({*followed.names, followed.name, name} - {name if newer else followed.name})),
        seen=tracking.seen(number) if newer else followed.seen,
        promises=tuple(
            replace(p, kept=judged[p] is PromiseState.KEPT, judged=tracking.ledger.as_of) if p in judged else p
            for p in followed.promises
        ),
    )


def _new_verdicts(tracking: FollowedLedger, number: int, followed: Followed) -> Iterator[tuple[Promise, PromiseState]]:
    """The promises that this export is the first to judge."""
    for promise in followed.promised:
        if promise.kept is None:
            says = verdict(promise, tracking.left(number), tracking.ledger.as_of, tracking.on)
            if says in (PromiseState.KEPT, PromiseState.BROKEN):
                yield promise, says
