"""Which column holds what, told by its header: French and English synonyms met in real exports."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from guide.ledger.source.source_files import ColumnMapping, Field
from guide.ledger.source.table import CellKind
from guide.values.accents import unaccented

_NOT_WORD = re.compile(r"[^a-z0-9]+")

#: Synonyms of each field, best first, as people write them; compared by `plain`.
SYNONYMS: dict[Field, tuple[str, ...]] = {
    Field.NUMBER: (
        "numéro de facture", "n facture", "no facture", "num facture", "numéro facture", "réf facture",
        "ref facture", "référence facture", "refbill", "invoice number", "invoice no", "voucher no", "facture",
        "numéro", "num", "number", "n pièce", "no pièce", "numéro de pièce", "numéro pièce", "pièce", "pieceref",
        "document", "n document", "numéro de document", "invoice id", "identifiant facture", "référence", "n", "doc no",
        "n facture externe",
    ),
    Field.ISSUED: (
        "date de facture", "date facture", "date de la facture", "date d'émission", "date émission",
        "date facturation", "date de facturation", "date pièce", "date de pièce", "piecedate", "invoice date",
        "date", "posting date", "issue date", "émise le", "date du document", "document date", "doc date",
        "document create date", "date (utc)", "date comptable",
    ),
    Field.DUE: (
        "échéance", "date d'échéance", "date échéance", "date de l'échéance", "date limite règlement",
        "date limite de règlement", "date limite de paiement", "datelimitreglmt", "due date", "due",
        "due in date", "date maturity", "à payer avant le", "date échéance / date limite règlement",
        "due date (utc)", "maturity date", "date limite", "exigible le", "date d'exigibilité",
    ),
    Field.DEBTOR: (
        "client", "nom du client", "nom client", "tiers", "nom tiers", "nom du tiers", "raison sociale",
        "dénomination", "société", "partenaire", "compauxlib", "customer name", "customer", "contactname",
        "contact name", "party", "party name", "name_customer", "client name", "débiteur", "nom", "acheteur",
        "destinataire", "contact",
    ),
    Field.DEBTOR_ID: (
        "identifiant tiers", "code client", "code tiers", "référence client", "référence tiers", "n client",
        "numéro client", "customer id", "customerid", "customer number", "cust_number", "compauxnum",
        "compte tiers", "client id", "identifiant client", "id client",
    ),
    Field.TOTAL: (
        "total ttc", "montant ttc", "ttc", "montant total ttc", "total facture", "montant facture",
        "montant de la facture", "total signé ttc", "total signé", "invoice amount", "invoiced amount",
        "invoice grand total", "grand total", "montant total", "total", "montant", "amount", "original",
        "original amount", "total eur", "prix ttc", "facturé ttc", "montant facturé",
    ),
    Field.LEFT: (
        "montant restant ttc", "montant restant", "reste à payer", "reste à régler", "reste dû", "restant dû",
        "solde restant", "solde dû", "solde ttc", "solde", "encours", "résiduel", "montant dû", "montant dû signé",
        "amount remaining", "balance due", "open balance", "balance", "invoice amount due", "invoiceamountdue",
        "outstanding amount", "outstanding", "total_open_amount", "amount due", "à payer", "reste", "restant à payer", "impayé",
        "restant",
    ),
    Field.PAID: (
        "montant payé ttc", "montant payé", "encaissé", "réglé", "déjà réglé", "montant réglé", "montant encaissé",
        "paid amount", "invoice amount paid", "invoiceamountpaid", "paid_to_date", "amount paid", "payé",
        "montant règlement", "montant du règlement", "montant paiement", "montant du paiement", "payment amount",
    ),
    Field.SETTLED: (
        "settled date", "settleddate", "date de paiement", "date paiement", "date de règlement", "date règlement",
        "payment date", "clear_date", "clearing date", "payée le", "réglée le", "date d'encaissement", "paid date",
        "paid at", "payé le", "réglé le", "encaissé le", "encaissée le",
    ),
    Field.CURRENCY: ("devise", "currency", "currency code", "invoice_currency", "monnaie", "code devise"),
    Field.STATUS: (
        "statut", "statut de la facture", "statut facture", "état", "état de la facture", "status",
        "invoice status", "statut de paiement", "payment status",
    ),
    Field.TYPE: ("type", "type de pièce", "type de document", "type facture", "document type", "nature", "voucher type"),
    Field.DISPUTED: ("disputed", "litige", "en litige", "contesté", "contestée", "litigieux"),
    Field.DRAFT: ("brouillon", "draft", "is draft", "est un brouillon"),
    Field.FULLY_PAID: ("facture payée", "facture entièrement payée", "payée intégralement", "invoice paid", "payée",
        "réglée", "encaissée", "acquittée"),
}  # fmt: skip

#: What each field is called on screen and in anomalies.
LABELS: dict[Field, str] = {
    Field.NUMBER: "numéro",
    Field.ISSUED: "date de facture",
    Field.DUE: "échéance",
    Field.DEBTOR: "client",
    Field.DEBTOR_ID: "code client",
    Field.TOTAL: "total TTC",
    Field.LEFT: "reste à payer",
    Field.PAID: "déjà payé",
    Field.SETTLED: "date de paiement",
    Field.CURRENCY: "devise",
    Field.STATUS: "statut",
    Field.TYPE: "type de pièce",
    Field.DISPUTED: "litige",
    Field.DRAFT: "brouillon",
    Field.FULLY_PAID: "payée en entier",
}


def plain(text: str) -> str:
    """A header or a status for comparison: no case, accent, punctuation or blank."""
    if not text.isascii():
        text = unaccented(text)
    return _NOT_WORD.sub("", text.lower())


#: plain(header) -> (field, rank of the synonym)
_KNOWN: dict[str, tuple[Field, int]] = {
    plain(synonym): (field, rank)
    for field, synonyms in SYNONYMS.items()
    for rank, synonym in reversed(list(enumerate(synonyms)))
}
_UNITS = ("eneuros", "eneur", "euros", "eur")


def field_of(header: str) -> tuple[Field, int] | None:
    """The field that a header names, and how good a name it is (0 is best)."""
    key = plain(header)
    if key in _KNOWN:
        return _KNOWN[key]
    for unit in _UNITS:
        if key.endswith(unit) and key[: -len(unit)] in _KNOWN:
            return _KNOWN[key[: -len(unit)]]
    return None


def recognised(names: Sequence[str]) -> int:
    """How many different fields these headers name."""
    return len({found[0] for name in names if (found := field_of(name))})


def guessed(names: Sequence[str]) -> dict[Field, int]:
    """For each field, the column whose header names it best; the leftmost of equals."""
    best: dict[Field, tuple[int, int]] = {}
    for column, name in enumerate(names):
        found = field_of(name)
        if found and (found[0] not in best or found[1] < best[found[0]][0]):
            best[found[0]] = found[1], column
    return {field: column for field, (_, column) in best.items()}


def placed(names: Sequence[str], mapping: ColumnMapping | None) -> dict[Field, int]:
    """The column of each field: the guess, overruled field by field by the user's mapping where it fits this file.

    A field mapped to "" has no column.
    """
    found = guessed(names)
    if mapping is None:
        return found
    place = {name: column for column, name in reversed(list(enumerate(names)))}
    alike = {plain(name): column for name, column in place.items()}
    for field, name in mapping.columns.items():
        at = place.get(name, alike.get(plain(name)))
        if name == "":
            found.pop(field, None)
        elif at is not None:
            found = {f: c for f, c in found.items() if c != at}
            found[field] = at
    return found


#: Columns recognised in a header; two happen by chance.
_ENOUGH = 3


@dataclass(frozen=True)
class Recognised:
    """What a line of cells would be as a header.

    `points`: columns recognised; a FEC is certain. `wanted`: the columns to read at once; `least`: how many
    cells a line must have at least to be read at all.
    """

    fec: bool
    points: int
    wanted: Mapping[int, CellKind]
    least: int = 1
    #: Of accounting entries: the column of free text, where a separator may slip in, those of amounts and of dates.
    label: int | None = None
    amounts: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()

    @property
    def is_header(self) -> bool:
        """Whether enough columns are recognised for the line to be one."""
        return self.points >= _ENOUGH


Recognise = Callable[[list[str]], Recognised]


def numbered_columns(count: int) -> list[str]:
    """Names for the columns of a table that has no header."""
    return [f"Colonne {i}" for i in range(1, count + 1)]
