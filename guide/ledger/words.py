"""The words of status, type and currency met in exports, as `columns.plain` writes them."""

from __future__ import annotations

#: Paid in full: nothing is open.
PAID = frozenset((
    "payee", "paye", "payees", "encaissee", "encaisse", "reglee", "regle", "soldee", "solde", "acquittee", "acquitte",
    "paid", "closed", "cleared", "settled", "factureepayee",
))  # fmt: skip
#: Not an invoice, or not one any more.
VOID = frozenset((
    "brouillon", "draft", "annulee", "annule", "abandonnee", "abandonne", "void", "voided", "cancelled", "canceled",
    "proforma", "facturproforma", "factureproforma", "devis", "quote", "estimate", "deleted", "supprimee",
))  # fmt: skip
#: Known words that leave the invoice open.
OPEN = frozenset((
    "envoyee", "envoye", "facturee", "facture", "validee", "valide", "impayee", "impaye", "enattente", "enretard",
    "partiellementpayee", "partiellementpaye", "partiellementreglee", "commencee", "sent", "open", "overdue",
    "awaitingpayment", "authorised", "partiallypaid", "partial", "unpaid", "apayer", "nonpayee", "nonreglee",
    "emise", "echue", "aencaisser", "enregistree", "comptabilisee", "posted", "viewed", "due", "relancee", "",
))  # fmt: skip
#: A credit note: its amount counts against the customer's debt.
CREDIT = frozenset((
    "avoir", "avoirs", "avoirclient", "facturedavoir", "factureavoir", "creditnote", "creditmemo", "notedecredit",
    "accreccredit", "381", "credit",
))  # fmt: skip
YES = frozenset(("oui", "yes", "true", "vrai", "1", "x", "o", "y"))
EURO = frozenset(("", "eur", "euro", "euros"))
SYMBOLS = {"$": "USD", "£": "GBP", "€": "EUR"}
