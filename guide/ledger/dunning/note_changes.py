"""What the user notes of a customer, one fact at a time: each answers the follow-up with that fact in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from guide.case.codes import Channel, DebtorKind
from guide.case.model import Instalment
from guide.errors import InvalidFollowUp
from guide.ledger.dunning.followed_ledger import Tracking
from guide.ledger.dunning.notes import (
    Client,
    Dispute,
    Followed,
    FollowUp,
    Letter,
    LetterKind,
    Pause,
    Plan,
    Promise,
    client_kind,
    united,
)
from guide.ledger.source.source_files import ClientKind

#: Instalments, promises or letters of one customer: far more than anyone types.
MOST = 200


def with_client(found: Tracking, debtor: int, who: DebtorKind) -> FollowUp:
    """Who the customer is; the limitation follows."""
    return _client(found, debtor, client_kind(who), who)


def with_kind(found: Tracking, debtor: int, kind: ClientKind | None) -> FollowUp:
    """What the customer is, for the limitation alone; None: as the others. Who it is stands when it agrees."""
    held = found.noted(debtor).client
    who = held.who if held and held.who and kind is client_kind(held.who) else None
    return _client(found, debtor, kind, who)


def _client(found: Tracking, debtor: int, kind: ClientKind | None, who: DebtorKind | None) -> FollowUp:
    return _with(found, debtor, lambda held: replace(
        held, client=Client(_day(found.on, held.client), kind, who, _turn(held.client))))  # fmt: skip


def with_dispute(found: Tracking, debtor: int, since: date | None, over: bool = False) -> FollowUp:
    return _with(found, debtor, lambda held: replace(
        held, dispute=Dispute(_day(found.on, held.dispute), since, over, _turn(held.dispute))))  # fmt: skip


def with_pause(
    found: Tracking, debtor: int, until: date | None, why: str | None, over: bool = False
) -> FollowUp:
    return _with(found, debtor, lambda held: replace(
        held, pause=Pause(_day(found.on, held.pause), until, why, over, _turn(held.pause))))  # fmt: skip


def with_plan(found: Tracking, debtor: int, parts: tuple[Instalment, ...]) -> FollowUp:
    """Instalments agreed on; none: the plan is given up. One that is only added to is still held against what was owed
    when it began. Raises InvalidFollowUp for too many."""
    if len(parts) > MOST:
        raise InvalidFollowUp(f"Un échéancier compte {MOST} versements au plus.", "Groupez les versements.")
    ordered = tuple(sorted(parts, key=lambda part: part.on))

    def plan(before: Plan | None) -> Plan:
        grown = before is not None and before.parts and set(before.parts) <= set(parts)
        base = before.base if before is not None and grown else found.seen(debtor)
        return Plan(_day(found.on, before), base, ordered, _turn(before))

    return _with(found, debtor, lambda held: replace(held, plan=plan(held.plan)))


def with_promise(found: Tracking, debtor: int, made: date, due: date, amount: int | None) -> FollowUp:
    """Raises InvalidFollowUp when the dates contradict each other."""
    if due < made:
        raise InvalidFollowUp("La date promise précède le jour de la promesse.", "Corrigez l'une des deux.")
    return _with(found, debtor, lambda held: replace(held, promises=_set(
        held.promises, Promise(made, due, found.seen(debtor), amount))))  # fmt: skip


def without_promise(found: Tracking, debtor: int, promise: Promise) -> FollowUp:
    return _with(found, debtor, lambda held: replace(
        held, promises=_set(held.promises, replace(promise, gone=True))))  # fmt: skip


def with_promise_kept(found: Tracking, debtor: int, promise: Promise, kept: bool) -> FollowUp:
    """The user knows better than the export."""
    told = replace(promise, kept=kept, judged=found.ledger.as_of)
    return _with(found, debtor, lambda held: replace(held, promises=_set(held.promises, told)))


def with_letter(
    found: Tracking,
    debtor: int,
    kind: LetterKind,
    on: date,
    channel: Channel | None,
    until: date | None = None,
) -> FollowUp:
    """A letter sent. Raises InvalidFollowUp for a date still to come, or an end before it."""
    if on > found.on:
        raise InvalidFollowUp(
            f"Un courrier ne peut pas être déjà parti le {on:%d/%m/%Y}.", "Indiquez le jour de l'envoi."
        )
    if until is not None and until < on:
        raise InvalidFollowUp("Le délai laissé finit avant l'envoi.", "Corrigez l'une des deux dates.")
    letter = Letter(kind, on, channel, until)
    return _with(found, debtor, lambda held: replace(held, letters=_set(held.letters, letter)))


def with_letters(found: Tracking, sent: Iterable[tuple[int, LetterKind, date, Channel | None]]) -> FollowUp:
    """Many letters sent at once: (customer, kind, day, channel), each as `with_letter` notes it."""
    changed: dict[int, Followed] = {}
    for debtor, kind, on, channel in sent:
        if on > found.on:
            raise InvalidFollowUp(
                f"Un courrier ne peut pas être déjà parti le {on:%d/%m/%Y}.", "Indiquez le jour de l'envoi."
            )
        held = changed.get(debtor) or found.noted(debtor)
        keys = tuple(sorted({*held.keys, found.key(debtor)}))
        changed[debtor] = replace(held, keys=keys, letters=_set(held.letters, Letter(kind, on, channel)))
    taken = {key for held in changed.values() for key in held.keys}
    others = [other for other in found.follow_up.debtors if not taken & set(other.keys)]
    return replace(found.follow_up, debtors=united((*others, *changed.values())))


def without_letter(found: Tracking, debtor: int, letter: Letter) -> FollowUp:
    return _with(found, debtor, lambda held: replace(
        held, letters=_set(held.letters, replace(letter, gone=True))))  # fmt: skip


def _with(found: Tracking, debtor: int, change: Callable[[Followed], Followed]) -> FollowUp:
    held = found.noted(debtor)
    held = replace(held, keys=tuple(sorted({*held.keys, found.key(debtor)})))
    others = [other for other in found.follow_up.debtors if not set(other.keys) & set(held.keys)]
    return replace(found.follow_up, debtors=united((*others, change(held))))


def _turn(before: Any) -> int:
    return 0 if before is None else before.turn + 1


def _day(on: date, before: Any) -> date:
    """Never before the fact that it stands over, even when the screens speak of an earlier day."""
    return on if before is None else max(on, before.noted)


def _set(held: tuple[Any, ...], fact: Any) -> tuple[Any, ...]:
    """With that fact in place of the one of its id."""
    before = next((each for each in held if each.id == fact.id), None)
    if before is None and len(held) >= MOST:
        raise InvalidFollowUp(f"Ce client a déjà {MOST} notes de cette sorte.", "Retirez les plus anciennes.")
    kept = [each for each in held if each.id != fact.id]
    return tuple(sorted([*kept, replace(fact, turn=_turn(before))], key=lambda each: each.id))
