"""Lists as they are printed: what is under the table, rows by payment, reports from page to page, labels that say credit note."""

from __future__ import annotations

from tests.corpus.list_tables import case, files
from tests.corpus.runner import Case

#: The header of the amounts says euros, a column says dollars for one of them.
_TWO_CURRENCIES = """
id;Customer Name;Date;Due Date;Amount (EUR);Currency;Status
in_1;Alpha;2026-02-01;2026-03-01;1200.00;usd;open
in_2;Beta;2026-02-05;2026-03-05;800.00;eur;open
"""

CASES: tuple[Case, ...] = (
    case(
        "a mean under the balances",
        """
Client;Solde
Alpha;100,00
Beta;10,00
Moyenne;55,00
""",
        {"Alpha": 10000, "Beta": 1000},
    ),
    case(
        "a maximum under the balances",
        """
Client;Solde
Alpha;100,00
Beta;10,00
Max;100,00
""",
        {"Alpha": 10000, "Beta": 1000},
    ),
    case(
        "a tax under the balances",
        """
Client;Solde
Alpha;100,00
Beta;10,00
dont TVA;18,33
""",
        {"Alpha": 10000, "Beta": 1000},
    ),
    case(
        "a target under the balances",
        """
Client;Solde
Alpha;100,00
Beta;10,00
Objectif;5000,00
""",
        {"Alpha": 10000, "Beta": 1000},
    ),
    case(
        "the bank under the balances",
        """
Client;Solde
Alpha;100,00
Beta;10,00
Solde bancaire;1234,00
""",
        {"Alpha": 10000, "Beta": 1000},
    ),
    case(
        "a count under the balances",
        """
Client;Solde
Alpha;100,00
Beta;10,00
Nombre;2
""",
        {"Alpha": 10000, "Beta": 1000},
    ),
    case(
        "customers called as totals are",
        """
Client;Solde
TotalEnergies;100,00
Total SA;10,00
Report Média;20,00
Alpha;5,00
""",
        {"TotalEnergies": 10000, "Total SA": 1000, "Report Média": 2000, "Alpha": 500},
    ),
    case(
        "a ledger that carries its sums from page to page",
        """
Compte;Date;Journal;Pièce;Libellé;Débit;Crédit
411ALPHA;01/01/2026;AN;;Report à nouveau;100,00;
411ALPHA;05/01/2026;VE;F1;Facture;50,00;
411ALPHA;;;;A reporter;150,00;0,00
411ALPHA;;;;Report;150,00;0,00
411ALPHA;06/02/2026;BQ;;Virement;;100,00
411ALPHA;;;;Total du compte;150,00;100,00
411ALPHA;;;;Solde;50,00;
""",
        {},
        unidentified=5000,
    ),
    case(
        "a row a payment, with what it leaves",
        """
N° facture;Client;Date;Total TTC;Date paiement;Montant payé;Reste
F1;Alpha;05/01/2026;100,00;01/02/2026;40,00;60,00
F1;Alpha;05/01/2026;100,00;01/03/2026;30,00;30,00
F2;Beta;06/01/2026;50,00;;0,00;50,00
""",
        {"Alpha": 3000, "Beta": 5000},
    ),
    files(
        "a row a payment, told so",
        {
            "export.csv": """
N° facture;Client;Date;Total TTC;Date paiement;Montant payé;Reste
F1;Alpha;05/01/2026;100,00;01/02/2026;40,00;60,00
F1;Alpha;05/01/2026;100,00;01/03/2026;30,00;30,00
F2;Beta;06/01/2026;50,00;;0,00;50,00
"""
        },
        {"Alpha": 3000, "Beta": 5000},
        lignes_facture="reglements",
    ),
    case(
        "a row a payment, without what it leaves",
        """
N° facture;Client;Date;Total TTC;Date paiement;Montant payé
F1;Alpha;05/01/2026;100,00;01/02/2026;40,00
F1;Alpha;05/01/2026;100,00;01/03/2026;30,00
F2;Beta;06/01/2026;50,00;;0,00
""",
        None,
    ),
    files(
        "a row a payment, without what it leaves, told so",
        {
            "export.csv": """
N° facture;Client;Date;Total TTC;Date paiement;Montant payé
F1;Alpha;05/01/2026;100,00;01/02/2026;40,00
F1;Alpha;05/01/2026;100,00;01/03/2026;30,00
F2;Beta;06/01/2026;50,00;;0,00
"""
        },
        {"Alpha": 3000, "Beta": 5000},
        lignes_facture="reglements",
    ),
    case(
        "a row an instalment",
        """
N° Document;Date document;Date échéance;Nom du tiers;Montant échéance;Montant réglé;Solde
FC001;05/01/2026;05/02/2026;Alpha;60,00;60,00;0,00
FC001;05/01/2026;05/03/2026;Alpha;60,00;0,00;60,00
FC002;05/01/2026;05/02/2026;Beta;240,00;40,00;200,00
""",
        {"Alpha": 6000, "Beta": 20000},
    ),
    case(
        "a credit note by its object",
        """
N°;Client;Objet;Date;Total TTC;Statut
001;Alpha;Création site;05/01/2026;1000,00;Non payée
002;Alpha;Avoir sur facture 001;06/01/2026;200,00;Non payée
003;Beta;Logo;06/01/2026;200,00;Payée
""",
        {"Alpha": 80000},
    ),
    case(
        "a credit note by its label",
        """
N°;Client;Libellé;Date;Total TTC;Statut
001;Alpha;Création site;05/01/2026;1000,00;Non payée
002;Alpha;AVOIR / facture 001;06/01/2026;200,00;Non payée
003;Beta;Logo;06/01/2026;200,00;Payée
""",
        {"Alpha": 80000},
    ),
    case(
        "a credit note by its English label",
        """
N°;Client;Description;Date;Total TTC;Statut
001;Alpha;Création site;05/01/2026;1000,00;Non payée
002;Alpha;Credit note 001;06/01/2026;200,00;Non payée
003;Beta;Logo;06/01/2026;200,00;Payée
""",
        {"Alpha": 80000},
    ),
    files(
        "a credit note by its label, told so",
        {
            "export.csv": """
N°;Client;Libellé;Date;Total TTC;Statut
001;Alpha;Création site;05/01/2026;1000,00;Non payée
002;Alpha;AVOIR / facture 001;06/01/2026;200,00;Non payée
003;Beta;Logo;06/01/2026;200,00;Payée
"""
        },
        {"Alpha": 80000},
        avoirs="deduire",
    ),
    case(
        "subtotals by customer, in words",
        """
N° facture;Client;Date;Total TTC;Reste dû
F1;Alpha;05/01/2026;100,00;100,00
F2;Alpha;06/01/2026;200,00;200,00
;Sous-total Alpha;;300,00;300,00
F3;Gamma;07/01/2026;300,00;150,00
;Sous-total Gamma;;300,00;150,00
;Total général;;600,00;450,00
""",
        {"Alpha": 30000, "Gamma": 15000},
    ),
    case(
        "subtotals by customer, without a word",
        """
N° facture;Client;Date;Total TTC;Reste dû
F1;Alpha;05/01/2026;100,00;100,00
F2;Alpha;06/01/2026;200,00;200,00
;Alpha;;300,00;300,00
F3;Gamma;07/01/2026;300,00;150,00
F4;Gamma;07/01/2026;40,00;40,00
;Gamma;;340,00;190,00
""",
        {"Alpha": 30000, "Gamma": 19000},
    ),
    case(
        "sums carried to the next page",
        """
N° facture;Client;Date;Total TTC;Reste dû
F1;Alpha;05/01/2026;100,00;100,00
F2;Beta;06/01/2026;200,00;200,00
;À reporter;;300,00;300,00
;Report;;300,00;300,00
F3;Beta;07/01/2026;50,00;50,00
;Cumul;;350,00;350,00
""",
        {"Alpha": 10000, "Beta": 25000},
    ),
    case(
        "subtotals by month",
        """
Date;N° facture;Client;Total TTC;Reste dû
05/01/2026;F1;Alpha;100,00;100,00
06/01/2026;F2;Beta;200,00;200,00
Janvier 2026;;;300,00;300,00
07/02/2026;F3;Gamma;50,00;50,00
Février 2026;;;50,00;50,00
""",
        {"Alpha": 10000, "Beta": 20000, "Gamma": 5000},
    ),
    case(
        "a ledger under headings of accounts",
        """
Date;Journal;Pièce;Libellé;Débit;Crédit;Solde
411001 ALPHA;;;;;;
05/01/2026;VE;F1;Facture F1;120,00;;120,00
10/01/2026;BQ;;Virement;;120,00;0,00
20/01/2026;VE;F3;Facture F3;45,00;;45,00
Total 411001;;;;165,00;120,00;45,00
411002 BETA;;;;;;
15/01/2026;VE;F2;Facture F2;60,00;;60,00
25/01/2026;BQ;;Chèque;;10,00;50,00
Total 411002;;;;60,00;10,00;50,00
""",
        {"ALPHA": 4500, "BETA": 5000},
    ),
    case(
        "an aged balance and its total",
        """
Client;Non échu;1-30 j;31-60 j;61-90 j;> 90 j;Total
Alpha;100,00;0,00;50,00;0,00;0,00;150,00
Beta;0,00;0,00;0,00;0,00;75,00;75,00
Total;100,00;0,00;50,00;0,00;75,00;225,00
""",
        {"Alpha": 15000, "Beta": 7500},
    ),
    case(
        "an aged balance, its total and its shares",
        """
Client;Non échu;1-30 j;31-60 j;61-90 j;> 90 j;Total
Alpha;100,00;0,00;50,00;0,00;0,00;150,00
Beta;0,00;0,00;0,00;0,00;75,00;75,00
Total;100,00;0,00;50,00;0,00;75,00;225,00
%;44,44;0,00;22,22;0,00;33,33;100,00
""",
        {"Alpha": 15000, "Beta": 7500},
    ),
    case(
        "an aged balance, one row without a name",
        """
Client;Non échu;0-30;31-60;> 60;Total
Alpha;100,00;;;;100,00
;;50,00;;;50,00
Gamma;;;20,00;;20,00
""",
        {"Alpha": 10000, "Gamma": 2000},
        unidentified=5000,
    ),
    files(
        "an aged balance, a separator inside a name",
        {
            "export.csv": """
Client;Non échu;0-30;31-60;> 60;Total
Alpha;100,00;;;;100,00
Beta; Fils;;50,00;;;50,00
Gamma;;;20,00;;20,00
"""
        },
        None,
    ),
    case(
        "an aged balance, one customer the sum of the others",
        """
Client;Non échu;0-30;31-60;> 60;Total
Alpha;100,00;;;;100,00
Beta;50,00;;;;50,00
Gamma;150,00;;;;150,00
""",
        {"Alpha": 10000, "Beta": 5000, "Gamma": 15000},
    ),
    files(
        "an aged balance, one customer the sum of the others, told so",
        {
            "export.csv": """
Client;Non échu;0-30;31-60;> 60;Total
Alpha;100,00;;;;100,00
Beta;50,00;;;;50,00
Gamma;150,00;;;;150,00
"""
        },
        {"Alpha": 10000, "Beta": 5000, "Gamma": 15000},
        lignes_somme="compter",
    ),
    case("amounts in euros by their header, in dollars by a column", _TWO_CURRENCIES, None),
    files(
        "amounts in euros by their header, told so",
        {"export.csv": _TWO_CURRENCIES},
        {"Alpha": 120000, "Beta": 80000},
        devise="entete",
    ),
    files(
        "amounts in the currency of a column, told so",
        {"export.csv": _TWO_CURRENCIES},
        {"Beta": 80000},
        devise="colonne",
    ),
    case(
        "an aged balance in two currencies",
        """
Client;Devise;Non échu;0-30;31-60;> 60;Total
Alpha;USD;100,00;;;;100,00
Beta;EUR;;50,00;;;50,00
""",
        None,
    ),
    case(
        "an aged balance in dollars, in its cells",
        """
Client;Non échu;0-30;31-60;> 60;Total
Alpha;$100.00;;;;$100.00
Beta;;$50.00;;;$50.00
""",
        {},
    ),
    case(
        "a credit note that is paid, an invoice of its amount that is not",
        """
N°;Statut;Date;Client;TTC
102;Envoyée;06/01/2026;Beta;240,00
103;Payée;07/01/2026;Beta;-240,00
104;Payée;07/01/2026;Alpha;40,00
""",
        None,
    ),
    files(
        "a credit note that is paid by what it takes off",
        {
            "export.csv": """
N°;Statut;Date;Client;TTC
102;Envoyée;06/01/2026;Beta;240,00
103;Payée;07/01/2026;Beta;-240,00
104;Payée;07/01/2026;Alpha;40,00
"""
        },
        {},
        avoirs="deduire",
    ),
    case(
        "an invoice cancelled, the credit note that cancels it and another invoice",
        """
N°;Type;Client;Date;TTC;Statut
F1;Facture;Alpha;05/01/2026;100,00;Annulée
A1;Avoir;Alpha;06/01/2026;-100,00;Validé
F2;Facture;Alpha;05/01/2026;70,00;Impayée
""",
        None,
    ),
    case("a sum above the balances", "\nClient;Solde\nTous les clients;150,00\nAlpha;100,00\nBeta;50,00\n", None),
    case(
        "subtotals under the names of their customers, nothing numbered or dated",
        """
Client;Total TTC;Reste dû
Alpha;100,00;100,00
Alpha;200,00;200,00
Alpha;300,00;300,00
Gamma;300,00;150,00
Gamma;40,00;40,00
Gamma;340,00;190,00
""",
        None,
    ),
)
