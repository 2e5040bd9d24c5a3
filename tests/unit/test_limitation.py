"""Until when one may act, by kind of debtor; what restarts the clock and what does not. Dates worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guide.claim.invoice_limitation import Limitation
from guide.claim.limitation import LimitationState, limitation
from tests.cases import TODAY, day, dossier, event, invoice, paid


def _done(completed: str, amount: int = 100_000, **more: Any) -> object:
    return invoice(amount, "2026-01-31", completed=day(completed), **more)


def _of(*invoices: object, on: date = TODAY, **more: Any) -> Limitation:
    return limitation(dossier(*invoices, **more), on)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "more", "deadline", "reference"),
    [
        ("commercant", {}, "2029-12-15", "c-com-l110-4"),
        ("liberal", {}, "2029-12-15", "c-com-l110-4"),
        ("sci", {}, "2029-12-15", "c-com-l110-4"),
        ("entreprise_publique", {}, "2029-12-15", "c-com-l110-4"),
        ("particulier", {}, "2026-12-15", "c-conso-l218-2"),
        ("etat", {}, "2028-12-31", "loi-68-1250-art-1"),
        ("collectivite", {}, "2028-12-31", "loi-68-1250-art-1"),
        ("hopital_public", {}, "2028-12-31", "loi-68-1250-art-1"),
    ],
)
def test_the_period_follows_the_debtor(kind: str, more: dict[str, Any], deadline: str, reference: str) -> None:
    found = _of(_done("2024-12-15"), kind=kind, **more)
    assert found.earliest == day(deadline)
    assert found.invoices[0].references[0] == reference


def test_a_loan_between_private_persons_runs_five_years_from_its_due_date() -> None:
    loan = invoice(100_000, "2022-03-01", nature="pret")
    found = _of(loan, kind="particulier", activity="particulier")
    assert found.earliest == day("2027-03-01")
    assert found.invoices[0].references == ("c-civ-2224",)


def test_carriage_is_one_year_whoever_the_debtor() -> None:
    for kind in ("commercant", "particulier", "etat"):
        assert _of(_done("2026-02-10", nature="transport"), kind=kind).earliest == day("2027-02-10")


def test_housing_rent_is_three_years_and_marked_to_check() -> None:
    found = _of(invoice(80_000, "2025-05-05", nature="loyer"), kind="particulier")
    assert found.earliest == day("2028-05-05")
    assert any("vérifier" in said for said in found.warnings)


@pytest.mark.parametrize(
    ("act", "deadline"),
    [
        ("relance", "2027-03-01"),
        ("mise_en_demeure", "2027-03-01"),
        ("requete_deposee", "2027-03-01"),
        ("ordonnance_rendue", "2027-03-01"),
        ("promesse", "2027-03-01"),
        ("facture_envoyee", "2027-03-01"),
        ("petites_creances_echec", "2027-03-01"),
        ("reconnaissance", "2031-04-01"),
        ("ordonnance_signifiee", "2031-04-01"),
        ("demande_en_justice", "2031-04-01"),
        ("mesure_execution", "2031-04-01"),
        ("declaration_creance", "2031-04-01"),
        ("jugement", "2036-04-01"),
        ("titre_executoire", "2036-04-01"),
    ],
)
def test_what_restarts_the_clock_of_a_business_and_what_does_not(act: str, deadline: str) -> None:
    assert _of(_done("2022-03-01"), events=(event(act, "2026-04-01"),)).earliest == day(deadline)


def test_a_partial_payment_restarts_it() -> None:
    """The example of the dossier document."""
    found = _of(_done("2026-04-30", payments=(paid("2026-08-01", 20_000),)))
    assert (found.earliest, found.invoices[0].runs_from) == (day("2031-08-01"), day("2026-08-01"))
    assert found.invoices[0].references == ("c-com-l110-4", "c-civ-2240")


def test_a_deposit_before_the_work_restarts_nothing() -> None:
    assert _of(_done("2026-04-30", payments=(paid("2026-01-05", 20_000),))).earliest == day("2031-04-30")


def test_nothing_revives_a_barred_debt() -> None:
    late = (event("reconnaissance", "2026-05-01"),)
    assert _of(_done("2021-03-01"), events=late).state is LimitationState.PRESCRITE
    assert _of(_done("2022-03-01"), kind="particulier", events=late).state is LimitationState.PRESCRITE


def test_a_debt_before_a_judge_or_under_an_order_does_not_lapse() -> None:
    sued = (event("demande_en_justice", "2023-01-10"),)
    assert _of(_done("2022-03-01"), kind="particulier", events=sued).state is LimitationState.EN_COURS
    judged_late = (*sued, event("jugement", "2025-06-01"))
    assert _of(_done("2022-03-01"), kind="particulier", events=judged_late).earliest == day("2035-06-01")
    served = (event("ordonnance_signifiee", "2023-01-10"),)
    assert _of(_done("2022-03-01"), kind="particulier", events=served).earliest == day("2033-01-10")


class TestPublicBuyer:
    def test_four_years_from_1_january_after_completion(self) -> None:
        assert _of(_done("2021-11-22"), kind="collectivite").state is LimitationState.PRESCRITE
        assert _of(_done("2021-11-22"), kind="collectivite", on=day("2025-12-31")).state is LimitationState.BIENTOT

    def test_a_written_claim_restarts_it_from_1_january(self) -> None:
        claims = (event("facture_envoyee", "2022-01-07"), event("relance", "2022-02-11"))
        assert _of(_done("2021-11-22"), kind="collectivite", events=claims).earliest == day("2026-12-31")

    def test_a_telephone_call_does_not(self) -> None:
        call = (event("relance", "2022-02-11", channel="telephone"),)
        assert _of(_done("2021-11-22"), kind="collectivite", events=call).state is LimitationState.PRESCRITE

    def test_the_invoice_itself_counts_once_received(self) -> None:
        billed = _done("2021-11-22", issued=day("2022-01-07"))
        received: dict[str, Any] = {"answers": {"invoice_received": "oui"}}
        assert _of(billed, kind="etat", **received).earliest == day("2026-12-31")
        assert _of(billed, kind="etat").state is LimitationState.PRESCRITE

    def test_a_claim_after_the_bar_is_too_late(self) -> None:
        claims = (event("relance", "2026-01-05"),)
        assert _of(_done("2021-11-22"), kind="etat", events=claims).state is LimitationState.PRESCRITE


def test_the_last_day_is_still_in_time() -> None:
    case = _done("2021-11-22")
    assert _of(case, on=day("2026-11-22")).state is LimitationState.BIENTOT
    assert _of(case, on=day("2026-11-23")).state is LimitationState.PRESCRITE


def test_near_is_six_months_and_three_for_carriage_and_public_buyers() -> None:
    assert _of(_done("2022-05-22")).state is LimitationState.BIENTOT
    assert _of(_done("2022-05-23")).state is LimitationState.EN_COURS
    assert _of(_done("2026-02-22", nature="transport")).state is LimitationState.BIENTOT
    assert _of(_done("2026-02-23", nature="transport")).state is LimitationState.EN_COURS
    assert _of(_done("2022-02-22"), kind="etat", on=day("2026-09-30")).state is LimitationState.BIENTOT
    assert _of(_done("2022-02-22"), kind="etat", on=day("2026-09-29")).state is LimitationState.EN_COURS


def test_a_mediation_stops_the_clock_and_leaves_six_months() -> None:
    talks = (event("mediation", "2026-01-10", until="2026-02-09"),)
    found = _of(_done("2022-03-01"), events=talks)
    assert found.earliest == day("2027-03-01") + (day("2026-02-10") - day("2026-01-10"))
    almost_over = (event("mediation", "2026-10-01", until="2026-10-31"),)
    # Six months from 31 October: there is no 31 April.
    assert _of(_done("2021-11-10"), events=almost_over).earliest == day("2027-04-30")


def test_small_claims_that_failed_prolong_nothing_and_it_is_said() -> None:
    """C. civ. 2238: only from the debtor's agreement to take part, which the journal does not tell."""
    found = _of(_done("2025-06-30"), kind="particulier", events=(event("petites_creances_echec", "2026-03-01"),))
    assert found.earliest == day("2027-06-30")
    assert any("2238" in said for said in found.warnings)


def test_twenty_years_after_its_birth_no_payment_prolongs_a_debt() -> None:
    """C. civ. 2232: lent in 2005, paid back a little every four years, the loan would live beyond 2025."""
    little = tuple(paid(f"{year}-01-10", 1_000) for year in (2009, 2013, 2017, 2021, 2025))
    loan = invoice(100_000, "2006-01-10", issued=day("2005-01-10"), nature="pret", payments=little)
    assert any("2232" in said for said in _of(loan, kind="particulier", activity="particulier").warnings)
    assert not any("2232" in said for said in _of(_done("2022-03-01")).warnings)


def test_talks_without_a_known_end_are_not_counted() -> None:
    assert _of(_done("2022-03-01"), events=(event("mediation", "2026-01-10"),)).earliest == day("2027-03-01")


def test_without_completion_it_is_estimated_and_says_so() -> None:
    found = _of(invoice(100_000, "2026-06-30", issued=day("2026-05-31")))
    assert found.invoices[0].estimated and found.earliest == day("2031-05-31")
    assert any("estimée" in said for said in found.warnings)


def test_a_paid_invoice_has_no_deadline() -> None:
    settled = invoice(100_000, "2026-01-31", completed=day("2021-03-01"), payments=(paid("2026-01-01", 100_000),))
    assert _of(settled).earliest is None


def test_one_barred_invoice_among_others_is_a_warning() -> None:
    found = _of(_done("2020-01-01", number="F0"), _done("2025-01-01"))
    assert (found.state, found.earliest) == (LimitationState.EN_COURS, day("2030-01-01"))
    assert any("F0" in said for said in found.warnings)


def test_a_written_promise_is_said_but_not_counted() -> None:
    promised = (event("promesse", "2026-04-01", channel="email"),)
    assert any("promesse" in said for said in _of(_done("2022-03-01"), events=promised).warnings)


class TestOrderOfTheActs:
    """Each act is held against the deadline as it stood that day, and only against a debt already born."""

    def test_an_acknowledgement_within_a_suspended_period_is_in_time(self) -> None:
        acts = (event("mediation", "2025-06-01", until="2025-12-01"), event("reconnaissance", "2026-05-01"))
        assert _of(_done("2021-03-01"), events=acts).earliest == day("2031-05-01")

    def test_talks_that_overlap_count_once(self) -> None:
        talks = (
            event("mediation", "2026-01-10", until="2026-02-09"),
            event("mediation", "2026-01-20", until="2026-02-09"),
        )
        assert _of(_done("2022-03-01"), events=talks).earliest == day("2027-04-01")

    def test_a_debt_is_not_barred_while_talks_last(self) -> None:
        found = _of(_done("2021-11-01"), events=(event("mediation", "2026-10-01"),))
        assert (found.state, found.earliest) == (LimitationState.BIENTOT, day("2027-05-22"))

    def test_talks_do_not_help_against_a_public_buyer_and_it_is_said(self) -> None:
        talks = (event("mediation", "2025-01-10", until="2025-12-10"),)
        found = _of(_done("2022-06-01"), kind="etat", events=talks)
        assert found.earliest == day("2026-12-31")
        assert any("médiation" in said for said in found.warnings)

    @pytest.mark.parametrize("act", ["jugement", "demande_en_justice", "reconnaissance", "titre_executoire"])
    def test_an_act_older_than_the_debt_says_nothing_of_it(self, act: str) -> None:
        recent = invoice(100_000, "2026-06-30", completed=day("2026-04-30"))
        assert _of(recent, events=(event(act, "2024-01-01"),)).earliest == day("2031-04-30")

    def test_a_payment_of_the_account_restarts_the_invoice_it_pays(self) -> None:
        """The imputation is that of the statement: the oldest debt first (C. civ. 1342-10)."""
        old = invoice(100_000, "2020-04-01", number="F1", completed=day("2020-03-01"))
        young = invoice(100_000, "2024-04-01", number="F2", completed=day("2024-03-01"))
        found = _of(old, young, payments=(paid("2024-08-01", 20_000),))
        assert [(h.invoice, h.deadline) for h in found.invoices] == [
            ("F1", day("2029-08-01")),
            ("F2", day("2029-03-01")),
        ]

    def test_interest_left_keeps_an_invoice_alive_wherever_the_payment_is_noted(self) -> None:
        on_it = _of(_done("2022-03-01", payments=(paid("2026-08-01", 100_000),)))
        on_the_account = _of(_done("2022-03-01"), payments=(paid("2026-08-01", 100_000),))
        assert on_it.earliest == on_the_account.earliest == day("2031-08-01")

    def test_an_order_served_too_late_restarts_nothing(self) -> None:
        acts = (event("ordonnance_rendue", "2024-06-01"), event("ordonnance_signifiee", "2025-01-10"))
        found = _of(_done("2023-06-01"), kind="particulier", events=acts)
        assert (found.state, found.earliest) == (LimitationState.PRESCRITE, day("2025-06-01"))
        assert any("trop tard" in said for said in found.warnings)

    def test_a_title_without_a_judge_keeps_the_period_of_the_claim(self) -> None:
        acts = (event("cheque_rejete", "2025-11-01"), event("titre_executoire", "2026-01-01"))
        assert _of(_done("2025-01-01"), kind="particulier", events=acts).earliest == day("2028-01-01")

    def test_a_title_whose_judge_is_not_known_says_that_ten_years_are_those_of_a_judge(self) -> None:
        """CPCE L111-4 speaks of L111-3, 1° to 3°: not of a commissaire's title (5°), nor of a notary's deed (4°)."""
        title, judgment = event("titre_executoire", "2026-04-01"), event("jugement", "2026-03-01")
        alone, judged = (_of(_done("2024-12-15"), events=acts) for acts in ((title,), (judgment, title)))
        assert alone.earliest == judged.earliest == day("2036-04-01")
        assert any("si un juge l'a donné" in said for said in alone.warnings)
        assert not any("si un juge l'a donné" in said for said in judged.warnings)

    def test_an_acknowledgement_by_telephone_is_not_counted(self) -> None:
        call = (event("reconnaissance", "2026-04-01", channel="telephone"),)
        assert _of(_done("2022-03-01"), events=call).earliest == day("2027-03-01")


def test_a_liberal_profession_against_another_is_under_the_civil_code() -> None:
    found = _of(_done("2024-12-15"), kind="liberal", activity="liberal")
    assert found.invoices[0].references == ("c-civ-2224",)


def test_a_subscription_runs_from_its_due_date() -> None:
    monthly = invoice(10_000, "2024-05-31", nature="abonnement", completed=day("2024-05-30"))
    found = _of(monthly)
    assert (found.earliest, found.invoices[0].references) == (day("2029-05-31"), ("c-com-l110-4",))


def test_an_order_served_on_the_working_day_after_is_in_time() -> None:
    """Three months from 5 September 2026 end on Saturday 5 December: Monday 7 is in time (CPC 642)."""
    acts = (event("ordonnance_rendue", "2026-09-05"), event("ordonnance_signifiee", "2026-12-07"))
    found = _of(_done("2025-01-10"), kind="particulier", events=acts, on=day("2026-12-20"))
    assert found.earliest == day("2028-12-07")
    late = (acts[0], event("ordonnance_signifiee", "2026-12-08"))
    assert _of(_done("2025-01-10"), kind="particulier", events=late, on=day("2026-12-20")).earliest == day("2027-01-10")


def test_an_invoice_in_another_currency_has_its_deadline_too() -> None:
    found = _of(_done("2025-03-01", currency="USD", payments=(paid("2026-03-01", 10_000),)))
    assert found.earliest == day("2031-03-01")
