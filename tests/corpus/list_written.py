"""Rows of totals, other currencies, amounts without tax, and ways of writing a sum."""

from __future__ import annotations

from tests.corpus.list_tables import HEAD, case
from tests.corpus.runner import Case

#: Rows of totals, currencies, ways of writing amounts.
CASES: tuple[Case, ...] = (
    case(
        "a total row without its word, undated",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
F2;Beta;02/03/2026;01/04/2026;200,00;150,00
;À recevoir en tout;;;300,00;250,00
""",
        {"Alpha": 10000, "Beta": 15000},
    ),
    case(
        "a dated total row without its word",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
F2;Beta;02/03/2026;01/04/2026;200,00;150,00
Ensemble;;31/10/2026;;300,00;250,00
""",
        {"Alpha": 10000, "Beta": 15000},
    ),
    case(
        "a total row in the column of customers, dated",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
F2;Beta;02/03/2026;01/04/2026;200,00;150,00
;TOTAL CLIENTS;31/10/2026;;300,00;250,00
""",
        {"Alpha": 10000, "Beta": 15000},
    ),
    case(
        "totals by customer and a grand total",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
F2;Alpha;02/03/2026;01/04/2026;200,00;150,00
;Sous-total Alpha;;;300,00;250,00
F3;Beta;02/03/2026;01/04/2026;50,00;50,00
;Sous-total Beta;;;50,00;50,00
;Total;;;350,00;300,00
""",
        {"Alpha": 25000, "Beta": 5000},
    ),
    case(
        "sums by customer without a word",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
F2;Alpha;02/03/2026;01/04/2026;200,00;150,00
;;;;300,00;250,00
F3;Beta;02/03/2026;01/04/2026;50,00;20,00
F4;Beta;02/03/2026;01/04/2026;60,00;60,00
;;;;110,00;80,00
;;;;410,00;330,00
""",
        {"Alpha": 25000, "Beta": 8000},
    ),
    case(
        "a customer called Total",
        f"""
{HEAD};Reste à payer
F1;Total Énergies;01/03/2026;31/03/2026;100,00;100,00
F2;Beta;02/03/2026;01/04/2026;200,00;150,00
""",
        {"Total Énergies": 10000, "Beta": 15000},
    ),
    case(
        "an invoice equal to those above it",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
F2;Beta;02/03/2026;01/04/2026;100,00;100,00
F3;Gamma;03/03/2026;02/04/2026;200,00;200,00
""",
        {"Alpha": 10000, "Beta": 10000, "Gamma": 20000},
    ),
    case(
        "dollars in the header",
        """
N° facture;Client;Date facture;Échéance;Total ($);Reste à payer ($)
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
""",
        {},
    ),
    case(
        "dollars named in the header",
        """
N° facture;Client;Date facture;Échéance;Total en USD;Solde en USD
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
""",
        {},
    ),
    case(
        "pounds in the cells",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;£100.00;£100.00
F2;Beta;01/03/2026;31/03/2026;50.00 €;50.00 €
""",
        {"Beta": 5000},
    ),
    case(
        "leva in the cells",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00 лв;100,00 лв
F2;Beta;01/03/2026;31/03/2026;50,00 €;50,00 €
""",
        {"Beta": 5000},
    ),
    case(
        "dirhams in the cells",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00 DH;100,00 DH
F2;Beta;01/03/2026;31/03/2026;50,00;50,00
""",
        {"Beta": 5000},
    ),
    case(
        "a title in dollars",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
""",
        {},
        above=("Factures clients, montants en USD",),
    ),
    case(
        "a title in Swiss francs",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
""",
        {},
        above=("Encours clients (CHF)",),
    ),
    case(
        "a column of currencies",
        f"""
{HEAD};Reste à payer;Devise
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00;EUR
F2;Beta;01/03/2026;31/03/2026;50,00;50,00;USD
F3;Beta;01/03/2026;31/03/2026;60,00;60,00;Euro
""",
        {"Alpha": 10000, "Beta": 6000},
    ),
    case(
        "thousands of euros",
        """
N° facture;Client;Date facture;Échéance;Total (k€);Reste à payer (k€)
F1;Alpha;01/03/2026;31/03/2026;1,20;1,20
""",
        None,
    ),
    case(
        "a sum in words of the till",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;12€50;12€50
F2;Beta;01/03/2026;31/03/2026;1 200€00;200€05
""",
        {"Alpha": 1250, "Beta": 20005},
    ),
    case(
        "amounts that read two ways",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;1.200;1.200
F2;Beta;01/03/2026;31/03/2026;2.500;2.500
""",
        None,
    ),
    case(
        "an amount that is none",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;à voir
F2;Beta;01/03/2026;31/03/2026;200,00;200,00
F3;Beta;01/03/2026;31/03/2026;200,00;0,00
""",
        None,
    ),
    case(
        "amounts without tax only",
        """
N° facture;Client;Date facture;Échéance;Montant HT;Statut
F1;Alpha;01/03/2026;31/03/2026;100,00;Impayée
F2;Beta;02/03/2026;01/04/2026;200,00;Payée
""",
        {"Alpha": 10000},
    ),
    case(
        "amounts without tax and the tax",
        """
N° facture;Client;Date facture;Échéance;Montant HT;Montant TVA;Statut
F1;Alpha;01/03/2026;31/03/2026;100,00;20,00;Impayée
F2;Beta;02/03/2026;01/04/2026;200,00;40,00;Payée
""",
        {"Alpha": 12000},
    ),
    case(
        "amounts without tax before those with it",
        """
N° facture;Client;Date facture;Échéance;Total HT;TVA;Total TTC;Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;20,00;120,00;120,00
F2;Beta;02/03/2026;01/04/2026;200,00;40,00;240,00;0,00
""",
        {"Alpha": 12000},
    ),
    case(
        "neither number nor date on some rows",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
;Beta;;;200,00;150,00
F3;Gamma;01/03/2026;31/03/2026;10,00;10,00
""",
        None,
    ),
)
