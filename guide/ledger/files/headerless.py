"""Accounting exchange files without a header: their columns are told by their places, as their makers publish them.

Sage 100 (parametric import « .MAE »), Ciel and Sage 50 (XIMPORT.TXT, fixed width), LDCompta (records « E » and « C »).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from guide.ledger.columns.fec_headers import recognise
from guide.ledger.files.delimited_text import PREVIEW_ROWS, plain_table, tolerant_table
from guide.ledger.files.encoding import Decoded
from guide.ledger.files.header import Heading, first_lines
from guide.ledger.source.table import ListBody, Table

_DAY, _AMOUNT = r"\d{6}", r"[-+ ]*\d[\d ]*(?:[.,]\d+)?-?"


@dataclass(frozen=True)
class Layout:
    """A shape of line, and what stands in it, as a header would name it."""

    software: str
    header: str
    line: re.Pattern[str]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.header.split(";"))


SAGE = (
    Layout(
        "Sage 100",
        "Code journal;Date pièce;N° pièce;N° facture;Référence;N° compte général;N° compte tiers;"
        "Libellé écriture;Date échéance;Débit;Crédit",
        re.compile(
            rf"[^;]{{1,6}};{_DAY};[^;]*;[^;]*;[^;]*;\d{{3,13}};[^;]*;[^;]*;(?:{_DAY})?;(?:{_AMOUNT})?;(?:{_AMOUNT})?;?"
        ),
    ),
    Layout(
        "Sage 100",
        "Code journal;Date pièce;N° pièce;N° compte général;N° compte tiers;Libellé écriture;"
        "Date échéance;Débit;Crédit",
        re.compile(rf"[^;]{{1,6}};{_DAY};[^;]*;\d{{3,13}};[^;]*;[^;]*;(?:{_DAY})?;(?:{_AMOUNT})?;(?:{_AMOUNT})?;?"),
    ),
)
XIMPORT = Layout(
    "Ciel ou Sage 50 (XIMPORT)",
    "Mouvement;Journal;Date;Échéance;Pièce;Compte;Libellé;Montant;Sens;Libellé compte",
    re.compile(r".{5}.{2}\d{8}(?:\d{8}| {8}).{12}\d[^;|\t]{10}.{25}[ \d.,+-]{12}\d[DC].{18}.*"),
)
#: Where each of these cells begins and ends, in characters; 18 of analysis are left out before the last.
_PLACES = ((0, 5), (5, 7), (7, 15), (15, 23), (23, 35), (35, 46), (46, 71), (71, 84), (84, 85), (103, 137))
LDCOMPTA = Layout(
    "LDCompta",
    "Journal;N° pièce;Date pièce;Libellé;Échéance;Montant;Sens;Compte;Date comptable;Lettrage;"
    "Compte auxiliaire;Nom tiers",
    re.compile(
        rf"E;[^;]{{0,3}};[^;]*;[^;]*;\d{{8}};[^;]*;(?:\d{{8}})?;(?:FC|AC|FF|AF|);[^;]*;{_AMOUNT};[DC];\d{{3}}[^;]*;\d{{8}};"
        r"[^;]*;[^;]*;[^;]*;.*"
    ),
)
#: Places of these cells in a record « E »; « C » records hold the code of a customer and its name.
_RECORD = (1, 3, 4, 5, 6, 9, 10, 11, 12, 13, 15)
_CODE, _NAME = 1, 5


def table_without_header(source: Decoded) -> Table | None:
    """The entries of a file of one of these layouts, None when it is of none of them."""
    first = [raw.decode(source.encoding, errors="replace").rstrip("\r\n\x1a") for _, raw in first_lines(source.data)]
    head = [line for line in first if line.strip()]
    for layout in SAGE:
        if _all(layout, head):
            known = recognise(layout.names)
            assert known is not None
            heading = Heading(layout.names, ";", 0, 0, known, False)
            return replace(plain_table(source, heading) or tolerant_table(source, heading), software=layout.software)
    if _all(XIMPORT, head):
        rows = ((n, [line[a:b].strip() for a, b in _PLACES]) for n, line in _lines(source))
        return _table(source, XIMPORT, rows)
    records = [line for line in head if line.startswith("E;")]
    if _all(LDCOMPTA, records) and all(line.startswith(("E;", "C;", "F;")) for line in head):
        return _table(source, LDCOMPTA, _entries(source))
    return None


def _all(layout: Layout, lines: Sequence[str]) -> bool:
    return bool(lines) and all(layout.line.fullmatch(line) for line in lines)


def _lines(source: Decoded) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers, decoded one by one."""
    for number, raw in enumerate(re.split(rb"\r*\n|\r(?!\r*\n)", source.data), 1):
        line = raw.decode(source.encoding, errors="replace").rstrip("\x1a")
        if line.strip():
            yield number, line


def _entries(source: Decoded) -> Iterator[tuple[int, list[str]]]:
    """The records « E » of LDCompta, with the name that a record « C » gives to their customer."""
    names: dict[str, str] = {}
    for number, line in _lines(source):
        cells = line.split(";")
        if cells[0] == "C" and len(cells) > _NAME:
            names[cells[_CODE]] = cells[_NAME]
        elif cells[0] == "E" and len(cells) > _RECORD[-1]:
            yield number, [*(cells[i].strip() for i in _RECORD), names.get(cells[_RECORD[-1]], "")]


def _table(source: Decoded, layout: Layout, rows: Iterator[tuple[int, list[str]]]) -> Table:
    lines: list[int] = []
    columns: list[list[bytes]] = [[] for _ in layout.names]
    for number, cells in rows:
        lines.append(number)
        for column, cell in zip(columns, cells, strict=True):
            column.append(cell.encode())
    preview = tuple(tuple(c[i].decode() for c in columns) for i in range(min(PREVIEW_ROWS, len(lines))))
    return Table(
        layout.names,
        ListBody(columns, len(lines)),
        "utf-8",
        source.origin,
        None,
        1,
        np.array(lines, dtype=np.int32),
        preview=preview,
        software=layout.software,
    )
