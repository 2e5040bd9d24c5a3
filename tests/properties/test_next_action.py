"""What the ledger says to do first is what the guide says of the dossier drawn from that customer, whatever the user
noted of it (promises, plan, letters, dispute, « ne pas relancer »).

The two rooms do not know each other; this is what holds them together.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from guide import ledger
from guide.case.codes import Activity, Channel, DebtorKind
from guide.case.model import Creditor, Instalment
from guide.case.storage import dumps, loads
from guide.ledger.dunning import note_changes
from guide.ledger.dunning.followed_ledger import FollowedLedger, track
from guide.ledger.dunning.notes import CustomerNotes, LetterKind
from guide.ledger.receivables.next_action import NextAction, Wait
from guide.path.advice.advice import advise

TODAY = date(2026, 11, 22)
CREDITOR = Creditor("Atelier Nord", activity=Activity.COMMERCANT)
KINDS = {
    "professionnel": DebtorKind.COMMERCANT,
    "particulier": DebtorKind.PARTICULIER,
    "public": DebtorKind.COLLECTIVITE,
}

#: What the guide may answer for each action of the ledger: the same step, or a refinement that needs the dossier.
REFINEMENTS = {
    "attendre_echeance": {"attendre_echeance"},
    # Toward a public buyer a reminder and a notice are one thing: a written claim, with interest.
    "relance_amiable": {"relance_amiable", "reclamation_publique", "clore_dossier"},
    "mise_en_demeure": {"mise_en_demeure", "reclamation_publique", "clore_dossier"},
    "acte_interruptif": {"acte_interruptif", "reclamation_publique", "clore_dossier"},
    "ouvrir_dossier": {
        # A dispute or a bar to be looked at: the guide says which.
        "abandon_prescrit",
        "traiter_litige",
        # A notice that ran out: the guide asks for what it lacks to choose a suit; toward a public buyer, the mediator.
        "consolider_preuves",
        "mediateur_entreprises",
        # A few euros left: no suit is advised under the price of a registered letter.
        "clore_dossier",
    },
}
#: Waiting is a choice of the person, or a time given to the customer: what the guide says meanwhile.
WHILE_WAITING = {
    # A promise or a plan that runs: put it in writing, which changes nothing to the wait.
    Wait.PROMISE: {"echeancier", "reclamation_publique", "mediateur_entreprises", "clore_dossier"},
    Wait.PLAN: {"echeancier", "reclamation_publique", "mediateur_entreprises", "clore_dossier"},
    # Said of the notice itself: « Attendre la fin de votre mise en demeure ».
    Wait.NOTICE: {"mise_en_demeure", "reclamation_publique", "clore_dossier"},
    # The letter that comes next, once the week is over or the person wants it.
    Wait.INTERVAL: {"relance_amiable", "mise_en_demeure", "reclamation_publique", "clore_dossier"},
    Wait.PAUSE: {"relance_amiable", "mise_en_demeure", "reclamation_publique", "clore_dossier"},
}

#: Days since the invoice, then from the invoice to its due date; around each threshold of both rooms.
ages = st.one_of(
    st.integers(0, 2200),
    st.sampled_from([0, 29, 30, 31, 44, 45, 46, 365, 547, 548, 549, 700, 730, 731, 1460, 1640, 1645, 1826, 1827]),
)
rows = st.lists(
    st.tuples(st.sampled_from(["A", "B"]), ages, st.integers(0, 60), st.integers(1, 500_000)), min_size=1, max_size=5
)
past = st.one_of(st.integers(0, 60), st.integers(0, 1500)).map(lambda days: TODAY - timedelta(days=days))
near = st.integers(-40, 40).map(lambda days: TODAY + timedelta(days=days))
amounts = st.one_of(st.none(), st.integers(1, 600_000))
channels = st.one_of(st.none(), st.sampled_from(list(Channel)))
notes = st.lists(
    st.one_of(
        st.tuples(st.just("promise"), past, st.integers(0, 90), amounts),
        st.tuples(st.just("plan"), st.lists(st.tuples(near, st.integers(1, 300_000)), max_size=4)),
        st.tuples(st.just("letter"), st.sampled_from(list(LetterKind)), past, channels, st.none() | st.integers(0, 40)),
        st.tuples(st.just("dispute"), st.none() | past, st.booleans()),
        st.tuples(st.just("pause"), st.none() | near, st.booleans()),
    ),
    max_size=6,
)


def _export(invoices: list[tuple[str, int, int, int]]) -> bytes:
    lines = ["N° facture;Client;Date facture;Échéance;Total TTC;Reste à payer"]
    for i, (name, age, term, cents) in enumerate(invoices):
        issued = TODAY - timedelta(days=age)
        amount = f"{cents // 100},{cents % 100:02d}"
        lines.append(f"F{i};{name};{issued:%d/%m/%Y};{issued + timedelta(days=term):%d/%m/%Y};{amount};{amount}")
    return "\n".join(lines).encode()


def _noted(tracking: FollowedLedger, number: int, note: tuple[Any, ...]) -> CustomerNotes:
    match note:
        case ("promise", made, days, amount):
            return note_changes.with_promise(tracking, number, made, made + timedelta(days=days), amount)
        case ("plan", parts):
            return note_changes.with_plan(tracking, number, tuple(Instalment(on, cents) for on, cents in parts))
        case ("letter", kind, on, channel, days):
            until = None if days is None else on + timedelta(days=days)
            return note_changes.with_letter(tracking, number, kind, on, channel, until)
        case ("dispute", since, over):
            return note_changes.with_dispute(tracking, number, since, over)
        case ("pause", until, over):
            return note_changes.with_pause(tracking, number, until, None, over)
    raise AssertionError(note)


def _told(read: ledger.Options, invoices: list[tuple[str, int, int, int]], noted: list[Any]) -> FollowedLedger:
    """The export, then the notes, each on one of its customers in turn."""
    tracked = track(ledger.read([ledger.SourceFile("clients.csv", _export(invoices))], read), CustomerNotes())
    numbers = [view.number for view in tracked.ledger.debtors]
    for i, note in enumerate(noted):
        tracked = track(tracked.ledger, _noted(tracked, numbers[i % len(numbers)], note))
    return tracked


@settings(max_examples=400)
@given(rows, st.sampled_from(sorted(KINDS)), notes)
@example([("A", 20, 30, 100)], "professionnel", [])  # not due
@example([("A", 44, 30, 100)], "professionnel", [])  # 14 days late: a reminder
@example([("A", 44, 30, 100)], "particulier", [])
@example([("A", 44, 30, 100)], "public", [])
@example([("A", 45, 30, 100)], "professionnel", [])  # 15 days late: a notice
@example([("A", 1700, 30, 100)], "professionnel", [])  # less than six months of five years left
@example([("A", 600, 30, 100)], "particulier", [])
@example([("A", 1900, 30, 100)], "professionnel", [])  # barred
# A letter to a public buyer restarts its four years, near their end.
@example([("A", 1400, 30, 100)], "public", [("letter", LetterKind.RELANCE, date(2026, 11, 1), None, None)])
@example([("A", 90, 30, 100)], "professionnel", [("letter", LetterKind.MISE_EN_DEMEURE, date(2026, 9, 1), None, None)])
@example([("A", 90, 30, 100)], "professionnel", [("letter", LetterKind.MISE_EN_DEMEURE, date(2026, 11, 7), None, None)])
@example([("A", 90, 30, 100)], "professionnel", [("promise", date(2026, 11, 1), 21, None), ("pause", None, False)])
@example([("A", 90, 30, 100)], "professionnel", [("promise", date(2026, 11, 1), 20, None)])
def test_the_ledger_and_the_guide_agree(found: list[tuple[str, int, int, int]], client: str, noted: list[Any]) -> None:
    options = ledger.Options(on=TODAY, client_kind=ledger.ClientKind(client))
    tracked = _told(options, found, noted)
    assert tracked.debtors
    for seen in tracked.debtors:
        drawn = tracked.draw(seen.number, CREDITOR, KINDS[client])
        assert sum(invoice.amount for invoice in drawn.invoices) == seen.open
        assert loads(dumps(drawn)) == drawn
        decision = tracked.decision(seen)
        assert decision.action == seen.next_action and decision.reason == seen.reason
        allowed = WHILE_WAITING[decision.wait] if decision.wait else REFINEMENTS[seen.next_action]
        assert advise(drawn, TODAY).primary in allowed, (decision, drawn.invoices, drawn.events)
        if decision.wait:
            assert seen.next_action is NextAction.ATTENDRE_ECHEANCE
            assert decision.until is None or decision.until > TODAY
