"""Due dates, their legal ceilings, and what fills a missing one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from guide.case.ceiling import Sector
from guide.case.codes import DebtorKind, Nature
from guide.case.model import Contract
from guide.case.terms import PaymentTerm, Rule, ceiling_warning, effective_due, term, term_of
from guide.errors import DateUnreadable, IncompleteDossier
from tests.cases import TODAY, day, dossier, event, invoice


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        (Rule.NET_30, "2026-05-10"),
        (Rule.NET_45, "2026-05-25"),
        (Rule.NET_60, "2026-06-09"),
        (Rule.END_OF_MONTH_A, "2026-05-31"),
        (Rule.END_OF_MONTH_B, "2026-06-14"),
    ],
)
def test_the_rules_between_businesses_are_lawful(rule: Rule, due: str) -> None:
    found = term(day("2026-04-10"), rule)
    assert (found.due, found.lawful, found.references) == (day(due), True, ("c-com-l441-10",))


def test_thirty_days_from_reception_needs_its_date() -> None:
    assert term(day("2026-04-10"), Rule.RECEPTION_30, day("2026-04-20")).due == day("2026-05-20")
    with pytest.raises(IncompleteDossier, match="reception"):
        term(day("2026-04-10"), Rule.RECEPTION_30)


@pytest.mark.parametrize(
    ("kind", "rule", "lawful"),
    [
        ("etat", Rule.NET_30, True),
        ("etat", Rule.NET_45, False),
        ("hopital_public", Rule.NET_45, True),
        ("hopital_public", Rule.NET_60, False),
        ("entreprise_publique", Rule.NET_60, True),
    ],
)
def test_a_public_buyer_pays_in_30_50_or_60_days(kind: str, rule: Rule, lawful: bool) -> None:
    assert term(day("2026-04-10"), rule, kind=DebtorKind(kind)).lawful is lawful


def test_carriage_is_paid_in_thirty_days_from_the_invoice() -> None:
    assert term(day("2026-04-10"), Rule.NET_30, nature=Nature.TRANSPORT).lawful
    assert not term(day("2026-04-10"), Rule.NET_45, nature=Nature.TRANSPORT).lawful


@pytest.mark.parametrize(
    ("sector", "received", "last"),
    [
        # L441-10: 10 April + 60 days is 9 June; + 45 days then the end of the month, 31 May; from 30 April, 14 June.
        ("general", None, "2026-06-14"),
        ("transport", None, "2026-05-10"),
        ("recapitulative", None, "2026-05-25"),
        # L441-11, from a delivery on 2 April: 30 days, 20 days, 30 days after 30 April.
        ("perissable", "2026-04-02", "2026-05-02"),
        ("viande", "2026-04-02", "2026-04-22"),
        ("alcool", "2026-04-02", "2026-05-30"),
    ],
)
def test_a_term_is_lawful_until_the_last_day_of_its_trade(sector: str, received: str | None, last: str) -> None:
    delivered = day(received) if received else None

    def found(due: date) -> PaymentTerm:
        return term_of(day("2026-04-10"), due, delivered, sector=Sector(sector))

    assert found(day(last)).lawful and found(day(last)).last == day(last)
    assert not found(day(last) + timedelta(days=1)).lawful


def test_a_term_past_sixty_days_needs_its_clause() -> None:
    within = term_of(day("2026-04-10"), day("2026-06-09"))
    past = term_of(day("2026-04-10"), day("2026-06-14"))
    assert "seulement si le contrat" not in within.note
    assert past.lawful and "seulement si le contrat" in past.note


def test_a_term_that_runs_from_the_delivery_asks_for_it() -> None:
    with pytest.raises(IncompleteDossier, match="livraison"):
        term_of(day("2026-04-10"), day("2026-05-10"), sector=Sector.VIANDE)


def test_a_consumer_has_no_ceiling() -> None:
    found = term_of(day("2026-04-10"), day("2027-04-10"), kind=DebtorKind.PARTICULIER)
    assert found.lawful and found.last is None


def test_a_missing_due_date_comes_from_the_clause_then_from_the_law() -> None:
    bare = invoice(100, "2026-01-01", issued=day("2026-04-10"), completed=day("2026-04-02"))
    from dataclasses import replace

    bare = replace(bare, due=None)
    by_clause = effective_due(dossier(bare, contract=Contract(payment_clause="45fdm-a")), bare, TODAY)
    assert (by_clause.on, by_clause.estimated) == (day("2026-05-31"), True)
    assert effective_due(dossier(bare), bare, TODAY).on == day("2026-05-02")  # completion + 30 days
    assert effective_due(dossier(bare, kind="etat"), bare, TODAY).on == day("2026-05-12")  # 10 April + 2 + 30
    assert effective_due(dossier(bare, kind="hopital_public"), bare, TODAY).on == day("2026-06-01")
    sent = dossier(bare, kind="etat", events=(event("facture_envoyee", "2026-04-15"),))
    assert effective_due(sent, bare, TODAY).on == day("2026-05-15")
    with pytest.raises(IncompleteDossier, match="échéance"):
        effective_due(dossier(bare, kind="particulier"), bare, TODAY)
    assert effective_due(dossier(bare), replace(bare, due=day("2026-07-01")), TODAY).on == day("2026-07-01")


def test_a_due_date_past_the_legal_ceiling_is_said() -> None:
    within = invoice(100, "2026-06-24", issued=day("2026-04-10"))  # 75 days: 45 days end of month may reach it
    past = invoice(100, "2026-07-31", issued=day("2026-04-10"))
    assert ceiling_warning(dossier(within), within, day("2026-06-09")) is None
    assert "60 jours" in (ceiling_warning(dossier(past), past, day("2026-07-31")) or "")
    assert "30 jours" in (ceiling_warning(dossier(past, kind="etat"), past, day("2026-06-01")) or "")
    assert ceiling_warning(dossier(past, kind="particulier"), past, day("2026-12-31")) is None


@pytest.mark.parametrize(
    ("issued", "rule", "due"),
    [("2008-04-10", Rule.NET_30, "2008-05-10"), ("2008-04-10", Rule.END_OF_MONTH_A, "2008-05-31"),
     ("1999-12-31", Rule.NET_60, "2000-02-29"), ("0001-01-01", Rule.NET_45, "0001-02-15")],
)  # fmt: skip
def test_a_date_is_worked_out_for_any_year_and_before_the_known_law_nothing_is_said_lawful(
    issued: str, rule: Rule, due: str
) -> None:
    """C. com. L441-6 as loi 2008-776 made it holds from 1 January 2009: before, the ceiling is not known here."""
    payment_term = term(day(issued), rule)
    assert (payment_term.due, payment_term.lawful, payment_term.last) == (day(due), None, None)
    assert "à vérifier" in payment_term.note and payment_term.references == ()


def test_a_public_buyer_before_the_known_law_has_a_date_too() -> None:
    assert term(day("2012-01-01"), Rule.NET_30, kind=DebtorKind.COLLECTIVITE).lawful is None


def test_a_due_date_past_the_calendar_is_refused() -> None:
    with pytest.raises(DateUnreadable, match="9999"):
        term(day("9999-12-20"), Rule.NET_30)
