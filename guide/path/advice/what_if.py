"""What would change the answer: the advice taken again with one fact changed, and the difference said in words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from guide import law
from guide.case.codes import DebtorKind, EventKind
from guide.case.model import EURO, Dossier, Event
from guide.case.standing import debtor_kind
from guide.path.advice.advice import Advice, advise
from guide.values.french import NBSP, number

ONE_CENT = 1


@dataclass(frozen=True)
class Alternative:
    """`supposed`: « Si le client était un particulier »; `then`: what would then be first, and before whom."""

    supposed: str
    then: str
    remedy: str


def what_would_change(dossier: Dossier, on: date) -> tuple[Alternative, ...]:
    """The single facts that would change the first step or its judge. Empty when none of them would.

    Raises what `advise` raises.
    """
    now = advise(dossier, on)
    alternatives = []
    for supposed, changed in _suppositions(dossier, on):
        then = advise(changed, on)
        if difference := _difference(now, then):
            alternatives.append(Alternative(supposed, difference, then.primary))
    return tuple(alternatives)


def _difference(now: Advice, then: Advice) -> str | None:
    """In words, or None when the first step and the first judge stay as they are."""
    step = then.steps[0]
    if step.remedy != now.primary or step.title != now.steps[0].title:
        court = f" ({step.court})" if step.court else ""
        return f"la première chose à faire serait : {step.title}{court}."
    before, after = _judge(now), _judge(then)
    if after != before:
        return f"le juge serait : {after}." if after else "aucun juge ne serait à saisir dans la suite."
    return None


def _judge(advice: Advice) -> str | None:
    return next((step.court for step in advice.steps if step.court), None)


def _suppositions(dossier: Dossier, on: date) -> Iterator[tuple[str, Dossier]]:
    kind = debtor_kind(dossier)
    for other, words in (
        (DebtorKind.PARTICULIER, "Si le client était un particulier"),
        (DebtorKind.COMMERCANT, "Si le client était une entreprise commerciale"),
        (DebtorKind.COLLECTIVITE, "Si le client était une collectivité publique"),
    ):
        if kind is not other:
            yield words, replace(dossier, debtor=replace(dossier.debtor, kind=other))
    for question, code, words in (
        ("dispute", "serieuse", "S'il contestait sérieusement la dette"),
        ("dispute", "aucune", "S'il ne contestait pas"),
        ("insolvency", "liquidation", "S'il était mis en liquidation judiciaire"),
        ("contract", "signe", "Si vous retrouviez un écrit signé"),
        ("contract", "aucun", "Si vous n'aviez aucun écrit"),
        ("debtor_admits", "oui", "S'il reconnaissait devoir, sans pouvoir payer tout de suite"),
        ("assets_at_risk", "oui", "S'il faisait disparaître ses biens"),
        ("invoice_received", "non", "S'il n'avait pas reçu la facture"),
    ):
        impossible = question == "insolvency" and kind.is_administration
        if dossier.answer(question) != code and not impossible:
            yield words, replace(dossier, answers={**dossier.answers, question: code})
    yield from _amounts(dossier, on)
    if not dossier.first(EventKind.MISE_EN_DEMEURE, on=on):
        sent = Event(EventKind.MISE_EN_DEMEURE, on, until=on)
        yield "Une fois la mise en demeure envoyée", replace(dossier, events=(*dossier.events, sent))


def _amounts(dossier: Dossier, on: date) -> Iterator[tuple[str, Dossier]]:
    """A debt on the other side of each threshold of a lawyer or of a simple request."""
    if len(dossier.invoices) != 1 or dossier.invoices[0].currency != EURO:
        return
    (invoice,) = dossier.invoices
    for id in ("seuil_requete_tj", "seuil_avocat_tj"):
        ceiling = law.amount(id, on).value
        words = f"{number(ceiling // 100)}{NBSP}€"
        if invoice.amount <= ceiling:
            yield f"Si la dette dépassait {words}", _billed(dossier, ceiling + ONE_CENT)
        else:
            yield f"Si la dette ne dépassait pas {words}", _billed(dossier, ceiling // 2)


def _billed(dossier: Dossier, cents: int) -> Dossier:
    return replace(dossier, invoices=(replace(dossier.invoices[0], amount=cents),))
