"""Electronic invoices: Factur-X and ZUGFeRD in a PDF, CII and UBL in XML, one invoice a file.

What such a file proves is what was billed, never that it was not paid since: the ledger says so. What opens a PDF is
loaded with the first invoice: a list has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.ledger.einvoice.document import is_pdf
from guide.ledger.source.source_files import SourceFile

if TYPE_CHECKING:
    from guide.ledger.einvoice.invoice import Read


def read_invoice(file: SourceFile) -> Read:
    """The invoice of one file. Raises UnreadableFile in words for whatever is no invoice."""
    from guide.ledger.einvoice import reader

    return reader.read_invoice(file)
