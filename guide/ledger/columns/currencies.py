"""The currency that an amount, a header or a title speaks of: nothing that names another one is taken for euros."""

from __future__ import annotations

import re

#: Codes met in exports. Those that are also words (ALL, TRY, TOP) are left to a column of currencies.
_WRITTEN = (
    "USD GBP CHF CAD AUD NZD JPY CNY HKD SGD SEK NOK DKK PLN CZK HUF RON BGN MAD TND DZD XOF XAF XPF MUR AED SAR INR BRL MXN "
    "ZAR RUB UAH ILS KRW THB EGP LBP QAR KWD"
)
_CODES = tuple(_WRITTEN.split())
#: Francs that may be those of France before 2002, of the Pacific or of Switzerland.
FRANCS = "F"
_SYMBOLS = {
    "us$": "USD",
    "ca$": "CAD",
    "c$": "CAD",
    "a$": "AUD",
    "au$": "AUD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "r$": "BRL",
    "$us": "USD",
    "$ca": "CAD",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "₪": "ILS",
    "₩": "KRW",
    "zł": "PLN",
    "zl": "PLN",
    "лв": "BGN",
    "kč": "CZK",
    "kr": "SEK",
    "ft": "HUF",
    "lei": "RON",
    "dh": "MAD",
    "dhs": "MAD",
    "fcfa": "XOF",
    "cfa": "XOF",
    "fr.": "CHF",
    "sfr": "CHF",
}
_NAMES = {
    r"dollars? canadiens?|canadian dollars?": "CAD",
    r"dollars?": "USD",
    r"livres? sterling|pounds?(?: sterling)?": "GBP",
    r"francs? suisses?|swiss francs?": "CHF",
    r"f(?:rancs?)?[ .]?(?:cfp|pacifique)": "XPF",
    r"f(?:rancs?)?[ .]?cfa": "XOF",
    # Of which country, nobody says: never euros.
    r"francs?(?! (?:suisses?|cfa|cfp|pacifique))": FRANCS,
    r"dirhams?": "MAD",
    r"leva?": "BGN",
    r"zlotys?": "PLN",
    r"yens?": "JPY",
    r"roubles?": "RUB",
}
#: « Montant (F) », « Reste dû F ».
_FRANC = re.compile(r"\(F\)|(?<=\s)F(?=$| (?:TTC|HT)\b)")
_EURO = re.compile(r"€|\bEUR\b|\beuros?\b", re.IGNORECASE)
_ALL = {**{code.lower(): code for code in _CODES}, **_SYMBOLS}
#: Beside the figures of an amount, before or after them.
_IN_AMOUNT = re.compile("|".join(sorted(map(re.escape, _ALL), key=len, reverse=True)), re.IGNORECASE)
_MARKS = "$£¥₹₽₺₴₪₩"
_IN_TEXT = re.compile(rf"\b(?:{'|'.join([*_CODES, 'FCFA', 'DHS', 'DH'])})\b|[{_MARKS}]|(?<!\w)(?:лв|zł|kč)(?!\w)")
_WORDS = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), code) for words, code in _NAMES.items())


def without_currency(amount: str) -> tuple[str, str | None]:
    """An amount, written without blanks, less the currency other than the euro that it names, and its code."""
    symbol = _IN_AMOUNT.search(amount)
    if symbol is None:
        return amount, None
    return amount[: symbol.start()] + amount[symbol.end() :], _ALL[symbol.group().lower()]


def is_currency(text: str) -> bool:
    """Whether a cell holds a currency and nothing else: its sign, its code, « euros »."""
    return text.strip().lower() in _ALL or bool(_EURO.fullmatch(text.strip()))


def code_of(text: str) -> str:
    """The code of a currency as a cell names it: its sign, its code, or the text itself in capitals."""
    return _ALL.get(text.strip().lower(), text.strip().upper())


def currency_of(text: str) -> str | None:
    """The currency that a header or a title names, EUR included; None when it names none, or several."""
    currencies = {_ALL[m.lower()] for m in _IN_TEXT.findall(text)}
    currencies |= {code for words, code in _WORDS if words.search(text)}
    if {"USD", "CAD"} <= currencies and re.search(r"canad", text, re.IGNORECASE):
        currencies.discard("USD")
    if _FRANC.search(text):
        currencies.add(FRANCS)
    if _EURO.search(text):
        currencies.add("EUR")
    return currencies.pop() if len(currencies) == 1 else None
