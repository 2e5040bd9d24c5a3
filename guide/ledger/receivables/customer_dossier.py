"""One customer of the ledger as a dossier: what the guide, the statement and the letters speak of."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from guide.case.codes import DebtorKind
from guide.case.model import Creditor, Debtor, Dossier, FollowUp, Invoice, Payment
from guide.ledger.receivables.invoice_numbers import NO_NUMBER, instalments
from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.entries import Mark
from guide.values.french import day as in_words
from guide.values.french import listed, money, short_day
from guide.values.text import printable


def dossier(
    ledger: Ledger,
    debtor: int,
    creditor: Creditor,
    kind: DebtorKind,
    payments: Mapping[int, tuple[Payment, ...]] = MappingProxyType({}),
) -> Dossier:
    """The dossier of one customer, by its number: every invoice still open at the ledger's day, oldest first.

    An invoice bears its whole amount, and what was paid or credited of it (`settled`): what is left is what is open, to
    the cent. Its label tells the days of these payments. An
    estimated due date is the invoice's, and its label says so too. `payments`: received besides what the export says, by the
    place of the entry that each lowers. Raises no error: a customer who owes nothing gives
    a dossier without invoices.
    """
    assert 0 <= debtor < len(ledger.debtor_names)
    items = ledger.ageing.items
    mine = ledger.ageing.owed_by(debtor)
    mine.sort(key=lambda i: (_day(items.issued[i]) or date.max, int(items.at[i])))
    invoices: list[Invoice] = []
    seen: dict[str, int] = {}
    whole: dict[int, str] = {}
    tied = instalments(ledger, items.at[mine]).tolist() if mine else []
    for i, together in zip(mine, tied, strict=True):
        invoice = replace(_invoice(ledger, i), payments=payments.get(int(items.at[i]), ()))
        if together >= 0:
            invoice = replace(invoice, part_of=whole.get(together))
            whole.setdefault(together, invoice.number)
        seen[invoice.number] = seen.get(invoice.number, 0) + 1
        if seen[invoice.number] > 1:
            number = f"{invoice.number} ({seen[invoice.number]})"
            seen[number] = 1
            invoice = replace(invoice, number=number)
        invoices.append(invoice)
    disputed = any(items.marks[i] & (Mark.DISPUTED | Mark.DOUBTFUL) for i in mine)
    made = Dossier(_creditor(ledger, creditor), _debtor(ledger, debtor, kind), invoices=tuple(invoices))
    return replace(made, follow_up=FollowUp(dispute=disputed))


def _creditor(ledger: Ledger, creditor: Creditor) -> Creditor:
    """Who claims: the one known already, else the seller of the electronic invoices."""
    seller = ledger.seller
    if creditor.name or seller is None or not seller.name:
        return creditor
    return replace(
        creditor,
        name=seller.name,
        address=seller.address,
        siren=seller.siren,
        siret=seller.siret,
        vat_number=seller.vat_number,
        country=seller.country,
    )


def _debtor(ledger: Ledger, debtor: int, kind: DebtorKind) -> Debtor:
    """The customer, with what its electronic invoices say of it."""
    name, known = ledger.debtor_names[debtor], ledger.buyers.get(debtor)
    if known is None:
        return Debtor(name, kind=kind)
    return Debtor(
        known.name or name,
        address=known.address,
        siren=known.siren,
        siret=known.siret,
        vat_number=known.vat_number,
        country=known.country,
        kind=kind,
    )


def _invoice(ledger: Ledger, item: int) -> Invoice:
    items, entries = ledger.ageing.items, ledger.entries
    entry = int(items.at[item])
    issued, due = _day(items.issued[item]), _day(items.due[item])
    number = printable(ledger.number(entry)).strip()
    if NO_NUMBER.fullmatch(number):
        number = f"Pièce du {issued:%d/%m/%Y}" if issued else f"Ligne {int(entries.line[entry])}"
    left, first = int(items.open[item]), int(entries.amount[entry])
    notes = []
    if first > left:
        notes.append(f"Reste dû sur {money(first)} : {_settlements(ledger, entry, first - left)}.")
    if items.estimated[item] and due:
        notes.append(f"Échéance estimée au {in_words(due)}, à vérifier.")
    if items.marks[item] & Mark.OPENING:
        notes.append("Reprise d'un exercice précédent : la date de la facture peut être plus ancienne.")
    amount, settled = max(first, left), max(first - left, 0)
    return Invoice(number, amount, issued=issued, due=due, settled=settled or None, label=" ".join(notes) or None)


def _settlements(ledger: Ledger, entry: int, settled: int) -> str:
    """What was paid or credited of an entry, and when, as far as the export tells."""
    paid, entries = ledger.ageing.paid, ledger.entries
    parts = []
    for link in sorted((paid.debit == entry).nonzero()[0].tolist(), key=lambda i: int(paid.credit[i])):
        credit, cents = int(paid.credit[link]), int(paid.cents[link])
        on = _day(entries.entered[credit])
        what = "par avoir" if entries.marks[credit] & Mark.SALE else "réglés"
        sure = "" if paid.proven[link] else ", sur la plus ancienne facture (C. civ. 1342-10)"
        parts.append(f"{money(cents)} {what}{f' le {short_day(on)}' if on else ''}{sure}")
        settled -= cents
    if settled:
        parts.append(f"{money(settled)} déjà réglés ou déduits, d'après l'export")
    return listed(parts)


def _day(value: Any) -> date | None:
    day: date | None = value.item()
    return day
