"""Aged balances as tools write them: the ages in many words, columns beside them, accounts that are no customers'."""

from __future__ import annotations

from tests.corpus.list_tables import case
from tests.corpus.runner import Case

_ROWS = """
Durand;100,00;0,00;500,00;0,00;0,00
Martin;0,00;300,00;0,00;0,00;75,50
"""
_OWED = {"Durand": 60000, "Martin": 37550}
_SCALES = (
    "À échoir;Moins de 30 jours;30 à 60 jours;60 à 90 jours;Plus de 90 jours",
    "A échoir;0/30;31/60;61/90;90 et +",
    "Pas encore échu;1-15;16-30;31-60;60+",
    "Courant;J+30;J+60;J+90;J+90 et plus",
    "Non échues;Échues < 30 j;Échues 30-60 j;Échues 60-90 j;Échues > 90 j",
    "À venir;1 à 30 jours de retard;31 à 60 jours de retard;61 à 90 jours de retard;Plus de 90 jours de retard",
    "Non échu;Échu 30 j;Échu 60 j;Échu 90 j;Échu 120 j et plus",
    "Non échu;Moins d'un mois;1 à 2 mois;2 à 3 mois;Plus de 3 mois",
    "Non échu;1 mois;2 mois;3 mois;Au-delà",
    "Actuel;Éch. ≤ 30 j.;Éch. ≤ 60 j.;Éch. ≤ 90 j.;Plus ancien",
    "Current;1-30 days;31-60 days;61-90 days;Over 90 days",
)

CASES: tuple[Case, ...] = (
    *(case(f"an aged balance by {scale}", f"Client;{scale}{_ROWS}", _OWED) for scale in _SCALES),
    case(
        "an aged balance of due and not due",
        "Client;Non échu;Échu;Total\nDurand;100,00;500,00;600,00\nMartin;0,00;375,50;375,50",
        _OWED,
    ),
    case(
        "an aged balance with the sum of what is due, a limit of credit and telephones",
        """
Client;Téléphone;Plafond;Total dû;Dont échu;Non échu;1-30 j;31-60 j;> 60 j
Durand;0601020304;5000,00;600,00;500,00;100,00;0,00;500,00;0,00
Martin;0601020305;6000,00;375,50;375,50;0,00;300,00;0,00;75,50
""",
        _OWED,
    ),
    case(
        "an aged balance of accounts and their labels",
        """
N° compte;Intitulé;Solde;Non échu;0 à 30 jours;31 à 60 jours;+ de 60 jours
411DUR;Durand;600,00;100,00;;500,00;
411MAR;Martin;375,50;;300,00;;75,50
Total;;975,50;100,00;300,00;500,00;75,50
""",
        _OWED,
        above=("Balance âgée clients", "Date d'arrêté : 31/10/2026"),
    ),
    case(
        "an aged balance that counts invoices",
        "Client;Nb factures;Non échu;1-30 j;31-60 j;> 60 j\nDurand;3;100,00;0,00;500,00;0,00\nMartin;2;0,00;300,00;0,00;75,50",
        _OWED,
    ),
    case(
        "an aged balance with a column of amounts that is of no known age",
        "Client;Non échu;0-30;31-60;61-90;Vieilles dettes\nDurand;100,00;0,00;500,00;0,00;0,00\nMartin;0,00;300,00;0,00;0,00;75,50",
        None,
    ),
    case(
        "an aged balance of suppliers by their accounts",
        "Compte;Intitulé;Total;Non échu;0-30;31-60;> 60\n401DUR;Durand;600,00;100,00;0,00;500,00;0,00",
        None,
    ),
    case(
        "an aged balance of customers and suppliers",
        """
Compte;Intitulé;Total;Non échu;0-30;31-60;> 60
401DUR;Durand;600,00;100,00;0,00;500,00;0,00
411MAR;Martin;375,50;0,00;300,00;0,00;75,50
""",
        {"Martin": 37550},
    ),
    case(
        "an aged balance of customers and other accounts, written with a blank",
        """
Compte;Intitulé;Total;Non échu;0-30;31-60;> 60
411 MAR;Martin;375,50;0,00;300,00;0,00;75,50
467 DUR;Durand;600,00;100,00;0,00;500,00;0,00
""",
        {"Martin": 37550},
    ),
    case(
        "an aged balance of employees",
        "Compte;Intitulé;Total;Non échu;0-30;31-60;> 60\n421DUR;Durand;600,00;100,00;0,00;500,00;0,00",
        None,
    ),
    case(
        "an aged balance of taxes and associates",
        "Compte;Intitulé;Total;Non échu;0-30;31-60;> 60\n445510;TVA;600,00;100,00;0,00;500,00;0,00\n"
        "455100;Durand;80,00;80,00;0,00;0,00;0,00",
        None,
    ),
    case("amounts by month are no aged balance", "Client;01/26;02/26;03/26\nDurand;100,00;0,00;500,00", None),
)
