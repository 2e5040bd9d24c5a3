"""The invoices that the drafts of a batch join to their letter: PDF files, each put with the customer whose invoice it is.

A file tells its invoice by the data that it carries (Factur-X), else by its name. One that tells the invoices of two
customers is joined to none: a customer must not read what another one buys.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from guide.errors import GuideError, PieceRefused
from guide.ledger.einvoice import is_pdf, read_invoice
from guide.ledger.source import SourceFile
from guide.letters.content.exhibit_kind import is_named
from guide.letters.word.email_draft import Attachment
from guide.values.accents import folded
from guide.values.slug import slug
from guide.values.text import printable

#: One invoice, and all those of a batch: what a server can hold beside the archive.
LARGEST_INVOICE, LARGEST_LOT, MOST_INVOICES = 10 << 20, 50 << 20, 500
#: A number shorter than this stands in many names by chance, in a date for one: the name must then say nothing else.
_TELLING = 5
_LONGEST_NAME = 120
_BESIDE = frozenset(("facture", "factures", "invoice", "fact", "fac", "n", "no", "numero"))


@dataclass(frozen=True)
class InvoicePdf:
    """`number`: what its electronic data says, if it has any."""

    name: str
    content: bytes
    number: str | None = None


def invoice_pdf(name: str, content: bytes) -> InvoicePdf:
    """Raises PieceRefused when it is no PDF, or too large."""
    shown = printable(re.split(r"[/\\]", name)[-1], "")[:_LONGEST_NAME].strip() or "fichier"
    if not is_pdf(content):
        raise PieceRefused(f"« {shown} » n'est pas un PDF.", "Enregistrez la facture en PDF.")
    if len(content) > LARGEST_INVOICE:
        raise PieceRefused(f"« {shown} » dépasse {LARGEST_INVOICE >> 20} Mo.", "Enregistrez un PDF plus léger.")
    try:
        number = read_invoice(SourceFile(shown, content)).invoice.number
    except GuideError:
        # A plain PDF, as most are: its name tells.
        number = None
    return InvoicePdf(shown, content, number or None)


def bounded(files: Iterable[InvoicePdf]) -> tuple[InvoicePdf, ...]:
    """Each content once. Raises PieceRefused when they are too many, or too large together."""
    lot = tuple({file.content: file for file in files}.values())
    if len(lot) > MOST_INVOICES or sum(len(file.content) for file in lot) > LARGEST_LOT:
        raise PieceRefused(
            f"Plus de {MOST_INVOICES} factures, ou plus de {LARGEST_LOT >> 20} Mo ensemble.",
            "Joignez-les en plusieurs envois, ou à la main.",
        )
    return lot


@dataclass(frozen=True)
class InvoicesByCustomer:
    """The files of each customer, by its number in the ledger, each with the numbers of the invoices it tells;
    one that tells no customer, or two, is left out."""

    by_customer: Mapping[int, Sequence[tuple[InvoicePdf, frozenset[str]]]]

    def of(self, customer: int, numbers: Collection[str]) -> tuple[tuple[InvoicePdf, ...], frozenset[str]]:
        """The files that tell some of these invoices, and the numbers that no file tells."""
        claims = [(file, known & frozenset(numbers)) for file, known in self.by_customer.get(customer, ())]
        joined = tuple(file for file, known in claims if known)
        return joined, frozenset(numbers).difference(*(known for _, known in claims))


def matched(files: Sequence[InvoicePdf], invoices: Mapping[int, Iterable[str]]) -> InvoicesByCustomer:
    """`invoices`: the numbers of the invoices of each customer."""
    customers: dict[tuple[str, ...], dict[str, set[int]]] = {}
    for customer, numbers in invoices.items():
        for number in numbers:
            customers.setdefault(_parts(number), {}).setdefault(number, set()).add(customer)
    by_customer: dict[int, list[tuple[InvoicePdf, frozenset[str]]]] = {}
    for file in files:
        named = _told(file, customers)
        owners = {customer for parts in named for called in customers[parts].values() for customer in called}
        if len(owners) == 1:
            numbers = frozenset(number for parts in named for number in customers[parts])
            by_customer.setdefault(owners.pop(), []).append((file, numbers))
    return InvoicesByCustomer(by_customer)


def attachments(files: Sequence[InvoicePdf]) -> tuple[Attachment, ...]:
    """Under plain names, in their order."""
    names = [slug(re.sub(r"\.pdf$", "", file.name, flags=re.IGNORECASE), "facture") for file in files]
    same = [f"-{rank + 1}" if (rank := names[:n].count(name)) else "" for n, name in enumerate(names)]
    return tuple(
        Attachment(f"{name}{more}.pdf", file.content) for file, name, more in zip(files, names, same, strict=True)
    )


def _told(file: InvoicePdf, known: Collection[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The known numbers that a file tells, in parts; one that is only the beginning of another is not told."""
    if file.number is not None:
        return [parts] if (parts := _parts(file.number)) in known else []
    stem = re.sub(r"\.pdf$", "", folded(file.name))
    parts = _parts(stem)
    spans = (parts[at:end] for at in range(len(parts)) for end in range(at + 1, len(parts) + 1))
    alone = tuple(part for part in parts if part not in _BESIDE)
    numbers = [
        span
        for span in dict.fromkeys(spans)
        if span in known and is_named("-".join(span), stem) and (len("".join(span)) >= _TELLING or span == alone)
    ]
    return [span for span in numbers if not any(_within(span, other) for other in numbers)]


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) < len(long) and any(long[at : at + len(short)] == short for at in range(len(long)))


def _parts(text: str) -> tuple[str, ...]:
    """ "F2026-014" and « f 2026 014 » are one number."""
    return tuple(re.findall(r"[a-z]+|\d+", folded(text)))
