"""The words of status, type and currency met in exports, as `columns.plain` writes them."""

from __future__ import annotations

#: Paid in full: nothing is open.
PAID = frozenset((
    "payee", "paye", "payees", "encaissee", "encaisse", "reglee", "regle", "soldee", "solde", "acquittee", "acquitte",
    "paid", "closed", "cleared", "settled", "factureepayee", "traite", "traitee",
    "rembourseouconvertienreduction",
))  # fmt: skip
#: Not an invoice, or not one any more.
VOID = frozenset((
    "brouillon", "draft", "annulee", "annule", "abandonnee", "abandonne", "void", "voided", "cancelled", "canceled",
    "brouillonavalider", "fermeeimpayee", "awaitingapproval", "submitted",
    "proforma", "facturproforma", "factureproforma", "devis", "quote", "estimate", "deleted", "supprimee",
))  # fmt: skip
#: Paid in part: what is left is not in the word.
PARTIAL = frozenset((
    "partiellementpayee", "partiellementpaye", "partiellementreglee", "partiellementregle", "payeepartiellement",
    "commencee", "reglementcommence", "partiallypaid", "partial", "paiementpartiel",
))  # fmt: skip
#: Known words that leave the invoice open.
OPEN = PARTIAL | frozenset((
    "envoyee", "envoye", "facturee", "facture", "validee", "valide", "impayee", "impaye", "enattente", "enretard",
    "valideeapayer", "sent", "open", "overdue", "awaitingpayment", "authorised", "unpaid", "apayer", "nonpayee",
    "nonreglee", "comptabilise",
    "emise", "echue", "aencaisser", "enregistree", "comptabilisee", "posted", "viewed", "due", "relancee", "",
))  # fmt: skip
#: A credit note: its amount counts against the customer's debt.
CREDIT = frozenset((
    "avoir", "avoirs", "avoirclient", "facturedavoir", "factureavoir", "creditnote", "creditmemo", "notedecredit",
    "accreccredit", "381", "credit", "salescreditnote", "av", "outrefund", "refund", "remboursement",
))  # fmt: skip
_CREDIT_PARTS = ("avoir", "creditnote", "creditmemo", "notedecredit")


def is_credit(word: str) -> bool:
    """Whether a type, as `columns.plain` writes it, is that of a credit note: « Avoir partiel », "Sales credit note"."""
    return word in CREDIT or any(part in word for part in _CREDIT_PARTS)


YES = frozenset(("oui", "yes", "true", "vrai", "1", "x", "o", "y"))
NO = frozenset(("non", "no", "false", "faux", "0", "n"))
#: What Dolibarr writes when it exports the number of a status.
DOLIBARR = {"0": "brouillon", "1": "validee", "2": "payee", "3": "abandonnee"}
EURO = frozenset(("", "eur", "euro", "euros", "eureuro", "eureuros", "euroeur"))
SYMBOLS = {"$": "USD", "£": "GBP", "€": "EUR"}
