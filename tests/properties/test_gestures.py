"""Any sequence of gestures, save, reopen: the same. The functions that the screens call, without their drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from unittest import mock

import streamlit
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from guide import path, workspace
from guide.case.codes import Channel, DebtorKind, EventKind
from guide.case.model import CreditNote, Creditor, Debtor, Dossier, Event, Exhibit, Invoice, Payment
from guide.case.storage import dumps, loads
from guide.errors import GuideError
from guide.values import identifiers
from guide.values.dates import OLDEST_BIRTH, parse_date
from guide.values.postal import parse_envelope
from pages.ui import session
from pages.ui.dossier import invoice_grid, invoices, payment_received, payments
from pages.ui.letters import blanks, envelopes
from pages.ui.page import fields
from pages.ui.session import saving

TODAY = date(2026, 11, 29)
TEXTS = st.sampled_from(
    ["", " ", "Durand & Fils", "à compléter", "<b>\u202e", "é" * 99, "A\x07B", "\u200b", "\ud800", "62000 A"]
)
AMOUNTS = st.sampled_from(["1 200,00", "0", "-5", "12", "999999999,99", "1e9", "abc", ""])
DAYS = st.sampled_from(
    ["02/03/2026", "1970-01-01", "1/1/1961", "31/12/2099", "32/13/2026", "2100-01-01", "", "26112026"]
)
NUMBERS = st.sampled_from(["F1", "F2", "F3", "  F1 ", "", "\u200bF1"])
Parse = Callable[[str], Any]
#: The fields of the screens: place of the fact, how it is read, what is typed in it.
PARTIES: dict[str, tuple[Parse, st.SearchStrategy[str]]] = {
    **{
        f"{who}.{part}": (fields.clean, TEXTS)
        for who in ("creditor", "debtor")
        for part in ("name", "email", "legal_form", "address.city", "address.postcode")
    },
    "creditor.siren": (identifiers.validate_siren, st.sampled_from(["732 829 320", "1", ""])),
    "creditor.born_on": (partial(parse_date, first=OLDEST_BIRTH), DAYS),
    "terms.capitalisation": (parse_date, DAYS),
}
INVOICE: dict[str, tuple[Parse, st.SearchStrategy[str]]] = {
    "amount": (fields._positive, AMOUNTS),
    "retention": (fields._positive, AMOUNTS),
    "disputed_amount": (fields._positive, AMOUNTS),
    "settled": (fields._positive, AMOUNTS),
    "due": (parse_date, DAYS),
    "issued": (parse_date, DAYS),
    "completed": (parse_date, DAYS),
}


@contextmanager
def held(state: dict[str, Any]) -> Iterator[None]:
    """A session, and no drawing: what a gesture asks to be drawn again is not."""
    with mock.patch.object(streamlit, "session_state", state), mock.patch.object(streamlit, "rerun"):
        yield


class Gestures(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.state: dict[str, Any] = {"as_of": TODAY}

    @initialize(kind=st.sampled_from(DebtorKind))
    def begin(self, kind: DebtorKind) -> None:
        with held(self.state):
            session.workspace.begin(Dossier(Creditor(""), Debtor("", kind=kind)))

    def dossier(self) -> Dossier:
        found = self.state["dossier"]
        assert isinstance(found, Dossier)
        return found

    def type(self, name: str, parse: Parse, typed: str, commit: fields.Commit) -> None:
        with held(self.state):
            self.state[fields.key(name)] = typed
            fields._commit(fields.key(name), commit, parse)

    @rule(data=st.data(), place=st.sampled_from(sorted(PARTIES)))
    def type_in_a_party(self, data: st.DataObject, place: str) -> None:
        parse, typed = PARTIES[place]
        self.type(place, parse, data.draw(typed), lambda value: _name_or(place, value))

    @rule(data=st.data(), part=st.sampled_from(sorted(INVOICE)))
    @precondition(lambda self: self.dossier().invoices)
    def type_in_an_invoice(self, data: st.DataObject, part: str) -> None:
        at = data.draw(st.integers(0, len(self.dossier().invoices) - 1))
        parse, typed = INVOICE[part]
        place = f"invoices.{at}.{part}"
        self.type(place, parse, data.draw(typed), fields.required(place) if part == "amount" else fields.bound(place))

    @rule(typed=NUMBERS, data=st.data())
    @precondition(lambda self: self.dossier().invoices)
    def rename_an_invoice(self, typed: str, data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(self.dossier().invoices) - 1))
        commits: list[fields.Commit] = [partial(invoices._rename, at), blanks._number(at)]
        commit = data.draw(st.sampled_from(commits))
        self.type(f"invoices.{at}.number", fields.clean, typed, commit)

    @rule(number=NUMBERS, amount=st.integers(1, 10**9), part=st.booleans())
    def add_an_invoice(self, number: str, amount: int, part: bool) -> None:
        """As its form does; one that an export cut in instalments names another."""
        number = fields.clean(number)
        numbers = [invoice.number for invoice in self.dossier().invoices]
        if number and number not in numbers:
            added = Invoice(number, amount, part_of=numbers[0] if part and numbers else None)
            with held(self.state):
                session.dossier.change(replace(self.dossier(), invoices=(*self.dossier().invoices, added)))

    @rule(data=st.data())
    @precondition(lambda self: self.dossier().invoices)
    def remove_an_invoice(self, data: st.DataObject) -> None:
        with held(self.state):
            invoices._remove(data.draw(st.sampled_from(self.dossier().invoices)).number)

    @rule(data=st.data(), number=NUMBERS, amount=AMOUNTS, due=DAYS)
    def type_in_the_grid(self, data: st.DataObject, number: str, amount: str, due: str) -> None:
        lines = [invoice_grid.row(invoice) for invoice in self.dossier().invoices]
        typed = {invoice_grid.NUMBER: number, invoice_grid.AMOUNT: amount, invoice_grid.DUE: due}
        at = data.draw(st.integers(0, len(lines)))
        lines[at : at + 1] = [{**(lines[at] if at < len(lines) else {}), **typed}]
        with held(self.state), suppress(GuideError):
            session.dossier.change(invoice_grid.retaken(self.dossier(), lines))

    @rule(data=st.data(), on=st.dates(date(1990, 1, 1), date(2099, 12, 31)), amount=st.integers(1, 10**9))
    @precondition(lambda self: self.dossier().invoices)
    def note_a_payment(self, data: st.DataObject, on: date, amount: int) -> None:
        number = data.draw(st.sampled_from([None, *(invoice.number for invoice in self.dossier().invoices)]))
        with held(self.state):
            if number is not None and data.draw(st.booleans()):
                invoice = payments._invoice(number)
                payments._change(replace(invoice, credit_notes=(*invoice.credit_notes, CreditNote(on, amount))))
            else:
                payment_received._note(Payment(on, amount), number)

    @rule(on=st.dates(date(1990, 1, 1), date(2099, 12, 31)), kind=st.sampled_from(EventKind), note=TEXTS)
    def note_an_event(self, on: date, kind: EventKind, note: str) -> None:
        event = Event(kind, on, channel=Channel.EMAIL, note=fields.clean(note) or None)
        with held(self.state):
            session.dossier.change(replace(self.dossier(), events=(*self.dossier().events, event)))

    @rule(lines=st.lists(TEXTS, max_size=3))
    def list_the_exhibits(self, lines: list[str]) -> None:
        with held(self.state):
            self.state["typed"] = "\n".join(lines)
            blanks._keep_exhibits("typed")

    @rule(lines=st.lists(TEXTS, max_size=3))
    def write_a_letter_in_own_words(self, lines: list[str]) -> None:
        with held(self.state):
            self.state["typed"] = "\n".join(lines)
            blanks._keep_words("relance", "typed")

    @rule(lines=st.lists(TEXTS, max_size=4), who=st.sampled_from(["creditor", "debtor", "tribunal"]))
    def type_an_envelope(self, lines: list[str], who: str) -> None:
        envelope = parse_envelope("\n".join(lines))
        with held(self.state):
            envelopes._keep_third(who, envelope) if who == "tribunal" else envelopes._keep_party(who, envelope)

    @rule(title=TEXTS)
    def add_an_exhibit(self, title: str) -> None:
        exhibit = fields.clean(title)
        if exhibit:
            with held(self.state):
                session.dossier.change(replace(self.dossier(), exhibits=(*self.dossier().exhibits, Exhibit(exhibit))))

    @rule(data=st.data(), amount=AMOUNTS, day=DAYS)
    def answer_the_guide(self, data: st.DataObject, amount: str, day: str) -> None:
        try:
            question = path.ask(self.dossier(), TODAY).current
        except GuideError:
            return  # an act of long ago, before the rules that are known: the screen says so
        if not isinstance(question, path.Question):
            return
        codes = [choice.code for choice in path.offered(question, self.dossier())]
        answer = (
            data.draw(st.sampled_from([*codes, amount, day])) if codes else data.draw(st.sampled_from([amount, day]))
        )
        try:
            changed = path.apply_answers(self.dossier(), {question.id: answer})
        except GuideError:
            return
        with held(self.state):
            session.dossier.change(changed)

    @rule()
    def take_a_change_back(self) -> None:
        with held(self.state):
            session.workspace.undo()

    @rule(archived=st.booleans())
    def archive(self, archived: bool) -> None:
        with held(self.state):
            client = session.workspace.in_view()
            assert client is not None
            session.workspace.archive(client.id, archived)

    @invariant()
    def what_is_saved_opens_again_the_same(self) -> None:
        if "dossier" not in self.state:
            return
        with held(self.state):
            whole = session.workspace.current()
            assert not [part.refusal for part in saving._parts(whole).values() if part.refusal is not None]
        assert workspace.loads(workspace.dumps(whole)) == whole
        alone = workspace.to_file(self.dossier())
        assert loads(dumps(alone)) == alone


def _name_or(place: str, value: object) -> None:
    """A name may be emptied; any other field then says nothing."""
    session.dossier.put(place, value or "" if place.endswith(".name") else value)


TestGestures = Gestures.TestCase
TestGestures.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
