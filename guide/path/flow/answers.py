"""The dossier that an answer makes: each one where it belongs, everything else kept.

Answers live in the dossier, so changing one keeps the others; only what was typed because of it goes with it.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from guide.case.codes import ANSWERS, UNKNOWN, Activity, DebtorKind, EventKind, Nature, VatScheme, is_answer, parted
from guide.case.model import FRANCE, TO_COMPLETE, Creditor, Debtor, Dossier, Event, Invoice
from guide.case.storage import coherent
from guide.errors import InvalidDossier
from guide.path.facts.situation import SOME_MEMBER_STATE, SOME_OTHER_COUNTRY
from guide.path.flow.questions import ADMITTED, FACTS, FOLLOWS, GROUNDS
from guide.values.dates import parse_date
from guide.values.money import parse_amount

#: The note of an event made by an answer of this guide.
NOTED = "Noté en répondant aux questions"


def apply_answers(dossier: Dossier | None, given: Mapping[str, str]) -> Dossier:
    """The answers of one screen at once, the kind of client first: it makes the dossier. Raises as `apply_answer`, and
    InvalidDossier when what is answered contradicts the rest."""
    assert given
    for question in sorted(given, key=lambda id: id != "debtor_kind"):
        dossier = apply_answer(dossier, question, given[question])
    assert dossier is not None
    coherent(dossier)
    return dossier


def apply_answer(dossier: Dossier | None, question: str, code: str) -> Dossier:
    """The dossier with this answer; everything else is kept. A fact takes what was typed, or « inconnu ».

    Raises AmountUnreadable or DateUnreadable for a fact, InvalidDossier for an answer that does not exist. A
    first answer about the debtor makes a dossier whose names are to be filled in.
    """
    if question == "debtor_kind":
        try:
            kind = DebtorKind(code)
        except ValueError:
            raise _refused(question, code) from None
        if dossier is None:
            return Dossier(Creditor(TO_COMPLETE), Debtor(TO_COMPLETE, kind=kind))
        return replace(dossier, debtor=replace(dossier.debtor, kind=kind))
    if dossier is None:
        raise InvalidDossier("Dites d'abord qui est votre client.", "C'est une des quatre premières questions.")
    if question in FACTS or question == "completed":
        dossier = _without_followers(dossier, question, code)
        if code != UNKNOWN:
            dossier = _with_fact(dossier, question, code)
        return (
            dossier if question == "completed" else _answering(dossier, question, UNKNOWN if code == UNKNOWN else None)
        )
    if question in ("activity", "vat"):
        return _with_creditor(dossier, question, code)
    if (question, code) == ("dispute", ADMITTED):
        return _answering(_answering(dossier, "dispute", "aucune"), "debtor_admits", "oui")
    if question not in ANSWERS or not (code == UNKNOWN or is_answer(question, code)):
        raise _refused(question, code)
    dossier = _without_followers(dossier, question, code)
    if question == "special":
        dossier = _moved(_ticking(dossier, code), code)
    if question == "invoice_received":
        dossier = _lent(dossier, code == "sans_facture")
    if question == "dispute":
        # A promise of the journal still speaks for a debtor who disputes nothing.
        promised = any(event.kind is EventKind.PROMESSE for event in dossier.events)
        dossier = _answering(dossier, "debtor_admits", "non" if code == "aucune" and not promised else None)
    return _answering(dossier, question, code)


def _ticking(dossier: Dossier, code: str) -> Dossier:
    """When a tick changes, what hung on it goes; what was said elsewhere of a situation gives way to the ticks."""
    before, after = dossier.grounds or frozenset(), frozenset() if code == UNKNOWN else parted(code)
    changed = [ground for ground in GROUNDS if (ground.code in before) != (ground.code in after)]
    answers = {answer for ground in changed for answer in ground.answers}
    if code != UNKNOWN:
        answers |= {ground.same for ground in GROUNDS if ground.same}
    return _undated(
        replace(dossier, answers={key: code_of for key, code_of in dossier.answers.items() if key not in answers}),
        [date for ground in changed for date in ground.dates],
    )


def _answering(dossier: Dossier, question: str, code: str | None) -> Dossier:
    answers = {key: other for key, other in dossier.answers.items() if key != question}
    return replace(dossier, answers=answers | ({} if code is None else {question: code}))


def _without_followers(dossier: Dossier, question: str, code: str) -> Dossier:
    """When an answer changes, the dates that this guide noted because of it go."""
    if dossier.answers.get(question) in (None, code):
        return dossier
    return _undated(dossier, FOLLOWS.get(question, ()))


def _undated(dossier: Dossier, facts: Collection[str]) -> Dossier:
    """Without these dates that this guide noted; those of the journal stay."""
    gone = {FACTS[fact].event for fact in facts}
    events = tuple(e for e in dossier.events if not (e.kind in gone and e.note == NOTED))
    return replace(dossier, events=events)


def _with_creditor(dossier: Dossier, question: str, code: str) -> Dossier:
    """The activity or the VAT scheme, which stand with the creditor."""
    if code == UNKNOWN:
        unknown: dict[str, Any] = {question: None}
        return _answering(replace(dossier, creditor=replace(dossier.creditor, **unknown)), question, UNKNOWN)
    try:
        given: dict[str, Any] = {question: Activity(code) if question == "activity" else VatScheme(code)}
    except ValueError:
        raise _refused(question, code) from None
    return _answering(replace(dossier, creditor=replace(dossier.creditor, **given)), question, None)


def _moved(dossier: Dossier, code: str) -> Dossier:
    """A debtor said to be abroad: its country is not known yet, only on which side of the Union it is."""
    abroad = {"etranger_ue": SOME_MEMBER_STATE, "etranger": SOME_OTHER_COUNTRY}
    country = next((abroad[ground] for ground in parted(code) if ground in abroad), None)
    current = dossier.debtor.country
    if country is None and current in (SOME_MEMBER_STATE, SOME_OTHER_COUNTRY):
        country = FRANCE
    if country is None or (current not in (FRANCE, SOME_MEMBER_STATE, SOME_OTHER_COUNTRY)):
        return dossier
    return replace(dossier, debtor=replace(dossier.debtor, country=country))


def _lent(dossier: Dossier, lent: bool) -> Dossier:
    """Money lent without an invoice: the creditor is no business, and limitation runs from the day of repayment."""
    if lent:
        creditor = replace(dossier.creditor, activity=Activity.PARTICULIER)
        loans = tuple(replace(i, nature=i.nature or Nature.PRET) for i in dossier.invoices)
    elif dossier.answers.get("invoice_received") == "sans_facture":
        creditor = replace(dossier.creditor, activity=None)
        loans = tuple(replace(i, nature=None if i.nature is Nature.PRET else i.nature) for i in dossier.invoices)
    else:
        return dossier
    return replace(dossier, creditor=creditor, invoices=loans)


def _with_fact(dossier: Dossier, question: str, typed: str) -> Dossier:
    """What was typed, where it belongs: the first invoice (made when there is none yet), the contract, the journal."""
    kind = FACTS[question].event if question in FACTS else None
    if kind is not None:
        return _dated(dossier, kind, parse_date(typed))
    if question in ("due", "completed"):
        if not dossier.invoices:
            raise InvalidDossier("Donnez d'abord le montant de la facture.", "La date d'échéance vient ensuite.")
        when: dict[str, Any] = {question: parse_date(typed)}
        return replace(dossier, invoices=(replace(dossier.invoices[0], **when), *dossier.invoices[1:]))
    amount = parse_amount(typed)
    if amount <= 0:
        raise InvalidDossier(f"« {typed} » n'est pas un montant à réclamer.", "Écrivez un montant au-dessus de zéro.")
    if question == "works_price":
        return replace(dossier, contract=replace(dossier.contract, price_net=amount))
    if not dossier.invoices:
        lent = dossier.answers.get("invoice_received") == "sans_facture"
        return replace(dossier, invoices=(Invoice(TO_COMPLETE, amount, nature=Nature.PRET if lent else None),))
    # The question is what is left: the payments already noted stay, and are added back.
    first = dossier.invoices[0]
    whole = amount + first.amount - first.open_amount(date.max)
    return replace(dossier, invoices=(replace(first, amount=whole), *dossier.invoices[1:]))


def _dated(dossier: Dossier, kind: EventKind, on: date) -> Dossier:
    """The last event of that kind, corrected, or a new one."""
    same = [event for event in dossier.events if event.kind is kind]
    if not same:
        return replace(dossier, events=(*dossier.events, Event(kind, on, note=NOTED)))
    last = max(same, key=lambda event: event.on)
    return replace(dossier, events=tuple(replace(e, on=on, until=None) if e is last else e for e in dossier.events))


def _refused(question: str, code: str) -> InvalidDossier:
    return InvalidDossier(
        f"« {code} » n'est pas une réponse à « {question} ».", "Choisissez une des réponses proposées."
    )
