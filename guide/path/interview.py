"""One question at a time: which one now, how far along, what was answered, and the dossier that an answer makes.

Answers live in the dossier, so changing one keeps the others; what the dossier already says is not asked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from guide.case.codes import ANSWERS, UNKNOWN, Activity, DebtorKind, EventKind, Nature, VatScheme
from guide.case.model import FRANCE, TO_COMPLETE, Creditor, Debtor, Dossier, Event, Invoice
from guide.errors import InvalidDossier
from guide.path.facts import situation
from guide.path.graph import Outcome, Position, Question, advance
from guide.path.questions import FACTS, FOLLOWS, GIVEN
from guide.path.recovery import FLOW
from guide.path.situation import SOME_MEMBER_STATE, SOME_OTHER_COUNTRY, Situation
from guide.values.dates import parse_date
from guide.values.french import day, money
from guide.values.money import parse_amount

#: The note of an event made by an answer of this guide.
NOTED = "Noté en répondant aux questions"


def known_answers(dossier: Dossier, found: Situation) -> Mapping[str, str]:
    """What the dossier answers to the flow's questions: its answers, and its facts as answers."""
    said = dict(dossier.answers)
    said["debtor_kind"] = dossier.debtor.kind.value
    if dossier.invoices:
        said["amount"] = GIVEN
        if found.late is not None:
            said["due"] = GIVEN
    for fact, typed in FACTS.items():
        if typed.event and any(event.kind is typed.event for event in dossier.events):
            said[fact] = GIVEN
    if dossier.contract.price_net is not None:
        said["works_price"] = GIVEN
    if dossier.creditor.activity is not None:
        said["activity"] = dossier.creditor.activity.value
    if dossier.creditor.vat is not None:
        said["vat"] = dossier.creditor.vat.value
    if found.retention_of_title is not None:
        said["retention_of_title"] = "oui" if found.retention_of_title else "non"
    if found.rejected or found.transmitted:
        said["invoice_received"] = "non" if found.rejected else "oui"
    if "special" not in said and (special := _special(dossier, found)):
        said["special"] = special
    if said.get("special") == "titre" and dossier.first(
        EventKind.JUGEMENT, EventKind.ORDONNANCE_SIGNIFIEE, on=found.on
    ):
        said["title_on"] = GIVEN
    if "order_stage" not in said and (stage := _stage(dossier, found.on)):
        said["order_stage"] = stage
    if dossier.first(EventKind.MISE_EN_DEMEURE, on=found.on):
        said["notified"] = "mise_en_demeure"
    elif dossier.first(EventKind.RELANCE, on=found.on):
        said["notified"] = "relance"
    return said


def _special(dossier: Dossier, found: Situation) -> str | None:
    """The special situation that the facts of the dossier show, in the order of the choices."""
    if found.title_known:
        return "titre"
    if _stage(dossier, found.on):
        return "ordonnance"
    if not found.domestic:
        return "etranger_ue" if found.in_european_orders else "etranger"
    shown = (
        ("cheque", found.cheque),
        ("lettre_de_change", found.bill),
        ("biens_menaces", found.assets_at_risk),
        ("sous_traitance", found.subcontractor),
        ("travaux", found.works_asked),
    )
    return next((code for code, true in shown if true), None)


def _stage(dossier: Dossier, on: date) -> str | None:
    stages = (
        ("opposition", EventKind.OPPOSITION),
        ("signifiee", EventKind.ORDONNANCE_SIGNIFIEE),
        ("rendue", EventKind.ORDONNANCE_RENDUE),
    )
    return next((code for code, kind in stages if dossier.first(kind, on=on)), None)


def ask(dossier: Dossier | None, on: date) -> Position[Situation]:
    """Where the person stands: `current` is the question to ask, or the outcome. No dossier yet: the first question."""
    if dossier is None:
        first = FLOW[FLOW.start]
        assert isinstance(first, Question)
        return Position((), first, {})
    found = situation(dossier, on)
    return advance(FLOW, found, known_answers(dossier, found))


def progress(position: Position[Situation]) -> tuple[int, int]:
    """« Étape n sur N environ »: N supposes the longest way that is still possible."""
    passed = len(position.used)
    left = _questions_left(position.current.id)
    step = passed if isinstance(position.current, Outcome) else passed + 1
    return max(step, 1), max(passed + left, 1)


@cache
def _questions_left(id: str) -> int:
    node = FLOW[id]
    deepest = max((_questions_left(exit.goto) for exit in node.exits), default=0)
    return deepest + isinstance(node, Question)


def answered(
    position: Position[Situation], dossier: Dossier | None = None
) -> tuple[tuple[Question, str], ...]:
    """Each question passed with the words of its answer, in order. With the dossier, the typed facts are shown."""
    found = []
    for taken in position.trail:
        node = FLOW[taken.node]
        if isinstance(node, Question):
            label = next(choice.label for choice in node.choices if choice.code == taken.code)
            found.append((node, _typed(node.id, dossier) or label))
    return tuple(found)


def _typed(question: str, dossier: Dossier | None) -> str | None:
    """The amount or the date as typed, when there is one invoice to show."""
    if dossier is None:
        return None
    fact = FACTS.get(question)
    if fact is not None and fact.event:
        noted = [event.on for event in dossier.events if event.kind is fact.event]
        return day(max(noted)) if noted else None
    if question == "works_price" and dossier.contract.price_net:
        return money(dossier.contract.price_net)
    if len(dossier.invoices) != 1:
        return None
    (invoice,) = dossier.invoices
    if question == "amount":
        return money(invoice.open_amount(date.max), invoice.currency)
    return day(invoice.due) if question == "due" and invoice.due else None


def apply_answer(dossier: Dossier | None, question: str, code: str) -> Dossier:
    """The dossier with this answer; everything else is kept. `amount` and `due` take what was typed, or « inconnu ».

    Raises AmountUnreadable or DateUnreadable for these two, InvalidDossier for an answer that does not exist. A
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
        raise InvalidDossier("Dites d'abord qui est votre client.", "C'est la première question.")
    dossier = _without_followers(dossier, question, code)
    if question in FACTS:
        if code != UNKNOWN:
            dossier = _with_fact(dossier, question, code)
        return _answering(dossier, question, UNKNOWN if code == UNKNOWN else None)
    if question in ("activity", "vat"):
        return _with_creditor(dossier, question, code)
    if question not in ANSWERS or code not in (*ANSWERS[question], UNKNOWN):
        raise _refused(question, code)
    if question == "special":
        dossier = _moved(dossier, code)
    if question == "invoice_received":
        dossier = _lent(dossier, code == "sans_facture")
    return _answering(dossier, question, code)


def _answering(dossier: Dossier, question: str, code: str | None) -> Dossier:
    answers = {key: said for key, said in dossier.answers.items() if key != question}
    return replace(dossier, answers=answers | ({} if code is None else {question: code}))


def _without_followers(dossier: Dossier, question: str, code: str) -> Dossier:
    """When an answer changes, the dates that this guide noted because of it go; those of the journal stay."""
    if dossier.answers.get(question) in (None, code) or question not in FOLLOWS:
        return dossier
    gone = {FACTS[fact].event for fact in FOLLOWS[question]}
    kept = tuple(e for e in dossier.events if not (e.kind in gone and e.note == NOTED))
    return replace(dossier, events=kept)


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
    country = {"etranger_ue": SOME_MEMBER_STATE, "etranger": SOME_OTHER_COUNTRY}.get(code)
    held = dossier.debtor.country
    if country is None and held in (SOME_MEMBER_STATE, SOME_OTHER_COUNTRY):
        country = FRANCE
    if country is None or (held not in (FRANCE, SOME_MEMBER_STATE, SOME_OTHER_COUNTRY)):
        return dossier
    return replace(dossier, debtor=replace(dossier.debtor, country=country))


def _lent(dossier: Dossier, lent: bool) -> Dossier:
    """Money lent without an invoice: the creditor is no business, and limitation runs from the day of repayment."""
    if lent:
        creditor = replace(dossier.creditor, activity=Activity.PARTICULIER)
        loans = tuple(replace(i, nature=i.nature or Nature.PRET) for i in dossier.invoices)
    elif dossier.answers.get("invoice_received") == "sans_facture":
        creditor = replace(dossier.creditor, activity=None)
        loans = tuple(
            replace(i, nature=None if i.nature is Nature.PRET else i.nature) for i in dossier.invoices
        )
    else:
        return dossier
    return replace(dossier, creditor=creditor, invoices=loans)


def _with_fact(dossier: Dossier, question: str, typed: str) -> Dossier:
    """What was typed, where it belongs: the first invoice (made when there is none yet), the contract, the journal."""
    kind = FACTS[question].event
    if kind is not None:
        return _dated(dossier, kind, parse_date(typed))
    if question == "due":
        if not dossier.invoices:
            raise InvalidDossier(
                "Donnez d'abord le montant de la facture.", "La date d'échéance vient ensuite."
            )
        first = replace(dossier.invoices[0], due=parse_date(typed))
        return replace(dossier, invoices=(first, *dossier.invoices[1:]))
    amount = parse_amount(typed)
    if amount <= 0:
        raise _refused(question, typed)
    if question == "works_price":
        return replace(dossier, contract=replace(dossier.contract, price_net=amount))
    if not dossier.invoices:
        return replace(dossier, invoices=(Invoice(TO_COMPLETE, amount),))
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
    return replace(
        dossier, events=tuple(replace(e, on=on, until=None) if e is last else e for e in dossier.events)
    )


def _refused(question: str, code: str) -> InvalidDossier:
    return InvalidDossier(
        f"« {code} » n'est pas une réponse à « {question} ».", "Choisissez une des réponses proposées."
    )
