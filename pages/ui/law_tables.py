"""The law's data as tables: today's figures, the history of each, and the list of texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from guide import law
from guide.values import french
from guide.values.dates import semester_start
from guide.values.money import rate_from_decimal
from pages.ui.citations import cite
from pages.ui.tables import Markdown, Row
from pages.ui.wording import plain

_SUPPORT = {
    "2+": "au moins deux sources",
    "1": "une source, **à vérifier**",
    "memory": "de mémoire, **à vérifier**",
}
_COLUMNS = {"value": "Valeur", "particulier": "Créancier particulier", "professionnel": "Autres cas"}
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
    rows = [
        _row(name, french.rate, replace(rule(on), valid_from=semester_start(on)))
        for name, rule in _BY_SEMESTER
    ]
    rows += [_row(name, french.rate, rule(on)) for name, rule in _RULES]
    return rows + [_row(name, french.money, law.amount(id, on)) for name, id in _AMOUNTS]


def any_projected(on: date) -> bool:
    return any(rule(on).projected for _, rule in (*_BY_SEMESTER, *_RULES))


def _row(name: str, write: Callable[[Any], str], dated: law.Dated[Any]) -> Row:
    value = plain(write(dated.value)) + (" (**provisoire**)" if dated.projected else "")
    return (name, Markdown(value), french.short_day(dated.valid_from), Markdown(cite(dated.reference)))


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
    head = ["À partir du", *(_COLUMNS[c] for c in columns), "Source", "Lu le", "Établi par"]
    rows: list[Row] = [
        (
            french.short_day(value.valid_from),
            *(_figure(value.figures[c], series.unit) for c in columns),
            Markdown(f"[lire]({value.source})"),
            french.short_day(value.read_on),
            Markdown(_SUPPORT[value.support]),
        )
        for value in reversed(series.values)
    ]
    return head, rows, tuple(range(1, 1 + len(columns)))


def texts(sought: str) -> list[Row]:
    """The references whose label, title or note hold every word sought, accents and case aside."""
    words = _folded(sought).split()
    return [
        (
            Markdown(f"[{plain(found.label)}]({found.url})"),
            Markdown(plain(found.title) + (" **À vérifier.**" if found.to_check else "")),
            french.short_day(found.read_on),
        )
        for found in law.references()
        if all(word in _folded(f"{found.label} {found.title} {found.note}") for word in words)
    ]


def _figure(value: Decimal, unit: str) -> str:
    if unit in ("pourcent_an", "pourcent"):
        return french.rate(rate_from_decimal(value))
    if unit == "euros":
        return french.money(int(value * 100))
    decimals = 0 if value == value.to_integral_value() else 2
    return f"{french.number(value, decimals)} {unit}"


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
