"""How what is owed is called: an invoice by its number, a rent by its month or its term, a loan by its day."""

import re
from collections.abc import Sequence

from guide.case.codes import Nature
from guide.case.model import TO_COMPLETE, Dossier, Invoice
from guide.case.standing import money_lent
from guide.values.french import count, listed
from guide.values.words import MONTHS

#: A sentence names what is owed up to this many, then counts it.
NAMED = 3
_NOUNS: dict[Nature | None, tuple[str, str]] = {Nature.LOYER: ("loyer", "loyers"), Nature.PRET: ("prêt", "prêts")}
_INVOICE = ("facture", "factures")
#: « Loyer de », « Loyer d'», « Loyers », « Prêt » before what tells it from the others.
_ITSELF: dict[Nature | None, re.Pattern[str]] = {
    Nature.LOYER: re.compile(r"^\s*loyers?\b\s*(?:de\s+|d['’]\s*)?", re.IGNORECASE),
    Nature.PRET: re.compile(r"^\s*pr[êe]t\s+", re.IGNORECASE),
}
_VOWELS = "aeiouâéêhô"


def is_rent(dossier: Dossier) -> bool:
    """Nothing else than rent is owed."""
    return bool(dossier.invoices) and all(invoice.nature is Nature.LOYER for invoice in dossier.invoices)


def is_loan(dossier: Dossier) -> bool:
    """Money that a contract of loan says, or that one person owes another for nothing else: it bears no invoice."""
    return money_lent(dossier.creditor.activity, {invoice.nature for invoice in dossier.invoices})


def nouns(dossier: Dossier) -> tuple[str, str]:
    """What one debt of the dossier is called, and several of them."""
    return _NOUNS[Nature.LOYER] if is_rent(dossier) else _NOUNS[Nature.PRET] if is_loan(dossier) else _INVOICE


def number_or_none(number: str) -> str:
    """The number as it was typed, or that there is none yet."""
    return "sans numéro" if number == TO_COMPLETE else number


def term(invoice: Invoice) -> str:
    """ "mars 2026" of « Loyer de mars 2026 »: what stands in a column of rents; the number of anything else."""
    number, itself = number_or_none(invoice.number), _ITSELF.get(invoice.nature)
    return (itself.sub("", number).strip() if itself else "") or number


def debt_name(invoice: Invoice) -> str:
    """ "facture F1", "facture sans numéro", "loyer de mars 2026", "prêt du 3 janvier 2025"."""
    if invoice.nature in _NOUNS and invoice.number == TO_COMPLETE:
        return _NOUNS[invoice.nature][0]
    return debt_names([invoice])


def debt_heading(invoice: Invoice) -> str:
    """The same at the start of a sentence."""
    name = debt_name(invoice)
    return name[0].upper() + name[1:]


def the_debt(invoice: Invoice) -> str:
    """ "la facture F1", "le loyer de mars 2026"."""
    return f"{'le' if invoice.nature in _NOUNS else 'la'} {debt_name(invoice)}"


def of_the_debt(invoice: Invoice) -> str:
    """ "de la facture F1", "du loyer de mars 2026"."""
    return f"du {debt_name(invoice)}" if invoice.nature in _NOUNS else f"de {the_debt(invoice)}"


def debt_names(invoices: Sequence[Invoice]) -> str:
    """ "factures F1 et F2", "loyers de mars et d’avril 2026", "loyer n° A12"; beyond `NAMED`, "12 factures"; nothing of
    none."""
    natures = {invoice.nature for invoice in invoices}
    nouns = _NOUNS.get(natures.pop(), _INVOICE) if len(natures) == 1 else _INVOICE
    if not 0 < len(invoices) <= NAMED:
        return count(len(invoices), *nouns) if invoices else ""
    terms, number = [term(invoice) for invoice in invoices], ""
    if nouns == _NOUNS[Nature.LOYER]:
        if all(each.lower().startswith(MONTHS) for each in terms):
            terms = [f"d’{each}" if each[0].lower() in _VOWELS else f"de {each}" for each in terms]
        elif not any(_ITSELF[Nature.LOYER].match(invoice.number) for invoice in invoices):
            number = "n°\u00a0"
    return f"{nouns[len(invoices) > 1]} {number}{listed(terms)}"
