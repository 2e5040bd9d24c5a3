"""What each row of a list is to the creditor: an invoice, a credit note, a payment, or nothing that is owed."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guide.ledger.columns.doubts import answering, quoted
from guide.ledger.columns.header_words import words
from guide.ledger.columns.mapping import word_code
from guide.ledger.columns.plain_amounts import bytes_of
from guide.ledger.columns.status_words import DocumentKind, document_of
from guide.ledger.columns.typed_table import TypedTable
from guide.ledger.invoice_list.third_parties import of_suppliers
from guide.ledger.source.anomalies import Severity, shortened
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import Codes, pieces
from guide.values.accents import folded
from guide.values.french import count

#: What the person may say of a type that nobody knows.
TYPE_ANSWERS = {
    "facture": DocumentKind.INVOICE,
    "avoir": DocumentKind.CREDIT_NOTE,
    "reglement": DocumentKind.PAYMENT,
    "rien": DocumentKind.NOT_OWED,
}
#: How numbers of documents that are no invoices begin.
_PREFIX = re.compile(
    r"(?:devis|dev|dv|quo|quote|est|bc|bdc|cmd|cde|so|po|bl|bdl|pf|prof|proforma|dn|r?bill|factu|achats?|ach)",
    re.IGNORECASE,
)
#: And how those of credit notes do.
_CREDIT = re.compile(r"(?:av|avo|avoirs?|cn|nc|crn)", re.IGNORECASE)
_CREDIT_LABEL = re.compile(r"\W*(?:avoirs?|notes? de cr[ée]dit|credit (?:note|memo))\b", re.IGNORECASE)
#: Columns whose text may say that a row is a credit note.
_LABELS = frozenset(("libelle", "intitule", "label", "objet", "description", "designation", "sujet", "nature", "titre"))
#: What the labels of the two sides of an account begin with.
_SOLD = re.compile(r"\W*(?:factures?|invoices?|ventes?)\b")
_RECEIVED = re.compile(
    r"\W*(?:vir(?:ement)?|(?:votre )?reglement|paiement|payment|cheque|chq|encaissement|versement|cb)\b"
)
_LETTERS = re.compile(r"[A-Za-z]+")
_INVOICES = frozenset(("F", "FA", "FAC", "FACT", "FC", "INV"))
#: The side of a balance, beside its amount.
_SIDES = {
    **dict.fromkeys(("+", "d", "db", "dr", "debit", "débit", "debiteur", "débiteur"), DocumentKind.INVOICE),
    **dict.fromkeys(("c", "cr", "credit", "crédit", "crediteur", "créditeur"), DocumentKind.CREDIT_NOTE),
}
ROWS, CREDIT_NOTES = "lignes", "avoirs"
_NOT_INVOICES = "ce ne sont pas des factures"


def types_of(sheet: TypedTable) -> list[DocumentKind]:
    """What each distinct type is. A column where no word is known of a document speaks of something else."""
    codes = sheet.codes(Field.TYPE)
    if codes is None:
        return []
    letters = {v.lower().rstrip(".") for v in codes.values if v} == {"c", "f"}
    # « FA » is an invoice beside « AV », one of a purchase beside « FV ».
    sold = not any(v.lower() == "fv" for v in codes.values)
    known = [DocumentKind.INVOICE if sold and v.lower() == "fa" else document_of(v) for v in codes.values]
    kinds = [
        TYPE_ANSWERS.get(sheet.answer(word_code(v)) or "", kind) for v, kind in zip(codes.values, known, strict=True)
    ]
    sides = [_side(v) for v in codes.values]
    if all(side or not v for side, v in zip(sides, codes.values, strict=True)):
        # A dash alone reads as a blank: beside « + » it says minus.
        blank = DocumentKind.CREDIT_NOTE if set(codes.values) == {"+", ""} else DocumentKind.INVOICE
        return [side or blank for side in sides]
    # « C » and « F » are customers and suppliers, or credit notes and invoices.
    if not letters and all(kind is DocumentKind.UNKNOWN for kind in kinds):
        return [DocumentKind.INVOICE] * len(kinds)
    return [DocumentKind.INVOICE if not v else kind for v, kind in zip(codes.values, kinds, strict=True)]


@dataclass(frozen=True, eq=False)
class Documents:
    """The rows of credit notes, of payments, and of payments that the bank took back. `has_payments`: whether payments, or
    the credits of an account, say what is paid of the other rows."""

    credit: NDArray[np.bool_]
    payment: NDArray[np.bool_]
    returned: NDArray[np.bool_]
    has_payments: bool


def documents(sheet: TypedTable, amount: NDArray[np.int64]) -> Documents:
    """What the type of each row makes of it."""
    codes = sheet.codes(Field.TYPE)
    if codes is None:
        none = np.zeros(sheet.table.rows, dtype=np.bool_)
        return Documents(
            _as_credit_notes(sheet) if sheet.answer(CREDIT_NOTES) == "deduire" else none, none, none, False
        )
    kinds = types_of(sheet)
    credit, payment, returned = (
        codes.where([kind is wanted for kind in kinds])
        for wanted in (DocumentKind.CREDIT_NOTE, DocumentKind.PAYMENT, DocumentKind.RETURNED)
    )
    return Documents(credit, payment, returned, bool(payment.any()) or _is_account(sheet, codes, credit, amount))


def _is_account(sheet: TypedTable, codes: Codes, credit: NDArray[np.bool_], amount: NDArray[np.int64]) -> bool:
    """Whether the rows are the debits and the credits of customers, seen by who sold: no label says the contrary, and no
    more is credited than debited."""
    if Field.DEBTOR not in sheet.place or not all(_side(v) for v in codes.values if v) or not credit.any():
        return False
    for labels in map(sheet.anywhere, labels_of(sheet)):
        sold, received = (
            labels.where([bool(begins.match(folded(v))) for v in labels.values]) for begins in (_SOLD, _RECEIVED)
        )
        if (sold & credit).any() or (received & ~credit).any():
            return False
    return bool(np.abs(amount[credit]).sum() <= np.abs(amount[~credit]).sum())


def _side(text: str) -> DocumentKind | None:
    return _SIDES.get(text.lower().rstrip("."))


def not_owed(sheet: TypedTable) -> NDArray[np.bool_]:
    """The rows that are no debt of a customer by their type, or by what the person said of their numbers."""
    which = np.zeros(sheet.table.rows, dtype=np.bool_)
    codes = sheet.codes(Field.TYPE)
    if codes is not None:
        which |= codes.where([kind is DocumentKind.NOT_OWED for kind in types_of(sheet)])
        _ask_types(sheet)
    if (suppliers := of_suppliers(sheet.table)).any():
        which |= suppliers
        sheet.teller.anomalies.add(
            f"{count(int(suppliers.sum()), 'ligne est', 'lignes sont')} de fournisseurs, d'après leurs comptes, leur genre ou "
            "leur journal : laissées de côté.",
            Severity.INFO,
        )
    if sheet.answer(ROWS) == "laisser":
        which |= _numbered_as(sheet, _PREFIX)
    elif codes is None and _may_be_others(sheet):
        _ask_numbers(sheet)
    if codes is None:
        _ask_labels(sheet)
    return which


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
            sheet.columns_of(Field.NUMBER, Field.TYPE, Field.TOTAL),
            rows,
        )


def _numbered_as(sheet: TypedTable, prefix: re.Pattern[str]) -> NDArray[np.bool_]:
    """The rows whose numbers begin so, among others that do not: those of quotes, of orders, of credit notes."""
    none = np.zeros(sheet.table.rows, dtype=np.bool_)
    if Field.NUMBER not in sheet.place:
        return none
    numbers = sheet.anywhere(sheet.place[Field.NUMBER])
    begin = [m.group().upper() if (m := _LETTERS.match(v)) else "" for v in numbers.values]
    # « DE » is Germany, beside « FR »; of quotes, beside the numbers of invoices.
    quotes = prefix is _PREFIX and not _INVOICES.isdisjoint(begin)
    which = numbers.where([bool(prefix.fullmatch(letters)) or (quotes and letters == "DE") for letters in begin])
    return none if which.all() else which


def _as_credit_notes(sheet: TypedTable) -> NDArray[np.bool_]:
    """The rows that are credit notes by their numbers or by their labels."""
    which = _numbered_as(sheet, _CREDIT)
    for column in labels_of(sheet):
        which = which | _labelled(sheet, column)
    return which


def labels_of(sheet: TypedTable) -> list[int]:
    """The columns without a field that say in words what each row is."""
    taken = set(sheet.place.values())
    return [at for at, name in enumerate(sheet.table.names) if at not in taken and _LABELS & set(words(name))]


def _labelled(sheet: TypedTable, column: int) -> NDArray[np.bool_]:
    labels = sheet.anywhere(column)
    which = labels.where([bool(_CREDIT_LABEL.match(v)) for v in labels.values])
    return np.zeros_like(which) if which.all() else which


def _ask_labels(sheet: TypedTable) -> None:
    """« Avoir sur facture 12 » in a label, of an amount that is written as those of invoices are."""
    if sheet.answer(CREDIT_NOTES) is not None:
        return
    for column in labels_of(sheet):
        rows = _labelled(sheet, column).nonzero()[0].tolist()
        if rows:
            readings = (("deduire", "ce sont des avoirs, comptés en moins"), ("factures", "ce sont des factures"))
            sheet.doubts.add(
                f"« {sheet.table.names[column]} » parle d'avoirs ({count(len(rows), 'ligne', 'lignes')}).",
                [answering(CREDIT_NOTES, value, label, f"--{CREDIT_NOTES} {value}") for value, label in readings],
                (*sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL), column),
                rows,
            )
            return


def _may_be_others(sheet: TypedTable) -> bool:
    """Whether some numbers may begin otherwise than those of invoices: told from two letters, by whole columns."""
    if Field.NUMBER not in sheet.place:
        return False
    for chunk in pieces(sheet.columns.cells(sheet.place[Field.NUMBER])):
        data, offsets = bytes_of(chunk)
        if len(offsets) < 2:
            continue
        at = np.minimum(offsets[:-1], len(data) - 1)
        if (data[at] == ord(" ")).any():
            return True
        if not _MAY_BEGIN[data[at]].any():
            continue
        after = np.minimum(offsets[:-1] + 1, len(data) - 1)
        pairs = np.flatnonzero(np.bincount((data[at].astype(np.int32) << 8) | data[after], minlength=1 << 16))
        if any(chr(p >> 8).lower() + chr(p & 255).lower() in _BEGIN for p in pairs.tolist()):
            return True
    return False


_BEGIN = frozenset(
    (
        "de",
        "dv",
        "qu",
        "es",
        "bc",
        "bd",
        "cm",
        "cd",
        "so",
        "po",
        "bl",
        "pf",
        "pr",
        "dn",
        "av",
        "cn",
        "nc",
        "cr",
        "bi",
        "rb",
        "ac",
    )
)
_MAY_BEGIN = np.array([chr(byte).lower() in {pair[0] for pair in _BEGIN} for byte in range(256)], dtype=np.bool_)


def _ask_numbers(sheet: TypedTable) -> None:
    """What numbers unlike those of invoices are: quotes and orders, credit notes."""
    for code, prefix, alike, left, counted in (
        (ROWS, _PREFIX, "de devis, de commandes, de livraisons ou d'achats", ("laisser", _NOT_INVOICES), "compter"),
        (CREDIT_NOTES, _CREDIT, "d'avoirs", ("deduire", "ce sont des avoirs, comptés en moins"), "factures"),
    ):
        odd = _numbered_as(sheet, prefix)
        if sheet.answer(code) is not None or not odd.any():
            continue
        rows = odd.nonzero()[0].tolist()
        readings = (left, (counted, "ce sont des factures"))
        sheet.doubts.add(
            f"Des numéros comme « {shortened(sheet.text(Field.NUMBER)(rows[0]), 20)} » ressemblent à ceux {alike}.",
            [answering(code, value, label, f"--{code} {value}") for value, label in readings],
            sheet.columns_of(Field.NUMBER, Field.DEBTOR, Field.TOTAL),
            rows,
        )
