"""Several files at once, and what the name of a file says: entries beside lists, credit notes, payments."""

from __future__ import annotations

from dataclasses import replace

from guide.ledger import Options
from guide.ledger.source import ColumnMapping
from tests.corpus.entries import fec, pay, sale
from tests.corpus.list_books import book
from tests.corpus.list_tables import case, files, table
from tests.corpus.runner import TODAY, Case

#: Alpha owes 100,00 €; Beta has paid.
ENTRIES = fec(
    "entries",
    sale("F1", "20260105", 100_00, "DUPONT"),
    sale("F2", "20260106", 50_00, "MARTIN"),
    pay("20260205", 50_00, "MARTIN"),
    owed={"DUPONT": 100_00},
)
LISTED = table("""
N° facture;Client;Date;Total TTC;Reste
F1;DUPONT;05/01/2026;100,00;100,00
F2;MARTIN;06/01/2026;50,00;0,00
""")
AGED = table("Client;Non échu;0-30 j;31-60 j;> 60 j;Total\nDUPONT;0,00;0,00;0,00;100,00;100,00\n")
SHEETS = {
    "Factures": (
        ("N°", "Client", "Date", "TTC", "Payé"),
        ("F1", "Alpha", "05/01/2026", 100, 0),
        ("F2", "Beta", "06/01/2026", 50, 0),
    ),
    "Avoirs": (("N°", "Client", "Date", "TTC"), ("A1", "Alpha", "07/01/2026", 40)),
}
BY_MONTH = {
    "Récap": (("Mois", "Facturé", "Encaissé", "Reste"), ("Janvier", 180, 50, 130), ("Février", 60, 0, 60)),
    "Détail": (
        ("N°", "Client", "Date", "TTC", "Reste"),
        ("F1", "Alpha", "05/01/2026", 130, 130),
        ("F2", "Beta", "06/01/2026", 50, 0),
        ("F3", "Beta", "06/02/2026", 60, 60),
    ),
}


def answered(case: Case, **answers: str) -> Case:
    """The case read with these answers."""
    return replace(case, options=Options(today=TODAY, mapping=ColumnMapping(answers=answers)))


BESIDE = replace(ENTRIES, name="entries beside the list of the same invoices", grids=(*ENTRIES.grids, LISTED))
CREDITED = Case("a sheet of credit notes", (), None, files=(book(SHEETS),))

CASES: tuple[Case, ...] = (
    BESIDE,
    replace(answered(BESIDE, balance="laisser"), name="entries beside the list of the same invoices, told so"),
    replace(ENTRIES, name="entries beside an aged balance", grids=(*ENTRIES.grids, AGED)),
    CREDITED,
    replace(
        answered(CREDITED, avoirs="deduire"),
        name="a sheet of credit notes to deduct",
        owed={"Alpha": 6000, "Beta": 5000},
    ),
    replace(
        answered(CREDITED, avoirs="laisser"),
        name="a sheet of credit notes deducted",
        owed={"Alpha": 10000, "Beta": 5000},
    ),
    Case("a sheet that sums by month", (), {"Alpha": 13000, "Beta": 6000}, files=(book(BY_MONTH),)),
    files(
        "invoices beside the balances of their customers",
        {
            "factures.csv": """
N° facture;Client;Date;Total TTC;Reste
F1;Alpha;05/01/2026;100,00;100,00
F2;Alpha;06/01/2026;50,00;50,00
F3;Beta;06/01/2026;50,00;0,00
""",
            "soldes.csv": """
Client;Solde
Alpha;150,00
Beta;0,00
""",
        },
        {"Alpha": 15000},
    ),
    files(
        "invoices beside balances under other names",
        {
            "factures.csv": """
N° facture;Client;Date;Total TTC;Reste
F1;Alpha SARL;05/01/2026;100,00;100,00
F3;Beta;06/01/2026;50,00;0,00
""",
            "soldes.csv": """
Client;Solde
ALPHA;100,00
BETA;0,00
""",
        },
        None,
    ),
    files(
        "a payment that does not read",
        {
            "factures.csv": """
N° facture;Client;Date;Total TTC
F1;Alpha;05/01/2026;100,00
F2;Beta;06/01/2026;200,00
F3;Gamma;07/01/2026;300,00
""",
            "reglements.csv": """
Date règlement;N° facture;Client;Mode de règlement;Montant réglé
05/02/2026;F1;Alpha;CB;cent euros
06/02/2026;F2;Beta;CB;200,00
""",
        },
        None,
    ),
    files(
        "a payment cut by a separator",
        {
            "factures.csv": """
N° facture;Client;Date;Total TTC
F1;Alpha;05/01/2026;100,00
F2;Beta;06/01/2026;200,00
F3;Gamma;07/01/2026;300,00
""",
            "reglements.csv": """
Date règlement;N° facture;Client;Mode de règlement;Montant réglé
05/02/2026;F1;Alpha; SARL;CB;100,00
06/02/2026;F2;Beta;CB;200,00
""",
        },
        None,
    ),
    files(
        "a payment that was rejected",
        {
            "factures.csv": """
N° facture;Client;Date;Total TTC
F1;Alpha;05/01/2026;100,00
F2;Beta;06/01/2026;200,00
F3;Gamma;07/01/2026;300,00
""",
            "reglements.csv": """
Date règlement;N° facture;Client;Mode de règlement;Montant réglé
05/02/2026;F1;Alpha;CB;100,00
06/02/2026;F2;Beta;Prlv;200,00
10/02/2026;F2;Beta;Rejet prlv;-200,00
""",
        },
        {"Beta": 20000, "Gamma": 30000},
    ),
    files(
        "a payment of nobody",
        {
            "factures.csv": """
N° facture;Client;Date;Total TTC
F1;Alpha;05/01/2026;100,00
F2;Beta;06/01/2026;200,00
F3;Gamma;07/01/2026;300,00
""",
            "reglements.csv": """
Date règlement;N° facture;Client;Mode de règlement;Montant réglé
05/02/2026;F1;Alpha;CB;100,00
06/02/2026;;;CB;200,00
""",
        },
        None,
    ),
    files(
        "payments written in minus",
        {
            "factures.csv": """
N° facture;Client;Date;Total TTC
F1;Alpha;05/01/2026;100,00
F2;Beta;06/01/2026;200,00
F3;Gamma;07/01/2026;300,00
""",
            "reglements.csv": """
Date règlement;N° facture;Client;Mode de règlement;Montant réglé
05/02/2026;F1;Alpha;CB;-100,00
06/02/2026;F2;Beta;CB;-200,00
""",
        },
        {"Gamma": 30000},
    ),
    files(
        "a payment in dollars",
        {
            "factures.csv": """
N° facture;Client;Date;Total TTC
F1;Alpha;05/01/2026;100,00
F2;Beta;06/01/2026;200,00
F3;Gamma;07/01/2026;300,00
""",
            "reglements.csv": """
Date règlement;N° facture;Client;Mode de règlement;Montant réglé
05/02/2026;F1;Alpha;CB;100,00
06/02/2026;F2;Beta;CB;200,00 $
""",
        },
        None,
    ),
    files(
        "credit notes beside invoices",
        {
            "factures.csv": """
N° facture;Client;Date;Total TTC
F1;Alpha;05/01/2026;100,00
F2;Beta;06/01/2026;200,00
F3;Gamma;07/01/2026;300,00
""",
            "avoirs.csv": """
Numéro;Client;Date;Total TTC
A1;Alpha;05/02/2026;40,00
""",
        },
        None,
    ),
    files(
        "suppliers, by the name of the file",
        {
            "factures_fournisseurs_2026.csv": """
N° facture;Tiers;Date;Total TTC;Reste à payer
1;EDF;05/01/2026;100,00;100,00
2;Orange;06/01/2026;50,00;0,00
"""
        },
        None,
    ),
    files(
        "purchases, by the name of the file",
        {
            "achats-2026.csv": """
N° facture;Tiers;Date;Total TTC;Reste à payer
1;EDF;05/01/2026;100,00;100,00
2;Orange;06/01/2026;50,00;0,00
"""
        },
        None,
    ),
    files(
        "quotes, by the name of the file",
        {
            "devis 2026.csv": """
Numéro;Client;Date;Total TTC;Statut
1;Alpha;05/01/2026;100,00;En attente
2;Beta;06/01/2026;50,00;Validé
"""
        },
        None,
    ),
    files(
        "orders, by the name of the file",
        {
            "commandes.csv": """
Numéro;Client;Date;Total TTC;Statut
1;Alpha;05/01/2026;100,00;En attente
2;Beta;06/01/2026;50,00;Validé
"""
        },
        None,
    ),
    files(
        "deliveries, by the name of the file",
        {
            "bons-de-livraison.csv": """
Numéro;Client;Date;Total TTC;Statut
1;Alpha;05/01/2026;100,00;En attente
2;Beta;06/01/2026;50,00;Validé
"""
        },
        None,
    ),
    files(
        "credit notes, by the name of the file",
        {
            "avoirs.csv": """
Numéro;Client;Date;Total TTC;Solde
1;Alpha;05/01/2026;100,00;100,00
2;Beta;06/01/2026;50,00;0,00
"""
        },
        None,
    ),
    case(
        "credit notes, by their numbers",
        """
N° avoir;Client;Date;Montant TTC;Remboursé
A1;Alpha;05/01/2026;100,00;non
A2;Beta;06/01/2026;50,00;oui
""",
        None,
    ),
    files(
        "credit notes of Zoho",
        {
            "export.csv": """
Credit Note Date,Credit Note Number,Credit Note Status,Customer Name,Currency Code,Total,Balance
2026-01-05,CN-1,Open,Alpha,EUR,100.00,100.00
2026-01-06,CN-2,Closed,Beta,EUR,50.00,0.00
"""
        },
        None,
    ),
    files(
        "suppliers beside customers",
        {
            "factures fournisseurs.csv": """
N°;Tiers;Date;TTC;Reste
1;EDF;05/01/2026;100,00;100,00
""",
            "factures.csv": """
N° facture;Client;Date;Total TTC;Reste
F1;Alpha;05/01/2026;100,00;100,00
""",
        },
        {"Alpha": 10000},
    ),
    files(
        "invoices and their payments, by number",
        {
            "factures.csv": """
N° facture;Client;Date;Total TTC
F1;Alpha;05/01/2026;120,00
F2;Beta;06/01/2026;60,00
F3;Beta;07/01/2026;70,00
""",
            "reglements.csv": """
Date règlement;N° facture;Client;Montant
15/02/2026;F1;Alpha;120,00
16/02/2026;F2;Beta;20,00
""",
        },
        {"Beta": 11000},
    ),
    files(
        "two exports that disagree",
        {
            "janvier.csv": """
N° facture;Client;Date;Total TTC;Reste dû
F1;Alpha;05/01/2026;120,00;120,00
F2;Beta;06/01/2026;60,00;60,00
""",
            "mars.csv": """
N° facture;Client;Date;Total TTC;Reste dû
F1;Alpha;05/01/2026;120,00;0,00
F2;Beta;06/01/2026;60,00;60,00
F3;Gamma;06/03/2026;90,00;90,00
""",
        },
        None,
    ),
)
