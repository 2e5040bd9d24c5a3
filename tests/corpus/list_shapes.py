"""Balances by customer, exports of invoicing apps, and files read together; what each customer owes, by hand."""

from __future__ import annotations

from tests.corpus.list_tables import HEAD, case, table
from tests.corpus.runner import Case

#: Shapes other than a row an invoice, and exports of invoicing apps.
SHAPES = (
    case(
        "an aged balance by customer",
        """
Client;Non échu;0-30 jours;31-60 jours;61-90 jours;Plus de 90 jours;Total
Alpha;100,00;0,00;50,00;0,00;0,00;150,00
Beta;0,00;0,00;0,00;0,00;75,50;75,50
Total;100,00;0,00;50,00;0,00;75,50;225,50
""",
        {"Alpha": 15000, "Beta": 7550},
        above=("Balance âgée au 31/10/2026",),
    ),
    case(
        "the summary of QuickBooks",
        """
Customer,Current,1 - 30,31 - 60,61 - 90,91 and over,Total
Alpha,100.00,,50.00,,,150.00
Beta,,,,,75.50,75.50
TOTAL,100.00,0.00,50.00,0.00,75.50,225.50
""",
        {"Alpha": 15000, "Beta": 7550},
        separator=",",
        above=("Acme", "A/R Aging Summary", "As of October 31 2026", ""),
    ),
    case(
        "an aged balance without a total",
        """
Client;Non échu;< 30 j;30 à 60 j;60 à 90 j;> 90 j
Alpha;100,00;0,00;50,00;0,00;0,00
Beta;0,00;0,00;0,00;0,00;75,50
""",
        {"Alpha": 15000, "Beta": 7550},
    ),
    case(
        "an aged balance whose total is another sum",
        """
Client;Non échu;0-30;31-60;61-90;+90;Total
Alpha;100,00;0,00;50,00;0,00;0,00;150,00
Beta;0,00;0,00;0,00;0,00;75,50;95,50
""",
        None,
    ),
    case(
        "customer and balance",
        """
Client;Solde
Alpha;150,00
Beta;75,50
Gamma;0,00
""",
        {"Alpha": 15000, "Beta": 7550},
    ),
    case(
        "customer and balance with a total",
        """
Client;Solde dû
Alpha;150,00
Beta;75,50
Total;225,50
""",
        {"Alpha": 15000, "Beta": 7550},
    ),
    case(
        "Kimai",
        """
Date,Numéro de facture,Client,Compte,Sous-total,TVA,Total,Devise,Statut,Date d'échéance,Date de paiement
2026-03-01,2026/001,Alpha,,100.00,20.00,120.00,EUR,En attente,2026-03-31,
2026-03-02,2026/002,Beta,,200.00,40.00,240.00,EUR,Payée,2026-04-01,2026-03-20
2026-03-03,2026/003,Beta,,50.00,10.00,60.00,EUR,Nouveau,2026-04-02,
""",
        {"Alpha": 12000, "Beta": 6000},
        separator=",",
    ),
    case(
        "FreshBooks",
        """
Client Name,Invoice #,Date Issued,Invoice Status,Date Paid,Item Name,Rate,Quantity,Line Subtotal,Line Total,Currency
Alpha,0001,2026-03-01,sent,,Design,50.00,2,100.00,120.00,EUR
Beta,0002,2026-03-02,paid,2026-03-20,Design,200.00,1,200.00,240.00,EUR
Alpha,0001,2026-03-01,sent,,Travel,10.00,1,10.00,12.00,EUR
""",
        {"Alpha": 13200},
        separator=",",
    ),
    case(
        "Stripe",
        """
id,Amount Due,Amount Paid,Amount Remaining,Currency,Customer,Customer Name,Date (UTC),Due Date (UTC),Number,Status,Subtotal,Total
in_1,120.00,0.00,120.00,eur,cus_A,Alpha,2026-03-01,2026-03-31,A-1,open,100.00,120.00
in_2,240.00,240.00,0.00,eur,cus_B,Beta,2026-03-02,2026-04-01,B-1,paid,200.00,240.00
in_3,60.00,0.00,60.00,eur,cus_B,Beta,2026-03-03,2026-04-02,B-2,draft,50.00,60.00
in_4,30.00,0.00,30.00,eur,cus_B,Beta,2026-03-03,2026-04-02,B-3,void,25.00,30.00
""",
        {"Alpha": 12000},
        separator=",",
    ),
    case(
        "Akaunting",
        """
invoice_number,order_number,status,invoiced_at,due_at,amount,currency_code,currency_rate,contact_name,contact_email,category_name,notes
INV-1,,sent,2026-03-01,2026-03-31,120.00,EUR,1,Alpha,a@b.fr,Sales,
INV-2,,paid,2026-03-02,2026-04-01,240.00,EUR,1,Beta,a@b.fr,Sales,
INV-3,,draft,2026-03-02,2026-04-01,40.00,EUR,1,Beta,a@b.fr,Sales,
INV-4,,viewed,2026-03-03,2026-04-02,60.00,EUR,1,Beta,a@b.fr,Sales,
""",
        {"Alpha": 12000, "Beta": 6000},
        separator=",",
    ),
    case(
        "Invoice Ninja",
        """
amount,balance,client,date,due_date,number,paid_to_date,status,currency
120.00,20.00,Alpha,2026-03-01,2026-03-31,N1,100.00,Partial,EUR
240.00,0.00,Beta,2026-03-02,2026-04-01,N2,240.00,Paid,EUR
""",
        {"Alpha": 2000},
        separator=",",
    ),
    case(
        "a till book",
        """
Jour;Qui;Combien;Payé
01/03/2026;Alpha;100,00;oui
02/03/2026;Beta;200,00;non
03/03/2026;Beta;50,00;oui
""",
        {"Beta": 20000},
    ),
    case(
        "a customer's order number beside its name",
        """
N° facture;Client;Référence client;Date facture;Total TTC;Reste à payer
F1;Alpha;CMD-77;01/03/2026;100,00;100,00
F2;Alpha;CMD-78;02/03/2026;200,00;150,00
F3;Beta;PO-12;02/03/2026;10,00;10,00
F4;Beta;PO-13;02/03/2026;20,00;20,00
""",
        {"Alpha": 25000, "Beta": 3000},
    ),
    case(
        "my own company beside the customer",
        """
Société;N° facture;Client;Date facture;Total TTC;Reste à payer
Mon Atelier;F1;Alpha;01/03/2026;100,00;100,00
Mon Atelier;F2;Beta;02/03/2026;200,00;150,00
""",
        {"Alpha": 10000, "Beta": 15000},
    ),
    case(
        "my own company after the customer",
        """
N° facture;Client;Société;Date facture;Total TTC;Reste à payer
F1;Alpha;Mon Atelier;01/03/2026;100,00;100,00
F2;Beta;Mon Atelier;02/03/2026;200,00;150,00
""",
        {"Alpha": 10000, "Beta": 15000},
    ),
    case(
        "days late and terms are not dates",
        """
N° facture;Client;Date facture;Délai de paiement;Jours de retard;Mode de règlement;Total TTC;Reste à payer
F1;Alpha;01/03/2026;30;236;Virement;100,00;100,00
F2;Beta;02/03/2026;30;235;Chèque;200,00;0,00
""",
        {"Alpha": 10000},
    ),
    case(
        "a payment list of several amounts by invoice",
        """
N° facture;Client;Date facture;Total TTC;Acompte 1;Acompte 2
F1;Alpha;01/03/2026;100,00;30,00;20,00
F2;Beta;02/03/2026;200,00;0,00;0,00
""",
        None,
    ),
)

INVOICES = f"""
{HEAD}
F1;Alpha;01/03/2026;31/03/2026;100,00
F2;Beta;02/03/2026;01/04/2026;200,00
F3;Alpha;03/03/2026;02/04/2026;50,00
"""


def pair(name: str, first: str, second: str, owed: dict[str, int] | None) -> Case:
    return Case(name, (table(first, "a.csv"), table(second, "b.csv")), owed)


#: Several files read together.
TOGETHER = (
    pair(
        "payments by number",
        INVOICES,
        """
Date de paiement;Client;Facture;Mode de paiement;Montant
05/03/2026;Alpha;F1;Virement;100,00
06/03/2026;Beta;F2;Chèque;50,00
""",
        {"Beta": 15000, "Alpha": 5000},
    ),
    pair(
        "payments by customer and amount",
        INVOICES,
        """
Date règlement;Client;Moyen de paiement;Montant réglé
05/03/2026;Alpha;Virement;50,00
06/03/2026;Beta;Chèque;200,00
""",
        {"Alpha": 10000},
    ),
    pair(
        "a payment that pays nothing here",
        INVOICES,
        """
Date règlement;Client;N° facture;Moyen de paiement;Montant réglé
05/03/2026;Gamma;F9;Virement;77,00
""",
        None,
    ),
    pair(
        "all the invoices and the unpaid ones",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
F2;Beta;02/03/2026;01/04/2026;200,00;0,00
F3;Alpha;03/03/2026;02/04/2026;50,00;50,00
""",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
F3;Alpha;03/03/2026;02/04/2026;50,00;50,00
""",
        {"Alpha": 15000},
    ),
    pair(
        "two exports that overlap and disagree",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
F2;Beta;02/03/2026;01/04/2026;200,00;200,00
""",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;40,00
F3;Gamma;03/03/2026;02/04/2026;50,00;50,00
""",
        None,
    ),
    pair(
        "two months",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
""",
        f"""
{HEAD};Reste à payer
F2;Alpha;01/04/2026;30/04/2026;100,00;40,00
""",
        {"Alpha": 14000},
    ),
    pair(
        "invoices and a balance by customer",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
F2;Beta;02/03/2026;01/04/2026;200,00;200,00
""",
        """
Client;Solde
Alpha;100,00
Beta;200,00
""",
        {"Alpha": 10000, "Beta": 20000},
    ),
    pair(
        "invoices and quotes",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
""",
        """
N° devis;Client;Date devis;Total TTC;Statut
D1;Alpha;01/03/2026;500,00;En attente
""",
        {"Alpha": 10000},
    ),
)

CASES: tuple[Case, ...] = (*SHAPES, *TOGETHER)
