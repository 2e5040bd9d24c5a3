"""What the user notes of a customer, one fact at a time: each answers the follow-up with that fact in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from guide.case.codes import Channel, DebtorKind
from guide.case.model import Instalment
from guide.errors import InvalidFollowUp
from guide.ledger.dunning.followed_ledger import FollowedLedger
from guide.ledger.dunning.merge import united
from guide.ledger.dunning.notes import (
    Customer,
    CustomerNotes,
    Duplicate,
    Exclusion,
    Followed,
    InstalmentPlan,
    LetterKind,
    NotedAddress,
    NotedClient,
    NotedDispute,
    NotedUnion,
    Pause,
    Promise,
    SentLetter,
    client_kind,
)
from guide.ledger.dunning.outside_facts import NotedInsolvency, Receipt
from guide.ledger.source.source_files import ClientKind

#: Instalments, promises or letters of one customer: far more than anyone types.
MOST = 200


def with_client(tracking: FollowedLedger, debtor: int, who: DebtorKind) -> CustomerNotes:
    """Who the customer is; the limitation follows."""
    return _client(tracking, debtor, client_kind(who), who)


def with_clients(tracking: FollowedLedger, who: Mapping[int, DebtorKind]) -> CustomerNotes:
    """Who several customers are, by their numbers, each as `with_client` notes it."""

    def noted(followed: Followed, kind: DebtorKind) -> Followed:
        client = NotedClient(_day(tracking.on, followed.client), client_kind(kind), kind, _turn(followed.client))
        return replace(followed, client=client)

    return _with_each(tracking, {debtor: partial(noted, kind=kind) for debtor, kind in who.items()})


def with_union(tracking: FollowedLedger, debtors: Sequence[int]) -> CustomerNotes:
    """These customers are one, from now on and in the exports to come."""
    noted = [tracking.noted(debtor) for debtor in debtors]
    keys = tuple(
        sorted({key for customer in noted for key in customer.keys} | {tracking.key(debtor) for debtor in debtors})
    )
    before = next((customer.union for customer in noted if customer.union is not None), None)
    union = NotedUnion(_day(tracking.on, before), False, _turn(before))
    others = [other for other in tracking.follow_up.debtors if not set(other.keys) & set(keys)]
    return replace(tracking.follow_up, debtors=united((*others, *noted[1:], replace(noted[0], keys=keys, union=union))))


def with_union_undone(tracking: FollowedLedger, followed: Followed) -> CustomerNotes:
    """These accounts are several customers after all; it is not proposed again. What was noted stays with the first."""
    union = NotedUnion(_day(tracking.on, followed.union), True, _turn(followed.union))
    undone = replace(followed, union=union, apart=tuple(sorted({*followed.apart, *followed.keys})))
    others = [other for other in tracking.follow_up.debtors if other is not followed]
    return replace(tracking.follow_up, debtors=united((*others, undone)))


def with_customers_apart(tracking: FollowedLedger, debtors: Sequence[int]) -> CustomerNotes:
    """These customers bear one name and are several: it is not asked again."""
    keys = {tracking.key(debtor) for debtor in debtors}

    def apart(followed: Followed) -> Followed:
        return replace(followed, apart=tuple(sorted({*followed.apart, *(keys - set(followed.keys))})))

    return _with(tracking, debtors[0], apart)


def with_duplicate(tracking: FollowedLedger, debtor: int, duplicate: Duplicate) -> CustomerNotes:
    """That invoice is counted once; `gone`: it is two invoices after all."""
    return _with(tracking, debtor, lambda customer: replace(customer, duplicates=_set(customer.duplicates, duplicate)))


def with_kind(tracking: FollowedLedger, debtor: int, kind: ClientKind | None) -> CustomerNotes:
    """What the customer is, for the limitation alone; None: as the others. Who it is stands when it agrees."""
    client = tracking.noted(debtor).client
    who = client.who if client and client.who and kind is client_kind(client.who) else None
    return _client(tracking, debtor, kind, who)


def _client(tracking: FollowedLedger, debtor: int, kind: ClientKind | None, who: DebtorKind | None) -> CustomerNotes:
    return _with(
        tracking,
        debtor,
        lambda customer: replace(
            customer, client=NotedClient(_day(tracking.on, customer.client), kind, who, _turn(customer.client))
        ),
    )


def with_dispute(tracking: FollowedLedger, debtor: int, since: date | None, over: bool = False) -> CustomerNotes:
    return _with(
        tracking,
        debtor,
        lambda customer: replace(
            customer, dispute=NotedDispute(_day(tracking.on, customer.dispute), since, over, _turn(customer.dispute))
        ),
    )


def with_pause(
    tracking: FollowedLedger, debtor: int, until: date | None, why: str | None, over: bool = False
) -> CustomerNotes:
    return _with(
        tracking,
        debtor,
        lambda customer: replace(
            customer, pause=Pause(_day(tracking.on, customer.pause), until, why, over, _turn(customer.pause))
        ),
    )


def with_customers(tracking: FollowedLedger, customers: Mapping[int, Customer]) -> CustomerNotes:
    """What the letters to all need of several customers, by their numbers: only what changes is noted. An emptied fact
    is noted too."""

    def noted(followed: Followed, customer: Customer) -> Followed:
        before, on = followed.for_letters, tracking.on
        if customer.kind is not before.kind:
            kind = client_kind(customer.kind) if customer.kind else None
            client = NotedClient(_day(on, followed.client), kind, customer.kind, _turn(followed.client))
            followed = replace(followed, client=client)
        if customer.address != before.address:
            address = NotedAddress(_day(on, followed.address), customer.address, _turn(followed.address))
            followed = replace(followed, address=address)
        if (customer.aside, customer.invoices) != (before.aside, before.invoices):
            numbers = tuple(sorted(customer.invoices))
            left_out = Exclusion(_day(on, followed.exclusion), customer.aside, numbers, _turn(followed.exclusion))
            followed = replace(followed, exclusion=left_out)
        return followed

    return _with_each(tracking, {debtor: partial(noted, customer=customer) for debtor, customer in customers.items()})


def with_plan(tracking: FollowedLedger, debtor: int, parts: tuple[Instalment, ...]) -> CustomerNotes:
    """Instalments agreed on; none: the plan is given up. One that is only added to is still held against what was owed
    when it began. Raises InvalidFollowUp for too many."""
    if len(parts) > MOST:
        raise InvalidFollowUp(f"Un échéancier compte {MOST} versements au plus.", "Groupez les versements.")
    ordered = tuple(sorted(parts, key=lambda part: part.on))

    def plan(before: InstalmentPlan | None) -> InstalmentPlan:
        grown = before is not None and before.parts and set(before.parts) <= set(parts)
        base = before.base if before is not None and grown else tracking.seen(debtor)
        return InstalmentPlan(_day(tracking.on, before), base, ordered, _turn(before))

    return _with(tracking, debtor, lambda customer: replace(customer, plan=plan(customer.plan)))


def with_promise(tracking: FollowedLedger, debtor: int, made: date, due: date, amount: int | None) -> CustomerNotes:
    """Raises InvalidFollowUp when the dates contradict each other."""
    if due < made:
        raise InvalidFollowUp("La date promise précède le jour de la promesse.", "Corrigez l'une des deux.")
    return _with(
        tracking,
        debtor,
        lambda customer: replace(
            customer, promises=_set(customer.promises, Promise(made, due, tracking.seen(debtor), amount))
        ),
    )


def without_promise(tracking: FollowedLedger, debtor: int, promise: Promise) -> CustomerNotes:
    return _with(
        tracking,
        debtor,
        lambda customer: replace(customer, promises=_set(customer.promises, replace(promise, gone=True))),
    )


def with_promise_kept(tracking: FollowedLedger, debtor: int, promise: Promise, keep: bool) -> CustomerNotes:
    """The user knows better than the export."""
    judged = replace(promise, kept=keep, judged=tracking.ledger.as_of)
    return _with(tracking, debtor, lambda customer: replace(customer, promises=_set(customer.promises, judged)))


def with_letter(
    tracking: FollowedLedger,
    debtor: int,
    kind: LetterKind,
    on: date,
    channel: Channel | None,
    until: date | None = None,
) -> CustomerNotes:
    """A letter sent. Raises InvalidFollowUp for a date still to come, or an end before it."""
    if on > tracking.on:
        raise InvalidFollowUp(
            f"Un courrier ne peut pas être déjà parti le {on:%d/%m/%Y}.", "Indiquez le jour de l'envoi."
        )
    if until is not None and until < on:
        raise InvalidFollowUp("Le délai laissé finit avant l'envoi.", "Corrigez l'une des deux dates.")
    letter = SentLetter(kind, on, channel, until)
    return _with(tracking, debtor, lambda customer: replace(customer, letters=_set(customer.letters, letter)))


def with_letters(
    tracking: FollowedLedger, sent: Iterable[tuple[int, LetterKind, date, Channel | None]]
) -> CustomerNotes:
    """Many letters sent at once: (customer, kind, day, channel), each as `with_letter` notes it."""
    changed: dict[int, Followed] = {}
    for debtor, kind, on, channel in sent:
        if on > tracking.on:
            raise InvalidFollowUp(
                f"Un courrier ne peut pas être déjà parti le {on:%d/%m/%Y}.", "Indiquez le jour de l'envoi."
            )
        customer = changed.get(debtor) or tracking.noted(debtor)
        keys = tuple(sorted({*customer.keys, tracking.key(debtor)}))
        changed[debtor] = replace(customer, keys=keys, letters=_set(customer.letters, SentLetter(kind, on, channel)))
    taken = {key for customer in changed.values() for key in customer.keys}
    others = [other for other in tracking.follow_up.debtors if not taken & set(other.keys)]
    return replace(tracking.follow_up, debtors=united((*others, *changed.values())))


def without_letter(tracking: FollowedLedger, debtor: int, letter: SentLetter) -> CustomerNotes:
    return _with(
        tracking, debtor, lambda customer: replace(customer, letters=_set(customer.letters, replace(letter, gone=True)))
    )


def with_receipt(tracking: FollowedLedger, debtor: int, receipt: Receipt) -> CustomerNotes:
    """A payment that the person confirmed. Raises InvalidFollowUp for a day still to come."""
    if receipt.on > tracking.on:
        raise InvalidFollowUp(
            f"Un paiement ne peut pas être déjà reçu le {receipt.on:%d/%m/%Y}.",
            "Choisissez une date de calcul qui ne précède pas le relevé.",
        )
    return _with(tracking, debtor, lambda customer: replace(customer, receipts=_set(customer.receipts, receipt)))


def without_receipt(tracking: FollowedLedger, debtor: int, receipt: Receipt) -> CustomerNotes:
    return _with(
        tracking,
        debtor,
        lambda customer: replace(customer, receipts=_set(customer.receipts, replace(receipt, gone=True))),
    )


def with_insolvency(tracking: FollowedLedger, answers: Mapping[int, NotedInsolvency]) -> CustomerNotes:
    """What the BODACC answered of several customers, by their numbers."""

    def noted(followed: Followed, answer: NotedInsolvency) -> Followed:
        before = followed.insolvency
        return replace(followed, insolvency=replace(answer, noted=_day(answer.noted, before), turn=_turn(before)))

    return _with_each(tracking, {debtor: partial(noted, answer=answer) for debtor, answer in answers.items()})


def _with(tracking: FollowedLedger, debtor: int, change: Callable[[Followed], Followed]) -> CustomerNotes:
    customer = tracking.noted(debtor)
    customer = replace(customer, keys=tuple(sorted({*customer.keys, tracking.key(debtor)})))
    others = [other for other in tracking.follow_up.debtors if not set(other.keys) & set(customer.keys)]
    return replace(tracking.follow_up, debtors=united((*others, change(customer))))


def _with_each(tracking: FollowedLedger, change: Mapping[int, Callable[[Followed], Followed]]) -> CustomerNotes:
    changed = []
    for debtor, each in change.items():
        customer = tracking.noted(debtor)
        noted = each(replace(customer, keys=tuple(sorted({*customer.keys, tracking.key(debtor)}))))
        if noted.is_noted:
            changed.append(noted)
    taken = {key for customer in changed for key in customer.keys}
    others = [other for other in tracking.follow_up.debtors if not taken & set(other.keys)]
    return replace(tracking.follow_up, debtors=united((*others, *changed)))


def _turn(before: Any) -> int:
    return 0 if before is None else before.turn + 1


def _day(on: date, before: Any) -> date:
    """Never before the fact that it stands over, even when the screens speak of an earlier day."""
    return on if before is None else max(on, before.noted)


def _set(values: tuple[Any, ...], fact: Any) -> tuple[Any, ...]:
    """With that fact in place of the one of its id."""
    before = next((each for each in values if each.id == fact.id), None)
    if before is None and len(values) >= MOST:
        raise InvalidFollowUp(f"Ce client a déjà {MOST} notes de cette sorte.", "Retirez les plus anciennes.")
    others = [each for each in values if each.id != fact.id]
    return tuple(sorted([*others, replace(fact, turn=_turn(before))], key=lambda each: each.id))
