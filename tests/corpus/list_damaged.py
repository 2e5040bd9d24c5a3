"""Exports that lost something: lines cut by a separator, emptied columns, two columns of one header, amounts that do not read."""

from __future__ import annotations

from tests.corpus.list_tables import case, files
from tests.corpus.runner import Case

CASES: tuple[Case, ...] = (
    files(
        "a separator inside a name",
        {
            "export.csv": """
N° facture;Client;Date;Total TTC;Réglé
F1;Alpha;05/01/2026;100,00;0,00
F2;Beta; Fils et Cie;06/01/2026;200,00;0,00
F3;Gamma;07/01/2026;300,00;300,00
"""
        },
        None,
    ),
    files(
        "the line of that name is left out",
        {
            "export.csv": """
N° facture;Client;Date;Total TTC;Réglé
F1;Alpha;05/01/2026;100,00;0,00
F2;Beta; Fils et Cie;06/01/2026;200,00;0,00
F3;Gamma;07/01/2026;300,00;300,00
"""
        },
        {"Alpha": 10000},
        illisibles="laisser",
    ),
    files(
        "notes under a table are no lines of it",
        {
            "export.csv": """
N° facture;Client;Date;Total TTC;Réglé
F1;Alpha;05/01/2026;100,00;0,00
F3;Gamma;07/01/2026;300,00;300,00
Édité le 22/11/2026 par LogicielX
Page 1
"""
        },
        {"Alpha": 10000},
    ),
    files(
        "decimal commas in a file of commas, unquoted",
        {
            "export.csv": """
Numero,Client,Date,Total TTC,Paye
F1,Alpha,05/01/2026,120,00,0,00
F2,Beta,05/01/2026,20,00,20,00
"""
        },
        None,
    ),
    files(
        "an empty status says nothing",
        {
            "export.csv": """
N° facture;Client;Date;Total TTC;Statut;Reste
F1;Alpha;05/01/2026;100,00;;100,00
F2;Beta;06/01/2026;200,00;;0,00
"""
        },
        {"Alpha": 10000},
        colonne_vide="compter",
    ),
    case(
        "kinds of documents under no header",
        """
N° facture;Client;Date;;Total TTC;Reste dû
F1;Alpha;05/01/2026;Facture;100,00;100,00
P1;Beta;06/01/2026;Estimation;50,00;50,00
""",
        None,
    ),
    case(
        "a payment under no header",
        """
N° facture;Client;Date;Total TTC;
F1;Alpha;05/01/2026;100,00;30,00
F2;Beta;06/01/2026;50,00;
""",
        None,
    ),
    files(
        "notes under no header, which tell nothing",
        {
            "export.csv": """
N° facture;Client;;Date;Total TTC;Reste dû
F1;Alpha;Mme Petit;05/01/2026;100,00;100,00
F2;Beta;;06/01/2026;50,00;50,00
"""
        },
        {"Alpha": 10000, "Beta": 5000},
        colonne_sans_nom="compter",
    ),
    case(
        "numbers of rows under no header",
        """
;N° facture;Client;Date;Total TTC;Reste dû
1;F1;Alpha;05/01/2026;100,00;100,00
2;F2;Beta;06/01/2026;50,00;50,00
""",
        {"Alpha": 10000, "Beta": 5000},
    ),
    case(
        "accounts of third parties under no header",
        """
;Tiers;Date;Total TTC;Reste dû
411001;Alpha;05/01/2026;100,00;100,00
401001;EDF;06/01/2026;50,00;50,00
""",
        None,
    ),
    case(
        "third parties whose accounts, also codes of customers, are gone",
        """
N°;Tiers;Compte tiers;Date;Montant TTC;Reste
1;Alpha;;05/01/2026;100,00;100,00
2;EDF;;06/01/2026;200,00;200,00
""",
        None,
    ),
    case(
        "a header that lost a name, told again whole",
        """
N° facture;;Date;Total TTC;Reste dû
F1;Alpha;05/01/2026;100,00;100,00
N° facture;Client;Date;Total TTC;Reste dû
F2;Beta;06/01/2026;50,00;50,00
""",
        None,
    ),
    case(
        "entries whose amounts are in dollars",
        """
Date;Compte;Intitulé;Libellé;Débit;Crédit
05/01/2026;411ALPHA;Alpha;Facture F1;120,00 $;
06/01/2026;411ALPHA;Alpha;Règlement;;20,00 $
""",
        None,
    ),
    case(
        "a balance of accounts in dollars, by its headers",
        """
Compte;Intitulé;Débit ($);Crédit ($);Solde débiteur ($);Solde créditeur ($)
411ALPHA;Alpha;220,00;100,00;120,00;0,00
411BETA;Beta;60,00;60,00;0,00;0,00
""",
        None,
    ),
    case(
        "amounts in pounds, euros in the column of currency",
        """
N° facture;Client;Date;Total TTC;Devise;Reste dû
F1;Alpha;05/01/2026;100,00 £;€;100,00 £
F2;Beta;06/01/2026;50,00 £;€;0,00 £
""",
        None,
    ),
    case(
        "suppliers by their accounts, and a row of totals",
        """
Compte;Nom;Solde
411001;Alpha;120,00
401001;EDF;60,00
Total;;180,00
""",
        {"Alpha": 12000},
    ),
    case(
        "charges withheld, and a row of totals",
        """
N°;Client;Date;Total TTC;Frais bancaires;Payé
F1;Alpha;05/01/2026;100,00;2,00;98,00
F3;Gamma;07/01/2026;200,00;0,00;0,00
Total;;;300,00;2,00;98,00
""",
        None,
    ),
    case(
        "all cancelled, and a blank row",
        """
N°;Client;Date;Total TTC;Reste dû;Annulée
F1;Alpha;05/01/2026;100,00;100,00;oui
;;;;;
F2;Beta;06/01/2026;200,00;200,00;oui
""",
        None,
    ),
    case(
        "tax as a rate, and a row of totals",
        """
N°;Client;Date;Montant HT;TVA;Payée
F1;Alpha;05/01/2026;100,00;20 %;non
F2;Beta;06/01/2026;50,00;10 %;oui
Total;;;150,00;;
""",
        {"Alpha": 12000},
    ),
    case(
        "two columns called status",
        """
N° facture;Client;Date;Total TTC;Statut;Statut
F1;Alpha;05/01/2026;100,00;Envoyée;Payée
F2;Beta;05/01/2026;10,00;Envoyée;Impayée
""",
        {"Beta": 1000},
    ),
    case(
        "two columns called amount",
        """
N° facture;Client;Date;Montant;Montant;Réglé
F1;Alpha;05/01/2026;100,00;120,00;0,00
F2;Beta;06/01/2026;50,00;60,00;60,00
""",
        {"Alpha": 12000},
    ),
    case(
        "a payment that the amount left forgets",
        """
N° facture;Client;Date;Total TTC;Payé;Reste
F1;Alpha;05/01/2026;100,00;60,00;100,00
F2;Beta;06/01/2026;50,00;50,00;0,00
""",
        None,
    ),
    case(
        "to be collected: yes",
        """
N° facture;Client;Date;Total TTC;A encaisser
F1;Alpha;05/01/2026;100,00;Oui
F2;Beta;06/01/2026;50,00;Non
""",
        {"Alpha": 10000},
    ),
    case(
        "a deposit and a rest, each with its day",
        """
N° facture;Client;Date;Total TTC;Acompte;Date acompte;Solde;Date solde
F1;Alpha;05/01/2026;100,00;30,00;01/02/2026;70,00;01/03/2026
F2;Beta;06/01/2026;200,00;60,00;01/02/2026;140,00;
F3;Gamma;07/01/2026;300,00;;;300,00;
""",
        {"Beta": 14000, "Gamma": 30000},
    ),
    case(
        "amounts written in every way",
        """
N° facture;Client;Date;Total TTC;Réglé
F1;Alpha;05/01/2026;EUR 120.00;0
F2;Beta;05/01/2026;1200.-;0
F3;Gamma;05/01/2026;99.99000000000001;0
F4;Delta;05/01/2026;1.2E3;0
F5;Eps;05/01/2026;,50;0
""",
        {"Alpha": 12000, "Beta": 120000, "Gamma": 9999, "Delta": 120000, "Eps": 50},
    ),
    case(
        "no cents, the Swiss way",
        """
N° facture;Client;Date;Total TTC;Réglé
F1;Alpha;05/01/2026;1.200,-;0
F2;Beta;05/01/2026;250,50;0
""",
        {"Alpha": 120000, "Beta": 25050},
    ),
    case(
        "every balance is in minus",
        """
Client;Solde
Alpha;-120,00
Beta;-50,00
Gamma;0,00
""",
        None,
    ),
    files(
        "every balance is in minus, and owed",
        {
            "export.csv": """
Client;Solde
Alpha;-120,00
Beta;-50,00
Gamma;
"""
        },
        {"Alpha": 12000, "Beta": 5000},
        signe="du",
    ),
    case(
        "every amount left is in minus",
        """
N° facture;Client;Date;Total TTC;Solde
F1;Alpha;05/01/2026;100,00;-100,00
F2;Beta;06/01/2026;50,00;0,00
F3;Gamma;06/01/2026;70,00;-30,00
""",
        {"Alpha": 10000, "Gamma": 3000},
    ),
    files(
        "every amount left is in minus, and owed",
        {
            "export.csv": """
N° facture;Client;Date;Total TTC;Solde
F1;Alpha;05/01/2026;100,00;-100,00
F2;Beta;06/01/2026;50,00;0,00
F3;Gamma;06/01/2026;70,00;-30,00
"""
        },
        {"Alpha": 10000, "Gamma": 3000},
        signe="du",
    ),
    case(
        "every total is in minus",
        """
N° facture;Client;Date;Montant;Statut
F1;Alpha;05/01/2026;-100,00;Impayée
F2;Beta;06/01/2026;-50,00;Payée
""",
        None,
    ),
    case(
        "the side of each balance beside it",
        """
Client;Solde;Sens
Alpha;120,00;D
Beta;50,00;C
Gamma;30,00;D
""",
        {"Alpha": 12000, "Gamma": 3000},
    ),
    case(
        "days of payment to come",
        """
N° facture;Client;Date;Total TTC;Date de paiement
F1;Alpha;05/01/2026;100,00;05/02/2026
F2;Beta;05/11/2026;10,00;05/12/2026
F3;Gamma;05/10/2026;20,00;05/11/2026
""",
        None,
    ),
    case(
        "days of payment thirty days after each invoice",
        """
N° facture;Client;Date;Total TTC;Date de règlement
F1;Alpha;05/01/2026;100,00;04/02/2026
F2;Beta;05/02/2026;10,00;07/03/2026
F3;Gamma;05/03/2026;20,00;04/04/2026
""",
        None,
    ),
    case(
        "a day of payment to come among others",
        """
N° facture;Client;Date;Total TTC;Date de paiement
F1;Alpha;05/01/2026;100,00;05/02/2026
F2;Beta;05/11/2026;10,00;05/12/2026
F3;Gamma;05/10/2026;20,00;
""",
        None,
    ),
    case(
        "dirhams, by their letters",
        """
N° facture;Client;Date;Reste dû en DH
F1;Alpha;05/01/2026;100 000
F2;Beta;06/01/2026;20 000
""",
        {},
    ),
    case(
        "first names in a column of their own",
        """
N° facture;Prénom;Nom;Date;Reste dû
F1;Jean;Dupont;05/01/2026;120,00
F2;Marie;Dupont;05/01/2026;20,00
""",
        {"Jean Dupont": 12000, "Marie Dupont": 2000},
    ),
    case(
        "what is left to invoice is no debt",
        """
Chantier;Client;Date;Marché TTC;Facturé TTC;Reste à facturer
C1;Alpha;05/01/2026;1000,00;300,00;700,00
C2;Beta;05/01/2026;500,00;500,00;0,00
""",
        None,
    ),
    case(
        "paid by a cross",
        """
Facture;Client;Date;Montant TTC;Payée
2026-01;Boulangerie Petit;05/01/2026;240,00;x
2026-02;Garage Leroy;12/01/2026;360,00;
2026-03;Boulangerie Petit;20/01/2026;120,00;X
2026-04;Mme Roux;25/01/2026;80,50;
""",
        {"Garage Leroy": 36000, "Mme Roux": 8050},
    ),
    case(
        "payments without tax beside totals with it",
        """
N° facture;Client;Date;Total HT;Total TTC;Payé HT
F1;Alpha;05/01/2026;100,00;120,00;100,00
F2;Beta;05/02/2026;50,00;60,00;0,00
""",
        None,
    ),
    case(
        "a deposit says nothing of the rest",
        "\nN° facture;Client;Date;Total TTC;Acompte\nF1;Alpha;05/01/2026;100,00;30,00\nF2;Beta;06/01/2026;50,00;\n",
        None,
    ),
    case(
        "a credit note of a status that nobody knows",
        """
N° facture;Client;Date;Total TTC;Statut
F1;Alpha;05/01/2026;100,00;Impayée
A1;Alpha;06/01/2026;-30,00;Imputé
F2;Beta;06/01/2026;50,00;Payée
""",
        None,
    ),
)
