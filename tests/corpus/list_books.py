"""Workbooks of several sheets: hidden, repeated, of other documents; what each customer owes, by hand."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import xlsxwriter

from guide.ledger import SourceFile
from tests.corpus.runner import Case

HEAD = ("N° facture", "Client", "Date facture", "Échéance", "Total TTC", "Reste à payer")
F1 = ("F1", "Alpha", "01/03/2026", "31/03/2026", 100, 100)
F2 = ("F2", "Beta", "02/03/2026", "01/04/2026", 200, 0)
F3 = ("F3", "Alpha", "03/03/2026", "02/04/2026", 50, 50)
F4 = ("F4", "Gamma", "03/04/2026", "02/05/2026", 75.5, 75.5)

Rows = Sequence[Sequence[object]]


def book(sheets: Mapping[str, Rows], hidden: Sequence[str] = (), money: Mapping[str, str] | None = None) -> SourceFile:
    """A workbook; `money`: by sheet, the number format of its amounts."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            shape = made.add_format({"num_format": money[name]}) if money and name in money else None
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write(at, column, cell, shape if isinstance(cell, (int, float)) else None)
            if name in hidden:
                sheet.hide()
    return SourceFile("classeur.xlsx", out.getvalue())


def case(name: str, sheets: Mapping[str, Rows], owed: dict[str, int] | None, *hidden: str) -> Case:
    return Case(name, (), owed, files=(book(sheets, hidden),))


CASES: tuple[Case, ...] = (
    case("a hidden sheet", {"Factures": (HEAD, F1, F2), "Anciennes": (HEAD, F4)}, {"Alpha": 10000}, "Anciennes"),
    case("all and unpaid", {"Toutes": (HEAD, F1, F2, F3), "Impayées": (HEAD, F1, F3)}, {"Alpha": 15000}),
    case("unpaid before all", {"Impayées": (HEAD, F1, F3), "Toutes": (HEAD, F1, F2, F3)}, {"Alpha": 15000}),
    case("a sheet a month", {"Mars": (HEAD, F1, F2, F3), "Avril": (HEAD, F4)}, {"Alpha": 15000, "Gamma": 7550}),
    case(
        "invoices and their payments",
        {
            "Factures": (HEAD[:5], F1[:5], F2[:5], F3[:5]),
            "Règlements": (
                ("Date de règlement", "Client", "N° facture", "Mode de règlement", "Montant"),
                ("10/03/2026", "Beta", "F2", "Virement", 200),
                ("11/03/2026", "Alpha", "F1", "Virement", 30),
            ),
        },
        {"Alpha": 12000},
    ),
    case(
        "invoices and quotes",
        {
            "Devis": (
                ("N° devis", "Client", "Date devis", "Total TTC", "Statut"),
                ("D1", "Alpha", "01/03/2026", 900, "Accepté"),
                ("D2", "Beta", "02/03/2026", 800, "En attente"),
                ("D3", "Beta", "02/03/2026", 700, "En attente"),
            ),
            "Factures": (HEAD, F1, F2),
        },
        {"Alpha": 10000},
    ),
    case(
        "invoices and a sum by customer",
        {"Par client": (("Client", "Solde"), ("Alpha", 150), ("Beta", 0)), "Factures": (HEAD, F1, F2, F3)},
        {"Alpha": 15000},
    ),
    case(
        "two lists of other columns",
        {
            "2025": (HEAD, F1, F2),
            "2026": (
                ("Facture", "Nom du client", "Date", "Montant TTC", "Restant dû"),
                ("F4", "Gamma", "03/04/2026", 75.5, 75.5),
            ),
        },
        {"Alpha": 10000, "Gamma": 7550},
    ),
    case(
        "customers' invoices and suppliers' bills",
        {
            "Clients": (HEAD, F1, F2),
            "Fournisseurs": (
                ("N° facture", "Fournisseur", *HEAD[2:]),
                ("X1", "Delta", "01/03/2026", "31/03/2026", 60, 60),
            ),
        },
        {"Alpha": 10000},
    ),
    Case(
        "dollars in the format of the cells",
        (),
        {},
        files=(book({"Factures": (HEAD, F1, F2)}, money={"Factures": "[$$-409]#,##0.00"}),),
    ),
)
