"""The portfolio of an accounting firm: one row of key figures a file, each file read alone.

A row is plain data, made by `row_of` in whatever process reads the file: this one, another one of this machine
(`processes`), or one of a cluster (`cluster`). `runner` holds them together.
"""

import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.errors import GuideError
from guide.ledger.source import MAX_FILE_BYTES, Anomaly, Options, Severity, SourceFile
from guide.values.files import read_bytes
from guide.values.french import day
from guide.values.money import amount_to_json
from guide.values.spreadsheet import Money, Workbook
from guide.values.spreadsheet import Row as Cells

if TYPE_CHECKING:  # a worker loads the ledger when it reads its first file
    from guide.ledger.receivables import Ledger

#: Anomalies that a row carries to the workbook; `balance` shows the others.
SHOWN = 100


@dataclass(frozen=True)
class KeyFigures:
    """What `balance` says of one file, in short. Amounts in cents.

    `debtors`: customers who owe or are in credit. `earliest_limitation`: the first limitation still ahead of any of
    them, else the last one missed. `time_barred`: what is owed beyond its own. `other_currencies` are never added to
    euros.
    """

    as_of: date
    open: int
    overdue: int
    not_due: int
    no_due_date: int
    over_90_days: int
    credit_balances: int
    debtors: int
    earliest_limitation: date | None
    time_barred: int
    other_currencies: tuple[tuple[str, int], ...]
    rows: int
    dropped: int
    estimated_due_dates: bool
    anomalies: int


@dataclass(frozen=True)
class PortfolioRow:
    """One file as it was named: its figures, or why there are none.

    `found` holds its first anomalies. `fault` is the detail of an error of ours, for the person who mends it.
    """

    file: str
    figures: KeyFigures | None = None
    error: str | None = None
    found: tuple[Anomaly, ...] = ()
    fault: str | None = None


def row_of(file: str, data: bytes | None, options: Options) -> PortfolioRow:
    """The row of one file, read here when `data` is None. What is wrong with it is in the row. Raises what is wrong
    with this process: MemoryError, since another may have room, and ImportError, when a library is missing."""
    try:
        return _read(file, read_bytes(file, MAX_FILE_BYTES) if data is None else data, options)
    except GuideError as error:
        return PortfolioRow(file, error=str(error))
    except (MemoryError, ImportError):
        raise
    except Exception as error:
        sentence = f"Une erreur de notre fait a empêché de lire ce fichier ({type(error).__name__})."
        return PortfolioRow(file, error=sentence, fault=traceback.format_exc())


def _read(file: str, data: bytes, options: Options) -> PortfolioRow:
    from guide.ledger import read
    from guide.ledger.analysis import Report

    ledger = read([SourceFile(Path(file).name, data)], options)
    ageing, anomalies = ledger.ageing, Report(ledger).anomalies
    figures = KeyFigures(
        as_of=ledger.as_of,
        open=ageing.open,
        overdue=ageing.overdue,
        not_due=ageing.not_due,
        no_due_date=ageing.no_due_date,
        over_90_days=ageing.buckets["91+"],
        credit_balances=ageing.credit,
        debtors=int(((ageing.debtor_open != 0) | (ageing.debtor_credit != 0)).sum()),
        earliest_limitation=_first_day(ledger),
        time_barred=int(ageing.items.open[ledger.deadlines.missed(ledger.as_of)].sum()),
        rows=sum(info.rows for info in ledger.files),
        dropped=sum(info.dropped for info in ledger.files),
        estimated_due_dates=ledger.has_estimates,
        anomalies=len(anomalies),
        other_currencies=tuple((ledger.currencies[code], cents) for code, cents in ageing.foreign.items()),
    )
    return PortfolioRow(file, figures, found=anomalies[:SHOWN])


def _first_day(ledger: "Ledger") -> date | None:
    """The first limitation still ahead of any customer, as the balance prints it; else the last one missed."""
    days = [view.deadline for view in ledger.debtors if view.deadline is not None]
    ahead = [day for day in days if day >= ledger.as_of]
    return min(ahead) if ahead else max(days, default=None)


def portfolio_json(rows: Sequence[PortfolioRow]) -> dict[str, Any]:
    """Amounts as strings with two decimals, dates in ISO (the `portefeuille` shape of the front doors)."""
    return {"rows": [_row_json(row) for row in rows]}


#: The figures that stand before the error of a row; then the others, in their order; those that are amounts.
_FIRST = ("open", "overdue", "debtors", "earliest_limitation", "anomalies")
_THEN = tuple(field.name for field in fields(KeyFigures) if field.name not in _FIRST)
_CENTS = {"open", "overdue", "not_due", "no_due_date", "over_90_days", "credit_balances", "time_barred"}


def _row_json(row: PortfolioRow) -> dict[str, Any]:
    first, then = (
        {name: _figure_json(name, getattr(row.figures, name)) if row.figures else None for name in names}
        for names in (_FIRST, _THEN)
    )
    return {"file": row.file, **first, "error": row.error, **then}


def _figure_json(name: str, figure: Any) -> Any:
    if isinstance(figure, date):
        return figure.isoformat()
    if name == "other_currencies":
        return {code: amount_to_json(cents) for code, cents in figure}
    return amount_to_json(figure) if name in _CENTS else figure


_HEADERS = (
    "Fichier",
    "Arrêté au",
    "Total dû",
    "Dont échu",
    "Échu depuis plus de 90 jours",
    "Non échu",
    "Sans échéance",
    "Crédits (à part)",
    "Clients non soldés",
    "Première prescription (estimation)",
    "Déjà prescrit (estimation)",
    "Autres devises (à part)",
    "Échéances estimées",
    "Lignes illisibles",
    "À vérifier",
    "Non lu, parce que",
)
_AMOUNTS = (2, 3, 4, 5, 6, 7, 10)


def workbook(rows: Sequence[PortfolioRow], made_on: date) -> bytes:
    """An Excel workbook of that day, said above each printed page: the rows with their totals, then what is to be checked.
    No cell is a formula."""
    from guide.ledger.exports import workbook as ledger_workbook

    book = Workbook(made_on, f"Portefeuille, établi le {day(made_on)}")
    book.sheet("Portefeuille", _HEADERS, (_cells(row) for row in rows), _AMOUNTS)
    anomalies = (ledger_workbook.anomaly_cells(a) for row in rows for a in _to_check(row))
    book.sheet("À vérifier", ledger_workbook.ANOMALY_HEADERS, anomalies)
    return book.content()


def _cells(row: PortfolioRow) -> Cells:
    figures = row.figures
    if figures is None:
        return (row.file, *(None for _ in _HEADERS[1:-1]), row.error)
    others = ", ".join(f"{amount_to_json(cents).replace('.', ',')} {code}" for code, cents in figures.other_currencies)
    return (
        row.file,
        figures.as_of,
        Money(figures.open),
        Money(figures.overdue),
        Money(figures.over_90_days),
        Money(figures.not_due),
        Money(figures.no_due_date),
        Money(figures.credit_balances),
        figures.debtors,
        figures.earliest_limitation,
        Money(figures.time_barred),
        others or None,
        "oui" if figures.estimated_due_dates else "non",
        figures.dropped,
        figures.anomalies,
        None,
    )


def _to_check(row: PortfolioRow) -> Iterator[Anomaly]:
    """The anomalies under the name that the file was given by, and what is not shown of them."""
    if row.error:
        yield Anomaly(row.file, None, None, None, row.error, Severity.ERROR)
    yield from (replace(anomaly, file=row.file) for anomaly in row.found)
    beyond = row.figures.anomalies - len(row.found) if row.figures else 0
    if beyond:
        sentence = f"{beyond} autre(s) remarque(s) : python -m guide balance les donne toutes."
        yield Anomaly(row.file, None, None, None, sentence, Severity.INFO)
