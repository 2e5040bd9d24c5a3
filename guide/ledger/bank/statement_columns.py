"""Which column of a bank's CSV holds what, told by the words of its header: no bank is known by its name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guide.errors import AmountUnreadable
from guide.ledger.columns.dates import read_day
from guide.values.accents import unaccented
from guide.values.money import Cents, parse_amount
from guide.values.text import word_set

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z0-9]+")
_BOOKED = word_set(
    "operation operations op transaction comptabilisation comptable booking completed settlement execution reglement fin end"
)
_VALUE = word_set("valeur val value")
_BEGUN = word_set("debut started start emitted emission created")
_LABELS = word_set("libelle label description wording intitule")
_MORE_LABELS = word_set(
    "detail details motif reference communication contrepartie counterparty partner payee payer beneficiaire tiers payeur"
    " informations objet note donneur emetteur nom name message"
)
_NO_LABEL = word_set("iban bic account compte categorie category type id numero number")
_OTHER_AMOUNT = word_set(
    "frais fee fees orig original origine foreign devise devises local locale exchange cashback francs"
)
_VAT = word_set("tva vat ht")
_WHOLE = word_set("incl ttc total")
_STATUSES = word_set("statut status state etat")
#: What a bank writes of a line that is not, or will never be, on the account.
_UNSETTLED = re.compile(
    r"pending|processing|declin|revert|cancel|refus|annul|rejet|attente|cours|failed|echou", re.IGNORECASE
)
_DECIMALS = re.compile(r"[+\-]?[\d\s\u00a0\u202f.,]*[.,]\d{1,2}\s*(?:€|EUR)?", re.IGNORECASE)


@dataclass(frozen=True)
class StatementColumns:
    """The places of the columns, the likeliest of each first. Either `amounts`, signed, or `credit` (and `debit`)."""

    dates: tuple[int, ...]
    labels: tuple[int, ...]
    amounts: tuple[int, ...] = ()
    debit: int | None = None
    credit: int | None = None
    side: int | None = None
    currency: int | None = None
    status: int | None = None
    reference: int | None = None

    def amount(self, cells: Sequence[str]) -> Cents | None:
        """Cents, negative for what went out; None for a line without any. Raises AmountUnreadable."""
        for place, sign in ((self.credit, 1), (self.debit, -1)):
            if text := at(cells, place):
                cents = parse_amount(text)
                if cents:
                    return -abs(cents) if sign < 0 else cents
        text = next((text for place in self.amounts if (text := at(cells, place))), "")
        if not text:
            return None
        cents = parse_amount(text)
        return -abs(cents) if at(cells, self.side).lower().startswith("d") else cents

    def day_text(self, cells: Sequence[str]) -> str:
        """The first day that the line gives."""
        return next((text for place in self.dates if (text := at(cells, place))), "")

    def is_unsettled(self, cells: Sequence[str]) -> bool:
        return bool(_UNSETTLED.search(unaccented(at(cells, self.status))))

    def is_foreign(self, cells: Sequence[str]) -> bool:
        return at(cells, self.currency).upper() not in ("", "EUR", "EURO", "EUROS", "€")


def at(cells: Sequence[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""


def columns_of(cells: Sequence[str]) -> StatementColumns | None:
    """The columns that a header names; None when it names no day, no label, or no amount."""
    many: dict[str, list[tuple[int, int]]] = {"dates": [], "labels": [], "amounts": []}
    one: dict[str, int] = {}
    for place, header in enumerate(cells):
        kind, rank = _named(_words(header))
        if kind in many:
            many[kind].append((rank, place))
        elif kind:
            one.setdefault(kind, place)
    dates, labels, amounts = (tuple(place for _, place in sorted(places)) for places in many.values())
    if not dates or not labels or not (amounts or "credit" in one):
        return None
    return StatementColumns(dates, labels, amounts, **one)


def _words(header: str) -> list[str]:
    return _WORD.findall(unaccented(_CAMEL.sub(" ", header)).lower())


def _named(words: Sequence[str]) -> tuple[str, int]:
    """What a header names, and how good a name it is (0 is best); "" for nothing of use."""
    bag = frozenset(words)
    if not bag:
        return "", 0
    if words == ["sens"] or {"debit", "credit"} <= bag:
        return "side", 0
    if words[0] in ("debit", "credit"):
        return words[0], 0
    if any(word.startswith(("montant", "amount")) for word in words):
        wrong = bag & _OTHER_AMOUNT or (bag & _VAT and not bag & _WHOLE)
        return ("", 0) if wrong else ("amounts", 0 if bag & _WHOLE else 1)
    if any(word.startswith("date") for word in words):
        rank = 0 if len(bag) == 1 or bag & _BOOKED else 1
        return "dates", 5 if bag & _VALUE else 8 if bag & _BEGUN else rank
    if bag & _STATUSES:
        return "status", 0
    if words[0] in ("devise", "currency", "monnaie") or words == ["payment", "currency"]:
        return "currency", 0
    if "transaction" in bag and bag & {"id", "identifiant"}:
        return "reference", 0
    if bag & _LABELS:
        return "labels", 0
    return ("labels", 1) if bag & _MORE_LABELS and not bag & _NO_LABEL else ("", 0)


def unnamed_columns(rows: Iterable[Sequence[str]]) -> StatementColumns | None:
    """The columns of a file without a header: one of days, one of amounts with decimals, the rest is label. None when two
    columns could be the amount (a balance): nothing tells which."""
    filled = [row for row in rows if sum(bool(cell.strip()) for cell in row) > 2]
    width = max(map(len, filled), default=0)
    if not filled or width > 40:
        return None
    need = max(1, len(filled) * 9 // 10)
    days = [c for c in range(width) if sum(read_day(at(row, c)) is not None for row in filled) >= need]
    amounts = [c for c in range(width) if sum(_is_amount(at(row, c)) for row in filled) >= need]
    if not days or len(amounts) != 1:
        return None
    labels = tuple(c for c in range(width) if c not in (*days, *amounts))
    return StatementColumns((days[0],), labels, (amounts[0],)) if labels else None


def _is_amount(text: str) -> bool:
    try:
        return bool(_DECIMALS.fullmatch(text)) and parse_amount(text) is not None
    except AmountUnreadable:
        return False
