"""The traps of figures where published calculators go wrong, each by name. Expected figures are worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guide import law
from guide.case.codes import Allocation
from guide.case.model import Payment, Terms
from guide.case.terms import Rule, due_by_rule
from guide.claim.account import LineKind
from guide.claim.limitation import limitation
from guide.claim.statement import statement
from tests.cases import TODAY, credited, day, dossier, event, invoice, paid


def _rates(worked_out: object) -> list[int | None]:
    return [line.rate for line in worked_out.lines if line.kind is LineKind.INTEREST]  # type: ignore[attr-defined]


def test_trap_01_the_ecb_rate_is_that_of_1_july_not_todays() -> None:
    found = statement(dossier(invoice(100_000, "2026-09-10")), TODAY)
    assert _rates(found) == [124_000]  # 2.40 + 10, though the ECB moved to 2.65 on 16 September
    assert found.interest == 2_480  # 1 000 x 12.40 % x 73/365 = 24.80


def test_trap_02_the_rate_changes_each_semester() -> None:
    assert _rates(statement(dossier(invoice(1_000_000, "2026-06-20")), day("2026-07-10"))) == [121_500, 124_000]


def test_trap_03_the_public_rate_is_frozen_and_adds_eight_points() -> None:
    found = statement(dossier(invoice(1_000_000, "2025-06-30"), kind="etat"), day("2026-08-31"))
    assert _rates(found) == [101_500]
    by_one_day = [
        _rates(statement(dossier(invoice(100_000, due), kind="collectivite"), TODAY))
        for due in ("2026-06-29", "2026-06-30")
    ]
    assert by_one_day == [[101_500], [104_000]]  # interest began on 30 June, then on 1 July


def test_trap_04_the_floor_is_not_the_default() -> None:
    found = statement(dossier(invoice(120_000, "2023-12-31")), day("2024-06-30"))
    assert _rates(found) == [145_000]  # not 15.21


def test_trap_04_a_clause_under_the_floor_claims_the_floor_and_says_so() -> None:
    terms = Terms(rate=100_000)
    found = statement(dossier(invoice(100_000, "2023-06-30"), terms=terms), day("2025-06-30"))
    assert [(line.start, line.rate) for line in found.lines if line.rate] == [
        (day("2023-07-01"), 126_600),  # 3 x 4.22
        (day("2024-01-01"), 152_100),  # 3 x 5.07
        (day("2024-07-01"), 147_600),  # 3 x 4.92
        (day("2025-01-01"), 111_300),  # 3 x 3.71
    ]
    assert any("plancher" in said for said in found.warnings)


def test_trap_04_three_times_the_legal_rate_is_that_of_each_semester() -> None:
    found = statement(dossier(invoice(100_000, "2026-05-31"), terms=Terms(floor_multiple=3)), day("2026-07-31"))
    assert _rates(found) == [78_600, 82_500]
    assert found.interest == 646 + 701  # 1 000 x 7.86 % x 30/365, then x 8.25 % x 31/365


def test_trap_05_the_creditor_chooses_the_legal_column() -> None:
    notice = (event("mise_en_demeure", "2026-07-01"),)
    by_a_business = statement(dossier(invoice(100_000, "2026-06-01"), kind="particulier", events=notice), TODAY)
    by_a_person = statement(
        dossier(invoice(100_000, "2026-06-01"), kind="particulier", activity="particulier", events=notice), TODAY
    )
    assert _rates(by_a_business) == [27_500]
    assert _rates(by_a_person) == [68_400]


@pytest.mark.parametrize("kind", ["particulier", "association", "sci", "copropriete"])
def test_trap_06_no_business_rule_toward_a_consumer(kind: str) -> None:
    silent = statement(dossier(invoice(90_000, "2026-10-23"), kind=kind), TODAY)
    assert (silent.interest, silent.indemnity, silent.total) == (0, 0, 90_000)
    noticed = statement(
        dossier(invoice(90_000, "2026-10-23"), kind=kind, events=(event("mise_en_demeure", "2026-11-01"),)), TODAY
    )
    assert noticed.indemnity == 0
    assert noticed.interest == 149  # 900 x 2.75 % x 22/365, the day of the notice included


def test_trap_06_a_clause_does_not_bind_a_consumer_here() -> None:
    found = statement(
        dossier(
            invoice(90_000, "2026-10-23"),
            kind="particulier",
            terms=Terms(rate=150_000),
            events=(event("mise_en_demeure", "2026-11-01"),),
        ),
        TODAY,
    )
    assert _rates(found) == [27_500]
    assert any("consommateur" in said for said in found.warnings)


def test_trap_07_the_base_is_with_vat() -> None:
    found = statement(dossier(invoice(120_000, "2026-06-30", net=100_000, vat=20_000)), TODAY)
    assert found.lines[0].base == 120_000


def test_trap_08_the_due_date_does_not_count_and_the_last_day_does() -> None:
    late_by_one_day = statement(dossier(invoice(1_000_000, "2026-11-21")), TODAY)
    assert [(line.start, line.days) for line in late_by_one_day.lines if line.days] == [(TODAY, 1)]
    on_the_due_date = statement(dossier(invoice(1_000_000, "2026-11-22")), TODAY)
    assert (on_the_due_date.interest, on_the_due_date.indemnity) == (0, 0)


def test_trap_09_a_leap_year_has_365_days_too() -> None:
    found = statement(dossier(invoice(120_000, "2023-12-31")), day("2024-12-31"))
    assert found.interest == 8_676 + 8_620  # CO01: 182 and 184 days over 365


def test_trap_10_interest_follows_each_payment() -> None:
    """ERPNext #49621: not on the full principal, nor only on today's balance."""
    debt = invoice(600_000, "2026-06-30", payments=(paid("2026-08-01", 200_000),))
    first = statement(dossier(debt), TODAY)
    assert [(line.days, line.base) for line in first.lines if line.days] == [(32, 600_000), (113, 406_523)]
    # 6 000 x 12.40 % x 32/365 = 65.23 is paid first, so 2 000 pays 1 934.77 of principal.
    principal_first = statement(dossier(debt, terms=Terms(allocation=Allocation.PRINCIPAL_DABORD)), TODAY)
    assert [line.base for line in principal_first.lines if line.days] == [600_000, 400_000]


def test_trap_10_interest_survives_the_payment_of_the_principal() -> None:
    """ERPNext #58220: a principal paid late leaves its interest and the 40 euros due."""
    debt = invoice(100_000, "2026-06-30", payments=(paid("2026-09-11", 100_000),))
    found = statement(dossier(debt, terms=Terms(allocation=Allocation.PRINCIPAL_DABORD)), TODAY)
    assert (found.principal_left, found.interest_left, found.total) == (0, 2_480, 2_480 + 4_000)
    assert found.daily == 0


def test_trap_10_a_credit_note_lowers_the_base_and_never_pays_interest() -> None:
    debt = invoice(600_000, "2026-06-30", credit_notes=(credited("2026-08-01", 200_000),))
    found = statement(dossier(debt), TODAY)
    assert [(line.days, line.base) for line in found.lines if line.days] == [(32, 600_000), (113, 400_000)]
    assert (found.credited, found.interest_left) == (200_000, 6_523 + 15_356)


def test_trap_11_forty_euros_once_a_late_invoice() -> None:
    two = dossier(invoice(10_000, "2026-06-30"), invoice(10_000, "2026-07-31", number="F2"))
    assert statement(two, TODAY).indemnity == 8_000
    paid_late = dossier(invoice(10_000, "2026-06-30", payments=(paid("2026-07-02", 5_000),)))
    assert statement(paid_late, TODAY).indemnity == 4_000
    paid_in_time = dossier(invoice(10_000, "2026-06-30", payments=(paid("2026-06-30", 10_000),)))
    assert statement(paid_in_time, TODAY).indemnity == 0


def test_trap_11_a_partial_payment_never_eats_the_forty_euros_first() -> None:
    debt = invoice(100_000, "2026-06-30", payments=(paid("2026-07-31", 100_000),))
    found = statement(dossier(debt), day("2026-07-31"))
    # 1 000 x 12.40 % x 31/365 = 10.53: interest, then principal; the 40 euros are still whole.
    assert (found.interest_left, found.principal_left, found.indemnity_left) == (0, 1_053, 4_000)


def test_trap_12_two_ways_of_counting_45_days_end_of_month() -> None:
    assert due_by_rule(day("2026-04-10"), Rule.END_OF_MONTH_A) == day("2026-05-31")
    assert due_by_rule(day("2026-04-10"), Rule.END_OF_MONTH_B) == day("2026-06-14")


def test_trap_13_a_sunday_moves_nothing_and_is_said() -> None:
    found = statement(dossier(invoice(100_000, "2026-11-15")), TODAY)
    assert found.lines[0].start == day("2026-11-16")
    assert any("dimanche" in said for said in found.warnings)


def test_trap_14_no_compounding_unless_contract_or_judgment() -> None:
    found = statement(dossier(invoice(1_000_000, "2023-12-31")), TODAY)
    assert {line.base for line in found.lines if line.days} == {1_000_000}


def test_trap_14_capitalisation_is_yearly_and_of_unpaid_interest() -> None:
    terms = Terms(capitalisation=date(2025, 1, 1))
    found = statement(dossier(invoice(120_000, "2023-12-31"), terms=terms), day("2026-01-01"))
    added = [line for line in found.lines if line.kind is LineKind.CAPITALISATION]
    assert (added[0].on, added[0].amount) == (day("2025-01-01"), 17_296)  # CO01
    assert [line.on for line in added] == [day("2025-01-01"), day("2026-01-01")]
    assert found.lines[3].base == 120_000 + 17_296


@pytest.mark.parametrize("asked", ["2023-12-31", "2024-06-01", "2024-12-31"])
def test_trap_14_never_capitalised_before_a_whole_year_of_interest(asked: str) -> None:
    """C. civ. 1343-2: interest began on 1 January 2024; whatever the contract says, not before 1 January 2025."""
    terms = Terms(capitalisation=day(asked))
    found = statement(dossier(invoice(120_000, "2023-12-31"), terms=terms), day("2026-06-30"))
    added = [line.on for line in found.lines if line.kind is LineKind.CAPITALISATION]
    assert added == [day("2025-01-01"), day("2026-01-01")]
    assert any("année entière" in said for said in found.warnings)


def test_trap_14_a_year_of_legal_interest_counts_from_the_notice() -> None:
    notice = (event("mise_en_demeure", "2024-03-01"),)
    terms = Terms(capitalisation=date(2024, 1, 1))
    found = statement(
        dossier(invoice(120_000, "2023-12-31"), kind="particulier", terms=terms, events=notice), day("2025-06-30")
    )
    assert [line.on for line in found.lines if line.kind is LineKind.CAPITALISATION] == [day("2025-03-01")]


def test_trap_14_without_interest_nothing_is_capitalised() -> None:
    terms = Terms(capitalisation=date(2024, 1, 1))
    found = statement(dossier(invoice(120_000, "2023-12-31"), kind="particulier", terms=terms), day("2025-06-30"))
    assert found.lines == ()


def test_trap_15_five_points_never_join_business_penalties() -> None:
    found = statement(dossier(invoice(100_000, "2025-06-30"), events=(event("jugement", "2025-09-01"),)), TODAY)
    assert not any(line.kind is LineKind.MAJORATION for line in found.lines)


def test_trap_16_limitation_runs_from_completion_and_letters_do_nothing() -> None:
    late_invoice = invoice(100_000, "2026-09-30", completed=day("2021-11-30"), issued=day("2026-09-01"))
    found = limitation(dossier(late_invoice, events=(event("mise_en_demeure", "2026-10-01", channel="lrar"),)), TODAY)
    assert found.earliest == day("2026-11-30")


def test_trap_17_nothing_accrues_from_the_opening_judgment() -> None:
    opened = (event("jugement_ouverture", "2026-10-23"), event("bodacc", "2026-11-02"))
    found = statement(dossier(invoice(100_000, "2026-06-30"), events=opened), TODAY)
    assert [(line.end, line.days) for line in found.lines if line.days] == [(day("2026-10-23"), 114)]
    assert (found.indemnity, found.daily) == (4_000, 0)


def test_trap_17_no_forty_euros_for_an_invoice_due_after_the_opening() -> None:
    opened = (event("jugement_ouverture", "2026-10-23"),)
    found = statement(dossier(invoice(100_000, "2026-10-31"), events=opened), TODAY)
    assert (found.interest, found.indemnity, found.total) == (0, 0, 100_000)


def test_trap_19_an_unknown_semester_is_never_final() -> None:
    found = statement(dossier(invoice(100_000, "2026-06-30")), day("2027-01-15"))
    assert found.provisional
    assert [line.projected for line in found.lines if line.days] == [False, True]
    last_known_day = statement(dossier(invoice(100_000, "2026-06-30")), day("2026-12-31"))
    assert not last_known_day.provisional
    assert last_known_day.daily_provisional


def test_trap_20_the_published_floor_checks_the_legal_rate() -> None:
    assert law.floor_rate(TODAY).value == 82_500  # 8.25, as published for the second semester of 2026


def test_an_invoice_in_instalments_bears_one_indemnity() -> None:
    """D441-5: one sum an invoice paid late; nothing was found that gives one an instalment."""
    half, rest = invoice(60_000, "2026-06-01"), invoice(60_000, "2026-07-01")
    rest = replace(rest, number=f"{half.number} (2)", part_of=half.number)
    assert statement(dossier(half, rest), TODAY).indemnity == 4_000
    in_time = replace(half, payments=(Payment(day("2026-05-30"), 60_000),))
    assert statement(dossier(in_time, rest), TODAY).indemnity == 4_000
    assert statement(dossier(half, replace(rest, part_of=None)), TODAY).indemnity == 8_000
