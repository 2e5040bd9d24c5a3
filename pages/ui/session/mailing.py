"""The letters of a whole ledger, in the session: what was noted of its customers for them, and what was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from guide.case.model import Address
from guide.ledger.dunning import with_customers
from guide.letters.mailing import Aside, Customer, Settings, Triage, noted_customers, triage
from guide.letters.word import Letterhead
from guide.values.text import printable
from pages.ui.kit.labels import DEBTOR_KINDS
from pages.ui.session import notes
from pages.ui.session.store import Memo, Store

if TYPE_CHECKING:
    from guide.ledger.dunning import FollowedLedger
    from guide.ledger.source import FileInfo
    from guide.letters.mailing import WrittenMailing

#: Whether one client is written to, or all.
SCOPE, ALL = "letters.scope", "Tout l’export"
KIND, STREET, CODE, TOWN, ASIDE, INVOICES = (
    "Qui est-ce\u00a0?",
    "Rue",
    "Code postal",
    "Ville",
    "Ne pas lui écrire",
    "Factures à laisser de côté",
)
ASIDES = {
    Aside.CHOIX: "C’est mon choix",
    Aside.CONTESTE: "Il conteste",
    Aside.PROCEDURE: "Sauvegarde, redressement, liquidation",
    Aside.SURENDETTEMENT: "Surendettement",
}
_KINDS_BY_WORDS = {words: kind for kind, words in DEBTOR_KINDS.items()}
_ASIDES_BY_WORDS = {words: aside for aside, words in ASIDES.items()}


@dataclass(frozen=True)
class Made:
    """Letters written for the files of a ledger; `asked`: the settings, the day, the templates, the letterhead, and whether PDF
    and drafts were asked; `noted` once they are in the follow-up."""

    files: tuple[FileInfo, ...]
    asked: tuple[Settings, date, Mapping[str, bytes], Letterhead, tuple[bool, bool]]
    written: WrittenMailing
    noted: bool = False


_CUSTOMERS: Memo[Mapping[str, Customer]] = Memo("batch.customers")
_PLAN: Memo[Triage] = Memo("batch.plan")
_MADE: Store[Made] = Store("batch.made")


def customers(tracked: FollowedLedger) -> Mapping[str, Customer]:
    """What was said of each, by its key in the ledger."""
    return _CUSTOMERS.of((tracked,), lambda: noted_customers(tracked))


def say(tracked: FollowedLedger, changed: Mapping[str, Customer]) -> None:
    """Into the follow-up, where the next export and another day find it."""
    numbers = {key: number for number, key in reversed([*enumerate(tracked.ledger.debtor_keys)])}
    notes.note(with_customers(tracked, {numbers[key]: customer for key, customer in changed.items()}))


def plan(tracked: FollowedLedger, settings: Settings) -> Triage:
    """Sorted again only when the ledger, the notes or the settings changed."""
    return _PLAN.of((tracked, settings), lambda: triage(tracked, settings))


def made() -> Made | None:
    return _MADE.get()


def keep(made: Made | None) -> None:
    """One archive at a time."""
    if made is None:
        _MADE.clear()
    else:
        _MADE.put(made)


def row(customer: Customer) -> dict[str, str | None]:
    """A customer as a line of the grid."""
    address = customer.address or Address()
    return {
        STREET: ", ".join(address.lines),
        CODE: address.postcode or "",
        TOWN: address.city or "",
        KIND: DEBTOR_KINDS[customer.kind] if customer.kind else None,
        ASIDE: ASIDES[customer.aside] if customer.aside else None,
        INVOICES: ", ".join(sorted(customer.invoices)),
    }


def changed(customer: Customer, typed: Mapping[str, Any]) -> Customer:
    """The customer once the cells that were typed are taken; an emptied cell empties the fact."""
    address = customer.address or Address()
    for name, value in typed.items():
        text = _clean(value)
        if name == KIND:
            customer = replace(customer, kind=_KINDS_BY_WORDS.get(text))
        elif name == ASIDE:
            customer = replace(customer, aside=_ASIDES_BY_WORDS.get(text))
        elif name == INVOICES:
            customer = replace(customer, invoices=frozenset(n for n in map(str.strip, text.split(",")) if n))
        elif name == STREET:
            address = replace(address, lines=(text,) if text else ())
        elif name == CODE:
            address = replace(address, postcode=text or None)
        elif name == TOWN:
            address = replace(address, city=text or None)
    return replace(customer, address=None if address == Address() else address)


def _clean(value: Any) -> str:
    return "" if value is None else printable(str(value), "").strip()[:300]
