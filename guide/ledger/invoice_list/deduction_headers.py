"""Headers of columns that take something off an invoice: credit notes, deposits, payments side by side, the share of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses, words
from guide.ledger.columns.typed_table import TypedTable, column_amounts
from guide.ledger.source.source_files import Field
from guide.values.accents import folded

#: What another than the customer pays: an insurer, a fund, the State.
_OF_ANOTHER = re.compile(
    r"\b(?:primes?|maprimerenov|subventions?|aides?|(?<!quote.)(?<!nombre de )(?<!nb )parts?|(?<!eco.)participations?|"
    r"mutuelles?|opco|am[oc]|apl|secu|tiers[- ]payant|prises? en charge|subrogations?|avance immediate)\b"
)
#: A retention of guarantee, the site's shared costs, what is paid by a voucher or to a subcontractor.
_TAKEN_OFF = re.compile(
    r"\b(?:rg|prorata|ancv|cesu|paiements? directs?|(?:cartes?|bons?|cheques?) cadeaux?|cheques? vacances|bons? d.achat|"
    r"indemnites? (?:d.)?assur\w+|a deduire|wht|withholding(?: tax)?|ritenut[ae])\b|" + _OF_ANOTHER.pattern
)
#: The question about these columns, and what may be answered.
DEDUCTIONS, TOGETHER, NOTHING = "deductions", "ensemble", "aucune"
_NET = re.compile(r"(?:montant |total )?(?:net a payer|reste a charge)\b")
_FORMER = re.compile(r"\b(?:anterieure?s?|precedente?s?|d.ouverture|reporte?s?)\b")
_ON_THE_DAY = re.compile(r"\b(?:a l.arrivee|a la (?:livraison|reception|remise)|sur place|jour j)\b")
#: Columns of payments that bear the means of each.
_MEANS = re.compile(
    r"cheques?|chq|especes?|liquide|cb|cartes?(?: bancaires?| bleues?)?|virements?|prelevements?|paypal"
)
#: What tells a payment from the next one: « 1er », « n°2 », « janvier », « 2026 ».
_RANK = re.compile(
    r"\b(?:\d+(?:er|ere|e|eme|nde?)?|n[°o]|premiere?|deuxieme|seconde?|troisieme|quatrieme|janvier|fevrier|mars|avril|mai|juin|"
    r"juillet|aout|septembre|octobre|novembre|decembre)\b|[^a-z]"
)
_NOTES = frozenset(("avoir", "compensation"))
#: A credit note's day or number takes nothing off, nor does what was paid of a share.
_NO_AMOUNT = frozenset(
    (
        Sense.DATE,
        Sense.ON,
        Sense.NUMBER,
        Sense.CODE,
        Sense.DUE,
        Sense.SHARE,
        Sense.HOW,
        Sense.TYPE,
        Sense.STATUS,
        Sense.EXPECTED,
    )
)
_NO_SHARE = _NO_AMOUNT | {Sense.PAID, Sense.LEFT, Sense.TO_PAY, Sense.VAT}


def once(sheet: TypedTable, columns: Sequence[int]) -> list[int]:
    """These columns, without those that write another, or one that a field stands in, once more under the same header."""
    names = sheet.table.names
    seen: set[tuple[str, ...]] = set()
    single = []
    for column in (*sheet.place.values(), *columns):
        codes = sheet.anywhere(column) if names.count(names[column]) > 1 else None
        cells = tuple(codes.values[at] for at in codes.index.tolist()) if codes else (str(column),)
        if (names[column], *cells) not in seen:
            single.append(column)
        seen.add((names[column], *cells))
    return [column for column in single if column in columns]


def is_of_another(header: str) -> bool:
    """Whether a column holds the share of another, or names that other."""
    return bool(_OF_ANOTHER.search(folded(header)))


def takes_off(header: str) -> bool:
    """Whether a column holds credit notes, deposits, discounts or the shares of others, which take off what is owed."""
    meanings = senses(header)
    if Sense.FIGURE in meanings:
        # « Retenue de garantie 5 % » holds amounts.
        meanings -= {Sense.SHARE}
    if meanings & _NO_AMOUNT:
        return False
    return bool(meanings & {Sense.CREDIT, Sense.DEPOSIT}) or bool(_TAKEN_OFF.search(folded(header)))


def shares_of_others(sheet: TypedTable) -> list[int]:
    """The columns that no field stands in, and whose amounts another than the customer may owe."""
    taken = set(sheet.place.values())
    named = [
        column
        for column, name in enumerate(sheet.table.names)
        if column not in taken and is_of_another(name) and not senses(name) & _NO_SHARE
    ]
    return (
        [column for column, share in column_amounts(sheet.table, named).items() if share.cents.any()] if named else []
    )


def is_net(header: str) -> bool:
    """« Net à payer », « Reste à charge »: what an invoice asks in the end, whatever was paid since."""
    return bool(_NET.match(folded(header)))


def is_former(header: str) -> bool:
    """« Solde antérieur », « Report » : what was left before."""
    return bool(_FORMER.search(folded(header)))


def is_due_on_the_day(header: str) -> bool:
    """« Solde à l'arrivée », « Reste à la livraison » : what was to be paid that day, whether it was or not."""
    return bool(_ON_THE_DAY.search(folded(header)))


def is_note(header: str) -> bool:
    """Whether what a column takes off is a fact: a credit note, a set-off; not a discount or a deposit that is offered."""
    return bool(_NOTES & set(words(header)))


def is_means(header: str) -> bool:
    """Whether a column holds what was paid by one means."""
    return bool(_MEANS.fullmatch(folded(header).strip()))


def paid_is_deposit(sheet: TypedTable) -> bool:
    """Whether what is paid is a deposit, which says nothing of the rest."""
    return Field.PAID in sheet.place and Sense.DEPOSIT in senses(sheet.header(Field.PAID))


def tells_the_rest(sheet: TypedTable) -> bool:
    """Whether what says paid speaks of what a deposit left: « Solde payé le », « Soldée »."""
    headers = [sheet.header(f) for f in (Field.FULLY_PAID, Field.SETTLED) if f in sheet.place]
    return any(senses(header) >= {Sense.LEFT, Sense.PAID} or "soldé" in words(header) for header in headers)


def are_payments(headers: Sequence[str]) -> bool:
    """Whether these columns hold each a payment of its own: « Versement 1 » and « Versement 2 »."""
    if len(headers) < 2 or any(
        Sense.DEPOSIT in senses(header) and Sense.PAID not in senses(header) for header in headers
    ):
        # Deposits are asked before they are paid.
        return False
    return len({_RANK.sub("", folded(header)) for header in headers}) == 1
