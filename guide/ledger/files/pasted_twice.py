"""A file whose body was pasted twice under one header: every sum would be doubled, whatever the file is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from guide.errors import UnreadableFile
from guide.ledger.columns.mapping import fingerprint, mapping_for
from guide.ledger.source.repetition import BOTH, PASTED, REPEATED
from guide.ledger.source.source_files import ColumnMapping, Options
from guide.ledger.source.table import FirstRows, Table
from guide.ledger.source.total_question import TotalAnswer, TotalInDoubt, TotalQuestion
from guide.values.french import count

#: Fewer rows alike are those of a list that has little to say.
_LEAST = 2
_HALF = "moitie"
_ANSWERS = ((_HALF, "la première moitié compte seule"), (BOTH, "les deux moitiés s'additionnent"))


def counted_once(table: Table, name: str, options: Options, weigh: Callable[[Options], int]) -> Table:
    """The table, without its second half where the person said that it repeats the first. Raises TotalInDoubt when nobody
    said. `weigh`: the cents owed in the file under these options; raises UnreadableFile for a file that is refused, and
    TotalInDoubt when something else has to be known first."""
    half = table.body.rows_pasted_twice(table.names) if table.rows >= 2 * _LEAST else 0
    if half < _LEAST:
        return table
    mapping = mapping_for(options, table.names) or ColumnMapping()
    answer = mapping.answers.get(PASTED)
    if answer == _HALF:
        lines = None if table.lines is None else table.lines[:half]
        return replace(table, body=FirstRows(table.body, half), lines=lines)
    if answer is not None or mapping.answers.get(REPEATED) == "additionner":
        return table
    answers = []
    for code, label in _ANSWERS:
        changed = mapping.answered(PASTED, code)
        try:
            cents, further = weigh(_under(options, table, changed)), False
        except UnreadableFile:
            return table
        except TotalInDoubt:
            cents, further = None, True
        answers.append(TotalAnswer(label, cents, f"--fichier-double {code}", changed, further))
    if answers[0].open == answers[1].open and not answers[0].further:
        return table
    raise TotalInDoubt(
        TotalQuestion(
            name,
            f"La seconde moitié du fichier ({count(half, 'ligne', 'lignes')}) répète la première : a-t-il été collé deux fois ?",
            tuple(answers),
            table.names,
            preview=table.preview,
        )
    )


def _under(options: Options, table: Table, mapping: ColumnMapping) -> Options:
    """The options that read the files of these headers so."""
    if options.mapping is not None:
        return replace(options, mapping=mapping)
    return replace(options, mappings={**options.mappings, fingerprint(table.names): mapping})
