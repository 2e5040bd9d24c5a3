"""The ledger as files to take away: an Excel workbook, CSV for French Excel, and a copy without the names. No cell of
any of them is ever a formula, whatever the data."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from guide.ledger.analysis.defect_labels import WORDS, counted
from guide.ledger.analysis.report import Report
from guide.ledger.dunning.followed_ledger import FollowedLedger, track
from guide.ledger.dunning.notes import CustomerNotes
from guide.ledger.dunning.promises import PromiseState
from guide.ledger.dunning.week_plan import Task, week
from guide.ledger.exports.pseudonyms import Names, Pseudonyms, without_words
from guide.ledger.receivables.ageing import BUCKETS
from guide.ledger.receivables.labels import ACTION_LABELS, BUCKET_LABELS
from guide.ledger.receivables.receivables import Ledger
from guide.ledger.source.anomalies import Anomaly
from guide.ledger.source.entries import TO_IDENTIFY
from guide.values.french import short_day
from guide.values.spreadsheet import Money, Workbook, csv_file


def _headers(names: str) -> tuple[str, ...]:
    return tuple(names.split(";"))


_ITEM_HEADERS = _headers(
    "Client;Numéro;Date;Échéance;Échéance estimée;Montant initial;Reste dû;Jours de retard;Tranche;"
    "Prescription (estimation);Fichier;Ligne"
)
_DEBTOR_HEADERS = _headers(
    "Client;Dû;Dont échu;Crédit;Plus ancienne pièce;Prescription (estimation);À faire;Pourquoi;Pas avant;"
    "Dernier contact;Vos notes"
)
_PLAN_HEADERS = _headers("Quand;Jour;Client;En retard;À faire;Pourquoi;Dernier contact;Agir avant (estimation)")
ANOMALY_HEADERS = ("Fichier", "Ligne", "Colonne", "Valeur", "Message", "Gravité")
_SEVERITIES = {"info": "information", "warning": "à vérifier", "error": "erreur"}
#: A ledger alone is one of whose customers nothing was noted.
Source = Ledger | FollowedLedger


def _tracked(source: Source) -> FollowedLedger:
    return source if isinstance(source, FollowedLedger) else track(source, CustomerNotes())


def item_rows(ledger: Ledger, names: Names) -> Iterator[tuple[Any, ...]]:
    """What is open, one row an item, the oldest due first: texts, days, `Money` in cents, counts."""
    items, entries = ledger.ageing.items, ledger.entries
    deadlines = ledger.deadlines.each.tolist()
    due = items.due.tolist()
    issued = items.issued.tolist()
    for i in np.lexsort((items.at, np.isnat(items.due), items.due)).tolist():
        entry = int(items.at[i])
        yield (
            names.client(int(items.debtor[i])),
            names.document(entry),
            issued[i],
            due[i],
            "oui" if items.estimated[i] else "non",
            Money(entries.amount[entry]),
            Money(items.open[i]),
            int(items.late[i]),
            BUCKET_LABELS[BUCKETS[int(items.bucket[i])]] if items.open[i] > 0 else "Crédit",
            deadlines[i],
            names.file(int(entries.file[entry])),
            int(entries.line[entry]),
        )


def debtor_rows(tracking: FollowedLedger, names: Names) -> Iterator[tuple[Any, ...]]:
    """One row a customer, the largest debts first."""
    for view in tracking.debtors:
        yield (
            names.client(view.number),
            Money(view.open),
            Money(view.overdue),
            Money(view.credit),
            view.oldest,
            view.deadline,
            ACTION_LABELS[view.next_action] if view.identified else TO_IDENTIFY,
            view.reason,
            tracking.decision(view).until,
            tracking.last_contact(view.number),
            " ; ".join(_statuses(tracking, view.number)),
        )


def plan_rows(tracking: FollowedLedger, names: Names) -> Iterator[tuple[Any, ...]]:
    """The week, then what it has no room for, then those who wait: the day is that before which nothing is to be done."""
    plan = week(tracking)
    rows: list[tuple[str, date | None, Task]]
    rows = [("cette semaine", day, task) for day, tasks in plan.days for task in tasks]
    rows += [("ensuite", None, task) for task in plan.later]
    rows += [("en attente", task.decision.until, task) for task in plan.waiting]
    for when, day, task in rows:
        yield (
            when,
            day,
            names.client(task.view.number),
            Money(task.view.overdue),
            ACTION_LABELS[task.action],
            task.decision.reason,
            task.last,
            task.view.deadline,
        )


def _statuses(tracking: FollowedLedger, debtor: int) -> Iterator[str]:
    """What was noted of a customer, in a few words that quote nobody."""
    followed = tracking.of(debtor)
    if followed is None:
        return
    if followed.disputed:
        yield "contestation"
    for pledge in tracking.pledges(debtor):
        what = "versement" if pledge.by_plan else "promesse"
        state = {PromiseState.KEPT: "tenue", PromiseState.BROKEN: "non tenue", PromiseState.RUNNING: "en cours"}.get(
            pledge.verdict
        )
        yield f"{what} du {short_day(pledge.due)} : {state or 'à vérifier'}"
    if followed.paused(tracking.on):
        yield "ne pas relancer"
    for letter in followed.sent[-1:]:
        yield f"{letter.kind.value.replace('_', ' ')} du {short_day(letter.on)}"


def workbook(source: Source) -> bytes:
    """An Excel workbook: summary, plan of the week, customers, open items, what is to be checked."""
    tracked = _tracked(source)
    names, ledger = Names(tracked.ledger), tracked.ledger
    book, report = _figures(tracked, names), Report(ledger)
    book.sheet(
        "Qualité",
        ("À vérifier", "Somme", "Ce que cela veut dire", "À faire"),
        (
            (
                counted(each),
                None if each.amount is None else Money(each.amount),
                WORDS[each.defect].meaning,
                WORDS[each.defect].to_do,
            )
            for each in report.quality.findings
        ),
    )
    book.sheet("Anomalies", ANOMALY_HEADERS, map(anomaly_cells, report.anomalies))
    return book.content()


def pseudonymised(source: Source) -> bytes:
    """The workbook with the same amounts and dates, and nothing of the names, numbers, labels, files or notes."""
    tracked = without_words(_tracked(source))
    names = Pseudonyms(tracked.ledger)
    book = _figures(tracked, names)
    files = [info.name for info in tracked.ledger.files]
    book.sheet(
        "Anomalies",
        ("Fichier", "Ligne", "Gravité"),
        (
            (names.file(files.index(a.file)) if a.file in files else None, a.row, _SEVERITIES[a.severity.value])
            for a in Report(tracked.ledger).anomalies
        ),
    )
    return book.content()


def _figures(tracking: FollowedLedger, names: Names) -> Workbook:
    on = tracking.ledger.as_of
    book = Workbook(on, f"Balance âgée au {short_day(on)}")
    book.sheet("Synthèse", ("", "Montant"), _summary(tracking.ledger, names))
    book.sheet("Plan de la semaine", _PLAN_HEADERS, plan_rows(tracking, names), (3,))
    book.sheet("Clients", _DEBTOR_HEADERS, debtor_rows(tracking, names), (1, 2, 3))
    book.sheet("Factures", _ITEM_HEADERS, item_rows(tracking.ledger, names), (6,))
    return book


def anomaly_cells(anomaly: Anomaly) -> tuple[Any, ...]:
    """One row of a sheet of things to check."""
    severity = _SEVERITIES[anomaly.severity.value]
    return anomaly.file, anomaly.row, anomaly.column, anomaly.value, anomaly.message, severity


def _summary(ledger: Ledger, names: Names) -> Iterator[tuple[Any, ...]]:
    ageing = ledger.ageing
    yield "Situation au", ledger.as_of
    yield "Total dû", Money(ageing.open)
    yield "Dont échu", Money(ageing.overdue)
    yield "Clients créditeurs (à part)", Money(ageing.credit)
    if ageing.advances:
        yield "Avances reçues, déjà déduites", Money(ageing.advances)
    for name, cents in ageing.buckets.items():
        yield BUCKET_LABELS[name], Money(cents)
    for code, cents in ageing.foreign.items():
        yield f"Autre devise, à part : {names.currency(code)}", Money(cents)
    for place, info in enumerate(ledger.files):
        for rank, control in enumerate(info.controls, 1):
            label = str(rank) if names.blind else control.label
            yield f"Contrôle, {names.file(place)} : {label}", Money(control.found)
    if ledger.has_estimates:
        yield f"Échéances estimées : date de la pièce + {ledger.options.delai} jours", None


def items_csv(source: Source) -> bytes:
    """The open items as a CSV that French Excel opens: `;`, decimal comma, UTF-8 with its mark."""
    ledger = _tracked(source).ledger
    return csv_file(_ITEM_HEADERS, item_rows(ledger, Names(ledger)))


def debtors_csv(source: Source) -> bytes:
    """The customers as a CSV that French Excel opens."""
    tracked = _tracked(source)
    return csv_file(_DEBTOR_HEADERS, debtor_rows(tracked, Names(tracked.ledger)))
