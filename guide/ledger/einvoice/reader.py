"""One file to one invoice: which syntax it is in, or, in words, what it is instead."""

from guide.errors import UnreadableFile
from guide.ledger.einvoice.cii import ROOT as CII
from guide.ledger.einvoice.cii import read_cii
from guide.ledger.einvoice.document import is_pdf, read_xml
from guide.ledger.einvoice.invoice import Read
from guide.ledger.einvoice.pdf import invoice_in
from guide.ledger.einvoice.ubl import CREDIT_NOTE, INVOICE, read_ubl
from guide.ledger.source.anomalies import shortened
from guide.ledger.source.source_files import SourceFile

#: Documents that travel beside invoices, by the name of their root, and what they are.
_OTHERS = {
    "SCRDMCCBDACIOMessageStructure": "une commande (Order-X)",
    "CrossIndustryDocument": "une facture ZUGFeRD 1.0, un format allemand abandonné depuis 2019",
    "CrossDomainAcknowledgementAndResponse": "un message de statut (dépôt, refus, encaissement…)",
    "ApplicationResponse": "un message de réponse",
    "Order": "une commande",
    "DespatchAdvice": "un bon de livraison",
    "Workbook": "un classeur enregistré en XML",
}
_ADVICE = "Déposez la facture (Factur-X, CII ou UBL), ou la liste des factures en CSV ou en Excel."


def read_invoice(file: SourceFile) -> Read:
    """The invoice of one file. Raises UnreadableFile in words for whatever is no invoice."""
    pdf = is_pdf(file.data)
    document = read_xml(file.name, invoice_in(file.name, file.data) if pdf else file.data)
    root = document.root
    if root.tag == CII:
        form, invoice = "Factur-X" if pdf else "CII", read_cii(file.name, root)
    elif root.tag in (INVOICE, CREDIT_NOTE):
        form, invoice = "UBL", read_ubl(file.name, root)
    else:
        local = str(root.tag).rsplit("}", 1)[-1]
        what = _OTHERS.get(local, f"un fichier XML (« {shortened(local, 30)} »)")
        raise UnreadableFile(f"« {file.name} » est {what}, pas une facture électronique.", _ADVICE)
    if invoice.total is None and invoice.payable is None:
        raise UnreadableFile(
            f"« {file.name} » : la facture électronique n'a ni total ni net à payer.",
            "Exportez de nouveau la facture depuis votre logiciel.",
        )
    return Read(file.name, None if pdf else document.encoding, f"{form} (PDF)" if pdf else form, invoice)
