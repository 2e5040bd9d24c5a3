"""The Cross Industry Invoice (UN/CEFACT D16B and D22B), alone or inside a Factur-X or ZUGFeRD 2 PDF."""

from typing import Any

from guide.case.model import Address, Party
from guide.ledger.einvoice.element import Element, party
from guide.ledger.einvoice.invoice import CREDIT_NOTES, EInvoice, Note

_URN = "urn:un:unece:uncefact:data:standard:"
ROOT = f"{{{_URN}CrossIndustryInvoice:100}}CrossIndustryInvoice"
_PREFIXES = {
    "rsm": f"{_URN}CrossIndustryInvoice:100",
    "ram": f"{_URN}ReusableAggregateBusinessInformationEntity:100",
    "udt": f"{_URN}UnqualifiedDataType:100",
}
_DAY = "udt:DateTimeString"
_IDS = ("ram:GlobalID", "ram:SpecifiedLegalOrganization/ram:ID")


def read_cii(name: str, root: Any) -> EInvoice:
    """The invoice as its file states it. Raises UnreadableFile for an amount that is none."""
    document = Element(root, _PREFIXES, name)
    head = document.one("rsm:ExchangedDocument")
    deal = document.one("rsm:SupplyChainTradeTransaction")
    agreement, settlement = (deal.one(f"ram:ApplicableHeaderTrade{part}") for part in ("Agreement", "Settlement"))
    sums = settlement.one("ram:SpecifiedTradeSettlementHeaderMonetarySummation")
    context = document.one("rsm:ExchangedDocumentContext")
    currency = settlement.text("ram:InvoiceCurrencyCode").upper() or "EUR"
    terms = settlement.all("ram:SpecifiedTradePaymentTerms")
    plain = [t for t in terms if not t.all("ram:ApplicableTradePaymentDiscountTerms")]
    due = [day for t in plain for day in t.days(f"ram:DueDateDateTime/{_DAY}")]
    due = due or [day for t in terms if t not in plain for day in t.days(f"ram:DueDateDateTime/{_DAY}")]
    kind = head.text("ram:TypeCode")
    seller, seller_id = _party(agreement.one("ram:SellerTradeParty"))
    buyer, buyer_id = _party(agreement.one("ram:BuyerTradeParty"))
    return EInvoice(
        number=head.text("ram:ID"),
        type_code=kind,
        credit_note=kind in CREDIT_NOTES,
        issued=head.day(f"ram:IssueDateTime/{_DAY}"),
        due=tuple(sorted(set(due))),
        currency=currency,
        net=sums.amount("ram:TaxBasisTotalAmount", currency),
        vat=sums.amount("ram:TaxTotalAmount", currency, False),
        total=sums.amount("ram:GrandTotalAmount", currency),
        prepaid=sums.amount("ram:TotalPrepaidAmount", currency),
        rounding=sums.amount("ram:RoundingAmount", currency),
        payable=sums.amount("ram:DuePayableAmount", currency),
        seller=seller,
        seller_id=seller_id,
        buyer=buyer,
        buyer_id=buyer_id,
        process=context.text("ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID").upper(),
        terms=settlement.prose("ram:SpecifiedTradePaymentTerms/ram:Description"),
        notes=tuple(
            Note(n.text("ram:SubjectCode").upper(), n.prose("ram:Content")) for n in head.all("ram:IncludedNote")
        ),
        originals=tuple(e.content for e in settlement.all("ram:InvoiceReferencedDocument/ram:IssuerAssignedID")),
        unread=tuple(document.unread),
    )


def _party(element: Element) -> tuple[Party, str]:
    ids = {e.get("schemeID"): e.content for path in _IDS for e in element.all(path) if e.content}
    home = element.one("ram:PostalTradeAddress")
    lines = tuple(line for part in ("One", "Two", "Three") if (line := home.text(f"ram:Line{part}")))
    address = Address(lines, home.text("ram:PostcodeCode") or None, home.text("ram:CityName") or None)
    vat = element.text("ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']")
    return party(element.text("ram:Name"), ids, vat, address, home.text("ram:CountryID").upper())
