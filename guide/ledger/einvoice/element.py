"""An element of an electronic invoice: its texts, amounts and days, each read strictly and said when it is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

from guide.case.model import FRANCE, Address, Party
from guide.errors import AmountUnreadable, IdentifierInvalid, UnreadableFile
from guide.ledger.source.anomalies import shortened
from guide.values.dates import FIRST_DAY, LAST_DAY
from guide.values.identifiers import validate_siren, validate_siret, validate_vat_number
from guide.values.money import Cents, to_cents

_AMOUNT = re.compile(r"[+-]?(?:[0-9]{1,15}(?:\.[0-9]{0,10})?|\.[0-9]{1,10})")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T+\-Z].{0,30})?|([0-9]{4})([0-9]{2})([0-9]{2})(?:[0-9]{4,6})?")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z#]")
#: Names and numbers; notes.
_SHORT, _LONG = 200, 1000


@dataclass
class Element:
    """A node under the prefixes of its syntax. `unread` collects the dates that are none, for the whole document."""

    node: Any
    prefixes: Mapping[str, str]
    file: str
    unread: list[tuple[str, str]] = field(default_factory=list)

    def all(self, path: str) -> "list[Element]":
        nodes = self.node.findall(path, namespaces=self.prefixes)
        return [Element(node, self.prefixes, self.file, self.unread) for node in nodes]

    def one(self, path: str) -> "Element":
        """The first element there, or an empty one."""
        node = self.node.find(path, namespaces=self.prefixes)
        return Element(
            self.node.makeelement("nothing") if node is None else node, self.prefixes, self.file, self.unread
        )

    def get(self, attribute: str) -> str:
        return (self.node.get(attribute) or "").strip()

    @property
    def content(self) -> str:
        """The text of this element itself, blanks made one."""
        return " ".join((self.node.text or "").split())

    def text(self, path: str) -> str:
        """The first text there that is not empty, "" when there is none."""
        return next((e.content[:_SHORT] for e in self.all(path) if e.content), "")

    def prose(self, path: str) -> str:
        """All the texts there as one, without markup."""
        return " ".join(plain_text(e.content) for e in self.all(path) if e.content)[:_LONG]

    def amount(self, path: str, currency: str, strict: bool = True) -> Cents | None:
        """The amount there in this currency, None when it is not stated. Raises UnreadableFile when it is no amount, or
        (`strict`) when it is stated in other currencies only."""
        elements = [e for e in self.all(path) if e.content]
        own = [e for e in elements if e.get("currencyID") in ("", currency)]
        if not own:
            if elements and strict:
                raise self._refused(
                    elements[0], f"en {shortened(elements[0].get('currencyID'), 10)}, mais la facture est en {currency}"
                )
            return None
        text = own[0].content
        if not _AMOUNT.fullmatch(text):
            raise self._refused(own[0], "illisible : un montant s'y écrit 1234.56")
        try:
            return to_cents(Decimal(text))
        except AmountUnreadable as error:
            raise self._refused(own[0], f"refusé : {error.message}") from None

    def _refused(self, element: "Element", why: str) -> UnreadableFile:
        name = str(element.node.tag).rsplit("}", 1)[-1]
        return UnreadableFile(
            f"« {self.file} » : le montant « {shortened(element.content, 30)} » ({name}) est {why}.",
            "Exportez de nouveau la facture depuis votre logiciel.",
        )

    def day(self, path: str) -> date | None:
        """The first day stated there; what is no day is collected in `unread`."""
        return next(iter(self.days(path)), None)

    def days(self, path: str) -> list[date]:
        days_read = []
        for element in self.all(path):
            text = element.content
            day = read_day(text) if element.get("format") in ("", "102", "203", "204") else None
            if day is not None:
                days_read.append(day)
            elif text:
                self.unread.append((str(element.node.getparent().tag).rsplit("}", 1)[-1], text))
        return days_read


def read_day(text: str) -> date | None:
    """A day as CII (20260131) and UBL (2026-01-31, perhaps with a time zone) write it."""
    match = _DAY.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) for part in (match.groups()[:3] if match[1] else match.groups()[3:6]))
    try:
        read = date(year, month, day)
    except ValueError:
        return None
    return read if FIRST_DAY <= read < LAST_DAY else None


class _Text(HTMLParser):
    """The words of a text that some programs write as HTML; what a page would execute is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden += tag in ("script", "style")
        self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style") and self.hidden > 0
        self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def plain_text(text: str) -> str:
    """A text as one line of words, its HTML taken off."""
    if _MARKUP.search(text):
        page = _Text()
        page.feed(text[: 4 * _LONG])
        page.close()
        text = "".join(page.words)
    return " ".join(text.split())


def party(name: str, ids: Mapping[str, str], vat: str, address: Address, country: str) -> tuple[Party, str]:
    """A party with the identifiers that pass their check, and what tells it apart even when they do not.

    `ids`: scheme of the identifier -> identifier (0002: SIREN, or a SIRET written in its place; 0009: SIRET).
    """
    digits = {scheme: "".join(c for c in text if c.isalnum()) for scheme, text in ids.items()}
    long = next((d for d in (digits.get("0009", ""), digits.get("0002", "")) if len(d) == 14 and d.isdigit()), "")
    short = digits.get("0002", "")[:9] or long[:9]
    short = short if len(short) == 9 and short.isdigit() else ""
    compact = "".join(c for c in vat if c.isalnum()).upper()
    if not short and compact.startswith("FR") and len(compact) == 13 and compact[4:].isdigit():
        # A French VAT number is FR, a key of two characters, then the SIREN.
        short = compact[4:]
    abroad = compact[:2] if compact[:2].isalpha() and not compact.startswith("FR") else ""
    return Party(
        name=name,
        address=address if address != Address() else None,
        siren=_checked(short, validate_siren),
        siret=_checked(long, validate_siret) if long[:9] == short else None,
        vat_number=_checked(compact, validate_vat_number) if compact.startswith("FR") else compact or None,
        country=country or abroad or FRANCE,
    ), short or compact


def _checked(text: str, validate: Any) -> str | None:
    try:
        return str(validate(text)) if text else None
    except IdentifierInvalid:
        return None
