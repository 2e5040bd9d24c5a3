"""Lists that hold what is no debt of a customer: quotes, orders, payments, purchases, movements of a bank."""

from __future__ import annotations

from tests.corpus.list_tables import HEAD, case
from tests.corpus.runner import Case

#: What is no debt of a customer.
CASES: tuple[Case, ...] = (
    case(
        "types of documents in one list",
        f"""
Type;{HEAD};Reste à payer
Facture;F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
Devis;D1;Beta;02/03/2026;01/04/2026;200,00;200,00
Bon de commande;C1;Beta;02/03/2026;01/04/2026;300,00;300,00
Bon de livraison;L1;Beta;02/03/2026;01/04/2026;400,00;400,00
Facture pro forma;P1;Beta;02/03/2026;01/04/2026;500,00;500,00
Avoir;A1;Alpha;05/03/2026;;20,00;20,00
Facture fournisseur;X1;Gamma;02/03/2026;01/04/2026;600,00;600,00
""",
        {"Alpha": 8000},
    ),
    case(
        "the same in English",
        """
Document type,Number,Customer,Date,Due date,Total,Balance
Invoice,F1,Alpha,2026-03-01,2026-03-31,100.00,100.00
Quote,D1,Beta,2026-03-02,2026-04-01,200.00,200.00
Sales order,C1,Beta,2026-03-02,2026-04-01,300.00,300.00
Delivery note,L1,Beta,2026-03-02,2026-04-01,400.00,400.00
Proforma invoice,P1,Beta,2026-03-02,2026-04-01,500.00,500.00
Credit note,A1,Alpha,2026-03-05,,20.00,20.00
Bill,X1,Gamma,2026-03-02,2026-04-01,600.00,600.00
""",
        {"Alpha": 8000},
        separator=",",
    ),
    case(
        "a payment among the invoices",
        f"""
Type;{HEAD}
Facture;F1;Alpha;01/03/2026;31/03/2026;100,00
Facture;F2;Beta;02/03/2026;01/04/2026;200,00
Règlement;R1;Alpha;05/03/2026;;100,00
""",
        {"Beta": 20000},
    ),
    case(
        "a payment among the invoices, written negative",
        f"""
Type;{HEAD}
Facture;F1;Alpha;01/03/2026;31/03/2026;100,00
Facture;F2;Beta;02/03/2026;01/04/2026;200,00
Paiement;R1;Beta;05/03/2026;;-50,00
""",
        {"Alpha": 10000, "Beta": 15000},
    ),
    case(
        "an unknown type",
        f"""
Type;{HEAD};Reste à payer
Facture;F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
Gloubi;F2;Beta;02/03/2026;01/04/2026;200,00;200,00
""",
        None,
    ),
    case(
        "quotes told by their numbers alone",
        f"""
{HEAD};Reste à payer
FA-001;Alpha;01/03/2026;31/03/2026;100,00;100,00
DEV-002;Beta;02/03/2026;01/04/2026;200,00;200,00
BL-003;Beta;02/03/2026;01/04/2026;50,00;50,00
""",
        None,
    ),
    case(
        "a list of quotes",
        """
N° devis;Client;Date devis;Validité;Total TTC;Statut
D1;Alpha;01/03/2026;31/03/2026;100,00;Accepté
D2;Beta;02/03/2026;01/04/2026;200,00;En attente
""",
        None,
    ),
    case(
        "a list of orders",
        """
N° commande;Client;Date commande;Total TTC;Statut
C1;Alpha;01/03/2026;100,00;Expédiée
C2;Beta;02/03/2026;200,00;En attente
""",
        None,
    ),
    case(
        "purchase invoices",
        """
N° facture;Fournisseur;Date facture;Échéance;Total TTC;Reste à payer
X1;Alpha;01/03/2026;31/03/2026;100,00;100,00
X2;Beta;02/03/2026;01/04/2026;200,00;200,00
""",
        None,
    ),
    case(
        "purchase invoices, told by the title",
        f"""
{HEAD.replace("Client", "Tiers")};Reste à payer
X1;Alpha;01/03/2026;31/03/2026;100,00;100,00
X2;Beta;02/03/2026;01/04/2026;200,00;200,00
""",
        None,
        above=("Factures fournisseurs au 31/10/2026",),
    ),
    case(
        "a bank statement",
        """
Date;Libellé;Débit;Crédit;Solde
01/03/2026;VIR ALPHA F1;;100,00;1100,00
02/03/2026;PRLV EDF;50,00;;1050,00
""",
        None,
    ),
    case(
        "a bank statement with one amount",
        """
Date opération;Date valeur;Libellé;Montant;Solde
01/03/2026;01/03/2026;VIR ALPHA F1;100,00;1100,00
02/03/2026;02/03/2026;PRLV EDF;-50,00;1050,00
""",
        None,
    ),
    case(
        "payments alone",
        """
Date de paiement;Client;Facture;Mode de paiement;Montant
05/03/2026;Alpha;F1;Virement;100,00
06/03/2026;Beta;F2;Chèque;50,00
""",
        None,
    ),
    case(
        "a draft, a cancelled and a written-off invoice",
        f"""
{HEAD};Statut
F1;Alpha;01/03/2026;31/03/2026;100,00;Brouillon
F2;Beta;02/03/2026;01/04/2026;200,00;En retard
F3;Beta;03/03/2026;02/04/2026;50,00;Annulée
F4;Beta;03/03/2026;02/04/2026;60,00;Payée
""",
        {"Beta": 20000},
    ),
    case(
        "a column of the sense of the document",
        f"""
Sens;{HEAD};Reste à payer
Vente;F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
Achat;X1;Gamma;02/03/2026;01/04/2026;200,00;200,00
""",
        {"Alpha": 10000},
    ),
)
