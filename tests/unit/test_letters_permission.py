"""When a letter is refused, and what is said: unlawful, useless, or a fact is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from guide.case.codes import DebtorKind, EventKind, Nature
from guide.case.model import Address, Dossier, Event, FollowUp, Invoice, Payment
from guide.claim.regime import regime
from guide.letters import Permission, allowed, letters
from tests.unit.letters_cases import CREDITOR, LETTERS, ON, ONE, case, debtor, granted, letter_text, rich, supplied

CONSUMER = DebtorKind.PARTICULIER


def permissions(dossier: Dossier, on: date = ON) -> dict[str, Permission]:
    return {p.letter.id: p for p in allowed(dossier, on) if p.letter.id in LETTERS}


@pytest.mark.parametrize("kind", DebtorKind)
def test_an_ordinary_debt_allows_every_pressing_letter(kind: DebtorKind) -> None:
    assert all(p.granted and not p.missing for p in permissions(case(kind)).values())


REFUSED = {
    "insolvency answered": (case(answers={"insolvency": "liquidation"}), "Déclarez la créance", "c-com-l622-21"),
    "opening judgment": (
        case(events=(Event(EventKind.JUGEMENT_OUVERTURE, date(2026, 10, 1)),)),
        "Déclarez la créance",
        "c-com-l622-21",
    ),
    "bodacc notice": (
        case(events=(Event(EventKind.BODACC, date(2026, 10, 1)),)),
        "jugement d'ouverture",
        "c-com-l622-21",
    ),
    "over-indebtedness": (case(CONSUMER, answers={"insolvency": "surendettement"}), "commission", "c-conso-l722-5"),
    "serious dispute": (case(answers={"dispute": "serieuse"}), "répondez-lui", None),
    "dispute in the journal": (case(events=(Event(EventKind.CONTESTATION, date(2026, 7, 1)),)), "répondez-lui", None),
    "disputed part": (case(invoices=(replace(ONE[0], disputed_amount=5_000),)), "répondez-lui", None),
    "refused by the platform": (case(answers={"einvoice_status": "refusee"}), "répondez-lui", None),
    "invoice not received": (case(answers={"invoice_received": "non"}), "renvoyez-la", None),
    "title in hand": (case(answers={"enforceable_title": "oui"}), "commissaire de justice", None),
    "paid": (
        case(invoices=(replace(ONE[0], due=date(2026, 8, 2), payments=(Payment(date(2026, 8, 1), 120_000),)),)),
        "Rien n'est dû",
        None,
    ),
    "due today": (case(invoices=(replace(ONE[0], due=ON, payments=()),)), "Aucune facture n'est échue", None),
    "foreign currency": (case(invoices=(replace(ONE[0], currency="USD"),)), "euros", None),
    "do not remind": (case(follow_up=FollowUp(do_not_remind=True)), "ne pas relancer", None),
}


@pytest.mark.parametrize(("dossier", "said", "reference"), REFUSED.values(), ids=REFUSED)
def test_a_refusal_says_why_and_what_to_do(dossier: Dossier, said: str, reference: str | None) -> None:
    for held in permissions(dossier).values():
        assert said in held.reason
        assert reference is None or reference in held.references


def test_a_judgment_of_tomorrow_is_not_seen_today() -> None:
    later = case(events=(Event(EventKind.JUGEMENT_OUVERTURE, ON + timedelta(days=1)),))
    assert all(p.granted for p in permissions(later).values())


def test_a_settled_objection_no_longer_stops_the_letters() -> None:
    settled = case(events=(Event(EventKind.CONTESTATION, date(2026, 7, 1)),), answers={"dispute": "aucune"})
    assert all(p.granted for p in permissions(settled).values())


def test_a_barred_debt_is_never_threatened_with_a_suit() -> None:
    old = Invoice("F1", 50_000, completed=date(2024, 6, 1), due=date(2024, 7, 1))
    for held in permissions(case(CONSUMER, (old,), events=())).values():
        assert "Le délai pour agir est passé pour F1" in held.reason
        assert {"c-conso-l121-6", "c-conso-l218-2"} <= set(held.references)
    assert all(p.granted for p in permissions(case(DebtorKind.COMMERCANT, (old,), events=())).values())


@pytest.mark.parametrize("invoices", [ONE, (replace(ONE[0], completed=None, due=None),)], ids=["due", "no due date"])
def test_missing_facts_are_named_as_in_the_file(invoices: tuple[Invoice, ...]) -> None:
    bare = case(CONSUMER, invoices, creditor=replace(CREDITOR, address=None))
    bare = replace(bare, debtor=replace(bare.debtor, address=Address(("3 place",), None, " ")))
    expected = (
        ("invoices.due",)
        if invoices[0].due is None
        else ("creditor.address", "debtor.address.postcode", "debtor.address.city")
    )
    for held in permissions(bare).values():
        assert held.missing == expected
        assert held.reason.endswith(".")


def test_a_foreign_address_needs_no_postcode() -> None:
    abroad = replace(debtor(DebtorKind.COMMERCANT), country="IE", address=Address(("1 Main Street",), None, "Dublin"))
    assert all(p.granted for p in permissions(case(debtor=abroad)).values())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("iban", "FR7630006000011234567890188"),
        ("siren", "732829321"),
        ("bic", "X"),
        ("siret", "1"),
        ("vat_number", "FR83404833047"),
    ],
)
def test_a_wrong_number_is_never_printed(field: str, value: str) -> None:
    change: dict[str, Any] = {field: value}
    for held in permissions(case(creditor=replace(CREDITOR, **change))).values():
        assert held.missing == (f"creditor.{field}",)
        assert value in held.reason


def test_a_vat_number_that_is_right_is_printed_under_the_name() -> None:
    right = case(creditor=replace(CREDITOR, vat_number="FR 44 732 829 320"))
    assert "TVA FR44732829320" in letter_text("relance", right)


def test_the_number_of_a_debtor_is_checked_where_it_is_printed() -> None:
    wrong = rich(debtor=replace(debtor(DebtorKind.COMMERCANT), siren="732829321"))
    found = {p.letter.id: p for p in allowed(wrong, ON)}
    assert found["requete_injonction_tc"].missing == ("debtor.siren",)
    assert found["mise_en_demeure"].granted


def test_the_last_notice_waits_for_the_end_of_the_formal_one() -> None:
    running = rich(events=(Event(EventKind.MISE_EN_DEMEURE, date(2026, 11, 15)),))
    found = {p.letter.id: p for p in allowed(running, ON)}
    assert "court jusqu'au 30/11/2026" in found["dernier_avis"].reason
    assert {p.letter.id: p.granted for p in allowed(rich(), ON)}["dernier_avis"]


def test_a_notice_sent_before_anything_was_due_is_no_notice() -> None:
    """The last notice would recall it, and the prefect would read it."""
    for kind, id in ((DebtorKind.COMMERCANT, "dernier_avis"), (DebtorKind.COLLECTIVITE, "demande_mandatement")):
        early = rich(kind, events=(Event(EventKind.MISE_EN_DEMEURE, date(2026, 5, 20)),))
        held = next(p for p in allowed(early, ON) if p.letter.id == id)
        assert "du 20/05/2026 est antérieure à l'échéance" in held.reason
        assert held.references == ("c-civ-1344",)


def test_an_over_indebted_client_is_asked_for_no_payment() -> None:
    works = supplied(nature=Nature.ABONNEMENT)
    for id, answers in (("suspension_prestation", {}), ("reponse_contestation", {"dispute": "serieuse"})):
        for over in (False, True):
            told = {**answers, "insolvency": "surendettement" if over else "aucune"}
            held = next(p for p in allowed(rich(CONSUMER, told, invoices=works), ON) if p.letter.id == id)
            assert held.granted is not over
            assert not over or "Répondez à la commission" in held.reason
    public_only = next(
        p for p in allowed(rich(CONSUMER, {"insolvency": "surendettement"}), ON) if p.letter.id == "interets_moratoires"
    )
    assert public_only.reason == public_only.letter.otherwise


def test_a_request_on_a_disputed_part_is_written_with_a_caution() -> None:
    for answer, warned in (("partielle", True), ("aucune", False)):
        (held,) = (p for p in allowed(rich(answers={"dispute": answer}), ON) if p.letter.id == "requete_injonction_tc")
        assert held.granted
        assert bool([said for said in held.cautions if "ne demandez que ce qui ne l'est pas" in said]) is warned


def test_nothing_is_declared_without_proceedings() -> None:
    held = next(p for p in allowed(rich(), ON) if p.letter.id == "decompte_declaration")
    assert held.reason == "Aucune procédure collective n'est ouverte : il n'y a rien à déclarer."
    assert not held.missing


def test_what_lacks_is_said_in_a_sentence() -> None:
    found = {p.letter.id: p.reason for p in allowed(case(), ON)}
    assert found["certificat_non_paiement"].startswith("Il reste à dire s'il existe un chèque impayé")
    assert " ; il manque la date du rejet du chèque" in found["certificat_non_paiement"]
    assert found["bordereau"] == "Il manque la liste des pièces."


@pytest.mark.parametrize("id", letters())
def test_a_letter_for_some_debtors_says_what_to_do_for_the_others(id: str) -> None:
    for kind in (DebtorKind.COMMERCANT, CONSUMER, DebtorKind.COLLECTIVITE):
        held = next(p for p in allowed(rich(kind), ON) if p.letter.id == id)
        assert held.granted or held.reason.endswith((".", ")"))
        if not held.granted and regime(rich(kind)) not in letters()[id].regimes:
            assert held.reason == letters()[id].otherwise


def test_a_principal_paid_late_calls_for_a_notice_not_a_reminder() -> None:
    late = case(invoices=(replace(ONE[0], payments=(Payment(date(2026, 8, 1), 120_000),)),))
    found = permissions(late)
    assert "que seule une mise en demeure réclame" in found["relance"].reason
    assert found["mise_en_demeure"].granted


@pytest.mark.parametrize("id", ["demande_mediation", "suspension_prestation"])
def test_only_a_reminder_weakens_the_notice_that_left(id: str) -> None:
    dossier = granted(id)["entreprise"]
    (chosen,) = [p for p in allowed(dossier, ON) if p.letter.id == id]
    assert dossier.last(EventKind.MISE_EN_DEMEURE, on=ON) and chosen.granted
    assert not any("affaiblirait" in caution for caution in chosen.cautions)


CAUTIONED = {
    "notice already sent": (
        "relance",
        case(events=(Event(EventKind.MISE_EN_DEMEURE, date(2026, 7, 1)),)),
        "l'affaiblirait",
    ),
    "notice still running": (
        "mise_en_demeure",
        case(events=(Event(EventKind.MISE_EN_DEMEURE, date(2026, 11, 15)),)),
        "court jusqu'au 30/11/2026",
    ),
    "promise": ("relance", case(follow_up=FollowUp(promise=date(2026, 11, 30))), "promis de payer le 30/11/2026"),
    "confidential conciliation": ("mise_en_demeure", case(answers={"insolvency": "conciliation"}), "confidentielle"),
    "public company": ("relance", case(DebtorKind.ENTREPRISE_PUBLIQUE), "relèvent du code de commerce"),
    "abroad": ("relance", case(debtor=replace(debtor(DebtorKind.COMMERCANT), country="BE")), "loi française"),
    "unknown profession": ("mise_en_demeure", case(DebtorKind.ASSOCIATION), "activité professionnelle"),
}


@pytest.mark.parametrize(("id", "dossier", "said"), CAUTIONED.values(), ids=CAUTIONED)
def test_a_clumsy_letter_is_written_with_a_caution(id: str, dossier: Dossier, said: str) -> None:
    held = permissions(dossier)[id]
    assert held.granted
    assert [caution for caution in held.cautions if said in caution]


def test_every_letter_is_answered_once_in_order() -> None:
    assert [p.letter.id for p in allowed(case(), ON)] == list(letters())
