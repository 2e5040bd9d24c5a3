"""Small electronic invoices written in the tests themselves: CII, UBL, and a PDF around them."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape, quoteattr

from pypdf import PdfWriter

from guide import ledger
from guide.ledger import Options, SourceFile
from guide.ledger.einvoice.invoice import EInvoice
from guide.ledger.einvoice.reader import read_invoice
from guide.ledger.receivables.receivables import Ledger
from tests.unit.ledger_cases import SAMPLES, TODAY

FILES = SAMPLES / "einvoice"


def source(name: str) -> SourceFile:
    return SourceFile(name, (FILES / name).read_bytes())


def stated(data: str | bytes, name: str = "f.xml") -> EInvoice:
    """What one file states."""
    return read_invoice(SourceFile(name, data.encode() if isinstance(data, str) else data)).invoice


def read(*documents: str | bytes | SourceFile, **options: object) -> Ledger:
    """Several files as one upload."""
    files = [
        d if isinstance(d, SourceFile) else SourceFile(f"f{i}.xml", d.encode() if isinstance(d, str) else d)
        for i, d in enumerate(documents)
    ]
    options.setdefault("today", TODAY)
    return ledger.read(files, Options(**options))  # type: ignore[arg-type]


def tag(name: str, text: object, **attributes: str) -> str:
    if text is None:
        return ""
    said = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{said}>{escape(str(text))}</{name}>"


def cii(
    number: str = "F1",
    *,
    kind: str = "380",
    issued: str = "20260901",
    due: tuple[str, ...] = ("20261001",),
    discounted: tuple[str, ...] = (),
    total: object = "120.00",
    prepaid: object = None,
    rounding: object = None,
    payable: object = "120.00",
    net: object = None,
    vat: object = None,
    currency: str = "EUR",
    process: str = "S1",
    buyer: str = "Durand",
    siren: str | None = "732829320",
    seller: str = "Atelier Nord",
    country: str = "FR",
    seller_siren: str = "552100554",
    notes: tuple[tuple[str, str], ...] = (),
    terms: str | None = None,
    original: str | None = None,
    extra: str = "",
) -> str:
    """A CII invoice of the least elements. `discounted`: due dates that go with a discount; `extra`: into the sums."""

    def day(name: str, text: str) -> str:
        return f'<ram:{name}><udt:DateTimeString format="102">{text}</udt:DateTimeString></ram:{name}>'

    def payment(text: str, discount: str = "") -> str:
        return (
            f"<ram:SpecifiedTradePaymentTerms>{day('DueDateDateTime', text)}{discount}</ram:SpecifiedTradePaymentTerms>"
        )

    def who(role: str, name: str, known: str | None) -> str:
        legal = tag("ram:ID", known, schemeID="0002")
        home = f"<ram:PostalTradeAddress>{tag('ram:CountryID', country)}</ram:PostalTradeAddress>"
        return (
            f"<ram:{role}>{tag('ram:Name', name)}<ram:SpecifiedLegalOrganization>{legal}"
            f"</ram:SpecifiedLegalOrganization>{home if role == 'SellerTradeParty' else ''}</ram:{role}>"
        )

    discount = "<ram:ApplicableTradePaymentDiscountTerms/>"
    urn = "urn:un:unece:uncefact:data:standard:"
    said = "".join(
        f"<ram:IncludedNote>{tag('ram:Content', text)}{tag('ram:SubjectCode', code)}</ram:IncludedNote>"
        for code, text in notes
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rsm:CrossIndustryInvoice xmlns:rsm="{urn}CrossIndustryInvoice:100" '
        f'xmlns:ram="{urn}ReusableAggregateBusinessInformationEntity:100" xmlns:udt="{urn}UnqualifiedDataType:100">'
        "<rsm:ExchangedDocumentContext><ram:BusinessProcessSpecifiedDocumentContextParameter>"
        f"{tag('ram:ID', process)}</ram:BusinessProcessSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>"
        f"<rsm:ExchangedDocument>{tag('ram:ID', number)}{tag('ram:TypeCode', kind)}{day('IssueDateTime', issued)}{said}"
        "</rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement>"
        f"{who('SellerTradeParty', seller, seller_siren)}{who('BuyerTradeParty', buyer, siren)}"
        "</ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeDelivery/><ram:ApplicableHeaderTradeSettlement>"
        f"{tag('ram:InvoiceCurrencyCode', currency)}{''.join(payment(d, discount) for d in discounted)}"
        f"{''.join(payment(d) for d in due)}"
        + (
            f"<ram:SpecifiedTradePaymentTerms>{tag('ram:Description', terms)}</ram:SpecifiedTradePaymentTerms>"
            if terms
            else ""
        )
        + "<ram:SpecifiedTradeSettlementHeaderMonetarySummation>"
        f"{tag('ram:TaxBasisTotalAmount', net)}{tag('ram:TaxTotalAmount', vat, currencyID=currency)}"
        f"{tag('ram:RoundingAmount', rounding)}{tag('ram:GrandTotalAmount', total)}"
        f"{tag('ram:TotalPrepaidAmount', prepaid)}{tag('ram:DuePayableAmount', payable)}{extra}"
        "</ram:SpecifiedTradeSettlementHeaderMonetarySummation>"
        + (
            f"<ram:InvoiceReferencedDocument>{tag('ram:IssuerAssignedID', original)}</ram:InvoiceReferencedDocument>"
            if original
            else ""
        )
        + "</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"
    )


def ubl(
    number: str = "U1",
    *,
    root: str = "Invoice",
    kind: str = "380",
    due: str | None = "2026-10-01",
    total: str = "120.00",
    payable: str = "120.00",
    currency: str = "EUR",
    extra: str = "",
    vat: str = "",
    scheme: str | None = "732829320",
    vat_number: str | None = None,
    buyer: str = "Durand",
) -> str:
    """A UBL invoice or credit note of the least elements; `extra` goes into its body, `vat` beside its totals."""
    urn = "urn:oasis:names:specification:ubl:schema:xsd:"
    tax = (
        f"<cac:PartyTaxScheme>{tag('cbc:CompanyID', vat_number)}<cac:TaxScheme>{tag('cbc:ID', 'VAT')}</cac:TaxScheme>"
        "</cac:PartyTaxScheme>"
        if vat_number
        else ""
    )
    party = (
        f"<cac:Party>{tax}<cac:PartyLegalEntity>{tag('cbc:RegistrationName', buyer)}"
        f"{tag('cbc:CompanyID', scheme, schemeID='0002')}</cac:PartyLegalEntity></cac:Party>"
    )
    return (
        f'<{root} xmlns="{urn}{root}-2" xmlns:cac="{urn}CommonAggregateComponents-2" '
        f'xmlns:cbc="{urn}CommonBasicComponents-2">{tag("cbc:ID", number)}<cbc:IssueDate>2026-09-01</cbc:IssueDate>'
        f"{tag('cbc:DueDate', due)}{tag(f'cbc:{root}TypeCode', kind)}{tag('cbc:DocumentCurrencyCode', currency)}{extra}"
        f"<cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity>{tag('cbc:RegistrationName', 'Atelier Nord')}"
        f"{tag('cbc:CompanyID', '552100554', schemeID='0002')}</cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>"
        f"<cac:AccountingCustomerParty>{party}</cac:AccountingCustomerParty>{vat}<cac:LegalMonetaryTotal>"
        f"{tag('cbc:TaxInclusiveAmount', total, currencyID=currency)}{tag('cbc:PayableAmount', payable, currencyID=currency)}"
        f"</cac:LegalMonetaryTotal></{root}>"
    )


def pdf(*attached: tuple[str, bytes | str], password: str | None = None) -> bytes:
    """A PDF of one blank page with these attachments."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    for name, content in attached:
        writer.add_attachment(name, content.encode() if isinstance(content, str) else content)
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
