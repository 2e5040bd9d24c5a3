"""A bank statement, whatever its bank and its format: told by what it holds, never by its name."""

from guide.errors import UnreadableFile
from guide.ledger.bank.bank_line import BankStatement
from guide.ledger.bank.camt import is_camt, read_camt
from guide.ledger.bank.csv_statement import read_csv
from guide.ledger.bank.ofx import is_ofx, read_ofx
from guide.ledger.einvoice.document import is_pdf, is_xml

MAX_BYTES = 10 << 20
_FORMATS = "Téléchargez les opérations depuis votre banque en CSV, OFX ou CAMT.053."


def is_statement(data: bytes) -> bool:
    """Whether these bytes are a bank statement beyond doubt, wherever they were dropped; a CSV never is."""
    return is_ofx(data) or is_camt(data)


def read_statement(name: str, data: bytes) -> BankStatement:
    """What came in on the account. Raises UnreadableFile, in one sentence, for what is no statement."""
    if len(data) > MAX_BYTES:
        raise UnreadableFile(
            f"« {name} » dépasse {MAX_BYTES >> 20} Mo : c'est démesuré pour un relevé.",
            "Téléchargez une période plus courte.",
        )
    if not data.strip():
        raise UnreadableFile(f"« {name} » est vide.", _FORMATS)
    if is_pdf(data):
        raise UnreadableFile(
            f"« {name} » est un relevé en PDF : ses lignes ne peuvent pas être lues sûrement.", _FORMATS
        )
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise UnreadableFile(f"« {name} » est un classeur, pas un relevé lisible.", _FORMATS)
    if is_ofx(data):
        return read_ofx(name, data)
    if is_camt(data):
        return read_camt(name, data)
    if is_xml(data):
        raise UnreadableFile(f"« {name} » est un document XML, mais pas un relevé CAMT.053 ni OFX.", _FORMATS)
    return read_csv(name, data)
