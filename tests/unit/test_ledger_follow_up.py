"""From one month's export to the next: who paid, which promises held, who is who, and what a bad file is told."""

from __future__ import annotations

import ast
import json
from dataclasses import is_dataclass
from datetime import date
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest

from guide import ledger
from guide.case.codes import Channel, DebtorKind, EventKind
from guide.case.model import Creditor, Instalment
from guide.case.storage import loads as read_dossier
from guide.errors import GuideError, InvalidDossier, InvalidFollowUp
from guide.ledger import FOLLOW_UP_LIMIT, ClientKind
from guide.ledger.dunning import note_changes
from guide.ledger.dunning.customer_match import match, name_key, siren_of
from guide.ledger.dunning.followed_ledger import FollowedLedger, track
from guide.ledger.dunning.notes import ONCE, SEVERAL, CustomerNotes, Duplicate, Followed, LetterKind, Seen
from guide.ledger.dunning.notes_file import dumps, loads
from guide.ledger.dunning.outside_facts import NotedInsolvency
from guide.ledger.dunning.since_last_export import changes, to_save
from guide.ledger.dunning.week_plan import A_DAY, week
from guide.ledger.receivables.next_action import NextAction, Wait
from guide.ledger.receivables.receivables import Ledger
from tests.unit.ledger_cases import fec_line, read_fec, read_text

ON, NEXT = date(2026, 11, 23), date(2026, 12, 22)
HEAD = "Numéro;Client;Date;Échéance;Total TTC;Reste à payer\n"


def export(on: date, *rows: str, **options: Any) -> Ledger:
    return read_text(HEAD + "\n".join(rows) + "\n", on=on, **options)


def test_every_fact_of_a_customer_is_merged_once_or_gathered() -> None:
    """A field that stands in neither list would be lost when two files of notes meet."""
    types = get_type_hints(Followed)
    once = {name for name, kind in types.items() if NoneType in get_args(kind)}
    several = {name for name, kind in types.items() if is_dataclass(next(iter(get_args(kind)), None))} - once
    assert (set(ONCE), set(SEVERAL)) == (once, several)
    assert types.keys() - once - several == {"keys", "name", "seen", "names", "apart"}, "merged by their own rule"


def november() -> FollowedLedger:
    """Durand owes 1 200 (late), Martin 500 (late), Petit 300 (late), Grand 80 (not due)."""
    found = export(
        ON,
        "F1;Durand;01/09/2026;01/10/2026;1200;1200",
        "F2;Martin;01/09/2026;01/10/2026;500;500",
        "F3;Petit;05/09/2026;05/10/2026;300;300",
        "F4;Grand;10/11/2026;10/12/2026;80;80",
    )
    return track(found, CustomerNotes())


def number(tracking: FollowedLedger, name: str) -> int:
    return tracking.ledger.debtor_names.index(name)


def decision(tracking: FollowedLedger, name: str):
    return tracking.decision(tracking.by_number[number(tracking, name)])


def with_promises() -> CustomerNotes:
    """Durand promises 700 by 5 December, Martin all by 10 December."""
    found = november()
    held = note_changes.with_promise(found, number(found, "Durand"), ON, date(2026, 12, 5), 700_00)
    found = track(found.ledger, held)
    return note_changes.with_promise(found, number(found, "Martin"), ON, date(2026, 12, 10), None)


def test_a_promise_makes_wait_until_its_day():
    found = track(november().ledger, with_promises())
    told = decision(found, "Durand")
    assert (told.action, told.wait, told.until) == (NextAction.ATTENDRE_ECHEANCE, Wait.PROMISE, date(2026, 12, 6))
    assert told.reason == "Il a promis de payer le 05/12/2026. Vérifiez ce jour-là."
    assert decision(found, "Petit").action is NextAction.MISE_EN_DEMEURE


def test_next_month_says_who_paid_and_which_promise_failed():
    """Durand paid 600 of the 700 promised, and has a new invoice; Martin paid all; Petit is gone from the export."""
    kept = loads(dumps(to_save(track(november().ledger, with_promises()), ON)))
    december = export(
        NEXT,
        "F1;Durand;01/09/2026;01/10/2026;1200;600",
        "F9;Durand;01/12/2026;31/12/2026;900;900",
        "F2;Martin;01/09/2026;01/10/2026;500;0",
        "F4;Grand;10/11/2026;10/12/2026;80;80",
    )
    found = track(december, kept)
    told = changes(found)
    assert told.since == ON
    assert told.paid == ("Martin",) and told.partly == (("Durand", 600_00),)
    assert told.kept == ("Martin",) and told.broken == (("Durand", date(2026, 12, 5)),)
    assert told.absent == ("Petit",)
    assert told.sentence.replace("\u00a0", " ") == (
        "Depuis le 23 novembre 2026 : 1 client a payé, 1 client a payé une partie, 1 promesse tenue, "
        "1 promesse non tenue et 1 client absent de l'export."
    )
    assert found.broken(number(found, "Durand")) == 1
    durand = decision(found, "Durand")
    assert durand.action is NextAction.MISE_EN_DEMEURE
    assert durand.reason.startswith("Promesse de payer le 05/12/2026 non tenue. ")
    assert "Petit" in [held.name for held in to_save(found, NEXT).debtors]


def test_a_promise_kept_late_stays_broken():
    kept = to_save(track(november().ledger, with_promises()), ON)
    december = export(NEXT, "F1;Durand;01/09/2026;01/10/2026;1200;1200", "F2;Martin;01/09/2026;01/10/2026;500;500")
    kept = to_save(track(december, kept), NEXT)
    january = export(
        date(2027, 1, 22), "F1;Durand;01/09/2026;01/10/2026;1200;0", "F2;Martin;01/09/2026;01/10/2026;500;0"
    )
    found = track(january, kept)
    assert [found.broken(number(found, name)) for name in ("Durand", "Martin")] == [1, 1]
    assert changes(found).paid == ("Durand", "Martin") and not changes(found).kept


def test_an_export_older_than_the_promise_cannot_tell():
    """A FEC that stops on 30 November says nothing, on 22 December, of a promise for 5 December."""
    found = track(november().ledger.at(date(2026, 11, 30)), with_promises(), NEXT)
    told = decision(found, "Durand")
    assert told.action is NextAction.MISE_EN_DEMEURE and "l'export s'arrête avant" in told.reason
    assert not changes(found).broken and found.broken(number(found, "Durand")) == 0


def test_looking_into_the_future_judges_nothing():
    found = track(november().ledger.at(NEXT), with_promises())
    assert decision(found, "Durand").reason.startswith("Promesse de payer le 05/12/2026 non tenue.")
    assert all(p.kept is None for held in to_save(found, ON).debtors for p in held.promises)


def test_instalments_paid_in_time_make_wait_and_one_missed_does_not():
    """Durand owes 1 200: 400 on 1 December, January and February. On 22 December 400 are paid, then nothing more."""
    found = november()
    parts = tuple(Instalment(date(2026 + (m < 12), m, 1), 400_00) for m in (12, 1, 2))
    held = note_changes.with_plan(found, number(found, "Durand"), parts)
    first = decision(track(found.ledger, held), "Durand")
    assert (first.wait, first.until) == (Wait.PLAN, date(2026, 12, 2))
    paid = export(NEXT, "F1;Durand;01/09/2026;01/10/2026;1200;800")
    assert decision(track(paid, held), "Durand").until == date(2027, 1, 2)
    missed = export(date(2027, 1, 22), "F1;Durand;01/09/2026;01/10/2026;1200;800")
    told = decision(track(missed, held), "Durand")
    assert told.action is NextAction.MISE_EN_DEMEURE and "01/01/2027 non tenue" in told.reason
    done = export(date(2027, 3, 1), "F1;Durand;01/09/2026;01/10/2026;1200;0", "F9;Durand;01/12/2026;01/01/2027;50;50")
    assert "non tenue" not in decision(track(done, held), "Durand").reason


@pytest.mark.parametrize(
    ("sent", "action", "until"),
    [
        (LetterKind.RELANCE, NextAction.ATTENDRE_ECHEANCE, date(2026, 11, 27)),  # 20 November + 7 days
        (LetterKind.MISE_EN_DEMEURE, NextAction.ATTENDRE_ECHEANCE, date(2026, 12, 6)),  # + 15 days, then the day after
    ],
)
def test_a_letter_gives_its_time_to_the_customer(sent, action, until):
    found = november()
    held = note_changes.with_letter(found, number(found, "Durand"), sent, date(2026, 11, 20), Channel.LRAR)
    told = decision(track(found.ledger, held), "Durand")
    assert (told.action, told.until) == (action, until)
    later = decision(track(found.ledger, held, until), "Durand")
    assert later.action is told.then is not NextAction.ATTENDRE_ECHEANCE


def test_a_dispute_and_a_pause_change_the_step():
    found = november()
    disputed = note_changes.with_dispute(found, number(found, "Durand"), date(2026, 11, 1))
    assert decision(track(found.ledger, disputed), "Durand").action is NextAction.OUVRIR_DOSSIER
    again = track(found.ledger, disputed)
    over = note_changes.with_dispute(again, number(found, "Durand"), None, over=True)
    assert decision(track(found.ledger, over), "Durand").action is NextAction.MISE_EN_DEMEURE
    paused = note_changes.with_pause(found, number(found, "Durand"), date(2026, 12, 1), "en vacances")
    told = decision(track(found.ledger, paused), "Durand")
    assert told.wait is Wait.PAUSE and told.until == date(2026, 12, 1) and "en vacances" in told.reason
    assert decision(track(found.ledger, paused, date(2026, 12, 1)), "Durand").wait is None


def test_nothing_noted_holds_the_limitation_back():
    """A private person: two years from 1 January 2025 end on 1 January 2027, less than six months ahead."""
    found = track(
        export(ON, "F1;Durand;01/01/2025;31/01/2025;10;10", client_kind=ClientKind.PARTICULIER), CustomerNotes()
    )
    held = note_changes.with_pause(found, 0, None, None)
    told = decision(track(found.ledger, held), "Durand")
    assert told.action is NextAction.ACTE_INTERRUPTIF and "ne pas relancer ne l'arrête pas" in told.reason


def test_the_kind_noted_sets_the_limitation():
    found = track(export(ON, "F1;Durand;01/01/2025;31/01/2025;10;10"), CustomerNotes())
    assert decision(found, "Durand").action is NextAction.MISE_EN_DEMEURE
    found = track(found.ledger, note_changes.with_clients(found, {0: DebtorKind.PARTICULIER}))
    assert decision(found, "Durand").action is NextAction.ACTE_INTERRUPTIF
    assert found.ledger.kind_of(0) is ClientKind.PARTICULIER


def test_what_was_taken_back_does_not_come_back_with_an_older_file():
    from guide.ledger.dunning.merge import merged

    found = november()
    who = number(found, "Durand")
    old = note_changes.with_letter(found, who, LetterKind.RELANCE, ON, Channel.EMAIL)
    old = note_changes.with_dispute(track(found.ledger, old), who, None)
    (letter,) = old.debtors[0].letters
    new = note_changes.without_letter(track(found.ledger, old), who, letter)
    new = note_changes.with_dispute(track(found.ledger, new), who, None, over=True)
    for both in (merged(old, new), merged(new, old)):
        assert not both.debtors[0].sent and not both.debtors[0].disputed
    sent_again = note_changes.with_letter(track(found.ledger, new), who, LetterKind.RELANCE, ON, Channel.EMAIL)
    assert merged(old, sent_again).debtors[0].sent


def test_everything_noted_follows_into_the_dossier():
    found = november()
    who = number(found, "Durand")
    for note in (
        lambda t: note_changes.with_letter(
            t, who, LetterKind.MISE_EN_DEMEURE, date(2026, 11, 3), Channel.LRAR, date(2026, 11, 11)
        ),
        lambda t: note_changes.with_dispute(t, who, date(2026, 11, 12)),
        lambda t: note_changes.with_promise(t, who, date(2026, 11, 13), date(2026, 12, 1), 700_00),
        lambda t: note_changes.with_plan(t, who, (Instalment(date(2026, 12, 15), 500_00),)),
        lambda t: note_changes.with_pause(t, who, None, "à voir"),
    ):
        found = track(found.ledger, note(found))
    drawn = found.draw(who, Creditor("Atelier Nord"), DebtorKind.COMMERCANT)
    assert [(e.kind, e.on, e.until, e.amount, e.channel) for e in drawn.events] == [
        (EventKind.MISE_EN_DEMEURE, date(2026, 11, 3), date(2026, 11, 11), None, Channel.LRAR),
        (EventKind.CONTESTATION, date(2026, 11, 12), None, None, None),
        (EventKind.PROMESSE, date(2026, 11, 13), date(2026, 12, 1), 700_00, None),
        (EventKind.PROMESSE, ON, date(2026, 12, 15), 500_00, None),
    ]
    assert drawn.plan == (Instalment(date(2026, 12, 15), 500_00),)
    assert drawn.follow_up.dispute and drawn.follow_up.do_not_remind
    assert drawn.follow_up.promise == date(2026, 12, 1)


def test_a_customer_is_found_again_by_account_then_siren_then_name():
    fec = track(read_fec([fec_line(Debit="100,00")], on=ON), CustomerNotes())
    held = to_save(track(fec.ledger, note_changes.with_dispute(fec, 0, None)), ON)
    renamed = track(read_fec([fec_line(Debit="100,00", CompAuxLib="DURAND SAS")], on=NEXT), held)
    assert renamed.of(0) is not None and changes(renamed).renamed == (("DURAND", "DURAND SAS"),)
    listed = track(export(NEXT, "F1;Durand;01/09/2026;01/10/2026;1;1"), held)
    assert listed.of(0) is not None and changes(listed).by_name == ("Durand",)
    # Both keys are kept: either export finds it from now on.
    both = to_save(listed, NEXT).debtors[0].keys
    assert both == ("liste|durand|", "|411000|C1")


def test_a_company_read_with_others_keeps_its_customers():
    """Read alone, its keys name no company; read with another, they begin with its SIREN."""
    held = to_save(track(read_fec([fec_line(Debit="100,00")], on=ON), CustomerNotes()), ON).debtors
    found = match(["732829320|411000|C1", "732829320|411000|C2"], ["AUTRE NOM", "DURAND"], held)
    assert list(found.by_debtor) == [0] and found.renamed == (("DURAND", "AUTRE NOM"),)
    # Two companies that number their customers alike: the account tells nothing, the name does.
    found = match(["732829320|411000|C1", "552100554|411000|C1"], ["AUTRE NOM", "DURAND"], held)
    assert list(found.by_debtor) == [1] and found.by_name == ("DURAND",)


def test_two_customers_of_one_name_are_not_guessed():
    held = with_promises().debtors
    found = match(["|411000|C1", "|411000|C2"], ["DURAND", "Durand"], held)
    assert not found.by_debtor and len(found.absent) == 2


@pytest.mark.parametrize(
    ("key", "siren"),
    [
        ("|411|732829320", "732829320"),
        ("|411|73282932000074", "732829320"),
        ("|411|732829321", ""),
        ("732829320|411|C1", ""),
        ("liste|durand|12", ""),
    ],
)
def test_a_siren_is_read_in_the_customers_own_code(key, siren):
    assert siren_of(key) == siren


def test_names_are_compared_without_case_accents_and_punctuation():
    assert name_key("Œuvres & Cie, S.A.R.L.") == name_key("OEUVRES ET CIE S A R L")
    assert name_key("Client 0021") != name_key("Client 0022")
    assert name_key("Client non indiqué") == ""


def test_the_week_has_ten_a_day_and_the_rest_after():
    rows = [f"F{i};Client {i:02d};01/09/2026;01/10/2026;{i + 1};{i + 1}" for i in range(60)]
    found = track(export(date(2026, 11, 21), *rows), CustomerNotes())  # a Saturday
    plan = week(found)
    assert [day for day, _ in plan.days] == [date(2026, 11, d) for d in (23, 24, 25, 26, 27)]
    assert [len(tasks) for _, tasks in plan.days] == [A_DAY] * 5 and len(plan.later) == 10
    amounts = [task.view.overdue for _, tasks in (*plan.days, (None, plan.later)) for task in tasks]
    assert amounts == sorted(amounts, reverse=True)


def test_a_customer_who_waits_comes_back_on_its_day():
    found = november()
    held = note_changes.with_letter(found, number(found, "Durand"), LetterKind.RELANCE, date(2026, 11, 18), None)
    plan = week(track(found.ledger, held))
    days = {task.view.name: (day, task.action) for day, tasks in plan.days for task in tasks}
    assert days["Durand"] == (date(2026, 11, 25), NextAction.MISE_EN_DEMEURE)
    assert days["Martin"][0] == ON and "Grand" not in days
    only = week(track(found.ledger, held), [NextAction.RELANCE_AMIABLE])
    assert not only.days


def file_with(**changed: object) -> str:
    data = json.loads(dumps(to_save(track(november().ledger, with_promises()), ON)))
    return json.dumps(data | changed)


def test_unknown_things_are_refused_by_their_name():
    first = json.loads(file_with())["debtors"][0]
    for debtors, said in [
        ([first | {"couleur": 1}], "debtors[0].couleur"),
        ([first | {"client": {"noted": "2026-01-01", "who": "licorne"}}], "licorne"),
        ([first, first], "déjà prise"),
        ([first | {"keys": []}], "debtors[0].keys"),
        ([first | {"keys": ["k" * 301]}], "300 caractères"),
        ([first | {"letters": [{"kind": "assignation", "on": "2026-01-01"}]}], "assignation"),
        ([first | {"letters": [{"kind": "relance", "on": "2026-01-02", "until": "2026-01-01"}]}], "debtors[0]"),
        ([{}] * 10_001, "10000"),
    ]:
        with pytest.raises(InvalidFollowUp) as error:
            loads(file_with(debtors=debtors))
        assert said in str(error.value) and "Dossier" not in str(error.value), str(error.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "lisible"),
        (b"\xff\xfe", "lisible"),
        (b"[1]", "n'est pas un suivi"),
        (b"{}", "n'est pas un suivi"),
        (b'{"version": 1, "creditor": {"name": "A"}}', "n'est pas un suivi"),
        (b'{"file": "suivi", "version": 2}', "version 2"),
        (b'{"file": "suivi", "version": true}', "version true"),
        (b'{"file": "suivi", "version": 1, "x": 1}', "x"),
        (b'{"file": "suivi", "file": "suivi"}', "deux fois"),
        (b'{"file": "suivi", "version": 1, "mappings": {"a": {}}}', "mappings.a"),
        (b'{"file": "suivi", "version": 1, "mappings": {"0123456789abcdef": {"version": 9}}}', "version"),
        (b"[" * 100_000, "lisible"),
        (b" " * (FOLLOW_UP_LIMIT + 1), "10 Mo"),
    ],
)
def test_a_wrong_file_is_told_in_a_sentence(content, said):
    with pytest.raises(InvalidFollowUp) as error:
        loads(content)
    assert said in str(error.value)
    assert isinstance(error.value, GuideError) and error.value.hint


def test_facts_that_contradict_each_other_are_refused():
    found = november()
    with pytest.raises(InvalidFollowUp, match="précède"):
        note_changes.with_promise(found, 0, ON, date(2026, 11, 1), None)
    with pytest.raises(InvalidFollowUp, match="déjà parti"):
        note_changes.with_letter(found, 0, LetterKind.RELANCE, NEXT, None)


def test_mappings_travel_with_the_follow_up():
    from guide.ledger.columns.mapping import fingerprint

    mapping = ledger.ColumnMapping({ledger.Field.TOTAL: "Combien"}, True, ",")
    held = CustomerNotes((), {fingerprint(["Qui", "Combien"]): mapping})
    assert loads(dumps(held)) == held


def test_an_invoice_counted_once_travels_even_without_its_date():
    twice = Duplicate("FA-12", None, 120_000)
    customer = Followed(("nom:dupont",), "Dupont", Seen(ON, 120_000, 0), duplicates=(twice,))
    assert loads(dumps(CustomerNotes((customer,)))).debtors[0].duplicates == (twice,)


def test_no_way_in_bears_the_name_of_a_module():
    """Importing `guide.ledger.x` would put the module in place of the function `ledger.x`."""
    modules = {path.stem for path in Path(ledger.__file__).parent.glob("*.py")}
    ways_in = ast.parse(Path(ledger.__file__).read_text("utf-8")).body
    assert not modules & {node.name for node in ways_in if isinstance(node, ast.FunctionDef)}


def test_a_follow_up_opened_as_a_dossier_is_sent_where_it_belongs():
    with pytest.raises(InvalidDossier, match="Balance âgée"):
        read_dossier(dumps(CustomerNotes()))


def test_a_client_in_proceedings_comes_before_a_limitation_that_ends_and_is_told_to_declare():
    """C. com. L622-7, L622-21, R622-24: neither reminded nor sued; declared within two months of the publication."""
    found = november()
    petit = number(found, "Petit")
    opened = NotedInsolvency(
        ON, date(2026, 10, 20), "ouverture de redressement", date(2026, 10, 20), date(2026, 10, 12)
    )
    found = track(found.ledger, note_changes.with_insolvency(found, {petit: opened}))
    told = decision(found, "Petit")
    assert told.action is NextAction.OUVRIR_DOSSIER and told.insolvent
    # Two months from 20 October end on 20 December 2026, a Sunday: the Monday after (CPC 641, 642).
    assert "au plus tard le 21/12/2026" in told.reason
    assert week(found).days[0][1][0].view.name == "Petit"
    late = track(found.ledger.at(date(2027, 1, 4)), found.follow_up)
    assert "a fini le 21/12/2026" in decision(late, "Petit").reason


def test_a_publication_that_opens_nothing_is_to_be_read_and_nothing_found_changes_nothing():
    found = november()
    petit, martin = number(found, "Petit"), number(found, "Martin")
    answers = {petit: NotedInsolvency(ON, date(2020, 1, 7), "clôture"), martin: NotedInsolvency(ON)}
    found = track(found.ledger, note_changes.with_insolvency(found, answers))
    assert "07/01/2020 : clôture. Lisez l'annonce" in decision(found, "Petit").reason
    assert decision(found, "Martin").action is NextAction.MISE_EN_DEMEURE
    assert loads(dumps(found.follow_up)) == found.follow_up
