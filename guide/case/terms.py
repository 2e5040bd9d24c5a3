"""When an invoice is due: the payment rules of the field, their legal ceilings, and what fills a missing due date.

No text moves a contractual due date that falls on a Sunday or a holiday: it is said, never shifted.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from guide import law
from guide.case.ceiling import PUBLIC_DELAYS, Sector, ceiling
from guide.case.codes import DebtorKind, EventKind, Nature, Rule
from guide.case.debt_names import debt_heading
from guide.case.model import Dossier, Invoice
from guide.errors import DateUnreadable, IncompleteDossier, NotInForce
from guide.values.dates import end_of_month

_NET = {Rule.NET_30: 30, Rule.NET_45: 45, Rule.NET_60: 60}


@dataclass(frozen=True)
class PaymentTerm:
    """A due date by a rule, whether that term may be agreed, and why."""

    due: date
    #: None: the invoice is older than the law that is known here.
    lawful: bool | None
    references: tuple[str, ...]
    note: str
    #: The last day that may be agreed; None when no text sets one.
    last: date | None = None


@dataclass(frozen=True)
class Due:
    """The due date of an invoice. `why` is empty when the dossier gives it, else says how it was worked out."""

    on: date
    why: str = ""
    reference: str | None = None

    @property
    def estimated(self) -> bool:
        return bool(self.why)


def due_by_rule(issued: date, rule: Rule, reception: date | None = None) -> date:
    """The due date of an invoice issued that day. RECEPTION_30 needs `reception` (IncompleteDossier); a due date past
    the last year of the calendar is refused (DateUnreadable)."""
    try:
        return _due_by_rule(issued, rule, reception)
    except OverflowError:
        raise DateUnreadable(
            f"L'échéance d'une facture du {issued:%d/%m/%Y} dépasse l'an 9999.", "Vérifiez l'année de la facture."
        ) from None


def _due_by_rule(issued: date, rule: Rule, reception: date | None) -> date:
    if rule is Rule.RECEPTION_30:
        if reception is None:
            raise IncompleteDossier(
                "La règle « reception-30 » compte depuis la réception ou la fin de la prestation.",
                "Donnez cette date (--reception AAAA-MM-JJ).",
                ("reception",),
            )
        return reception + timedelta(days=30)
    if rule is Rule.END_OF_MONTH_A:
        return end_of_month(issued + timedelta(days=45))
    if rule is Rule.END_OF_MONTH_B:
        return end_of_month(issued) + timedelta(days=45)
    return issued + timedelta(days=_NET[rule])


def term(
    issued: date,
    rule: Rule,
    reception: date | None = None,
    kind: DebtorKind = DebtorKind.COMMERCANT,
    nature: Nature | None = None,
    sector: Sector = Sector.GENERAL,
) -> PaymentTerm:
    """The due date, and whether a contract may set that term (C. com. L441-10, L441-11; CCP R2192-10, -11)."""
    due = due_by_rule(issued, rule, reception)
    payment_term = term_of(issued, due, reception, kind, Sector.TRANSPORT if nature is Nature.TRANSPORT else sector)
    general = payment_term.references == ("c-com-l441-10",)
    if rule is Rule.RECEPTION_30 and general:
        return replace(payment_term, lawful=True, note="C'est le délai de la loi quand rien n'est convenu.")
    notes = {
        Rule.END_OF_MONTH_A: "45 jours puis fin du mois : permis si le contrat l'écrit.",
        Rule.END_OF_MONTH_B: "Fin du mois puis 45 jours : permis si le contrat l'écrit.",
    }
    if payment_term.lawful and rule in notes and general:
        return replace(payment_term, note=notes[rule])
    return payment_term


def term_of(
    issued: date,
    due: date,
    reception: date | None = None,
    kind: DebtorKind = DebtorKind.COMMERCANT,
    sector: Sector = Sector.GENERAL,
) -> PaymentTerm:
    """Whether a contract may set that due date. Raises as `ceiling` does, save for an invoice older than the law known
    here: its due date is given all the same, and `lawful` is unknown."""
    try:
        most = ceiling(issued, kind, sector, reception)
    except NotInForce:
        note = "Cette facture est plus ancienne que la loi connue ici : si ce délai était permis reste à vérifier."
        return PaymentTerm(due, None, (), note)
    if most is None:
        return PaymentTerm(due, True, (), "Envers un consommateur, le délai est celui que vous avez convenu.")
    note = most.note
    if most.plain_last < due <= most.last:
        note = f"Permis seulement si le contrat écrit « 45 jours fin de mois ». {note}"
    return PaymentTerm(due, due <= most.last, most.references, note, most.last)


def term_as_json(term: PaymentTerm) -> dict[str, Any]:
    """What `echeance` prints."""
    return {"due": term.due.isoformat(), "lawful": term.lawful, "references": list(term.references), "note": term.note}


def effective_due(dossier: Dossier, invoice: Invoice, on: date) -> Due:
    """The invoice's due date: the one given, else by the payment clause, else by the law's own term.

    Between businesses with nothing agreed: 30 days after completion (C. com. L441-10 I). Public buyers: 30, 50 or
    60 days after the request was received, or after completion if later (CCP R2192-10 to -14). Raises
    IncompleteDossier when nothing gives it: a consumer has no legal term.
    """
    if invoice.due is not None:
        return Due(invoice.due)
    kind = dossier.debtor.kind
    agreed = _by_clause(dossier, invoice)
    if kind.is_public_buyer:
        legal = _public_due(dossier, invoice, on)
        # A contract with a public buyer can only shorten the legal term (CCP L2192-10).
        if legal is not None and (agreed is None or legal.on <= agreed.on):
            return legal
    if agreed is not None:
        return agreed
    if not kind.is_public_buyer and kind is not DebtorKind.PARTICULIER and invoice.completed is not None:
        delay = law.delay("paiement_entreprises", invoice.completed)
        due = delay.value.after(invoice.completed)
        return Due(due, f"{delay.value} après la fin de la prestation", delay.reference)
    raise IncompleteDossier(
        f"{debt_heading(invoice)} : la date d'échéance manque.",
        "Indiquez la date à laquelle le client devait payer.",
        ("invoices.due",),
    )


def _by_clause(dossier: Dossier, invoice: Invoice) -> Due | None:
    clause = dossier.contract.payment_clause
    if clause not in set(Rule) or invoice.issued is None:
        return None
    rule = Rule(clause)
    if rule is Rule.RECEPTION_30 and invoice.completed is None:
        return None
    due = due_by_rule(invoice.issued, rule, invoice.completed)
    return Due(due, f"d'après la clause de paiement « {clause} » du contrat", "c-com-l441-10")


def _public_due(dossier: Dossier, invoice: Invoice, on: date) -> Due | None:
    received = _received(dossier, invoice, on)
    if received is None:
        return None
    delay = law.delay(PUBLIC_DELAYS[dossier.debtor.kind], received)
    if invoice.completed is not None and invoice.completed > received:
        due = delay.value.after(invoice.completed)
        return Due(due, f"{delay.value} après la fin de la prestation", "ccp-r2192-12")
    return Due(delay.value.after(received), f"{delay.value} après la réception de la facture", delay.reference)


def _received(dossier: Dossier, invoice: Invoice, on: date) -> date | None:
    """When a public buyer received the request: the sending noted in the journal, else its date plus two days."""
    sent = dossier.first(EventKind.FACTURE_ENVOYEE, on=on) if len(dossier.invoices) == 1 else None
    if sent is not None:
        return sent.on
    return law.delay("reception_presumee", invoice.issued).value.after(invoice.issued) if invoice.issued else None


def ceiling_warning(dossier: Dossier, invoice: Invoice, due: date) -> str | None:
    """Says when a due date given is later than the law allows: interest could then have begun earlier."""
    kind, issued = dossier.debtor.kind, invoice.issued
    if issued is None or kind is DebtorKind.PARTICULIER or invoice.nature is Nature.PRET:
        return None
    if kind.is_public_buyer:
        delay = law.delay(PUBLIC_DELAYS[kind], issued).value
        presumed = law.delay("reception_presumee", issued).value.after(issued)
        latest = delay.after(max(presumed, invoice.completed or presumed))
        limit = f"{delay} après réception pour cet acheteur public"
    elif invoice.nature is Nature.TRANSPORT:
        delay = law.delay("paiement_transport", issued).value
        latest, limit = delay.after(issued), f"{delay} après la facture en matière de transport"
    else:
        try:
            most = ceiling(issued, kind)
        except NotInForce:  # an invoice older than the ceiling
            return None
        assert most is not None, "only a consumer has no ceiling"
        latest, limit = most.last, "60 jours après la facture, ou 45 jours fin de mois, entre entreprises"
    if due <= latest:
        return None
    return (
        f"{debt_heading(invoice)} : l'échéance du {due:%d/%m/%Y} dépasse le délai légal ({limit}). "
        "Le décompte garde la date que vous donnez ; les intérêts pourraient courir plus tôt."
    )
