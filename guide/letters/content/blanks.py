"""A letter read before all its facts are known: what is missing stands as a marked blank, on screen only.

Nothing of it is ever saved or printed: the dossier of the person does not change.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from guide.case.codes import EventKind
from guide.case.debt_names import is_loan, is_rent
from guide.case.model import TO_COMPLETE, Address, Dossier, Event, Exhibit, Party, ThirdParty
from guide.letters.catalogue.catalogue import ROLES
from guide.values.french import day, short_day

#: Signs that no letter uses, around what is missing.
OPEN, CLOSE = "\u27e6", "\u27e7"
_PARTS = {"lines": "rue", "postcode": "code postal", "city": "ville"}
#: The events whose date alone is missing, and its words.
_DATES = {
    EventKind.JUGEMENT_OUVERTURE: "date du jugement d'ouverture",
    EventKind.MISE_EN_DEMEURE: "date de la mise en demeure",
    EventKind.CONTESTATION_MANDATAIRE: "jour où vous avez reçu sa lettre",
    EventKind.BODACC: "date de publication au BODACC",
}


@dataclass(frozen=True)
class Blanked:
    """`dates`: how a date that stands for a missing one is printed, and the blank to show in its place."""

    dossier: Dossier
    dates: tuple[tuple[str, str], ...] = ()

    def shown(self, text: str) -> str:
        """A paragraph of the letter with its blanks."""
        for printed, mark in self.dates:
            text = text.replace(printed, mark)
        return text


def blank(words: str) -> str:
    return f"{OPEN}{words}{CLOSE}"


def number_words(dossier: Dossier) -> tuple[str, str]:
    """What tells one debt from the others, and an example of it: a number, the month of a rent, the name of a loan."""
    if is_rent(dossier):
        return "mois du loyer", "mars 2026"
    return ("nom du prêt", "prêt du 3 janvier 2025") if is_loan(dossier) else ("numéro de la facture", "F2026-014")


def with_blanks(dossier: Dossier, missing: Sequence[str], on: date) -> Blanked:
    """The dossier as a letter may be drawn from it. What no blank can stand for (a plan, a sum) stays missing."""
    made: dict[str, Any] = {}
    for who, words in (("creditor", "votre nom"), ("debtor", "nom du client")):
        party = getattr(dossier, who)
        made[who] = _party(party, words, {fact for fact in missing if fact.startswith(f"{who}.")}, who)
    if "invoices.number" in missing:
        called, _ = number_words(dossier)
        numbers = [called]
        if len(dossier.invoices) > 1:
            numbers = [f"{called} {n}" for n in range(1, len(dossier.invoices) + 1)]
        made["invoices"] = tuple(
            replace(invoice, number=blank(words)) if invoice.number.strip() in ("", TO_COMPLETE) else invoice
            for invoice, words in zip(dossier.invoices, numbers, strict=True)
        )
    roles = [fact.partition(".")[2] for fact in missing if fact.startswith("third_parties.")]
    others = tuple(party for party in dossier.third_parties if party.role not in roles)
    made["third_parties"] = (
        *others,
        *(ThirdParty(role, blank(ROLES[role]), _ADDRESS) for role in roles if role in ROLES),
    )
    passages = {
        fact.partition(".")[2]: blank("ce que vous avez à dire") for fact in missing if fact.startswith("words.")
    }
    made["words"] = {**dossier.words, **passages}
    if "exhibits" in missing:
        made["exhibits"] = (Exhibit(blank("vos pièces")),)
    return _dated(replace(dossier, **made), missing, on)


_ADDRESS = Address((blank("rue"),), blank("code postal"), blank("ville"))


def _party(party: Party, words: str, missing: set[str], who: str) -> Party:
    changes: dict[str, Any] = {}
    if f"{who}.name" in missing:
        changes["name"] = blank(words)
    if f"{who}.address" in missing:
        changes["address"] = _ADDRESS
    for part, name in _PARTS.items():
        if f"{who}.address.{part}" in missing:
            value = (blank(name),) if part == "lines" else blank(name)
            changes["address"] = replace(changes.get("address") or party.address or Address(), **{part: value})
    return replace(party, **changes)


def _dated(dossier: Dossier, missing: Sequence[str], on: date) -> Blanked:
    """A date that nothing of the dossier bears stands for a missing one, so that it is known again where it is printed."""
    borne = {event.on for event in dossier.events}
    borne |= {when for invoice in dossier.invoices for when in (invoice.issued, invoice.completed, invoice.due) if when}
    dates: list[tuple[str, str]] = []
    for kind, words in _DATES.items():
        if f"events.{kind}" not in missing:
            continue
        published = dossier.first(EventKind.BODACC, on=on)
        stand_in = min(on, published.on if published else on)
        while stand_in in borne or stand_in == on:
            stand_in -= timedelta(days=1)
        borne.add(stand_in)
        dossier = replace(dossier, events=(*dossier.events, Event(kind, stand_in)))
        dates += [(day(stand_in), blank(words)), (short_day(stand_in), blank(words))]
    return Blanked(dossier, tuple(dates))
