"""A whole ledger sorted before anything is written: which customer gets which letter, and why the others get none.

Nothing is drawn nor judged here but for customers of whom invoices are set aside: a ledger of many thousands is sorted
at once. What only the law of one debt can tell is found when its letter is written (`batch`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from guide.case.codes import DebtorKind
from guide.case.model import Debtor, Dossier
from guide.claim import LimitationState
from guide.ledger.dunning import Customer, FollowedLedger, LetterKind, client_kind, name_key, siren_of
from guide.ledger.receivables import REMINDER_INTERVAL, UNIDENTIFIED, DebtorView, NextAction, NextStep, next_action
from guide.ledger.source import ClientKind
from guide.letters.mailing.reminder_levels import ReminderLevel, letter_id
from guide.letters.mailing.settings import ASIDE, Settings
from guide.letters.permission import required_facts
from guide.values.french import count, listed, money, short_day

#: Letters of one batch: what one person can sign and post, and what a server can hold.
MOST = 2000


class Lack(StrEnum):
    """What the user may say so that a letter is written."""

    ADRESSE = "adresse"
    GENRE = "genre"
    ECHEANCE = "echeance"


@dataclass(frozen=True)
class NotSent:
    """A customer who gets no letter; `instead`: the letters that suit, if any."""

    number: int
    key: str
    name: str
    overdue: int
    reason: str
    instead: tuple[str, ...] = ()
    lacks: Lack | None = None


@dataclass(frozen=True)
class Planned:
    """A letter to write. `overdue`: what is late, in cents; the letter itself may ask for more."""

    number: int
    key: str
    name: str
    overdue: int
    days_late: int
    level: ReminderLevel
    letter: str
    kind: DebtorKind

    def left_out(self, reason: str, instead: tuple[str, ...] = (), lacks: Lack | None = None) -> NotSent:
        return NotSent(self.number, self.key, self.name, self.overdue, reason, instead, lacks)


@dataclass(frozen=True)
class Triage:
    """Every customer of the ledger, once: the largest debts first."""

    planned: tuple[Planned, ...]
    not_sent: tuple[NotSent, ...]


@dataclass
class _Refused(Exception):
    reason: str
    instead: tuple[str, ...] = ()
    lacks: Lack | None = None


def triage(tracking: FollowedLedger, settings: Settings) -> Triage:
    """Who gets which letter on the day of the tracking."""
    sorter = _Sorter(tracking, settings)
    planned: list[Planned] = []
    not_sent: list[NotSent] = []
    for view in tracking.debtors:
        try:
            planned.append(sorter.planned(view, len(planned)))
        except _Refused as why:
            not_sent.append(NotSent(view.number, view.key, view.name, view.overdue, why.reason, why.instead, why.lacks))
    return Triage(tuple(planned), tuple(not_sent))


def drawn(tracking: FollowedLedger, settings: Settings, number: int, kind: DebtorKind) -> Dossier:
    """The dossier of a customer as its letter sees it: the invoices set aside left out, its address filled in."""
    key = tracking.ledger.debtor_keys[number]
    customer = settings.customers.get(key, Customer())
    made = tracking.draw(number, settings.creditor, kind)
    debtor = made.debtor if customer.address is None else replace(made.debtor, address=customer.address)
    invoices = tuple(invoice for invoice in made.invoices if invoice.number not in customer.invoices)
    return replace(
        made, creditor=settings.creditor, debtor=debtor, invoices=invoices, terms=settings.terms, words=settings.words
    )


class _Sorter:
    """What is looked up for each customer, worked out once."""

    def __init__(self, tracking: FollowedLedger, settings: Settings) -> None:
        self._found, self._settings, ledger = tracking, settings, tracking.ledger
        self._elapsed = (tracking.on - ledger.as_of).days
        items = ledger.ageing.items
        guessed = items.debtor[items.owed & items.estimated & (items.late > 0)]
        self._guessed = frozenset() if ledger.options.confirmed_terms else frozenset(guessed.tolist())
        self._written = dict(self._recently())
        self._taken: dict[str, str] = {}

    def planned(self, view: DebtorView, so_far: int) -> Planned:
        """Raises _Refused with the reason."""
        settings, customer = self._settings, self._settings.customers.get(view.key, Customer())
        self._owes(view)
        if customer.aside is not None:
            raise _Refused(*ASIDE[customer.aside])
        if not view.identified:
            raise _Refused(UNIDENTIFIED)
        if not name_key(view.name):
            raise _Refused("L'export ne dit pas qui est ce client : sans nom, pas de lettre.")
        self._not_written_to(view)
        kind = self._kind(view, customer)
        self._permitted(self._decided(view, kind), kind)
        if view.number in self._guessed:
            raise _Refused(
                "L'échéance est estimée, l'export ne la donne pas : confirmez les échéances avant de réclamer.",
                lacks=Lack.ECHEANCE,
            )
        days_late, overdue = self._lateness(view, customer, kind)
        level = settings.rule.level(days_late)
        if level is None:
            raise _Refused(f"Retard de {count(days_late, 'jour', 'jours')} : votre règle n'écrit pas encore.")
        self._reachable(view, customer, kind)
        if so_far >= MOST:
            raise _Refused(f"Au-delà de {MOST} lettres en une fois : refaites un envoi après celui-ci.")
        self._taken |= dict.fromkeys(_marks(view.key, view.name), view.name)
        return Planned(
            view.number,
            view.key,
            view.name,
            overdue,
            days_late,
            level,
            letter_id(level, self._reminders(view.number, days_late)),
            kind,
        )

    def _owes(self, view: DebtorView) -> None:
        if view.open <= 0:
            credit = f" : vous lui devez {money(view.credit)}" if view.credit else ""
            raise _Refused(f"Ce client ne doit rien{credit}.")
        if view.overdue <= 0 and view.standing.no_due_date <= 0 and not self._elapsed:
            raise _Refused("Aucune facture n'est échue.")

    def _not_written_to(self, view: DebtorView) -> None:
        """One letter a week, whatever name or account the customer stands under."""
        for mark in (f"n:{view.number}", *_marks(view.key, view.name)):
            if mark in self._written:
                last = self._written[mark]
                free = last + timedelta(days=REMINDER_INTERVAL)
                raise _Refused(
                    f"Dernier courrier le {short_day(last)} : pas deux la même semaine. Possible dès le {short_day(free)}."
                )
        for mark in _marks(view.key, view.name):
            if mark in self._taken:
                raise _Refused(
                    f"Il porte le même nom ou le même SIREN que « {self._taken[mark]} », qui a déjà une lettre ici : "
                    "si c'est le même client, réunissez ses factures ; sinon, écrivez-lui à part."
                )

    def _recently(self) -> Iterator[tuple[str, date]]:
        """Everyone written to, or called, in the last days; those that the export does not hold too."""
        limit = self._found.on - timedelta(days=REMINDER_INTERVAL)
        for followed in self._found.follow_up.debtors:
            last = max((letter.on for letter in followed.sent), default=date.min)
            if last > limit:
                for mark in (name for key in followed.keys for name in _marks(key, followed.name)):
                    yield mark, last
        for number, followed in self._found.matches.by_debtor.items():
            last = max((letter.on for letter in followed.sent), default=date.min)
            if last > limit:
                yield f"n:{number}", last

    def _kind(self, view: DebtorView, customer: Customer) -> DebtorKind:
        """What was said of this customer, else of all: but never against what was noted of it."""
        noted = (followed := self._found.of(view.number)) and followed.client
        general = self._settings.kind
        if customer.kind is not None:
            return customer.kind
        if noted and noted.who is not None:
            return noted.who
        if noted and noted.kind is ClientKind.PARTICULIER:
            return DebtorKind.PARTICULIER
        if noted and noted.kind is not None and (general is None or client_kind(general) is not noted.kind):
            general = None
        if general is None:
            raise _Refused(
                "Dites qui est ce client : la loi n'est pas la même pour une entreprise, un particulier, une "
                "administration.",
                lacks=Lack.GENRE,
            )
        return general

    def _decided(self, view: DebtorView, kind: DebtorKind) -> NextStep:
        """The step of the plan of the week; a limitation that was counted for another kind is left to the letter."""
        if client_kind(kind) is not self._found.ledger.kind_of(view.number):
            seen = replace(view.standing, limitation=LimitationState.EN_COURS, deadline=None)
            action, reason = next_action(seen)
            view = replace(view, standing=seen, next_action=action, reason=reason)
        return self._found.decision(view)

    def _permitted(self, decision: NextStep, kind: DebtorKind) -> None:
        action = decision.action
        if action is NextAction.ACTE_INTERRUPTIF and not kind.is_administration:
            raise _Refused(f"{decision.reason} Une lettre ne l'arrête pas : traitez ce client à part.")
        if decision.wait is not None or action is NextAction.OUVRIR_DOSSIER:
            raise _Refused(decision.reason)

    def _lateness(self, view: DebtorView, customer: Customer, kind: DebtorKind) -> tuple[int, int]:
        """Days late of the oldest invoice on the day of the letters, and what is late."""
        if not customer.invoices and view.standing.days_late:
            return view.standing.days_late + self._elapsed, view.overdue
        on = self._found.on
        self._known(view, customer, kind)
        left = drawn(self._found, self._settings, view.number, kind).invoices
        late = [invoice for invoice in left if invoice.due is not None and invoice.due < on]
        if not late:
            aside = " en dehors de celles que vous avez mises de côté" if customer.invoices else ""
            raise _Refused(f"Aucune facture n'est échue{aside}.")
        return max((on - i.due).days for i in late if i.due), sum(i.open_amount(on) for i in late)

    def _known(self, view: DebtorView, customer: Customer, kind: DebtorKind) -> None:
        """A number set aside that is no invoice of the customer would leave the invoice meant in the letter."""
        invoices = self._found.draw(view.number, self._settings.creditor, kind).invoices
        unknown = sorted(customer.invoices - {invoice.number for invoice in invoices})
        if unknown:
            raise _Refused(
                f"Vous laissez de côté {listed(unknown)}, que ses factures ouvertes ne comptent pas : corrigez le numéro."
            )

    def _reminders(self, number: int, days_late: int) -> int:
        """How many reminders of this debt were sent."""
        followed = self._found.of(number)
        due = self._found.on - timedelta(days=days_late)
        return (
            sum(s.kind is LetterKind.RELANCE and due < s.on <= self._found.on for s in followed.sent) if followed else 0
        )

    def _reachable(self, view: DebtorView, customer: Customer, kind: DebtorKind) -> None:
        known = self._found.ledger.buyers.get(view.number)
        address = customer.address or (known.address if known else None)
        party = Debtor(view.name, address=address, kind=kind, country=known.country if known else "FR")
        lacking = required_facts.missing_address(party, "debtor")
        if lacking:
            names = listed([required_facts.said(fact) for fact in lacking])
            raise _Refused(f"Il manque {names} : complétez pour l'écrire.", lacks=Lack.ADRESSE)


def _marks(key: str, name: str) -> tuple[str, ...]:
    """What tells that two accounts are one customer: its SIREN, its name."""
    siren, called = siren_of(key), name_key(name)
    return tuple(mark for mark in (siren and f"s:{siren}", called and f"c:{called}") if mark)
