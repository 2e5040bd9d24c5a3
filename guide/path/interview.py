"""One question at a time: which one now, how far along, what was answered, and the dossier that an answer makes.

Answers live in the dossier, so changing one keeps the others; what the dossier already says is not asked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from guide.case.codes import ANSWERS, UNKNOWN, DebtorKind, EventKind
from guide.case.model import Creditor, Debtor, Dossier, Invoice
from guide.errors import InvalidDossier
from guide.path.facts import situation
from guide.path.graph import Outcome, Position, Question, advance
from guide.path.recovery import FACTS, FLOW, GIVEN
from guide.path.situation import Situation
from guide.values.dates import parse_date
from guide.values.french import day, money
from guide.values.money import parse_amount

_UNNAMED = {"creditor": "Moi", "debtor": "Mon client", "invoice": "Facture 1"}


def known_answers(dossier: Dossier, found: Situation) -> Mapping[str, str]:
    """What the dossier answers to the flow's questions: its answers, and its facts as answers."""
    said = dict(dossier.answers)
    said["debtor_kind"] = dossier.debtor.kind.value
    if dossier.invoices:
        said["amount"] = GIVEN
        if found.late is not None:
            said["due"] = GIVEN
    if dossier.first(EventKind.MISE_EN_DEMEURE, on=found.on):
        said["notified"] = "mise_en_demeure"
    elif dossier.first(EventKind.RELANCE, on=found.on):
        said["notified"] = "relance"
    return said


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
    """The amount or the due date as typed, when there is one invoice to show."""
    if dossier is None or len(dossier.invoices) != 1:
        return None
    (invoice,) = dossier.invoices
    if question == "amount":
        return money(invoice.amount, invoice.currency)
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
            return Dossier(Creditor(_UNNAMED["creditor"]), Debtor(_UNNAMED["debtor"], kind=kind))
        return replace(dossier, debtor=replace(dossier.debtor, kind=kind))
    if dossier is None:
        raise InvalidDossier("Dites d'abord qui est votre client.", "C'est la première question.")
    if question in FACTS:
        if code != UNKNOWN:
            dossier = _with_fact(dossier, question, code)
        answers = {key: said for key, said in dossier.answers.items() if key != question}
        return replace(dossier, answers=answers | ({question: UNKNOWN} if code == UNKNOWN else {}))
    if question not in ANSWERS or code not in (*ANSWERS[question], UNKNOWN):
        raise _refused(question, code)
    return replace(dossier, answers={**dossier.answers, question: code})


def _with_fact(dossier: Dossier, question: str, typed: str) -> Dossier:
    """The amount or the due date of the first invoice, made when there is none yet."""
    if question == "amount":
        amount = parse_amount(typed)
        if amount <= 0:
            raise _refused(question, typed)
        if not dossier.invoices:
            return replace(dossier, invoices=(Invoice(_UNNAMED["invoice"], amount),))
        first = replace(dossier.invoices[0], amount=amount)
    else:
        if not dossier.invoices:
            raise InvalidDossier(
                "Donnez d'abord le montant de la facture.", "La date d'échéance vient ensuite."
            )
        first = replace(dossier.invoices[0], due=parse_date(typed))
    return replace(dossier, invoices=(first, *dossier.invoices[1:]))


def _refused(question: str, code: str) -> InvalidDossier:
    return InvalidDossier(
        f"« {code} » n'est pas une réponse à « {question} ».", "Choisissez une des réponses proposées."
    )
