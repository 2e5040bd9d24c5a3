"""What a header says, by its words: their order, accents, case, units and little words do not matter.

A header is cut into words, each word has a sense, and the senses together name a field. A header all of whose words have a
sense is `certain`; one with a word that nobody knows is a guess, to be held against its cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from guide.ledger.columns.header_vocabulary import NEIGHBOURS, WORDS, Sense
from guide.ledger.source.source_files import Field
from guide.values.accents import folded, unaccented

S = Sense
_SENSES = {word: sense for words in (NEIGHBOURS, WORDS) for sense, each in words.items() for word in each.split()}
#: Joined words are cut into these: by their first letter, the longest first.
_JOINED: dict[str, list[str]] = {}
for _word in sorted((w for w in _SENSES if len(w) >= 3 or w in ("ht", "id")), key=len, reverse=True):
    _JOINED.setdefault(_word[0], []).append(_word)
_PHRASES = tuple(
    (re.compile(pattern), f" {word} ")
    for pattern, word in (
        (r"\b(?:bill(?:ed)?|sold|invoiced?) to\b|\b(?:factur|adress)ee?s? a(?= |$)", "client"),
        (r"\(?\b(?:oui ?/ ?non|o ?/ ?n|yes ?/ ?no|y ?/ ?n)\b\)?|\?|\b(?:is|est) (?=pa|reg|enc)", "yesno"),
        (r"n[°º]|#|№", "numero"),
        (r"\bto[ _]date\b", "cumul"),
        (r"\blast[ _]?name\b", "surname"),
        (r"\bbilling (?:name|company)\b", "client facture"),
        (r"\b(?:responsable|representant)s? lega(?:l|ux)\b|\bparent [12]\b", "parent"),
        (r"\b(?:client|customer)s? livree?s?\b", "livraison"),
        (r"^familles?$", "payeur"),
        (r"^(?:p ?/ ?np|r ?/ ?nr)$", "yesno paye"),
        (r"\bmontants? pointee?s?\b", "montant paye"),
        (r"\bcotisations? annuelles?\b", "cotisation"),
        (r"\bjusqu'au\b", "avant"),
        (r"\bmaitres? d'ouvrage\b", "client"),
        (r"^(?:futurs )?maries$", "client"),
        (r"\bpretee?s? a\b", "client"),
        (r"\bpretee?s?\b(?! le)", "montant"),
        (r"^rendue?s?(?= le|$)", "paye"),
        (r"\b(?:me|nous) doi(?:t|vent)\b|^doi(?:t|vent)(?: encore)?$", "owed"),
        (r"\b(?:je|nous) (?:dois|devons)\b|\bempruntee?s? a\b", "fournisseur"),
        (r"\b(?:nb|nombre)\.? (?:de )?jours?\b", "jours"),
    )
)
_CAMEL = re.compile(r"(?<=[a-zà-ÿ\d])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
#: « dû » is what is owed, « du » a little word; « soldée » is paid, « solde » what is left.
_OWED = re.compile(r"\bdû\w*|\bdue?s\b")
_SOLD = re.compile(r"\bsold(?:é\w*|ee?s?\b(?<!solde)(?<!soldes))")
#: « facturé » is an amount, « facture » a document.
BILLED = re.compile(r"^\s*(?:(?:montant|total|net)\s+)?facturés?\b(?! à)")
_SPLIT = re.compile(r"[^a-z0-9ûé$£€%]+")
_SYMBOLS = {"€": "eur", "$": "usd", "£": "gbp"}
_MONTHS = "janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
#: « au 30/11/2026 », « arrêté au 30 novembre 2026 », "as of 2026-11-30"; « Cotisation 2026 ».
_ON_A_DAY = re.compile(
    r"(?<=cotisation) 20\d\d(?:[-/ ]\d{2,4})?$|\s+(?:arr[êe]t[ée]e?s?\s+)?(?:au|le|du|en date du|as of|at|on)\s+\(?"
    rf"(?:\d{{1,2}}[-/. ]\d{{1,2}}[-/. ]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:er)?\s+(?:{_MONTHS})\s+\d{{4}})\)?",
    re.IGNORECASE,
)
#: Longer than any header.
_LONGEST = 80
_MOST_WORDS = 12
#: A cell of data, not a header.
_FIGURES = re.compile("[0-9]{3}")
#: From this rank on, a column holds a part only of what its field means: a deposit, the last payment.
DOUBTFUL = 8


@dataclass(frozen=True)
class HeaderReading:
    """The field a header names. `rank`: 0 names it best. `certain`: every word is known."""

    field: Field
    rank: int
    certain: bool


@lru_cache(maxsize=4096)
def senses(header: str) -> frozenset[Sense]:
    """The senses of the words of a header; none when it is too long to be one."""
    return frozenset(_SENSES.get(word, S.FIGURE if word.isdigit() else S.UNKNOWN) for word in words(header))


def undated(header: str) -> str:
    """A header without the day that it gives: « Solde dû au 30/11/2026 »."""
    return _ON_A_DAY.sub("", header)


@lru_cache(maxsize=4096)
def words(header: str) -> tuple[str, ...]:
    """The words of a header as they are looked up."""
    header = undated(header)
    if len(header) > _LONGEST:
        return ()
    text = _DOTTED.sub(lambda m: m.group().replace(".", ""), header.replace("’", "'"))
    text = _CAMEL.sub(" ", text) if not text.isupper() else text
    text = BILLED.sub(" montant facture ", _OWED.sub(" owed ", _SOLD.sub(" soldé ", text.lower())))
    text = text.replace("soldé", "\0")
    text = unaccented(text).lower()
    text = text.replace("\0", " soldé ")
    for pattern, word in _PHRASES:
        text = pattern.sub(word, text)
    known: list[str] = []
    for piece in _SPLIT.split(text):
        for part in re.findall(r"[€$£%]|[a-zé]+|\d+", piece):
            known += _known(_SYMBOLS.get(part, part))
    return tuple(known) if len(known) <= _MOST_WORDS else ()


def _known(word: str) -> list[str]:
    """The word as the vocabulary writes it; two or more words written as one are cut."""
    if word in _SENSES or word.isdigit() or word == "%":
        return ["taux"] if word == "%" else [word]
    stem = _stem(word)
    for form in (stem, stem[:-1] if stem.endswith("e") else stem):
        if form in _SENSES and len(form) > 1:
            return [form]
    return _cut(word) or [word]


def _stem(word: str) -> str:
    if len(word) > 3 and word[-1] in "sx":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("ee") else word


def _cut(word: str, depth: int = 0) -> list[str]:
    """« datereglement » as « date » and « reglement »; nothing when it is not made of known words."""
    if len(word) > 40 or depth > 4:
        return []
    for known in _JOINED.get(word[:1], ()):
        if word.startswith(known):
            rest = word[len(known) :]
            if not rest:
                return [known]
            stem = rest if rest in _SENSES else _stem(rest)
            tail = [stem] if stem in _SENSES and len(stem) > 1 else _cut(rest, depth + 1)
            if tail:
                return [known, *tail]
    return []


#: Each row of « Montant cumulé » holds those above it too.
_ADDED_UP = frozenset(("cumul", "cumule"))
#: « Mensualités payées », « Leçons restantes » : numbers of them, in the plural.
_COUNTED = re.compile(
    r"\b(?:mensualites|echeances|traites|seances|lecons|cours|heures|jours|mois|places|unites|installments) (?:deja )?"
    r"(?:pay|regl|vers|encaiss|prise|utilis|restant|remaining|paid|due?s?\b|facture)"
)


def reading(header: str) -> HeaderReading | None:
    """The field that a header names by its words; None when it names none."""
    if _FIGURES.search(undated(header)) or _COUNTED.search(folded(header)):
        return None
    meanings = senses(header)
    field = _field(meanings)
    if field is None or (field[0] is Field.TOTAL and _ADDED_UP & set(words(header))):
        return None
    if field == (Field.LEFT, 0) and _SETTLED & set(words(header)) and not meanings & _NOT_WHETHER:
        field = Field.FULLY_PAID, 1
    unknown = bool(meanings & {S.UNKNOWN, S.FIGURE})
    rank = field[1]
    named = set(words(header)) if field[0] is Field.DEBTOR else set[str]()
    if GIVEN & named and not SURNAME & named:
        rank = FIRST_NAME
    elif words(header) == ("net",):
        # Beside a total it is that without tax.
        rank += 1
    elif field == (Field.DEBTOR, CUSTOMER):
        rank = PAYER if _PAYERS & named else SERVED if _SERVED & named else CONTACT if "expediteur" in named else rank
    return HeaderReading(field[0], rank, not unknown)


#: « Solde réglé » says whether it is; « Règlement restant » how much.
_SETTLED = frozenset(("paye", "paid", "regle", "encaisse", "acquitte", "verse", "settled"))
_NOT_WHETHER = frozenset((S.NOT, S.ON, S.AMOUNT, S.TTC))
#: Who pays comes before a customer, and a customer before who is served: another often pays for them.
PAYER, CUSTOMER, SERVED, COMPANY, CONTACT, FIRST_NAME = -1, 0, 1, 2, 3, 5
GIVEN, SURNAME = frozenset(("prenom", "first", "given")), frozenset(("nom", "family", "famille", "surname"))
_PAYERS = frozenset(("payeur", "debiteur", "debitrice", "debtor", "redevable", "donneur"))
_SERVED = frozenset(("eleve", "etudiant", "stagiaire", "participant", "licencie", "patient"))


_NO_FIELD = frozenset((S.OTHER, S.HOW, S.LATE, S.CREDIT, S.SUPPLIER, S.QUOTE, S.ORDER, S.DELIVERY))
_OF_PAYMENT = frozenset((S.DUE, S.DUE_IN_ENGLISH, S.OWED, S.LEFT, S.TO_PAY, S.PAID, S.DEPOSIT))


def _field(meanings: frozenset[Sense]) -> tuple[Field, int] | None:
    """The rules, from the most telling sense to the least."""
    has = meanings.__contains__
    if not meanings or meanings & _NO_FIELD:
        return None
    if has(S.SHARE):
        return _share(meanings)
    if has(S.DISPUTE):
        return Field.DISPUTED, 0
    if has(S.DRAFT):
        return Field.DRAFT, 0
    if has(S.CURRENCY):
        return None if meanings & {S.AMOUNT, S.TTC, S.HT, S.LEFT, S.PAID} else (Field.CURRENCY, 0)
    if has(S.STATUS):
        return (Field.PAYMENT_STATUS if has(S.PAID) else Field.STATUS), 0
    if has(S.TYPE):
        return None if meanings & {S.CUSTOMER, S.COMPANY, S.PAID, S.VAT, S.TO_PAY} else (Field.TYPE, 0)
    return _of_payment(meanings) if meanings & _OF_PAYMENT else _of_document(meanings)


def _share(meanings: frozenset[Sense]) -> tuple[Field, int] | None:
    """A share of the total that is paid, or left; any other rate is no amount of an invoice."""
    if meanings & {S.DEPOSIT, S.DATE, S.VAT, S.EXPECTED, S.STATUS, S.TYPE}:
        return None
    left = bool(meanings & {S.LEFT, S.OWED}) or (S.PAID in meanings and S.NOT in meanings)
    return (Field.LEFT, 2) if left else (Field.PAID, 2) if S.PAID in meanings else None


def _of_payment(meanings: frozenset[Sense]) -> tuple[Field, int] | None:
    """When it is due, what is left, what is paid and when."""
    has = meanings.__contains__
    money = bool(meanings & {S.AMOUNT, S.TTC})
    dated = bool(meanings & {S.DATE, S.ON, S.BEFORE})
    if has(S.DUE_IN_ENGLISH) and (money or has(S.LEFT)) and not has(S.DATE):
        return Field.LEFT, 1
    if meanings & {S.DUE, S.DUE_IN_ENGLISH}:
        return None if (money or meanings & {S.NUMBER, S.CODE}) and not dated else (Field.DUE, 0)
    if has(S.OWED):
        return (Field.DUE, 1) if dated and not money and not has(S.LEFT) else (Field.LEFT, 0)
    if has(S.LEFT):
        if meanings & {S.NUMBER, S.CODE, S.HT}:
            return None
        return (Field.SETTLED, 3) if has(S.DATE) else (Field.LEFT, 0)
    if has(S.TO_PAY):
        return (Field.DUE, 1) if dated else None if has(S.HT) else (Field.LEFT, 2)
    if has(S.DEPOSIT):
        return None if dated or meanings & {S.NUMBER, S.EXPECTED} else (Field.PAID, DOUBTFUL)
    return _paid(meanings, money)


def _paid(meanings: frozenset[Sense], money: bool) -> tuple[Field, int] | None:
    has = meanings.__contains__
    if has(S.VAT) and not has(S.WITH):
        # « TVA collectée ».
        return None
    if has(S.NOT):
        return Field.LEFT, 1
    if has(S.EXPECTED):
        return (Field.DUE, 5) if meanings & {S.DATE, S.ON} else None
    if has(S.BEFORE):
        return Field.DUE, 1
    if meanings & {S.NUMBER, S.CODE, S.HT}:
        return None
    if has(S.DATE) or (has(S.ON) and not money):
        return Field.SETTLED, 0
    if money:
        return Field.PAID, DOUBTFUL if has(S.LAST) else 0
    return (Field.FULLY_PAID, 0) if meanings & {S.YES_NO, S.INVOICE} else (Field.PAID, 1)


def _of_document(meanings: frozenset[Sense]) -> tuple[Field, int] | None:
    """The invoice itself: its day, its customer, its amount, its number."""
    has = meanings.__contains__
    party = meanings & {S.CUSTOMER, S.COMPANY}
    if has(S.EXPECTED):
        return None
    if has(S.DATE) or (has(S.ON) and meanings & {S.ISSUE, S.INVOICE, S.CREATION}):
        if party:
            return None
        return Field.ISSUED, 0 if has(S.INVOICE) else 1 if has(S.ISSUE) else 4 if has(S.CREATION) else 2
    if has(S.CREATION):
        return None
    if has(S.VAT):
        if meanings & {S.NUMBER, S.CODE}:
            return None
        if has(S.WITH) or has(S.TTC):
            return Field.TOTAL, 0
        return (Field.NET, 0) if meanings & {S.HT} else (Field.VAT, 0)
    if meanings & {S.HT, S.SUB}:
        return None if meanings & {S.NUMBER, S.CODE} or party else (Field.NET, 0 if has(S.HT) else 1)
    if party:
        if meanings & {S.NUMBER, S.CODE, S.ACCOUNT} and not has(S.NAME):
            return Field.DEBTOR_ID, 0
        if meanings & {S.AMOUNT, S.TTC}:
            return Field.TOTAL, 4
        return Field.DEBTOR, CONTACT if has(S.CONTACT) else CUSTOMER if has(S.CUSTOMER) else COMPANY
    if meanings & {S.AMOUNT, S.TTC}:
        if meanings & {S.NUMBER, S.CODE}:
            return None
        return Field.TOTAL, 0 if has(S.TTC) else 2 if has(S.INVOICE) else 3
    if has(S.INVOICE):
        return Field.NUMBER, 0 if meanings & {S.NUMBER, S.CODE} else 1
    if meanings & {S.NUMBER, S.CODE}:
        return None if has(S.ACCOUNT) else (Field.NUMBER, 3 if has(S.NUMBER) else 5)
    if meanings & {S.NAME, S.CONTACT}:
        return Field.DEBTOR, 4
    return (Field.ISSUED, 3) if has(S.ISSUE) else None
