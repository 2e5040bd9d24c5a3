"""The dates of a dossier, each worked out on a calendar by hand, and the .ics file read back by another reader.

After a wanted change:  python -m tests.unit.test_path_agenda  rewrites tests/golden/agenda.ics; read the diff.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from guide import law
from guide.case.codes import DebtorKind
from guide.case.model import Address, Contract, Dossier, FollowUp, Instalment, Settlement
from guide.path import REMEDIES
from guide.path.calendar import court_dates
from guide.path.calendar.agenda import agenda
from guide.path.calendar.deadline import Deadline, DeadlineKind
from guide.path.calendar.ics import calendar_file, to_ics
from guide.values.data_file import entries
from tests.cases import TODAY, day, dossier, event, invoice, paid

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "agenda.ics"
ONE = invoice(120_000, "2026-06-01", "F2026-014", "prestation", completed=day("2026-04-30"))


def case(*events: tuple[str, str], kind: str = "commercant", **more: Any) -> Dossier:
    return dossier(ONE, kind=kind, events=tuple(event(*pair) for pair in events), **more)


def dates(one: Dossier, on: date = TODAY) -> dict[str, str]:
    """By the words of the id: the last sixteen characters are a digest."""
    return {deadline.id[:-17]: deadline.on.isoformat() for deadline in agenda(one, on)}


def answered(one: Dossier, **answers: str) -> Dossier:
    return replace(one, answers=answers)


OVERSEAS = Address(("1 rue du Port",), "97400", "Saint-Denis")
CASES: list[tuple[str, Dossier, dict[str, str]]] = [
    ("a notice of 15 days", case(("mise_en_demeure", "2026-11-15")), {"fin-mise-en-demeure": "2026-11-30"}),
    # 15 days from 20 November: Saturday 5 December, so Monday 7.
    ("the clerk's fee", case(("requete_deposee", "2026-11-20")), {"frais-greffe": "2026-12-07"}),
    # Six months from 31 August 2026: Sunday 28 February 2027, so Monday 1 March.
    ("an order of 31 August", case(("ordonnance_rendue", "2026-08-31")), {"signification": "2027-03-01"}),
    ("an order of 1 September", case(("ordonnance_rendue", "2026-09-01")), {"signification": "2026-12-01"}),
    # One month from 5 November: Saturday 5 December, so Monday 7. Two months: Tuesday 5 January, so from the 6.
    (
        "an order served",
        case(("ordonnance_rendue", "2026-10-20"), ("ordonnance_signifiee", "2026-11-05")),
        {"fin-opposition": "2026-12-07", "execution": "2027-01-06"},
    ),
    # 15 days from 13 November: Saturday 28, so Monday 30.
    ("an opposition", case(("opposition", "2026-11-13")), {"reponse-opposition": "2026-11-30"}),
    # Two months from 1 November: 1 January, a holiday, then a week-end. Six: 1 May 2027, a holiday and a Saturday.
    ("proceedings", case(("bodacc", "2026-11-01")), {"declaration": "2027-01-04", "forclusion": "2027-05-03"}),
    (
        "proceedings, seen from overseas",
        replace(
            case(("bodacc", "2026-11-01")),
            creditor=replace(case().creditor, address=OVERSEAS),
            debtor=replace(case().debtor, address=Address(postcode="59000")),
        ),
        {"declaration": "2027-03-01"},
    ),
    (
        "goods sold with retention of title",
        case(("bodacc", "2026-11-01"), contract=Contract(retention_of_title=True)),
        {"revendication": "2027-02-01"},
    ),
    ("a seizure without a title", case(("mesure_execution", "2026-11-21")), {"titre-apres-saisie": "2026-12-21"}),
    # 30 then 15 days: Christmas opens a right, it is not the end of a delay, so it stays.
    (
        "a cheque",
        case(("cheque_rejete", "2026-11-10")),
        {"cheque-certificat": "2026-12-10", "cheque-titre": "2026-12-25"},
    ),
    (
        "a guarantee of works",
        answered(case(("garantie_demandee", "2026-11-20")), works_guarantee="demandee"),
        {"garantie": "2026-12-05"},
    ),
    (
        "a subcontractor",
        answered(case(("mise_en_demeure", "2026-11-10")), subcontract="prive"),
        {"action-directe": "2026-12-10"},
    ),
    # The notice of 10 November ends on the 25th: the disagreement is born there, two months for the memorandum (CCAG).
    (
        "a public buyer's silence",
        case(("mise_en_demeure", "2026-11-10"), kind="collectivite"),
        {"silence": "2027-01-10", "memoire-reclamation": "2027-01-25"},
    ),
    ("a promise", case(follow_up=FollowUp(promise=day("2026-12-24"))), {"promesse": "2026-12-24"}),
    ("a plan", case(plan=(Instalment(day("2027-01-31"), 60_000),)), {"versement": "2027-01-31"}),
    ("a discount", case(settlement=Settlement(10_000, day("2026-12-15"))), {"fin-remise": "2026-12-15"}),
    ("an invoice not due", dossier(invoice(5_000, "2026-12-26", "F2")), {"echeance": "2026-12-26"}),
    # Two years from 28 February 2025: a Sunday, and a limitation never moves. Six months before is past.
    (
        "a consumer's limitation",
        dossier(invoice(5_000, "2025-03-31", "F3", "prestation", completed=day("2025-02-28")), kind="particulier"),
        {"prescription": "2027-02-28", "prescription-1-mois": "2027-01-28", "prescription-3-mois": "2026-11-28"},
    ),
]


@pytest.mark.parametrize(("held", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_each_date_is_the_one_of_the_calendar(held: Dossier, expected: dict[str, str]) -> None:
    found = dates(held)
    assert {key: found.get(key) for key in expected} == expected


def test_what_is_past_or_settled_is_not_in_the_agenda() -> None:
    assert "prescription-6-mois" not in dates(CASES[-1][1])
    declared = case(("bodacc", "2026-11-01"), ("declaration_creance", "2026-11-20"))
    assert not {"declaration", "forclusion", "revendication"} & set(dates(declared))
    sued = case(("mesure_execution", "2026-11-10"), ("requete_deposee", "2026-11-20"))
    assert "titre-apres-saisie" not in dates(sued)
    barred = dossier(invoice(5_000, "2020-03-31", "F3", "prestation", completed=day("2020-02-28")))
    assert dates(barred) == {}


def test_nothing_is_left_to_do_once_all_is_paid() -> None:
    settled = replace(ONE, payments=(paid("2026-05-20", 120_000),))
    promised = FollowUp(promise=day("2026-12-24"))
    assert agenda(dossier(settled, follow_up=promised), TODAY) == ()


def test_a_notice_sent_before_the_debt_was_due_ends_nothing() -> None:
    early = dossier(invoice(5_000, "2026-11-20", "F2"), events=(event("mise_en_demeure", "2026-11-15"),))
    assert "fin-mise-en-demeure" not in dates(early)


def test_invoices_of_one_day_make_one_date() -> None:
    many = tuple(replace(ONE, number=f"F{i}") for i in range(5))
    found = [d for d in agenda(dossier(*many), TODAY) if d.kind is DeadlineKind.PRESCRIPTION]
    assert len(found) == 4
    assert found[-1].title == "Prescription, dernier jour pour agir : 5\u00a0factures"


def test_an_id_stays_when_its_date_moves() -> None:
    """A payment moves the limitation; importing again must move the event, not add one."""
    before = {d.id for d in agenda(case(), TODAY)}
    lowered = dossier(replace(ONE, payments=(paid("2026-08-01", 20_000),)))
    after = {d.id: d.on for d in agenda(lowered, TODAY)}
    assert before == set(after)
    assert max(after.values()) == date(2031, 8, 1)


EVENTS = (
    "relance",
    "mise_en_demeure",
    "requete_deposee",
    "ordonnance_rendue",
    "ordonnance_signifiee",
    "opposition",
    "bodacc",
    "cheque_rejete",
    "mesure_execution",
    "promesse",
    "titre_executoire",
)


@given(
    kind=st.sampled_from([*DebtorKind]),
    events=st.lists(
        st.tuples(st.sampled_from(EVENTS), st.dates(date(2026, 6, 2), date(2027, 2, 1)).map(str)), max_size=4
    ),
    on=st.dates(date(2026, 1, 1), date(2032, 1, 1)),
)
@example(kind=DebtorKind.ETAT, events=[("mise_en_demeure", "2027-01-05")], on=date(2027, 1, 5))
def test_an_agenda_looks_ahead_is_sorted_and_knows_its_ids(
    kind: DebtorKind, events: list[tuple[str, str]], on: date
) -> None:
    held = case(*events, kind=str(kind))
    found = agenda(held, on)
    assert all(deadline.on >= on for deadline in found)
    assert [d.on for d in found] == sorted(d.on for d in found)
    assert len({d.id for d in found}) == len(found)
    assert {d.remedy for d in found} <= {None, *REMEDIES}
    assert all(law.reference(id) for d in found for id in d.references)
    # The memorandum's is a delay of the contract: CPC 642 does not move it, and the earlier day is the safe one.
    moved = [d for d in found if d.kind is DeadlineKind.PROCEDURE and d.remedy != "memoire_reclamation"]
    assert all(d.on.weekday() < 5 for d in moved)
    content = calendar_file(held, on)
    assert content == calendar_file(held, on)
    read = Calendar.from_ical(content)
    assert [str(e["uid"]).split("@")[0] for e in read.walk("VEVENT")] == [d.id for d in found]


SMALL = case(("ordonnance_rendue", "2026-10-01"), follow_up=FollowUp(promise=day("2026-12-24")))


def test_the_file_of_a_small_agenda_is_the_reviewed_one() -> None:
    assert calendar_file(SMALL, TODAY).decode() == GOLDEN.read_bytes().decode()


def test_a_date_is_recalled_a_week_and_a_day_before_and_a_later_file_replaces_the_former() -> None:
    week, soon = TODAY + timedelta(days=20), TODAY + timedelta(days=3)
    dates = [Deadline(f"x-{n}", on, "Payer", "", DeadlineKind.CLIENT) for n, on in enumerate((week, soon, TODAY))]
    events = Calendar.from_ical(to_ics(dates, TODAY)).walk("VEVENT")
    recalled = [[alarm["trigger"].to_ical() for alarm in event.walk("VALARM")] for event in events]
    assert recalled == [[b"-P7D", b"-P1D"], [b"-P1D"], []]
    later = Calendar.from_ical(to_ics(dates, TODAY + timedelta(days=1))).walk("VEVENT")
    assert int(str(later[0]["sequence"])) == int(str(events[0]["sequence"])) + 1
    assert str(later[0]["uid"]) == str(events[0]["uid"])


def test_the_file_follows_the_rules_of_its_format() -> None:
    odd = Deadline("x-0123456789abcdef", TODAY, "Été, hiver ; \\ " * 12, "Une ligne\net une autre", DeadlineKind.CLIENT)
    content = to_ics((odd,), TODAY)
    assert content.endswith(b"\r\n") and b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    unfolded = content.replace(b"\r\n ", b"").decode()
    assert "SUMMARY:Été\\, hiver \\; \\\\ " in unfolded
    assert "DESCRIPTION:Une ligne\\net une autre\\n" in unfolded
    assert "DTSTART;VALUE=DATE:20261122\r\nDTEND;VALUE=DATE:20261123\r\n" in unfolded
    assert "DTSTAMP:20261122T000000Z" in unfolded
    event_read = Calendar.from_ical(content).walk("VEVENT")[0]
    assert str(event_read["summary"]) == odd.title
    assert [event_read.decoded(key) for key in ("dtstart", "dtend")] == [TODAY, TODAY + timedelta(days=1)]


def test_nothing_personal_is_in_the_file() -> None:
    text = calendar_file(SMALL, TODAY).decode()
    assert "Durand" not in text and "Atelier" not in text
    assert "Paiement promis par le client (facture F2026-014)" in text


def test_an_empty_dossier_has_an_empty_calendar() -> None:
    assert agenda(dossier(), TODAY) == ()
    assert Calendar.from_ical(calendar_file(dossier(), TODAY)).walk("VEVENT") == []


def test_the_dates_of_a_rent_name_its_month() -> None:
    rent = invoice(80_000, "2026-12-05", "Loyer de mars 2026", "loyer")
    titles = [each.title for each in agenda(dossier(rent, kind="particulier"), TODAY)]
    assert "Échéance du loyer de mars 2026" in titles
    assert not [title for title in titles if "facture" in title]


if __name__ == "__main__":
    GOLDEN.write_bytes(calendar_file(SMALL, TODAY))
    print(GOLDEN.name)


def test_every_date_of_a_procedure_serves_a_remedy_that_exists():
    named = {
        entry.text("remedy")
        for entry in entries(court_dates.FILE, (), ("title", "why", "kind", "remedy", "references")).values()
    }
    assert named - {""} <= set(REMEDIES)
