"""Workbooks of several sheets: hidden, repeated, of other documents; what each customer owes, by hand."""

from __future__ import annotations

import io
import re
import zipfile
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


def summed(sheets: Mapping[str, Rows], result: bytes | None = None) -> SourceFile:
    """A workbook as programs write it: its formulas (« =… ») hold `result`, or none at all."""
    written = book(sheets).data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as made, zipfile.ZipFile(out, "w") as again:
        for part in made.namelist():
            of_part = made.read(part)
            if "worksheets/" in part:
                instead = b"" if result is None else b"<v>" + result + b"</v>"
                of_part = re.sub(rb"(?<=</f>)<v>0</v>", instead, of_part)
            again.writestr(part, of_part)
    return SourceFile("classeur.xlsx", out.getvalue())


#: Alpha owes 100,00 €, Beta nothing; the totals and what is left are formulas.
BY_FORMULA = {
    "Factures": (
        ("N°", "Client", "Date", "HT", "TVA", "Total TTC", "Payé", "Reste"),
        ("F1", "Alpha", "05/01/2026", 80, 20, "=D2+E2", 0, "=F2-G2"),
        ("F2", "Beta", "06/01/2026", 40, 10, "=D3+E3", 50, "=F3-G3"),
    )
}
SUM_BY_FORMULA = {
    "Factures": (*(row[:6] for row in (HEAD, F1, F2)), ("", "Total", "", "", "=SUM(E2:E3)", "=SUM(F2:F3)"))
}


def case(name: str, sheets: Mapping[str, Rows], owed: dict[str, int] | None, *hidden: str) -> Case:
    return Case(name, (), owed, files=(book(sheets, hidden),))


CASES: tuple[Case, ...] = (
    Case("formulas without a result", (), None, files=(summed(BY_FORMULA),)),
    Case("formulas whose result is empty", (), None, files=(summed(BY_FORMULA, b""),)),
    Case("formulas whose result is nought, as programs write it", (), None, files=(summed(BY_FORMULA, b"0"),)),
    Case("a row of totals whose formulas have no result", (), {"Alpha": 10000}, files=(summed(SUM_BY_FORMULA),)),
    case("what was paid, beside the last header", {"Factures": (HEAD[:5], (*F1[:5], 30), (*F4[:5], "soldée"))}, None),
    case(
        "an empty column beside the last header",
        {"Factures": ((*HEAD, ""), (*F1, " "), (*F4, ""))},
        {"Alpha": 10000, "Gamma": 7550},
    ),
    case("a row's own mark beside the last header", {"Factures": (HEAD, (*F1, "à annuler"), F4)}, None),
    Case(
        "sheets of what is owed no more beside the invoices",
        (),
        {"Alpha": 10000},
        files=(book({"Factures": (HEAD, F1, F2), "Annulées": (HEAD, F4), "Factor": (HEAD, F3)}),),
    ),
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
