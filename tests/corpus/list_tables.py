"""How small lists are written in the cases; what each customer owes was worked out by hand.

Where the file itself leaves a doubt, `owed` is None: only a question or a refusal is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from guide.ledger import Options, SourceFile
from guide.ledger.source import ColumnMapping
from tests.corpus.runner import TODAY, Case, Grid

HEAD = "N° facture;Client;Date facture;Échéance;Total TTC"


def table(text: str, file: str = "export.csv", separator: str = ";", above: tuple[str, ...] = ()) -> Grid:
    """A table from its lines, the first of which is the header."""
    header, *rows = (tuple(line.split(separator)) for line in text.strip("\n").split("\n"))
    assert all(len(row) == len(header) for row in rows), (file, header, rows)
    return Grid(header, tuple(rows), separator, file, "utf-8", above)


def case(name: str, text: str, owed: dict[str, int] | None, **more: object) -> Case:
    separator, above = str(more.pop("separator", ";")), more.pop("above", ())
    assert isinstance(above, tuple)
    grid = table(text, separator=separator, above=above)
    return replace(Case(name, (grid,), owed), **more)  # type: ignore[arg-type]


def files(
    name: str, texts: Mapping[str, str], owed: dict[str, int] | None, unidentified: int = 0, **answers: str
) -> Case:
    """A case of files as they stand, lines of any width, read with these answers to the questions."""
    sources = tuple(SourceFile(file, text.lstrip("\n").encode()) for file, text in texts.items())
    options = Options(today=TODAY, mapping=ColumnMapping(answers=answers)) if answers else Options(today=TODAY)
    return Case(name, (), owed, unidentified, files=sources, options=options)
