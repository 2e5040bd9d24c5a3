"""The ledger and the follow-up together: who is who, what was promised and paid, and the next action that it gives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from guide import law
from guide.case.codes import Channel, DebtorKind
from guide.case.model import Creditor, Dossier, Payment
from guide.claim import limitation
from guide.errors import GuideError, NotInForce
from guide.ledger.dunning.customer_match import Matches, match
from guide.ledger.dunning.dossier_notes import with_notes
from guide.ledger.dunning.notes import CustomerNotes, Followed, LetterKind, Seen, clean
from guide.ledger.dunning.outside_facts import NotedInsolvency
from guide.ledger.dunning.promises import Left, Pledge, PromiseState, last_standing, pledges
from guide.ledger.dunning.receipts import with_receipts
from guide.ledger.dunning.united_ledger import united_ledger
from guide.ledger.receivables.customer_dossier import dossier
from guide.ledger.receivables.next_action import RANK, Known, NextStep, Published, Standing, decide
from guide.ledger.receivables.receivables import DebtorView, Ledger
from guide.ledger.source.entries import Mark, summed
from guide.ledger.source.source_files import ClientKind
from guide.values.working_days import working_day


@dataclass(frozen=True, eq=False)
class FollowedLedger:
    """A ledger whose customers are followed, seen `on` a day: the ledger's, or a later one (what was sent or received since
    then counts). `ledger` takes each customer for the kind that was noted, and what was received off what it owes; `export`
    is the same before what was received, `payments` of each of its entries that this lowers."""

    ledger: Ledger
    follow_up: CustomerNotes
    on: date
    matches: Matches
    export: Ledger
    payments: Mapping[int, tuple[Payment, ...]]

    def of(self, debtor: int) -> Followed | None:
        """What was noted of a customer, by its number."""
        return self.matches.by_debtor.get(debtor)

    def noted(self, debtor: int) -> Followed:
        """The same, or the blank note of one of whom nothing was noted yet."""
        return self.of(debtor) or Followed((self.key(debtor),), self.name(debtor), self.seen(debtor))

    def key(self, debtor: int) -> str:
        return clean(self.ledger.debtor_keys[debtor]) or "?"

    def name(self, debtor: int) -> str:
        return clean(self.ledger.debtor_names[debtor]) or "?"

    def seen(self, debtor: int) -> Seen:
        """What a customer owes in this export."""
        ageing = self.ledger.ageing
        return Seen(self.ledger.as_of, int(ageing.debtor_open[debtor]), int(ageing.debtor_overdue[debtor]))

    @cached_property
    def debtors(self) -> tuple[DebtorView, ...]:
        """The customers of the ledger, with the next action that what was noted of them gives."""
        return tuple(self._decided(view) for view in self.ledger.debtors)

    @cached_property
    def by_number(self) -> Mapping[int, DebtorView]:
        return {view.number: view for view in self.debtors}

    @cached_property
    def late(self) -> tuple[DebtorView, ...]:
        """Those who are late and known: first those of whom the BODACC published something, then the most pressing action,
        then the largest debt."""
        late = [view for view in self.debtors if view.overdue > 0 and view.identified]
        return tuple(
            sorted(late, key=lambda view: (not self.decision(view).insolvent, RANK[view.next_action], -view.overdue))
        )

    def decision(self, view: DebtorView) -> NextStep:
        """The step of a customer of `debtors`, with what it waits for."""
        followed = self.of(view.number)
        if followed is None or not followed.is_noted:
            return NextStep(view.next_action, view.reason)
        return decide(view.standing, self._known(view.number, followed, view.standing))

    def _decided(self, view: DebtorView) -> DebtorView:
        followed = self.of(view.number)
        if followed is None or not followed.is_noted:
            return view
        seen = self._standing(view, followed)
        next_step = decide(seen, self._known(view.number, followed, seen))
        return replace(
            view, next_action=next_step.action, reason=next_step.reason, standing=seen, deadline=seen.deadline
        )

    def _standing(self, view: DebtorView, followed: Followed) -> Standing:
        """Toward a public buyer each written claim restarts the limitation (loi 68-1250, art. 2)."""
        written = [s for s in followed.sent if s.channel is not Channel.TELEPHONE and s.on <= self.on]
        if not written or self.ledger.kind_of(view.number) is not ClientKind.PUBLIC:
            return view.standing
        who = followed.client.who if followed.client else None
        drawn = self.draw(view.number, Creditor(""), who or DebtorKind.COLLECTIVITE)
        try:
            period = limitation(drawn, self.on)
        except GuideError:  # an item without a due date: what the ledger estimates is kept
            return view.standing
        return replace(view.standing, limitation=period.state, deadline=period.earliest)

    def _known(self, debtor: int, followed: Followed, seen: Standing) -> Known:
        sent = [letter for letter in followed.sent if letter.on <= self.on]
        oldest_due = self.ledger.as_of.toordinal() - seen.days_late
        after = [letter for letter in sent if letter.on.toordinal() > oldest_due]
        notices = [letter for letter in sent if letter.kind is LetterKind.MISE_EN_DEMEURE]
        notice = notices[-1] if notices and notices[-1] in after else None
        pledge = last_standing(self.pledges(debtor))
        state = pledge.verdict if pledge else None
        due = pledge.due if pledge else None
        pause = followed.pause if followed.paused(self.on) else None
        return Known(
            on=self.on,
            disputed=followed.disputed,
            pledged_until=due if state is PromiseState.RUNNING else None,
            by_plan=pledge is not None and pledge.by_plan,
            broken=due if state is PromiseState.BROKEN else None,
            unseen=due if state is PromiseState.UNSEEN else None,
            reminded=bool(after),
            contacted=sent[-1].on if sent else None,
            notice=notice.on if notice else None,
            notice_end=notice.end if notice else None,
            paused=pause is not None,
            paused_until=pause.until if pause else None,
            why_paused=pause.why if pause else None,
            published=_published(followed.insolvency),
        )

    def pledges(self, debtor: int) -> tuple[Pledge, ...]:
        """What a customer promised, as this export shows it."""
        followed = self.of(debtor)
        if followed is None or not (followed.promises or followed.plan):
            return ()
        return pledges(followed, self.left(debtor), self.ledger.as_of, self.on)

    def broken(self, debtor: int) -> int:
        """How many promises and instalments a customer is known not to have kept."""
        return sum(pledge.verdict is PromiseState.BROKEN for pledge in self.pledges(debtor))

    def last_contact(self, debtor: int) -> date | None:
        """The last letter, call or promise noted."""
        customer = self.of(debtor)
        if customer is None:
            return None
        days = [letter.on for letter in customer.sent] + [promise.made for promise in customer.promised]
        return max((day for day in days if day <= self.on), default=None)

    def left(self, debtor: int) -> Left:
        """What is left of the items of a customer that stood in the export of a day that its note speaks of."""
        return lambda day: self._remaining[debtor, day]

    @cached_property
    def _remaining(self) -> Mapping[tuple[int, date], int]:
        """For each followed customer and each day that its note speaks of, in cents. An item without a date, or taken
        over from an earlier year, is an old one."""
        items, size = self.ledger.ageing.items, len(self.ledger.debtor_keys)
        days = {number: sorted(_bases(customer)) for number, customer in self.matches.by_debtor.items()}
        old = np.isnat(items.issued) | ((items.marks & Mark.OPENING) != 0)
        remaining: dict[tuple[int, date], int] = {}
        for rank in range(max(map(len, days.values()), default=0)):
            mine = {number: all_[rank] for number, all_ in days.items() if rank < len(all_)}
            limit = np.full(size, np.datetime64("NaT", "D"))
            limit[list(mine)] = np.array(list(mine.values()), dtype="datetime64[D]")
            until = limit[items.debtor]
            issued_before = items.owed & ~np.isnat(until) & (old | (items.issued <= until))
            sums = summed(items.debtor[issued_before], items.open[issued_before], size)
            remaining |= {(number, day): int(sums[number]) for number, day in mine.items()}
        return remaining

    def draw(self, debtor: int, creditor: Creditor, kind: DebtorKind) -> Dossier:
        """The dossier of a customer, with what was noted of it."""
        drawn, followed = dossier(self.export, debtor, creditor, kind, self.payments), self.of(debtor)
        return with_notes(drawn, followed, self.pledges(debtor), self.on) if followed else drawn


def track(ledger: Ledger, follow_up: CustomerNotes, on: date | None = None) -> FollowedLedger:
    """The ledger with what was noted of its customers, on the later of its day and `on`."""
    ledger = united_ledger(ledger, follow_up)
    matches = match(ledger.debtor_keys, ledger.debtor_names, follow_up.debtors)
    kinds, businesses = dict(ledger.options.kinds), set(ledger.options.businesses)
    for number, customer in matches.by_debtor.items():
        if customer.client is not None:
            key = ledger.debtor_keys[number]
            kinds.pop(key, None)
            businesses.discard(key)
            if customer.client.kind is not None:
                kinds[key] = customer.client.kind
            if customer.client.is_business:
                businesses.add(key)
    if kinds != ledger.options.kinds or businesses != ledger.options.businesses:
        options = replace(ledger.options, kinds=kinds, businesses=frozenset(businesses))
        ledger = replace(ledger, options=options)
    on = max(on or ledger.as_of, ledger.as_of)
    paid, payments = with_receipts(ledger, matches, on)
    return FollowedLedger(paid, follow_up, on, matches, ledger, payments)


def track_again(before: FollowedLedger, ledger: Ledger, follow_up: CustomerNotes, on: date) -> FollowedLedger:
    """The same ledger, tracked after another note or on another day. Customers put together, invoices counted once and
    kinds of customers are taken over where they are noted as before, and read anew in the ledger where they are not."""
    unchanged = _who_is_who(before.follow_up) == _who_is_who(follow_up)
    return track(before.export if unchanged else ledger, follow_up, on)


def _who_is_who(follow_up: CustomerNotes) -> list[tuple[object, ...]]:
    return [(each.keys, each.union, each.duplicates, each.client) for each in follow_up.debtors]


def _published(noted: NotedInsolvency | None) -> Published | None:
    """The last day to declare is that of a creditor of the same territory as the court, the earliest (CPC 641, 642)."""
    if noted is None or noted.published is None:
        return None
    published = Published(noted.published, noted.nature or "une annonce")
    if noted.opening is None:
        return published
    try:
        declare_by = working_day(law.delay("declaration_creance", noted.opening).value.after(noted.opening))
    except NotInForce:  # older than the texts that are known: the notice is to be read
        return published
    return replace(published, opening=noted.opening, declare_by=declare_by)


def _bases(followed: Followed) -> set[date]:
    plan: Iterable[Seen] = (followed.plan.base,) if followed.plan else ()
    return {base.on for base in (followed.seen, *plan, *(promise.base for promise in followed.promises))}
