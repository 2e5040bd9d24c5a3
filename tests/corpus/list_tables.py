"""How small lists are written in the cases; what each customer owes was worked out by hand.

Where the file itself leaves a doubt, `owed` is None: only a question or a refusal is right.
"""

from __future__ import annotations

from dataclasses import replace

from tests.corpus.runner import Case, Grid

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
