"""What changed between two states of a dossier, in French sentences short enough for a list."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from guide.case.codes import EventKind
from guide.case.debt_names import debt_name
from guide.case.model import Address, Dossier, Event, Invoice, Payment
from guide.values import french
from guide.workspace.model import HistoryEntry

#: More sentences than this for one change are counted instead.
_MOST = 6
_EVENTS = {
    EventKind.RELANCE: "relance",
    EventKind.MISE_EN_DEMEURE: "mise en demeure",
    EventKind.FACTURE_ENVOYEE: "envoi de la facture",
    EventKind.CONTESTATION: "contestation",
    EventKind.PROMESSE: "promesse de payer",
    EventKind.RECONNAISSANCE: "reconnaissance de dette",
    EventKind.JUGEMENT_OUVERTURE: "jugement d’ouverture",
    EventKind.BODACC: "publication au BODACC",
}
_PARTS = {
    "terms": "Conditions de paiement modifiées",
    "contract": "Contrat et clauses modifiés",
    "plan": "Échéancier modifié",
    "settlement": "Remise convenue modifiée",
    "exhibits": "Pièces modifiées",
    "third_parties": "Tiers modifiés",
    "follow_up": "Suivi modifié",
    "words": "Ajout à un courrier modifié",
    "edits": "Passage d’un courrier réécrit",
}


def changes(before: Dossier, after: Dossier, on: date) -> tuple[HistoryEntry, ...]:
    """What the second has that the first had not, or lost; nothing when they are the same."""
    if before == after:
        return ()
    sentences = [
        *_party(before, after),
        *_listed(before.events, after.events, _event),
        *_invoices(before, after),
        *_listed(before.payments, after.payments, _payment),
        *_answers(before, after),
        *(sentence for part, sentence in _PARTS.items() if getattr(before, part) != getattr(after, part)),
    ]
    if len(sentences) > _MOST:
        sentences = [*sentences[: _MOST - 1], f"et {len(sentences) - _MOST + 1} autres changements"]
    return tuple(HistoryEntry(on, what[:200].strip()) for what in dict.fromkeys(sentences))


def _party(before: Dossier, after: Dossier) -> list[str]:
    sentences = []
    if before.debtor.kind is not after.debtor.kind:
        sentences.append("Nature du client modifiée")
    if before.debtor.name != after.debtor.name:
        sentences.append("Nom du client modifié")
    if (before.debtor.address or Address()) != (after.debtor.address or Address()):
        sentences.append("Adresse du client modifiée")
    rest = ("siren", "siret", "vat_number", "legal_form", "email", "phone", "representative", "country")
    if any(getattr(before.debtor, name) != getattr(after.debtor, name) for name in rest):
        sentences.append("Coordonnées du client modifiées")
    if before.creditor != after.creditor:
        sentences.append("Vos coordonnées modifiées")
    return sentences


def _invoices(before: Dossier, after: Dossier) -> list[str]:
    sentences = []
    olds = {invoice.number: invoice for invoice in before.invoices}
    news = {invoice.number: invoice for invoice in after.invoices}
    for number, invoice in news.items():
        old = olds.get(number)
        if old is None:
            sentences.append(f"Noté : {debt_name(invoice)}, {french.money(invoice.amount, invoice.currency)}")
        elif old is not invoice and old != invoice:
            sentences += _invoice(old, invoice)
    sentences += [f"Retiré : {debt_name(invoice)}" for number, invoice in olds.items() if number not in news]
    return sentences


def _invoice(old: Invoice, new: Invoice) -> list[str]:
    sentences = _listed(old.payments, new.payments, lambda made: _payment(made, new))
    if old.credit_notes != new.credit_notes:
        sentences.append(f"Avoirs modifiés : {debt_name(new)}")
    moved = ("payments", "credit_notes")
    if any(getattr(old, name) != getattr(new, name) for name in vars(new) if name not in moved):
        sentences.append(f"Modifié : {debt_name(new)}")
    return sentences


def _answers(before: Dossier, after: Dossier) -> list[str]:
    questions = {*before.answers, *after.answers}
    changed = [question for question in questions if before.answers.get(question) != after.answers.get(question)]
    if not changed:
        return []
    return ["Une réponse donnée" if len(changed) == 1 else f"{len(changed)} réponses données"]


def _listed(olds: Sequence[Any], news: Sequence[Any], sentence: Callable[[Any], str]) -> list[str]:
    """What was added to a list, then what was taken away."""
    if olds == news:
        return []
    sentences = [f"Noté : {sentence(made)}" for made in news if made not in olds]
    return sentences + [f"Retiré : {sentence(made)}" for made in olds if made not in news]


def _event(event: Event) -> str:
    name = _EVENTS.get(event.kind, "événement")
    return f"{name} du {french.short_day(event.on)}"


def _payment(payment: Payment, invoice: Invoice | None = None) -> str:
    amount = french.money(payment.amount, invoice.currency) if invoice else french.money(payment.amount)
    return f"paiement de {amount} du {french.short_day(payment.on)}"
