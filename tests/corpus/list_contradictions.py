"""What says what is paid: a word against a date, an amount against a word, or nothing at all."""

from __future__ import annotations

from datetime import date

from guide.ledger import Options
from tests.corpus.list_tables import HEAD, case
from tests.corpus.runner import TODAY, Case

#: A word against a date, an amount against a word.
CONTRADICTIONS = (
    case(
        "a payment date is filled and the status says late",
        f"""
{HEAD};Date de règlement;Statut
F1;Alpha;01/03/2026;31/03/2026;100,00;31/03/2026;En retard
F2;Beta;02/03/2026;01/04/2026;200,00;01/04/2026;En attente
F3;Alpha;03/03/2026;02/04/2026;300,00;10/03/2026;Payée
""",
        None,
    ),
    case(
        "the same with a status partly paid and rejected",
        f"""
{HEAD};Date de paiement;Statut
F1;Alpha;01/03/2026;31/03/2026;100,00;31/03/2026;Rejetée
F2;Beta;02/03/2026;01/04/2026;200,00;;Payée
""",
        None,
    ),
    case(
        "payment dates agree with the statuses",
        f"""
{HEAD};Date de règlement;Statut
F1;Alpha;01/03/2026;31/03/2026;100,00;;En retard
F2;Beta;02/03/2026;01/04/2026;200,00;;En attente
F3;Alpha;03/03/2026;02/04/2026;300,00;10/03/2026;Payée
""",
        {"Alpha": 10000, "Beta": 20000},
    ),
    case(
        "partly paid without an amount",
        f"""
{HEAD};Statut
F1;Alpha;01/03/2026;31/03/2026;100,00;Partiellement payée
F2;Beta;02/03/2026;01/04/2026;200,00;Payée
""",
        None,
    ),
    case(
        "partly paid, with its amount",
        f"""
{HEAD};Statut;Montant réglé
F1;Alpha;01/03/2026;31/03/2026;100,00;Partiellement payée;40,00
F2;Beta;02/03/2026;01/04/2026;200,00;Payée;200,00
F3;Beta;03/03/2026;02/04/2026;50,00;Impayée;0,00
""",
        {"Alpha": 6000, "Beta": 5000},
    ),
    case(
        "partly paid, its amount left blank",
        f"""
{HEAD};Statut;Montant réglé
F1;Alpha;01/03/2026;31/03/2026;100,00;Partiellement payée;
F2;Beta;02/03/2026;01/04/2026;200,00;Payée;200,00
""",
        None,
    ),
    case(
        "what is left is blank and what is paid is filled",
        f"""
{HEAD};Reste à payer;Déjà réglé
F1;Alpha;01/03/2026;31/03/2026;100,00;;40,00
F2;Beta;02/03/2026;01/04/2026;200,00;;200,00
F3;Beta;03/03/2026;02/04/2026;50,00;50,00;0,00
""",
        {"Alpha": 6000, "Beta": 5000},
    ),
    case(
        "what is left is blank on some rows and nothing else tells",
        f"""
{HEAD};Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;
F2;Beta;02/03/2026;01/04/2026;200,00;200,00
F3;Beta;03/03/2026;02/04/2026;50,00;0,00
""",
        None,
    ),
    case(
        "what is paid is the total",
        f"""
{HEAD};Total payé
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00
F2;Beta;02/03/2026;01/04/2026;200,00;0,00
""",
        {"Beta": 20000},
    ),
    case(
        "the status says paid and something is left",
        f"""
{HEAD};Reste à payer;Statut
F1;Alpha;01/03/2026;31/03/2026;100,00;40,00;Payée
F2;Beta;02/03/2026;01/04/2026;200,00;200,00;En retard
F3;Beta;02/03/2026;01/04/2026;10,00;0,00;Payée
""",
        None,
    ),
    case(
        "the status says unpaid and nothing is left",
        f"""
{HEAD};Reste à payer;Statut
F1;Alpha;01/03/2026;31/03/2026;100,00;0,00;Impayée
F2;Beta;02/03/2026;01/04/2026;200,00;200,00;Impayée
""",
        None,
    ),
    case(
        "the status says paid and what is paid is nought",
        f"""
{HEAD};Montant payé;Statut
F1;Alpha;01/03/2026;31/03/2026;100,00;0,00;Payée
F2;Beta;02/03/2026;01/04/2026;200,00;0,00;En retard
""",
        None,
    ),
    case(
        "sent says nothing of the payment",
        f"""
{HEAD};Date de paiement;Statut
F1;Alpha;01/03/2026;31/03/2026;100,00;15/03/2026;Envoyée
F2;Beta;02/03/2026;01/04/2026;200,00;;Envoyée
""",
        {"Beta": 20000},
    ),
    case(
        "every status is sent: nothing says what is paid",
        f"""
{HEAD};Statut
F1;Alpha;01/03/2026;31/03/2026;100,00;Envoyée
F2;Beta;02/03/2026;01/04/2026;200,00;Validée
""",
        None,
    ),
    case(
        "nothing says what is paid",
        f"""
{HEAD}
F1;Alpha;01/03/2026;31/03/2026;100,00
F2;Beta;02/03/2026;01/04/2026;200,00
""",
        None,
    ),
    case(
        "an unknown status",
        f"""
{HEAD};Statut
F1;Alpha;01/03/2026;31/03/2026;100,00;Zébrée
F2;Beta;02/03/2026;01/04/2026;200,00;Payée
""",
        None,
    ),
    case(
        "a status of the document and a status of the payment",
        f"""
{HEAD};Statut;Statut_paiement
F1;Alpha;01/03/2026;31/03/2026;100,00;Envoyée;Payé
F2;Beta;02/03/2026;01/04/2026;200,00;Envoyée;Impayé
F3;Beta;03/03/2026;02/04/2026;50,00;Annulée;Impayé
""",
        {"Beta": 20000},
    ),
    case(
        "two columns of what is left that disagree",
        f"""
{HEAD};Solde;Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;100,00;40,00
F2;Beta;02/03/2026;01/04/2026;200,00;300,00;200,00
""",
        None,
    ),
    case(
        "two columns of what is left that agree",
        f"""
{HEAD};Solde;Reste à payer
F1;Alpha;01/03/2026;31/03/2026;100,00;40,00;40,00
F2;Beta;02/03/2026;01/04/2026;200,00;200,00;200,00
""",
        {"Alpha": 4000, "Beta": 20000},
    ),
    case(
        "a payment is only planned",
        f"""
{HEAD};Date prévue de paiement;Payée
F1;Alpha;01/03/2026;31/03/2026;100,00;15/12/2026;non
F2;Beta;02/03/2026;01/04/2026;200,00;02/04/2026;oui
""",
        {"Alpha": 10000},
    ),
    case(
        "a header nobody knows holds the statuses",
        f"""
{HEAD};Remarque
F1;Alpha;01/03/2026;31/03/2026;100,00;Payée
F2;Beta;02/03/2026;01/04/2026;200,00;Impayée
F3;Beta;03/03/2026;02/04/2026;50,00;Payée
""",
        {"Beta": 20000},
    ),
    case(
        "ticks in a column of payment",
        f"""
{HEAD};Règlement
F1;Alpha;01/03/2026;31/03/2026;100,00;✓
F2;Beta;02/03/2026;01/04/2026;200,00;
F3;Beta;03/03/2026;02/04/2026;50,00;ok
""",
        {"Beta": 20000},
    ),
    case(
        "a deposit and the amount left",
        f"""
{HEAD};Acompte;Solde
F1;Alpha;01/03/2026;31/03/2026;100,00;30,00;70,00
F2;Beta;02/03/2026;01/04/2026;200,00;0,00;0,00
""",
        {"Alpha": 7000},
    ),
    case(
        "payments and credit notes by column",
        f"""
{HEAD};Montant réglé;Avoirs
F1;Alpha;01/03/2026;31/03/2026;100,00;40,00;10,00
F2;Beta;02/03/2026;01/04/2026;200,00;0,00;0,00
""",
        None,
    ),
)

#: Past days change nothing of what is asked.
DATED = (
    case(
        "a payment after the day asked",
        f"""
{HEAD};Date de paiement
F1;Alpha;01/03/2026;31/03/2026;100,00;15/04/2026
F2;Beta;02/03/2026;01/04/2026;200,00;10/03/2026
""",
        {"Alpha": 10000},
        options=Options(on=date(2026, 4, 1), today=TODAY),
    ),
)

CASES: tuple[Case, ...] = (*CONTRADICTIONS, *DATED)
