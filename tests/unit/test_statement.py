"""Edges of the statement: several invoices, retention, insolvency, clauses, projection. Figures worked out by hand."""

from __future__ import annotations

import pytest

from guide.case.model import Contract, Terms
from guide.claim.account import LineKind
from guide.claim.output import statement_as_json
from guide.claim.statement import projection, statement
from guide.errors import IncompleteDossier, NotInForce
from tests.cases import TODAY, credited, day, dossier, event, invoice, paid


def _payments(worked_out: object) -> list[tuple[str, int, int, int]]:
    return [
        (line.invoice, line.to_interest, line.to_principal, line.to_indemnity)
        for line in worked_out.lines  # type: ignore[attr-defined]
        if line.kind is LineKind.PAYMENT
    ]


class TestPaymentsOfTheWholeAccount:
    """C. civ. 1342-10: the debt pointed at, those due, the most onerous, the oldest, in proportion."""

    def test_the_oldest_due_debt_first(self) -> None:
        old, young = invoice(100_000, "2026-06-30"), invoice(100_000, "2026-07-31", number="F2")
        found = statement(dossier(young, old, payments=(paid("2026-09-11", 50_000),)), TODAY)
        assert _payments(found) == [("F1", 2_480, 47_520, 0)]  # 1 000 x 12.40 % x 73/365

    def test_the_invoice_pointed_at_first(self) -> None:
        old, young = invoice(100_000, "2026-06-30"), invoice(100_000, "2026-07-31", number="F2")
        found = statement(dossier(old, young, payments=(paid("2026-08-31", 50_000, invoice="F2"),)), TODAY)
        assert [p[0] for p in _payments(found)] == ["F2"]

    def test_a_debt_due_before_one_that_is_not(self) -> None:
        due, later = invoice(100_000, "2026-08-31"), invoice(100_000, "2026-12-31", number="F2")
        found = statement(dossier(later, due, payments=(paid("2026-09-01", 10_000),)), TODAY)
        assert [p[0] for p in _payments(found)] == ["F1"]

    def test_equals_share_in_proportion_and_who_owes_nothing_gets_nothing(self) -> None:
        settled = invoice(50_000, "2026-06-30", payments=(paid("2026-06-01", 50_000),))
        one, two = invoice(100_000, "2026-06-30", number="F2"), invoice(100_000, "2026-06-30", number="F3")
        found = statement(dossier(settled, one, two, payments=(paid("2026-08-01", 10_001),)), TODAY)
        shares = {number: i + p for number, i, p, _ in _payments(found) if number != "F1"}
        assert shares == {"F2": 5_001, "F3": 5_000}
        assert found.surplus == 0

    def test_the_forty_euros_come_after_every_principal(self) -> None:
        one, two = invoice(100_000, "2026-06-30"), invoice(100_000, "2026-06-30", number="F2")
        found = statement(dossier(one, two, payments=(paid("2026-08-01", 110_000, invoice="F1"),)), TODAY)
        # F1: 1 000 x 12.40 % x 32/365 = 10.87 and 1 000; the 89.13 left go to F2, not to the 40 euros of F1.
        assert _payments(found) == [("F1", 1_087, 100_000, 0), ("F2", 1_087, 7_826, 0)]

    def test_a_payment_of_an_invoice_in_another_currency_is_left_out(self) -> None:
        euros, dollars = (invoice(100_000, "2026-06-30"), invoice(100_000, "2026-06-30", number="F2", currency="USD"))
        found = statement(dossier(euros, dollars, payments=(paid("2026-08-01", 150_000, invoice="F2"),)), TODAY)
        assert (found.billed, found.paid, found.surplus) == (100_000, 0, 0)
        assert any("autre monnaie" in said for said in found.warnings)


class TestRetention:
    def test_it_is_not_claimed(self) -> None:
        found = statement(dossier(invoice(100_000, "2026-06-30", retention=5_000)), TODAY)
        assert (found.billed, found.lines[0].base) == (95_000, 95_000)

    def test_a_full_payment_in_time_pays_it_too(self) -> None:
        full = invoice(100_000, "2026-06-30", retention=5_000, payments=(paid("2026-06-30", 100_000),))
        found = statement(dossier(full), TODAY)
        assert (found.total, found.surplus, found.billed) == (0, 0, 100_000)


class TestInsolvency:
    OPENED = (event("jugement_ouverture", "2026-07-15"),)

    def test_a_service_completed_after_the_opening_is_owed_as_usual(self) -> None:
        late = invoice(100_000, "2026-09-05", issued=day("2026-08-05"), completed=day("2026-08-01"))
        found = statement(dossier(late, events=self.OPENED), TODAY)
        assert (found.interest, found.indemnity) == (2_650, 4_000)  # 1 000 x 12.40 % x 78/365
        assert any("postérieure" in said for said in found.warnings)

    def test_one_of_unknown_completion_is_supposed_older_and_it_is_said(self) -> None:
        found = statement(dossier(invoice(100_000, "2026-09-05"), events=self.OPENED), TODAY)
        assert (found.interest, found.indemnity) == (0, 0)
        assert any("supposée antérieure" in said for said in found.warnings)

    def test_it_takes_effect_at_the_first_hour_of_its_day(self) -> None:
        found = statement(dossier(invoice(100_000, "2026-06-30"), events=self.OPENED), TODAY)
        assert [(line.days, line.end) for line in found.lines if line.days] == [(14, day("2026-07-15"))]

    def test_an_opening_without_a_date_is_said(self) -> None:
        found = statement(dossier(invoice(100_000, "2026-06-30"), answers={"insolvency": "redressement"}), TODAY)
        assert any("date manque" in said for said in found.warnings)


class TestLegalInterest:
    """C. civ. 1231-6, 1344: from the first notice, or claim in court, dated after the debt's own due date."""

    def test_a_notice_before_the_due_date_gives_no_interest(self) -> None:
        """updates_2026-11-29, 1.1: 0 euro, not 20.41 (1 500 x 2.75 % from 1 June)."""
        early = (event("mise_en_demeure", "2026-05-20"),)
        found = statement(
            dossier(invoice(150_000, "2026-05-31", issued=day("2026-05-01")), kind="particulier", events=early), TODAY
        )
        assert (found.interest, found.daily, found.total) == (0, 0, 150_000)
        assert any("antérieure à l'échéance" in said for said in found.warnings)

    def test_a_notice_on_the_due_date_itself_gives_none_either(self) -> None:
        same_day = (event("mise_en_demeure", "2026-06-30"),)
        found = statement(dossier(invoice(100_000, "2026-06-30"), kind="particulier", events=same_day), TODAY)
        assert found.interest == 0

    def test_a_notice_between_two_due_dates_counts_for_the_first_invoice_only(self) -> None:
        between = (event("mise_en_demeure", "2026-09-11"),)
        first, second = invoice(100_000, "2026-06-30"), invoice(100_000, "2026-09-30", number="F2")
        found = statement(dossier(first, second, kind="particulier", events=between), TODAY)
        # 1 000 x 2.75 % x 73/365 (11 September to 22 November, both counted) = 5.50
        assert [(line.invoice, line.days, line.amount) for line in found.lines if line.days] == [("F1", 73, 550)]

    def test_a_second_notice_after_the_due_date_counts(self) -> None:
        notices = (event("mise_en_demeure", "2026-06-01"), event("mise_en_demeure", "2026-09-11"))
        found = statement(dossier(invoice(100_000, "2026-06-30"), kind="particulier", events=notices), TODAY)
        assert [(line.start, line.amount) for line in found.lines if line.days] == [(day("2026-09-11"), 550)]

    def test_interest_on_a_contract_debt_never_starts_from_the_judgment_by_article_1231_7(self) -> None:
        sued = (event("demande_en_justice", "2026-09-11"), event("jugement", "2026-10-11"))
        found = statement(dossier(invoice(100_000, "2026-06-30"), kind="particulier", events=sued), TODAY)
        assert [line.start for line in found.lines if line.days] == [day("2026-09-11")]
        assert {line.references[0] for line in found.lines} == {"c-civ-1231-6"}

    def test_a_judgment_alone_stands_for_a_claim_whose_day_is_asked_for(self) -> None:
        found = statement(
            dossier(invoice(100_000, "2026-06-30"), kind="particulier", events=(event("jugement", "2026-09-11"),)),
            TODAY,
        )
        assert {line.references[0] for line in found.lines if line.kind is LineKind.INTEREST} == {"c-civ-1231-6"}
        assert any("faute de connaître" in said for said in found.warnings)

    def test_a_notice_older_than_the_debt_does_not_cover_it(self) -> None:
        notice = (event("mise_en_demeure", "2026-07-15"),)
        first = invoice(100_000, "2026-06-30", issued=day("2026-06-01"))
        second = invoice(100_000, "2026-09-01", issued=day("2026-08-01"), number="F2")
        found = statement(dossier(first, second, kind="particulier", events=notice), TODAY)
        assert {line.invoice for line in found.lines if line.days} == {"F1"}

    def test_a_judgment_older_than_the_debt_increases_nothing(self) -> None:
        events = (event("jugement", "2025-07-15"), event("mise_en_demeure", "2026-10-01"))
        recent = invoice(100_000, "2026-09-01", issued=day("2026-08-01"))
        found = statement(dossier(recent, kind="particulier", events=events), TODAY)
        assert [line.rate for line in found.lines if line.days] == [27_500]

    def test_an_unknown_association_shows_the_legal_rate_whatever_the_contract(self) -> None:
        notice = (event("mise_en_demeure", "2026-07-15"),)
        case = dossier(invoice(100_000, "2026-06-01"), kind="association", terms=Terms(rate=150_000), events=notice)
        assert [line.rate for line in statement(case, TODAY).lines] == [27_500]

    def test_a_known_professional_association_owes_what_a_business_owes(self) -> None:
        found = statement(
            dossier(invoice(100_000, "2026-06-30"), kind="association", answers={"debtor_professional": "oui"}), TODAY
        )
        assert (found.interest, found.indemnity) == (4_926, 4_000)

    def test_three_times_the_legal_rate_of_a_private_lender_is_that_of_his_column(self) -> None:
        loan = dossier(
            invoice(100_000, "2026-06-01", nature="pret"),
            kind="particulier",
            activity="particulier",
            terms=Terms(floor_multiple=3),
            events=(event("mise_en_demeure", "2026-07-15"),),
        )
        found = statement(loan, TODAY)
        assert [(line.rate, line.amount) for line in found.lines] == [(205_200, 7_365)]  # 3 x 6.84 % x 131/365

    def test_a_business_loan_owes_no_penalties(self) -> None:
        found = statement(dossier(invoice(100_000, "2026-06-01", nature="pret")), TODAY)
        assert (found.interest, found.indemnity) == (0, 0)


class TestClausesAndEdges:
    def test_a_rate_above_that_of_the_law_may_be_reduced_and_that_of_the_law_may_not(self) -> None:
        """C. civ. 1231-5; Com., 2 Nov. 2011, n° 10-14.677."""
        high = statement(dossier(invoice(100_000, "2026-06-30"), terms=Terms(rate=200_000)), TODAY)
        assert any("peut réduire" in said and "10-14.677" in said for said in high.warnings)
        low = statement(dossier(invoice(100_000, "2026-06-30"), terms=Terms(rate=120_000)), TODAY)
        assert not any("peut réduire" in said for said in low.warnings)

    def test_an_agreed_rate_is_not_cut(self) -> None:
        found = statement(dossier(invoice(100_000, "2025-06-30"), terms=Terms(rate=150_000)), TODAY)
        assert [(line.days, line.rate) for line in found.lines if line.days] == [(510, 150_000)]

    def test_an_agreed_rate_is_provisional_where_the_floor_is(self) -> None:
        case = dossier(invoice(100_000, "2026-06-30"), terms=Terms(rate=83_000))
        assert not statement(case, day("2026-12-31")).provisional
        assert statement(case, day("2027-01-01")).provisional

    def test_before_2013_there_is_no_indemnity_and_interest_is_counted(self) -> None:
        found = statement(dossier(invoice(100_000, "2012-06-30")), day("2012-12-31"))
        assert (found.indemnity, found.interest) == (0, 5_545)  # 1 000 x 11.00 % x 184/365

    def test_before_the_first_known_rate_it_refuses(self) -> None:
        with pytest.raises(NotInForce):
            statement(dossier(invoice(100_000, "2005-06-30")), TODAY)

    def test_an_old_public_invoice_is_counted(self) -> None:
        case = dossier(invoice(100_000, "2018-06-05", issued=day("2018-05-01")), kind="etat")
        assert [line.rate for line in statement(case, day("2018-12-31")).lines if line.days] == [80_000]

    def test_a_public_clause_can_only_shorten(self) -> None:
        from dataclasses import replace

        bare = replace(invoice(100_000, "2026-01-01", issued=day("2026-05-01")), due=None)
        long = dossier(bare, kind="etat", contract=Contract(payment_clause="60"))
        assert statement(long, TODAY).dues == {"F1": day("2026-06-02")}  # 1 May + 2 + 30

    def test_a_missing_due_date_is_asked_for(self) -> None:
        from dataclasses import replace

        bare = replace(invoice(100_000, "2026-01-01"), due=None)
        with pytest.raises(IncompleteDossier):
            statement(dossier(bare, kind="particulier"), TODAY)

    def test_what_is_not_due_is_apart(self) -> None:
        late, later = invoice(100_000, "2026-06-30"), invoice(70_000, "2026-12-31", number="F2")
        found = statement(dossier(late, later), TODAY)
        assert (found.not_due, found.claimable) == (70_000, 100_000 + 4_926 + 4_000)

    def test_too_much_paid_is_said(self) -> None:
        over = invoice(100_000, "2026-06-30", payments=(paid("2026-06-15", 120_000),))
        found = statement(dossier(over), TODAY)
        assert (found.total, found.claimable, found.overpaid) == (0, 0, 20_000)
        assert any("trop-perçu" in said for said in found.warnings)

    def test_what_one_invoice_was_paid_too_much_is_set_off_against_another(self) -> None:
        over = invoice(100_000, "2026-11-25", payments=(paid("2026-06-15", 120_000),))
        found = statement(dossier(over, invoice(50_000, "2026-11-25", number="F2")), TODAY)
        assert (found.total, found.surplus, found.overpaid) == (30_000, 20_000, 0)
        assert found.claimable == 0  # the 300.00 that are left are not due yet

    def test_a_surplus_is_never_asked_of_who_owes_only_later(self) -> None:
        """1 000.00 of one invoice are not due, 200.00 were paid too much on the other: nothing to claim, never -200.00."""
        over = invoice(100_000, "2026-06-30", payments=(paid("2026-06-15", 120_000),))
        found = statement(dossier(over, invoice(100_000, "2026-12-31", number="F2")), TODAY)
        assert (found.total, found.not_due, found.claimable) == (80_000, 100_000, 0)

    def test_a_payment_of_a_later_day_is_planned_and_not_counted(self) -> None:
        later = invoice(100_000, "2026-06-30", payments=(paid("2026-11-23", 100_000),))
        found = statement(dossier(later), TODAY)
        assert (found.paid, found.principal_left) == (0, 100_000) and found.total > 100_000
        assert any("Paiement prévu" in said for said in found.warnings)

    def test_the_projection_adds_the_days_to_come(self) -> None:
        in_30, in_60, in_90 = projection(dossier(invoice(100_000, "2026-06-30")), TODAY)
        assert (in_30.as_of, in_30.interest) == (day("2026-12-22"), 5_945)  # 175 days
        assert [s.provisional for s in (in_30, in_60, in_90)] == [False, True, True]
        assert in_30.total < in_60.total < in_90.total

    def test_no_invoice_owes_nothing(self) -> None:
        found = statement(dossier(), TODAY)
        assert (found.total, found.lines, found.daily) == (0, (), 0)


class TestWhatIsNotDueYet:
    """`total` counts every invoice, as its formula says; what may be asked that day stands beside it (C. civ. 1305-2)."""

    def test_it_is_said_with_what_may_be_asked(self) -> None:
        due, later = invoice(100_000, "2026-06-30"), invoice(50_000, "2026-12-31", number="F2")
        printed = statement_as_json(statement(dossier(due, later), TODAY))
        # 1 July to 22 November: 145 days. 1 000 x 12.40 % x 145/365 = 49.26.
        assert (printed["total"], printed["not_due"], printed["claimable"]) == ("1589.26", "500.00", "1089.26")
        assert "500,00\u00a0€ ne sont pas encore échus" in printed["warnings"][0]

    def test_nothing_is_due(self) -> None:
        printed = statement_as_json(statement(dossier(invoice(50_000, "2026-12-31")), TODAY))
        assert printed["claimable"] == "0.00" and "rien ne peut être réclamé" in printed["warnings"][0]


def test_an_invoice_cancelled_by_a_credit_note_after_its_due_date_is_told() -> None:
    """Its interest until then is counted; whether it was owed, only the person knows."""
    cancelled = invoice(100_000, "2026-06-30", credit_notes=(credited("2026-07-10", 100_000),))
    assert any("un avoir l'annule en entier" in said for said in statement(dossier(cancelled), TODAY).warnings)
    partly = invoice(100_000, "2026-06-30", credit_notes=(credited("2026-07-10", 30_000),))
    assert not any("un avoir l'annule" in said for said in statement(dossier(partly), TODAY).warnings)
