"""The ledger as files to take away: an Excel workbook and a CSV for French Excel. No cell of either is ever a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from guide.ledger.ageing import BUCKETS
from guide.ledger.ledger import Ledger
from guide.ledger.priorities import NextAction

BUCKET_LABELS = dict(
    zip(BUCKETS, ("Non échu", "1 à 30 jours", "31 à 60 jours", "61 à 90 jours", "91 jours et plus",
                  "Sans échéance"), strict=True)
)  # fmt: skip
ACTION_LABELS = {
    NextAction.ATTENDRE_ECHEANCE: "Attendre l'échéance",
    NextAction.RELANCE_AMIABLE: "Relance amiable",
    NextAction.MISE_EN_DEMEURE: "Mise en demeure",
    NextAction.ACTE_INTERRUPTIF: "Agir avant la prescription",
    NextAction.OUVRIR_DOSSIER: "Ouvrir un dossier",
}
_ITEM_HEADERS = (
    "Client", "Numéro", "Date", "Échéance", "Échéance estimée", "Montant initial", "Reste dû", "Jours de retard",
    "Tranche", "Prescription (estimation)", "Fichier", "Ligne",
)  # fmt: skip
_DEBTOR_HEADERS = (
    "Client", "Dû", "Dont échu", "Crédit", "Plus ancienne pièce", "Prescription (estimation)", "À faire", "Pourquoi"
)  # fmt: skip
#: Beginnings that a spreadsheet takes for a formula.
_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
#: Rows of a sheet of Excel, header and total left out.
_SHEET_ROWS = 1_048_000


class Money(int):
    """Cents, to be told from counts when a cell is written."""


def item_rows(ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    """What is open, one row an item, the oldest due first: texts, days, `Money` in cents, counts."""
    import numpy as np

    items, entries = ledger.ageing.items, ledger.entries
    deadlines = ledger.deadlines.each.tolist()
    due = items.due.tolist()
    issued = items.issued.tolist()
    for i in np.lexsort((items.at, np.isnat(items.due), items.due)).tolist():
        entry = int(items.at[i])
        yield (
            ledger.debtor_names[int(items.debtor[i])], ledger.number(entry), issued[i], due[i],
            "oui" if items.estimated[i] else "non", Money(entries.amount[entry]), Money(items.open[i]),
            int(items.late[i]), BUCKET_LABELS[BUCKETS[int(items.bucket[i])]] if items.open[i] > 0 else "Crédit",
            deadlines[i], ledger.files[int(entries.file[entry])].name, int(entries.line[entry]),
        )  # fmt: skip


def debtor_rows(ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    """One row a customer, the largest debts first."""
    for view in ledger.debtors:
        yield (
            view.name, Money(view.open), Money(view.overdue), Money(view.credit), view.oldest, view.deadline,
            ACTION_LABELS[view.next_action], view.reason,
        )  # fmt: skip


def workbook(ledger: Ledger) -> bytes:
    """An Excel workbook: summary, customers, open items, anomalies. Text is written as text, whatever it begins with."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_calc_mode("manual")
    write = _Writer(book)
    write.sheet("Synthèse", ("", "Montant"), _summary(ledger), ())
    write.sheet("Clients", _DEBTOR_HEADERS, debtor_rows(ledger), (1, 2, 3))
    write.sheet("Factures ouvertes", _ITEM_HEADERS, item_rows(ledger), (6,))
    write.sheet(
        "À vérifier", ("Fichier", "Ligne", "Colonne", "Valeur", "Message", "Gravité"),
        ((a.file, a.row, a.column, a.value, a.message, _SEVERITIES[a.severity.value]) for a in ledger.anomalies), (),
    )  # fmt: skip
    book.close()
    return out.getvalue()


_SEVERITIES = {"info": "information", "warning": "à vérifier", "error": "erreur"}


def _summary(ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    found = ledger.ageing
    yield "Situation au", ledger.as_of
    yield "Total dû", Money(found.open)
    yield "Dont échu", Money(found.overdue)
    yield "Clients créditeurs (à part)", Money(found.credit)
    if found.advances:
        yield "Avances reçues, déjà déduites", Money(found.advances)
    for name, cents in found.buckets.items():
        yield BUCKET_LABELS[name], Money(cents)
    for code, cents in found.foreign.items():
        yield f"Autre devise, à part : {ledger.currencies[code]}", Money(cents)
    for info in ledger.files:
        for control in info.controls:
            yield f"Contrôle, {info.name} : {control.label}", Money(control.found)
    if ledger.has_estimates:
        yield f"Échéances estimées : date de la pièce + {ledger.options.delai} jours", None


class _Writer:
    """Writes sheets with a frozen header, French formats and a row of totals."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.money = book.add_format({"num_format": "#,##0.00"})
        self.day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left"})
        self.total = book.add_format({"bold": True, "top": 1, "num_format": "#,##0.00"})

    def sheet(
        self, title: str, headers: Sequence[str], rows: Iterator[tuple[Any, ...]], summed: Sequence[int]
    ) -> None:
        page = self.book.add_worksheet(title)
        page.freeze_panes(1, 0)
        page.hide_gridlines(2)
        page.repeat_rows(0)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        widths = [len(header) for header in headers]
        for column, header in enumerate(headers):
            page.write_string(0, column, header, self.head)
        sums = dict.fromkeys(summed, 0)
        line = 0
        for line, row in enumerate(rows, 1):
            if line > _SHEET_ROWS:
                page.write_string(line, 0, "La suite dépasse ce que contient une feuille : prenez le CSV.")
                break
            for column, cell in enumerate(row):
                widths[column] = max(widths[column], self._cell(page, line, column, cell))
            for column in sums:
                sums[column] += row[column]
        if summed and line:
            page.write_string(line + 1, 0, "Total", self.total)
            for column, cents in sums.items():
                page.write_number(line + 1, column, cents / 100, self.total)
            page.autofilter(0, 0, line, len(headers) - 1)
        for column, width in enumerate(widths):
            page.set_column(column, column, min(60, width + 2))

    def _cell(self, page: Any, line: int, column: int, cell: Any) -> int:
        """Writes one cell by its type; answers its width."""
        if cell is None:
            return 0
        if isinstance(cell, Money):
            page.write_number(line, column, cell / 100, self.money)
            return 14
        if isinstance(cell, date):
            page.write_datetime(line, column, cell, self.day)
            return 10
        if isinstance(cell, int):
            page.write_number(line, column, cell)
            return 8
        text = "".join(c if c.isprintable() else " " for c in str(cell))
        page.write_string(line, column, text[:32_000])
        return len(text)


def items_csv(ledger: Ledger) -> bytes:
    """The open items as a CSV that French Excel opens: `;`, decimal comma, UTF-8 with its mark."""
    return _csv(_ITEM_HEADERS, item_rows(ledger))


def debtors_csv(ledger: Ledger) -> bytes:
    """The customers as a CSV that French Excel opens."""
    return _csv(_DEBTOR_HEADERS, debtor_rows(ledger))


def _csv(headers: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Money):
        return f"{'-' if cell < 0 else ''}{abs(cell) // 100},{abs(cell) % 100:02d}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return defused(str(cell)) if isinstance(cell, str) else str(cell)


def defused(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe before = + - @ and control characters."""
    return f"'{text}" if text.lstrip(" ").startswith(_LIVE) or text.startswith(_LIVE) else text
