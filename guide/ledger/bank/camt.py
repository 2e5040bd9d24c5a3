"""CAMT.053 (ISO 20022), of any version: a statement in XML, its entries that are booked.

Why ours: docs/decisions/bank-statements.md.
"""

from collections.abc import Iterator
from typing import Any

from guide.errors import AmountUnreadable, UnreadableFile
from guide.ledger.bank.bank_line import BankStatement, RawLine, StatementFormat, one_line, refuse_too_many, statement
from guide.ledger.columns.dates import read_day
from guide.ledger.einvoice.document import is_xml, read_xml
from guide.values.money import Cents, parse_amount

_AGAIN = (
    "Téléchargez le relevé de compte en CAMT.053 depuis votre banque, sans l'ouvrir ni le modifier ; ou prenez le CSV."
)
#: What stands for « none » in a payment order.
_NOTHING = frozenset(("NOTPROVIDED", "NOT PROVIDED", "NONREF"))
_PAYER = (
    "{*}RltdPties/{*}Dbtr/{*}Nm",
    "{*}RltdPties/{*}Dbtr/{*}Pty/{*}Nm",
    "{*}RltdPties/{*}UltmtDbtr/{*}Nm",
    "{*}RltdPties/{*}UltmtDbtr/{*}Pty/{*}Nm",
)
_WORDS = (
    "{*}RmtInf/{*}Ustrd",
    "{*}RmtInf/{*}Strd/{*}RfrdDocInf/{*}Nb",
    "{*}RmtInf/{*}Strd/{*}CdtrRefInf/{*}Ref",
    "{*}AddtlTxInf",
    "{*}Refs/{*}EndToEndId",
)


def is_camt(data: bytes) -> bool:
    return is_xml(data) and (b"camt.05" in data[:4096] or b"BkToCstmrStmt" in data[:4096])


def read_camt(name: str, data: bytes) -> BankStatement:
    """Raises UnreadableFile for an XML that is damaged, defines types or is no statement of booked entries."""
    try:
        root = read_xml(name, data).root
    except UnreadableFile:
        raise UnreadableFile(
            f"« {name} » n'est pas un relevé CAMT lisible : son XML est abîmé, trop grand, ou définit des types (DOCTYPE).",
            _AGAIN,
        ) from None
    statements = root.findall(".//{*}BkToCstmrStmt/{*}Stmt")
    if not statements:
        raise UnreadableFile(f"« {name} » est un message CAMT sans relevé de compte (CAMT.053).", _AGAIN)
    entries = [entry for each in statements for entry in each.findall("{*}Ntry")]
    refuse_too_many(name, len(entries))
    lines: list[RawLine] = []
    foreign = unsettled = 0
    unreadable: list[int] = []
    for number, entry in enumerate(entries, 1):
        if _first(entry, "{*}Sts/{*}Cd", "{*}Sts") not in ("BOOK", "") or _first(entry, "{*}RvslInd") in ("true", "1"):
            unsettled += 1
            continue
        if _currency(entry) != "EUR":
            foreign += 1
            continue
        try:
            lines += _lines(entry)
        except (AmountUnreadable, ValueError):
            unreadable.append(number)
    return statement(name, StatementFormat.CAMT, lines, foreign, unsettled, unreadable)


def _lines(entry: Any) -> list[RawLine]:
    """The entry, or the payments that it groups when each says its amount and they make up the whole. Raises
    AmountUnreadable, ValueError."""
    on = read_day(_first(entry, "{*}BookgDt/{*}Dt", "{*}BookgDt/{*}DtTm", "{*}ValDt/{*}Dt", "{*}ValDt/{*}DtTm")[:10])
    side = _first(entry, "{*}CdtDbtInd")
    if on is None or side not in ("CRDT", "DBIT"):
        raise ValueError
    sign = 1 if side == "CRDT" else -1
    whole = parse_amount(_first(entry, "{*}Amt"))
    reference = _first(entry, "{*}AcctSvcrRef", "{*}NtryRef")
    details = entry.findall("{*}NtryDtls/{*}TxDtls")
    parts = [_part(detail) for detail in details]
    more = _first(entry, "{*}AddtlNtryInf")
    if len(details) > 1 and sum(cents or 0 for cents in parts) == whole and None not in parts:
        return [
            RawLine(on, sign * (cents or 0), one_line(*_texts(detail), more), f"{reference}/{place}")
            for place, (detail, cents) in enumerate(zip(details, parts, strict=True), 1)
        ]
    texts = [text for detail in details for text in _texts(detail)]
    return [RawLine(on, sign * whole, one_line(*texts, more), reference)]


def _part(detail: Any) -> Cents | None:
    text = _first(detail, "{*}Amt", "{*}AmtDtls/{*}TxAmt/{*}Amt")
    return parse_amount(text) if text else None


def _texts(detail: Any) -> Iterator[str]:
    for path in (*_PAYER, *_WORDS):
        for node in detail.findall(path):
            text = (node.text or "").strip()
            if text and text.upper() not in _NOTHING:
                yield text


def _currency(entry: Any) -> str:
    amount = entry.find("{*}Amt")
    return str(amount.get("Ccy") or "EUR").upper() if amount is not None else "EUR"


def _first(node: Any, *paths: str) -> str:
    """The first text there that is not empty, "" when there is none."""
    for path in paths:
        element = node.find(path)
        if element is not None and (element.text or "").strip():
            return str(element.text).strip()
    return ""
