"""Electronic invoices: Factur-X and ZUGFeRD in a PDF, CII and UBL in XML, one invoice a file.

What such a file proves is what was billed, never that it was not paid since: the ledger says so.
"""

from guide.ledger.einvoice.document import is_pdf
from guide.ledger.einvoice.reader import read_invoice
