"""One question at a time: what is asked, what is skipped, what an answer changes, and what is shown of it."""

from __future__ import annotations

from datetime import date

import pytest

from guide.case import storage
from guide.case.codes import DebtorKind, EventKind
from guide.case.model import Creditor, Debtor, Dossier, Event, Invoice, Payment
from guide.errors import AmountUnreadable, DateUnreadable, InvalidDossier
from guide.path import Outcome, advise, answered, apply_answer, ask, progress
from guide.values import french

ON = date(2026, 11, 22)
#: The whole conversation of a case like many: a business, 1 200 €, eight days late, nothing sent.
CONVERSATION = (
    ("debtor_kind", "commercant"),
    ("amount", "1 200,00 €"),
    ("invoice_received", "oui"),
    ("contract", "signe"),
    ("due", "14/11/2026"),
    ("insolvency", "inconnu"),
    ("special", "aucune"),
    ("dispute", "aucune"),
    ("activity", "artisan"),
    ("debtor_admits", "non"),
    ("notified", "rien"),
)
#: What a person must give before « quand devait-il payer ? ».
CARD = CONVERSATION[:5]


def told(*given: tuple[str, str]) -> Dossier:
    dossier: Dossier | None = None
    for question, code in given:
        dossier = apply_answer(dossier, question, code)
    assert dossier is not None
    return dossier


def test_a_whole_conversation() -> None:
    dossier: Dossier | None = None
    for n, (question, code) in enumerate(CONVERSATION, start=1):
        position = ask(dossier, ON)
        assert position.current.id == question
        step, about = progress(position)
        assert step == n
        assert n <= about
        dossier = apply_answer(dossier, question, code)
    assert dossier is not None
    position = ask(dossier, ON)
    assert isinstance(position.current, Outcome)
    assert position.current.id == "relance"
    assert progress(position) == (11, 11)
    assert [(question.id, label) for question, label in answered(position, dossier)] == [
        ("debtor_kind", "Une entreprise, un commerçant ou un artisan"),
        ("amount", french.money(120_000)),
        ("invoice_received", "Oui"),
        ("contract", "Oui, signé"),
        ("due", french.day(date(2026, 11, 14))),
        ("insolvency", "Je ne sais pas"),
        ("special", "Aucune de celles qui suivent"),
        ("dispute", "Non, il ne conteste pas"),
        ("activity", "Artisanat"),
        ("debtor_admits", "Non"),
        ("notified", "Rien encore"),
    ]
    assert advise(dossier, ON).primary == "relance_amiable"
    assert storage.loads(storage.dumps(dossier)) == dossier


def test_an_answer_changed_keeps_the_others() -> None:
    dossier = told(*CONVERSATION)
    disputed = apply_answer(dossier, "dispute", "serieuse")
    assert ask(disputed, ON).current.id == "litige"
    assert disputed.answers["contract"] == "signe"
    assert ask(apply_answer(disputed, "dispute", "aucune"), ON).current.id == "relance"


def test_what_the_dossier_says_is_not_asked() -> None:
    dossier = told(*CARD)
    assert dossier.debtor.kind is DebtorKind.COMMERCANT
    events = (Event(EventKind.BODACC, date(2026, 11, 1)),)
    opened = Dossier(
        dossier.creditor, dossier.debtor, invoices=dossier.invoices, events=events, answers=dossier.answers
    )
    assert ask(opened, ON).current.id == "retention_of_title"


def test_nothing_due_yet_asks_nothing_more() -> None:
    dossier = apply_answer(told(*CARD[:4]), "due", "10/12/2026")
    assert ask(dossier, ON).current.id == "a_echoir"


def test_an_amount_that_is_not_known_is_not_asked_again() -> None:
    dossier = told(CONVERSATION[0], ("amount", "inconnu"))
    assert ask(dossier, ON).current.id == "completer"
    assert advise(dossier, ON).primary == "consolider_preuves"
    again = apply_answer(dossier, "amount", "80")
    assert "amount" not in again.answers
    assert ask(again, ON).current.id == "invoice_received"


def test_the_same_invoice_is_corrected_not_added() -> None:
    dossier = apply_answer(told(*CARD), "amount", "900")
    assert [(i.amount, i.due) for i in dossier.invoices] == [(90_000, date(2026, 11, 14))]


@pytest.mark.parametrize(
    ("given", "question", "code", "error"),
    [
        ((), "amount", "100", InvalidDossier),
        ((), "debtor_kind", "martien", InvalidDossier),
        (CONVERSATION[:1], "due", "14/11/2026", InvalidDossier),
        (CONVERSATION[:1], "amount", "beaucoup", AmountUnreadable),
        (CONVERSATION[:1], "amount", "-5", InvalidDossier),
        (CONVERSATION[:2], "due", "31/02/2026", DateUnreadable),
        (CONVERSATION[:2], "dispute", "peut-être", InvalidDossier),
        (CONVERSATION[:2], "favourite_colour", "oui", InvalidDossier),
    ],
)
def test_a_wrong_answer_is_refused_in_a_sentence(
    given: tuple[tuple[str, str], ...], question: str, code: str, error: type[Exception]
) -> None:
    dossier = told(*given) if given else None
    with pytest.raises(error):
        apply_answer(dossier, question, code)


@pytest.mark.parametrize("code", ["redressement", "surendettement", "conciliation", "inconnu"])
def test_an_answer_stays_on_the_path_so_that_it_can_be_changed(code: str) -> None:
    dossier = apply_answer(told(*CONVERSATION), "insolvency", code)
    assert "insolvency" in [question.id for question, _ in answered(ask(dossier, ON))]
    declared = apply_answer(apply_answer(dossier, "insolvency", "liquidation"), "claim_declared", "oui")
    for question in ("published", "retention_of_title", "vat"):
        declared = apply_answer(declared, question, "inconnu")
    asked = [question.id for question, _ in answered(ask(declared, ON))]
    assert asked[-5:] == ["insolvency", "published", "retention_of_title", "vat", "claim_declared"]
    assert ask(declared, ON).current.id == "declaree"


@pytest.mark.parametrize(
    ("special", "then", "outcome"),
    [
        ("titre", (("title_on", "01/06/2020"),), "titre"),
        ("ordonnance", (("order_stage", "rendue"), ("order_made", "01/10/2026")), "signifier"),
        ("ordonnance", (("order_stage", "opposition"), ("opposed", "15/11/2026")), "opposition"),
        ("etranger_ue", (("dispute", "aucune"),), "europe"),
        ("etranger", (("dispute", "aucune"),), "etranger"),
        ("cheque", (("dispute", "aucune"),), "cheque"),
        ("lettre_de_change", (("dispute", "aucune"),), "lettre_de_change"),
        ("biens_menaces", (("dispute", "aucune"),), "biens_menaces"),
        ("sous_traitance", (("dispute", "aucune"), ("subcontract", "prive"), ("subcontract_accepted", "oui")), "sous_traitance"),
        ("travaux", (("dispute", "aucune"), ("works_price", "15 000"), ("works_guarantee", "non_demandee")), "garantie"),
    ],
)  # fmt: skip
def test_a_special_ground_is_reached_by_the_questions_alone(
    special: str, then: tuple[tuple[str, str], ...], outcome: str
) -> None:
    dossier = told(*CARD, ("due", "01/06/2026"), ("insolvency", "aucune"), ("special", special))
    for question, code in then:
        position = ask(dossier, ON)
        assert position.current.id == question
        dossier = apply_answer(dossier, question, code)
    assert ask(dossier, ON).current.id == outcome
    assert advise(dossier, ON).outcome.id == outcome
    assert storage.loads(storage.dumps(dossier)) == dossier


def test_a_loan_without_an_invoice_is_no_business_claim() -> None:
    dossier = told(("debtor_kind", "particulier"), ("amount", "900"), ("invoice_received", "sans_facture"))
    assert dossier.creditor.activity is not None and dossier.creditor.activity.value == "particulier"
    undone = apply_answer(dossier, "invoice_received", "oui")
    assert undone.creditor.activity is None
    assert undone.invoices[0].nature is None


def test_the_amount_left_is_what_is_asked_and_shown() -> None:
    """What was paid already stays noted: typing what is left changes the invoice, not the payments."""
    billed = Invoice("F1", 120_000, due=date(2026, 6, 1), payments=(Payment(date(2026, 8, 1), 20_000),))
    held = Dossier(Creditor("Moi"), Debtor("Client", kind=DebtorKind.COMMERCANT), invoices=(billed,))
    assert {q.id: said for q, said in answered(ask(held, ON), held)}["amount"] == french.money(100_000)
    changed = apply_answer(held, "amount", "900,00")
    assert (changed.invoices[0].amount, changed.invoices[0].payments) == (110_000, billed.payments)
