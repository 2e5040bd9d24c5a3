"""The ledger as files to take away: an Excel workbook and a CSV for French Excel. No cell of either is ever a formula."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guide.ledger.ageing import BUCKETS
from guide.ledger.ledger import Ledger
from guide.ledger.priorities import NextAction
from guide.ledger.sources import Anomaly
from guide.values.spreadsheet import Money, Workbook, csv_file

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

ANOMALY_HEADERS = ("Fichier", "Ligne", "Colonne", "Valeur", "Message", "Gravité")
_SEVERITIES = {"info": "information", "warning": "à vérifier", "error": "erreur"}


def anomaly_cells(anomaly: Anomaly) -> tuple[Any, ...]:
    """One row of a sheet of things to check."""
    return (
        anomaly.file, anomaly.row, anomaly.column, anomaly.value, anomaly.message,
        _SEVERITIES[anomaly.severity.value],
    )  # fmt: skip


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
    book = Workbook()
    book.sheet("Synthèse", ("", "Montant"), _summary(ledger), ())
    book.sheet("Clients", _DEBTOR_HEADERS, debtor_rows(ledger), (1, 2, 3))
    book.sheet("Factures ouvertes", _ITEM_HEADERS, item_rows(ledger), (6,))
    book.sheet("À vérifier", ANOMALY_HEADERS, map(anomaly_cells, ledger.anomalies))
    return book.content()


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


def items_csv(ledger: Ledger) -> bytes:
    """The open items as a CSV that French Excel opens: `;`, decimal comma, UTF-8 with its mark."""
    return csv_file(_ITEM_HEADERS, item_rows(ledger))


def debtors_csv(ledger: Ledger) -> bytes:
    """The customers as a CSV that French Excel opens."""
    return csv_file(_DEBTOR_HEADERS, debtor_rows(ledger))
