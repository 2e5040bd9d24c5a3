"""What each row of a list is to the creditor: an invoice, a credit note, a payment, or nothing that is owed."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.amounts import _bytes
from guide.ledger.columns.doubts import answering, quoted
from guide.ledger.columns.mapping import word_code
from guide.ledger.columns.status_words import DocumentKind, document_of
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.source.anomalies import shortened
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import pieces

#: What the person may say of a type that nobody knows.
TYPE_ANSWERS = {
    "facture": DocumentKind.INVOICE,
    "avoir": DocumentKind.CREDIT_NOTE,
    "reglement": DocumentKind.PAYMENT,
    "rien": DocumentKind.NOT_OWED,
}
#: How numbers of documents that are no invoices begin.
_PREFIX = re.compile(r"(?:devis|dev|dv|quo|quote|est|bc|bdc|cmd|cde|so|po|bl|bdl|pf|prof|proforma|dn)", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z]+")
ROWS = "lignes"


def types_of(sheet: TypedTable) -> list[DocumentKind]:
    """What each distinct type is. A column where no word is known of a document speaks of something else."""
    codes = sheet.codes(Field.TYPE)
    if codes is None:
        return []
    found = [TYPE_ANSWERS.get(sheet.answer(word_code(v)) or "", document_of(v)) for v in codes.values]
    if not any(kind not in (DocumentKind.UNKNOWN,) for kind in found):
        return [DocumentKind.INVOICE] * len(found)
    return [DocumentKind.INVOICE if not v else kind for v, kind in zip(codes.values, found, strict=True)]


def documents(sheet: TypedTable) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """The rows of credit notes, and those of payments."""
    codes = sheet.codes(Field.TYPE)
    if codes is None:
        none = np.zeros(sheet.table.rows, dtype=np.bool_)
        return none, none
    kinds = types_of(sheet)
    return (
        codes.where([k is DocumentKind.CREDIT_NOTE for k in kinds]),
        codes.where([k is DocumentKind.PAYMENT for k in kinds]),
    )


def not_owed(sheet: TypedTable) -> NDArray[np.bool_]:
    """The rows that are no debt of a customer by their type, or by what the person said of their numbers."""
    found = np.zeros(sheet.table.rows, dtype=np.bool_)
    codes = sheet.codes(Field.TYPE)
    if codes is not None:
        found |= codes.where([kind is DocumentKind.NOT_OWED for kind in types_of(sheet)])
        _ask_types(sheet)
    if sheet.answer(ROWS) == "laisser":
        found |= _numbered_otherwise(sheet)
    elif sheet.answer(ROWS) is None and codes is None:
        _ask_numbers(sheet)
    return found


def _ask_types(sheet: TypedTable) -> None:
    codes = sheet.codes(Field.TYPE)
    assert codes is not None
    for value, kind in zip(codes.values, types_of(sheet), strict=True):
        if kind is not DocumentKind.UNKNOWN:
            continue
        rows = codes.where([v == value for v in codes.values]).nonzero()[0].tolist()
        shown = shortened(value, 30) or ""
        sheet.doubts.add(
            f"« {shown} », dans « {sheet.header(Field.TYPE)} », n'est pas un genre de pièce connu.",
            [
                answering(word_code(value), code, f"« {shown} » est {label}", f"--mot {quoted(f'{value}={code}')}")
                for code, label in (("facture", "une facture"), ("rien", "autre chose qu'une facture"))
            ],
            tuple(sheet.place[f] for f in (Field.NUMBER, Field.TYPE, Field.TOTAL) if f in sheet.place),
            rows,
        )


def _numbered_otherwise(sheet: TypedTable) -> NDArray[np.bool_]:
    """The rows whose numbers begin as those of quotes, orders or delivery notes do, among others that do not."""
    none = np.zeros(sheet.table.rows, dtype=np.bool_)
    if Field.NUMBER not in sheet.place or not _may_be(sheet):
        return none
    numbers = sheet.anywhere(sheet.place[Field.NUMBER])
    odd = [bool((m := _LETTERS.match(v)) and _PREFIX.fullmatch(m.group())) for v in numbers.values]
    found = numbers.where(odd)
    return none if found.all() else found


def _may_be(sheet: TypedTable) -> bool:
    """Whether some first letters of the numbers may begin so: told from them alone, by whole columns."""
    for chunk in pieces(sheet.columns.cells(sheet.place[Field.NUMBER])):
        data, offsets = _bytes(chunk)
        if len(offsets) < 2:
            continue
        at = np.minimum(offsets[:-1], len(data) - 1)
        after = np.minimum(offsets[:-1] + 1, len(data) - 1)
        pairs = np.flatnonzero(np.bincount((data[at].astype(np.int32) << 8) | data[after], minlength=1 << 16))
        if any(chr(p >> 8).lower() + chr(p & 255).lower() in _BEGIN for p in pairs.tolist()):
            return True
    return False


_BEGIN = frozenset(("de", "dv", "qu", "es", "bc", "bd", "cm", "cd", "so", "po", "bl", "pf", "pr", "dn"))


def _ask_numbers(sheet: TypedTable) -> None:
    odd = _numbered_otherwise(sheet)
    if not odd.any():
        return
    rows = odd.nonzero()[0].tolist()
    shown = sheet.text(Field.NUMBER)(rows[0])
    sheet.doubts.add(
        f"Des numéros comme « {shortened(shown, 20)} » ressemblent à ceux de devis, de commandes ou de bons de livraison.",
        [
            answering(ROWS, "laisser", "ces lignes ne sont pas des factures", "--lignes laisser"),
            answering(ROWS, "compter", "ces lignes sont des factures", "--lignes compter"),
        ],
        tuple(sheet.place[f] for f in (Field.NUMBER, Field.DEBTOR, Field.TOTAL) if f in sheet.place),
        rows,
    )
