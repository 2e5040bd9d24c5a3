"""Ordinary exports, of tools and of people, that leave no doubt: what each customer owes, by hand, and nothing to ask."""

from __future__ import annotations

from dataclasses import replace

from guide.ledger import Options
from guide.ledger.source import ColumnMapping
from tests.corpus.list_books import book
from tests.corpus.list_tables import case, table
from tests.corpus.runner import TODAY, Case

_TWO = {"Durand SA": 60000, "Martin": 30000}
_PAID = """
1,Paul,2026-03-01,2026-03-31,120.00,{}
2,Marie,2026-03-02,2026-04-01,240.00,{}
3,Luc,2026-03-03,2026-04-02,60.00,{}
"""


def _paid(name: str, header: str, *cells: str) -> Case:
    text = f"number,customer,issue_date,due_date,total_ttc,{header}{_PAID.format(*cells)}"
    return case(name, text, {"Marie": 24000, "Luc": 6000}, separator=",")


CASES: tuple[Case, ...] = (
    _paid("a database writes NULL where nothing is paid", "paid_at", "2026-03-20", "NULL", "NULL"),
    _paid("a database writes a day that is none", "date_paiement", "2026-03-20", "0000-00-00", "0000-00-00"),
    _paid("a database writes t and f", "paid", "t", "f", "f"),
    case(
        "what was billed and what came in by customer",
        "Client;Facturé;Encaissé\nDurand SA;1800,00;1200,00\nMartin;300,00;0,00\nPetit;500,00;500,00",
        _TWO,
    ),
    case(
        "what was billed and what was paid of each invoice",
        "N° facture;Client;Date;Facturé;Réglé\nF1;Durand SA;03/03/2026;1800,00;1200,00\nF2;Martin;04/03/2026;300,00;0,00",
        _TWO,
    ),
    case(
        "two sides of a balance by customer",
        "Client;Solde débiteur;Solde créditeur\nDurand SA;600,00;\nMartin;300,00;\nPetit;;50,00",
        _TWO,
    ),
    case(
        "instalments of invoices",
        """
Facture;Client;Date;Échéance;Montant échéance;Réglé
F1;Durand SA;03/03/2026;02/04/2026;600,00;oui
F1;Durand SA;03/03/2026;02/05/2026;600,00;non
F2;Martin;04/03/2026;03/04/2026;300,00;non
""",
        _TWO,
    ),
    case(
        "the labels of codes of customers",
        """
N° pièce;Date pièce;N° tiers;Intitulé;Libellé;Date échéance;Montant;Montant réglé;Solde
FA1;10/01/2026;DUR;Durand SA;Fact. 1;09/02/2026;2400,00;2400,00;0,00
FA2;11/02/2026;MAR;Martin;Fact. 2;13/03/2026;300,00;0,00;300,00
FA3;12/03/2026;DUR;Durand SA;Fact. 3;11/04/2026;800,00;200,00;600,00
""",
        _TWO,
    ),
    case(
        "lettered invoices and payments in one column",
        """
Date d'échéance;Pièce;Client;Libellé;Montant;Lettre
15/02/2026;F1;Durand SA;Facture F1;1200,00;A
28/02/2026;F2;Martin;Facture F2;300,00;
31/03/2026;F3;Durand SA;Facture F3;600,00;
15/02/2026;R1;Durand SA;Virement;-1200,00;A
""",
        _TWO,
        items={"F1": 0, "F2": 30000, "F3": 60000},
    ),
    case(
        "entries of customers by sides, with their names",
        """
Compte;Nom;Date;Pièce;Libellé;Montant;Sens;Lettre
411DUR;Durand SA;05/01/2026;F1;Facture;1200,00;D;A
411DUR;Durand SA;02/02/2026;V1;Virement;1200,00;C;A
411DUR;Durand SA;05/03/2026;F2;Facture;600,00;D;
411MAR;Martin;06/03/2026;F3;Facture;300,00;D;
""",
        _TWO,
    ),
    case(
        "a ledger of auxiliary accounts and their labels",
        """
Général;Auxiliaire;Intitulé;Date;Jal;Pièce;Libellé;Échéance;Débit;Crédit;Lettrage
41100000;DUR;Durand SA;05/01/2026;VTE;101;FACTURE;04/02/2026;1200,00;0,00;AAA
41100000;DUR;Durand SA;02/02/2026;BQE;12;REGLEMENT;;0,00;1200,00;AAA
41100000;DUR;Durand SA;05/03/2026;VTE;110;FACTURE;04/04/2026;600,00;0,00;
41100000;MAR;Martin;06/03/2026;VTE;111;FACTURE;05/04/2026;300,00;0,00;
""",
        _TWO,
    ),
    case(
        "the extract of one account",
        """
Date;Pièce;Libellé;Débit;Crédit;Solde
05/01/2026;F1;Facture F1;1200,00;;1200,00
02/02/2026;;Virement;;1200,00;0,00
05/03/2026;F2;Facture F2;600,00;;600,00
""",
        {"Durand SA": 60000},
        above=("Extrait du compte 411DUR Durand SA",),
    ),
    case(
        "owners of flats",
        "Copropriétaire;Lot;Appel;Date;Montant;Réglé;Solde\nBlanc;1;T1;01/01/2026;300,00;300,00;0,00\nNoir;2;T1;01/01/2026;250,00;100,00;150,00",
        {"Noir": 15000},
    ),
    replace(
        case(
            "payments beside invoices, without a word of invoices paid",
            "N° facture;Client;Date;Échéance;TTC\nF1;Paul;05/01/2026;04/02/2026;120,00\nF2;Marie;05/03/2026;04/04/2026;600,00",
            {"Marie": 50000},
        ),
        grids=(
            table(
                "N° facture;Client;Date;Échéance;TTC\nF1;Paul;05/01/2026;04/02/2026;120,00\nF2;Marie;05/03/2026;04/04/2026;600,00",
                "factures.csv",
            ),
            table(
                "Date;Client;Facture;Montant encaissé;Mode\n20/01/2026;Paul;F1;120,00;Virement\n20/04/2026;Marie;F2;100,00;Chèque",
                "encaissements.csv",
            ),
        ),
    ),
)

CASES += (
    case(
        "balances beside telephones",
        "Client;Téléphone;Solde\nAlpha;0601020304;120,00\nBeta;0601020305;0,00",
        {"Alpha": 12000},
    ),
    case(
        "what is out, and what share of all it is",
        "Rang;Client;Encours;Dont échu;% du total\n1;Alpha;120,00;100,00;66,67 %\n2;Gamma;60,00;60,00;33,33 %",
        {"Alpha": 12000, "Gamma": 6000},
    ),
    case(
        "the names beside the codes of customers",
        "N° pièce;Date;Client;Nom;Montant TTC;Soldée\nFA1;03/03/2026;C001;Alpha;120,00;Oui\nFA2;04/03/2026;C002;Beta;240,00;Non",
        {"Beta": 24000},
    ),
    case(
        "« non payé » among days of payment",
        "Facture;Client;Date;TTC;Date de paiement\nF1;Alpha;03/03/2026;120,00;non payé\nF2;Beta;04/03/2026;240,00;10/03/2026",
        {"Alpha": 12000},
    ),
    case(
        "direct debits",
        "Facture;Client;Date;TTC;Statut\nF1;Alpha;03/03/2026;120,00;Prélèvement rejeté\nF2;Beta;04/03/2026;240,00;Prélevée\n"
        "F3;Gamma;05/03/2026;60,00;Prélèvement en cours",
        {"Alpha": 12000, "Gamma": 6000},
    ),
    case(
        "done and to do",
        "Facture;Client;Date;TTC;Règlement\nF1;Alpha;03/03/2026;120,00;Fait\nF2;Beta;04/03/2026;240,00;À faire",
        {"Beta": 24000},
    ),
    case(
        "the account of what is receivable",
        "Posting Date,Customer,Receivable Account,Voucher No,Due Date,Invoiced Amount,Paid Amount,Outstanding Amount\n"
        "2026-09-01,Alpha,Debtors - A,SINV-1,2026-10-01,120.0,0.0,120.0\n"
        "2026-10-10,Beta,Debtors - A,SINV-2,2026-11-09,240.0,40.0,200.0",
        {"Alpha": 12000, "Beta": 20000},
        separator=",",
    ),
    case(
        "the name of the order and that of the bill",
        "Name,Financial Status,Total,Outstanding Balance,Billing Name,Created at\n"
        "#1001,paid,120.00,0.00,Alpha,2026-03-01\n#1002,pending,240.00,240.00,Beta,2026-03-02",
        {"Beta": 24000},
        separator=",",
    ),
)
_LEDGER = """
Compte;Intitulé du compte;Date;Journal;N° pièce;Libellé;Débit;Crédit;Lettrage
411DUR;Durand SA;05/01/2026;VE;F1;Facture;1200,00;;A
411DUR;Durand SA;02/02/2026;BQ;V1;Règlement;;1200,00;A
411DUR;Durand SA;05/03/2026;VE;F2;Facture;600,00;;
411MAR;Martin;06/03/2026;VE;F3;Facture;600,00;;
"""


def _beside(name: str, lefts: tuple[str, str, str], owed: dict[str, int] | None) -> Case:
    """A list of the three invoices of the ledger, with what it says is left of each."""
    rows = zip(
        ("F1;Durand;05/01/2026;1200,00", "F2;Durand;05/03/2026;600,00", "F3;Martin;06/03/2026;600,00"),
        lefts,
        strict=True,
    )
    listed = "\n".join(("N° facture;Client;Date;TTC;Reste dû", *(f"{row};{left}" for row, left in rows)))
    grids = (table(_LEDGER, "grand_livre.csv"), table(listed, "factures.csv"))
    return Case(name, grids, owed)


CASES += (
    _beside(
        "a list beside the ledger of the same invoices",
        ("0,00", "600,00", "600,00"),
        {"Durand SA": 60000, "Martin": 60000},
    ),
)

_SHEETS = Case(
    "one sheet a customer",
    (),
    {"Durand": 12000, "Martin": 20000},
    files=(
        book(
            {
                "Durand": (("N°", "Date", "TTC", "Réglé"), ("F1", "03/03/2026", 120, 0), ("F3", "03/05/2026", 60, 60)),
                "Martin": (("N°", "Date", "TTC", "Réglé"), ("F2", "04/03/2026", 240, 40)),
            }
        ),
    ),
)
CASES += (
    replace(
        _SHEETS,
        name="one sheet a customer, told so",
        options=Options(today=TODAY, mapping=ColumnMapping(answers={"feuille": "client"})),
    ),
    case(
        "the customer in the title",
        "N° facture;Date;Montant TTC;Reste dû\nF1;03/03/2026;120,00;120,00\nF2;03/04/2026;60,00;0,00",
        {"Durand": 12000},
        above=("Client : Durand",),
    ),
)

#: Of these a question is due.
DOUBTFUL: tuple[Case, ...] = (
    replace(_SHEETS, owed=None),
    case(
        "a schedule of customers whose credits are empty",
        """
Date échéance;Code client;Nom;N° pièce;Date;Mode de règlement;Débit;Crédit;Lettre
15/02/2026;DUR;Durand SA;F1;16/01/2026;Virement;600,00;;
28/02/2026;MAR;Martin;F2;29/01/2026;Chèque;300,00;;
""",
        None,
    ),
    case(
        "lettered invoices without their payments",
        """
Échéance;Pièce;Client;Montant;Lettre
15/02/2026;F1;Durand SA;1200,00;A
28/02/2026;F2;Martin;300,00;
31/03/2026;F3;Durand SA;600,00;
""",
        None,
    ),
    case(
        "two sides of an account that nothing names",
        "Date;Pièce;Libellé;Débit;Crédit;Solde\n05/01/2026;F1;Facture F1;1200,00;;1200,00\n02/02/2026;P2;Virement;;1200,00;0,00",
        None,
    ),
    _beside("a list that says another customer has paid than the ledger does", ("600,00", "600,00", "0,00"), None),
)
