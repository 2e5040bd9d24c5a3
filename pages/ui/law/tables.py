"""The law's data as tables: today's figures, and the history of each with its chart."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from guide import law
from guide.errors import GuideError
from guide.values import french
from guide.values.dates import semester_start
from guide.values.money import rate_from_decimal
from pages.ui.kit import charts
from pages.ui.kit.citations import cite, link
from pages.ui.kit.labels import plain
from pages.ui.kit.tables import Markdown, Row

#: How many sources establish a value: short, for a column that a phone shows too.
SUPPORT = {"2+": "2+", "1": "1, **à vérifier**", "memory": "0, **à vérifier**"}
#: Values under which a history is read faster in its table than on a chart.
_DRAWN = 4
_COLUMNS = {"value": "Valeur", "particulier": "Créancier particulier", "professionnel": "Autres cas"}
#: The same at the head of a column, which a phone shows beside four others: owed « à un particulier ».
_HEADS = {"value": "Valeur", "particulier": "À un particulier", "professionnel": "Autres"}
#: The rates that are worked out from two series, as the statement uses them.
_BY_SEMESTER: tuple[tuple[str, Callable[[date], law.Dated[Any]]], ...] = (
    ("Pénalités entre entreprises, sans clause (BCE + 10 points)", law.late_rate),
    ("Intérêts moratoires d'un acheteur public (BCE + 8 points)", law.public_rate),
)
_RULES: tuple[tuple[str, Callable[[date], law.Dated[Any]]], ...] = (
    ("Plancher d'une clause (3 × le taux légal)", law.floor_rate),
    ("Taux légal, créancier professionnel", law.legal_rate),
    ("Taux légal, créancier particulier", lambda on: law.legal_rate(on, private_creditor=True)),
    ("Taux de refinancement de la BCE", law.ecb_rate),
)
_AMOUNTS = (("Indemnité forfaitaire, par facture en retard", "indemnite_forfaitaire"),)


def today(on: date) -> list[Row]:
    rows = [_row(name, french.rate, replace(rule(on), valid_from=semester_start(on))) for name, rule in _BY_SEMESTER]
    rows += [_row(name, french.rate, rule(on)) for name, rule in _RULES]
    return rows + [_row(name, french.money, law.amount(id, on)) for name, id in _AMOUNTS]


def any_projected(on: date) -> bool:
    return any(rule(on).projected for _, rule in (*_BY_SEMESTER, *_RULES))


def by_semester(since: date, on: date) -> list[Row]:
    """The rates that a statement uses and that are not those of the day `since`: before, now, since when, the text."""
    rows: list[Row] = []
    for name, rule in (*_BY_SEMESTER, _RULES[0]):
        try:
            before = french.rate(rule(since).value)
        except GuideError:
            continue  # older than the rates that are known
        now = rule(on)
        if before != french.rate(now.value):
            rows.append(changed(name, before, french.rate(now.value), semester_start(on), now.reference))
    return rows


def changed(name: str, before: str, now: str, since: date, reference: str) -> Row:
    """The text stands under the name: a fifth column would leave the screen of a phone."""
    return (Markdown(f"{plain(name)} ({link(reference)})"), before, now, french.short_day(since))


def _row(name: str, write: Callable[[Any], str], dated: law.Dated[Any]) -> Row:
    label = plain(name) + (" (**provisoire**)" if dated.projected else "")
    return (Markdown(label), write(dated.value), french.short_day(dated.valid_from), Markdown(cite(dated.reference)))


def about(series: law.Series) -> str:
    known = (
        f" Rien n'est publié à partir du {french.day(series.known_until)} : ensuite, la dernière valeur est "
        "**provisoire**."
        if series.known_until
        else ""
    )
    return f"{cite(series.reference)}.{known}"


def history(series: law.Series) -> tuple[list[str], list[Row], tuple[int, ...]]:
    """Head, rows (newest first) and the columns of figures."""
    columns = list(series.values[0].figures)
    head = ["À partir du", *(_HEADS[c] for c in columns), "Texte", "Lu le", "Sources"]
    rows: list[Row] = [
        (
            french.short_day(value.valid_from),
            *(figure(value.figures[c], series.unit) for c in columns),
            Markdown(f"[lire]({value.source})"),
            french.short_day(value.read_on),
            Markdown(SUPPORT[value.support]),
        )
        for value in reversed(series.values)
    ]
    return head, rows, tuple(range(1, 1 + len(columns)))


def is_drawn(series: law.Series) -> bool:
    return len(series.values) >= _DRAWN and series.unit in _SIGNS


def chart(series: law.Series, on: date) -> None:
    """The history as a line in steps; its table stands beneath."""
    columns = list(series.values[0].figures)
    points = {_COLUMNS[c]: [(value.valid_from, value.figures[c]) for value in series.values] for c in columns}
    first, last = series.values[0], series.values[-1]
    values = " ; ".join(
        f"{_COLUMNS[c].lower()} : de {figure(first.figures[c], series.unit)} au {french.day(first.valid_from)} à "
        f"{figure(last.figures[c], series.unit)} au {french.day(last.valid_from)}"
        for c in columns
    )
    alt = f"{series.title}, {french.count(len(series.values), 'valeur', 'valeurs')}, dans le tableau ci-dessous. {values}."
    charts.steps(points, max(on, last.valid_from), _SIGNS[series.unit], alt)


#: The units worth a chart, as they are written after a figure.
_SIGNS = {"pourcent_an": "%", "pourcent": "%", "euros": "€"}


def figure(value: Decimal, unit: str) -> str:
    if unit in ("pourcent_an", "pourcent"):
        return french.rate(rate_from_decimal(value))
    if unit == "euros":
        return french.money(int(value * 100))
    decimals = 0 if value == value.to_integral_value() else 2
    return f"{french.number(value, decimals)} {unit}"


def figures(value: law.Value, unit: str) -> str:
    """One figure, or both columns of the legal rate."""
    return " / ".join(figure(each, unit) for each in value.figures.values())
