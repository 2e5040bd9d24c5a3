"""Which software wrote an export, told by headers that only it writes. Each was seen in a real file, in source code or in
published documentation; the others go through the mapping of columns and are not named."""

from __future__ import annotations

from collections.abc import Sequence

from guide.ledger.columns.headers import plain

#: Name shown -> headers that must all be there, as `plain` writes them. The first that fits is the one.
SIGNATURES: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (name, frozenset(headers.split()))
    for name, headers in (
        ("Pennylane", "numerodefacture tiers totalttc montantpayettc montantrestantttc"),
        ("Tiime", "datedefacture numerodefacture statutdelafacture nomduclient montantttc transactionsliees"),
        ("Odoo, rapports OCA", "date piece journal compte partenaire reflibelle residuel"),
        ("Odoo", "numero montantdusigne"),
        ("Odoo, export vers le comptable", "numerofacture codejournal codecompte urlfacture typeecriture"),
        ("ERPNext", "postingdate party voucherno outstandingamount"),
        ("ERPNext", "comptenum datelimitreglmt numfacture exportdate glname"),
        ("Dolibarr", "comptenum datelimitreglmt numfacture fichierfacture"),
        ("Dolibarr", "reffacture datefacturation statutfacture"),
        ("Invoice Ninja", "number client balance paidtodate duedate"),
        ("Xero", "contactname invoicenumber invoicedate duedate invoiceamountdue"),
        ("Zoho", "invoicedate invoiceid invoicenumber invoicestatus customername"),
        ("QuickBooks", "num customer date duedate openbalance"),
        ("Sage 100", "codejournal npiece ncomptegeneral ncomptetiers"),
    )
)


def software_of(names: Sequence[str]) -> str | None:
    """The software whose headers these are, None when nothing tells."""
    headers = {plain(name) for name in names}
    return next((name for name, needed in SIGNATURES if needed <= headers), None)
