"""What a landlord asks for: a rent is named by its month or its term, never as an invoice."""

import re
from collections.abc import Sequence

from guide.case.codes import Nature
from guide.case.model import Dossier, Invoice
from guide.values.french import count, listed
from guide.values.words import MONTHS

#: « Loyer de », « Loyer d'», « Loyers » before what tells it from the others.
_RENT = re.compile(r"^\s*loyers?\b\s*(?:de\s+|d['’]\s*)?", re.IGNORECASE)
_VOWELS = "aeiouâéêhô"


def is_rent(dossier: Dossier) -> bool:
    """Nothing else than rent is owed."""
    return bool(dossier.invoices) and all(invoice.nature is Nature.LOYER for invoice in dossier.invoices)


def term(invoice: Invoice) -> str:
    """ "mars 2026" of « Loyer de mars 2026 »: what stands in a column of rents."""
    return _RENT.sub("", invoice.number).strip() or invoice.number


def rents(invoices: Sequence[Invoice], most: int) -> str:
    """ "loyer de mars 2026", "loyers de mars et d’avril 2026", "loyer n° A12"; beyond `most`, "12 loyers"."""
    if len(invoices) > most:
        return count(len(invoices), "loyer", "loyers")
    noun = "loyer" if len(invoices) == 1 else "loyers"
    terms = [term(invoice) for invoice in invoices]
    if all(each.lower().startswith(MONTHS) for each in terms):
        return f"{noun} {listed([_of(each) for each in terms])}"
    number = "" if any(_RENT.match(invoice.number) for invoice in invoices) else "n°\u00a0"
    return f"{noun} {number}{listed(terms)}"


def _of(month: str) -> str:
    return f"d’{month}" if month[0].lower() in _VOWELS else f"de {month}"
