"""A ledger whose accounts stand on lines of their own, above their entries: « Compte 411DURAND - DURAND »."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from guide.errors import UnreadableFile
from guide.ledger.columns.dates import read_day
from guide.ledger.source.anomalies import Anomalies, Severity
from guide.ledger.source.table import Body, CellKind, Table, cell, whole
from guide.values.accents import unaccented

_ACCOUNT = re.compile(r"(?:compte|cpte?|n°)?\s*:?\s*(\d{3}\w*)\b[\s:.–—-]*(.*)", re.IGNORECASE)
_OF_ACCOUNT = re.compile(r"\bcompte\b\D{0,20}?\b(41[16]\w*)\b[\s:.–—-]*(.*)", re.IGNORECASE)
#: « Client : Alpha ».
_CUSTOMER = re.compile(r"clients?\s*:\s*(?=\w)", re.IGNORECASE)
_NO_HEADING = re.compile(r"(?:sous[ -]?)?total|solde|report|cumul|mouvement|page|edit|periode|du \d", re.IGNORECASE)
#: Lines looked at: a ledger of customers fits in far fewer.
_MOST_LINES = 500_000


@dataclass(frozen=True)
class _Heading:
    account: str
    name: str


class WithColumns:
    """A body with other columns, over its own or after them."""

    def __init__(self, body: Body, columns: Mapping[int, list[bytes]]) -> None:
        self.body, self.columns = body, columns
        self.rows = body.rows

    def load(self, wanted: Mapping[int, CellKind]) -> dict[int, Any]:
        arrays = self.body.load({i: kind for i, kind in wanted.items() if i not in self.columns})
        for i, kind in wanted.items():
            if i in self.columns:
                column = pa.array(self.columns[i], type=pa.binary())
                arrays[i] = column.dictionary_encode() if kind is CellKind.CODES else column
        return arrays

    def rows_pasted_twice(self, names: Sequence[str]) -> int:
        return self.body.rows_pasted_twice(names)


def under_headings(table: Table, at: Mapping[str, int], dated: int, anomalies: Anomalies) -> Table:
    """The table with the account that stands above each of its dated lines, as it is when none does. `at`: which column is
    which, `dated`: that of the day. Raises UnreadableFile when its headings are names and nothing says whose."""
    if table.rows > _MOST_LINES:
        return table
    cells = _cells(table)
    own = at.get("account")
    days = [read_day(text) is not None for text in cells[dated]]
    if own is not None and all(cells[own][i] for i, day in enumerate(days) if day):
        return table
    if not any(days):
        raise UnreadableFile(
            "Des débits et des crédits sans date, ni compte, ni client : rien ne dit qui doit quoi.",
            "Exportez le grand livre avec la date, le compte et le client de chaque ligne, ou le FEC.",
        )
    money = [at["debit"], at["credit"]]
    headings = {i: heading for i, day in enumerate(days) if not day and (heading := _heading(cells, i, money, own))}
    if not headings and own is None and (titled := _titled(table)):
        headings = {0: titled}
    if not headings or (own is not None and not any(h.account for h in headings.values())):
        return table
    if not any(h.account for h in headings.values()):
        headings = _of_customers(table, headings)
    encoding = table.cell_encoding
    if any(days[: min(headings)]):
        raise UnreadableFile(
            "Des lignes datées de ce grand livre n'ont pas de compte au-dessus d'elles : il est mêlé ou coupé.",
            "Refaites l'export, dans l'ordre des comptes, ou donnez le FEC.",
        )
    accounts: list[bytes] = []
    names: list[bytes] = []
    last = _Heading("", "")
    for i, day in enumerate(days):
        last = headings.get(i, last)
        accounts.append(last.account.encode(encoding) if day else b"")
        names.append(last.name.encode(encoding) if day else b"")
    anomalies.add(
        "Les comptes de ce grand livre sont au-dessus de leurs lignes : chaque ligne datée est prise pour celle du compte "
        "qui la précède.",
        Severity.INFO,
    )
    end = len(table.names)
    place = end if own is None else own
    added = ("Compte", "Intitulé du compte") if own is None else ("Intitulé du compte",)
    body = WithColumns(table.body, {place: accounts, end + len(added) - 1: names})
    return replace(table, names=(*table.names, *added), body=body)


def _titled(table: Table) -> _Heading | None:
    """The one account of customers that the lines above the header name: « Extrait du compte 411DUR Durand »."""
    named = {_Heading(*match.groups()) for line in table.title if (match := _OF_ACCOUNT.search(line))}
    return named.pop() if len(named) == 1 else None


def _cells(table: Table) -> list[list[str]]:
    columns = table.load(dict.fromkeys(range(len(table.names)), CellKind.CELLS))
    return [
        [cell(raw, table.cell_encoding) for raw in whole(columns.cells(i)).to_pylist()] for i in range(len(table.names))
    ]


def _heading(cells: list[list[str]], row: int, money: list[int], own: int | None) -> _Heading | None:
    """The account that a line without a date and without amounts announces."""
    if any(cells[column][row].strip(" 0,.") for column in money):
        return None
    texts = list(dict.fromkeys(column[row] for place, column in enumerate(cells) if column[row] and place != own))
    if own is not None and cells[own][row]:
        return _Heading(cells[own][row], texts[0] if texts else "")
    if not texts or _NO_HEADING.match(unaccented(texts[0]).lower()):
        return None
    account = _ACCOUNT.fullmatch(texts[0])
    if account:
        return _Heading(account.group(1), account.group(2).strip() or (texts[1] if len(texts) > 1 else ""))
    return _Heading("", texts[0]) if len(texts) == 1 and any(c.isalpha() for c in texts[0]) else None


def _of_customers(table: Table, headings: Mapping[int, _Heading]) -> dict[int, _Heading]:
    """The headings that are names, as accounts of customers when the title, or each of them, says so."""
    bare = {i: _CUSTOMER.sub("", heading.name) for i, heading in headings.items()}
    if all(bare[i] != heading.name for i, heading in headings.items()):
        return {i: _Heading(f"411C{i}", name) for i, name in bare.items()}
    title = unaccented(" ".join((*table.title, *table.names))).lower()
    if "client" not in title or "fournisseur" in title:
        raise UnreadableFile(
            "Ce grand livre range ses lignes sous des noms, sans numéro de compte : rien ne dit si ce sont vos clients.",
            "Exportez le grand livre avec les numéros de compte (411…), ou le FEC.",
        )
    return {i: replace(heading, account=f"411C{i}") for i, heading in headings.items()}
