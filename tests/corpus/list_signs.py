"""Signs and words that turn a total: credit notes told by their numbers, payments written in minus, an amount left above
its total, an amount inside a status."""

from __future__ import annotations

from tests.corpus.list_tables import HEAD, case
from tests.corpus.runner import Case

CREDIT_NOTES = (
    *(
        case(
            f"a credit note told by its number only: {number}",
            f"""
{HEAD};Statut
FA-2026-001;Alpha;01/03/2026;31/03/2026;1200,00;Impayée
{number};Alpha;02/03/2026;01/04/2026;800,00;Impayée
FA-2026-003;Gamma;03/03/2026;02/04/2026;300,00;Impayée
""",
            None,
        )
        for number in ("AV-2026-001", "AVOIR 12", "AVO2026-3", "CN-0001", "NC-2026-01")
    ),
    case(
        "the same, in minus",
        f"""
{HEAD};Statut
F1;Alpha;01/03/2026;31/03/2026;1200,00;Impayée
AV2;Alpha;02/03/2026;01/04/2026;-800,00;Impayée
F3;Gamma;03/03/2026;02/04/2026;300,00;Impayée
""",
        {"Alpha": 40000, "Gamma": 30000},
    ),
    case(
        "all numbers begin so: those of a firm",
        f"""
{HEAD};Statut
AV1;Alpha;01/03/2026;31/03/2026;1200,00;Impayée
AV2;Beta;02/03/2026;01/04/2026;800,00;Payée
AV3;Gamma;03/03/2026;02/04/2026;300,00;Impayée
""",
        {"Alpha": 120000, "Gamma": 30000},
    ),
    case(
        "a credit note by its number, and by its type",
        f"""
{HEAD};Type;Statut
F1;Alpha;01/03/2026;31/03/2026;1200,00;Facture;Impayée
AV2;Alpha;02/03/2026;01/04/2026;800,00;Avoir;Impayée
F3;Gamma;03/03/2026;02/04/2026;300,00;Facture;Impayée
""",
        {"Alpha": 40000, "Gamma": 30000},
    ),
)

IN_MINUS = (
    case(
        "what is paid is written in minus",
        f"""
{HEAD};Montant payé
F1;Alpha;01/03/2026;31/03/2026;1200,00;-1200,00
F2;Beta;02/03/2026;01/04/2026;800,00;0,00
F3;Gamma;03/03/2026;02/04/2026;300,00;-100,00
""",
        {"Beta": 80000, "Gamma": 20000},
    ),
    case(
        "one payment in minus among others",
        f"""
{HEAD};Montant payé
F1;Alpha;01/03/2026;31/03/2026;1200,00;1200,00
F2;Beta;02/03/2026;01/04/2026;800,00;0,00
F3;Gamma;03/03/2026;02/04/2026;300,00;-100,00
""",
        None,
    ),
    case(
        "a credit note paid back, in minus like its total",
        f"""
{HEAD};Montant payé
F1;Alpha;01/03/2026;31/03/2026;1200,00;1200,00
F2;Beta;02/03/2026;01/04/2026;800,00;300,00
F3;Gamma;03/03/2026;02/04/2026;-300,00;-300,00
""",
        {"Beta": 50000},
    ),
)

ABOVE = (
    case(
        "the balance of the customer on each of its invoices",
        f"""
{HEAD};Solde client
F1;Alpha;01/03/2026;31/03/2026;1200,00;1500,00
F2;Beta;02/03/2026;01/04/2026;800,00;800,00
F3;Alpha;03/03/2026;02/04/2026;300,00;1500,00
""",
        None,
    ),
    case(
        "the balance of the customer, without totals",
        """
N° facture;Client;Date facture;Échéance;Solde client
F1;Alpha;01/03/2026;31/03/2026;1500,00
F2;Beta;02/03/2026;01/04/2026;800,00
F3;Alpha;03/03/2026;02/04/2026;1500,00
""",
        None,
    ),
    case(
        "the balance of the customer, one row each",
        """
Client;Date facture;Échéance;Solde client
Alpha;01/03/2026;31/03/2026;1500,00
Beta;02/03/2026;01/04/2026;800,00
""",
        {"Alpha": 150000, "Beta": 80000},
    ),
    case(
        "what is left holds penalties too",
        f"""
{HEAD};Pénalités;Reste dû
F1;Alpha;01/03/2026;31/03/2026;1200,00;10,00;1210,00
F2;Beta;02/03/2026;01/04/2026;800,00;0,00;0,00
F3;Gamma;03/03/2026;02/04/2026;300,00;3,00;303,00
""",
        None,
    ),
    case(
        "one of two invoices has more left than its total",
        f"""
{HEAD};Reste dû
F1;Alpha;01/03/2026;31/03/2026;1200,00;1210,00
F2;Beta;02/03/2026;01/04/2026;800,00;800,00
""",
        None,
    ),
)

IN_A_STATUS = (
    case(
        "a status that says an amount",
        f"""
{HEAD};Statut
F1;Alpha;01/03/2026;31/03/2026;1200,00;Payée
F2;Beta;02/03/2026;01/04/2026;800,00;Payée 400 €
F3;Gamma;03/03/2026;02/04/2026;300,00;Impayée
""",
        None,
    ),
    case(
        "a status that says a day and a means",
        f"""
{HEAD};Statut
F1;Alpha;01/03/2026;31/03/2026;1200,00;Payée le 12/04/2026 par chèque
F2;Beta;02/03/2026;01/04/2026;800,00;Impayée
""",
        {"Beta": 80000},
    ),
    case(
        "boxes that are ticked",
        f"""
{HEAD};Réglé
F1;Alpha;01/03/2026;31/03/2026;1200,00;☑
F2;Beta;02/03/2026;01/04/2026;800,00;☐
F3;Gamma;03/03/2026;02/04/2026;300,00;☑
""",
        {"Beta": 80000},
    ),
)

CASES: tuple[Case, ...] = (*CREDIT_NOTES, *IN_MINUS, *ABOVE, *IN_A_STATUS)
