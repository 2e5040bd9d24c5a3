"""OFX 1.x (SGML, tags that are never closed) and 2.x (XML): the same elements, read without any parser of entities.

Why ours: docs/decisions/bank-statements.md.
"""

import re
from html import unescape

from guide.errors import AmountUnreadable, UnreadableFile
from guide.ledger.bank.bank_line import BankStatement, RawLine, StatementFormat, one_line, refuse_too_many, statement
from guide.ledger.columns.dates import read_day
from guide.values.money import parse_amount

_ELEMENT = re.compile(r"<([A-Z0-9.]{1,32})>([^<\r\n]{0,1000})", re.IGNORECASE)
_START = re.compile(r"<STMTTRN>", re.IGNORECASE)
_END = re.compile(r"</STMTTRN>|</BANKTRANLIST>", re.IGNORECASE)
_CURRENCY = re.compile(r"<CURDEF>\s*([A-Z]{3})", re.IGNORECASE)
_HEAD = 4096


def is_ofx(data: bytes) -> bool:
    head = data[:_HEAD].upper()
    return b"OFXHEADER" in head or b"<OFX>" in head


def read_ofx(name: str, data: bytes) -> BankStatement:
    """Raises UnreadableFile for a document type, for no list of operations, or for too many of them."""
    text = _text(data)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnreadableFile(
            f"« {name} » contient une définition de type (DOCTYPE), qu'un relevé n'a jamais : il n'est pas ouvert.",
            _AGAIN,
        )
    if "<BANKTRANLIST>" not in text.upper():
        raise UnreadableFile(f"« {name} » est un fichier OFX sans liste d'opérations (BANKTRANLIST).", _AGAIN)
    before, *blocks = _START.split(text)
    refuse_too_many(name, len(blocks))
    currency = _last_currency(before, "EUR")
    lines: list[RawLine] = []
    foreign, unreadable = 0, []
    for number, block in enumerate(blocks, 1):
        own, *rest = _END.split(block, maxsplit=1)
        line = _line(own)
        if line is None:
            unreadable.append(number)
        elif currency != "EUR":
            foreign += 1
        else:
            lines.append(line)
        currency = _last_currency(rest[0] if rest else "", currency)
    return statement(name, StatementFormat.OFX, lines, foreign, 0, unreadable)


_AGAIN = "Téléchargez-le de nouveau depuis votre banque, sans l'ouvrir ni le modifier ; ou prenez le CSV."


def _text(data: bytes) -> str:
    """The header says ANSI for UTF-8 and the reverse: the bytes tell."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _last_currency(text: str, before: str) -> str:
    named = _CURRENCY.findall(text)
    return named[-1].upper() if named else before


def _line(block: str) -> RawLine | None:
    """One operation; None when its day or its amount is missing or unreadable."""
    texts: dict[str, list[str]] = {}
    for tag, value in _ELEMENT.findall(block):
        if value.strip():
            texts.setdefault(tag.upper(), []).append(unescape(value.strip()))
    try:
        amount = parse_amount(texts["TRNAMT"][0])
    except (KeyError, AmountUnreadable):
        return None
    on = read_day(texts.get("DTPOSTED", [""])[0][:8])
    if on is None:
        return None
    label = one_line(*texts.get("NAME", ()), *texts.get("MEMO", ()), *texts.get("CHECKNUM", ()))
    return RawLine(on, amount, label, texts.get("FITID", [""])[0])
