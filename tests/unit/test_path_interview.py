"""One question at a time: what is asked, what is skipped, what an answer changes, and what is shown of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guide.case import storage
from guide.case.codes import DebtorKind, EventKind, Nature
from guide.case.model import Creditor, Debtor, Dossier, Event, Invoice, Payment
from guide.errors import AmountUnreadable, DateUnreadable, InvalidDossier
from guide.path import (
    Outcome,
    State,
    advise,
    answered,
    apply_answer,
    apply_answers,
    ask,
    held_answer,
    progress,
    ticks,
    together,
)
from guide.path.facts.facts import situation
from guide.values import french

ON = date(2026, 11, 22)
#: The whole conversation of a case like many: a business, 1 200 €, eight days late, nothing sent.
CONVERSATION = (
    ("invoice_received", "oui"),
    ("contract", "signe"),
    ("amount", "1 200,00 €"),
    ("debtor_kind", "commercant"),
    ("due", "14/11/2026"),
    ("insolvency", "inconnu"),
    ("special", "aucune"),
    ("dispute", "aucune"),
    ("notified", "rien"),
)
#: The four questions of the card, then « quand devait-il payer ? ».
CARD = CONVERSATION[:5]


def told(*given: tuple[str, str]) -> Dossier:
    return apply_answers(None, dict(given))


def test_a_whole_conversation() -> None:
    """Eight questions counted by the screen's headings: the card has four, the proceedings stand among the situations."""
    position = ask(None, ON)
    assert [question.id for question in together(position)] == [id for id, _ in CONVERSATION[:4]]
    assert progress(position) == (1, 7)
    dossier = told(*CONVERSATION[:4])
    screens = (CONVERSATION[4:5], CONVERSATION[5:7], CONVERSATION[7:8], CONVERSATION[8:])
    for n, screen in enumerate(screens, start=2):
        position = ask(dossier, ON)
        assert [asked.id for asked in together(position)] == [question for question, _ in screen]
        step, about = progress(position)
        assert step == n
        assert n <= about <= 7
        dossier = apply_answers(dossier, dict(screen))
    position = ask(dossier, ON)
    assert isinstance(position.current, Outcome)
    assert position.current.id == "relance"
    assert progress(position) == (5, 5)
    assert [(question.id, label) for question, label in answered(position, dossier)] == [
        ("invoice_received", "Oui"),
        ("contract", "Oui, signé"),
        ("amount", french.money(120_000)),
        ("debtor_kind", "Une entreprise, un commerçant ou un artisan"),
        ("due", french.day(date(2026, 11, 14))),
        ("insolvency", "Je ne sais pas"),
        ("special", "Aucune"),
        ("dispute", "Rien, ou rien qui la conteste"),
        ("notified", "Rien encore"),
    ]
    assert advise(dossier, ON).primary == "relance_amiable"
    assert storage.loads(storage.dumps(dossier)) == dossier


def test_the_steps_announced_follow_what_is_known() -> None:
    """A consumer is not asked what only a business changes; a builder is asked about the guarantee."""
    consumer = told(*CONVERSATION[:3], ("debtor_kind", "particulier"), ("due", "01/06/2026"))
    assert progress(ask(consumer, ON)) == (3, 6)
    builder = told(*CARD, ("insolvency", "aucune"), ("special", "travaux"))
    assert progress(ask(builder, ON)) == (4, 9)
    barred = apply_answer(told(*CARD), "due", "10/12/2026")
    assert progress(ask(barred, ON)) == (2, 2)


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
    dossier = told(*CONVERSATION[:2], ("amount", "inconnu"), CONVERSATION[3])
    assert ask(dossier, ON).current.id == "completer"
    assert advise(dossier, ON).primary == "consolider_preuves"
    again = apply_answer(dossier, "amount", "80")
    assert "amount" not in again.answers
    assert ask(again, ON).current.id == "due"


def test_the_same_invoice_is_corrected_not_added() -> None:
    dossier = apply_answer(told(*CARD), "amount", "900")
    assert [(i.amount, i.due) for i in dossier.invoices] == [(90_000, date(2026, 11, 14))]


@pytest.mark.parametrize(
    ("given", "question", "code", "error"),
    [
        ((), "amount", "100", InvalidDossier),
        ((), "debtor_kind", "martien", InvalidDossier),
        (CONVERSATION[3:4], "due", "14/11/2026", InvalidDossier),
        (CONVERSATION[3:4], "amount", "beaucoup", AmountUnreadable),
        (CONVERSATION[3:4], "amount", "-5", InvalidDossier),
        (CONVERSATION[2:4], "due", "31/02/2026", DateUnreadable),
        (CONVERSATION[2:4], "dispute", "peut-être", InvalidDossier),
        (CONVERSATION[2:4], "favourite_colour", "oui", InvalidDossier),
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
    assert asked[-5:] == ["insolvency", "published", "retention_of_title", "claim_declared", "vat"]
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
        (
            "sous_traitance",
            (("subcontract", "prive"), ("subcontract_accepted", "oui"), ("dispute", "aucune")),
            "sous_traitance",
        ),
        (
            "travaux",
            (("works_guarantee", "non_demandee"), ("works_price", "15 000"), ("dispute", "aucune")),
            "garantie",
        ),
        (
            "travaux",
            (
                ("works_guarantee", "demandee"),
                ("works_price", "15 000"),
                ("dispute", "aucune"),
                ("guarantee_asked", "01/10/2026"),
            ),
            "suspension",
        ),
        ("travaux", (("works_guarantee", "fournie"), ("dispute", "reconnue")), "echeancier"),
        (
            "cheque+sous_traitance",
            (("subcontract", "prive"), ("subcontract_accepted", "oui"), ("dispute", "aucune")),
            "cheque",
        ),
        (
            "cheque+biens_menaces+travaux",
            (("works_guarantee", "non_demandee"), ("works_price", "15 000"), ("dispute", "serieuse")),
            "litige",
        ),
        ("titre+sous_traitance", (("title_on", "01/06/2020"),), "titre"),
    ],
)
def test_special_grounds_are_reached_by_the_questions_alone(
    special: str, then: tuple[tuple[str, str], ...], outcome: str
) -> None:
    dossier = told(*CARD[:4], ("due", "01/06/2026"), ("insolvency", "aucune"), ("special", special))
    for question, code in then:
        position = ask(dossier, ON)
        assert position.current.id == question
        dossier = apply_answer(dossier, question, code)
    assert ask(dossier, ON).current.id == outcome
    assert advise(dossier, ON).outcome.id == outcome
    assert storage.loads(storage.dumps(dossier)) == dossier


def test_each_situation_ticked_adds_its_route() -> None:
    """A cheque comes first, and the owner of the site may still pay the subcontractor."""
    ground = told(
        *CARD[:4],
        ("due", "01/06/2026"),
        ("insolvency", "aucune"),
        ("special", "cheque+sous_traitance"),
        ("subcontract", "prive"),
        ("subcontract_accepted", "oui"),
        ("dispute", "aucune"),
    )
    steps = [step.remedy for step in advise(ground, ON).steps]
    assert steps[:2] == ["certificat_non_paiement", "action_directe"]


def test_unticking_a_situation_takes_what_hung_on_it_and_nothing_else() -> None:
    dossier = told(
        *CARD,
        ("special", "ordonnance+sous_traitance"),
        ("order_stage", "rendue"),
        ("order_made", "01/10/2026"),
        ("subcontract", "prive"),
        ("dispute", "aucune"),
    )
    more = apply_answer(dossier, "special", "ordonnance+cheque+sous_traitance")
    assert (more.events, more.answers) == (
        dossier.events,
        {**dossier.answers, "special": "ordonnance+cheque+sous_traitance"},
    )
    less = apply_answer(dossier, "special", "sous_traitance")
    assert not less.events and "order_stage" not in less.answers
    assert (less.answers["subcontract"], less.answers["dispute"]) == ("prive", "aucune")
    assert "subcontract" not in apply_answer(dossier, "special", "aucune").answers
    journal = replace(dossier, events=(Event(EventKind.ORDONNANCE_RENDUE, date(2026, 10, 1)),))
    assert apply_answer(journal, "special", "aucune").events == journal.events


def test_a_tick_stands_over_an_earlier_yes_or_no() -> None:
    dossier = replace(told(*CARD), answers={"unpaid_cheque": "non", "assets_at_risk": "oui"})
    ticked = situation(apply_answer(dossier, "special", "cheque"), ON)
    assert (ticked.cheque, ticked.assets_at_risk, ticked.bill) == (True, False, False)
    shown = {ground.code for ground, on in ticks(dossier, situation(dossier, ON)) if on}
    assert shown == {"biens_menaces"}


def test_a_country_that_is_known_is_not_ticked() -> None:
    dossier = told(*CARD)
    german = replace(dossier, debtor=replace(dossier.debtor, country="DE"))
    offered = {ground.code for ground, _ in ticks(german, situation(german, ON))}
    assert not offered & {"etranger", "etranger_ue"}
    assert {ground.code for ground, _ in ticks(dossier, situation(dossier, ON))} == offered | {
        "etranger",
        "etranger_ue",
    }


def test_what_the_debtor_answers_is_one_question() -> None:
    dossier = told(*CARD)
    admits = apply_answer(dossier, "dispute", "reconnue")
    assert (admits.answers["dispute"], admits.answers["debtor_admits"]) == ("aucune", "oui")
    assert held_answer(admits, "dispute") == "reconnue"
    silent = apply_answer(admits, "dispute", "aucune")
    assert (silent.answers["dispute"], silent.answers["debtor_admits"]) == ("aucune", "non")
    assert "debtor_admits" not in apply_answer(admits, "dispute", "serieuse").answers
    promised = replace(dossier, events=(Event(EventKind.PROMESSE, date(2026, 11, 1), date(2026, 12, 1)),))
    assert advise(apply_answer(promised, "dispute", "aucune"), ON).remedies["echeancier"].state is State.OPEN


def test_the_end_of_the_work_starts_the_limitation_and_the_term_of_the_law() -> None:
    """Five years from the completion; between businesses, due thirty days after it (C. com. L441-10)."""
    dossier = apply_answers(told(*CARD[:4]), {"completed": "01/05/2026"})
    assert ask(dossier, ON).current.id == "insolvency"
    found = advise(dossier, ON).limitation
    assert found.earliest == date(2031, 5, 1) and not found.invoices[0].estimated


def test_a_loan_without_an_invoice_is_no_business_claim() -> None:
    dossier = told(("debtor_kind", "particulier"), ("invoice_received", "sans_facture"), ("amount", "900"))
    assert dossier.invoices[0].nature is Nature.PRET
    assert dossier.creditor.activity is not None and dossier.creditor.activity.value == "particulier"
    undone = apply_answer(dossier, "invoice_received", "oui")
    assert undone.creditor.activity is None
    assert undone.invoices[0].nature is None


def test_the_amount_left_is_what_is_asked_and_shown() -> None:
    """What was paid already stays noted: typing what is left changes the invoice, not the payments."""
    billed = Invoice("F1", 120_000, due=date(2026, 6, 1), payments=(Payment(date(2026, 8, 1), 20_000),))
    said = {"invoice_received": "oui", "contract": "signe"}
    held = Dossier(Creditor("Moi"), Debtor("Client", kind=DebtorKind.COMMERCANT), invoices=(billed,), answers=said)
    assert {q.id: said for q, said in answered(ask(held, ON), held)}["amount"] == french.money(100_000)
    changed = apply_answer(held, "amount", "900,00")
    assert (changed.invoices[0].amount, changed.invoices[0].payments) == (110_000, billed.payments)
