"""Who paid? Proposals, for a person to confirm: by the number that the label names, then the exact amount, then the name.

A proposal claims nothing. Two lines never propose the same euro of an invoice.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guide.ledger.bank.bank_line import BankLine
from guide.ledger.dunning.customer_match import name_key
from guide.values.accents import unaccented
from guide.values.money import Cents
from guide.values.text import word_set

_WORD = re.compile(r"[a-z0-9]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


#: Words of a label that may be one number cut by blanks or signs: « FA 2026 001 ».
_MOST_WORDS = 6
#: Words that many names bear, and that many labels hold.
_COMMON = word_set(
    "sarl sas sasu sa eurl ei eirl sci scp snc selarl ste societe ets etablissements cabinet entreprise groupe france et de"
    " du des la le les l d m mr mme mlle monsieur madame co cie vir virement sepa recu inst instantane cheque facture"
    " fils freres"
)


class MatchReason(StrEnum):
    REFERENCE = "reference"
    AMOUNT = "montant"
    NAME = "nom"


@dataclass(frozen=True)
class OpenInvoice:
    """What a client owes of an invoice. `client`: what tells it from the others; `number` may be empty."""

    client: str
    name: str
    number: str
    issued: date | None
    due: date | None
    left: Cents


@dataclass(frozen=True)
class PaidPart:
    """`paid`: what the line would pay of that invoice."""

    invoice: OpenInvoice
    paid: Cents


@dataclass(frozen=True)
class Proposal:
    """That line, and the invoices of one client that it would pay. `surplus`: what exceeds them."""

    line: BankLine
    parts: tuple[PaidPart, ...]
    reason: MatchReason

    @property
    def client(self) -> str:
        return self.parts[0].invoice.client

    @property
    def name(self) -> str:
        return self.parts[0].invoice.name

    @property
    def surplus(self) -> Cents:
        return self.line.amount - sum(part.paid for part in self.parts)


@dataclass(frozen=True)
class Matched:
    """`unknown`: the lines of which nothing is proposed."""

    proposals: tuple[Proposal, ...]
    unknown: tuple[BankLine, ...]


class _Owed:
    """What is left of each invoice while the lines are gone through; invoices are known by their places."""

    def __init__(self, invoices: Sequence[OpenInvoice]) -> None:
        self.invoices = invoices
        self.left = [invoice.left for invoice in invoices]
        self.by_number: defaultdict[str, list[int]] = defaultdict(list)
        self.by_amount: defaultdict[Cents, set[int]] = defaultdict(set)
        self.by_client: defaultdict[str, list[int]] = defaultdict(list)
        self.by_word: defaultdict[str, set[str]] = defaultdict(set)
        for place, invoice in enumerate(invoices):
            self.by_number[_number(invoice.number)].append(place)
            self.by_amount[invoice.left].add(place)
            self.by_client[invoice.client].append(place)
        self.own_words = {client: _own_words(invoices[places[0]].name) for client, places in self.by_client.items()}
        for client, words in self.own_words.items():
            for word in words:
                self.by_word[word].add(client)

    def pay(self, amount: Cents, places: Iterable[int]) -> tuple[PaidPart, ...]:
        """The amount over these invoices, the first due first (C. civ. 1342-10); those without a day last."""
        parts = []
        for place in sorted(places, key=lambda place: _oldest(self.invoices[place])):
            paid = min(amount, self.left[place])
            if paid > 0:
                parts.append(PaidPart(self.invoices[place], paid))
                amount -= paid
                self.by_amount[self.left[place]].discard(place)
                self.left[place] -= paid
                self.by_amount[self.left[place]].add(place)
        return tuple(parts)

    def open(self, places: Iterable[int]) -> list[int]:
        return [place for place in places if self.left[place] > 0]

    def of_client(self, places: Iterable[int]) -> list[int]:
        """These places when they are one client's, else none."""
        theirs = list(places)
        return theirs if len({self.invoices[place].client for place in theirs}) == 1 else []

    def bears(self, client: str, words: frozenset[str]) -> bool:
        """Whether a label holds every word of a name that is its own, one of three letters at least."""
        own = self.own_words[client]
        return own <= words and any(len(word) >= 3 and word.isalpha() for word in own)


def match_lines(lines: Sequence[BankLine], invoices: Iterable[OpenInvoice]) -> Matched:
    """What each line may have paid, the surest way first for all of them, in the order of the lines."""
    owed = _Owed([invoice for invoice in invoices if invoice.left > 0])
    proposed: dict[str, Proposal] = {}
    for reason, way in _WAYS.items():
        waiting = [line for line in lines if line.id not in proposed]
        alike = Counter(line.amount for line in waiting)
        for line in waiting:
            parts = owed.pay(line.amount, way(line, owed, alike[line.amount]))
            if parts:
                proposed[line.id] = Proposal(line, parts, reason)
    known = tuple(proposed[line.id] for line in lines if line.id in proposed)
    return Matched(known, tuple(line for line in lines if line.id not in proposed))


def _oldest(invoice: OpenInvoice) -> tuple[date, date, str]:
    return invoice.due or date.max, invoice.issued or date.max, invoice.number


def _by_reference(line: BankLine, owed: _Owed, _: int) -> list[int]:
    """The invoices whose numbers the label holds, when they are one client's: by the name, else by the amount, where two
    clients have an invoice of that number."""
    words = _words(line.label)
    runs = {
        "".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1)
    }
    named = owed.open(place for run in runs for place in owed.by_number.get(run, ()))
    by_name = [place for place in named if owed.bears(owed.invoices[place].client, frozenset(words))]
    by_amount = [place for place in named if owed.left[place] == line.amount]
    return owed.of_client(named) or owed.of_client(by_name) or owed.of_client(by_amount)


def _number(number: str) -> str:
    """A number as it is sought; "" for one that a label may hold by chance."""
    sought = "".join(_words(number))
    by_chance = sought.isdecimal() and (len(sought) < 4 or _YEAR.fullmatch(sought) is not None)
    return "" if by_chance or len(sought) < 2 or sought.isalpha() else sought


def _by_amount(line: BankLine, owed: _Owed, alike: int) -> list[int]:
    """The invoice of exactly that amount, when there is one alone, and one line alone for it."""
    same = owed.by_amount.get(line.amount, ())
    return list(same) if len(same) == alike == 1 else []


def _by_name(line: BankLine, owed: _Owed, _: int) -> list[int]:
    """The invoices of the one client whose name the label bears; of two, the one whose name is the longest. One invoice of
    exactly that amount is the one meant; else all of them."""
    words = frozenset(_words(line.label))
    near = {client for word in words for client in owed.by_word.get(word, ())}
    named = [client for client in near if owed.bears(client, words) and owed.open(owed.by_client[client])]
    longest = max((len(owed.own_words[client]) for client in named), default=0)
    clients = [client for client in named if len(owed.own_words[client]) == longest]
    if len(clients) != 1:
        return []
    theirs = owed.open(owed.by_client[clients[0]])
    exact = [place for place in theirs if owed.left[place] == line.amount]
    return exact if len(exact) == 1 else theirs


_WAYS = {MatchReason.REFERENCE: _by_reference, MatchReason.AMOUNT: _by_amount, MatchReason.NAME: _by_name}


def _words(text: str) -> list[str]:
    return _WORD.findall(unaccented(text).lower())


def _own_words(name: str) -> frozenset[str]:
    return frozenset(word for word in name_key(name).split() if word not in _COMMON)
