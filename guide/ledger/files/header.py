"""Where the header of a text file is, and how the file is cut: the line that reads best as a header."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from guide.errors import UnreadableFile
from guide.ledger.columns.amounts import read_cell
from guide.ledger.columns.dates import read_day
from guide.ledger.columns.headers import Recognise, Recognised, numbered_columns
from guide.ledger.files.encoding import Decoded

SEPARATORS = ("\t", "|", ";", ",")
#: The header of a list stands in the first lines, after a title and filters.
HEADER_LINES = 25
MAX_COLUMNS = 2000
_FIRST_BYTES = 1 << 20
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Heading:
    """Where the header is, how its file is cut, and what it says."""

    names: tuple[str, ...]
    separator: str
    line: int
    offset: int
    known: Recognised
    #: Cells may stand between double quotes. In a FEC a quote is a character, unless its header is quoted too.
    quoted: bool


def heading(name: str, source: Decoded, recognise: Recognise) -> Heading:
    """The line that reads best as a header among the first ones, cut by its likeliest separator. None stands under the
    first invoice of another."""
    best: Heading | None = None
    for number, (offset, raw) in enumerate(first_lines(source.data), 1):
        text = raw.decode(source.encoding, errors="replace")
        if max(text.count(separator) for separator in SEPARATORS) > MAX_COLUMNS:
            raise UnreadableFile(
                f"« {name} » a plus de {MAX_COLUMNS} colonnes.",
                "Exportez seulement les colonnes utiles : numéro, client, dates, total, reste à payer.",
            )
        for separator in sorted((s for s in SEPARATORS if s in text), key=text.count, reverse=True):
            names = header_cells(text, separator)
            known = recognise(names)
            quoted = not known.fec or '"' in text
            here = Heading(tuple(names), separator, number, offset + len(raw), known, quoted)
            if here.known.fec:
                return here
            if best is not None and best.known.is_header and is_invoice(names):
                return best
            if best is None or _rank(here) > _rank(best):
                best = here
    if best is None:
        raise UnreadableFile(
            f"« {name} » n'a pas de colonnes : ni tabulation, ni barre, ni point-virgule, ni virgule "
            "dans ses premières lignes.",
            "Déposez l'export de votre logiciel en CSV, en texte (FEC) ou en Excel.",
        )
    return best if best.known.is_header else _without_header(source, best, recognise)


def is_invoice(cells: Sequence[str]) -> bool:
    """Whether a line already is one of data: a date in one cell, an amount in another."""
    dates = [bool(_DATE.match(cell)) and read_day(cell) is not None for cell in cells]
    amounts = [bool(_DIGIT.search(cell)) and read_cell(cell).cents is not None for cell in cells]
    return any(dates) and any(a and not d for a, d in zip(amounts, dates, strict=True))


def _without_header(source: Decoded, best: Heading, recognise: Recognise) -> Heading:
    """The same, unless its first line is already an invoice: that line is read, under columns without names."""
    if not is_invoice(best.names):
        return best
    for number, (offset, raw) in enumerate(first_lines(source.data)):
        cells = header_cells(raw.decode(source.encoding, errors="replace"), best.separator)
        if is_invoice(cells):
            names = numbered_columns(max(len(cells), len(best.names)))
            return replace(best, names=tuple(names), line=number, offset=offset, known=recognise(names), quoted=True)
    return best


def _rank(heading: Heading) -> tuple[int, int]:
    """A header is told by the columns recognised; failing three of them, by how many cells are filled."""
    return (heading.known.points if heading.known.is_header else 0, sum(map(bool, heading.names)))


def first_lines(data: bytes) -> list[tuple[int, bytes]]:
    """The first lines of a file with their offsets, whatever ends them."""
    ends = re.finditer(rb"\r*\n|\r(?!\r*\n)", data[:_FIRST_BYTES])
    out: list[tuple[int, bytes]] = []
    start = 0
    for end in ends:
        out.append((start, data[start : end.end()]))
        start = end.end()
        if len(out) == HEADER_LINES:
            return out
    if start < len(data):
        out.append((start, data[start:_FIRST_BYTES] if len(data) > _FIRST_BYTES else data[start:]))
    return out


def header_cells(line: str, separator: str) -> list[str]:
    """The cells of a header, without the empty one that a trailing separator makes."""
    row = cut_line(line.strip("\r\n\x1a"), separator)
    cells = [" ".join(cell.split()) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def cut_line(line: str, separator: str) -> list[str]:
    if '"' not in line:
        return line.split(separator)
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return line.split(separator)
