"""What the user notes of a customer, one fact at a time: each answers the follow-up with that fact in it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial, reduce
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


def with_clients(tracking: FollowedLedger, who: Mapping[int, DebtorKind]) -> CustomerNotes:
    """Who customers are, by their numbers; the limitation follows."""
    clients = {debtor: NotedClient(tracking.on, client_kind(kind), kind) for debtor, kind in who.items()}
    return _with(tracking, {debtor: partial(_over, client=client) for debtor, client in clients.items()})


def with_union(tracking: FollowedLedger, debtors: Sequence[int]) -> CustomerNotes:
    """These customers are one, from now on and in the exports to come."""
    noted = [tracking.noted(debtor) for debtor in debtors]
    keys = tuple(
        sorted({key for customer in noted for key in customer.keys} | {tracking.key(debtor) for debtor in debtors})
    )
    before = next((customer.union for customer in noted if customer.union is not None), None)
    union = _stamped(before, NotedUnion(tracking.on))
    others = [other for other in tracking.follow_up.debtors if not set(other.keys) & set(keys)]
    return replace(tracking.follow_up, debtors=united((*others, *noted[1:], replace(noted[0], keys=keys, union=union))))


def with_union_undone(tracking: FollowedLedger, followed: Followed) -> CustomerNotes:
    """These accounts are several customers after all; it is not proposed again. What was noted stays with the first."""
    apart = tuple(sorted({*followed.apart, *followed.keys}))
    undone = replace(_over(followed, union=NotedUnion(tracking.on, True)), apart=apart)
    others = [other for other in tracking.follow_up.debtors if other is not followed]
    return replace(tracking.follow_up, debtors=united((*others, undone)))


def with_customers_apart(tracking: FollowedLedger, debtors: Sequence[int]) -> CustomerNotes:
    """These customers bear one name and are several: it is not asked again."""
    keys = {tracking.key(debtor) for debtor in debtors}

    def apart(followed: Followed) -> Followed:
        return replace(followed, apart=tuple(sorted({*followed.apart, *(keys - set(followed.keys))})))

    return _with(tracking, {debtors[0]: apart})


def with_duplicate(tracking: FollowedLedger, debtor: int, duplicate: Duplicate) -> CustomerNotes:
    """That invoice is counted once; `gone`: it is two invoices after all."""
    return _with(tracking, {debtor: partial(beside, duplicates=[duplicate])})


def with_kind(tracking: FollowedLedger, debtor: int, kind: ClientKind | None) -> CustomerNotes:
    """What the customer is, for the limitation alone; None: as the others. Who it is stands when it agrees."""
    client = tracking.noted(debtor).client
    who = client.who if client and client.who and kind is client_kind(client.who) else None
    return _with(tracking, {debtor: partial(_over, client=NotedClient(tracking.on, kind, who))})


def with_dispute(tracking: FollowedLedger, debtor: int, since: date | None, over: bool = False) -> CustomerNotes:
    return _with(tracking, {debtor: partial(_over, dispute=NotedDispute(tracking.on, since, over))})


def with_pause(
    tracking: FollowedLedger, debtor: int, until: date | None, why: str | None, over: bool = False
) -> CustomerNotes:
    return _with(tracking, {debtor: partial(_over, pause=Pause(tracking.on, until, why, over))})


def with_customers(tracking: FollowedLedger, customers: Mapping[int, Customer]) -> CustomerNotes:
    """What the letters to all need of several customers, by their numbers: only what changes is noted. An emptied fact
    is noted too."""

    def noted(followed: Followed, customer: Customer) -> Followed:
        before, on = followed.for_letters, tracking.on
        if customer.kind is not before.kind:
            kind = client_kind(customer.kind) if customer.kind else None
            followed = _over(followed, client=NotedClient(on, kind, customer.kind))
        if customer.address != before.address:
            followed = _over(followed, address=NotedAddress(on, customer.address))
        if (customer.aside, customer.invoices) != (before.aside, before.invoices):
            followed = _over(followed, exclusion=Exclusion(on, customer.aside, tuple(sorted(customer.invoices))))
        return followed

    return _with(tracking, {debtor: partial(noted, customer=customer) for debtor, customer in customers.items()})


def with_plan(tracking: FollowedLedger, debtor: int, parts: tuple[Instalment, ...]) -> CustomerNotes:
    """Instalments agreed on; none: the plan is given up. One that is only added to is still held against what was owed
    when it began. Raises InvalidFollowUp for too many."""
    if len(parts) > MOST:
        raise InvalidFollowUp(f"Un échéancier compte {MOST} versements au plus.", "Groupez les versements.")
    before = tracking.noted(debtor).plan
    grown = before is not None and before.parts and set(before.parts) <= set(parts)
    base = before.base if before is not None and grown else tracking.seen(debtor)
    plan = InstalmentPlan(tracking.on, base, tuple(sorted(parts, key=lambda part: part.on)))
    return _with(tracking, {debtor: partial(_over, plan=plan)})


def with_promise(tracking: FollowedLedger, debtor: int, made: date, due: date, amount: int | None) -> CustomerNotes:
    """Raises InvalidFollowUp when the dates contradict each other."""
    if due < made:
        raise InvalidFollowUp("La date promise précède le jour de la promesse.", "Corrigez l'une des deux.")
    promise = Promise(made, due, tracking.seen(debtor), amount)
    return _with(tracking, {debtor: partial(beside, promises=[promise])})


def without_promise(tracking: FollowedLedger, debtor: int, promise: Promise) -> CustomerNotes:
    return _with(tracking, {debtor: partial(beside, promises=[replace(promise, gone=True)])})


def with_promise_kept(tracking: FollowedLedger, debtor: int, promise: Promise) -> CustomerNotes:
    """The user knows better than the export."""
    judged = replace(promise, kept=True, judged=tracking.ledger.as_of)
    return _with(tracking, {debtor: partial(beside, promises=[judged])})


def with_letter(
    tracking: FollowedLedger,
    debtor: int,
    kind: LetterKind,
    on: date,
    channel: Channel | None,
    until: date | None = None,
) -> CustomerNotes:
    """A letter sent. Raises InvalidFollowUp for a date still to come, or an end before it."""
    if until is not None and until < on:
        raise InvalidFollowUp("Le délai laissé finit avant l'envoi.", "Corrigez l'une des deux dates.")
    return with_letters(tracking, [(debtor, SentLetter(kind, on, channel, until))])


def with_letters(tracking: FollowedLedger, sent: Iterable[tuple[int, SentLetter]]) -> CustomerNotes:
    """Many letters sent at once, each with the number of its customer. Raises InvalidFollowUp for a date still to come."""
    letters: dict[int, list[SentLetter]] = {}
    for debtor, letter in sent:
        if letter.on > tracking.on:
            raise InvalidFollowUp(
                f"Un courrier ne peut pas être déjà parti le {letter.on:%d/%m/%Y}.", "Indiquez le jour de l'envoi."
            )
        letters.setdefault(debtor, []).append(letter)
    return _with(tracking, {debtor: partial(beside, letters=of_one) for debtor, of_one in letters.items()})


def without_letter(tracking: FollowedLedger, debtor: int, letter: SentLetter) -> CustomerNotes:
    return _with(tracking, {debtor: partial(beside, letters=[replace(letter, gone=True)])})


def with_receipt(tracking: FollowedLedger, debtor: int, receipt: Receipt) -> CustomerNotes:
    """A payment that the person confirmed. Raises InvalidFollowUp for a day still to come."""
    if receipt.on > tracking.on:
        raise InvalidFollowUp(
            f"Un paiement ne peut pas être déjà reçu le {receipt.on:%d/%m/%Y}.",
            "Choisissez une date de calcul qui ne précède pas le relevé.",
        )
    return _with(tracking, {debtor: partial(beside, receipts=[receipt])})


def without_receipt(tracking: FollowedLedger, debtor: int, receipt: Receipt) -> CustomerNotes:
    return _with(tracking, {debtor: partial(beside, receipts=[replace(receipt, gone=True)])})


def with_insolvency(tracking: FollowedLedger, answers: Mapping[int, NotedInsolvency]) -> CustomerNotes:
    """What the BODACC answered of several customers, by their numbers."""
    return _with(tracking, {debtor: partial(_over, insolvency=answer) for debtor, answer in answers.items()})


def _with(tracking: FollowedLedger, changes: Mapping[int, Callable[[Followed], Followed]]) -> CustomerNotes:
    """The follow-up with each of these customers, by its number, as its change makes it."""
    changed = []
    for debtor, change in changes.items():
        customer = tracking.noted(debtor)
        noted = change(replace(customer, keys=tuple(sorted({*customer.keys, tracking.key(debtor)}))))
        if noted.is_noted:
            changed.append(noted)
    taken = {key for customer in changed for key in customer.keys}
    others = [other for other in tracking.follow_up.debtors if not taken & set(other.keys)]
    return replace(tracking.follow_up, debtors=united((*others, *changed)))


def _over(customer: Followed, **facts: Any) -> Followed:
    """With facts that it has once, each over the one it had."""
    return replace(customer, **{name: _stamped(getattr(customer, name), fact) for name, fact in facts.items()})


def _stamped(before: Any, fact: Any) -> Any:
    """Never noted before the fact that it stands over, even when the screens speak of an earlier day."""
    return fact if before is None else replace(fact, noted=max(fact.noted, before.noted), turn=before.turn + 1)


def beside(customer: Followed, **facts: Iterable[Any]) -> Followed:
    """With facts that it has several of, each in place of the one of its id."""
    return replace(customer, **{name: reduce(_set, each, getattr(customer, name)) for name, each in facts.items()})


def _set(values: tuple[Any, ...], fact: Any) -> tuple[Any, ...]:
    before = next((each for each in values if each.id == fact.id), None)
    if before is None and len(values) >= MOST:
        raise InvalidFollowUp(f"Ce client a déjà {MOST} notes de cette sorte.", "Retirez les plus anciennes.")
    others = [each for each in values if each.id != fact.id]
    turn = 0 if before is None else before.turn + 1
    return tuple(sorted([*others, replace(fact, turn=turn)], key=lambda each: each.id))
