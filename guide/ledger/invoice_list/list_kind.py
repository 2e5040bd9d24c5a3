"""What a list is a list of: invoices to customers, or quotes, orders, deliveries, purchases, credit notes, payments,
movements of a bank."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum

from guide.errors import UnreadableFile
from guide.ledger.columns.header_vocabulary import Sense
from guide.ledger.columns.header_words import senses, words
from guide.ledger.columns.paid_column import meant
from guide.ledger.columns.remark_words import heads_closed
from guide.ledger.invoice_list.third_parties import of_suppliers
from guide.ledger.source.source_files import Field
from guide.ledger.source.table import CellKind, Table
from guide.values.accents import folded


class ListKind(Enum):
    """What a list holds; the value says it."""

    INVOICES = "des factures"
    PAYMENTS = "des règlements"
    QUOTES = "des devis"
    ORDERS = "des commandes"
    DELIVERIES = "des bons de livraison"
    PURCHASES = "des achats ou des fournisseurs"
    CREDIT_NOTES = "des avoirs"
    CLOSED = "des factures annulées, cédées ou pas encore faites"
    BANK = "les mouvements d'un compte en banque"


_OTHERS = ((Sense.QUOTE, ListKind.QUOTES), (Sense.ORDER, ListKind.ORDERS), (Sense.DELIVERY, ListKind.DELIVERIES))
_PRICES = frozenset((Sense.AMOUNT, Sense.TTC, Sense.HT))
#: Words that name a supplier as well as a customer.
_EITHER = frozenset(("tier", "tiers", "party"))
#: Words of any document, an invoice or another.
_ANY_DOCUMENT = frozenset(("piece", "document", "doc", "voucher"))
#: Titles of what is to be paid, not received: « Bills », « Accounts payable », « Dettes », « Charges 2026 ».
_TO_PAY = re.compile(
    r"\b(?:bills?|payables?|dettes?|charges?|ap|factures? recues|incoming invoices?|invoices? received|"
    r"(?:a|to)[ _-](?:payer|regler|pay))\b"
)
#: Numbers that software gives to the bills of suppliers.
_BILL = re.compile(r"(?:r?bill|factu)\W", re.IGNORECASE)
#: « Client : Alpha », above the lines of that customer.
_HEADING = re.compile(r"clients?\s*:\s*\w", re.IGNORECASE)
#: A supplier's number or amount names nobody.
_NOT_NAMES = frozenset((Sense.NUMBER, Sense.CODE, Sense.AMOUNT, Sense.DATE))
_BANK = frozenset(("operation", "debit", "credit", "solde", "balance"))


def list_kind(table: Table, place: Mapping[Field, int], file: str = "") -> ListKind:
    """What the headers, the lines above them, the name of the sheet and that of the file make of a list."""
    meanings = [senses(name) for name in table.names]
    titles = (*table.title, table.sheet or "")
    called = file.rpartition(".")[0]
    above = [senses(line) for line in (*titles, called)]
    customers = any(
        Sense.CUSTOMER in one and not _EITHER & set(words(name))
        for name, one in zip(table.names, meanings, strict=True)
    )
    to_pay = any(map(_is_to_pay, (*titles, called)))
    bought = (
        to_pay
        or any(Sense.SUPPLIER in one for one in (*meanings, *above))
        or _names_payees(table, place)
        or _holds_bills(table, place)
    )
    sold = customers or (not to_pay and any(Sense.CUSTOMER in one for one in above))
    if bought and (not sold or _is_payer(table, meanings, place)):
        return ListKind.PURCHASES
    if any(map(heads_closed, (*titles, called))):
        return ListKind.CLOSED
    billed = any(Sense.INVOICE in one for one in above) or any(
        Sense.INVOICE in one and not _ANY_DOCUMENT & set(words(name))
        for name, one in zip(table.names, meanings, strict=True)
    )
    for sense, kind in _OTHERS:
        numbered = any(
            sense in one and (one & {Sense.NUMBER, Sense.CODE} or one <= {sense, Sense.STOP}) for one in meanings
        )
        titled = any(sense in one and Sense.INVOICE not in one for one in above)
        priced = Field.TOTAL not in place and any(sense in one and one & _PRICES for one in meanings)
        if (numbered or titled or (priced and sense is not Sense.DELIVERY)) and not billed:
            return kind
    if Field.TYPE not in place and _is_credit_notes(table, (*titles, called), billed):
        return ListKind.CREDIT_NOTES
    above = above[:-1]
    if _is_bank(table.names, meanings, place) and not any(
        _HEADING.match(cell) for row in table.preview for cell in row
    ):
        return ListKind.BANK
    return ListKind.PAYMENTS if _is_payments(table, meanings, above, place) else ListKind.INVOICES


def _is_to_pay(title: str) -> bool:
    """« Factures à payer », "Bills", "Accounts payable"; not « Restant à payer », which customers have."""
    return bool(_TO_PAY.search(folded(title).replace("_", " "))) and Sense.LEFT not in senses(title)


def _is_payer(table: Table, meanings: Sequence[frozenset[Sense]], place: Mapping[Field, int]) -> bool:
    """Whether one customer receives the invoices of several suppliers: the firm whose list it is."""
    suppliers = [column for column, one in enumerate(meanings) if Sense.SUPPLIER in one and not one & _NOT_NAMES]
    if Field.DEBTOR not in place or not suppliers:
        return False
    count = [
        len({value for value in table.load_codes(at).values if value}) for at in (place[Field.DEBTOR], suppliers[0])
    ]
    return count[0] == 1 < count[1]


def _names_payees(table: Table, place: Mapping[Field, int]) -> bool:
    """Whether a "Payee" is who is paid: a French « payée » without accent says yes or no, a day or an amount."""
    columns = [column for column, name in enumerate(table.names) if name.strip().lower() == "payee"]
    if Field.DEBTOR in place or not columns:
        return False
    cells = [value for value in table.load_codes(columns[0]).values if value]
    return bool(cells) and meant("payee", cells) is None


def _holds_bills(table: Table, place: Mapping[Field, int]) -> bool:
    """Whether the rows are suppliers' bills by a tax to recover (« TVA déductible »), their accounts or their first numbers."""
    if any("deductible" in folded(name) and Sense.VAT in senses(name) for name in table.names):
        return True
    if table.rows and of_suppliers(table).all():
        return True
    at = place.get(Field.NUMBER, len(table.names))
    numbers = [row[at] for row in table.preview if len(row) > at]
    return bool(numbers) and all(map(_BILL.match, numbers))


def _is_credit_notes(table: Table, titles: Sequence[str], billed: bool) -> bool:
    """Whether the numbers are those of credit notes, on every row where invoices are numbered too, or a title says so."""
    for column, name in enumerate(table.names):
        if speaks_of_credit_notes(name) and senses(name) & {Sense.NUMBER, Sense.CODE}:
            return not billed or all(table.load_codes(column).values)
    return not billed and any(speaks_of_credit_notes(title) for title in titles)


def speaks_of_credit_notes(text: str) -> bool:
    """« Avoirs », "Credit notes": not « crédit », which is anything else as well."""
    spoken = set(words(text))
    return "avoir" in spoken or ("credit" in spoken and bool(spoken & {"note", "memo"}))


def _is_bank(names: Sequence[str], meanings: Sequence[frozenset[Sense]], place: Mapping[Field, int]) -> bool:
    """A statement names nobody: it has a label, and the words of a bank. One that numbers its lines has two sides."""
    if {Field.DEBTOR, Field.DEBTOR_ID, Field.DUE} & place.keys():
        return False
    labelled = any(Sense.LABEL in one or Sense.OTHER in one for one in meanings)
    bank = {word for name in names for word in words(name)} & _BANK
    if Field.NUMBER in place:
        return labelled and bank >= {"debit", "credit"}
    return labelled and len(bank) >= 2


def _is_payments(
    table: Table, meanings: Sequence[frozenset[Sense]], above: Sequence[frozenset[Sense]], place: Mapping[Field, int]
) -> bool:
    """A payment has its day, its amount and its means, but neither a day of issue nor a due date."""
    if {Field.DUE, Field.LEFT, Field.STATUS, Field.FULLY_PAID} & place.keys():
        return False
    if not {Field.TOTAL, Field.PAID} & place.keys() or {Field.TOTAL, Field.PAID} <= place.keys():
        return False
    alone = Field.NET not in place
    means = any(Sense.HOW in one and (Sense.PAID in one or (alone and one <= {Sense.HOW})) for one in meanings)
    titled = any(Sense.PAID in one and Sense.NOT not in one for one in above)
    if Field.SETTLED in place and Field.ISSUED not in place:
        days = table.load({place[Field.SETTLED]: CellKind.CODES}).codes(place[Field.SETTLED])
        return all(days.values) and len(days.values) > 0
    return Field.SETTLED not in place and (titled or (means and Field.PAID in place))


def refuse_other(kind: ListKind, name: str) -> None:
    """Raises UnreadableFile for a list that holds no invoice to a customer."""
    if kind is ListKind.INVOICES:
        return
    hint = "Déposez la liste de vos factures de vente ; si c'en est une, renommez le fichier ou la colonne qui dit le contraire."
    if kind is ListKind.CREDIT_NOTES:
        hint = "Déposez avec elle la liste des factures dont ces avoirs sont à déduire."
    if kind is ListKind.PAYMENTS:
        hint = "Déposez avec elle la liste des factures que ces règlements paient."
    raise UnreadableFile(
        f"« {name} » est une liste qui contient {kind.value}, pas vos factures : rien n'est compté.", hint
    )
