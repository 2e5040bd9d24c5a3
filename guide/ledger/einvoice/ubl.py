"""The invoice and the credit note of UBL 2.1 (OASIS), as EN 16931 uses them."""

import re
from typing import Any

from guide.case.model import Address, Party
from guide.ledger.einvoice.element import Element, party
from guide.ledger.einvoice.invoice import CREDIT_NOTES, EInvoice, Note

_URN = "urn:oasis:names:specification:ubl:schema:xsd:"
INVOICE = f"{{{_URN}Invoice-2}}Invoice"
CREDIT_NOTE = f"{{{_URN}CreditNote-2}}CreditNote"
_PREFIXES = {"cac": f"{_URN}CommonAggregateComponents-2", "cbc": f"{_URN}CommonBasicComponents-2"}
#: Where a due date stands, best first: a credit note has none of its own.
_DUE = ("cbc:DueDate", "cac:PaymentMeans/cbc:PaymentDueDate")
_SUBJECT = re.compile(r"#([A-Z]{3})#\s*(.*)", re.DOTALL)


def read_ubl(name: str, root: Any) -> EInvoice:
    """The invoice as its file states it. Raises UnreadableFile for an amount that is none."""
    document = Element(root, _PREFIXES, name)
    credit = root.tag == CREDIT_NOTE
    kind = document.text("cbc:CreditNoteTypeCode" if credit else "cbc:InvoiceTypeCode")
    currency = document.text("cbc:DocumentCurrencyCode").upper() or "EUR"
    sums = document.one("cac:LegalMonetaryTotal")
    due = next((days for path in _DUE if (days := document.days(path))), None) or [
        day
        for terms in document.all("cac:PaymentTerms")
        if not terms.text("cbc:SettlementDiscountPercent")
        for path in ("cbc:PaymentDueDate", "cbc:InstallmentDueDate")
        for day in terms.days(path)
    ]
    seller, seller_id = _party(document.one("cac:AccountingSupplierParty/cac:Party"))
    buyer, buyer_id = _party(document.one("cac:AccountingCustomerParty/cac:Party"))
    return EInvoice(
        number=document.text("cbc:ID"),
        type_code=kind,
        credit_note=credit or kind in CREDIT_NOTES,
        issued=document.day("cbc:IssueDate"),
        due=tuple(sorted(set(due))),
        currency=currency,
        net=sums.amount("cbc:TaxExclusiveAmount", currency),
        vat=document.amount("cac:TaxTotal/cbc:TaxAmount", currency, False),
        total=sums.amount("cbc:TaxInclusiveAmount", currency),
        prepaid=sums.amount("cbc:PrepaidAmount", currency),
        rounding=sums.amount("cbc:PayableRoundingAmount", currency),
        payable=sums.amount("cbc:PayableAmount", currency),
        seller=seller,
        seller_id=seller_id,
        buyer=buyer,
        buyer_id=buyer_id,
        process=document.text("cbc:ProfileID").upper(),
        terms=document.prose("cac:PaymentTerms/cbc:Note"),
        notes=tuple(_note(e.prose(".")) for e in document.all("cbc:Note")),
        originals=tuple(e.content for e in document.all("cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID")),
        unread=tuple(document.unread),
    )


def _note(text: str) -> Note:
    """French notes carry their subject at their head: "#PMD#…"."""
    match = _SUBJECT.fullmatch(text)
    return Note(match[1], match[2]) if match else Note("", text)


def _party(element: Element) -> tuple[Party, str]:
    paths = ("cac:PartyIdentification/cbc:ID", "cac:PartyLegalEntity/cbc:CompanyID")
    ids = {e.get("schemeID"): e.content for path in paths for e in element.all(path) if e.content}
    home = element.one("cac:PostalAddress")
    lines = [home.text("cbc:StreetName"), home.text("cbc:AdditionalStreetName"), home.text("cac:AddressLine/cbc:Line")]
    address = Address(
        tuple(line for line in lines if line), home.text("cbc:PostalZone") or None, home.text("cbc:CityName") or None
    )
    taxed = [scheme for scheme in element.all("cac:PartyTaxScheme") if scheme.text("cac:TaxScheme/cbc:ID") == "VAT"]
    vat = taxed[0].text("cbc:CompanyID") if taxed else ""
    name = element.text("cac:PartyLegalEntity/cbc:RegistrationName") or element.text("cac:PartyName/cbc:Name")
    return party(name, ids, vat, address, home.text("cac:Country/cbc:IdentificationCode").upper())
