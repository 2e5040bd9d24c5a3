"""The flow node by node: what each fork answers, the order of tests, and the reviewed list of paths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from guide.case.codes import ANSWERS, Activity, DebtorKind, EventKind, Nature, VatScheme
from guide.case.model import Contract, CreditNote, Creditor, Debtor, Dossier, Event, Invoice, Payment
from guide.path import FLOW, advise
from guide.path.facts.facts import situation
from guide.path.flow.graph import Fork, Question
from guide.path.flow.questions import FACTS, GROUNDS, KIND_GROUPS
from tests.proof.__main__ import GOLDEN, listing
from tests.proof.ways import paths

ON = date(2026, 11, 22)
KNOWN = {"invoice_received": "oui", "contract": "signe", "dispute": "aucune", "insolvency": "aucune"}
INVOICE = Invoice("F1", 320_000, date(2026, 8, 9), date(2026, 7, 22), date(2026, 9, 8), Nature.PRESTATION)
NOTICE = Event(EventKind.MISE_EN_DEMEURE, date(2026, 10, 28))


def days(n: int) -> date:
    return ON + timedelta(days=n)


def case(
    kind: DebtorKind = DebtorKind.COMMERCANT,
    *events: Event,
    invoice: Invoice = INVOICE,
    country: str = "FR",
    activity: Activity = Activity.COMMERCANT,
    contract: Contract | None = None,
    answers: Mapping[str, str] | None = None,
    **more: str,
) -> Dossier:
    """A dossier with the common answers, and these changes."""
    said = KNOWN if answers is None else answers
    return Dossier(
        Creditor("Moi", activity=activity),
        Debtor("Lui", kind=kind, country=country),
        invoices=(invoice,),
        events=events,
        answers={**said, **more},
        contract=contract or Contract(),
    )


def event(kind: str, on: date, **more: Any) -> Event:
    return Event(EventKind(kind), on, **more)


def outcome(dossier: Dossier, on: date = ON) -> str:
    return advise(dossier, on).outcome.id


OLD = replace(INVOICE, completed=date(2021, 11, 1))
OLDER = replace(INVOICE, completed=date(2021, 11, 21))
WORKS = replace(INVOICE, nature=Nature.TRAVAUX)
SPRING = replace(INVOICE, completed=date(2026, 4, 22))
AUTUMN = replace(INVOICE, completed=date(2025, 12, 1))
PRICE = Contract(price_net=4_000_000)
C, P = DebtorKind.COMMERCANT, DebtorKind.PARTICULIER
COMMUNE, ETAT = DebtorKind.COLLECTIVITE, DebtorKind.ETAT
ORDER = event("ordonnance_rendue", date(2026, 9, 1))


@pytest.mark.parametrize(
    ("expected", "dossier"),
    [
        # Is something due?
        ("completer", replace(case(), invoices=())),
        ("completer", case(P, invoice=Invoice("F1", 100))),
        ("rien_du", case(invoice=replace(INVOICE, credit_notes=(CreditNote(date(2026, 8, 10), 320_000),)))),
        ("a_echoir", case(invoice=replace(INVOICE, due=days(1)))),
        ("a_echoir", case(invoice=replace(INVOICE, due=ON))),
        # Collective proceedings.
        ("declarer", case(insolvency="redressement")),
        ("declarer", case(C, event("jugement_ouverture", days(-30)), event("bodacc", days(-20)))),
        ("declarer", case(C, event("bodacc", days(-20)), claim_declared="inconnu")),
        ("declaree", case(C, event("bodacc", days(-20)), event("declaration_creance", days(-2)))),
        ("declaree", case(C, event("bodacc", days(-20)), claim_declared="oui")),
        ("relever", case(C, event("bodacc", date(2026, 9, 1)), claim_declared="non")),
        ("forclos", case(C, event("bodacc", date(2026, 5, 1)), invoice=SPRING, claim_declared="non")),
        ("surendettement", case(P, insolvency="surendettement")),
        # Title, order, opposition.
        ("titre", case(enforceable_title="oui")),
        ("titre", case(C, event("jugement", days(-90)))),
        ("ordonnance_a_dater", case(special="ordonnance")),
        ("ordonnance_perdue", case(C, NOTICE, event("ordonnance_rendue", date(2026, 2, 2)), invoice=AUTUMN)),
        ("signifier", case(C, NOTICE, ORDER)),
        ("attente_opposition", case(C, NOTICE, ORDER, event("ordonnance_signifiee", days(-20)))),
        ("titre", case(C, ORDER, event("ordonnance_signifiee", date(2026, 9, 20)))),
        ("opposition", case(C, ORDER, event("ordonnance_signifiee", days(-40)), event("opposition", days(-15)))),
        ("audience", case(C, ORDER, event("ordonnance_signifiee", days(-60)), event("opposition", days(-30)))),
        ("instance", case(C, NOTICE, event("requete_deposee", days(-5)))),
        # Limitation: five years, two for a consumer, four calendar years for a commune.
        ("prescrite", case(invoice=replace(INVOICE, completed=date(2021, 11, 21)))),
        ("urgence", case(invoice=replace(INVOICE, completed=date(2021, 11, 22)))),
        ("urgence", case(invoice=replace(INVOICE, completed=date(2022, 5, 22)))),
        ("injonction", case(C, NOTICE, invoice=replace(INVOICE, completed=date(2022, 5, 23)))),
        ("prescrite", case(P, invoice=replace(INVOICE, completed=date(2024, 11, 21)))),
        ("urgence", case(P, invoice=replace(INVOICE, completed=date(2025, 5, 22)))),
        (
            "urgence_publique",
            case(COMMUNE, invoice=replace(INVOICE, issued=date(2022, 1, 7), completed=date(2021, 11, 22))),
        ),
        ("urgence", case(invoice=replace(INVOICE, nature=Nature.TRANSPORT, completed=date(2026, 1, 10)))),
        # A pending request for an order does not stop the clock.
        ("urgence", case(C, event("requete_deposee", days(-5)), invoice=replace(INVOICE, completed=date(2022, 1, 22)))),
        # Receipt.
        ("renvoyer", case(invoice_received="non")),
        ("renvoyer", case(einvoice_status="rejetee")),
        ("injonction", case(C, NOTICE, einvoice_status="deposee", invoice_received="inconnu")),
        # Public, foreign, disputed.
        ("public", case(COMMUNE)),
        ("attente_publique", case(COMMUNE, event("mise_en_demeure", days(-5)))),
        ("public_suite", case(COMMUNE, event("mise_en_demeure", days(-20)))),
        ("public_litige", case(ETAT, dispute="serieuse")),
        ("public_litige", case(COMMUNE, dispute="partielle")),
        ("europe", case(country="DE")),
        ("europe_litige", case(country="BE", dispute="serieuse")),
        ("etranger", case(country="US")),
        ("etranger", case(country="DK", dispute="serieuse")),
        ("litige", case(dispute="serieuse")),
        ("litige", case(einvoice_status="refusee")),
        ("litige", case(C, event("contestation", days(-5)), answers={"insolvency": "aucune"})),
        ("proces", case(P, event("conciliation_echec", days(-5)), dispute="serieuse")),
        ("proces", case(C, event("conciliation_echec", days(-5)), dispute="serieuse")),
        ("litige_partiel", case(P, NOTICE, dispute="partielle")),
        # Ends of a story, a company struck off, a company of private law with a public owner.
        ("solde_minime", case(P, invoice=replace(INVOICE, due=days(-2), amount=500))),
        ("radiee", case(insolvency="radiee")),
        # Special ground.
        ("cheque", case(C, event("cheque_rejete", days(-5)))),
        ("lettre_de_change", case(accepted_bill="oui")),
        ("biens_menaces", case(assets_at_risk="oui")),
        ("sous_traitance", case(subcontract="prive", subcontract_accepted="oui")),
        ("sous_traitance", case(subcontract="prive")),
        ("mise_en_demeure", case(subcontract="prive", subcontract_accepted="non")),
        ("sous_traitance_publique", case(subcontract="public", subcontract_accepted="oui")),
        ("garantie", case(invoice=WORKS, contract=PRICE, works_guarantee="non_demandee")),
        (
            "garantie",
            case(C, event("garantie_demandee", days(-15)), invoice=WORKS, contract=PRICE, works_guarantee="demandee"),
        ),
        (
            "suspension",
            case(C, event("garantie_demandee", days(-16)), invoice=WORKS, contract=PRICE, works_guarantee="demandee"),
        ),
        ("mise_en_demeure", case(invoice=WORKS, contract=PRICE, works_guarantee="fournie")),
        # Evidence, admission, letters, suit.
        ("preuves", case(contract=None, answers={**KNOWN, "contract": "echanges"})),
        ("preuves", case(contract=None, answers={**KNOWN, "contract": "aucun"})),
        ("mise_en_demeure", case(C, event("reconnaissance", days(-5)), answers={**KNOWN, "contract": "aucun"})),
        ("echeancier", case(C, NOTICE, debtor_admits="oui")),
        ("echeancier", case(C, NOTICE, event("promesse", days(-5), until=days(5)))),
        ("injonction", case(C, NOTICE, event("promesse", days(-9), until=days(-1)))),
        ("conciliation", case(C, NOTICE, insolvency="conciliation")),
        ("relance", case(invoice=replace(INVOICE, due=days(-14)))),
        ("mise_en_demeure", case(invoice=replace(INVOICE, due=days(-15)))),
        ("mise_en_demeure", case(C, event("relance", days(-1)), invoice=replace(INVOICE, due=days(-3)))),
        ("mise_en_demeure", case(invoice=replace(INVOICE, due=days(-3)), notified="relance")),
        ("attente_mise_en_demeure", case(C, event("mise_en_demeure", days(-15)))),
        ("injonction", case(C, event("mise_en_demeure", days(-16)))),
        ("attente_mise_en_demeure", case(C, event("mise_en_demeure", days(-30), until=ON))),
        ("attente_mise_en_demeure", case(notified="mise_en_demeure")),
        # A notice sent before the sum was due put nobody in default.
        ("mise_en_demeure", case(C, event("mise_en_demeure", INVOICE.due or ON))),
        ("refere", case(C, NOTICE, invoice=replace(INVOICE, amount=2_800_000))),
        (
            "injonction",
            case(C, NOTICE, invoice=replace(INVOICE, amount=2_800_000), answers={**KNOWN, "contract": "inconnu"}),
        ),
    ],
)
def test_where_a_case_leads(expected: str, dossier: Dossier) -> None:
    assert outcome(dossier) == expected


def test_every_outcome_is_led_to_by_a_case() -> None:
    marks = test_where_a_case_leads.pytestmark  # type: ignore[attr-defined]
    led = {expected for expected, _ in marks[0].args[1]}
    assert led == {path.outcome for path in paths(FLOW)}


def test_an_order_keeps_the_delay_of_its_own_date() -> None:
    before, after = (event("ordonnance_rendue", date(2026, 8, 31)), event("ordonnance_rendue", date(2026, 9, 1)))
    assert situation(case(C, before), ON).order.by == date(2027, 3, 1)  # 28 February 2027 is a Sunday
    assert situation(case(C, after), ON).order.by == date(2026, 12, 1)
    lapsed = case(C, NOTICE, event("ordonnance_rendue", date(2026, 9, 1)))
    assert outcome(lapsed, date(2026, 12, 1)) == "signifier"
    assert outcome(lapsed, date(2026, 12, 2)) == "ordonnance_perdue"
    assert advise(lapsed, date(2026, 12, 2)).primary == "injonction_tc"


def test_a_delay_that_ends_on_a_holiday_ends_on_the_next_working_day() -> None:
    published = case(C, event("bodacc", date(2026, 9, 25)))
    assert situation(published, ON).insolvency.declare_by == date(2026, 11, 25)
    christmas = case(C, event("bodacc", date(2026, 10, 25)))  # Friday 25 December, then a week-end
    assert situation(christmas, ON).insolvency.declare_by == date(2026, 12, 28)


def test_an_opposition_is_answered_until_the_last_day() -> None:
    dossier = case(C, ORDER, event("ordonnance_signifiee", date(2026, 10, 1)), event("opposition", date(2026, 11, 16)))
    assert outcome(dossier, date(2026, 12, 1)) == "opposition"
    assert outcome(dossier, date(2026, 12, 2)) == "audience"


def test_a_creditor_overseas_has_four_months_to_declare() -> None:
    dossier = case(C, event("bodacc", date(2026, 9, 1)))
    assert situation(dossier, ON).insolvency.declare_by == date(2026, 11, 2)  # 1 November is a Sunday and a holiday
    abroad = replace(dossier, creditor=replace(dossier.creditor, country="BE"))
    assert situation(abroad, ON).insolvency.declare_by == date(2027, 1, 4)


def test_what_is_paid_leaves_only_the_interest_to_claim() -> None:
    paid = case(invoice=replace(INVOICE, payments=(Payment(date(2026, 11, 1), 320_000),)))
    assert outcome(paid) == "mise_en_demeure"
    assert situation(paid, ON).claimed not in (None, 0)


def test_questions_are_those_of_the_dossier() -> None:
    asked = {node.id: set(node.codes) - {"inconnu"} for node in FLOW.nodes if isinstance(node, Question)}
    assert asked.pop("debtor_kind") == set(DebtorKind)
    assert asked.pop("activity") == set(Activity)
    assert asked.pop("vat") == set(VatScheme)
    for fact in FACTS:
        assert asked.pop(fact) == {"connu"}
    assert asked.pop("special") == {"aucune", "connu"}
    assert {"aucune", *(ground.code for ground in GROUNDS)} == set(ANSWERS["special"])
    assert asked.pop("dispute") == {"reconnue", *ANSWERS["dispute"]}
    assert asked == {id: set(ANSWERS[id]) for id in asked}


def test_every_kind_of_client_is_reached_in_two_presses() -> None:
    assert sorted(kind for kinds in KIND_GROUPS.values() for kind in kinds) == sorted(DebtorKind)


def test_whoever_does_not_know_is_told_how_to_find_out() -> None:
    for node in FLOW.nodes:
        if isinstance(node, Question):
            assert node.help, node.id
            assert "inconnu" in node.codes or node.id == "debtor_kind"


def test_few_questions_to_an_outcome() -> None:
    """Eleven on the ordinary ground; a subcontractor or a builder is asked what opens their own routes as well. No client
    is both a trader, whose creditor's activity counts, and one who may act for a business or not."""
    ways = [({id for id, _ in path.edges}, path) for path in paths(FLOW)]
    asked = {path: {id for id in nodes if isinstance(FLOW[id], Question)} for nodes, path in ways}
    asked = {path: names for path, names in asked.items() if not {"activity", "debtor_professional"} <= names}
    own = {"subcontract", "works_guarantee"}
    ordinary = [questions for questions in asked.values() if not questions & own]
    print(
        f"at most {max(map(len, ordinary))} questions, {max(map(len, asked.values()))} for a subcontractor or a builder"
    )
    assert max(map(len, ordinary)) <= 11
    assert max(map(len, asked.values())) <= 13


def test_forks_are_the_only_ones_that_decide() -> None:
    assert {type(node).__name__ for node in FLOW.nodes} == {"Question", "Fork", "Outcome"}
    assert all(node.text.endswith("?") for node in FLOW.nodes if isinstance(node, (Fork, Question)))


def test_the_reviewed_list_of_paths_is_up_to_date() -> None:
    """Renew it with `python -m tests.proof --write-golden`, and read the difference."""
    assert GOLDEN.read_text(encoding="utf-8") == listing()
